import Claims
import Foundation

/// A project and a finished run of its tests: all that a report is made of.
public struct FinishedRun: Sendable {
  /// The project's folder.
  public let root: URL
  /// The texts of the project.
  public let tree: ProjectTree
  /// The audit of its links.
  public let audit: Audit
  /// What the project states of each claim, in order of id.
  public let records: [ClaimRecord]
  /// What the tests did.
  public let run: TestRun
  /// What they attached.
  public let evidence: AttachedEvidence
  /// The line coverage that was measured with it; nil if the project's summary is to be read.
  public let coverage: CoverageSummary?
  /// The compiler of this program.
  public let toolchain: String
  /// The command that repeats the run.
  public let command: String

  /// A project with a finished run of its tests.
  ///
  /// - Parameters:
  ///   - root: The project's folder.
  ///   - tree: The texts of the project.
  ///   - commands: The subcommands of `dinl` that documents may name, each with its options.
  ///   - run: What the tests did.
  ///   - evidence: What they attached.
  ///   - coverage: The line coverage that was measured with it; nil if the project's summary is to be read.
  ///   - toolchain: The compiler of this program.
  ///   - command: The command that repeats the run.
  public init(
    root: URL, tree: ProjectTree, commands: [String: Set<String>], run: TestRun, evidence: AttachedEvidence,
    coverage: CoverageSummary?, toolchain: String, command: String
  ) {
    (audit, records) = Audit.withRecords(of: tree, commands: commands)
    (self.root, self.tree, self.run, self.evidence) = (root, tree, run, evidence)
    (self.coverage, self.toolchain, self.command) = (coverage, toolchain, command)
  }
}
