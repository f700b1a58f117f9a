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

  public init(cases: Int = 1000, baseSeed: UInt64 = 0, maximumEvaluations: Int = 5000) {
    self.cases = cases
    self.baseSeed = baseSeed
    self.maximumEvaluations = maximumEvaluations
  }

  /// What a search ended with.
  public struct Failure<Value> {
    /// Number of the case that failed, from 0.
    public var caseIndex: Int
    public var original: Value
    public var minimal: Value
    public var originalRecording: Recording
    public var minimalRecording: Recording
    public var steps: Int
    /// Distinct inputs on which the property was evaluated while shrinking.
    public var evaluations: Int
    /// Whether shrinking ended because nothing simpler was found, rather than by its bound.
    public var isComplete: Bool
  }

  /// What a search ended with.
  public enum Outcome<Value> {
    case passed(cases: Int, discards: Int)
    case failed(Failure<Value>)
    /// Too few values met the assumptions.
    case exhausted(cases: Int, discards: Int)
  }

  /// The size of a case: every run of a hundred cases goes from small to large.
  @inlinable
  static func size(ofCase index: Int) -> Int { index % 100 + 1 }

  /// Runs the property on fresh cases until one fails, and shrinks it.
  @inlinable
  public func run<Value>(
    _ generator: Generator<Value>, property: (Value) -> Verdict
  ) -> Outcome<Value> {
    var source = ChoiceSource()
    var passed = 0
    var discards = 0
    var index = 0
    while passed < cases {
      source.start(seed: CaseRandom.caseSeed(base: baseSeed, caseIndex: index), size: Self.size(ofCase: index))
      do {
        let value = try generator.body(&source)
        switch property(value) {
        case .passed: passed += 1
        case .failed:
          return .failed(
            shrunk(caseIndex: index, value, source.recording, generator, property: property))
        case .discarded: discards += 1
        }
      } catch {
        discards += 1
      }
      index += 1
      if discards > discardAllowance, discards > discardAllowance + discardsPerPass * passed {
        return .exhausted(cases: passed, discards: discards)
      }
    }
    return .passed(cases: passed, discards: discards)
  }

  /// Shrinks a failing recording.
  @usableFromInline
  func shrunk<Value>(
    caseIndex: Int, _ value: Value, _ recording: Recording, _ generator: Generator<Value>,
    property: (Value) -> Verdict
  ) -> Failure<Value> {
    withoutActuallyEscaping(property) { property in
      var latest = value
      var shrinker = Shrinker(
        best: recording, maximumEvaluations: maximumEvaluations,
        generate: { source in
          guard let made = try? generator.body(&source) else { return false }
          latest = made
          return true
        },
        evaluate: { () throws(Shrinker.Pending) in property(latest) == .failed ? .failed : .passed })
      // A property that never signals Pending lets the passes run to the end.
      do { try shrinker.shrink() } catch { preconditionFailure("a verdict was pending") }
      var source = ChoiceSource()
      source.start(replaying: shrinker.best.choices)
      let minimal = (try? generator.body(&source)) ?? value
      return Failure(
        caseIndex: caseIndex, original: value, minimal: minimal, originalRecording: recording,
        minimalRecording: shrinker.best, steps: shrinker.steps, evaluations: shrinker.evaluations,
        isComplete: !shrinker.isExhausted)
    }
  }
}
