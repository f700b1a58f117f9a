/// A strict reader of JSON documents that keeps numbers as they are written.
///
/// The bytes must be UTF-8, the keys of one object must differ, and nothing may follow the document.
/// Source: T. Bray, "The JavaScript Object Notation (JSON) Data Interchange Format", RFC 8259, 2017.
public struct JSONReader: ~Copyable {
  /// The greatest depth to which arrays and objects may be nested.
  public static let greatestDepth = 256

  let bytes: [UInt8]
  var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value of a document.
  ///
  /// - Throws: `JSONError` with the place of the first fault.
  /// - Complexity: O(n) for n bytes.
  public static func value(of bytes: some Sequence<UInt8>) throws(JSONError) -> JSONValue {
    let bytes = Array(bytes)
    var reader = JSONReader(bytes)
    if let place = firstInvalidByte(of: bytes) {
      reader.position = place
      throw reader.error("is not UTF-8; save the file as UTF-8")
    }
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      throw reader.error("begins with a byte-order mark; save the file without one")
    }
    reader.skipSpace()
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == bytes.count else { throw reader.error("something follows the document; drop it") }
    return value
  }

  /// The value of a text.
  ///
  /// - Throws: `JSONError` with the place of the first fault.
  public static func value(of text: String) throws(JSONError) -> JSONValue { try value(of: text.utf8) }

  /// The index of the first byte that is not part of valid UTF-8; nil if there is none.
  ///
  /// - Complexity: O(n) for n bytes.
  public static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var (decoder, iterator, place) = (UTF8(), bytes.makeIterator(), 0)
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): place += UTF8.width(scalar)
      case .emptyInput, .error: return min(place, bytes.count)
      }
    }
  }

  func error(_ problem: String) -> JSONError {
    let before = bytes[..<min(position, bytes.count)]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONError(
      line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: before.count - start + 1, problem: problem)
  }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Reads a character if it comes next.
  ///
  /// - Returns: whether it came next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard let byte = next else { throw error("the document ends too early") }
    guard depth <= Self.greatestDepth else { throw error("is nested deeper than \(Self.greatestDepth)") }
    switch Unicode.Scalar(byte) {
    case "{": return try object(depth: depth)
    case "[": return try array(depth: depth)
    case "\"": return .text(try text())
    case "-", "0"..."9": return .number(try number())
    default:
      for (word, value) in [("null", JSONValue.null), ("true", .boolean(true)), ("false", .boolean(false))]
      where bytes[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return value
      }
      throw error("is no JSON value (NaN and Infinity are none either)")
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return .array(elements) }
    while true {
      skipSpace()
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw error("needs a comma or the end of the list") }
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var members: [String: JSONValue] = [:]
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("needs a key in quotes") }
      let place = position
      let key = try text()
      guard members[key] == nil else {
        position = place
        throw error("has the key \(JSONValue.text(key).shown) twice; drop one")
      }
      skipSpace()
      guard take(":") else { throw error("needs a colon after the key") }
      skipSpace()
      members[key] = try value(depth: depth + 1)
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw error("needs a comma or the end of the object") }
    }
  }
}
