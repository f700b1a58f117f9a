import Verification

/// What a study of one network's risk found.
public struct RiskResult: Equatable, Sendable {
  /// The passes over the sample by which the posterior was trained further.
  public let epochs: Int
  /// The deviation σ of the parameters.
  public let deviation: Double
  /// The upper end of KL(P‖Q) in nats.
  public let relativeEntropy: Double
  /// The limit of the posterior's risk.
  public let limit: RiskLimit
  /// The share of the sample's rows on which each drawn network errs.
  public let losses: [Double]
  /// The mean share of the rows held out on which drawn networks err; nil if none are held out.
  public let heldOutRisk: Double?
}
