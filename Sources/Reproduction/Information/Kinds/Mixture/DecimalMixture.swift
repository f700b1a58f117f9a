import Verification

/// Normal components on the line whose parameters are decimals, as models of double numbers and what these leave open.
///
/// Informations, posterior entropies and error probabilities do not change when lengths are multiplied by a power of ten,
/// which makes means and variances whole numbers; those of more than 15 digits are taken as the nearest double numbers.
/// Weights that are no double numbers change such a quantity by a factor within `weightFactor`.
///
/// - SeeAlso: RT-010
struct DecimalMixture {
  /// The weights, divided by their sum.
  let weights: [Estimate]
  let variances: [Estimate]
  /// The components, with lengths in units of 10^-k.
  let mixture: GaussianMixture
  /// 10^2k.
  private let varianceScale: Estimate
  /// What the quantities of the decimal model are over those of `mixture`.
  let weightFactor: Estimate

  /// The model that a request's weights, means and variances say.
  ///
  /// - Parameter weights: the decimals, and the name under which they are refused.
  init(
    weights: [DecimalNumeral], named name: String, means: [DecimalNumeral], variances: [DecimalNumeral],
    _ parameters: InformationParameters
  ) throws {
    let power = Self.power(means, variances)
    mixture = try parameters.ask(["weights": name, "means": "mean", "variances": "var"]) {
      () throws(VerificationError) in
      try GaussianMixture(
        weights: weights.map(\.nearest), means: means.map { $0.whole(timesTenTo: power ?? 0) ?? $0.nearest },
        variances: variances.map { $0.whole(timesTenTo: 2 * (power ?? 0)) ?? $0.nearest })
    }
    let total = weights.map(\.estimate).reduce(Estimate(exactly: 0), +)
    self.weights = weights.map { $0.estimate / total }
    self.variances = variances.map(\.estimate)
    varianceScale = Estimate.ratio(decibels: Estimate(exactly: Double(20 * (power ?? 0))))
    let areExact = weights.allSatisfy { $0.estimate == Estimate(exactly: $0.nearest) }
    weightFactor = areExact ? Estimate(exactly: 1) : Estimate(value: 1, lower: 1 - 0x1p-51, upper: 1 + 0x1p-51)
  }

  /// The least k for which 10^k times the means and 10^2k times the variances are whole; `nil` if there is none.
  private static func power(_ means: [DecimalNumeral], _ variances: [DecimalNumeral]) -> Int? {
    let power = (means.map(\.decimals) + variances.map { ($0.decimals + 1) / 2 }).max() ?? 0
    guard means.allSatisfy({ $0.whole(timesTenTo: power) != nil }),
      variances.allSatisfy({ $0.whole(timesTenTo: 2 * power) != nil })
    else { return nil }
    return power
  }

  /// A variance in the units of the scaled components.
  func scaled(_ variance: Estimate) -> Estimate {
    variance == Estimate(exactly: 0) ? variance : (variance * varianceScale).clamped(atLeast: 0)
  }

  /// I(Y;T) of the label Y and T = Z + N in nats.
  func labelInformation(noiseVariance: Estimate = Estimate(exactly: 0)) throws(VerificationError) -> Estimate {
    try mixture.labelInformation(noiseVariance: scaled(noiseVariance)) * weightFactor
  }

  /// Half the mean of a function of the components' variances.
  func halfMean(_ function: (Estimate) -> Estimate) -> Estimate {
    zip(weights, variances).map { Estimate(exactly: 0.5) * $0 * function($1) }.reduce(Estimate(exactly: 0), +)
  }
}
