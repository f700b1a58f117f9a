extension Search {
  /// Runs an asynchronous property on new cases until one fails, and shrinks that case, on the caller's actor; or until
  /// the search is stopped.
  public func run<Value>(
    _ generator: Generator<Value>, observer: Observer? = nil, isolation: isolated (any Actor)? = #isolation,
    property: nonisolated(nonsending) (Value) async -> CaseVerdict
  ) async -> Outcome<Value> {
    var source = ChoiceSource()
    var progress = SearchProgress(self)
    while progress.start(&source) {
      let index = progress.index
      var verdict = CaseVerdict.discarded
      if let value = try? generator.body(&source) {
        verdict = await property(value)
        if verdict == .failed {
          var failure = await shrunk(caseIndex: index, value, source.recording, generator, property: property)
          failure.isFresh = progress.isFresh
          return .failed(failure)
        }
      }
      if progress.finish(verdict, observer, source) == .stop { break }
    }
    return progress.outcome()
  }

  /// Shrinks a failing recording; the passes stop at each verdict that they need, and start again with it.
  ///
  /// - SeeAlso: PT-002
  public func shrunk<Value>(
    caseIndex: Int, _ value: Value, _ recording: Recording, _ generator: Generator<Value>,
    isolation: isolated (any Actor)? = #isolation, property: nonisolated(nonsending) (Value) async -> CaseVerdict
  ) async -> Failure<Value> {
    let latest = Latest(value)
    var shrinker = Shrinker(
      best: recording, maximumEvaluations: maximumEvaluations, generate: latest.generating(generator),
      evaluate: { () throws(Shrinker.Pending) in throw Shrinker.Pending() })
    while true {
      do {
        try shrinker.shrink()
        return failure(caseIndex: caseIndex, value, recording, shrinker, generator)
      } catch {
        let verdict = await property(latest.value)
        shrinker.settle(verdict == .failed ? .failed : .passed)
      }
    }
  }
}
