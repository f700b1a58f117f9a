import PlainText

/// A value of a JSON document.
public enum JSONValue: Equatable, Sendable {
  /// The value null.
  case null
  /// The value true or false.
  case boolean(Bool)
  /// A number as the document writes it, so that no digit is lost.
  case number(String)
  /// A string, with its escapes resolved.
  case text(String)
  /// A list of values in order.
  case array([JSONValue])
  /// An object, as the values of its members by their names.
  case object([String: JSONValue])

  /// The value as a person would write it, cut if it is long, with escapes for characters that do not print.
  public var shown: String {
    var text = ""
    write(to: &text)
    return text.plain(upTo: Self.longest)
  }

  private static let longest = 60

  /// Appends the text of the value, until the whole text is long enough to be cut.
  private func write(to text: inout String) {
    guard text.utf8.count <= 4 * Self.longest else { return }
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .number(let digits): text += digits.prefix(Self.longest + 1)
    case .text(let characters): text += "\"\(String(characters.unicodeScalars.prefix(Self.longest + 1)))\""
    case .array(let values):
      text += "["
      for (index, value) in values.prefix(Self.longest).enumerated() {
        text += index == 0 ? "" : ", "
        value.write(to: &text)
      }
      text += "]"
    case .object(let values):
      text +=
        "{"
        + values.keys.sorted().prefix(Self.longest).map { "\(JSONValue.text($0).shown): …" }
        .joined(separator: ", ") + "}"
    }
  }
}
