import DINL
import Trials
import Verification

/// The results of a check, as stored in `check.json`; rates are in nats per sample, informations in nats.
///
/// - SeeAlso: EX-005
public struct CheckEvidence: Codable, Sendable, Equatable {
  /// A value with a confidence interval.
  public struct Interval: Codable, Sendable, Equatable {
    /// The value estimated from the draws.
    public var value: Double
    /// The lower confidence limit.
    public var lower: Double
    /// The upper confidence limit.
    public var upper: Double

    init(_ interval: ConfidenceInterval) {
      (value, lower, upper) = (interval.value, interval.lower, interval.upper)
    }
  }

  /// Confidence limits, and the value between them unless the draws do not determine it.
  public struct Limits: Codable, Sendable, Equatable {
    /// The value estimated from the draws; nil if they do not determine it.
    public var value: Double?
    /// The lower confidence limit.
    public var lower: Double
    /// The upper confidence limit.
    public var upper: Double

    init(_ interval: ConfidenceInterval, isOpen: Bool = false) {
      (value, lower, upper) = (isOpen ? nil : interval.value, interval.lower, interval.upper)
    }

    init(_ interval: Interval) {
      (value, lower, upper) = (interval.value, interval.lower, interval.upper)
    }
  }

  /// One bound on the generalization gap.
  public struct Term: Codable, Sendable, Equatable {
    /// The information in the bound: "singleLoss", "lossDifference" or "conditional".
    public var quantity: String
    /// The information, in nats.
    public var information: Limits
    /// The bound on the gap, in units of the loss.
    public var bound: Limits
    /// The bound less the magnitude of the gap, in units of the loss.
    public var slack: Limits
    /// The verdict on the bound.
    public var verdict: SupersampleFindings.BoundVerdict
  }

  /// What is proved from the draws; all intervals hold jointly with the confidence.
  public struct Proved: Codable, Sendable, Equatable {
    /// The joint confidence of all intervals.
    public var confidence: Double
    /// The expected loss on the half trained on.
    public var trainingRisk: Interval
    /// The expected loss on the fresh half.
    public var freshRisk: Interval
    /// The generalization gap: the fresh risk less the training risk.
    public var gap: Interval
    /// The bounds on the gap.
    public var terms: [Term]
    /// The verdict on all bounds together.
    public var verdict: SupersampleFindings.BoundVerdict
    /// The evidence against fair mask bits: ln of the mean capital of bettors on them who started with 1, in nats.
    public var maskEvidence: Double
    /// The upper limit on the fresh risk by the least bound, with the confidence: the sum of the upper limits of the
    /// training risk and of that bound, at most 1. Nil where no theorem applies: for σ below ½ and for an invalid mask.
    public var riskBound: Double?
    /// The loss of an answer that ignores the features.
    public var chanceRisk: Double

    /// Whether the bound on the risk is no better than the risk of guessing; false where there is no bound.
    public var isVacuous: Bool { riskBound.map { $0 >= chanceRisk } ?? false }

    init(_ findings: SupersampleFindings, chanceRisk: Double) {
      confidence = findings.confidence
      trainingRisk = Interval(findings.trainingRisk)
      freshRisk = Interval(findings.freshRisk)
      gap = Interval(findings.gap)
      terms = findings.terms.map { term in
        let isOpen = term.quantity == .conditional
        return Term(
          quantity: term.quantity.rawValue, information: Limits(term.information, isOpen: isOpen),
          bound: Limits(term.bound, isOpen: isOpen), slack: Limits(term.slack, isOpen: isOpen), verdict: term.verdict)
      }
      (verdict, riskBound, maskEvidence) = (findings.verdict, findings.riskBound, findings.maskEvidence)
      self.chanceRisk = chanceRisk
    }
  }

  /// The means over the draws at one weight of the sweep.
  public struct Weight: Codable, Sendable, Equatable {
    /// The weight of the rate in the objective.
    public var beta: Double
    /// The variational rate on the half trained on, nats per sample.
    public var trainingRate: Double
    /// The variational rate on the fresh half, nats per sample.
    public var freshRate: Double
    /// The mean loss on the half trained on.
    public var trainingRisk: Double
    /// The mean loss on the fresh half.
    public var freshRisk: Double
  }

  /// Estimates without an interval, because trained networks need not be optimal.
  public struct Estimates: Codable, Sendable, Equatable {
    /// R_g, the rate of all gates on the half trained on at the weight that is checked, nats per sample.
    public var gateRate: Double
    /// The least mean fresh risk among the sweep's weights whose rate on the fresh half is at most R_g: at least the
    /// convex envelope of D at R_g, up to sampling error. Nil if the sweep has no such weight.
    public var operationalDistortion: Double?
    /// The mean objective on the half trained on less that of the sweep's best weight: at most δ, up to sampling error.
    public var optimizationGap: Double
    /// The means at each weight, in ascending order of the weight.
    public var curve: [Weight]
    /// The number of draws of the other weights; the weight that is checked has all draws.
    public var draws: Int
  }

  /// The network of the check, with what each node sees.
  public struct Network: Codable, Sendable, Equatable, ViewedNetwork {
    /// "drawn network" or "given network".
    public var name: String
    /// The names of the nodes.
    public var nodes: [String]
    /// The index of the fusion node.
    public var root: Int
    /// The next node toward the root of each node; nil for the root.
    public var parents: [Int?]
    /// The number of links from each node to the root along the tree.
    public var hops: [Int]
    /// The rule that assigned the columns to nodes.
    public var viewRule: ViewAssignment.Rule
    /// The names of the features that each node sees; a node other than the root that sees none is a relay.
    public var views: [[String]]
    /// The columns of the data that no node sees.
    public var columnsLeftOut: [String]
    /// All links of the graph.
    public var links: [LinkRecord]
    /// The bits of one value, by which rates are compared with capacities.
    public var bitsPerValue: Double
  }

  /// The version of the JSON layout.
  public var schemaVersion = 6
  /// The program that produced the results.
  public var environment: Provenance.Environment
  /// The dataset.
  public var data: Provenance.DataSource
  /// The settings of the check.
  public var configuration: CheckConfiguration
  /// The number of pairs of a supersample, which is the number of samples of one training.
  public var pairs: Int
  /// What is proved from the draws, with confidence limits.
  public var proved: Proved
  /// Estimates without confidence limits.
  public var estimates: Estimates
  /// The network that was trained.
  public var network: Network
  /// The draws of all weights.
  public var draws: [CheckDraw]
  /// The SHA-256 checksum of the data and options on which the results depend.
  public var fingerprint: String
}
