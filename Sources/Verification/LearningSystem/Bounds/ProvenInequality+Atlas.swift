// The bounds of Proofs/Atlas.md.

extension ProvenInequality {
  private static let common = samples + ", losses in a common finite interval"
  private static let finite = samples + ", losses of a finite range"
  private static let priced = gates + ", a weight of the rate"

  private static func relativeEntropy(
    _ name: String, _ text: StaticString, decidedBy: Quantity
  ) -> ProvenInequality { ProvenInequality("GB-009", name, on: common, text, decidedBy: decidedBy) }

  /// The relative entropy of the mean risks is at most the mean of those of the samples.
  public static let riskDivergence = relativeEntropy(
    "relative entropy of the mean risks", "klrisk <= klsamples", decidedBy: .klsamples)

  /// The bound (1/m) Σ_i I(W;Z_i) on the mean of the samples' relative entropies.
  public static let sampleDivergences = relativeEntropy(
    "relative-entropy bound of the samples", "klsamples <= Isamples/m", decidedBy: .Isamples)

  /// The bound (1/m) Σ_i I(W;Z_i) on the relative entropy of the mean risks.
  public static let summedDivergence = relativeEntropy(
    "relative-entropy bound by the sum", "klrisk <= Isamples/m", decidedBy: .Isamples)

  /// The bound I(S;W)/m on the relative entropy of the mean risks.
  public static let wholeDivergence = relativeEntropy(
    "relative-entropy bound by the whole sample", "klrisk <= I/m", decidedBy: .I)

  /// Pinsker's inequality, by which the relative entropy bounds the gap.
  public static let gapBelowDivergence = relativeEntropy(
    "gap by the relative entropy of the mean risks", "absgap <= span*sqrt(klrisk/2)", decidedBy: .klrisk)

  /// The relative-entropy bounds.
  ///
  /// - SeeAlso: GB-009
  static let relativeEntropies = [
    riskDivergence, sampleDivergences, summedDivergence, wholeDivergence, gapBelowDivergence,
  ]
}

extension ProvenInequality {
  /// The bound on the population risk by the Lagrangian form.
  public static let lagrangianBound = ProvenInequality(
    "GB-010", "Lagrangian form", on: gatedSystem, "Epop <= Lagrangian + delta + sqrt(2*sigma^2*I/m)",
    decidedBy: .Lagrangian)

  /// The bound by the Lagrangian form at the population's rate.
  public static let lagrangianPopulation = ProvenInequality(
    "GB-010", "Lagrangian form at the population's rate", on: gatedSystem,
    "Epop <= Lagrangianpopulation + deltapopulation + sqrt(2*sigma^2*I/m)", decidedBy: .Lagrangianpopulation)

  /// The bound by the Lagrangian form at the variational rate.
  public static let lagrangianVariational = ProvenInequality(
    "GB-010", "Lagrangian form at the variational rate", on: gatedSystem + ", priors",
    "Epop <= Lagrangianvariational + deltavariational + sqrt(2*sigma^2*I/m)", decidedBy: .Lagrangianvariational)

  /// The Lagrangian form is at most the convex envelope of D.
  public static let lagrangianBelowEnvelope = ProvenInequality(
    "GB-010", "Lagrangian form and envelope", on: priced, "Lagrangian <= Denvelope", decidedBy: .Denvelope)

  /// The Lagrangian form at the population's rate is at most the convex envelope of D there.
  public static let lagrangianBelowEnvelopePopulation = ProvenInequality(
    "GB-010", "Lagrangian form and envelope at the population's rate", on: priced,
    "Lagrangianpopulation <= Denvelopepopulation", decidedBy: .Denvelopepopulation)

  /// The converse: the population risk is at least the Lagrangian form at the population's rate.
  public static let lagrangianConverse = ProvenInequality(
    "GB-010", "converse by the Lagrangian form", on: priced, "Lagrangianpopulation <= Epop",
    decidedBy: .Lagrangianpopulation)

  /// The bounds by the Lagrangian form.
  ///
  /// - SeeAlso: GB-010
  static let lagrangians = [
    lagrangianBound, lagrangianPopulation, lagrangianVariational, lagrangianBelowEnvelope,
    lagrangianBelowEnvelopePopulation, lagrangianConverse,
  ]
}

extension ProvenInequality {
  /// The bound ((b−a)/m) Σ_i TV(P_{W,Z_i}, P_W ⊗ μ) on the gap.
  public static let totalVariation = ProvenInequality(
    "GB-013", "total-variation bound", on: finite, "absgap <= range*TVsamples", decidedBy: .TVsamples)

  /// Pinsker's inequality for each sample: the total-variation bound is at most that of GB-002.
  public static let totalVariationBelowInformation = ProvenInequality(
    "GB-013", "total variation by the informations about the samples", on: samples,
    "TVsamples <= rootIsamples/sqrt(2)", decidedBy: .rootIsamples)

  /// The total-variation bounds.
  ///
  /// - SeeAlso: GB-013
  static let totalVariations = [totalVariation, totalVariationBelowInformation]

  /// The bound on the gap that is exceeded with probability 5 % at most. Source: R. Bassily, S. Moran, I. Nachum,
  /// J. Shafer, A. Yehudayoff, ALT 2018.
  ///
  /// - SeeAlso: GB-014
  public static let gapQuantile = ProvenInequality(
    "GB-014", "bound on the gap with probability 95 %", on: finite, "gap95^2 <= range^2*(20*I+21*ln2)/(2*m)",
    decidedBy: .I)
}
