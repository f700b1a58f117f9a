import Claims

/// Makes the reports of all claims of a run, and the gaps that the run shows in them.
struct ClaimReports {
  private(set) var claims: [ClaimReport] = []
  private(set) var gaps: [ReportGap] = []
  private let input: FinishedRun
  private let mutation: MutationSummary?
  private let tests: [String: TestRun.Test]

  init(_ input: FinishedRun, mutation: MutationSummary?) {
    (self.input, self.mutation) = (input, mutation)
    tests = Dictionary(
      input.run.tests.filter { !$0.isSuite }.map { ($0.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    claims = input.records.map(report)
    addClaimsWithoutProof()
    addLinkGaps()
    for claim in claims { gaps += Self.testGaps(of: claim) }
    judge()
  }

  /// The strength of each claim with all that it uses.
  var strengths: [String: ClaimStrength] {
    Dictionary(uniqueKeysWithValues: claims.map { ($0.id, $0.computed) })
  }

  private func report(_ record: ClaimRecord) -> ClaimReport {
    let tests = record.tests.map { test in
      TestReport(test, run: self.tests[test.identifier], evidence: input.evidence.documents[test.identifier] ?? [])
    }
    let id = record.id.description
    return ClaimReport(
      id: id, title: record.title, area: record.id.area.rawValue, proof: record.location.path,
      line: record.location.line, statement: record.statement, kinds: record.evidence.map(\.rawValue),
      evidence: record.evidenceText, uses: record.uses.map(\.description), usedBy: [], code: record.code,
      tests: tests.filter { !$0.isControl }, controls: tests.filter(\.isControl), mutation: mutation?.claims[id],
      command: "swift test --filter \(id)", own: ClaimStrength(weakestOf: record.evidence), computed: .broken,
      reasons: [])
  }

  /// Adds a row for each claim that is named in the project but that no proof states, so that its gap has a place.
  private mutating func addClaimsWithoutProof() {
    let known = Set(claims.map(\.id))
    let named = Dictionary(
      input.audit.gaps.compactMap { gap in gap.claim.map { ($0, gap.location) } },
      uniquingKeysWith: { first, _ in first })
    for (claim, location) in named where !known.contains(claim.description) {
      claims.append(
        ClaimReport(
          id: claim.description, title: "no proof states this claim", area: claim.area.rawValue, proof: location.path,
          line: location.line, statement: "", kinds: [], evidence: "", uses: [], usedBy: [], code: [], tests: [],
          controls: [], mutation: nil, command: "swift test --filter \(claim)", own: .broken, computed: .broken,
          reasons: []))
    }
    claims.sort { $0.id < $1.id }
  }

  /// Adds the gaps of the link audit, each to the claim that it names or in whose proof it lies.
  private mutating func addLinkGaps() {
    for gap in input.audit.gaps {
      let around = input.records.filter {
        $0.location.path == gap.location.path && $0.location.line <= gap.location.line
      }
      .max { $0.location.line < $1.location.line }
      gaps.append(
        ReportGap(
          kind: .link, claim: (gap.claim ?? around?.id)?.description, subject: gap.location.description,
          message: gap.message))
    }
  }

  private static func testGaps(of claim: ClaimReport) -> [ReportGap] {
    (claim.tests + claim.controls).compactMap { test -> ReportGap? in
      func gap(_ kind: ReportGap.Kind, _ message: String) -> ReportGap {
        ReportGap(kind: kind, claim: claim.id, subject: test.identifier, message: message)
      }
      switch test.state {
      case .failed: return gap(.failedTest, "'\(test.name)' failed: \(test.issues.joined(separator: "; "))")
      case .missing: return gap(.missingTest, "'\(test.name)' was not in the run")
      case .skipped: return gap(.missingTest, "'\(test.name)' was left out of the run")
      case .passed:
        guard test.refutation == .nothing else { return nil }
        return gap(.idleControl, "'\(test.name)' ran and refuted nothing")
      }
    }
  }

  /// Gives each claim its strength and the reasons for it.
  private mutating func judge() {
    let broken = Dictionary(grouping: gaps.filter { $0.claim != nil }) { $0.claim ?? "" }
    for index in claims.indices where broken[claims[index].id] != nil {
      claims[index].own = .broken
      claims[index].reasons = broken[claims[index].id, default: []].map(\.message)
    }
    let own = Dictionary(uniqueKeysWithValues: claims.map { ($0.id, $0.own) })
    let uses = Dictionary(uniqueKeysWithValues: claims.map { ($0.id, $0.uses) })
    let combined = ClaimStrength.combined(own: own, uses: uses)
    for index in claims.indices {
      let claim = claims[index]
      claims[index].computed = combined[claim.id] ?? .broken
      claims[index].usedBy = claims.filter { $0.uses.contains(claim.id) }.map(\.id)
      // The claims that lower it, not those that are lowered themselves.
      let weaker = ClaimStrength.reached(from: claim.id, uses: uses).sorted().filter { used in
        used != claim.id && own[used] ?? .broken < claim.own
      }
      claims[index].reasons += weaker.map { "it rests on \($0), which is \((own[$0] ?? .broken).rawValue)" }
    }
  }
}
