/// The commands of TeX that stand for a sign.
enum TeXSymbols {
  /// Letters, in italics as a single letter is in MathML.
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "ell": "ℓ", "partial": "∂", "infty": "∞", "emptyset": "∅",
  ]

  /// Letters that TeX sets upright.
  static let uprightLetters: [String: String] = [
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "nabla": "∇",
  ]

  /// Signs by the command without its backslash.
  static let operators: [String: MathOperator] = [
    "sum": MathOperator("∑", .large), "prod": MathOperator("∏", .large), "int": MathOperator("∫", .large),
    "cdot": MathOperator("⋅", .binary), "times": MathOperator("×", .binary), "pm": MathOperator("±", .binary),
    "oplus": MathOperator("⊕", .binary), "otimes": MathOperator("⊗", .binary), "setminus": MathOperator("∖", .binary),
    "star": MathOperator("⋆", .binary), "wedge": MathOperator("∧", .binary), "cup": MathOperator("∪", .binary),
    "cap": MathOperator("∩", .binary), "circ": MathOperator("∘", .binary),
    "le": MathOperator("≤", .relation), "leq": MathOperator("≤", .relation), "ge": MathOperator("≥", .relation),
    "geq": MathOperator("≥", .relation), "ne": MathOperator("≠", .relation), "neq": MathOperator("≠", .relation),
    "ll": MathOperator("≪", .relation), "gg": MathOperator("≫", .relation), "succeq": MathOperator("⪰", .relation),
    "approx": MathOperator("≈", .relation), "sim": MathOperator("∼", .relation), "propto": MathOperator("∝", .relation),
    "in": MathOperator("∈", .relation), "notin": MathOperator("∉", .relation), "subseteq": MathOperator("⊆", .relation),
    "to": MathOperator("→", .relation), "mapsto": MathOperator("↦", .relation), "gets": MathOperator("←", .relation),
    "Rightarrow": MathOperator("⇒", .relation), "mid": MathOperator("∣", .relation),
    "{": MathOperator("{", .open), "}": MathOperator("}", .close), "|": MathOperator("‖", .ordinary),
    "langle": MathOperator("⟨", .open), "rangle": MathOperator("⟩", .close), "lfloor": MathOperator("⌊", .open),
    "rfloor": MathOperator("⌋", .close), "lceil": MathOperator("⌈", .open), "rceil": MathOperator("⌉", .close),
  ]

  /// Signs by the character that is written for them.
  static let characters: [Character: MathOperator] = [
    "+": MathOperator("+", .binary), "-": MathOperator("−", .binary), "*": MathOperator("∗", .binary),
    "=": MathOperator("=", .relation), "<": MathOperator("<", .relation), ">": MathOperator(">", .relation),
    ":": MathOperator(":", .relation), "(": MathOperator("(", .open), ")": MathOperator(")", .close),
    "[": MathOperator("[", .open), "]": MathOperator("]", .close), "!": MathOperator("!", .close),
    "|": MathOperator("|", .ordinary), "/": MathOperator("/", .ordinary), ".": MathOperator(".", .ordinary),
    ",": MathOperator(",", .punctuation), ";": MathOperator(";", .punctuation),
  ]

  /// Ellipses.
  static let ellipses: [String: String] = ["dots": "…", "ldots": "…", "cdots": "⋯"]

  /// Names of functions, which stand upright; true if an index stands below the name in display mathematics.
  static let words: [String: Bool] = [
    "ln": false, "log": false, "exp": false, "sin": false, "cos": false, "tanh": false, "arctan": false, "det": true,
    "min": true, "max": true, "inf": true, "sup": true, "lim": true, "Pr": true,
  ]

  /// Accents above a letter.
  static let accents: [String: String] = [
    "hat": "ˆ", "tilde": "˜", "breve": "˘", "bar": "¯", "dot": "˙",
  ]

  /// Spaces, in widths of an em; TeX's unit is its eighteenth.
  static let spaces: [String: String] = [
    ",": "0.1667em", ":": "0.2222em", ";": "0.2778em", "quad": "1em", "qquad": "2em",
  ]

  /// Sizes of fences, from *amsmath*: factors of the usual size of a fence.
  static let sizes: [String: String] = ["big": "1.2em", "Big": "1.8em", "bigg": "2.4em", "Bigg": "3em"]

  /// Whether the sign has its limits below and above itself in display mathematics.
  static func hasLimits(_ sign: MathOperator) -> Bool { sign.kind == .large && sign.sign != "∫" }
}
