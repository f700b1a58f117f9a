/// A strict reader of JSON documents that keeps numbers as they are written.
///
/// The bytes must be UTF-8, the keys of one object must differ, and nothing may follow the document. The whole document
/// is checked before any of it is read.
/// Source: T. Bray, "The JavaScript Object Notation (JSON) Data Interchange Format", RFC 8259, 2017.
public enum JSONReader {
  /// The greatest depth to which arrays and objects may be nested.
  public static let greatestDepth = 256

  /// The value of a document.
  ///
  /// - Throws: `JSONError` with the place of the first fault.
  /// - Complexity: O(n) for n bytes.
  public static func value(of bytes: some Sequence<UInt8>) throws(JSONError) -> JSONValue {
    var cursor = try JSONCursor(bytes)
    return cursor.value()
  }

  /// The value of a text.
  ///
  /// - Throws: `JSONError` with the place of the first fault.
  public static func value(of text: String) throws(JSONError) -> JSONValue { try value(of: text.utf8) }

  /// The index of the first byte that is not part of valid UTF-8; nil if there is none.
  ///
  /// - Complexity: O(n) for n bytes.
  public static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {}
    var (decoder, iterator, place) = (UTF8(), bytes.makeIterator(), 0)
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): place += UTF8.width(scalar)
      case .emptyInput, .error: return min(place, bytes.count)
      }
    }
  }
}
