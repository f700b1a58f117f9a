/// The colors of the page, by name, on light and on dark screens.
enum PageColors {
  /// A color on light and on dark screens.
  struct Shade {
    /// The color on light screens and on paper.
    let light: String
    /// The color on dark screens.
    let dark: String
  }

  /// The colors, in order of their first use in the style sheet.
  static let all: KeyValuePairs<String, Shade> = [
    "paper": Shade(light: "#ffffff", dark: "#14171a"), "card": Shade(light: "#f6f8fa", dark: "#1b1f24"),
    "ink": Shade(light: "#1b1f24", dark: "#e6e9ec"), "soft": Shade(light: "#55606b", dark: "#a4adb6"),
    "rule": Shade(light: "#cfd5db", dark: "#3a4148"), "link": Shade(light: "#00549f", dark: "#7cc0ff"),
    "line": Shade(light: "#76818c", dark: "#808b96"),
    "exact": Shade(light: "#00543d", dark: "#7fe0bb"), "exact-tint": Shade(light: "#dff3ea", dark: "#0f3328"),
    "certified": Shade(light: "#063f7d", dark: "#9ccbff"), "certified-tint": Shade(light: "#e1edf9", dark: "#12304f"),
    "statistical": Shade(light: "#5c3b00", dark: "#f3c97a"),
    "statistical-tint": Shade(light: "#fbeed3", dark: "#3a2c0f"),
    "neutral": Shade(light: "#3f4750", dark: "#c3ccd4"), "neutral-tint": Shade(light: "#e9ecef", dark: "#2a3138"),
    "broken": Shade(light: "#8f1414", dark: "#ffb0a6"), "broken-tint": Shade(light: "#fde5e2", dark: "#4a1714"),
  ]

  /// The pairs of a text and what lies behind it.
  static let pairs: [(text: String, ground: String)] =
    ["ink", "soft", "link", "broken", "exact"].flatMap { [($0, "paper"), ($0, "card")] }
    + Badge.Tone.allCases.map { ($0.rawValue, "\($0.rawValue)-tint") }
    + ["ink", "soft", "link", "broken"].map { ($0, "broken-tint") } + [("paper", "ink")]

  /// The rules that name the colors.
  static let rules = """
    :root { color-scheme: light dark; \(declarations(\.light)) }
    @media (prefers-color-scheme: dark) { :root { \(declarations(\.dark)) } }
    @media print { :root { color-scheme: light; \(declarations(\.light)) } }

    """

  private static func declarations(_ shade: (Shade) -> String) -> String {
    all.map { "--\($0.key): \(shade($0.value));" }.joined(separator: " ")
  }
}
