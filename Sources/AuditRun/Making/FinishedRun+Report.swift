import Claims
import Foundation

extension FinishedRun {
  /// The report of the run: what it shows of every claim, and everything that is wrong.
  ///
  /// A file that is there and cannot be read is a gap, not an error.
  public func report() -> AuditReport {
    var gaps: [ReportGap] = []
    func read<Value>(_ fallback: Value, _ body: () throws(AuditRunError) -> Value) -> Value {
      do throws(AuditRunError) { return try body() } catch {
        gaps.append(ReportGap(kind: .unreadable, claim: nil, subject: error.path, message: error.problem))
        return fallback
      }
    }
    let mutation = read(nil) { () throws(AuditRunError) in try MutationSummary.read(in: root) }
    let coverage = self.coverage ?? read(nil) { () throws(AuditRunError) in try CoverageSummary.read(in: root) }
    let equivalents = read([]) { () throws(AuditRunError) in try EquivalentMark.list(in: root) }
    let rows = read([]) { () throws(AuditRunError) in try LetterRow.all(in: tree) }
    let claims = ClaimReports(self, mutation: mutation)
    let datasets = DatasetChecksum.all(in: tree, root: root)
    gaps += claims.gaps + runGaps(claims.claims) + Self.checksumGaps(datasets) + markGaps(equivalents)
    let documents = evidence.documents.values.flatMap { $0 }.filter { $0.kind == .property }
    return AuditReport(
      letter: rows.map { LetterVerdict($0, strengths: claims.strengths) }, claims: claims.claims, gaps: gaps,
      counts: counts,
      environment: AuditReport.Environment(
        toolchain: toolchain, testingLibrary: run.testingLibrary, platform: run.platform,
        operatingSystem: ProcessInfo.processInfo.operatingSystemVersionString,
        processorCount: ProcessInfo.processInfo.processorCount, start: run.start, seconds: run.seconds,
        command: command, seeds: Set(documents.compactMap(\.seed)).sorted(), effort: documents.map(\.effort).max()),
      datasets: datasets, mutation: mutation, coverage: coverage, equivalents: equivalents,
      notRun: notRun(mutation: mutation, coverage: coverage, datasets: datasets))
  }

  private var functions: [TestRun.Test] { run.tests.filter { !$0.isSuite } }

  private var counts: AuditReport.Counts {
    let states = functions.map { TestReport.State(of: $0) }
    func count(_ state: TestReport.State) -> Int { states.count { $0 == state } }
    return AuditReport.Counts(passed: count(.passed), failed: count(.failed), skipped: count(.skipped))
  }

  /// The gaps of the run that belong to no claim.
  private func runGaps(_ claims: [ClaimReport]) -> [ReportGap] {
    let known = Set(claims.flatMap { $0.tests + $0.controls }.map(\.identifier))
    let failed = run.tests.filter { !known.contains($0.identifier) }.compactMap { test -> ReportGap? in
      guard TestReport.State(of: test) == .failed else { return nil }
      let issue = test.issues.isEmpty ? "it began and did not end" : test.issues.joined(separator: "; ")
      return ReportGap(
        kind: .failedTest, claim: nil, subject: test.identifier, message: "'\(test.name)' failed: \(issue)")
    }
    let issues = run.issues.map { ReportGap(kind: .run, claim: nil, subject: "no test", message: $0) }
    let unfinished = ReportGap(kind: .run, claim: nil, subject: "the run", message: "the run did not end")
    return failed + issues + (run.seconds == nil ? [unfinished] : [])
  }

  private static func checksumGaps(_ datasets: [DatasetChecksum]) -> [ReportGap] {
    datasets.filter { !$0.isRight }.map { dataset in
      let found = dataset.found.map { "has the checksum \($0)" } ?? "cannot be read"
      return ReportGap(
        kind: .checksum, claim: nil, subject: dataset.file, message: "\(found), stated is \(dataset.stated)")
    }
  }

  private func markGaps(_ marks: [EquivalentMark]) -> [ReportGap] {
    EquivalentMark.stale(marks, in: tree).map { mark, why in
      ReportGap(
        kind: .staleMark, claim: nil, subject: "\(mark.file)#\(mark.symbol)",
        message: "\(why): '\(mark.statement)', \(mark.change)")
    }
  }

  /// What the run does not show.
  private func notRun(
    mutation: MutationSummary?, coverage: CoverageSummary?, datasets: [DatasetChecksum]
  ) -> [String] {
    let others = records.flatMap { record in
      record.commands.filter { !$0.hasPrefix("swift test") }.map { (command: $0, claim: record.id.description) }
    }
    var lines = Dictionary(grouping: others, by: \.command).sorted { $0.key < $1.key }.map { command, claims in
      "`\(command)`, which shows figures of \(Set(claims.map(\.claim)).sorted().joined(separator: ", "))"
    }
    lines += [mutantsLeft(mutation)].compactMap(\.self)
    if coverage == nil { lines.append("line coverage: there is no \(CoverageSummary.path)") }
    let skipped = functions.filter { TestReport.State(of: $0) == .skipped }
    lines += skipped.map { "the test '\($0.name)', which the run left out" }
    let stated = Set(datasets.map { $0.file.split(separator: "/").prefix(2).joined(separator: "/") })
    let folders = Set(
      tree.otherPaths.filter { $0.hasPrefix("Data/") }.map { $0.split(separator: "/").prefix(2).joined(separator: "/") }
    )
    lines += folders.subtracting(stated).sorted().map { "checksums of \($0): its README states none" }
    return lines
  }

  /// What the mutants do not show of the code as it is: nothing of it, or not that which has changed since.
  private func mutantsLeft(_ mutation: MutationSummary?) -> String? {
    guard let mutation else { return "mutants of the code: there is no \(MutationSummary.path)" }
    let survivors = mutation.survivors.map {
      EquivalentMark(file: $0.file, symbol: $0.symbol, statement: $0.statement, change: $0.change, reason: "")
    }
    let changed = EquivalentMark.stale(survivors, in: tree).count
    guard changed > 0 else { return nil }
    return "mutants of the code as it is: it has changed at \(changed) of the \(survivors.count) places of "
      + "\(MutationSummary.path) where a mutant was alive"
  }
}
