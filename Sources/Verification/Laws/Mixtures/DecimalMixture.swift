/// A mixture of K normal laws on the line with decimal parameters, with or without added normal noise.
///
/// Informations, posterior probabilities and error probabilities are invariant under shifts and under multiplication of
/// lengths by a power of ten. Atoms, and components whose scales are too far apart for one integral, form separate
/// parts.
///
/// - SeeAlso: RT-010
public struct DecimalMixture: Sendable {
  /// The greatest number of components.
  public static let greatestCount = 128
  /// The range of variances above 0; the upper end also limits the magnitude of means.
  static let variances = DecimalNumeral(tenTo: -300)...DecimalNumeral(tenTo: 300)

  private let law: LabelLaw
  private let parts: [MixturePart]
  /// The law of the index of the part.
  private let partLaw: LabelLaw
  /// Upper bounds of the entropy of the part given T, and of the error that not knowing the part adds to a guess.
  private let overlap: (open: Double, error: Double)
  private let variances: [Estimate]
  private let noiseVariance: Estimate

  /// A mixture Z, and T = Z + N with normal noise N of a given variance.
  ///
  /// - Parameters:
  ///   - weights: K ≤ `greatestCount` decimals of at least 0 that sum to 1 up to K roundings; they are divided by their
  ///     exact sum.
  ///   - means: K decimals of at most 1e300 in magnitude.
  ///   - variances: K decimals, each 0 or from 1e-300 to 1e300.
  ///   - noiseVariance: a decimal from 1e-300 to 1e300, or 0 for no noise.
  /// - Throws: `.invalidInput` naming the parameter, also if means have more digits than the computation can carry
  ///   together with variances of other scales.
  public init(
    weights: [DecimalNumeral], means: [DecimalNumeral], variances: [DecimalNumeral],
    noiseVariance: DecimalNumeral = DecimalNumeral(exactly: 0)
  ) throws(VerificationError) {
    try require(
      weights.count <= Self.greatestCount, "weights", "must be at most \(Self.greatestCount), are \(weights.count)")
    let law = try LabelLaw(weights)
    self.law = law
    try require(means.count == weights.count, "means", "needs \(weights.count) values, has \(means.count)")
    try require(variances.count == weights.count, "variances", "needs \(weights.count) values, has \(variances.count)")
    let zero = DecimalNumeral(exactly: 0)
    func requireRange(_ value: DecimalNumeral, _ name: String) throws(VerificationError) {
      try require(
        value == zero || Self.variances.contains(value), name,
        "must be 0 or above 0, of 1e-300 to 1e300, is \(value.shown)")
    }
    try requireRange(noiseVariance, "noiseVariance")
    for index in weights.indices {
      try require(
        max(means[index], -means[index]) <= Self.variances.upperBound, "means[\(index)]",
        "must be at most 1e300 in size, is \(means[index].shown)")
      try requireRange(variances[index], "variances[\(index)]")
    }
    var parts: [MixturePart] = []
    let members = MixturePart.members(
      of: weights.indices.filter { weights[$0] > zero }, means: means, variances: variances,
      noiseVariance: noiseVariance)
    for part in members {
      parts.append(
        try MixturePart(part, weights: weights, means: means, variances: variances, noiseVariance: noiseVariance))
    }
    self.parts = parts
    partLaw = LabelLaw(weights: members.map { $0.reduce(zero) { $0 + weights[$1] } })
    let totals = variances.map { $0 + noiseVariance }
    // For an upper bound, intervals of the exact distances from one mean and of the exact sums of variances suffice.
    let contours = weights.indices.map {
      Contour(
        place: (means[$0] - means[0]).estimate, variance: totals[$0].estimate, surprisal: law.surprisals[$0])
    }
    // Atoms come first: after a part with densities there are none.
    var overlap = (open: 0.0, error: 0.0)
    for part in members.indices {
      for (j, k) in members[..<part].joined().flatMap({ j in members[part].map { (j, $0) } })
      where totals[j] > zero {
        let pair = Self.overlap(contours[j], contours[k])
        overlap = ((overlap.open + pair.open).nextUp, (overlap.error + pair.error).nextUp)
      }
    }
    self.overlap = overlap
    self.variances = variances.map(\.estimate)
    self.noiseVariance = noiseVariance.estimate
  }

  /// The entropy H(Y) of the label Y in nats.
  public var labelEntropy: Estimate { law.entropy }

  /// The information I(Y;T) between the label Y and T = Z + N in nats.
  ///
  /// - Throws: `.numerical` if a library rule fails.
  /// - Complexity: O(K) for each of several hundred nodes.
  /// - SeeAlso: RT-005
  public func labelInformation(method: IntegrationMethod = .certified) throws(VerificationError) -> Estimate {
    guard parts.count > 1 else { return try parts[0].labelInformation(method) }
    var within = Estimate(exactly: 0)
    for (index, part) in parts.enumerated() {
      within += partLaw.probabilities[index] * (try part.labelInformation(method))
    }
    return (partLaw.entropy - Estimate(value: 0, lower: 0, upper: overlap.open)).clamped(atLeast: 0) + within
  }

  /// The differential entropy h(T) in nats: I(Y;T) + Σ w_k ½ ln(2πe s_k) with the variances s_k of T; by a library
  /// rule, −∫ p ln p.
  ///
  /// - Throws: `.invalidInput` if a component is an atom; `.numerical` if a library rule fails.
  public func differentialEntropy(method: IntegrationMethod = .certified) throws(VerificationError) -> Estimate {
    for index in variances.indices where law.probabilities[index].value > 0 {
      try require(variances[index].lower > 0 || noiseVariance.lower > 0, "variances[\(index)]", "must be above 0, is 0")
    }
    if method != .certified, parts.count == 1, let kernel = parts[0].kernel {
      let unit =
        Estimate(exactly: Double(kernel.exponent)) * Estimate.log(Estimate(exactly: 2))
        - Estimate(exactly: Double(parts[0].power)) * Estimate.log(Estimate(exactly: 10))
      return try MixtureIntegral.differentialEntropy(kernel, by: method) + unit
    }
    let turns = Estimate.log(Estimate.twoPi) + Estimate(exactly: 1)
    return try labelInformation(method: method)
      + halfMean { turns + Estimate.log(noiseVariance.upper == 0 ? $0 : $0 + noiseVariance) }
  }

  /// The information I(Z;T) = I(Y;T) + Σ w_k ½ ln(1 + v_k/ν²) in nats, with the variances v_k of Z.
  ///
  /// - Throws: `.invalidInput` if there is no noise; `.numerical` if a library rule fails.
  public func information(method: IntegrationMethod = .certified) throws(VerificationError) -> Estimate {
    try require(noiseVariance.lower > 0, "noiseVariance", "must be above 0")
    let own = halfMean { Estimate.log1p($0, over: noiseVariance) }
    return (try labelInformation(method: method) + own).clamped(atLeast: 0)
  }

  /// The error probability of the best guess of the label from T.
  ///
  /// - Complexity: O(K³).
  /// - SeeAlso: RT-012
  public var bayesError: Estimate {
    guard parts.count > 1 else { return parts[0].bayesError }
    let within = zip(partLaw.probabilities, parts).map { $0 * $1.bayesError }.sum().clamped(atLeast: 0)
    let (value, blind) = (min(within.value, law.errorOfBlindGuess.value), law.errorOfBlindGuess.upper)
    return Estimate(
      value: value, lower: min(within.lower, value),
      upper: max(value, min((within.upper + overlap.error).nextUp, blind)))
  }

  /// Half the mean over the components of a function of the variance.
  private func halfMean(_ function: (Estimate) -> Estimate) -> Estimate {
    Estimate(exactly: 0.5) * law.mean { function(variances[$0]) }
  }
}
