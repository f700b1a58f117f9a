import Claims
import Testing

/// A deliberate fault in the complete project, and the gap that the audit must report for it.
struct Fault: Sendable, CustomTestStringConvertible {
  let kind: Gap.Kind
  /// Where the gap must be reported.
  let path: String
  let line: Int
  /// What its message must say.
  let says: String
  /// Kinds of gap that the fault also causes.
  let entails: Set<Gap.Kind>
  let tree: ProjectTree

  var testDescription: String { "\(kind) at \(path):\(line)" }

  /// A fault made by replacing a text in a file.
  ///
  /// - Parameter reported: Where the gap is reported, if not in the file that was changed.
  init(
    _ kind: Gap.Kind, in path: String, _ old: String, _ new: String, reported: String? = nil, line: Int, says: String,
    entails: Set<Gap.Kind> = []
  ) {
    self.init(
      kind, PlantedTree.with(path, old, new), path: reported ?? path, line: line, says: says, entails: entails)
  }

  init(
    _ kind: Gap.Kind, _ tree: ProjectTree, path: String, line: Int, says: String, entails: Set<Gap.Kind> = []
  ) {
    (self.kind, self.tree, self.path, self.line, self.says, self.entails) = (kind, tree, path, line, says, entails)
  }

  static var all: [Fault] {
    ids + proofs + uses + tests + idleTests + checks + code + structure + manifests + links + commands
      + snippets
  }
}
