/// The scope around the cases that one worker runs, such as the handling of their issues.
package protocol CaseScope: Sendable {
  init()

  /// Runs a body in the scope, on the caller's actor.
  func run(isolation: isolated (any Actor)?, _ body: () async -> Void) async
}

/// A scope that does nothing.
struct NoScope: CaseScope {
  func run(isolation: isolated (any Actor)?, _ body: () async -> Void) async { await body() }
}

extension Search {
  /// The verdicts and remarks on the cases of a worker.
  private struct Findings: Sendable {
    var first: Int
    var verdicts: [CaseVerdict] = []
    var remarks: [[Observer.Remark]] = []
    /// Whether the search was stopped before the worker's last case.
    var isStopped = false

    /// The number of the case that failed, which is the last one that the worker ran.
    var failingCase: Int? { verdicts.last == .failed ? first + verdicts.count - 1 : nil }
  }

  /// Runs the property on several cores until a case fails, and shrinks that case; or until the search is stopped. The
  /// outcome of a search that is not stopped is that of a single core.
  ///
  /// A case that fails among others but passes alone is reported unshrunk.
  ///
  /// - SeeAlso: PT-003
  public func runConcurrently<Value>(
    workers: Int, _ generator: Generator<Value>,
    property: nonisolated(nonsending) @escaping @Sendable (Value, Observer) async -> CaseVerdict
  ) async -> Outcome<Value> {
    let (outcome, failingCase) = await runConcurrently(workers: workers, NoScope.self, generator) {
      value, observer, _ in await property(value, observer)
    }
    guard let failingCase else { return outcome }
    let observer = Observer()
    let shrunk = await only(failingCase).run(generator, observer: observer) { value in await property(value, observer) }
    if case .failed = shrunk { return shrunk }
    return unshrunk(failingCase, generator).map { .failed($0) } ?? outcome
  }

  /// The failure of a new case as it was drawn, without shrinking.
  package func unshrunk<Value>(_ index: Int, _ generator: Generator<Value>) -> Failure<Value>? {
    var source = ChoiceSource()
    let seed = CaseRandom.caseSeed(base: baseSeed, caseIndex: index)
    source.start(seed: seed, size: Search.size(ofSeed: seed))
    guard let value = try? generator.draw(from: &source) else { return nil }
    return Failure(
      caseIndex: index, original: value, minimal: value, originalRecording: source.recording,
      minimalRecording: source.recording, steps: 0, evaluations: 0, isComplete: false)
  }

  /// Runs the property on several cores; the reported case and all counts are those of a single core, unless the search
  /// is stopped.
  ///
  /// Cases are run in rounds of a fixed size and counted in order. Scores do not guide the search.
  ///
  /// - Parameters:
  ///   - workers: The number of cores to use, at least 1.
  ///   - scope: The type of the scope around the cases of each worker.
  ///   - generator: The generator of the inputs.
  ///   - property: The verdict of the property on one input; remarks go to the observer, issues to the scope.
  /// - Returns: The outcome, and the number of the failing case, if one failed; that case is not shrunk yet.
  /// - SeeAlso: PT-003
  package func runConcurrently<Value, Scope: CaseScope>(
    workers: Int, _ scope: Scope.Type, _ generator: Generator<Value>,
    property: nonisolated(nonsending) @escaping @Sendable (Value, Observer, Scope) async -> CaseVerdict
  ) async -> (outcome: Outcome<Value>, failingCase: Int?) {
    precondition(workers >= 1, "a search needs a core")
    var progress = SearchProgress(self)
    let round = 512
    let share = (round + workers - 1) / workers
    while true {
      let start = progress.index
      let end = onlyCase == nil ? start + round : start + 1
      let findings = await withTaskGroup(of: Findings.self) { group in
        for first in stride(from: start, to: end, by: share) {
          group.addTask { [self] in
            await runCases(first..<min(first + share, end), generator, property: property)
          }
        }
        var all: [Findings] = []
        for await part in group { all.append(part) }
        return all.sorted { $0.first < $1.first }
      }
      for part in findings {
        for (verdict, remarks) in zip(part.verdicts, part.remarks) {
          let index = progress.index
          let step = progress.finish(verdict, remarks)
          if verdict == .failed { return (progress.outcome(), index) }
          if step == .stop { return (progress.outcome(), nil) }
        }
        // Between this case and what other workers have run there is a gap: only their failures count, and only those
        // of cases that a search that is not stopped runs too, unless an earlier one fails.
        if part.isStopped { return (progress.outcome(), findings.compactMap(\.failingCase).first { $0 < self.cases }) }
      }
    }
  }

  private func runCases<Value, Scope: CaseScope>(
    _ cases: Range<Int>, _ generator: Generator<Value>,
    property: nonisolated(nonsending) @escaping @Sendable (Value, Observer, Scope) async -> CaseVerdict
  ) async -> Findings {
    var result = Findings(first: cases.lowerBound)
    let scope = Scope()
    await scope.run(isolation: nil) {
      var source = ChoiceSource()
      let observer = Observer()
      for index in cases {
        guard start(&source, caseIndex: index) != nil else {
          result.isStopped = true
          return
        }
        var verdict = CaseVerdict.discarded
        if let value = try? generator.body(&source) { verdict = await property(value, observer, scope) }
        result.verdicts.append(verdict)
        result.remarks.append(observer.remarks)
        observer.remarks.removeAll()
        // Later cases cannot matter: the first failure is reported.
        if verdict == .failed { return }
      }
    }
    return result
  }
}
