import Verification

/// A bound of the project that the atlas compares with the true value.
///
/// - SeeAlso: GB-015
package struct AtlasBound: Sendable {
  /// What a bound limits; only bounds of one group are compared with one another.
  package enum Group: String, Encodable, Sendable, CaseIterable {
    /// The gap, or its magnitude, from above.
    case gap
    /// The mean population risk from above.
    case risk
    /// The mean population risk from below.
    case converse
    /// The gap that is exceeded with probability 5 % at most, from above.
    case probability
  }

  /// A constant that cannot be improved.
  package struct OptimalConstant: Encodable, Sendable, Equatable {
    /// The constant.
    package let constant: String
    /// The claim that shows it.
    package let claim: String
    /// Where its proof is.
    package let proof: String

    static func by(_ constant: String) -> OptimalConstant {
      OptimalConstant(constant: constant, claim: "GB-011", proof: "Proofs/Atlas.md#GB-011")
    }
  }

  /// The name, which no other bound has.
  package let name: String
  /// The claim and the information, for tables and pictures.
  package let label: String
  package let claim: String
  package let inequality: String
  package let group: Group
  /// The constant that GB-011 shows to be optimal: for any number of samples, or for one.
  private let constant: (text: String, forOneSampleOnly: Bool)?
  private let values: @Sendable (MemberFigures) -> (lesser: Estimate, greater: Estimate)?

  init(
    _ claim: String, _ label: String, name: String, _ inequality: String, in group: Group,
    constant: (text: String, forOneSampleOnly: Bool)? = nil,
    values: @escaping @Sendable (MemberFigures) -> (lesser: Estimate, greater: Estimate)?
  ) {
    (self.claim, self.name, self.inequality, self.group) = (claim, name, inequality, group)
    (self.constant, self.values) = (constant, values)
    self.label = label.isEmpty ? claim : "\(claim) \(label)"
  }

  /// A proven inequality as it stands.
  private init(
    _ proven: ProvenInequality, _ label: String, in group: Group = .gap,
    constant: (text: String, forOneSampleOnly: Bool)? = nil
  ) {
    self.init(proven.claim, label, name: proven.name, proven.inequality.text, in: group, constant: constant) {
      proven.inequality.sides($0.value)
    }
  }

  /// The values of both sides; nil if one has none.
  func sides(_ figures: MemberFigures) -> (lesser: Estimate, greater: Estimate)? { values(figures) }

  /// The constant of the bound that cannot be improved, for a number of samples; nil if no claim shows it.
  package func optimalConstant(sampleCount: Int) -> OptimalConstant? {
    guard let constant, sampleCount == 1 || !constant.forOneSampleOnly else { return nil }
    return .by(constant.text)
  }
}

// The bounds on the gap.
extension AtlasBound {
  private static let two = (text: "2", forOneSampleOnly: false)
  private static let root = (text: "√2, for one sample", forOneSampleOnly: true)

  static let mutualInformation = AtlasBound(.mutualInformation, "I(S;W)", constant: two)
  static let individualSamples = AtlasBound(.individualSamples, "each I(W;Zᵢ)", constant: two)
  static let summedSamples = AtlasBound(.summedSamples, "Σ I(W;Zᵢ)", constant: two)
  static let lossDifferences = AtlasBound(.lossDifferences, "each I(Δᵢ;Uᵢ)", constant: root)
  static let summedLossDifferences = AtlasBound(.summedLossDifferences, "Σ I(Δᵢ;Uᵢ)", constant: root)
  static let pairedLossDifferences = AtlasBound(.pairedLossDifferences, "Σ I(Δᵢ;Uᵢ|Z̃)", constant: root)
  static let lossDifferenceVector = AtlasBound(.lossDifferenceVector, "I(Δ;U|Z̃)", constant: root)
  static let predictions = AtlasBound(.predictions, "I(F;U|Z̃)", constant: root)
  static let conditionalInformation = AtlasBound(.conditionalInformation, "I(W;U|Z̃)")
  static let totalVariation = AtlasBound(.totalVariation, "total variation")

  /// |gap| ≤ (b−a)|q − p|, q the farthest share toward the risk with kl(p‖q) ≤ (1/m) Σ_i I(W;Z_i).
  static let divergenceOfSum = divergence("kl by Σ I(W;Zᵢ)", "relative-entropy bound by the sum", .Isamples)
  /// The same with kl(p‖q) ≤ I(S;W)/m.
  static let divergenceOfSample = divergence("kl by I(S;W)", "relative-entropy bound by the whole sample", .I)

  private static func divergence(_ label: String, _ name: String, _ information: Quantity) -> AtlasBound {
    AtlasBound(
      "GB-009", label, name: name,
      "absgap <= span*|q - p|, q farthest toward the risk with kl(p||q) <= \(information.rawValue)/m", in: .gap
    ) { figures in
      guard let gap = figures.value(.gap), let span = figures.value(.span), let count = figures.value(.m),
        let information = figures.value(information)
      else { return nil }
      let (share, amount) = (figures.empiricalShare, information / count)
      let rest = (Estimate(exactly: 1) - share).clamped(atLeast: 0).clamped(atMost: 1)
      func room(_ share: Estimate) -> Estimate {
        span * (BinaryEntropy.greatestShare(from: share, within: amount) - share).clamped(atLeast: 0)
      }
      // The risk may lie on either side if the sign of the gap is open.
      let bound = gap.lower > 0 ? room(share) : gap.upper < 0 ? room(rest) : .maximum(room(share), room(rest))
      return (gap.absolute, bound)
    }
  }

  /// |gap| ≤ (b−a) Σ_i I(Δ_i;U_i)/(m ln 2), if every training loss is a.
  static let interpolation = AtlasBound(
    "GB-012", "no training loss", name: "bound without training loss", "absgap <= span*ldCMIsamples/(m*ln2)", in: .gap
  ) { figures in
    guard figures.hasNoTrainingLoss, let gap = figures.value(.absgap), let span = figures.value(.span),
      let count = figures.value(.m), let information = figures.value(.ldCMIsamples), let ln2 = figures.value(.ln2)
    else { return nil }
    return (gap, span * information / (count * ln2))
  }
}

// The other bounds.
extension AtlasBound {
  /// The bound of GB-001 as one on the risk, for systems with gates.
  static let riskByInformation = AtlasBound(
    "GB-001", "Eemp + I(S;W)", name: "risk by the mutual information", "Epop <= Eemp + sqrt(2*sigma^2*I/m)",
    in: .risk
  ) { figures in
    guard let risk = figures.value(.Epop), let empirical = figures.value(.Eemp), figures.value(.Rg) != nil,
      let bound = ProvenInequality.mutualInformation.bound(figures.value)
    else { return nil }
    return (risk, empirical + bound)
  }

  static let distortion = AtlasBound(.rateDistortion, "D", in: .risk)
  static let envelope = AtlasBound(.rateDistortionEnvelope, "envelope of D", in: .risk)
  static let lagrangian = AtlasBound(.lagrangianBound, "Lagrangian", in: .risk)
  static let populationDistortion = AtlasBound(.rateDistortionPopulation, "D at the population's rate", in: .risk)
  static let populationEnvelope = AtlasBound(
    .rateDistortionPopulationEnvelope, "envelope at the population's rate", in: .risk)
  static let populationLagrangian = AtlasBound(.lagrangianPopulation, "Lagrangian at the population's rate", in: .risk)
  static let variationalDistortion = AtlasBound(.rateDistortionVariational, "D at the variational rate", in: .risk)
  static let variationalLagrangian = AtlasBound(.lagrangianVariational, "Lagrangian at the variational rate", in: .risk)

  private static let probability = AtlasBound(
    "GB-014", "probability 95 %", name: "bound on the gap with probability 95 %",
    "gap95 <= range*sqrt((20*I+21*ln2)/(2*m))", in: .probability
  ) { figures in
    ProvenInequality.gapQuantile.inequality.sides(figures.value).map {
      (.squareRoot($0.lesser), .squareRoot($0.greater))
    }
  }

  /// All bounds; those of a group in the order of their claims.
  package static let all: [AtlasBound] =
    [
      mutualInformation, individualSamples, summedSamples, lossDifferences, summedLossDifferences,
      pairedLossDifferences, lossDifferenceVector, predictions, conditionalInformation, divergenceOfSum,
      divergenceOfSample, interpolation, totalVariation, riskByInformation, distortion, envelope, lagrangian,
      populationDistortion, populationEnvelope, populationLagrangian, variationalDistortion, variationalLagrangian,
      AtlasBound(.populationConverse, "converse", in: .converse),
      AtlasBound(.lagrangianConverse, "converse", in: .converse), probability,
    ]
}
