import PropertySearch
import TestEvidence

// What a property attaches to its test, if the run asks for evidence.
extension PropertyCheck {
  /// Attaches the outcome of a search without a failure.
  func attach(_ outcome: Search.Outcome<Value>) {
    if case .failed = outcome { return }
    attach { $0.document(of: outcome) }
  }

  /// Attaches a failure, whose minimal input was just run again.
  func attach(_ failure: Search.Failure<Value>, isReplay: Bool, failedAgain: Bool) {
    recorder?.addSmallest(failure.minimal, failed: failedAgain)
    attach { $0.document(of: failure, isReplay: isReplay, failedAgain: failedAgain) }
  }

  private func attach(_ document: (RunEvidence<Value>) -> EvidenceDocument) {
    guard let recorder else { return }
    let evidence = RunEvidence<Value>(
      identity: identity, seed: environment.seed, effort: environment.factor, best: recorder.best)
    EvidenceAttachment.record(document(evidence), cases: recorder.observations, sourceLocation: sourceLocation)
  }
}
