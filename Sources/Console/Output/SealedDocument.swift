import Foundation

/// A JSON document in a file with its checksum: `{"sha256":"…","body":…}`.
///
/// The checksum is that of the bytes of the body, so that a file with any other byte is told from what was written.
package enum SealedDocument {
  private static var head: Data { Data("{\"sha256\":\"".utf8) }
  private static var middle: Data { Data("\",\"body\":".utf8) }
  private static var end: Data { Data("}\n".utf8) }

  /// The bytes of the file of a body.
  package static func file(of body: Data) -> Data { file(of: body, checksum: sha256(of: body)) }

  private static func file(of body: Data, checksum: String) -> Data {
    head + Data(checksum.utf8) + middle + body + end
  }

  /// The body in a file that is byte for byte what was written; nil for any other file.
  ///
  /// - Complexity: O(bytes).
  package static func body(of file: Data) -> Data? {
    let start = head.count + 64 + middle.count
    guard file.count >= start + end.count else { return nil }
    let body = Data(file.dropFirst(start).dropLast(end.count))
    return self.file(of: body) == file ? body : nil
  }
}
