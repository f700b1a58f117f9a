import PropertySearch
import TestEvidence
import Testing

extension Search {
  /// Runs a search like `run`, and attaches what it found to the test if the run asks for evidence.
  ///
  /// - Parameters:
  ///   - generator: The generator of the inputs.
  ///   - observer: The observer to which the property reports its remarks.
  ///   - part: Distinguishes several searches of one test.
  ///   - sourceLocation: The place of the attachment.
  ///   - property: The verdict of the property on one input.
  public func recordedRun<Value>(
    _ generator: Generator<Value>, observer: Observer, part: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation, property: (Value) -> CaseVerdict
  ) -> Outcome<Value> {
    guard EvidenceAttachment.isAsked else { return run(generator, observer: observer, property: property) }
    let identity = TestIdentity(test: Test.current, part: part, sourceLocation: sourceLocation)
    let recorder = CaseRecorder<Value>(property: identity.name)
    let outcome = run(generator, observer: observer) { value in
      recorder.judged(value, observer) { property(value) }
    }
    if case .failed(let failure) = outcome { recorder.addSmallest(failure.minimal, failed: true) }
    let evidence = RunEvidence<Value>(identity: identity, seed: baseSeed, effort: 1, best: recorder.best)
    EvidenceAttachment.record(
      evidence.document(of: outcome), cases: recorder.observations, sourceLocation: sourceLocation)
    return outcome
  }
}
