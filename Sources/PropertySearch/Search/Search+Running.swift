extension Search {
  /// Runs the property on new cases until one fails, and shrinks that case; or until the search is stopped.
  ///
  /// - Parameters:
  ///   - generator: The generator of the inputs.
  ///   - observer: The observer to which the property reports its remarks; `nil` if it makes none.
  ///   - property: The verdict of the property on one input.
  @inlinable
  public func run<Value>(
    _ generator: Generator<Value>, observer: Observer? = nil, property: (Value) -> CaseVerdict
  ) -> Outcome<Value> {
    var source = ChoiceSource()
    var progress = SearchProgress(self)
    while progress.start(&source) {
      let index = progress.index
      var verdict = CaseVerdict.discarded
      if let value = try? generator.body(&source) {
        verdict = property(value)
        if verdict == .failed {
          var failure = shrunk(caseIndex: index, value, source.recording, generator, property: property)
          failure.isFresh = progress.isFresh
          return .failed(failure)
        }
      }
      if progress.finish(verdict, observer, source) == .stop { break }
    }
    return progress.outcome()
  }

  /// Shrinks a failing recording.
  ///
  /// - Parameters:
  ///   - caseIndex: The number of the case that failed, from 0.
  ///   - value: The value that the generator makes of the recording.
  ///   - recording: The choices on which the property failed.
  ///   - generator: The generator that drew them.
  ///   - property: The verdict of the property on one input.
  /// - SeeAlso: PT-002
  public func shrunk<Value>(
    caseIndex: Int, _ value: Value, _ recording: Recording, _ generator: Generator<Value>,
    property: (Value) -> CaseVerdict
  ) -> Failure<Value> {
    withoutActuallyEscaping(property) { property in
      let latest = Latest(value)
      var shrinker = Shrinker(
        best: recording, maximumEvaluations: maximumEvaluations, generate: latest.generating(generator),
        evaluate: { property(latest.value) == .failed ? .failed : .passed })
      // Every verdict is given immediately, so that the passes run to the end.
      do { try shrinker.shrink() } catch { preconditionFailure("a verdict was pending") }
      return failure(caseIndex: caseIndex, value, recording, shrinker, generator)
    }
  }

  /// The report of a failure.
  func failure<Value>(
    caseIndex: Int, _ value: Value, _ recording: Recording, _ shrinker: Shrinker, _ generator: Generator<Value>
  ) -> Failure<Value> {
    var source = ChoiceSource()
    source.start(replaying: shrinker.best.choices)
    let minimal = (try? generator.body(&source)) ?? value
    return Failure(
      caseIndex: caseIndex, original: value, minimal: minimal, originalRecording: recording,
      minimalRecording: shrinker.best, steps: shrinker.steps, evaluations: shrinker.evaluations,
      isComplete: !shrinker.isExhausted)
  }
}

/// The value that a shrinker generated last.
final class Latest<Value> {
  var value: Value

  init(_ value: Value) {
    self.value = value
  }

  func generating(_ generator: Generator<Value>) -> (inout ChoiceSource) -> Bool {
    { [self] source in
      guard let made = try? generator.body(&source) else { return false }
      value = made
      return true
    }
  }
}
