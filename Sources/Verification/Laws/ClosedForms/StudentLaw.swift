/// Two blocks of variables with a joint Student t law, and the information between them.
///
/// - SeeAlso: RT-009
public struct StudentLaw: Sendable {
  /// The number ν of degrees of freedom.
  public let degreesOfFreedom: Estimate
  /// ln(ν/2).
  private let logarithm: Estimate

  /// A law with a number ν of degrees of freedom that is known up to an interval.
  ///
  /// - Throws: `.invalidInput` if ν may not be finite and above 0.
  public init(degreesOfFreedom: Estimate) throws(VerificationError) {
    try requirePositive(degreesOfFreedom, "degreesOfFreedom")
    self.degreesOfFreedom = degreesOfFreedom
    logarithm = .log(degreesOfFreedom) - .log(Estimate(exactly: 2))
  }

  /// A law with a decimal number ν of degrees of freedom, however small.
  ///
  /// - Throws: `.invalidInput` if ν is not above 0.
  public init(decimal degreesOfFreedom: DecimalNumeral) throws(VerificationError) {
    try requirePositive(degreesOfFreedom, "degreesOfFreedom")
    self.degreesOfFreedom = degreesOfFreedom.estimate
    logarithm = .logarithm(of: degreesOfFreedom) - .log(Estimate(exactly: 2))
  }

  /// From this ν on, the excess is computed from its leading term alone.
  private static let leastForLimit = 0x1p120

  /// The information between blocks of m and n variables, less that between normal blocks whose covariance is the
  /// dispersion, in nats; certified with relative accuracy if it is a normal number, up to ν near 2^510.
  ///
  /// With g(x) = ln Γ(x) − xψ(x) it is the mixed difference g(a+s+t) − g(a+s) − g(a+t) + g(a) at a = ν/2, s = m/2 and t
  /// = n/2. Every part is computed as a mixed difference from the start, so that nothing large cancels. From
  /// `MixedDifference.leastForSeries` on, Stirling's series is used, whose error lies between 0 and its first omitted
  /// term.
  /// Source of the entropies: S. Kotz, S. Nadarajah, "Multivariate t Distributions and Their Applications", 2004, §1.8.
  ///
  /// - Parameters:
  ///   - firstCount: m, 1 to 2²⁰.
  ///   - secondCount: n, 1 to 2²⁰.
  /// - Throws: `.invalidInput` if a number of variables is out of range.
  /// - Complexity: O(1).
  public func excessInformation(firstCount: Int, secondCount: Int) throws(VerificationError) -> Estimate {
    let most = 1 << 20
    try require((1...most).contains(firstCount), "firstCount", "must be 1 to 2^20, is \(firstCount)")
    try require((1...most).contains(secondCount), "secondCount", "must be 1 to 2^20, is \(secondCount)")
    let half = Estimate(exactly: 0.5)
    let (m, n) = (Estimate(exactly: Double(firstCount)), Estimate(exactly: Double(secondCount)))
    guard degreesOfFreedom.lower < Self.leastForLimit else {
      // mn/(2ν²) times a number from 1 − (2(m+n) + 1)/ν to 1 + 2/ν, and 2(m+n) + 1 is below 2^23.
      let factor = Estimate(value: 1, lower: 1.0.nextDown, upper: 1.0.nextUp)
      return half * (m / degreesOfFreedom) * (n / degreesOfFreedom) * factor
    }
    let difference = MixedDifference(first: half * m, second: half * n)
    let start = half * degreesOfFreedom
    let shift = Int((MixedDifference.leastForSeries - min(start.lower, MixedDifference.leastForSeries)).rounded(.up))
    var sum = difference.entropyTerm(at: start + Estimate(exactly: Double(shift)), shift: shift)
    for step in 0..<shift {
      let place = start + Estimate(exactly: Double(step))
      guard step > 0 else {
        // Near 0 the logarithm of the argument is known more accurately than the argument.
        sum = sum - difference.logarithm(at: place, logarithm: place.upper < 0x1p-10 ? logarithm : nil)
        continue
      }
      sum = sum - difference.logarithm(at: place) - Estimate(exactly: Double(step)) * difference.reciprocal(at: place)
    }
    return sum.clamped(atLeast: 0)
  }
}

/// The mixed differences f(x+s+t) − f(x+s) − f(x+t) + f(x) of several functions at x > 0.
///
/// - SeeAlso: RT-009
struct MixedDifference {
  /// The first increment s.
  let first: Estimate
  /// The second increment t.
  let second: Estimate

  /// The least x at which the used terms of Stirling's series are accurate to a few roundings.
  static let leastForSeries = 16.0

  /// The Bernoulli numbers B₄, B₆, …, B₁₆ as fractions.
  static let bernoulliNumbers: [(numerator: Double, denominator: Double)] = [
    (-1, 30), (1, 42), (-1, 30), (5, 66), (-691, 2730), (7, 6), (-3617, 510),
  ]

  private var both: Estimate { first + second }

  /// The mixed difference of ln, which is negative: ln(x(x+s+t)/((x+s)(x+t))).
  ///
  /// - Parameters:
  ///   - x: the argument, above 0.
  ///   - logarithm: ln x, if it is known separately and x is below s and t.
  func logarithm(at x: Estimate, logarithm: Estimate? = nil) -> Estimate {
    let corners = (x + first) * (x + second)
    if let logarithm { return logarithm + Estimate.log((x + both) / corners) }
    let share = first * second / corners
    return share.upper < 0.5 ? Estimate.log1p(-share) : Estimate.log(x * (x + both) / corners)
  }

  /// The mixed difference of 1/x, which is positive: st(2x+s+t)/(x(x+s)(x+t)(x+s+t)).
  func reciprocal(at x: Estimate) -> Estimate {
    let numerator = first * second * (x + x + both)
    return numerator / (x * (x + first)) / ((x + second) * (x + both))
  }

  /// The mixed difference of g + kψ for a whole number k ≥ 0, at x from `leastForSeries` on.
  ///
  /// g(x) = −½ ln x − x + c + Σ B₂ⱼ/(2j−1)·x^(1−2j) and ψ(x) = ln x − 1/(2x) − Σ B₂ⱼ/(2j)·x^(−2j).
  func entropyTerm(at x: Estimate, shift: Int) -> Estimate {
    let count = Estimate(exactly: Double(shift))
    let half = Estimate(exactly: 0.5)
    let sixth = Estimate(exactly: 1) / Estimate(exactly: 6)
    var sum = (count - half) * logarithm(at: x) + (sixth - half * count) * reciprocal(at: x)
    sum += correction(at: x, count)
    sum = sum - correction(at: x + first, count)
    sum = sum - correction(at: x + second, count)
    sum += correction(at: x + both, count)
    return sum
  }

  /// The terms of the series other than the logarithm, the reciprocal and the term B₂ of g.
  private func correction(at x: Estimate, _ count: Estimate) -> Estimate {
    let inverse = Estimate(exactly: 1) / x
    let square = inverse * inverse
    // −k·B₂/2·x^(−2), which only ψ has.
    var sum = -(count * square / Estimate(exactly: 12))
    var power = square * inverse
    for (index, number) in Self.bernoulliNumbers.enumerated() {
      let order = Double(2 * index + 4)
      let fraction = Estimate(exactly: number.numerator) / Estimate(exactly: number.denominator)
      let entropy = fraction * power / Estimate(exactly: order - 1)
      let digamma = -(count * fraction * power * inverse / Estimate(exactly: order))
      if index == Self.bernoulliNumbers.count - 1 {
        // The error is this term of each series times a number in (0, 1).
        let bound = entropy.magnitude + digamma.magnitude
        return sum + Estimate(value: 0, lower: -bound.nextUp, upper: bound.nextUp)
      }
      sum += entropy + digamma
      power = power * square
    }
    return sum
  }
}
