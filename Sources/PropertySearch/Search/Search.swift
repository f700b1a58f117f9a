/// Looks for an input on which a property fails, case by case, and shrinks the first one it finds.
public struct Search: Sendable {
  /// The verdict of a property on one value.
  public enum CaseVerdict: Sendable {
    case passed, failed
    /// The value does not meet the property's assumptions.
    case discarded
  }

  /// The number of passing cases that are wanted.
  public var cases: Int
  /// The seed from which the seeds of the cases are derived.
  public var baseSeed: UInt64
  /// The number of evaluations that shrinking may use.
  public var maximumEvaluations: Int
  /// The number of discards that are allowed at first; each passing case allows `discardsPerPass` more.
  public var discardAllowance = 200
  /// The number of further discards that each passing case allows.
  public var discardsPerPass = 10
  /// The probability with which a demand of coverage that is met may be called missed.
  public var coverageFalseAlarm = 1e-9
  /// The number of the only case to run; all cases if `nil`.
  public var onlyCase: Int?

  /// Whether to end the search; every run asks before each case, on whichever core runs it.
  ///
  /// The outcome is then that of the cases so far, which may be none; on several cores, of those before the first that
  /// was not run, unless a later one of the first ``cases`` failed. A case that has failed is shrunk regardless.
  public var isStopped: (@Sendable () -> Bool)?

  /// A search with the given limits.
  ///
  /// - Parameters:
  ///   - cases: The number of passing cases that are wanted.
  ///   - baseSeed: The seed from which the seeds of the cases are derived.
  ///   - maximumEvaluations: The number of evaluations that shrinking may use.
  public init(cases: Int = 1000, baseSeed: UInt64 = 0, maximumEvaluations: Int = 5000) {
    self.cases = cases
    self.baseSeed = baseSeed
    self.maximumEvaluations = maximumEvaluations
  }

  /// An input on which the property failed, and the simplest failing input that shrinking found from it.
  public struct Failure<Value> {
    /// The number of the case that failed, from 0.
    public var caseIndex: Int
    /// The input as it was drawn.
    public var original: Value
    /// The simplest failing input that was found.
    public var minimal: Value
    /// The choices that made the original input.
    public var originalRecording: Recording
    /// The choices that make the minimal input.
    public var minimalRecording: Recording
    /// The number of times that a simpler failing input was found.
    public var steps: Int
    /// The number of distinct inputs on which the property was evaluated during shrinking.
    public var evaluations: Int
    /// Whether shrinking ended because nothing simpler was found, and not by its limit.
    public var isComplete: Bool
    /// Whether the case was drawn from its seed alone, and not by changing one with a great score.
    public var isFresh = true
  }

  /// The result of a search.
  public enum Outcome<Value> {
    case passed(cases: Int, discards: Int, CoverageLedger)
    case failed(Failure<Value>)
    /// Too few values met the assumptions.
    case exhausted(cases: Int, discards: Int)
  }

  /// The size of a case, from 1 to 100, drawn from its seed: sizes that cycled with the number of the case would make
  /// neighboring cases alike, and a sequential test of their shares invalid.
  ///
  /// - SeeAlso: PT-001
  @inlinable
  package static func size(ofSeed seed: UInt64) -> Int {
    Int(truncatingIfNeeded: CaseRandom.mixed(~seed).multipliedFullWidth(by: 100).high) + 1
  }

  /// Prepares a source for a new case, unless the search is stopped: every run begins its cases here.
  ///
  /// - Returns: The seed of the case; `nil` if the search is stopped.
  func start(_ source: inout ChoiceSource, caseIndex: Int) -> UInt64? {
    if let isStopped, isStopped() { return nil }
    let seed = CaseRandom.caseSeed(base: baseSeed, caseIndex: caseIndex)
    source.start(seed: seed, size: Search.size(ofSeed: seed))
    return seed
  }

  /// A search for one case, which it runs even if this search is stopped.
  package func only(_ caseIndex: Int) -> Search {
    var search = self
    (search.onlyCase, search.isStopped) = (caseIndex, nil)
    return search
  }
}

extension SearchProgress {
  /// The outcome of a search in which no case failed.
  @usableFromInline
  func outcome<Value>() -> Search.Outcome<Value> {
    isExhausted
      ? .exhausted(cases: passed, discards: discards) : .passed(cases: passed, discards: discards, coverage)
  }
}
