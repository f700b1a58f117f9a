import Foundation
import JSONReading

/// How many lines of the modules that the audit judges the tests ran, as `Proofs/Evidence/coverage.json` keeps it.
public struct CoverageSummary: Codable, Equatable, Sendable {
  /// How many of a group of lines the tests ran.
  public struct Lines: Codable, Equatable, Sendable {
    /// All lines with code.
    public var lines: Int
    /// Those that a test ran.
    public var covered: Int

    /// The share that a test ran; nil if there is no line.
    public var share: Double? { lines > 0 ? Double(covered) / Double(lines) : nil }

    /// Whether the numbers can be counts.
    var areCounts: Bool { covered >= 0 && covered <= lines }
  }

  /// A file of which the tests did not run every line.
  public struct File: Codable, Equatable, Sendable {
    /// The path of the file in the project.
    public var path: String
    /// All lines with code.
    public var lines: Int
    /// Those that a test ran.
    public var covered: Int

    /// Its lines as a group.
    public var counts: Lines { Lines(lines: lines, covered: covered) }
  }

  /// The command that repeats the run.
  public var command: String
  /// The lines of each module.
  public var modules: [String: Lines]
  /// The files of which some lines were not run, in order of path.
  public var files: [File]

  /// The path of the summary in the project.
  public static let path = "Proofs/Evidence/coverage.json"

  /// The modules that the audit judges.
  static let judgedModules = ["DINL", "Verification"]

  /// The summary of a project; nil if it has none.
  ///
  /// - Throws: ``AuditRunError`` if the file is there and no summary, or is one of other modules or of impossible counts.
  static func read(in root: URL) throws(AuditRunError) -> CoverageSummary? {
    guard let summary = try ProjectDocument.read(CoverageSummary.self, at: path, in: root) else { return nil }
    guard summary.modules.keys.sorted() == judgedModules else {
      throw AuditRunError(path: path, problem: "is not of the modules \(judgedModules.joined(separator: ", "))")
    }
    guard (summary.files.map(\.counts) + summary.modules.values).allSatisfy(\.areCounts) else {
      throw AuditRunError(path: path, problem: "counts fewer covered lines than none, or more than there are")
    }
    return summary
  }

  /// The summary as a document.
  ///
  /// - Throws: what the encoder throws.
  public func json() throws -> String { try JSONText.of(self) }
}
