import PropertySearch
import Testing

/// Checks that a property holds for the values of a generator, and collects its remarks.
///
/// The property fails if `#expect` or `#require` fails in the body, or the body throws an error. No issue is recorded
/// during the search and shrinking. Two issues are recorded after them: the expectation that fails on the minimal
/// input, and a summary.
///
/// - Parameters:
///   - generator: The generator of the inputs.
///   - settings: The settings, such as the number of cases; those of the `.property` trait if `nil`.
///   - part: Distinguishes several properties of one test, or the arguments of a parameterized test.
///   - isolation: The actor of the caller, on which the property runs.
///   - sourceLocation: The place where the summary is recorded.
///   - body: The property.
public func checkProperty<Value>(
  _ generator: Generator<Value>, _ settings: PropertySettings? = nil, part: String? = nil,
  isolation: isolated (any Actor)? = #isolation, sourceLocation: SourceLocation = #_sourceLocation,
  _ body: (Value, Observer) throws -> Void
) {
  let check = PropertyCheck(generator, settings, part: part, sourceLocation: sourceLocation)
  func verdict(on value: Value) -> Search.CaseVerdict { check.issues.verdict { try body(value, check.observer) } }
  func evaluate(_ value: Value) -> Search.CaseVerdict {
    check.recorder?.judged(value, check.observer) { verdict(on: value) } ?? verdict(on: value)
  }
  let search = check.search
  let replay = check.replayed()
  var failure: Search.Failure<Value>?
  var outcome: Search.Outcome<Value>?
  check.recorder?.begin(.replay)
  check.issues.run(on: isolation) {
    if let replay, search.onlyCase == nil, evaluate(replay.value) == .failed {
      failure = search.shrunk(caseIndex: 0, replay.value, replay.recording, generator, property: evaluate)
      return
    }
    check.observer.remarks.removeAll()
    check.recorder?.begin(.search)
    outcome = search.run(generator, observer: check.observer, property: evaluate)
  }
  let isReplay = failure != nil
  if case .failed(let found)? = outcome { failure = found }
  guard let failure else {
    if let outcome { check.report(outcome) }
    return
  }
  let before = check.issues.count
  check.issues.allow(1)
  var thrown: (any Error)?
  check.issues.run(on: isolation) {
    do { try body(failure.minimal, check.observer) } catch { thrown = error }
  }
  var failedAgain = check.issues.count > before
  if let thrown, !(thrown is Observer.Unassumed), !failedAgain {
    failedAgain = true
    Issue.record(thrown, sourceLocation: sourceLocation)
  }
  check.report(failure, isReplay: isReplay, failedAgain: failedAgain)
}

/// Checks that a property holds for the values of a generator.
///
/// - SeeAlso: ``checkProperty(_:_:part:isolation:sourceLocation:_:)-5h4yf``
public func checkProperty<Value>(
  _ generator: Generator<Value>, _ settings: PropertySettings? = nil, part: String? = nil,
  isolation: isolated (any Actor)? = #isolation, sourceLocation: SourceLocation = #_sourceLocation,
  _ body: (Value) throws -> Void
) {
  checkProperty(generator, settings, part: part, sourceLocation: sourceLocation) { value, _ in try body(value) }
}
