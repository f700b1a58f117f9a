import DINL
import Trials
import Verification

/// All results of a check, as `check.json` holds them; rates and informations are in nats.
///
/// - SeeAlso: EX-005
public struct CheckEvidence: Codable, Sendable, Equatable {
  /// A value with an interval.
  public struct Interval: Codable, Sendable, Equatable {
    public var value: Double
    public var lower: Double
    public var upper: Double

    init(_ interval: ConfidenceInterval) {
      (value, lower, upper) = (interval.value, interval.lower, interval.upper)
    }
  }

  /// Limits, and the value between them if the draws determine it.
  public struct Limits: Codable, Sendable, Equatable {
    public var value: Double?
    public var lower: Double
    public var upper: Double

    init(_ interval: ConfidenceInterval, isOpen: Bool = false) {
      (value, lower, upper) = (isOpen ? nil : interval.value, interval.lower, interval.upper)
    }

    init(_ interval: Interval) {
      (value, lower, upper) = (interval.value, interval.lower, interval.upper)
    }
  }

  /// One bound on the gap.
  public struct Term: Codable, Sendable, Equatable {
    /// singleLoss, lossDifference or conditional.
    public var quantity: String
    public var information: Limits
    public var bound: Limits
    public var slack: Limits
    public var verdict: SupersampleFindings.Verdict
  }

  /// What the draws prove; all intervals cover at once with the confidence.
  public struct Proved: Codable, Sendable, Equatable {
    public var confidence: Double
    public var trainingRisk: Interval
    public var freshRisk: Interval
    public var gap: Interval
    public var terms: [Term]
    public var verdict: SupersampleFindings.Verdict
    /// The logarithm of the capital that bets on the mask's bits have won from a stake of 1.
    public var maskEvidence: Double
    /// An upper limit of the fresh risk by the least bound, with the confidence: the sum of the upper limits of the
    /// training risk and of that bound, at most 1. Nil where no theorem applies: for σ below ½ and for an invalid mask.
    public var riskBound: Double?
    public var chanceRisk: Double

    /// Whether the bound on the risk is no better than guessing; false where there is no such bound.
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

  /// A weight of the sweep: means over its draws.
  public struct Weight: Codable, Sendable, Equatable {
    public var beta: Double
    /// On the training half.
    public var trainingRate: Double
    /// On the fresh half.
    public var freshRate: Double
    public var trainingRisk: Double
    public var freshRisk: Double
  }

  /// Estimates without an interval, as trained networks are not optimal.
  public struct Estimates: Codable, Sendable, Equatable {
    /// R_g, the rate of all gates on the training half at the weight that is checked.
    public var gateRate: Double
    /// The least mean fresh risk among the sweep's weights whose rate on the fresh half is at most R_g: at least the convex
    /// envelope of D at R_g, up to sampling error. Nil if the sweep has no such weight.
    public var operationalDistortion: Double?
    /// The mean objective on the training half minus that of the sweep's best weight: at most δ, up to sampling error.
    public var optimisationGap: Double
    /// All weights, ascending.
    public var curve: [Weight]
    /// The number of draws of the other weights; the weight that is checked has all draws.
    public var draws: Int
  }

  public struct Network: Codable, Sendable, Equatable {
    public var name: String
    public var nodes: [String]
    public var root: Int
    public var parents: [Int?]
    public var hops: [Int]
    /// The rule that assigned columns to nodes.
    public var viewRule: ViewAssignment.Rule
    /// The names of the features that each node sees; a node beside the root that sees none is a relay.
    public var views: [[String]]
    /// The columns of the data that no node sees.
    public var columnsLeftOut: [String]
    public var links: [LinkRecord]
    /// The bits of one value, by which rates are compared with capacities.
    public var bitsPerValue: Double
  }

  /// The version of this layout.
  public var schemaVersion = 3
  public var environment: Provenance.Environment
  public var data: Provenance.DataSource
  /// Rows left out because a value was missing.
  public var droppedRows: Int
  /// Labels that were read as one class because they are the same number, the class's name first.
  public var joinedLabels: [[String]]
  /// Features that are the same in every sample; they become 0.
  public var constantFeatures: [String]
  public var configuration: CheckConfiguration
  /// Pairs of a supersample, the samples of one training.
  public var pairs: Int
  public var proved: Proved
  public var estimates: Estimates
  public var network: Network
  public var draws: [CheckDraw]
  /// The only part that may differ between two checks of one seed.
  public var timings: Provenance.Timings
  /// The SHA-256 checksum of all data and options that the results depend on.
  public var fingerprint = ""
}
