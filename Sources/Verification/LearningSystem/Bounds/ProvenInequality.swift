/// An inequality between quantities of a learning system that is proved in `Proofs`.
///
/// What commands state of a system is defined only here: `dinl refute`, `dinl bound`, `dinl check` and the tests all
/// use these values.
///
/// - SeeAlso: GB-001, GB-002, GB-003, GB-004, GB-005, GB-011
public struct ProvenInequality: Sendable {
  /// The id of the claim that proves it.
  public let claim: String
  /// The name of the inequality.
  public let name: String
  /// The systems for which it is proved, beyond the general assumptions of its claim.
  public let conditions: String
  /// The inequality.
  public let inequality: Inequality
  /// The quantity whose value determines how tight it is.
  public let decidedBy: Quantity

  /// An inequality from its text, which the parser must be able to read.
  init(_ claim: String, _ name: String, on conditions: String, _ text: StaticString, decidedBy: Quantity) {
    guard let inequality = try? Inequality("\(text)") else {
      preconditionFailure("a proven inequality is written in the language of inequalities")
    }
    (self.claim, self.name, self.conditions) = (claim, name, conditions)
    (self.inequality, self.decidedBy) = (inequality, decidedBy)
  }

  /// The value of the greater side at the given values of quantities, or `nil` if it has none.
  public func bound(_ values: (Quantity) -> Estimate?) -> Estimate? { inequality.greater.value(values) }
}

extension ProvenInequality {
  static let samples = "independent samples"
  private static let anySystem = samples + ", losses of a finite range above 0 or a finite I"
  static let gates = "gates that are fixed before the data"
  static let gatedSystem = anySystem + ", " + gates + ", a weight of the rate"
  private static let pairedSystem = "a supersample of independent samples with fair coins"
  private static let ranged = pairedSystem + ", losses of a finite range"

  /// The bound √(2σ²I(S;W)/m) on the gap. Source: A. Xu, M. Raginsky, NeurIPS 2017, theorem 1.
  public static let mutualInformation = ProvenInequality(
    "GB-001", "mutual-information bound", on: anySystem, "absgap <= sqrt(2*sigma^2*I/m)", decidedBy: .I)

  /// The bound (1/m) Σ_i √(2σ²I(W;Z_i)) on the gap. Source: Y. Bu, S. Zou, V. Veeravalli, IEEE JSAIT 2020, proposition
  /// 1.
  public static let individualSamples = ProvenInequality(
    "GB-002", "individual-sample bound", on: anySystem, "absgap <= sqrt(2)*sigma*rootIsamples",
    decidedBy: .rootIsamples)

  /// The bound on the gap by the sum of the informations about the samples.
  public static let summedSamples = ProvenInequality(
    "GB-002", "individual-sample bound by the sum", on: anySystem, "absgap <= sqrt(2*sigma^2*Isamples/m)",
    decidedBy: .Isamples)

  /// The chain rule Σ_i I(W;Z_i) ≤ I(S;W) for independent samples.
  public static let samplesBelowSample = ProvenInequality(
    "GB-002", "order of the sample's informations", on: samples, "Isamples <= I", decidedBy: .I)

  /// The bound D(R_g) + δ_m + √(2σ²I(S;W)/m) on the population risk.
  public static let rateDistortion = ProvenInequality(
    "GB-003", "rate-distortion-generalization bound", on: gatedSystem, "Epop <= D + delta + sqrt(2*sigma^2*I/m)",
    decidedBy: .D)

  /// The bound on the population risk with the convex envelope of D.
  public static let rateDistortionEnvelope = ProvenInequality(
    "GB-003", "rate-distortion-generalization bound by the envelope", on: gatedSystem,
    "Epop <= Denvelope + delta + sqrt(2*sigma^2*I/m)", decidedBy: .Denvelope)

  /// The bound on the population risk at the population's rate.
  public static let rateDistortionPopulation = ProvenInequality(
    "GB-003", "rate-distortion-generalization bound at the population's rate", on: gatedSystem,
    "Epop <= Dpopulation + deltapopulation + sqrt(2*sigma^2*I/m)", decidedBy: .Dpopulation)

  /// The bound on the population risk at the variational rate.
  public static let rateDistortionVariational = ProvenInequality(
    "GB-003", "rate-distortion-generalization bound at the variational rate", on: gatedSystem + ", priors",
    "Epop <= Dvariational + deltavariational + sqrt(2*sigma^2*I/m)", decidedBy: .Dvariational)

  /// The bound on the population risk with the convex envelope of D at the population's rate.
  public static let rateDistortionPopulationEnvelope = ProvenInequality(
    "GB-003", "rate-distortion-generalization bound by the envelope at the population's rate", on: gatedSystem,
    "Epop <= Denvelopepopulation + deltapopulation + sqrt(2*sigma^2*I/m)", decidedBy: .Denvelopepopulation)

  /// The bound on the population risk with reading (a) of δ, the excess of the empirical risk over D.
  public static let rateDistortionExcess = ProvenInequality(
    "GB-003", "rate-distortion-generalization bound with reading (a) of δ", on: gatedSystem,
    "Epop <= D + deltaa + sqrt(2*sigma^2*I/m)", decidedBy: .D)

  /// The convex envelope of D is at most D.
  public static let envelopeBelowDistortion = ProvenInequality(
    "GB-003", "convex envelope of the trade-off", on: gates, "Denvelope <= D", decidedBy: .Denvelope)

  /// The converse: the population risk is at least the convex envelope of D at the population's rate.
  public static let populationConverse = ProvenInequality(
    "GB-004", "converse", on: gates, "Denvelopepopulation <= Epop",
    decidedBy: .Denvelopepopulation)

  /// The bound ((b−a)/m) Σ_i √(2I(Δ_i;U_i)) on the gap. Source: Z. Wang, Y. Mao, ICML 2023, theorem 3.2.
  public static let lossDifferences = ProvenInequality(
    "GB-005", "bound by the pairs' loss differences", on: ranged, "absgap <= range*sqrt(2)*rootldCMIsamples",
    decidedBy: .rootldCMIsamples)

  /// The bound on the gap by the sum of the pairs' informations.
  public static let summedLossDifferences = ProvenInequality(
    "GB-005", "bound by the summed loss differences", on: ranged, "absgap <= range*sqrt(2*ldCMIsamples/m)",
    decidedBy: .ldCMIsamples)

  /// The bound on the gap by the sum of the pairs' informations given the supersample.
  public static let pairedLossDifferences = ProvenInequality(
    "GB-005", "bound by the loss differences of pairs given the supersample", on: ranged,
    "absgap <= range*sqrt(2*ldCMIpairs/m)", decidedBy: .ldCMIpairs)

  /// The bound on the gap by the vector of loss differences.
  public static let lossDifferenceVector = ProvenInequality(
    "GB-005", "bound by the vector of loss differences", on: ranged, "absgap <= range*sqrt(2*ldCMI/m)",
    decidedBy: .ldCMI)

  /// The bound on the gap by the losses or predictions.
  public static let predictions = ProvenInequality(
    "GB-005", "bound by the predictions", on: ranged, "absgap <= range*sqrt(2*fCMI/m)", decidedBy: .fCMI)

  /// The bound (b−a)√(2I(W;U|Z̃)/m) on the gap. Source: T. Steinke, L. Zakynthinou, COLT 2020, theorem 2(1).
  public static let conditionalInformation = ProvenInequality(
    "GB-005", "bound by the hypothesis given the supersample", on: ranged, "absgap <= range*sqrt(2*CMI/m)",
    decidedBy: .CMI)

  private static func order(_ name: String, _ text: StaticString, decidedBy: Quantity) -> ProvenInequality {
    ProvenInequality("GB-005", name, on: pairedSystem, text, decidedBy: decidedBy)
  }

  /// The order of the supersample's informations, the least first.
  public static let supersampleOrder = [
    order("pairs without and given the supersample", "ldCMIsamples <= ldCMIpairs", decidedBy: .ldCMIpairs),
    order("pairs and their vector", "ldCMIpairs <= ldCMI", decidedBy: .ldCMI),
    order("loss differences and predictions", "ldCMI <= fCMI", decidedBy: .fCMI),
    order("predictions and hypothesis", "fCMI <= CMI", decidedBy: .CMI),
    order("information given the supersample and about the sample", "CMI <= I", decidedBy: .I),
    order("information about fair coins", "CMI <= m*ln2", decidedBy: .m),
  ]

  /// All proven inequalities between the quantities.
  public static let all =
    [
      mutualInformation, individualSamples, summedSamples, samplesBelowSample, rateDistortion, rateDistortionEnvelope,
      rateDistortionPopulation, rateDistortionVariational, rateDistortionPopulationEnvelope, rateDistortionExcess,
      envelopeBelowDistortion, populationConverse, lossDifferences, summedLossDifferences, pairedLossDifferences,
      lossDifferenceVector, predictions, conditionalInformation,
    ] + supersampleOrder + relativeEntropies + lagrangians + totalVariations + [gapQuantile]
}
