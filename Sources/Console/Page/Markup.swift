/// A piece of XHTML that is well-formed by construction: text and attribute values are escaped when they are added.
package struct Markup: Equatable {
  /// The markup itself.
  package private(set) var source: String

  private init(source: String) { self.source = source }

  /// Text, escaped.
  package static func text(_ text: String) -> Markup { Markup(source: escaped(text)) }

  /// An element with its attributes, in the order given, and its children.
  package static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [Markup] = []
  ) -> Markup {
    let list = attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
    guard !children.isEmpty else { return Markup(source: "<\(name)\(list)/>") }
    return Markup(source: "<\(name)\(list)>\(children.map(\.source).joined())</\(name)>")
  }

  /// An element that holds one text.
  package static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
  ) -> Markup {
    element(name, attributes, [.text(text)])
  }

  /// A style sheet, the only text that a browser does not unescape.
  package static func style(_ sheet: String) -> Markup {
    precondition(!sheet.contains("<") && !sheet.contains("&"), "a style sheet must need no escaping")
    return Markup(source: "<style>\n\(sheet)</style>")
  }

  /// Escapes the characters that have a meaning in markup, and replaces those that XML 1.0 (§2.2) does not admit.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
