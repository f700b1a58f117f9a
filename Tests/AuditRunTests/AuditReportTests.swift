import Claims
import Foundation
import TestSupport
import Testing

@testable import AuditRun
@testable import DINLCommand

@Suite struct `The audit of a run` {
  static let intended: [String: LetterVerdict.Verdict] = [
    "L1": .shownExactly, "L2": .supportedStatistically, "L3": .corrected, "L4": .undecidable,
  ]

  @Test func `a run without faults turns no row red`() throws {
    let report = try SmallRun().report()
    #expect(report.gaps.map(\.message) == [])
    #expect(report.claims.map(\.id) == ["GR-001", "GR-002", "LG-001"])
    #expect(report.claims.map(\.own) == [.exact, .statistical, .certified])
    #expect(report.claims.map(\.computed) == [.exact, .statistical, .certified])
    #expect(report.claims.allSatisfy(\.reasons.isEmpty) && report.datasets.allSatisfy(\.isRight))
    #expect(Dictionary(uniqueKeysWithValues: report.letter.map { ($0.id, $0.verdict) }) == Self.intended)
    #expect(report.counts == AuditReport.Counts(passed: 7, failed: 0, skipped: 0))
  }

  @Test(arguments: RunFault.all)
  func `control: a deliberate fault turns exactly the right rows red`(fault: RunFault) throws {
    var run = SmallRun()
    fault.plant(&run)
    let report = try run.report()
    #expect(Set(report.gaps.map(\.kind)) == fault.kinds, "\(report.gaps)")
    #expect(Set(report.claims.filter { $0.own == .broken }.map(\.id)) == fault.broken)
    #expect(Set(report.claims.filter { $0.computed == .broken }.map(\.id)) == fault.broken.union(fault.fallen))
    #expect(Set(report.datasets.filter { !$0.isRight }.map(\.file)) == fault.datasets)
    let differing = report.letter.filter { $0.verdict != Self.intended[$0.id] }
    #expect(Dictionary(uniqueKeysWithValues: differing.map { ($0.id, $0.verdict) }) == fault.verdicts)
    for claim in report.claims where claim.computed == .broken { #expect(!claim.reasons.isEmpty) }
  }

  @Test func `there is a fault of every kind`() {
    #expect(RunFault.all.reduce(into: Set<ReportGap.Kind>()) { $0.formUnion($1.kinds) } == Set(ReportGap.Kind.allCases))
  }

  @Test func `a claim's row holds all that the project and the run say of it`() throws {
    let report = try SmallRun().report()
    let (first, second) = (report.claims[0], report.claims[1])
    #expect(first.title == "a claim" && first.area == "GR" && first.proof == SmallProject.proof && first.line == 3)
    #expect(first.statement == "The statement of GR-001 with $$x^2$$." && first.kinds == ["exact"])
    #expect(first.usedBy == ["GR-002"] && second.uses == ["GR-001"] && second.evidence.contains("dinl audit"))
    #expect(first.code == ["Sources/DINL/Tree.swift#Tree"] && first.command == "swift test --filter GR-001")
    let score = try #require(first.mutation)
    #expect(score.rate == 7.0 / 8 && score.survived == 1 && score.notReached == 0 && second.mutation == nil)
    let test = try #require(first.tests.first)
    #expect(test.name == "it spans" && test.state == .passed && test.seconds == 0.5 && !test.isControl)
    #expect(test.file == SmallProject.suites && test.line == 5 && test.suite == "GR-001 the tree")
    #expect(test.evidence.map(\.cases) == [1000] && test.issues.isEmpty)
    #expect(first.controls.map(\.refutation) == [.expectation])
    let control = try #require(second.controls.first)
    #expect(control.refutation == .counterexample)
    #expect(control.evidence.first?.refutation?.drawing?.tables.first?.rows == [["1"]])
    #expect(report.equivalents.map(\.occurrence) == [0] && report.mutation?.survivors.count == 1)
  }

  @Test func `the report says where it was made and what was not run`() throws {
    let report = try SmallRun().report()
    let environment = report.environment
    #expect(environment.testingLibrary == "6.3.1" && environment.platform == "x86_64-unknown-linux-gnu")
    #expect(environment.seeds == ["0xff"] && environment.effort == 1 && environment.toolchain == "Swift")
    #expect(environment.seconds == 3.5 && environment.start == 1e9 + 100 && environment.processorCount > 0)
    #expect(!environment.operatingSystem.isEmpty && environment.command == "swift run dinl audit --run")
    #expect(
      report.notRun == [
        "`dinl audit`, which shows figures of GR-002", "checksums of Data/coins: its README states none",
      ])
    var run = SmallRun()
    run.files[SmallProject.mutation] = nil
    run.files[SmallProject.coverage] = nil
    run.change("another test") { $0.isSkipped = true }
    let lines = try run.report().notRun
    #expect(lines.contains("mutants of the code: there is no Proofs/Evidence/mutation.json"))
    #expect(lines.contains("line coverage: there is no Proofs/Evidence/coverage.json"))
    #expect(lines.contains("the test 'another test', which the run left out"))
  }

  @Test func `code that has changed since its mutants were run is named as not run`() throws {
    var run = SmallRun()
    run.replace(SmallProject.mutation, "return two", "return three")
    let line = "mutants of the code as it is: it has changed at 1 of the 1 places of Proofs/Evidence/mutation.json"
    #expect(try run.report().notRun.contains("\(line) where a mutant was alive"))
    run.replace(SmallProject.mutation, "return three", "return  two")
    #expect(try !run.report().notRun.contains { $0.hasPrefix("mutants") })
  }

  @Test func `each test is counted once, by the state that its row has`() throws {
    var run = SmallRun()
    run.change("another test") { ($0.isSkipped, $0.isBegunBeforeSkip) = (true, true) }
    run.change("a forged tree") { $0.isSkipped = true }
    run.change("it holds") { $0.isEnded = false }
    let report = try run.report()
    #expect(report.counts == AuditReport.Counts(passed: 4, failed: 1, skipped: 2))
    let states = report.claims.flatMap { $0.tests + $0.controls }.map(\.state)
    #expect(states.count { $0 == .failed } == 1 && states.count { $0 == .skipped } == 1)
    #expect(report.gaps.map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.failedTest, .missingTest])
    #expect(report.notRun.contains("the test 'another test', which the run left out"))
  }

  @Test func `an issue that a test expects is none`() throws {
    var run = SmallRun()
    run.change("it spans") { $0.issues = [("as expected", true)] }
    #expect(try run.report().gaps.isEmpty)
  }

  @Test func `a verdict is no firmer than the weakest claim under it`() throws {
    var run = SmallRun()
    run.replace(
      SmallProject.letter, "| [GR-001](Graph.md#GR-001) |", "| [GR-001](Graph.md#GR-001), [LG-001](Ledger.md#LG-001) |")
    let certified = try #require(try run.report().letter.first)
    #expect(
      certified.verdict == .certified && certified.intended == .shownExactly && certified.weakenedBy == ["LG-001"])
    run.replace(
      SmallProject.letter, "[LG-001](Ledger.md#LG-001) | shown exactly", "[GR-002](Graph.md#GR-002) | shown exactly")
    #expect(try run.report().letter.first?.verdict == .supportedStatistically)
  }

  @Test func `a report is the same after it was written and read`() throws {
    var run = SmallRun()
    run.documents[0].best = .init(score: .infinity, input: "1", drawing: nil)
    let report = try run.report()
    #expect(try AuditReport(json: Data(report.json().utf8)) == report)
  }

  @Test func `the table has a row per claim, and ends with every gap and the counts`() throws {
    var run = SmallRun()
    run.change("it spans") { $0.issues = [("1 is not 2", false)] }
    let lines = try run.report().table(width: 120).split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("L1") && $0.contains("not supported, weakened by GR-001") })
    #expect(
      lines.contains { $0.hasPrefix("GR-001  broken     broken       0 of 1") && $0.hasSuffix("87.5 %") }, "\(lines)")
    #expect(lines.contains { $0.hasPrefix("failed test: GR-001, ") && $0.hasSuffix("'it spans' failed: 1 is not 2") })
    #expect(
      lines.last
        == "3 claims, 1 broken by themselves; 6 tests passed, 1 failed, 0 left out; 1 of 1 checksums right; "
        + "line coverage DINL 90.0 %, Verification 75.0 %; 1 gap")
    run.files[SmallProject.coverage] = nil
    #expect(try run.report().table(width: 120).hasSuffix("1 of 1 checksums right; 1 gap"))
  }

  @Test func `the command reads a finished run, writes the report, and exits with 1 on a gap`() throws {
    try withTemporaryDirectory { root in
      var run = SmallRun()
      try run.write(to: root)
      let arguments = [
        "audit", "--run", "--events", "results/events.jsonl", "--attachments", "results/attachments", "--output", "out",
      ]
      let clean = try DINLProgram.call(arguments, in: root)
      #expect(clean.status == 0 && clean.output.hasSuffix("no gaps\n"), "\(clean)")
      let written = try AuditReport(json: Data(contentsOf: root.appending(path: "out/audit.json")))
      #expect(written.claims.map(\.computed) == [.exact, .statistical, .certified])
      run.change("it spans") { $0.issues = [("1 is not 2", false)] }
      try run.write(to: root)
      let faulty = try DINLProgram.call(arguments + ["--json"], in: root)
      #expect(faulty.status == 1)
      #expect(try AuditReport(json: Data(faulty.output.utf8)).gaps.map(\.kind) == [.failedTest])
      #expect(faulty.error.contains("Wrote out/audit.json"))
      let quiet = try DINLProgram.call(arguments + ["--quiet"], in: root)
      #expect(quiet == DINLProgram.Outcome(status: 1, output: "", error: ""))
    }
  }
}

@Suite struct `This project, as the audit of a run reads it` {
  static let tree = Result { try ProjectTree(contentsOf: Project.folder) }

  @Test func `each mark of an equivalent mutant says something of the code as it is`() throws {
    let marks = try EquivalentMark.list(in: Project.folder)
    let stale = EquivalentMark.stale(marks, in: try Self.tree.get())
    #expect(stale.isEmpty, "\(stale.map { "\($0.why): '\($0.mark.statement)'" })")
    #expect(marks.count > 200)
  }

  /// Of other statements, declarations and changes the marks say nothing. The last three are marks that were left behind
  /// when their code moved to other files, where the same words still stood in the old ones.
  @Test func `control: each mark that is changed, and each that its code left behind, is refused`() throws {
    let tree = try Self.tree.get()
    for mark in try EquivalentMark.list(in: Project.folder) {
      var (longer, elsewhere, unlike) = (mark, mark, mark)
      longer.statement += " + 1"
      elsewhere.symbol += ".elsewhere"
      unlike.change = "`unlike` → `1`"
      #expect(EquivalentMark.stale([longer, elsewhere, unlike], in: tree).count == 3, "\(mark)")
    }
    let left = [
      ("Gate/CategoricalGate.swift", "categoricalErrors", "-Scalar.infinity", "`infinity` → `greatestFiniteMagnitude`"),
      ("Gate/CategoricalGate.swift", "relax", "-Scalar.infinity", "`infinity` → `greatestFiniteMagnitude`"),
      ("Tree/PathSearch+Heap.swift", "PathSearch.findParents", "Int(labels[target].parent) <= node", "`<=` → `<`"),
    ].map { file, symbol, statement, change in
      EquivalentMark(
        file: "Sources/DINL/" + file, symbol: symbol, statement: statement, change: change, occurrence: nil, reason: "")
    }
    #expect(left.allSatisfy { tree.texts[$0.file]?.contains($0.statement) == true })
    #expect(EquivalentMark.stale(left, in: tree).map(\.mark) == left)
  }

  @Test func `each verdict on the letter is one that the claims under it can support`() throws {
    let records = Audit.withRecords(of: try Self.tree.get(), commands: [:]).records
    let own = Dictionary(
      uniqueKeysWithValues: records.map { ($0.id.description, ClaimStrength(weakestOf: $0.evidence)) })
    let uses = Dictionary(uniqueKeysWithValues: records.map { ($0.id.description, $0.uses.map(\.description)) })
    let strengths = ClaimStrength.combined(own: own, uses: uses)
    let rows = try LetterRow.all(in: try Self.tree.get())
    #expect(rows.map(\.id) == (1...7).map { "L\($0)" })
    for row in rows {
      #expect(LetterVerdict(row, strengths: strengths).weakenedBy == [], "\(row.id)")
      #expect(!row.restsOn.isEmpty && !row.reason.isEmpty && !row.statement.isEmpty)
    }
  }

  @Test func `every dataset is the one that its table states`() throws {
    let datasets = DatasetChecksum.all(in: try Self.tree.get(), root: Project.folder)
    #expect(datasets.filter { !$0.isRight } == [])
    #expect(datasets.count >= 5)
  }

  @Test func `the tests of every claim have the identifiers that a run gives them`() throws {
    let current = try #require(Test.current)
    let identifier = TestRun.identifier(String(describing: current.id))
    #expect(
      identifier == "AuditRunTests.`This project, as the audit of a run reads it`/`\(TestRun.name(current.name))`()")
  }

  @Test func `the audit's own help names what a run needs`() throws {
    let options = try #require(AuditCommand.knownCommands["audit"])
    #expect(options.isSuperset(of: ["--run", "--events", "--attachments", "--coverage"]))
  }
}
