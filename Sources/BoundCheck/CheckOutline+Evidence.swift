import DINL
import Trials
import Verification

extension CheckOutline {
  /// The evidence from the draws of all jobs, in whatever order and by whatever process they were done.
  ///
  /// - Parameters:
  ///   - results: the draws of each job.
  ///   - environment: the program that did them.
  ///   - fingerprint: the checksum of the data and options on which they depend.
  /// - Throws: `VerificationError` if a job has no result, or there are no draws.
  public func evidence(
    from results: [Check.Job: [CheckDraw]], environment: Provenance.Environment, fingerprint: String
  ) throws(VerificationError) -> CheckEvidence {
    try evidence(from: try ordered(results).flatMap(\.self), environment: environment, fingerprint: fingerprint)
  }

  /// The evidence from draws.
  ///
  /// - Throws: `VerificationError` if there are no draws.
  func evidence(
    from draws: [CheckDraw], environment: Provenance.Environment, fingerprint: String
  ) throws(VerificationError) -> CheckEvidence {
    let own = draws.filter { $0.beta == configuration.beta }
    let findings = try SupersampleFindings(
      try SupersampleDraws(training: own.map(\.training), fresh: own.map(\.fresh)),
      mask: own.reduce(into: MaskTally()) { $0 += $1.mask }, confidence: configuration.confidence,
      sigma: configuration.sigma)
    return CheckEvidence(
      environment: environment, data: data, configuration: configuration, pairs: pairs,
      proved: CheckEvidence.Proved(findings, chanceRisk: chanceRisk), estimates: estimates(from: draws, own),
      network: networkEvidence(own), draws: draws, fingerprint: fingerprint)
  }

  /// The operational curve, an upper estimate of D at the gates' rate, and a lower estimate of the optimization gap,
  /// all over the draws on which all weights were trained; no intervals.
  ///
  /// - SeeAlso: GB-006
  func estimates(from draws: [CheckDraw], _ own: [CheckDraw]) -> CheckEvidence.Estimates {
    let shared = draws.filter { $0.index < configuration.sweepDraws }
    let curve = betas.sorted().compactMap { beta -> CheckEvidence.Weight? in
      // The weight that is checked has more draws than the others, and all of them count.
      let runs = beta == configuration.beta ? own : shared.filter { $0.beta == beta }
      guard !runs.isEmpty else { return nil }
      return CheckEvidence.Weight(
        beta: beta, trainingRate: mean(runs, \.trainingRate), freshRate: mean(runs, \.freshRate),
        trainingRisk: mean(runs, \.trainingRisk), freshRisk: mean(runs, \.freshRisk))
    }
    // D's rate is that of the population, of which the fresh half is a sample; R_g is that of the training half.
    let gateRate = mean(own, \.trainingRate)
    let distortion = curve.filter { $0.freshRate <= gateRate }.map(\.freshRisk).min()
    // Each weight's mean over the shared draws: the least objective of each single draw would be biased low by noise.
    func objective(_ beta: Double) -> Double {
      mean(shared.filter { $0.beta == beta }) { $0.trainingRisk + configuration.beta * $0.trainingRate }
    }
    let least = shared.isEmpty ? 0 : betas.map(objective).min() ?? 0
    return CheckEvidence.Estimates(
      gateRate: gateRate, operationalDistortion: distortion,
      optimizationGap: shared.isEmpty ? 0 : objective(configuration.beta) - least, curve: curve,
      draws: min(configuration.sweepDraws, configuration.draws))
  }

  private func mean(_ draws: [CheckDraw], _ value: (CheckDraw) -> Double) -> Double {
    draws.reduce(0) { $0 + value($1) } / Double(max(1, draws.count))
  }

  private func networkEvidence(_ own: [CheckDraw]) -> CheckEvidence.Network {
    var network = network
    for link in network.links.indices { network.links[link].rate = mean(own) { $0.linkRates[link] } }
    return network
  }
}
