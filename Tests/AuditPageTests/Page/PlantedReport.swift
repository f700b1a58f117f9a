import Foundation
import TestEvidence

@testable import AuditRun
@testable import Claims

/// A small report: a claim of each status, of which the last uses the broken one, and a letter with every verdict.
enum PlantedReport {
  /// A report without faults, except that GR-003 and what rests on it is broken.
  static func report() throws -> AuditReport {
    let claims = try [
      claim("GR-001", .exact, tests: [test("exact", .passed)], controls: [control("graph", .counterexample, graph)]),
      claim("GR-002", .certified, tests: [test("certified", .passed)], controls: [control("no case", .expectation)]),
      claim(
        "GR-003", .broken,
        tests: [test("failing", .failed), test("left out", .skipped), test("gone", .missing)],
        controls: [control("idle", .nothing)]),
      claim(
        "LG-001", .statistical, tests: [test("sampled", .passed)],
        controls: [control("system", .counterexample, system)]),
      claim("LG-002", .exact, computed: .broken, uses: ["GR-003", "GR-001"], tests: [], controls: []),
    ]
    let verdicts = LetterVerdict.Verdict.allCases
    let letter = try verdicts.enumerated().map { index, verdict in
      try self.letter("L\(index + 1)", verdict, restsOn: ["GR-001"])
    }
    return AuditReport(
      letter: try letter + [self.letter("L7", .shownExactly, falls: .notSupported, restsOn: ["GR-003"])],
      claims: claims,
      gaps: [
        ReportGap(kind: .failedTest, claim: "GR-003", subject: "GR-003/failing", message: "'failing' failed"),
        ReportGap(
          kind: .staleMark, claim: nil, subject: "Sources/DINL/Tree.swift#Tree.size",
          message: "the statement no longer stands in Sources/DINL/Tree.swift: 'let two = 3', + → *"),
      ],
      counts: .init(passed: 1234, failed: 1, skipped: 1),
      environment: .init(
        toolchain: "Swift 6.3", testingLibrary: "6.3.1", platform: "linux", operatingSystem: "Debian",
        processorCount: 2,
        start: 1e9, seconds: 133.4, command: "swift run dinl audit --run", seeds: ["0xff"], effort: 1),
      datasets: [
        DatasetChecksum(file: "Data/wine/wine.csv", stated: "aa", found: "aa"),
        DatasetChecksum(file: "Data/digits/digits.csv", stated: "bb", found: "cc"),
        DatasetChecksum(file: "Data/coins/coins.csv", stated: "dd", found: nil),
      ],
      mutation: MutationSummary(
        command: "swift run mutate", tree: "c0ffee", total: score, modules: ["DINL": score], claims: [:],
        kinds: ["statement": score],
        survivors: [
          .init(
            file: "Sources/DINL/Tree.swift", line: 8, symbol: "Tree.size", statement: "return two", change: "removed",
            equivalent: nil)
        ]),
      coverage: CoverageSummary(
        command: "swift test --enable-code-coverage",
        modules: [
          "DINL": .init(lines: 1250, covered: 1225), "Verification": .init(lines: 800, covered: 800),
        ], files: [.init(path: "Sources/DINL/Tree.swift", lines: 40, covered: 15)]),
      equivalents: ["let two = 2", "let two = 3"].map { statement in
        EquivalentMark(
          file: "Sources/DINL/Tree.swift", symbol: "Tree.size", statement: statement, change: "+ → *", occurrence: 0,
          reason: "it is never read")
      }, notRun: ["`dinl check`, which shows figures of GR-001"])
  }

  /// The ids of the rows that the report must turn red.
  static let broken: Set = [
    "GR-003", "LG-002", "GR-003-test-1", "GR-003-test-2", "GR-003-test-3", "GR-003-control-1", "LG-002-no-test",
    "LG-002-no-control", "letter-7", "dataset-2", "dataset-3", "mark-2",
  ]

  static let score = MutationSummary.Score(
    mutants: 10, killed: 6, timeouts: 1, survived: 1, notReached: 0, equivalent: 2)

  static let graph = CaseDrawing(
    graph: .init(
      nodeCount: 3, root: 2,
      links: [
        .init(from: 0, to: 1, label: "1.5"), .init(from: 1, to: 2, label: "4"), .init(from: 2, to: 1, label: "5"),
        .init(from: 0, to: 0, label: "6"),
      ]))

  static let system = CaseDrawing(tables: [
    .init(title: "law", rows: [["1/2", "1/2"]]), .init(title: "loss", rows: [["0", "1"], ["7"]]),
  ])

  static func claim(
    _ id: String, _ own: ClaimStrength, computed: ClaimStrength? = nil, uses: [String] = [], tests: [TestReport],
    controls: [TestReport]
  ) -> ClaimReport {
    ClaimReport(
      id: id, title: "the title of \(id)", area: String(id.prefix(2)), proof: "Proofs/Graph.md", line: 7,
      statement: "The statement of \(id): $$x^2$$ as in [GR-001](#GR-001) and [a file](Graph.swift).", kinds: ["exact"],
      evidence: "exact; `swift test`", uses: uses, usedBy: [], code: ["Sources/DINL/Tree.swift#Tree"], tests: tests,
      controls: controls, mutation: score, command: "swift test --filter \(id)", own: own, computed: computed ?? own,
      reasons: own == .broken ? ["the test of \(id) failed"] : [])
  }

  /// A test that attached a property, a score and a comparison.
  static func test(_ name: String, _ state: TestReport.State) throws -> TestReport {
    var property = EvidenceDocument(test: name, property: name, kind: .property, outcome: .passed)
    (property.cases, property.discarded, property.seed) = (12_000, 3, "0xff")
    property.labels = [.init(name: "a star", trials: 10, occurrences: 4, demand: 0.25)]
    property.best = .init(score: 0.998, input: "Case()", drawing: nil)
    var comparison = EvidenceDocument(test: name, property: name, kind: .comparison, outcome: .passed)
    comparison.deviation = Deviation(.tolerance, 1, 1.25, allowed: 0.5, holds: true, origin: "rounding")
    return try planted(name, state, refutation: nil, evidence: [property, comparison])
  }

  static func control(
    _ name: String, _ refutation: TestReport.Refutation, _ drawing: CaseDrawing? = nil
  ) throws -> TestReport {
    var document = EvidenceDocument(
      test: name, property: name, kind: .control, outcome: refutation == .nothing ? .notRefuted : .refuted)
    document.cases = 12
    if let drawing {
      document.refutation = .init(
        searches: 10, refutingSearches: 9, casesUntilRefuted: 12, counterexamples: ["Case(1)"], input: "Case(1)",
        drawing: drawing)
    }
    return try planted(
      "control: \(name)", .passed, refutation: refutation, evidence: refutation == .expectation ? [] : [document])
  }

  private static func planted(
    _ name: String, _ state: TestReport.State, refutation: TestReport.Refutation?, evidence: [EvidenceDocument]
  ) throws -> TestReport {
    let record = ClaimRecord.Test(
      name: name, suite: "a suite", isControl: refutation != nil, identifier: name,
      location: Location(path: "Tests/DINLTests/TreeTests.swift", line: 5), holdsExpectation: true)
    var test = TestReport(record, run: nil, evidence: evidence)
    (test.state, test.seconds, test.refutation) = (state, 0.5, refutation)
    test.issues = state == .failed ? ["1 is not 2"] : []
    return test
  }

  /// A verdict as `audit.json` holds it.
  private static func letter(
    _ id: String, _ intended: LetterVerdict.Verdict, falls verdict: LetterVerdict.Verdict? = nil, restsOn: [String]
  ) throws -> LetterVerdict {
    let fields: [String: Any] = [
      "id": id, "statement": "what \(id) says", "restsOn": restsOn, "intended": intended.rawValue,
      "verdict": (verdict ?? intended).rawValue, "reason": "why \(id) holds",
      "weakenedBy": verdict == nil ? [] : restsOn,
    ]
    return try JSONDecoder().decode(LetterVerdict.self, from: JSONSerialization.data(withJSONObject: fields))
  }
}
