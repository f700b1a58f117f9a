import Console
import Foundation
import JSONReading

extension CheckEvidence {
  /// The names of the files that a check writes, in the order in which it writes them.
  public static let fileNames = ["check.json", "check.html"]

  /// The name of the file that says how long a check took, which differs between runs of one seed.
  public static let timingsFileName = "check-timings.json"

  /// The bytes of `check.json`; equal evidence gives equal bytes.
  public func json() throws -> Data { try JSONEncoder.canonical.encode(self) }

  /// Writes the files; each is replaced as a whole.
  ///
  /// - Throws: `OutputError` if a file cannot be written.
  public func write(to directory: OutputDirectory) throws {
    let contents = [try json(), Data(CheckReport(evidence: self).html().utf8)]
    precondition(contents.count == Self.fileNames.count, "each file has its contents")
    for (name, content) in zip(Self.fileNames, contents) { try directory.write(content, to: name) }
  }
}
