/// The state of a search: the counts so far, and the next case.
@usableFromInline
struct SearchProgress {
  /// What to do after a case.
  @usableFromInline
  enum Step {
    case goOn
    case stop
  }

  let settings: Search
  @usableFromInline private(set) var passed = 0
  @usableFromInline private(set) var discards = 0
  /// The number of the next case.
  @usableFromInline private(set) var index: Int
  @usableFromInline private(set) var coverage = CoverageLedger()
  private var pool = TargetPool()
  private(set) var isExhausted = false
  /// Whether the current case is drawn from its seed alone.
  @usableFromInline private(set) var isFresh = true

  @usableFromInline
  init(_ settings: Search) {
    self.settings = settings
    index = settings.onlyCase ?? 0
  }

  /// Prepares a source for the next case, unless the search is stopped: a new one, or, if scores are reported, in three
  /// of four cases a changed one of those with the greatest scores.
  ///
  /// - Returns: Whether there is a next case.
  @usableFromInline
  mutating func start(_ source: inout ChoiceSource) -> Bool {
    guard let seed = settings.start(&source, caseIndex: index) else { return false }
    isFresh = pool.isEmpty || index & 3 == 0
    if !isFresh { pool.mutate(&source, seed: seed) }
    return true
  }

  /// Counts a case.
  @usableFromInline
  mutating func finish(_ verdict: Search.CaseVerdict, _ observer: Observer?, _ source: borrowing ChoiceSource) -> Step {
    if let observer, !observer.remarks.isEmpty {
      for case .score(let score) in observer.remarks where verdict != .discarded {
        pool.add(source.recording, score: score)
      }
      let remarks = observer.remarks
      observer.remarks.removeAll(keepingCapacity: true)
      return finish(verdict, remarks)
    }
    return finish(verdict, [])
  }

  /// Counts a case whose remarks were kept.
  @usableFromInline
  mutating func finish(_ verdict: Search.CaseVerdict, _ remarks: [Observer.Remark]) -> Step {
    index += 1
    switch verdict {
    case .failed: return .stop
    case .discarded:
      discards += 1
      let allowance = settings.discardAllowance + settings.discardsPerPass * passed
      isExhausted = discards > allowance
      return isExhausted || settings.onlyCase != nil ? .stop : .goOn
    case .passed:
      passed += 1
      // Shares are those of new cases: changed ones depend on earlier ones.
      if isFresh { coverage.add(remarks, falseAlarm: settings.coverageFalseAlarm) }
      return isDone ? .stop : .goOn
    }
  }

  /// Whether the wanted number of cases has passed and every demand of coverage is decided, or ten times that number
  /// has.
  @usableFromInline
  var isDone: Bool {
    if settings.onlyCase != nil { return true }
    return passed >= settings.cases && (!coverage.isUndecided || passed >= 10 * settings.cases)
  }
}
