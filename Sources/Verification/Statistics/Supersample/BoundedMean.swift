import RealModule

/// Confidence limits for the mean of independent draws in [0, 1], for any number of draws fixed in advance and any law.
///
/// A bettor against the mean y multiplies the capital by 1 + λ_t·(x_t − y) at draw t, where λ_t depends only on earlier
/// draws. If the mean is y, the capital is a nonnegative martingale, and reaches 1/miss with probability at most `miss`
/// (Ville's inequality). The lower limit is the least y for which the capital stays below 1/miss.
/// Source: I. Waudby-Smith, A. Ramdas, "Estimating means of bounded random variables by betting", JRSS-B 86, 2024, §4.
///
/// - SeeAlso: GB-006
public struct BoundedMean: Equatable, Sendable {
  /// The draws in the order in which they were made.
  public let draws: [Double]

  /// The assumed variance before the first draw; the limits are valid for any positive number.
  private static let firstVariance = 0x1p-8
  /// The greatest share of the capital that one draw may lose.
  private static let largestStake = 15.0 / 16

  /// The limits for the given draws.
  ///
  /// - Parameter draws: at least one draw, each in [0, 1]; the draws must be independent with equal means.
  /// - Throws: `.invalidInput` naming the draw that is out of range.
  public init(_ draws: [Double]) throws(VerificationError) {
    try require(!draws.isEmpty, "draws", "needs at least 1 draw")
    if let index = draws.firstIndex(where: { !($0 >= 0 && $0 <= 1) }) {
      throw .invalidInput(parameter: "draws[\(index)]", requirement: "must lie in 0 to 1, is \(draws[index])")
    }
    self.draws = draws
  }

  /// The mean of the draws.
  public var average: Double { draws.reduce(0, +) / Double(draws.count) }

  /// A number that exceeds the true mean with probability at most `miss`.
  ///
  /// - Parameter miss: the probability of a miss, in (0, 1).
  /// - Throws: `.invalidInput` if `miss` is out of range.
  /// - Complexity: 60 passes over the draws.
  public func lowerLimit(miss: Double) throws(VerificationError) -> Double {
    try requireOpenUnit(miss, "miss")
    let bets = bets(on: draws, miss: miss)
    return limit(of: draws, bets, miss: miss)
  }

  /// A number that is below the true mean with probability at most `miss`.
  ///
  /// - Parameter miss: the probability of a miss, in (0, 1).
  /// - Throws: `.invalidInput` if `miss` is out of range.
  /// - Complexity: 60 passes over the draws.
  public func upperLimit(miss: Double) throws(VerificationError) -> Double {
    try requireOpenUnit(miss, "miss")
    let complements = draws.map { 1 - $0 }
    // The rounding error of the complement of a draw is at most half a unit in the last place of 1.
    return min(1, 1 - limit(of: complements, bets(on: complements, miss: miss), miss: miss) + Double.ulpOfOne)
  }

  /// λ_t = √(2 ln(1/miss) / (n·v_t)), where v_t is the variance of the draws before t: the choice of the source, meant
  /// for n draws.
  private func bets(on draws: [Double], miss: Double) -> [Double] {
    let scale = 2 * Double.log(1 / miss) / Double(draws.count)
    var (squares, sum) = (Self.firstVariance, 0.0)
    return draws.enumerated().map { index, draw in
      let bet = (scale * Double(index + 1) / squares).squareRoot()
      if index > 0 { squares += (draw - sum / Double(index)) * (draw - sum / Double(index)) }
      sum += draw
      return bet
    }
  }

  /// The least y in [0, 1] for which the capital stays below 1/miss; the capital does not rise in y.
  private func limit(of draws: [Double], _ bets: [Double], miss: Double) -> Double {
    let goal = -Double.log(miss)
    // A factor is at least 1/16, so two roundings of its last term, one of the factor and one of the product change
    // the product by at most 32 half units. The rounding of the logarithms of the product's two parts comes next.
    let rounding = Tolerance.rounding(operations: 17 * draws.count, condition: 1, scale: 1)
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let capital = Self.logarithmOfCapital(after: draws, bets, against: middle)
      let last = Tolerance.rounding(operations: 4, condition: 1, scale: 1 + capital.magnitude)
      if capital - rounding.value - last.value >= goal { low = middle } else { high = middle }
    }
    return low
  }

  /// ln Π (1 + λ_t·(x_t − y)), where each λ_t is limited so that its factor is at least 1/16.
  private static func logarithmOfCapital(after draws: [Double], _ bets: [Double], against mean: Double) -> Double {
    let stake = largestStake / mean
    var (significand, exponent) = (1.0, 0)
    // A factor is at most 2⁶⁰ and at least 2⁻⁴, so that eight of them neither overflow nor underflow.
    draws.withUnsafeBufferPointer { draws in
      bets.withUnsafeBufferPointer { bets in
        var index = 0
        while index < draws.count {
          let end = min(index + 8, draws.count)
          while index < end {
            let bet = bets[index] < stake ? bets[index] : stake
            significand *= 1 + bet * (draws[index] - mean)
            index += 1
          }
          exponent += Int(significand.exponent)
          significand = significand.significand
        }
      }
    }
    return Double.log(significand) + Double(exponent) * Double.log(2)
  }
}
