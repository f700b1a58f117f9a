/// A source of finitely many letters with the distortions of its reproductions.
///
/// D(R) = min E d(Z,T) over all channels of I(Z;T) ≤ R, and L(β) = min (D + βR) over all channels, β ≥ 0. The law of Z is
/// the given weights divided by their exact sum; letters without weight do not count.
///
/// - SeeAlso: RD-001, RD-003, RD-005
public struct FiniteSource: Sendable {
  /// The law of the letters.
  public let law: FiniteLaw
  /// The number k of reproductions.
  public let reproductionCount: Int
  /// The weights of the letters that occur.
  let weights: [Double]
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
  ///   - distortion: n×k distortions of at least 0.
  /// - Throws: `.invalidInput` naming what is no law, or a distortion that is negative, not finite or missing.
  /// - Complexity: O(nk).
  public init(law: [Double], distortion: [[Double]]) throws(VerificationError) {
    self.law = try FiniteLaw(law, name: "law")
    try require(distortion.count == law.count, "distortion", "needs \(law.count) rows, has \(distortion.count)")
    let columns = distortion[0].count
    try require(columns >= 1, "distortion[0]", "needs at least one value")
    reproductionCount = columns
    var (weights, least, excess) = ([Double](), [Double](), [Double]())
    excess.reserveCapacity(law.count * columns)
    for (index, row) in distortion.enumerated() {
      try require(row.count == columns, "distortion[\(index)]", "needs \(columns) values, has \(row.count)")
      if let wrong = row.firstIndex(where: { !($0 >= 0 && $0 < .infinity) }) {
        throw .invalidInput(
          parameter: "distortion[\(index)][\(wrong)]", requirement: "must be finite and at least 0, is \(row[wrong])")
      }
      guard law[index] > 0 else { continue }
      let smallest = row.min()!
      weights.append(law[index])
      least.append(smallest)
      for value in row { excess.append(value - smallest) }
    }
    (self.weights, self.least, self.excess) = (weights, least, excess)
    let total = self.law.total
    means = (0..<columns).map { t in
      weights.indices.map { z in
        Estimate(exactly: weights[z]) * (Estimate(exactly: least[z]) + Estimate(excess: excess[z * columns + t]))
      }.sum() / total
    }
  }

  /// D(0), the least mean distortion of a single reproduction.
  public var greatestDistortion: Estimate { means.dropFirst().reduce(means[0], Estimate.lesser) }

  /// The least distortion of any channel, E min_t d(Z,t).
  public var leastDistortion: Estimate {
    zip(weights, least).map { Estimate(exactly: $0) * Estimate(exactly: $1) }.sum() / law.total
  }
}

extension Estimate {
  /// A rounded difference.
  init(excess: Double) { self.init(excess, from: excess, to: excess, outward: excess == 0 ? 0 : 1) }

  /// The lesser of two numbers.
  static func lesser(_ first: Estimate, _ second: Estimate) -> Estimate { -greater(-first, -second) }
}
