/// A test that rejects the exchangeability of a seed's values if many seeds decrease from point to point.
///
/// The null hypothesis is that the k values of one seed are exchangeable: every order of them is equally likely. It
/// says more than that each value has the same law. The k! events "strictly decreasing in this order" exclude each
/// other, so each has probability at most 1/k! (less if ties can occur). Over n independent seeds, the number of
/// strictly decreasing sequences is then stochastically at most Binomial(n, 1/k!), whose upper tail is the p-value.
///
/// - SeeAlso: EX-004
public struct TrendTest: Equatable, Sendable {
  /// The number k of values per seed.
  public let pointCount: Int
  /// The number n of independent seeds.
  public let seedCount: Int
  /// The greatest probability of a rejection if the values of each seed are exchangeable.
  public let falseAlarmRate: Double
  /// The least number of strictly decreasing seeds that leads to a rejection; nil if even all n seeds do not.
  public let leastCount: Int?

  /// The test with the given size and false-alarm rate.
  ///
  /// - Parameters:
  ///   - pointCount: k, 2 to 20, so that k! is exact.
  ///   - seedCount: n, at least 1.
  ///   - falseAlarmRate: the greatest probability of a false rejection, in (0, 1).
  /// - Throws: `.invalidInput` naming the parameter that is out of range; `.numerical` if a tail fails.
  /// - Complexity: O(log n) tails.
  public init(pointCount: Int, seedCount: Int, falseAlarmRate: Double) throws(VerificationError) {
    try require(pointCount >= 2 && pointCount <= 20, "pointCount", "must be 2 to 20, is \(pointCount)")
    try requireOpenUnit(falseAlarmRate, "falseAlarmRate")
    let null = try BinomialCount(trials: seedCount, probability: Self.exchangeableProbability(pointCount))
    self.pointCount = pointCount
    self.seedCount = seedCount
    self.falseAlarmRate = falseAlarmRate
    guard try null.upperTail(atLeast: seedCount) <= falseAlarmRate else {
      leastCount = nil
      return
    }
    var insufficient = 0
    var sufficient = seedCount
    while sufficient - insufficient > 1 {
      let middle = insufficient + (sufficient - insufficient) / 2
      if try null.upperTail(atLeast: middle) <= falseAlarmRate { sufficient = middle } else { insufficient = middle }
    }
    leastCount = sufficient
  }

  /// An upper bound of the probability of at least the given number of decreasing seeds if the values of each seed are
  /// exchangeable.
  ///
  /// - Throws: `.numerical` if the tail fails.
  public func pValue(decreasingSeeds count: Int) throws(VerificationError) -> Double {
    try BinomialCount(trials: seedCount, probability: Self.exchangeableProbability(pointCount))
      .upperTail(atLeast: count)
  }

  /// The probability that the test rejects if each seed decreases strictly with the given probability.
  ///
  /// - Throws: `.invalidInput` if the probability is out of range; `.numerical` if the tail fails.
  public func power(decreasingProbability: Double) throws(VerificationError) -> Double {
    let law = try BinomialCount(trials: seedCount, probability: decreasingProbability)
    guard let leastCount else { return 0 }
    return try law.upperTail(atLeast: leastCount)
  }

  /// The outcome of the test for one set of sequences.
  public struct Outcome: Equatable, Sendable {
    /// The number of seeds whose values decrease strictly.
    public let decreasingSeeds: Int
    /// The p-value of that number, an upper bound.
    public let pValue: Double
    /// Whether the number is large enough to reject the hypothesis that the values of each seed are exchangeable.
    public let isDecreasing: Bool
  }

  /// Applies the test.
  ///
  /// - Parameter sequences: n×k finite values, one row per seed, in the order of the points.
  /// - Throws: `.invalidInput` if the shape is not n×k or a value is not finite.
  public func outcome(_ sequences: [[Double]]) throws(VerificationError) -> Outcome {
    try require(sequences.count == seedCount, "sequences", "needs \(seedCount) rows, has \(sequences.count)")
    var count = 0
    for (row, sequence) in sequences.enumerated() {
      try require(
        sequence.count == pointCount, "sequences[\(row)]", "needs \(pointCount) values, has \(sequence.count)")
      try requireFinite(sequence, "sequences[\(row)]")
      if zip(sequence, sequence.dropFirst()).allSatisfy(>) { count += 1 }
    }
    return Outcome(
      decreasingSeeds: count, pValue: try pValue(decreasingSeeds: count),
      isDecreasing: leastCount.map { count >= $0 } ?? false)
  }

  /// 1/k!, rounded upward.
  static func exchangeableProbability(_ pointCount: Int) -> Double {
    let arrangements = (2...pointCount).reduce(1, *)
    return (1 / Double(arrangements)).nextUp
  }
}
