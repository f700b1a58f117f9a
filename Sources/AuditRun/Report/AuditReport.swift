import Foundation
import JSONReading
import TestEvidence

/// What a run of the specification shows of every claim, for people and programs to read.
public struct AuditReport: Codable, Equatable, Sendable {
  /// How often tests passed, failed and did not run, those without a claim included.
  public struct Counts: Codable, Equatable, Sendable {
    /// Tests that passed.
    public var passed: Int
    /// Tests that failed or did not end.
    public var failed: Int
    /// Tests that the run left out.
    public var skipped: Int
  }

  /// Where and how the run was made.
  public struct Environment: Codable, Equatable, Sendable {
    /// The compiler of the program that wrote the report.
    public var toolchain: String
    /// The version of the testing library, by the event stream.
    public var testingLibrary: String?
    /// The platform, by the event stream.
    public var platform: String?
    /// The operating system on which the report was written.
    public var operatingSystem: String
    /// The number of processors there.
    public var processorCount: Int
    /// When the run began, in seconds since 1970.
    public var start: Double?
    /// How long it took, in seconds.
    public var seconds: Double?
    /// The command that repeats it.
    public var command: String
    /// The seeds of the properties, by their evidence; several only if tests set their own.
    public var seeds: [String]
    /// The factor on the number of cases, by their evidence.
    public var effort: Int?
  }

  /// The version of the form.
  public var version = 1
  /// The claims of the letter.
  public var letter: [LetterVerdict]
  /// The claims of the project, in order of id.
  public var claims: [ClaimReport]
  /// Everything that is wrong.
  public var gaps: [ReportGap]
  /// The tests of the run.
  public var counts: Counts
  /// Where and how the run was made.
  public var environment: Environment
  /// The files of data with their checksums.
  public var datasets: [DatasetChecksum]
  /// What the mutants of the code showed, if it was measured.
  public var mutation: MutationSummary?
  /// How many lines of the judged modules the tests ran, if it was measured.
  public var coverage: CoverageSummary?
  /// The mutants that are marked as equal to the code.
  public var equivalents: [EquivalentMark]
  /// What the run does not show, a line each.
  public var notRun: [String]
}

extension AuditReport {
  private static let infinity = "Infinity"

  /// The report as a document.
  ///
  /// - Throws: what the encoder throws.
  public func json() throws -> String { try JSONText.of(self, infinity: Self.infinity) }

  /// Reads a report that ``json()`` wrote.
  ///
  /// - Throws: an error of the reader or the decoder.
  public init(json data: Data) throws {
    self = try EvidenceDocument.decoder.decodeStrictly(AuditReport.self, from: data)
  }
}
