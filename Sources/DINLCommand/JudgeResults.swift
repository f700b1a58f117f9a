import Console
import Court
import Foundation
import JSONReading

extension CourtPlan {
  /// The checksum of all on which a judgment depends, but for the program itself.
  func fingerprint(of command: [String]) throws -> String {
    struct Basis: Encodable {
      let plan: CourtPlan
      let command: [String]
    }
    return sha256(of: Data(try JSONText.of(Basis(plan: self, command: command)).utf8))
  }
}

/// A report with the fingerprint of what it depends on.
struct CourtDocument: Encodable {
  let report: CourtReport
  let fingerprint: String

  private enum CodingKeys: String, CodingKey { case fingerprint }

  func encode(to encoder: any Encoder) throws {
    try report.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(fingerprint, forKey: .fingerprint)
  }
}

/// The place of the results of a judgment, which is held from before the first run on.
final class CourtResults {
  private let path: String
  private let directory: OutputDirectory
  private let lock: OutputDirectory.Lock

  private static let names = ["judgment.json", "judgment.html"]

  /// - Throws: `OutputError`, before any work is done.
  init(path: String, fingerprint: String, force: Bool) throws {
    self.path = path
    directory = try OutputDirectory(URL(fileURLWithPath: path, isDirectory: true), of: "judge")
    lock = try directory.lock()
    if !force { try directory.protect(Self.names, against: fingerprint) }
  }

  deinit { withExtendedLifetime(lock) { directory.removePartial() } }

  /// Writes the document and the page.
  ///
  /// - Returns: the paths of the files.
  /// - Throws: `OutputError`.
  func write(_ document: CourtDocument) throws -> [String] {
    let texts = [try JSONText.of(document) + "\n", CourtPage(document.report).html]
    for (name, text) in zip(Self.names, texts) { try directory.write(Data(text.utf8), to: name) }
    return Self.names.map { "\(path)/\($0)" }
  }
}
