/// A Gaussian vector source under summed squared loss, in closed form by reverse water-filling.
///
/// With the variances λ_i along the principal axes and the water level θ, D = Σ min(θ, λ_i) and R = Σ ½ ln⁺(λ_i/θ).
/// Source: T. Cover, J. Thomas, "Elements of Information Theory", 2nd ed., theorem 10.3.3.
///
/// - SeeAlso: RD-002
public struct GaussianVectorSource: Sendable {
  /// The variances in descending order.
  public let variances: [Estimate]

  /// A source with independent components.
  ///
  /// - Throws: `.invalidInput` naming a variance that is not finite and above 0, or an empty list.
  public init(variances: [Double]) throws(VerificationError) {
    try require(!variances.isEmpty, "variances", "needs at least one value")
    for (index, variance) in variances.enumerated() { try requirePositive(variance, "variances[\(index)]") }
    self.variances = variances.sorted(by: >).map { Estimate(exactly: $0) }
  }

  /// The greatest number of decimal variances.
  public static let greatestCount = 1000

  /// A source with independent components, given by decimal variances, or by the decimal eigenvalues of its covariance.
  ///
  /// Components with variance 0 need no rate and are left out.
  ///
  /// - Parameter variances: 1 to `greatestCount` decimals, each 0 or within `DecimalSource.range`.
  /// - Throws: `.invalidInput` naming (as `variances`) one that is out of range, or a list that is empty or too long.
  public init(decimals variances: [DecimalNumeral]) throws(VerificationError) {
    try require(
      (1...Self.greatestCount).contains(variances.count), "variances",
      "needs 1 to \(Self.greatestCount) values, has \(variances.count)")
    let zero = DecimalNumeral(exactly: 0)
    for (index, variance) in variances.enumerated() {
      try require(
        variance == zero || DecimalSource.range.contains(variance), "variances[\(index)]",
        "must be 0 or of 1e-300 to 1e300, is \(variance.shown)")
    }
    self.variances = variances.filter { $0 > zero }.sorted(by: >).map(\.estimate)
  }

  /// A source with the given covariance, d×d, symmetric positive definite.
  ///
  /// - Throws: `.invalidInput` naming what is wrong, also for a matrix that is too near a singular one to be certified;
  ///   `.numerical`.
  /// - Complexity: O(d³).
  public init(covariance: [[Double]]) throws(VerificationError) {
    _ = try CholeskyFactor(covariance, "covariance").whiteningError()
    let eigenvalues = try SymmetricSpectrum(EstimateMatrix(covariance)).eigenvalues
    variances = eigenvalues.sorted { $0.value > $1.value }
    try require(
      variances.allSatisfy { $0.lower > 0 }, "covariance",
      "must be farther from a singular matrix for its least variance to be certified")
  }

  /// The distortion Σ λ_i at rate 0.
  public var greatestDistortion: Estimate { variances.sum() }

  /// The distortion D(R), the sum of squared errors.
  ///
  /// For every m, the solution θ_m of Σ_{i≤m} ½ ln(λ_i/θ_m) = R is at most the water level θ, and for one m it equals
  /// θ, so θ is the greatest θ_m.
  ///
  /// - Parameter rate: R in nats per sample, at least 0.
  /// - Throws: `.invalidInput` if the rate may be negative.
  public func distortion(atRate rate: Estimate) throws(VerificationError) -> Estimate {
    try requireNonnegative(rate, "rate")
    var level = Estimate(exactly: 0)
    var logarithms = Estimate(exactly: 0)
    for (index, variance) in variances.enumerated() {
      // Relative to the greatest variance, so that sources with variances of similar size lose no digits to the size of
      // logarithms.
      let (ratio, greatest) = (variance / variances[0], variances[0])
      logarithms += ratio.lower < 0x1p-900 ? .log(variance) - .log(greatest) : .log(ratio)
      let exponent = (logarithms - Estimate(exactly: 2) * rate) / Estimate(exactly: Double(index + 1))
      // A factor of the greatest variance that would be subnormal need not give a subnormal level.
      let isFaint = exponent.lower < -600
      level = .maximum(level, isFaint ? .exp(exponent + .log(greatest)) : greatest * .exp(exponent))
    }
    return variances.map { .minimum(level, $0) }.sum()
  }

  /// The rate R(D) in nats per sample, with relative accuracy also if it is small; 0 from the sum of the variances on.
  ///
  /// λ_i − θ is the minimum over m of [Σ_{j≤m} (λ_i − λ_j) + Σ λ − D]/m, because θ is the maximum of (D − Σ_{j>m}
  /// λ_j)/m.
  ///
  /// - Parameter distortion: D, the sum of squared errors, above 0.
  /// - Throws: `.invalidInput` if the distortion may be 0 or less.
  public func rate(atDistortion distortion: Estimate) throws(VerificationError) -> Estimate {
    try require(distortion.lower > 0, "distortion", "must be above 0, may be \(distortion.lower)")
    let room = Estimate.between(
      Estimate.sum(of: variances.map(\.lower) + [-distortion.upper]).lower,
      Estimate.sum(of: variances.map(\.upper) + [-distortion.lower]).upper,
      near: Estimate.sum(of: variances.map(\.value) + [-distortion.value]).value)
    if room.upper <= 0 { return Estimate(exactly: 0) }
    var level: Estimate?
    for index in variances.indices {
      let rest = variances[(index + 1)...].reversed().sum()
      let candidate = (distortion - rest) / Estimate(exactly: Double(index + 1))
      level = level.map { .maximum($0, candidate) } ?? candidate
    }
    // For a subnormal distortion the level may be 0.
    guard let level, level.lower > 0 else { return .between(0, .infinity, near: 0) }
    return variances.indices.map { own in
      var excess: Estimate?
      var differences = Estimate(exactly: 0)
      for index in variances.indices {
        if index != own { differences += variances[own] - variances[index] }
        let candidate = (differences + room) / Estimate(exactly: Double(index + 1))
        excess = excess.map { .minimum($0, candidate) } ?? candidate
      }
      let ratio = (excess ?? room).clamped(atLeast: 0) / level
      return Estimate(exactly: 0.5) * .log1p(ratio).clamped(atLeast: 0)
    }.sum()
  }

  /// The channel that minimizes D + βR; every component has the distortion min(λ_i, β/2).
  ///
  /// - Parameter weight: β, above 0.
  /// - Throws: `.invalidInput` if the weight is not finite and above 0.
  public func optimalChoice(weight: Double) throws(VerificationError) -> PenalizedChoice {
    try requirePositive(weight, "weight")
    let level = Estimate(exactly: weight / 2)
    return try PenalizedChoice(
      weight: weight, distortion: variances.map { .minimum(level, $0) }.sum(),
      rate: variances.map { (Estimate(exactly: 0.5) * .log($0 / level)).clamped(atLeast: 0) }.sum())
  }
}

extension Estimate {
  /// The sum of numbers, with relative accuracy unless almost all of it cancels, because the rounding error of each
  /// addition is kept.
  static func sum(of numbers: [Double]) -> Estimate {
    var (sum, lost) = (0.0, Estimate(exactly: 0))
    for number in numbers {
      // The exact error of an addition, by D. Knuth.
      let next = sum + number
      let part = next - sum
      lost += Estimate(exactly: (sum - (next - part)) + (number - part))
      sum = next
    }
    return Estimate(exactly: sum) + lost
  }
}
