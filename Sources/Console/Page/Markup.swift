/// A piece of XHTML that is well-formed by construction: text and attribute values are escaped when they are added.
package struct Markup: Equatable {
  /// The markup itself.
  package private(set) var source: String

  private init(source: String) { self.source = source }

  /// Text, escaped.
  package static func text(_ text: String) -> Markup { Markup(source: escaped(text)) }

  /// The elements that are always empty. HTML reads the short form of any other, such as `<td/>`, as its beginning.
  private static let empty: Set = [
    "br", "circle", "line", "link", "meta", "mspace", "path", "polyline", "rect",
  ]

  /// An element with its attributes, in the order given, and its children.
  package static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [Markup] = []
  ) -> Markup {
    let list = attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
    if children.isEmpty, empty.contains(name) { return Markup(source: "<\(name)\(list)/>") }
    return Markup(source: "<\(name)\(list)>\(children.map(\.source).joined())</\(name)>")
  }

  /// An element that holds one text.
  package static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
  ) -> Markup {
    element(name, attributes, [.text(text)])
  }

  /// A style sheet, which a browser does not unescape.
  package static func style(_ sheet: String) -> Markup { raw("style", sheet) }

  /// A script, which a browser does not unescape.
  package static func script(_ script: String) -> Markup { raw("script", script) }

  private static func raw(_ name: String, _ text: String) -> Markup {
    precondition(!text.contains("<") && !text.contains("&"), "a style sheet or script must need no escaping")
    return Markup(source: "<\(name)>\n\(text)</\(name)>")
  }

  /// Escapes the scalars that have a meaning in markup, and replaces those that XML 1.0 (§2.2) does not admit.
  ///
  /// Scalars, not characters: with a combining mark behind it, `<` is another character, but begins a tag all the same.
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
