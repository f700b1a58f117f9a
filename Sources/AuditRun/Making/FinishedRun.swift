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
  /// What the tests did.
  public let run: TestRun
  /// What they attached.
  public let evidence: AttachedEvidence
  /// The compiler of this program.
  public let toolchain: String
  /// The command that repeats the run.
  public let command: String

  /// A project with a finished run of its tests.
  public init(
    root: URL, tree: ProjectTree, audit: Audit, run: TestRun, evidence: AttachedEvidence, toolchain: String,
    command: String
  ) {
    (self.root, self.tree, self.audit, self.run, self.evidence) = (root, tree, audit, run, evidence)
    (self.toolchain, self.command) = (toolchain, command)
  }
}
