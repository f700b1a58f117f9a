import AuditRun
import Console
import TestEvidence

/// The facts of a claim: its kind, outcome, cases, slack, mutants, dependencies, code and command.
struct ClaimFacts {
  private let claim: ClaimReport
  private let text: PageText

  init(_ claim: ClaimReport, _ text: PageText) { (self.claim, self.text) = (claim, text) }

  var markup: Markup {
    var entries: [(term: String, content: [Markup])] = [
      ("Kind", claim.evidence.isEmpty ? [.text("not stated")] : text.spans(claim.evidence)),
      ("Outcome", [.text(outcome)]), ("Cases", [.text(cases)]), ("Slack", slack), ("Mutants", [.text(mutants)]),
    ]
    if !claim.uses.isEmpty { entries.append(("Uses", text.links(to: claim.uses))) }
    if !claim.usedBy.isEmpty { entries.append(("Used by", text.links(to: claim.usedBy))) }
    if !claim.code.isEmpty { entries.append(("Code", codes(claim.code))) }
    entries.append(("Proof", codes(["\(claim.proof):\(claim.line)"])))
    entries.append(("Repeat", codes([claim.command])))
    return PageSection.definitions(entries)
  }

  private var outcome: String {
    let tests = claim.tests.filter { $0.state == .passed }.count
    let controls = claim.controls.filter { $0.state == .passed && $0.refutation != .nothing }.count
    let words =
      "\(tests) of \(counted(claim.tests.count, "test", "tests")) passed, "
      + "\(controls) of \(counted(claim.controls.count, "control", "controls")) refuted the falsehood"
    guard claim.own != claim.computed else { return "\(claim.own.rawValue): \(words)" }
    return "\(claim.own.rawValue) by itself, \(claim.computed.rawValue) with all that it uses: \(words)"
  }

  private var evidence: [EvidenceDocument] { claim.tests.flatMap(\.evidence) }

  private var cases: String {
    let properties = evidence.filter { $0.kind == .property }
    guard !properties.isEmpty else { return "no property draws cases" }
    let discarded = properties.map(\.discarded).reduce(0, +)
    return "\(grouped(properties.map(\.cases).reduce(0, +))) drawn for "
      + counted(properties.count, "property", "properties")
      + (discarded > 0 ? ", and \(grouped(discarded)) that did not meet the assumptions" : "")
  }

  private var slack: [Markup] {
    let words = EvidenceWords.slack(of: evidence)
    return words.isEmpty ? [.text("no test states one")] : words
  }

  private var mutants: String {
    guard let score = claim.mutation else { return "not measured" }
    return EvidenceWords.score(score)
  }

  private func codes(_ texts: [String]) -> [Markup] {
    texts.map { [Markup.element("code", text: $0)] }.row
  }
}
