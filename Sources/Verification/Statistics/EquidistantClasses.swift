import RealModule

/// Equally likely classes with Gaussian samples around means that all have the same distance from each other.
///
/// The covariance of the noise is the identity, so that the distance is the Mahalanobis distance.
public struct EquidistantClasses: Equatable, Sendable {
  /// The number K of classes.
  public let classCount: Int
  /// The distance Δ between any two means, in standard deviations of the noise.
  public let distance: Double

  /// The classes with the given number and distance.
  ///
  /// - Parameters:
  ///   - classCount: K, at least 2.
  ///   - distance: Δ, finite and at least 0.
  /// - Throws: `.invalidInput` naming the parameter that is out of range.
  public init(classCount: Int, distance: Double) throws(VerificationError) {
    try require(classCount >= 2, "classCount", "must be at least 2, is \(classCount)")
    try requireNonnegative(distance, "distance")
    (self.classCount, self.distance) = (classCount, distance)
  }

  /// The share of samples that the best possible classifier gets right: ∫ φ(y)·Φ(y + a)^(K−1) dy with a = Δ/√2.
  ///
  /// Up to a rigid motion and directions without signal, means with pairwise distance Δ are the points a·e₁ … a·e_K on
  /// the axes of K dimensions. With equal priors, the Bayes rule chooses the nearest mean, that is, the greatest
  /// coordinate. The coordinate of the true class is a + y with standard normal y, and each of the other K−1
  /// coordinates is below it with probability Φ(a + y), independently given y. For K = 2 the integral is Φ(Δ/2).
  ///
  /// - Throws: `.numerical` if the integral fails.
  public func bayesAccuracy() throws(VerificationError) -> Estimate {
    let offset = distance / 2.0.squareRoot()
    let others = Double(classCount - 1)
    var greatestError = 0.0
    let integral = try Quadrature.integralOverLine { y in
      // The rule fails if the integrand has no value.
      guard let below = try? StandardNormal.probability(below: y + offset) else { return .nan }
      greatestError = max(greatestError, below.error)
      return StandardNormal.density(at: y) * Double.pow(below.value, others)
    }
    // |p^(K−1) − q^(K−1)| ≤ (K−1)|p − q| on [0, 1], and the density integrates to 1. The roundings of the offset, the
    // density and the power each change the integral by at most one relative ε: the derivative of Φ is below 1, and the
    // mean of y²/2, by which the exponential magnifies the rounding of its argument, is ½.
    let integrand = Tolerance.rounding(operations: 8, condition: 1, scale: others * max(1, offset))
    let estimate = integral + Estimate(0, within: .quadrature(reportedError: others * greatestError) + integrand)
    return estimate.clamped(atLeast: 0).clamped(atMost: 1)
  }
}
