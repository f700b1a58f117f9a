import Foundation
import TestSupport
import Testing

@testable import Claims
@testable import DINLCommand

@Suite struct `The audit` {
  @Test func `this project has no gaps`() throws {
    let audit = Audit(of: try ProjectTree(contentsOf: Project.folder), commands: try AuditCommand.knownCommands)
    #expect(audit.gaps.isEmpty, "\(audit.gaps.map(\.description).joined(separator: "\n"))")
    #expect(!audit.rows.isEmpty)
  }

  @Test func `a complete project has a full row per claim and no gaps`() throws {
    let audit = PlantedTree.audit(PlantedTree.clean)
    #expect(audit.gaps.map(\.description) == [])
    #expect(audit.rows.map(\.id.description) == ["GR-001", "GR-002"])
    let row = try #require(audit.rows.last)
    #expect(row.title == "the certificate")
    #expect(row.proof == Location(path: PlantedTree.graphProof, line: 18))
    #expect(row.isProofComplete)
    #expect(row.code == [PlantedTree.graphSource + "#Tree"])
    #expect(row.tests == ["holds"])
    #expect(row.controls == ["control: a false certificate is refuted"])
    #expect(row.evidence == [.exact, .statistical])
  }

  @Test(arguments: Fault.all)
  func `control: a deliberate fault is reported`(fault: Fault) {
    let gaps = PlantedTree.audit(fault.tree).gaps
    let reported = gaps.contains { gap in
      gap.kind == fault.kind && gap.location.path == fault.path && gap.location.line == fault.line
        && gap.message.contains(fault.says) && !gap.remedy.isEmpty
    }
    #expect(reported, "reported instead: \(gaps.map(\.description))")
    // The fault is the only one of its kind, and no gap is reported beyond what it entails.
    #expect(gaps.allSatisfy { $0.kind == fault.kind || fault.entails.contains($0.kind) }, "\(gaps.map(\.description))")
  }

  @Test func `there is a fault of every kind`() {
    #expect(Set(Fault.all.map(\.kind)) == Set(Gap.Kind.allCases))
  }

  @Test func `the table aligns one row per claim and ends with the count`() {
    let lines = AuditTable.text(PlantedTree.audit(PlantedTree.clean), width: 80)
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines == [
        "claim   title            proof  code  tests  controls  evidence",
        "──────  ───────────────  ─────  ────  ─────  ────────  ──────────────────",
        "GR-001  the tree         ✓         1      1         1  exact",
        "GR-002  the certificate  ✓         1      1         1  exact, statistical",
        "",
        "2 claims, no gaps in links, tests, controls and commands; proofs and figures are not judged",
      ])
    #expect(
      AuditTable.text(PlantedTree.audit(ProjectTree(texts: [:])), width: 80)
        .hasSuffix("\n0 claims, 1 gap; proofs and figures are not judged"))
  }

  @Test func `a folder without Proofs is refused, and a project on disk is read`() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "audit-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    #expect(throws: ProjectTreeError.noProofs(root: root.path)) { try ProjectTree(contentsOf: root) }
    var written = PlantedTree.clean
    written.texts["results/report.md"] = "[dead](missing)"
    try written.write(to: root)
    let tree = try ProjectTree(contentsOf: root)
    #expect(tree.texts == PlantedTree.clean.texts)
    #expect(tree.otherPaths == PlantedTree.clean.otherPaths)
    try Data([0xFF, 0xFE, 0x00]).write(to: root.appending(path: "Proofs/Graph.md"))
    #expect(throws: ProjectTreeError.unreadable(path: "Proofs/Graph.md")) { try ProjectTree(contentsOf: root) }
  }
}
