import CGSL
import RealModule

/// Equally likely classes behind unit Gaussian noise whose means are orthogonal and of one length, so that any two lie
/// at one distance Δ.
///
/// The best rule takes the class of the largest projection on its mean. With a = Δ/√2 the projection on the true mean is
/// N(a, 1) and the K − 1 others are N(0, 1), independent of it, so that the rule is right with probability
/// ∫ φ(x − a) Φ(x)^{K−1} dx; for K = 2 this is Φ(Δ/2).
public struct OrthogonalClasses: Sendable, Equatable {
  public let classCount: Int
  /// In standard deviations of the noise.
  public let distance: Double

  /// - Parameters:
  ///   - classCount: K, at least 2.
  ///   - distance: Δ, finite and at least 0.
  /// - Throws: `.invalidInput` naming the parameter out of range.
  public init(classCount: Int, distance: Double) throws(VerificationError) {
    try require(classCount >= 2, "classCount", "must be at least 2, is \(classCount)")
    try require(distance.isFinite && distance >= 0, "distance", "must be finite and at least 0, is \(distance)")
    (self.classCount, self.distance) = (classCount, distance)
  }

  /// The probability that the best rule is right, with the error that the integration reports.
  ///
  /// - Throws: `.numerical` if the integration fails.
  /// - Complexity: at most 1,000 subdivisions of 61 points.
  public func bayesAccuracy() throws(VerificationError) -> (value: Double, error: Double) {
    if classCount == 2 {
      let value = try GSL.value("gsl_cdf_ugaussian_P") { gsl_cdf_ugaussian_P(distance / 2) }
      return (value, 4 * Double.ulpOfOne * value)
    }
    var parameters = (mean: distance / 2.0.squareRoot(), power: Double(classCount - 1))
    var (value, error) = (0.0, 0.0)
    // Outside ±16 about either mean the integrand is below the least normal number.
    let (low, high) = (-16.0, parameters.mean + 16)
    try withUnsafeMutablePointer(to: &parameters) { (pointer) throws(VerificationError) in
      var function = gsl_function(
        function: { x, raw in
          guard let raw else { return .nan }
          let (mean, power) = raw.assumingMemoryBound(to: (mean: Double, power: Double).self).pointee
          return gsl_ran_ugaussian_pdf(x - mean) * Double.pow(gsl_cdf_ugaussian_P(x), power)
        }, params: UnsafeMutableRawPointer(pointer))
      guard let workspace = gsl_integration_workspace_alloc(1000) else {
        throw .numerical(
          GSLError(function: "gsl_integration_workspace_alloc", code: Int32(GSL_ENOMEM), message: "out of memory"))
      }
      defer { gsl_integration_workspace_free(workspace) }
      try GSL.perform("gsl_integration_qag") {
        gsl_integration_qag(
          &function, low, high, 0, 1e-12, 1000, Int32(GSL_INTEG_GAUSS61), workspace, &value, &error)
      }
    }
    return (value, error)
  }
}
