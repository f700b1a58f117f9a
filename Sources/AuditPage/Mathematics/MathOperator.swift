import Console

/// A sign of a formula that is neither letter nor number, with the place that TeX gives it in a row.
struct MathOperator: Equatable, Sendable {
  /// How TeX spaces a piece of a formula (D. E. Knuth, *The TeXbook*, chapter 18).
  enum Kind: Sendable {
    /// A letter, a number or a group.
    case ordinary
    /// A sign such as ∑.
    case large
    /// A name such as ln.
    case word
    /// A sign such as +.
    case binary
    /// A sign such as =.
    case relation
    /// An opening fence.
    case open
    /// A closing fence.
    case close
    /// A comma or semicolon.
    case punctuation
    /// A subformula between stretched fences, or an ellipsis.
    case inner
  }

  let sign: String
  let kind: Kind

  init(_ sign: String, _ kind: Kind) { (self.sign, self.kind) = (sign, kind) }

  private static let fences: Set = ["(", ")", "[", "]", "{", "}", "|", "‖", "∣", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉"]

  /// Whether the sign can enclose something.
  var isFence: Bool { Self.fences.contains(sign) }

  /// The sign as MathML.
  ///
  /// The operator dictionary of MathML Core gives binary signs, relations, commas and sums the spaces of TeX.
  /// Attributes state only where TeX differs: no space in an index or exponent, and none about a sign that TeX takes
  /// as ordinary.
  /// - Parameters:
  ///   - isScript: whether it stands in an index or exponent.
  ///   - isOrdinary: whether a binary sign has no operand on one side, as in −1.
  func node(isScript: Bool, isOrdinary: Bool = false) -> Markup {
    let isTight = isOrdinary || kind == .ordinary || isScript && [.binary, .relation, .punctuation].contains(kind)
    // The dictionary has these two as a fence and as a separator.
    let space = isTight ? "0" : sign == ":" || sign == "∣" ? "0.2778em" : nil
    return switch (isFence, space) {
    case (false, nil): .element("mo", text: sign)
    case (false, let space?): .element("mo", ["lspace": space, "rspace": space], text: sign)
    case (true, nil): .element("mo", ["stretchy": "false"], text: sign)
    case (true, let space?):
      .element("mo", ["stretchy": "false", "lspace": space, "rspace": space], text: sign)
    }
  }

  /// The sign as a fence that grows with what it encloses.
  func stretched(form: String) -> Markup {
    .element("mo", ["form": form, "stretchy": "true"], text: sign)
  }

  /// The sign in a given size.
  func sized(_ size: String, form: String) -> Markup {
    .element("mo", ["form": form, "stretchy": "true", "minsize": size, "maxsize": size], text: sign)
  }
}
