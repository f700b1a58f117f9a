import PropertySearch
import Testing

/// Checks that an asynchronous property holds for the values of a generator, on the caller's actor.
///
/// - SeeAlso: ``checkProperty(_:_:part:isolation:sourceLocation:_:)-5h4yf``
public func checkProperty<Value>(
  _ generator: Generator<Value>, _ settings: PropertySettings? = nil, part: String? = nil,
  isolation: isolated (any Actor)? = #isolation, sourceLocation: SourceLocation = #_sourceLocation,
  _ body: nonisolated(nonsending) (Value, Observer) async throws -> Void
) async {
  let check = PropertyCheck(generator, settings, part: part, sourceLocation: sourceLocation)
  if let outcome = await check.run(check.search, body) { check.report(outcome) }
}

/// Checks that an asynchronous property holds for the values of a generator, on the caller's actor.
///
/// - SeeAlso: ``checkProperty(_:_:part:isolation:sourceLocation:_:)-5h4yf``
public func checkProperty<Value>(
  _ generator: Generator<Value>, _ settings: PropertySettings? = nil, part: String? = nil,
  isolation: isolated (any Actor)? = #isolation, sourceLocation: SourceLocation = #_sourceLocation,
  _ body: nonisolated(nonsending) (Value) async throws -> Void
) async {
  await checkProperty(generator, settings, part: part, sourceLocation: sourceLocation) { value, _ in
    try await body(value)
  }
}

/// Checks a property on several cores; the report is that of a single core.
///
/// - Parameters:
///   - workers: The number of cores to use, at least 1.
///   - generator: The generator of the inputs.
///   - settings: The settings; those of the `.property` trait if `nil`.
///   - part: Distinguishes several properties of one test, or the arguments of a parameterized test.
///   - sourceLocation: The place where the summary is recorded.
///   - body: The property, which several tasks call at once, each with an observer of its own.
/// - SeeAlso: ``checkProperty(_:_:part:isolation:sourceLocation:_:)-5h4yf``
public func checkProperty<Value: Sendable>(
  concurrently workers: Int, _ generator: Generator<Value>, _ settings: PropertySettings? = nil,
  part: String? = nil, sourceLocation: SourceLocation = #_sourceLocation,
  _ body: nonisolated(nonsending) @escaping @Sendable (Value, Observer) async throws -> Void
) async {
  let check = PropertyCheck(generator, settings, part: part, sourceLocation: sourceLocation)
  let search = check.search
  if search.onlyCase == nil, check.replayed() == nil {
    let (outcome, failingCase) = await search.runConcurrently(workers: workers, IssueScope.self, generator) {
      value, observer, issues in
      await issues.verdict { try await body(value, observer) }
    }
    guard let failingCase else { return check.report(outcome) }
    let hasPassed = await check.run(search.only(failingCase), body) != nil
    // It failed among other cases, but passes alone.
    if hasPassed, let failure = search.unshrunk(failingCase, generator) {
      check.report(failure, isReplay: false, failedAgain: false)
    }
    return
  }
  if let outcome = await check.run(search, body) { check.report(outcome) }
}

extension PropertyCheck {
  /// Searches, shrinks, and reports a failure.
  ///
  /// - Returns: The outcome of a search without a failure; `nil` after a failure.
  func run(
    _ search: Search, isolation: isolated (any Actor)? = #isolation,
    _ body: nonisolated(nonsending) (Value, Observer) async throws -> Void
  ) async -> Search.Outcome<Value>? {
    let replay = search.onlyCase == nil ? replayed() : nil
    var failure: Search.Failure<Value>?
    var outcome: Search.Outcome<Value>?
    recorder?.begin(.replay)
    await issues.run {
      if let replay, await verdict(of: body, on: replay.value) == .failed {
        failure = await search.shrunk(caseIndex: 0, replay.value, replay.recording, generator) { value in
          await verdict(of: body, on: value)
        }
        return
      }
      observer.remarks.removeAll()
      recorder?.begin(.search)
      outcome = await search.run(generator, observer: observer) { value in await verdict(of: body, on: value) }
    }
    let isReplay = failure != nil
    if case .failed(let found)? = outcome { failure = found }
    guard let failure else { return outcome }
    await tell(failure, isReplay: isReplay, body)
    return nil
  }

  func verdict(
    of body: nonisolated(nonsending) (Value, Observer) async throws -> Void, on value: Value,
    isolation: isolated (any Actor)? = #isolation
  ) async -> Search.CaseVerdict {
    guard let recorder else { return await issues.verdict { try await body(value, observer) } }
    return await recorder.judged(value, observer) { await issues.verdict { try await body(value, observer) } }
  }

  /// Runs the minimal input again, lets its first issue through, and reports the failure.
  func tell(
    _ failure: Search.Failure<Value>, isReplay: Bool,
    isolation: isolated (any Actor)? = #isolation,
    _ body: nonisolated(nonsending) (Value, Observer) async throws -> Void
  ) async {
    let before = issues.count
    issues.allow(1)
    var thrown: (any Error)?
    await issues.run {
      do { try await body(failure.minimal, observer) } catch { thrown = error }
    }
    var failedAgain = issues.count > before
    if let thrown, !(thrown is Observer.Unassumed), !failedAgain {
      failedAgain = true
      Issue.record(thrown, sourceLocation: sourceLocation)
    }
    report(failure, isReplay: isReplay, failedAgain: failedAgain)
  }
}
