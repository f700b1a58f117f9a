/// A mixture of K normal laws on the line whose parameters are decimals, with normal noise added to it or none.
///
/// Informations, posteriors and error probabilities do not change when all places move alike and lengths are multiplied by
/// a power of ten. Means are counted from that of the narrowest component and variances from the least one, both exactly;
/// a power of ten makes the rest whole numbers if one does, and what no double number holds is carried as an interval.
///
/// - SeeAlso: RT-005, RT-010
public struct DecimalMixture: Sendable {
  /// The ranges of variances above 0 and of means.
  static let variances = (least: 1e-300, greatest: 1e300)

  private let law: LabelLaw
  private let kernel: MixtureKernel
  private let variances: [Estimate]
  private let noiseVariance: Estimate
  /// Lengths are in units of 10 to minus this power.
  private let power: Int

  /// A mixture Z, or Z + N for normal noise N of a variance.
  ///
  /// - Parameters:
  ///   - weights: K decimals of at least 0 that sum to 1 up to K roundings; they are divided by their exact sum.
  ///   - means: K decimals of at most 1e300 in size.
  ///   - variances: K decimals of 1e-300 to 1e300, or 0 where there is noise.
  ///   - noiseVariance: a decimal of 1e-300 to 1e300, or 0 for no noise.
  /// - Throws: `.invalidInput` naming the parameter, or if means and variances are of scales too far apart.
  public init(
    weights: [DecimalNumeral], means: [DecimalNumeral], variances: [DecimalNumeral],
    noiseVariance: DecimalNumeral = DecimalNumeral(exactly: 0)
  ) throws(VerificationError) {
    law = try LabelLaw(weights)
    try require(means.count == weights.count, "means", "needs \(weights.count) values, has \(means.count)")
    try require(variances.count == weights.count, "variances", "needs \(weights.count) values, has \(variances.count)")
    let zero = DecimalNumeral(exactly: 0)
    func requireRange(_ value: DecimalNumeral, _ name: String, zero isTaken: Bool) throws(VerificationError) {
      try require(
        (isTaken && value == zero)
          || (value > zero && (Self.variances.least...Self.variances.greatest).contains(value.nearest)), name,
        "must be \(isTaken ? "0 or " : "")above 0, of 1e-300 to 1e300, is \(value.nearest)")
    }
    try requireRange(noiseVariance, "noiseVariance", zero: true)
    for index in weights.indices {
      try require(
        means[index].nearest.magnitude <= Self.variances.greatest, "means[\(index)]", "must be at most 1e300 in size")
      try requireRange(variances[index], "variances[\(index)]", zero: noiseVariance != zero)
    }
    let present = weights.indices.filter { weights[$0] > zero }
    let narrowest = present.min { variances[$0] < variances[$1] } ?? 0
    let offsets = means.map { $0 - means[narrowest] }
    let excesses = variances.map { $0 > variances[narrowest] ? $0 - variances[narrowest] : zero }
    let common = variances[narrowest] + noiseVariance
    let largest = present.map { excesses[$0] + common }.max() ?? common
    try require(
      common.nearest > 0 && largest.nearest / common.nearest <= MixtureKernel.greatestRatio, "variances",
      "must lie within a factor 2^600")
    power = Self.power(present.map { offsets[$0] }, present.map { excesses[$0] }, largest)
    let (length, area) = (DecimalNumeral(tenTo: power), DecimalNumeral(tenTo: 2 * power))
    kernel = try MixtureKernel(
      law: law, means: offsets.map { ($0 * length).estimate }, excesses: excesses.map { ($0 * area).estimate },
      common: (common * area).estimate)
    self.variances = variances.map(\.estimate)
    self.noiseVariance = noiseVariance.estimate
  }

  /// The least k for which 10^k times the offsets and 10^2k times the excesses are whole numbers below 2⁵³; if there is
  /// none, that which brings the largest variance near 1.
  private static func power(_ offsets: [DecimalNumeral], _ excesses: [DecimalNumeral], _ largest: DecimalNumeral) -> Int
  {
    let power = max(offsets.map(\.decimals).max() ?? 0, excesses.map { ($0.decimals + 1) / 2 }.max() ?? 0)
    if power <= 150, offsets.allSatisfy({ $0.whole(timesTenTo: power) != nil }),
      excesses.allSatisfy({ $0.whole(timesTenTo: 2 * power) != nil }),
      (largest * DecimalNumeral(tenTo: 2 * power)).nearest < variances.greatest
    {
      return power
    }
    return -(("\(largest.significand)".utf8.count + largest.exponent) / 2)
  }

  /// H(Y) of the label Y in nats.
  public var labelEntropy: Estimate { law.entropy }

  /// I(Y;T) of the label Y and T = Z + N in nats.
  ///
  /// - Throws: `.numerical` if a library rule fails.
  /// - Complexity: O(K) for each of some hundred nodes.
  /// - SeeAlso: RT-005
  public func labelInformation(method: IntegrationMethod = .certified) throws(VerificationError) -> Estimate {
    guard method == .certified else { return try MixtureIntegral.value(of: .information, kernel, by: method) }
    return MixtureIntegral.information(kernel, entropy: law.entropy)
  }

  /// h(T) in nats, I(Y;T) + Σ w_k ½ ln(2πe v_k); by a library rule −∫ p ln p.
  ///
  /// - Throws: `.numerical` if a library rule fails.
  /// - SeeAlso: RT-005
  public func differentialEntropy(method: IntegrationMethod = .certified) throws(VerificationError) -> Estimate {
    guard method == .certified else {
      let unit =
        Estimate(exactly: Double(kernel.exponent)) * Estimate.log(Estimate(exactly: 2))
        - Estimate(exactly: Double(power)) * Estimate.log(Estimate(exactly: 10))
      return try MixtureIntegral.differentialEntropy(kernel, by: method) + unit
    }
    let turns = Estimate.log(Estimate.twoPi) + Estimate(exactly: 1)
    return try labelInformation()
      + halfMean { turns + Estimate.log(noiseVariance.upper == 0 ? $0 : $0 + noiseVariance) }
  }

  /// I(Z;T) in nats, I(Y;T) + Σ w_k ½ ln(1 + v_k/ν²).
  ///
  /// - Throws: `.invalidInput` if there is no noise; `.numerical` if a library rule fails.
  /// - SeeAlso: RT-005
  public func information(method: IntegrationMethod = .certified) throws(VerificationError) -> Estimate {
    try require(noiseVariance.lower > 0, "noiseVariance", "must be above 0")
    return try labelInformation(method: method) + halfMean { Estimate.log1p($0 / noiseVariance) }
  }

  /// The error probability of the best guess of the label from T.
  ///
  /// - Complexity: O(K³).
  /// - SeeAlso: RT-005
  public var bayesError: Estimate { LabelDecision(kernel).error }

  /// Half the mean of a function of the components' variances.
  private func halfMean(_ function: (Estimate) -> Estimate) -> Estimate {
    Estimate(exactly: 0.5) * law.mean { function(variances[$0]) }
  }
}
