/// A source of finitely many letters with the distortions of its reproductions.
///
/// D(R) = min E d(Z,T) over all channels of I(Z;T) ≤ R, and L(β) = min (D + βR) over all channels, β ≥ 0. The law of Z is
/// the given weights divided by their exact sum; letters without weight do not count.
///
/// - SeeAlso: RD-001
public struct FiniteSource: Sendable {
  /// The greatest distortion that is taken: sums of such do not overflow.
  public static let greatestValue = 0x1p1000

  /// The number k of reproductions.
  public let reproductionCount: Int
  /// The weights of the letters that occur.
  let weights: [Double]
  /// What the weights are divided by.
  let total: Estimate
  /// H(Z) in nats.
  let entropy: Estimate
  /// Row-major, a row for each letter that occurs: d(z,t) − min_t d(z,t), rounded.
  let excess: [Double]
  /// The least distortion of each letter that occurs.
  let least: [Double]
  /// E d(Z,t) of each reproduction.
  let means: [Estimate]

  /// A source.
  ///
  /// - Parameters:
  ///   - law: the probabilities of n letters.
  ///   - distortion: n×k distortions of 0 to `greatestValue`.
  /// - Throws: `.invalidInput` naming what is no law, or a distortion that is negative, not finite, too large or missing.
  /// - Complexity: O(nk).
  public init(law: [Double], distortion: [[Double]]) throws(VerificationError) {
    let law = try FiniteLaw(law, name: "law")
    let count = law.weights.count
    try require(distortion.count == count, "distortion", "needs \(count) rows, has \(distortion.count)")
    let columns = distortion[0].count
    try require(columns >= 1, "distortion[0]", "needs at least one value")
    reproductionCount = columns
    var (weights, least, excess) = ([Double](), [Double](), [Double]())
    excess.reserveCapacity(count * columns)
    for (index, row) in distortion.enumerated() {
      try require(row.count == columns, "distortion[\(index)]", "needs \(columns) values, has \(row.count)")
      for (column, value) in row.enumerated() {
        let place = "distortion[\(index)][\(column)]"
        try require(value >= 0 && value < .infinity, place, "must be finite and at least 0, is \(value)")
        try require(value <= Self.greatestValue, place, "must be at most 2^1000, is \(value)")
      }
      guard law.weights[index] > 0 else { continue }
      let smallest = row.min() ?? 0
      weights.append(law.weights[index])
      least.append(smallest)
      for value in row { excess.append(value - smallest) }
    }
    (self.weights, self.least, self.excess) = (weights, least, excess)
    (total, entropy) = (law.total, law.entropy)
    means = (0..<columns).map { t in
      weights.indices.map { z in
        Estimate(exactly: weights[z]) * (Estimate(exactly: least[z]) + Estimate(excess: excess[z * columns + t]))
      }.sum() / law.total
    }
  }

  /// A source in units of a weight, its least distortions taken off: the weight 1 is that weight.
  ///
  /// - Parameters:
  ///   - probabilities: of n letters that occur, within a factor of 1 ± 2⁻⁵¹.
  ///   - excess: (d − min d)/β, n×k row-major, each the nearest number; 2^1000 stands for more too.
  ///   - means: the mean of each reproduction's, k intervals.
  init(probabilities: [Double], entropy: Estimate, excess: [Double], means: [Estimate]) {
    (weights, total, self.entropy) = (probabilities, Estimate(exactly: 1), entropy)
    (self.excess, self.means, reproductionCount) = (excess, means, means.count)
    least = probabilities.map { _ in 0 }
  }

  /// D(0), the least mean distortion of a single reproduction.
  public var greatestDistortion: Estimate { means.dropFirst().reduce(means[0], Estimate.lesser) }

  /// The least distortion of any channel, E min_t d(Z,t).
  public var leastDistortion: Estimate {
    zip(weights, least).map { Estimate(exactly: $0) * Estimate(exactly: $1) }.sum().clamped(atLeast: 0) / total
  }
}

extension Estimate {
  /// A rounded difference.
  init(excess: Double) { self.init(excess, from: excess, to: excess, outward: excess == 0 ? 0 : 1) }

  /// The same number, known besides to lie between two bounds.
  func limited(from least: Double, to most: Double) -> Estimate {
    let low = max(lower, least)
    return .between(low, max(low, min(upper, most)), near: value)
  }

  /// The lesser of two numbers.
  static func lesser(_ first: Estimate, _ second: Estimate) -> Estimate { -greater(-first, -second) }
}
