import Foundation

extension JSONDecoder {
  /// Decodes a document that the strict reader accepts.
  ///
  /// The decoder alone uses the last of two equal keys, and ends the program on some bytes that are not UTF-8.
  ///
  /// - Throws: `JSONError`, or what the decoder throws.
  /// - Complexity: O(n) for n bytes.
  public func decodeStrictly<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    try JSONChecker.check(Array(data))
    return try decode(type, from: data)
  }
}
