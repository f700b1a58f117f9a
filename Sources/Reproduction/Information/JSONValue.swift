import Foundation

/// A value of a JSON document.
public enum JSONValue: Equatable, Sendable, Decodable {
  case null
  case boolean(Bool)
  /// A number, as the shortest decimal that names the double nearest to it.
  case number(String)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let boolean = try? container.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? container.decode(Double.self) {
      self = .number("\(number)")
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let array = try? container.decode([JSONValue].self) {
      self = .array(array)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// The value as a person would write it, cut where it is long.
  var shown: String {
    let text = written
    return text.count > 60 ? String(text.prefix(57)) + "…" : text
  }

  private var written: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let text): text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    case .text(let text): "\"\(text)\""
    case .array(let values): "[" + values.map(\.written).joined(separator: ", ") + "]"
    case .object(let values): "{" + values.keys.sorted().map { "\"\($0)\": …" }.joined(separator: ", ") + "}"
    }
  }
}
