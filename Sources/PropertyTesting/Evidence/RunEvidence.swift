import PropertySearch
import TestEvidence

/// What the documents of one run have in common.
struct RunEvidence<Value> {
  let identity: TestIdentity
  let seed: UInt64
  let effort: Int
  /// The greatest score among the cases, if they have scores.
  let best: EvidenceDocument.Best?

  /// The document of a search.
  func document(of outcome: Search.Outcome<Value>) -> EvidenceDocument {
    switch outcome {
    case .failed(let failure): return document(of: failure, isReplay: false, failedAgain: true)
    case .exhausted(let cases, let discards):
      var document = document(.exhausted)
      (document.cases, document.discarded) = (cases, discards)
      return document
    case .passed(let cases, let discards, let coverage):
      var document = document(.passed)
      (document.cases, document.discarded) = (cases, discards)
      document.labels = coverage.entries.sorted { $0.key < $1.key }.map { name, entry in
        .init(
          name: name, trials: entry.sequence.trials, occurrences: entry.sequence.successes,
          demand: entry.demand?.atLeast)
      }
      return document
    }
  }

  /// The document of a failure; `failedAgain` says whether its smallest input failed when it was run again.
  func document(of failure: Search.Failure<Value>, isReplay: Bool, failedAgain: Bool) -> EvidenceDocument {
    var document = document(failedAgain ? .refuted : .flaky)
    document.cases = isReplay ? 0 : failure.caseIndex
    document.refutation = .init(
      searches: 1, refutingSearches: failedAgain ? 1 : 0, casesUntilRefuted: isReplay ? nil : failure.caseIndex + 1,
      counterexamples: failedAgain ? [swiftLiteral(of: failure.minimal)] : [],
      input: swiftLiteral(of: failure.minimal), drawing: drawing(of: failure.minimal))
    return document
  }

  private func document(_ outcome: EvidenceDocument.Outcome) -> EvidenceDocument {
    var document = EvidenceDocument(
      test: identity.path, property: identity.name, kind: identity.isControl ? .control : .property, outcome: outcome)
    (document.seed, document.effort, document.best) = (hexadecimal(seed), effort, best)
    return document
  }
}
