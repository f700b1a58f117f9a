import PropertyTesting

@testable import PropertySearch

typealias ShrinkerPass = @Sendable (inout Shrinker) throws(Shrinker.Pending) -> Void

/// What a pass of the shrinker asks the property about, in order, and what it ends with.
///
/// The expected traces are derived by hand from what each pass is documented to try, so that a pass that tries less, or
/// in another order, is seen even where a later pass makes up for it.
struct PassTrace<Value> {
  /// The values on which the property was evaluated.
  let asked: [Value]
  /// The value of the best recording at the end.
  let best: Value

  /// - Parameters:
  ///   - generator: What draws the values.
  ///   - start: The choices of the value to begin with.
  ///   - pass: The pass.
  ///   - isFailing: Whether the property fails; by default on no value but the first.
  init(
    _ generator: Generator<Value>, from start: [Choice],
    pass: (inout Shrinker) throws(Shrinker.Pending) -> Void,
    failsOn isFailing: @escaping (Value) -> Bool = { _ in false }
  ) throws {
    var source = ChoiceSource()
    source.start(replaying: start)
    let latest = Latest(try source.draw(generator))
    let log = Latest<[Value]>([])
    var shrinker = Shrinker(
      best: source.recording, maximumEvaluations: 5000, generate: latest.generating(generator),
      evaluate: {
        log.value.append(latest.value)
        return isFailing(latest.value) ? .failed : .passed
      })
    try pass(&shrinker)
    source.start(replaying: shrinker.best.choices)
    (asked, best) = (log.value, try source.draw(generator))
  }
}

extension [Choice] {
  /// Choices at signed distances from the simplest values; a replay fits them to what the generator draws.
  static func distances(_ distances: [Int]) -> [Choice] {
    distances.map { Choice(kind: .integer, magnitude: UInt64($0.magnitude), isNegative: $0 < 0, above: .max) }
  }

  /// Choices of floating-point numbers.
  static func numbers(_ numbers: [Double]) -> [Choice] {
    numbers.map {
      Choice(kind: .float, magnitude: FloatRank.rank(of: $0), isNegative: $0 < 0, above: 0)
    }
  }
}
