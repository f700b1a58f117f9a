import Trials
import Verification

/// The results of a study of one network's risk, as `dinl risk --json` prints them.
public struct RiskEvidence: Codable, Sendable, Equatable {
  /// The numbers of rows of the three parts.
  public struct Rows: Codable, Sendable, Equatable {
    /// The rows on which the prior is trained.
    public var prior: Int
    /// The rows of the sample, m.
    public var sample: Int
    /// The rows held out.
    public var heldOut: Int
  }

  /// The version of the JSON layout.
  public var schemaVersion = 1
  /// The program that produced the results.
  public var environment: Provenance.Environment
  /// The dataset.
  public var data: Provenance.DataSource
  /// The settings of the study.
  public var configuration: RiskConfiguration
  /// The network that was trained; its links have no rates.
  public var network: CheckEvidence.Network
  /// The parts of the rows.
  public var rows: Rows
  /// The passes over the sample by which the posterior was trained further.
  public var furtherEpochs: Int
  /// The deviation σ of the noise on every parameter.
  public var deviation: Double
  /// The upper end of KL(P‖Q) in nats.
  public var relativeEntropy: Double
  /// The upper end of (KL(P‖Q) + ln(ξ(m)/δ))/m in nats.
  public var budget: Double
  /// The mean over the drawn networks of the share of the sample's rows on which each errs.
  public var sampleRisk: Double
  /// The upper limit of that mean over all networks of the posterior.
  public var sampleLimit: Double
  /// The upper limit of the posterior's risk, with the confidence.
  public var riskLimit: Double
  /// The mean over drawn networks of the share of the rows held out on which each errs; nil without such rows.
  public var heldOutRisk: Double?
  /// The share of all rows that are not of the most frequent class.
  public var chanceRisk: Double
  /// The share of the sample's rows on which each drawn network errs.
  public var losses: [Double]

  /// Whether the limit is no better than the error of guessing the most frequent class.
  public var isVacuous: Bool { riskLimit >= chanceRisk }
}

extension RiskStudy {
  /// The evidence of a result.
  public func evidence(of result: RiskResult, environment: Provenance.Environment) -> RiskEvidence {
    let most = dataset.classNames.indices.map { label in dataset.labels.count { $0 == label } }.max() ?? 0
    let count = Double(dataset.sampleCount)
    return RiskEvidence(
      environment: environment, data: Provenance.DataSource(dataset), configuration: configuration,
      network: CheckEvidence.Network(network, of: dataset),
      rows: RiskEvidence.Rows(
        prior: division.prior.count, sample: division.sample.count, heldOut: division.heldOut.count),
      furtherEpochs: result.epochs, deviation: result.deviation, relativeEntropy: result.relativeEntropy,
      budget: result.limit.budget, sampleRisk: result.limit.sampleRisk, sampleLimit: result.limit.sampleLimit,
      riskLimit: result.limit.limit, heldOutRisk: result.heldOutRisk, chanceRisk: (count - Double(most)) / count,
      losses: result.losses)
  }
}
