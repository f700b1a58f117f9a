import Foundation
import JSONReading

/// A finished job, as its file stores it.
///
/// The file is a ``SealedDocument``, whose body is decoded only after its checksum is verified.
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
  /// The bytes of the file; equal entries give equal bytes.
  package func data() throws -> Data { SealedDocument.file(of: try JSONEncoder.canonical.encode(self)) }

  /// The entry in a file, nil if the file is not byte for byte what was written.
  package init?(file: Data) {
    guard let body = SealedDocument.body(of: file) else { return nil }
    self.init(body: body)
  }

  /// The entry in a body, nil if the body is not an entry.
  package init?(body: Data) {
    guard let entry = try? JSONDecoder().decodeStrictly(Self.self, from: body) else { return nil }
    self = entry
  }
}
