/// A quantity that an inequality may contain; the raw value is its name.
public enum Quantity: String, CaseIterable, Sendable {
  /// The generalization gap and its magnitudes.
  case gap, absgap, meanabsgap, gap95
  /// The mean risks.
  case Epop, Eemp
  /// Relative entropies of the risks as shares of the interval of all losses.
  case klrisk, klsamples
  /// Informations of the hypothesis about the sample.
  case I, Isamples, rootIsamples
  /// The mean total variation between the joint law of hypothesis and sample and the product of their laws.
  case TVsamples
  /// Informations of the supersample setting.
  case CMI, fCMI, ldCMI, ldCMIpairs, ldCMIsamples, rootldCMIsamples
  /// Constants of the system.
  case m, sigma, range, span, beta, ln2
  /// Rates of the gates.
  case Rg, Rgpopulation, Rgvariational
  /// Least risks at a rate.
  case D, Dpopulation, Dvariational, Denvelope, Denvelopepopulation, Dempirical
  /// Least risks with the rate at a price instead of a limit.
  case Lagrangian, Lagrangianpopulation, Lagrangianvariational
  /// Optimization gaps.
  case delta, deltapopulation, deltavariational, deltaa, deltab

  /// What the quantity is, in one line.
  public var explanation: String {
    switch self {
    case .gap: "E[R(W) − R̂_S(W)], the mean generalization gap"
    case .absgap: "|gap|"
    case .meanabsgap: "E|R(W) − R̂_S(W)|, the magnitude inside the mean"
    case .gap95: "the least number that |R(W) − R̂_S(W)| exceeds with probability at most 5 %"
    case .Epop: "E[R(W)], the mean population risk"
    case .Eemp: "E[R̂_S(W)], the mean empirical risk"
    case .klrisk:
      "kl(p ‖ q) in nats, p and q the shares (Eemp − a)/span and (Epop − a)/span, a the least loss; 0 for a span of 0"
    case .klsamples: "the mean of kl(p_i ‖ q) over the samples, p_i the share of E ℓ(W,Z_i), in nats; 0 for a span of 0"
    case .I: "I(S;W) in nats"
    case .Isamples: "the sum of I(W;Z_i) over the samples, in nats"
    case .rootIsamples: "the mean of √I(W;Z_i) over the samples"
    case .TVsamples: "the mean of TV(P(W,Z_i), P(W)P(Z_i)) over the samples, half the sum of |differences|"
    case .CMI: "I(W;U|Z̃) in nats, Z̃ the supersample, U its coins"
    case .fCMI: "I(F;U|Z̃) in nats, F the losses (or named predictions) on Z̃"
    case .ldCMI: "I(Δ;U|Z̃) in nats, Δ the vector of loss differences"
    case .ldCMIpairs: "the sum of I(Δ_i;U_i|Z̃) over the pairs, in nats"
    case .ldCMIsamples: "the sum of I(Δ_i;U_i) over the pairs, in nats"
    case .rootldCMIsamples: "the mean of √I(Δ_i;U_i) over the pairs"
    case .m: "the number of samples"
    case .sigma: "range / 2, a sub-Gaussian constant of the loss"
    case .range: "the largest width of one hypothesis's losses"
    case .span: "the width of the least interval with the losses of all hypotheses, at least range"
    case .beta: "the weight of the rate in the learner's objective J = R̂_S(w) + beta·rate"
    case .ln2: "ln 2"
    case .Rg: "E[I(Z;T_W)] under the training sample's law, the gate's rate in nats per sample"
    case .Rgpopulation: "E[I(Z;T_W)] under the population's law"
    case .Rgvariational: "the mean of E KL(P(T|Z; W) ‖ s_W), s the gates' priors"
    case .D: "D(Rg), the least R(w) of a hypothesis of population rate at most Rg"
    case .Dpopulation: "D(Rgpopulation)"
    case .Dvariational: "D at Rgvariational, of the variational rates"
    case .Denvelope: "the convex envelope of D at Rg"
    case .Denvelopepopulation: "the convex envelope of D at Rgpopulation"
    case .Dempirical: "E[least R̂_S(w) of empirical rate at most Rg], where every sample allows one"
    case .Lagrangian: "the least R(w) + beta·(population rate of w − Rg) of a hypothesis"
    case .Lagrangianpopulation: "the least R(w) + beta·(population rate of w − Rgpopulation) of a hypothesis"
    case .Lagrangianvariational: "the least R(w) + beta·(variational rate of w − Rgvariational) of a hypothesis"
    case .delta: "δ_m = E[J(W) − min J], J with the empirical rate"
    case .deltapopulation: "δ with the population rate instead of the empirical one in J"
    case .deltavariational: "δ with the variational rate instead of the empirical one in J"
    case .deltaa: "reading (a): Eemp − D"
    case .deltab: "reading (b): Eemp − Dempirical"
    }
  }

  /// Whether it is never negative.
  package var isNonnegative: Bool {
    switch self {
    case .gap, .Epop, .Eemp, .D, .Dpopulation, .Dvariational, .Denvelope, .Denvelopepopulation, .Dempirical,
      .Lagrangian, .Lagrangianpopulation, .Lagrangianvariational, .deltaa, .deltab:
      false
    default: true
    }
  }

  /// Whether it is finite on every system; a D is infinite if no hypothesis is admitted.
  package var isFinite: Bool {
    switch self {
    case .D, .Dpopulation, .Dvariational, .Denvelope, .Denvelopepopulation, .Dempirical, .deltaa, .deltab: false
    default: true
    }
  }

  package var needsSupersample: Bool {
    switch self {
    case .CMI, .fCMI, .ldCMI, .ldCMIpairs, .ldCMIsamples, .rootldCMIsamples: true
    default: false
    }
  }

  package var needsGate: Bool {
    switch self {
    case .Rg, .Rgpopulation, .D, .Dpopulation, .Denvelope, .Denvelopepopulation, .Dempirical, .Lagrangian,
      .Lagrangianpopulation, .delta, .deltapopulation, .deltaa, .deltab, .beta:
      true
    default: needsPrior
    }
  }

  package var needsPrior: Bool {
    switch self {
    case .Rgvariational, .Dvariational, .Lagrangianvariational, .deltavariational: true
    default: false
    }
  }

  /// Its certified value on a system, or `nil` if the system has none.
  ///
  /// - SeeAlso: GB-003, GB-010
  package func value(_ figures: SystemFigures) -> Estimate? {
    switch self {
    case .gap: figures.risks.gap
    case .absgap: figures.risks.absoluteGap
    case .meanabsgap: figures.risks.meanAbsoluteGap
    case .gap95: figures.enumeration.gapQuantile(0.95)
    case .Epop: figures.risks.population
    case .Eemp: figures.risks.empirical
    case .klrisk: figures.scaledRisks.divergence
    case .klsamples: figures.scaledRisks.meanDivergence
    case .I: figures.risks.information
    case .Isamples: figures.risks.sampleInformations.total
    case .rootIsamples: figures.risks.sampleInformations.meanRoot
    case .TVsamples: figures.risks.sampleDistances.mean
    case .CMI: figures.supersample?.hypothesis
    case .fCMI: figures.supersample?.predictions
    case .ldCMI: figures.supersample?.differences
    case .ldCMIpairs: figures.supersample?.pairDifferences
    case .ldCMIsamples: figures.supersample?.unconditionalDifferences.total
    case .rootldCMIsamples: figures.supersample?.unconditionalDifferences.meanRoot
    case .m: Estimate(exactly: Double(figures.system.sampleCount))
    case .sigma: Estimate(exactly: 0.5) * figures.width
    case .range: figures.width
    case .span: figures.extent.span
    case .beta: figures.rateWeight
    case .ln2: .log(Estimate(exactly: 2))
    case .Rg: figures.empirical?.rate
    case .Rgpopulation: figures.population?.rate
    case .Rgvariational: figures.variational?.rate
    case .D: figures.empirical.flatMap { $0.tradeoff.distortion(at: $0.rate) }
    case .Dpopulation: figures.population.flatMap { $0.tradeoff.distortion(at: $0.rate, isMean: true) }
    case .Dvariational: figures.variational.flatMap { $0.tradeoff.distortion(at: $0.rate) }
    case .Denvelope: figures.empirical.flatMap { $0.tradeoff.envelope(at: $0.rate) }
    case .Denvelopepopulation: figures.population.flatMap { $0.tradeoff.envelope(at: $0.rate, isMean: true) }
    case .Dempirical: figures.empirical.flatMap { figures.enumeration.constrainedEmpiricalRisk(at: $0.rate) }
    case .Lagrangian: figures.lagrangian(figures.empirical)
    case .Lagrangianpopulation: figures.lagrangian(figures.population)
    case .Lagrangianvariational: figures.lagrangian(figures.variational)
    case .delta: figures.empirical?.optimizationGap
    case .deltapopulation: figures.population?.optimizationGap
    case .deltavariational: figures.variational?.optimizationGap
    case .deltaa: figures.value(of: .D).map { figures.risks.empirical - $0 }
    case .deltab: figures.value(of: .Dempirical).map { figures.risks.empirical - $0 }
    }
  }
}

extension SystemFigures {
  fileprivate func lagrangian(_ gates: GateFigures?) -> Estimate? {
    gates.map { $0.tradeoff.lagrangian(weight: rateWeight, at: $0.rate) }
  }
}

extension [Estimate] {
  fileprivate var total: Estimate { reduce(Estimate(exactly: 0), +) }

  fileprivate var mean: Estimate { total / Estimate(exactly: Double(count)) }

  fileprivate var meanRoot: Estimate { map { Estimate.squareRoot($0) }.mean }
}
