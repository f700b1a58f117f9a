import Claims
import Foundation
import TestEvidence
import TestSupport

@testable import AuditRun

/// A finished run of the small project, which tests change in one place at a time.
struct SmallRun {
  /// What a test did.
  struct Test {
    var suite: String
    /// The name as written, with the labels of arguments.
    var name: String
    var line: Int
    /// What failed; an issue that the test expects is no failure.
    var issues: [(text: String, isKnown: Bool)] = []
    var isSkipped = false
    /// Whether the run began it before it left it out.
    var isBegunBeforeSkip = false
    var isEnded = true

    var id: String { "DINLTests.`\(suite)`/\(name)/TreeTests.swift:\(line):4" }
  }

  var texts = SmallProject.texts
  var files = SmallProject.files
  var tests: [Test] = [
    Test(suite: "GR-001 the tree", name: "`it spans`(nodes:)", line: 5),
    Test(suite: "GR-001 the tree", name: "`control: a forged tree is refuted`()", line: 6),
    Test(suite: "GR-002 the certificate", name: "`it holds`()", line: 10),
    Test(suite: "GR-002 the certificate", name: "`control: a false certificate is refuted`()", line: 11),
    Test(suite: "LG-001 the exchange", name: "`it is counted`()", line: 15),
    Test(suite: "LG-001 the exchange", name: "`control: half the exchange is refuted`()", line: 16),
    Test(suite: "No claim", name: "`another test`()", line: 20),
  ]
  var documents = [
    Self.document("GR-001 the tree", "`it spans`(nodes:)", .property, .passed),
    Self.document("GR-002 the certificate", "`control: a false certificate is refuted`()", .control, .refuted),
  ]
  var isEnded = true
  /// The line coverage that was measured with the run.
  var coverage: CoverageSummary?

  static func document(
    _ suite: String, _ name: String, _ kind: EvidenceDocument.Kind, _ outcome: EvidenceDocument.Outcome
  ) -> EvidenceDocument {
    var document = EvidenceDocument(
      test: "DINLTests.`\(suite)`/\(name)", property: "a property", kind: kind, outcome: outcome)
    (document.cases, document.seed) = (1000, "0xff")
    if outcome == .refuted {
      document.refutation = .init(
        searches: 10, refutingSearches: 10, casesUntilRefuted: 4, counterexamples: ["[1]"], input: "[1]",
        drawing: CaseDrawing(tables: [.init(title: "", rows: [["1"]])]))
    }
    return document
  }

  /// Changes the test of a name.
  mutating func change(_ name: String, _ body: (inout Test) -> Void) {
    for index in tests.indices where tests[index].name.contains(name) { body(&tests[index]) }
  }

  /// The lines of the event stream.
  var events: String {
    var lines = tests.map { test in
      """
      {"kind":"test","payload":{"id":\(quoted(test.id)),"kind":"function","name":\(quoted(test.name)),\
      "isParameterized":false,"sourceLocation":{"fileID":"DINLTests/TreeTests.swift","line":\(test.line),"column":4}},\
      "version":"6.3.0"}
      """
    }
    var time = 100.0
    func event(_ kind: String, _ test: Test? = nil, _ more: String = "", messages: [String] = []) {
      let id = test.map { ",\"testID\":\(quoted($0.id))" } ?? ""
      let texts = messages.map { "{\"symbol\":\"details\",\"text\":\(quoted($0))}" }.joined(separator: ",")
      lines.append(
        """
        {"kind":"event","payload":{"kind":"\(kind)","instant":{"absolute":\(time),"since1970":\(time + 1e9)},\
        "messages":[\(texts)]\(id)\(more)},"version":"6.3.0"}
        """)
    }
    event("runStarted", messages: ["Testing Library Version: 6.3.1", "Target Platform: x86_64-unknown-linux-gnu"])
    for test in tests {
      if test.isSkipped {
        if test.isBegunBeforeSkip { event("testStarted", test) }
        event("testSkipped", test)
        continue
      }
      event("testStarted", test)
      time += 0.5
      for issue in test.issues {
        event("issueRecorded", test, ",\"issue\":{\"isKnown\":\(issue.isKnown)}", messages: [issue.text])
      }
      if test.isEnded { event("testEnded", test) }
    }
    if isEnded { event("runEnded") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("/", with: "\\/")
    return "\"\(escaped)\""
  }

  /// Writes the project, the event stream `events.jsonl` and the folder `attachments` below a folder.
  func write(to root: URL) throws {
    var contents = texts.merging(files) { $1 }
    contents["results/events.jsonl"] = events
    for (index, document) in documents.enumerated() {
      contents["results/attachments/evidence-\(index).json"] = try document.json()
    }
    contents["results/attachments/tyche.jsonl"] = "not read\n"
    for (path, text) in contents {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try FileManager.default.createDirectory(
      at: root.appending(path: "results/attachments"), withIntermediateDirectories: true)
  }

  /// The report on the run, by way of files.
  func report() throws -> AuditReport {
    try withTemporaryDirectory { root in
      try write(to: root)
      let tree = try ProjectTree(contentsOf: root)
      return FinishedRun(
        root: root, tree: tree, commands: SmallProject.commands,
        run: try TestRun(eventsAt: root.appending(path: "results/events.jsonl")),
        evidence: try AttachedEvidence(folder: root.appending(path: "results/attachments")), coverage: coverage,
        toolchain: "Swift", command: "swift run dinl audit --run"
      ).report()
    }
  }
}
