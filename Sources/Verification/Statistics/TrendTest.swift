/// The test that a quantity falls at each of several points, from seeds that are independent of each other.
///
/// If the points make no difference, the k values of one seed are exchangeable: every order of them is equally
/// likely, the k! events "strictly decreasing in this order" exclude each other, and so each has probability at most
/// 1/k! (below it if ties can occur). Over n independent seeds the number of strictly decreasing sequences is then
/// stochastically at most Binomial(n, 1/k!), whose upper tail is the p-value.
///
/// - SeeAlso: EX-004
public struct TrendTest: Equatable, Sendable {
  /// The number of values of one seed, k.
  public let pointCount: Int
  /// The number of independent seeds, n.
  public let seedCount: Int
  /// The largest probability of rejecting although the points make no difference.
  public let falseAlarmRate: Double
  /// The least count of strictly decreasing seeds that rejects; nil if even all n do not.
  public let leastCount: Int?

  /// The test of a given size and false-alarm rate.
  ///
  /// - Parameters:
  ///   - pointCount: 2 to 20, so that k! is exact.
  ///   - seedCount: at least 1.
  ///   - falseAlarmRate: in (0, 1).
  /// - Throws: `.invalidInput` naming the parameter out of range; `.numerical` if a tail fails.
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

  /// The probability, if the points make no difference, of at least a number of decreasing seeds (an upper bound).
  public func pValue(decreasingSeeds count: Int) throws(VerificationError) -> Double {
    try BinomialCount(trials: seedCount, probability: Self.exchangeableProbability(pointCount))
      .upperTail(atLeast: count)
  }

  /// The probability that the test rejects when each seed decreases strictly with a given probability.
  public func power(decreasingProbability: Double) throws(VerificationError) -> Double {
    let law = try BinomialCount(trials: seedCount, probability: decreasingProbability)
    guard let leastCount else { return 0 }
    return try law.upperTail(atLeast: leastCount)
  }

  /// What the test says of one set of sequences.
  public struct Outcome: Equatable, Sendable {
    public let decreasingSeeds: Int
    public let pValue: Double
    /// Whether the count reaches the least one that rejects "the points make no difference".
    public let isDecreasing: Bool
  }

  /// Applies the test.
  ///
  /// - Parameter sequences: n×k finite values, one row a seed, in the order of the points.
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
  private static func exchangeableProbability(_ pointCount: Int) -> Double {
    let arrangements = (2...pointCount).reduce(1, *)
    return (1 / Double(arrangements)).nextUp
  }
}
