import Claims
import Foundation
import TestEvidence
import TestSupport
import Testing

@testable import AuditRun

@Suite struct `What a run leaves is read strictly` {
  static func run(_ lines: String) throws(AuditRunError) -> TestRun {
    try TestRun(events: Data(lines.utf8), path: "events.jsonl")
  }

  @Test(arguments: [
    ("A.`GR-001 a/b`/`it (really) holds`()/TreeTests.swift:4:4", "A.`GR-001 a/b`/`it (really) holds`()"),
    ("A.Suite/`with arguments`(first:second:)/File.swift:10:4", "A.Suite/`with arguments`()"),
    ("A.Suite/Inner/plain()/File.swift:10:4", "A.Suite/Inner/plain()"),
    ("A.`GR-001 a suite (of tests)`", "A.`GR-001 a suite (of tests)`"),
    ("A.Suite/`control: a`(_:)", "A.Suite/`control: a`()"),
  ])
  func `an identifier loses its place and the labels of arguments`(id: String, identifier: String) {
    #expect(TestRun.identifier(id) == identifier)
  }

  @Test(arguments: [
    ("`control: a (b)`()", "control: a (b)"), ("plain()", "plain"), ("`with`(n:)", "with"), ("Suite", "Suite"),
  ])
  func `a name loses its backquotes and parentheses`(written: String, name: String) {
    #expect(TestRun.name(written) == name)
  }

  @Test func `a stream gives each test its state, its seconds and its issues`() throws {
    var small = SmallRun()
    small.change("it holds") { $0.issues = [("1 is not 2", false), ("as expected", true)] }
    small.change("it is counted") { $0.isSkipped = true }
    let run = try Self.run(small.events)
    #expect(run.tests.count == 7 && run.seconds == 3 && run.issues.isEmpty)
    let failed = try #require(run.tests.first { $0.name == "it holds" })
    #expect(failed.issues == ["1 is not 2"] && failed.isStarted && failed.isEnded && failed.seconds == 0.5)
    #expect(failed.file == "DINLTests/TreeTests.swift" && !failed.isSuite)
    let skipped = try #require(run.tests.first { $0.name == "it is counted" })
    #expect(skipped.isSkipped && !skipped.isStarted && skipped.seconds == nil)
  }

  @Test func `an issue outside of all tests is kept`() throws {
    let line = """
      {"kind":"event","payload":{"kind":"issueRecorded","instant":{"absolute":1,"since1970":1},\
      "issue":{"isKnown":false},"messages":[{"symbol":"fail","text":"lost"}]},"version":"6.3.0"}
      """
    #expect(try Self.run(line).issues == ["lost"])
  }

  @Test(arguments: [
    (#"{"kind":"event","payload":{},"version":0}"#, "version"), (#"{"kind":"event""#, "line 1"),
    (#"{"kind":"event","payload":{"kind":"runEnded"},"version":"6.3.0"}"#, "instant"),
    (#"{"version":"6.3.0"}"#, "payload"),
  ])
  func `control: a stream of another version or form is refused`(line: String, says: String) {
    let error = #expect(throws: AuditRunError.self) { try Self.run(line) }
    #expect(error?.description.contains(says) == true && error?.path == "events.jsonl", "\(String(describing: error))")
  }

  @Test func `control: a file or folder that is missing, or evidence of another form, is refused`() throws {
    try withTemporaryDirectory { folder in
      let none = folder.appending(path: "none")
      #expect(throws: AuditRunError.self) { try TestRun(eventsAt: none) }
      #expect(throws: AuditRunError.self) { try AttachedEvidence(folder: none) }
      #expect(try AttachedEvidence(folder: folder).documents.isEmpty)
      var document = SmallRun.document("Suite", "test()", .property, .passed)
      document.version = 2
      try Data(document.json().utf8).write(to: folder.appending(path: "evidence-abc.json"))
      #expect(throws: AuditRunError.self) { try AttachedEvidence(folder: folder) }
      try Data("{}".utf8).write(to: folder.appending(path: "evidence-abc.json"))
      #expect(throws: AuditRunError.self) { try AttachedEvidence(folder: folder) }
    }
  }

  @Test func `of a test's comparisons the nearest of each kind is kept`() throws {
    func comparison(_ second: Double, holds: Bool) -> EvidenceDocument {
      var document = SmallRun.document("Suite", "test()", .comparison, holds ? .passed : .refuted)
      document.deviation = Deviation(.tolerance, 1, second, allowed: 0.5, holds: holds, origin: "none")
      return document
    }
    let documents = [comparison(1.125, holds: true), comparison(1.25, holds: true), comparison(3, holds: false)]
    let kept = AttachedEvidence(documents + [SmallRun.document("Suite", "test()", .property, .passed)]).documents
    let shares = try #require(kept["DINLTests.`Suite`/test()"]).map(\.deviation?.share)
    #expect(shares.count == 3 && shares.contains(0.5) && shares.contains(4) && shares.contains(nil))
  }

  /// An order that follows a dictionary would be the stated one on all of twenty tests with a probability of 6^−20.
  @Test func `the evidence of a test has one order`() {
    let kinds: [(Deviation.Form, Bool)] = [(.order, true), (.tolerance, true), (.tolerance, false)]
    let documents = (0..<20).flatMap { index in
      kinds.map { form, holds in
        var document = SmallRun.document("Suite", "test\(index)()", .comparison, holds ? .passed : .refuted)
        document.deviation = Deviation(form, 1, holds ? 1.25 : 3, allowed: 0.5, holds: holds, origin: "none")
        return document
      }
    }
    let kept = AttachedEvidence(documents).documents
    #expect(kept.count == 20)
    for documents in kept.values {
      #expect(documents.map(\.deviation?.form) == [.order, .tolerance, .tolerance])
      #expect(documents.map(\.outcome) == [.passed, .passed, .refuted])
    }
  }

  private static let marked = ProjectTree(texts: [
    "A.swift": "func one() {\n  1 +\n    1 + 10 }\nfunc two() -> Int { one > 1 ? 2 : 3 }\n",
    "B.swift": "let three = 3\n",
  ])

  private static func why(
    _ file: String, _ symbol: String, _ statement: String, _ change: String, _ occurrence: Int? = nil
  ) -> [String] {
    let mark = EquivalentMark(
      file: file, symbol: symbol, statement: statement, change: change, occurrence: occurrence, reason: "none")
    return EquivalentMark.stale([mark], in: marked).map(\.why)
  }

  @Test func `a mark stands for a change of a statement of a declaration, on any number of lines`() {
    #expect(Self.why("A.swift", "one", "1 + 1 +  10", "`1` → `2`") == [])
    #expect(Self.why("A.swift", "one", "1 + 1 + 10", "`1 + 1` → `1`") == [])
    #expect(Self.why("A.swift", "one", "1 + 1 + 10", "`1` → `2`", 1) == [])
    #expect(Self.why("A.swift", "two", "one > 1 ? 2 : 3", "`>` → `>=`") == [])
    #expect(Self.why("B.swift", "", "3", "`3` → `4`", 0) == [])
  }

  @Test func `control: a mark without its file, declaration, statement or place is refused`() {
    #expect(Self.why("C.swift", "three", "3", "`3` → `4`") == ["the file C.swift is gone"])
    #expect(Self.why("A.swift", "three", "3", "`3` → `4`") == ["A.swift has no three"])
    #expect(Self.why("A.swift", "one", "3", "`3` → `4`") == ["the statement no longer stands in one of A.swift"])
    #expect(Self.why("A.swift", "one", "1 + 1", "`1` → `2`") == ["the statement no longer stands in one of A.swift"])
    #expect(
      Self.why("A.swift", "one", "1 + 1 + 10", "`1` → `2`", 2) == ["the statement of one holds `1` 2 times only"])
    #expect(Self.why("A.swift", "one", "1 + 1 + 10", "`-` → `+`") == ["the statement of one holds `-` 0 times only"])
    #expect(Self.why("A.swift", "one", "1 + 1 + 10", "1 → 2") == ["the change has not the form `a` → `b`"])
  }

  @Test func `a claim is as strong as the weakest that it uses, in circles too`() {
    let own: [String: ClaimStrength] = ["a": .exact, "b": .certified, "c": .exact, "d": .statistical, "e": .exact]
    let uses = ["a": ["b"], "b": ["c"], "c": ["a", "unknown"], "d": ["a"], "e": []]
    let combined = ClaimStrength.combined(own: own, uses: uses)
    #expect(combined == ["a": .certified, "b": .certified, "c": .certified, "d": .statistical, "e": .exact])
    #expect(ClaimStrength.allCases == [.broken, .statistical, .certified, .exact] && ClaimStrength.broken < .exact)
    #expect(
      ClaimStrength(weakestOf: [.exact, .statistical]) == .statistical && ClaimStrength(weakestOf: []) == .broken)
  }

  /// The broken claim lowers those that use it, over any number of steps, and no other.
  @Test func `control: a strength that looks only one step far is not the combined one`() {
    let own: [String: ClaimStrength] = ["a": .exact, "b": .exact, "c": .broken, "d": .exact]
    let combined = ClaimStrength.combined(own: own, uses: ["a": ["b"], "b": ["c"], "c": ["d"]])
    #expect(combined["a"] == .broken && combined["d"] == .exact)
  }
}
