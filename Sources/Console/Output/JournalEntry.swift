import Foundation
import JSONReading

/// A finished job, as its file stores it.
///
/// The file is a JSON object with a checksum and a body. The checksum is that of the bytes of the body, which are
/// decoded only after the checksum is verified.
package struct JournalEntry<Job: Codable, Result: Codable>: Codable {
  /// The checksum of all data and options that the result depends on.
  package var fingerprint: String
  /// The checksum of the program that found the result.
  package var program: String
  package var job: Job
  package var result: Result

  /// The entry of a job.
  package init(fingerprint: String, program: String, job: Job, result: Result) {
    (self.fingerprint, self.program, self.job, self.result) = (fingerprint, program, job, result)
  }
}

extension JournalEntry {
  private static var head: Data { Data("{\"sha256\":\"".utf8) }
  private static var middle: Data { Data("\",\"body\":".utf8) }
  private static var end: Data { Data("}\n".utf8) }

  /// The bytes of the file; equal entries give equal bytes.
  package func data() throws -> Data {
    let body = try JSONEncoder.canonical.encode(self)
    return Self.file(of: body, checksum: sha256(of: body))
  }

  package static func file(of body: Data, checksum: String) -> Data { head + Data(checksum.utf8) + middle + body + end }

  /// The body of a file whose checksum is right, nil for any other file.
  package static func body(of file: Data) -> Data? {
    let start = head.count + 64 + middle.count
    guard file.count >= start + end.count else { return nil }
    let body = Data(file.dropFirst(start).dropLast(end.count))
    return self.file(of: body, checksum: sha256(of: body)) == file ? body : nil
  }

  /// The entry in a file, nil if the file is not byte for byte what was written.
  package init?(file: Data) {
    guard let body = Self.body(of: file) else { return nil }
    self.init(body: body)
  }

  /// The entry in a body, nil if the body is not an entry.
  package init?(body: Data) {
    guard let entry = try? JSONDecoder().decodeStrictly(Self.self, from: body) else { return nil }
    self = entry
  }
}
