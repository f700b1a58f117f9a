/// Looks for an input on which a property fails, case by case, and shrinks what it finds.
public struct Search: Sendable {
  /// The verdict of a property on one value.
  public enum Verdict: Sendable {
    case passed, failed
    /// The value does not meet the property's assumptions.
    case discarded
  }

  /// Passing cases wanted.
  public var cases = 1000
  /// What the seeds of the cases are derived from.
  public var baseSeed: UInt64 = 0
  /// Evaluations that shrinking may use.
  public var maximumEvaluations = 5000
  /// Discards allowed: this many at once, and for each passing case `discardsPerPass` more.
  public var discardAllowance = 200
  public var discardsPerPass = 10
  /// Probability with which a demand of coverage that is met may be called missed.
  public var coverageFalseAlarm = 1e-9
  /// The only case to run; all if `nil`.
  public var onlyCase: Int?

  /// Whether to end before the next case; asked before each.
  public var isStopped: (@Sendable () -> Bool)?

  public init(cases: Int = 1000, baseSeed: UInt64 = 0, maximumEvaluations: Int = 5000) {
    self.cases = cases
    self.baseSeed = baseSeed
    self.maximumEvaluations = maximumEvaluations
  }

  /// An input on which the property failed, and the simplest one found from it.
  public struct Failure<Value> {
    /// Number of the case that failed, from 0.
    public var caseIndex: Int
    public var original: Value
    public var minimal: Value
    public var originalRecording: Recording
    public var minimalRecording: Recording
    /// How often a simpler failing input was found.
    public var steps: Int
    /// Distinct inputs on which the property was evaluated while shrinking.
    public var evaluations: Int
    /// Whether shrinking ended because nothing simpler was found, rather than by its bound.
    public var isComplete: Bool
    /// Whether the case was drawn by its seed alone, rather than by altering one of a great score.
    public var isFresh = true
  }

  /// What a search ended with.
  public enum Outcome<Value> {
    case passed(cases: Int, discards: Int, CoverageLedger)
    case failed(Failure<Value>)
    /// Too few values met the assumptions.
    case exhausted(cases: Int, discards: Int)
  }

  /// The size of a case, from 1 to 100, drawn by its seed: sizes that went round with the case's number would make
  /// neighbouring cases alike, and a sequential test of their shares wrong.
  ///
  /// - SeeAlso: PT-001
  @inlinable
  package static func size(ofSeed seed: UInt64) -> Int {
    Int(truncatingIfNeeded: CaseRandom.mixed(~seed).multipliedFullWidth(by: 100).high) + 1
  }
}

extension SearchProgress {
  /// How a search ended in which no case failed.
  @usableFromInline
  func outcome<Value>() -> Search.Outcome<Value> {
    isExhausted
      ? .exhausted(cases: passed, discards: discards) : .passed(cases: passed, discards: discards, coverage)
  }
}
