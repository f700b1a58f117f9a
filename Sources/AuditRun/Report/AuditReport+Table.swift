import Console

extension AuditReport {
  /// The report as tables for a terminal: the letter's claims, the project's claims, then every gap and a summary line.
  ///
  /// - Parameter width: the number of columns of the output.
  public func table(width: Int) -> String {
    var verdicts = TextTable(["letter", "verdict", "rests on"])
    for verdict in letter {
      let fallen = verdict.weakenedBy.isEmpty ? "" : ", weakened by \(verdict.weakenedBy.joined(separator: ", "))"
      verdicts.append([verdict.id, verdict.verdict.rawValue + fallen, verdict.restsOn.joined(separator: " ")])
    }
    var rows = TextTable(
      ["claim", "status", "own", "tests", "controls", "refuted by", "mutants killed"],
      alignments: [.left, .left, .left, .right, .right, .left, .right])
    for claim in claims { rows.append(Self.row(of: claim)) }
    let lines = gaps.map { gap in
      "\(gap.kind.rawValue): \(gap.claim.map { "\($0), " } ?? "")\(gap.subject): \(gap.message)"
    }
    let parts =
      (letter.isEmpty ? [] : [verdicts.text(width: width)]) + [rows.text(width: width)]
      + (lines.isEmpty ? [] : [lines.joined(separator: "\n")])
    return (parts + [summary]).joined(separator: "\n\n")
  }

  private static func row(of claim: ClaimReport) -> [String] {
    let tests = claim.tests.filter { $0.state == .passed }.count
    let controls = claim.controls.filter { $0.state == .passed && $0.refutation != .nothing }.count
    let found = claim.controls.filter { $0.refutation == .counterexample }.count
    let rate = claim.mutation?.rate.map { "\((1000 * $0).rounded() / 10) %" } ?? "–"
    return [
      claim.id, claim.computed.rawValue, claim.own.rawValue, "\(tests) of \(claim.tests.count)",
      "\(controls) of \(claim.controls.count)", "\(found) searches, \(controls - found) expectations", rate,
    ]
  }

  private var summary: String {
    let broken = claims.filter { $0.own == .broken }.count
    let found = gaps.isEmpty ? "no gaps" : gaps.count == 1 ? "1 gap" : "\(gaps.count) gaps"
    return
      "\(claims.count) claims, \(broken) broken by themselves; \(counts.passed) tests passed, \(counts.failed) failed, "
      + "\(counts.skipped) left out; \(datasets.filter(\.isRight).count) of \(datasets.count) checksums right; "
      + "\(lineCoverage)\(found)"
  }

  /// The line coverage as a part of the summary; empty if it was not measured.
  private var lineCoverage: String {
    guard let coverage else { return "" }
    let modules = coverage.modules.sorted { $0.key < $1.key }.map { name, lines in
      "\(name) \(lines.share.map { percent($0) } ?? "–")"
    }
    return "line coverage \(modules.joined(separator: ", ")); "
  }
}
