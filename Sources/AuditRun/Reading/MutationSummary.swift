import Foundation

/// What a run of mutants showed, as `Proofs/Evidence/mutation.json` keeps it.
public struct MutationSummary: Codable, Equatable, Sendable {
  /// How many of a group of mutants the specification kills.
  public struct Score: Codable, Equatable, Sendable {
    /// All mutants of the group.
    public var mutants: Int
    /// Those on which a test fails.
    public var killed: Int
    /// Those on which a test does not end in its time.
    public var timeouts: Int
    /// Those on which all tests pass.
    public var survived: Int
    /// Those that no test runs.
    public var notReached: Int
    /// Those that are marked as equal to the code in all that they do.
    public var equivalent: Int

    /// The share that is killed of those not marked as equivalent; nil if there is none.
    public var rate: Double? {
      mutants > equivalent ? Double(killed + timeouts) / Double(mutants - equivalent) : nil
    }
  }

  /// A mutant that no test killed.
  public struct Survivor: Codable, Equatable, Sendable {
    /// The path of the file.
    public var file: String
    /// The line of the change.
    public var line: Int
    /// The declaration around the change.
    public var symbol: String
    /// The statement on one line.
    public var statement: String
    /// The change.
    public var change: String
    /// Why it equals the code, if it is marked so.
    public var equivalent: String?
  }

  /// The command that repeats the run.
  public var command: String
  /// The checksum of git of the files that were mutated and tested.
  public var tree: String?
  /// The score of all mutants.
  public var total: Score
  /// The score of each module.
  public var modules: [String: Score]
  /// The score of the code of each claim.
  public var claims: [String: Score]
  /// The score of each kind of mutant.
  public var kinds: [String: Score]
  /// The mutants that no test killed.
  public var survivors: [Survivor]

  /// The path of the summary in the project.
  public static let path = "Proofs/Evidence/mutation.json"

  /// The summary of a project; nil if it has none.
  ///
  /// - Throws: ``AuditRunError`` if the file is there and no summary.
  static func read(in root: URL) throws(AuditRunError) -> MutationSummary? {
    try ProjectDocument.read(MutationSummary.self, at: path, in: root)
  }
}
