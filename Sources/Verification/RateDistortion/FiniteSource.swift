/// A source with finitely many symbols, and the distortions of its reproductions.
///
/// D(R) = min E d(Z,T) over all channels with I(Z;T) ≤ R, and L(β) = min (D + βR) over all channels, for β ≥ 0. The law
/// of Z is the given weights divided by their exact sum; symbols with weight 0 do not count.
///
/// - SeeAlso: RD-001
public struct FiniteSource: Sendable {
  /// The greatest distortion that is accepted; sums of such distortions do not overflow.
  public static let greatestValue = 0x1p1000

  /// The number k of reproductions.
  public let reproductionCount: Int
  /// The weights of the symbols that occur.
  let weights: [Double]
  /// The sum of the weights, by which they are divided.
  let total: Estimate
  /// The entropy H(Z) in nats.
  let entropy: Estimate
  /// d(z,t) − min_t d(z,t), rounded, in row-major order with one row for each symbol that occurs.
  let excess: [Double]
  /// The least distortion of each symbol that occurs.
  let least: [Double]
  /// The mean distortion E d(Z,t) of each reproduction.
  let means: [Estimate]

  /// A source with the given law and distortions.
  ///
  /// - Parameters:
  ///   - law: the probabilities of n symbols.
  ///   - distortion: n×k distortions from 0 to `greatestValue`.
  /// - Throws: `.invalidInput` naming what is not a law, or a distortion that is negative, not finite, too large or
  ///   missing.
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
        try requireNonnegative(value, place)
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

  /// A source in units of a weight β, with the least distortions subtracted; its weight 1 stands for β.
  ///
  /// - Parameters:
  ///   - probabilities: the probabilities of the n symbols that occur, within a factor of 1 ± 2⁻⁵¹.
  ///   - entropy: the entropy of the symbols in nats.
  ///   - excess: (d − min d)/β, n×k row-major, each the nearest number; 2^1000 also stands for greater ones.
  ///   - means: the mean excess of each reproduction, k intervals.
  init(probabilities: [Double], entropy: Estimate, excess: [Double], means: [Estimate]) {
    (weights, total, self.entropy) = (probabilities, Estimate(exactly: 1), entropy)
    (self.excess, self.means, reproductionCount) = (excess, means, means.count)
    least = probabilities.map { _ in 0 }
  }

  /// D(0), the least mean distortion of a single reproduction.
  public var greatestDistortion: Estimate { means.dropFirst().reduce(means[0], Estimate.minimum) }

  /// The least distortion of any channel, E min_t d(Z,t).
  public var leastDistortion: Estimate {
    zip(weights, least).map { Estimate(exactly: $0) * Estimate(exactly: $1) }.sum() / total
  }
}

extension Estimate {
  /// The exact value of a rounded difference.
  init(excess: Double) { self.init(excess, from: excess, to: excess, outward: excess == 0 ? 0 : 1) }

  /// The same number if it is also known to lie between two bounds.
  func limited(from least: Double, to most: Double) -> Estimate {
    let low = max(lower, least)
    return .between(low, max(low, min(upper, most)), near: value)
  }
}
