import AuditRun
import Console
import TestEvidence

/// What a test attached, in words.
struct EvidenceWords {
  private let document: EvidenceDocument

  init(_ document: EvidenceDocument) { self.document = document }

  /// The sentences on a document.
  var sentences: [Markup] {
    var parts: [Markup] = [.text(outcome)]
    if let refutation = document.refutation { parts += Self.words(refutation) }
    if let best = document.best { parts += [.text(" ")] + Self.words(best) }
    if let deviation = document.deviation { parts.append(.text(" \(DeviationWords(deviation).sentence)")) }
    if !document.labels.isEmpty { parts.append(.text(" \(labels)")) }
    if let seed = document.seed { parts += [.text(" Seed "), .element("code", text: seed), .text(".")] }
    return parts
  }

  private var outcome: String {
    let cases = counted(document.cases, "case", "cases")
    let discarded = document.discarded > 0 ? " (\(grouped(document.discarded)) did not meet the assumptions)" : ""
    let name = document.property.split(separator: "/").last.map { "\($0.filter { $0 != "`" })" } ?? ""
    switch (document.kind, document.outcome) {
    case (_, .passed) where document.deviation != nil: return "Numbers agree in \(cases)\(discarded)."
    case (_, .passed): return "All \(cases)\(discarded) passed."
    case (.control, .refuted): return "The falsehood is refuted."
    case (_, .refuted): return "Refuted after \(cases)\(discarded)."
    case (_, .notRefuted):
      return "No case of \(cases)\(discarded) refutes the falsehood\(name.isEmpty ? "" : " of “\(name)”")."
    case (_, .exhausted): return "Too few cases met the assumptions: \(cases)\(discarded)."
    case (_, .flaky): return "A case failed, and passed when it was tried again, after \(cases)\(discarded)."
    }
  }

  private static func words(_ refutation: EvidenceDocument.Refutation) -> [Markup] {
    var words = " \(refutation.refutingSearches) of \(counted(refutation.searches, "search", "searches")) refuted it"
    if let cases = refutation.casesUntilRefuted { words += ", the first with its \(ordinal(cases)) case" }
    let different = refutation.counterexamples
    guard !different.isEmpty else { return [.text("\(words).")] }
    words += different.count == 1 ? "; the smallest counterexample is " : "; the smallest counterexamples are "
    let codes = different.enumerated().flatMap { index, text -> [Markup] in
      (index == 0 ? [] : [.text("; ")]) + [.element("code", text: text)]
    }
    return [.text(words)] + codes + [.text(".")]
  }

  private static func words(_ best: EvidenceDocument.Best) -> [Markup] {
    [
      .text("The greatest score is \(short(best.score, digits: 4)), of the case "), .element("code", text: best.input),
      .text("."),
    ]
  }

  private var labels: String {
    let texts = document.labels.map { label -> String in
      let part = label.trials > 0 ? share(Double(label.occurrences) / Double(label.trials)) : "none"
      let demand = label.demand.map { " (at least \(share($0)) demanded)" } ?? ""
      return "“\(label.name)” \(part)\(demand)"
    }
    return "Of the cases: \(texts.joined(separator: ", "))."
  }

  private static func ordinal(_ number: Int) -> String {
    let isTeen = (11...13).contains(number % 100)
    let suffix = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
    return "\(grouped(number))\(suffix)"
  }
}

extension EvidenceWords {
  /// The nearest that some documents came to failing: the nearest comparisons and the greatest score, each with its case.
  static func slack(of documents: [EvidenceDocument]) -> [Markup] {
    let deviations = DeviationWords.nearest(of: documents.compactMap(\.deviation))
    var parts: [Markup] =
      deviations.isEmpty ? [] : [.text(deviations.map { DeviationWords($0).sentence }.joined(separator: " "))]
    if let best = documents.compactMap(\.best).max(by: { $0.score < $1.score }) {
      parts += (parts.isEmpty ? [] : [.text(" ")]) + words(best)
    }
    return parts
  }

  /// The score of a group of mutants.
  static func score(_ score: MutationSummary.Score) -> String {
    let judged = score.mutants - score.equivalent
    guard judged > 0 else { return "no mutants to kill" }
    let parts = [
      (score.survived, "survived"), (score.notReached, "not reached"), (score.equivalent, "equal to the code"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(killRate(score.rate)) of \(grouped(judged)) killed"
      + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
  }
}
