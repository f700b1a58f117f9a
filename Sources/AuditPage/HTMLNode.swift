/// A piece of a page that is well-formed XML by construction: text and attribute values are escaped when they are
/// added.
struct HTMLNode: Equatable {
  /// The markup itself.
  let source: String

  private init(source: String) { self.source = source }

  /// Text, escaped.
  static func text(_ text: String) -> HTMLNode { HTMLNode(source: escaped(text)) }

  /// An element with its attributes, in the order given, and its children.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [HTMLNode] = []
  ) -> HTMLNode {
    let list = attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
    // HTML reads the short form `<td/>` as a beginning; only an element that is always empty has it.
    if name == "mspace" { return HTMLNode(source: "<\(name)\(list)/>") }
    return HTMLNode(source: "<\(name)\(list)>\(children.map(\.source).joined())</\(name)>")
  }

  /// An element that holds one text.
  static func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) -> HTMLNode {
    element(name, attributes, [.text(text)])
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
