/// A mixture of centered normal laws with unit variances in the plane, the law of the pair (X, V), given by decimal
/// correlations.
///
/// In the coordinates (X+V)/√2 and (X−V)/√2, a component with correlation ρ has independent coordinates with variances
/// 1 + ρ and 1 − ρ, so no digit of the decimal is lost, however near ρ is to ±1.
public struct CorrelationMixture: Sendable {
  /// The greatest number of components: `any` in general, `plain` if all correlations lie between −0.999 and 0.999.
  public static let greatestCounts = (any: 6, plain: 64)
  private static let plainRange =
    DecimalNumeral(
      significand: -999, exponent: -3)...DecimalNumeral(
      significand: 999, exponent: -3)
  /// The least distance from −1 and 1 of a correlation if there are several components.
  static let leastDistance = DecimalNumeral(tenTo: -150)

  /// The distinct correlations.
  private let correlations: [DecimalNumeral]
  private let law: LabelLaw

  /// A mixture with the given components.
  ///
  /// - Throws: `.invalidInput` if there are more weights than `greatestCounts`, the numbers of values differ, the
  ///   weights are not a law, a correlation is not strictly between −1 and 1, or there are several components and a
  ///   correlation is nearer than 10⁻¹⁵⁰ to −1 or 1.
  public init(weights: [DecimalNumeral], correlations: [DecimalNumeral]) throws(VerificationError) {
    let (most, plain) = Self.greatestCounts
    try require(
      weights.count <= most || (weights.count <= plain && correlations.allSatisfy(Self.plainRange.contains)),
      "weights", "must be at most \(most), or \(plain) of correlations within -0.999 and 0.999, are \(weights.count)")
    try require(
      correlations.count == weights.count, "correlations", "needs \(weights.count) values, has \(correlations.count)")
    _ = try LabelLaw(weights)
    let one = DecimalNumeral(exactly: 1)
    var (distinct, sums): ([DecimalNumeral], [DecimalNumeral]) = ([], [])
    for (index, correlation) in correlations.enumerated() {
      try require(
        correlation < one && -correlation < one, "correlations[\(index)]", "must lie strictly between -1 and 1")
      if let place = distinct.firstIndex(of: correlation) {
        sums[place] = sums[place] + weights[index]
      } else {
        distinct.append(correlation)
        sums.append(weights[index])
      }
    }
    law = try LabelLaw(sums)
    self.correlations = distinct
    guard law.probabilities.count(where: { $0.value > 0 }) > 1 else { return }
    for (index, correlation) in correlations.enumerated() where weights[index].significand > 0 {
      try require(
        min(one - correlation, one + correlation) >= Self.leastDistance, "correlations[\(index)]",
        "must be at least 1e-150 from -1 and 1 beside others")
    }
  }

  /// The information I(X;V) in nats, with absolute accuracy; for a single correlation, with relative accuracy.
  ///
  /// Both coordinates have the standard normal law under every label, so the information is Σ w_k I_k − I(Y;X,V) with
  /// I_k = ½ ln(1 + ρ_k²/(1 − ρ_k²)), and at most Σ w_k I_k.
  ///
  /// - Throws: `.invalidInput` if the variances lie too far apart.
  /// - Complexity: O(K) for each of several hundred thousand nodes.
  /// - SeeAlso: RT-011
  public func mutualInformation() throws(VerificationError) -> Estimate {
    let within = law.mean { index in
      let square = correlations[index] * correlations[index]
      return Estimate(exactly: 0.5) * Estimate.log1p(square.estimate / square.complement.estimate)
    }.clamped(atLeast: 0)
    guard law.probabilities.count(where: { $0.value > 0 }) > 1 else { return within }
    let one = DecimalNumeral(exactly: 1)
    let kernel = try BivariateKernel(
      law: law, variances: correlations.map { (first: (one + $0).estimate, second: (one - $0).estimate) })
    let label = (law.entropy - BivariateIntegral.equivocation(kernel)).clamped(atLeast: 0)
    let information = (within - label).clamped(atLeast: 0)
    return Estimate(
      value: min(information.value, within.upper), lower: information.lower, upper: min(information.upper, within.upper)
    )
  }
}
