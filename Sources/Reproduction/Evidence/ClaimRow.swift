/// A claim of the letter beside what was found, in numbers; `ClaimRow+Words.swift` puts them into words.
public struct ClaimRow: Codable, Sendable, Equatable {
  /// What a finding says of its claim.
  public enum Verdict: String, Codable, Sendable, CaseIterable {
    /// The documented experiment meets the claim's criterion.
    case confirmed
    /// The documented experiment does not meet the claim's criterion.
    case notConfirmed = "not confirmed"
    /// The graph was chosen to give the letter's figure, so that agreement shows no more than consistency.
    case consistent = "consistent, by construction"
    /// The criterion is met on other data than the claim's.
    case met = "met on these data"
    /// The criterion is not met on other data than the claim's.
    case unmet = "not met on these data"
    /// The criterion is met at other settings than the documented ones, or on a network that was given.
    case metBySettings = "met with these settings"
    /// The criterion is not met at other settings than the documented ones, or on a network that was given.
    case unmetBySettings = "not met with these settings"
    /// The letter reports nothing that this figure could be compared with.
    case none = "no verdict on the letter"

    /// Whether the figure speaks against the claim.
    package var isRefusal: Bool { self == .notConfirmed || self == .unmet || self == .unmetBySettings }
  }

  /// Mean and standard deviation over the seeds.
  public struct Spread: Codable, Sendable, Equatable {
    /// The mean.
    public var mean: Double
    /// The sample standard deviation.
    public var standardDeviation: Double
  }

  /// Student's interval of a mean, cut at the least and greatest possible mean.
  public struct MeanInterval: Codable, Sendable, Equatable {
    /// The lower end.
    public var lower: Double
    /// The upper end.
    public var upper: Double
    /// The probability that such an interval covers the mean of a normal population.
    public var confidence: Double
  }

  /// The numbers of a claim.
  public enum Finding: Codable, Sendable, Equatable {
    /// The share of training exchange that the tree saves; values per sample of dense and tree training.
    case exchange(saved: Spread, denseValues: Double, treeValues: Double)
    /// Accuracies, and the interval of their mean difference.
    case accuracy(dense: Spread, tree: Spread, difference: MeanInterval)
    /// Paired differences of accuracy, and the greater p of two one-sided tests against a margin.
    case equivalence(difference: Spread, pValue: Double, margin: Double, level: Double)
    /// The share of latent rate saved at the chosen β, its interval, accuracies, and mean rates in nats per sample.
    case rate(
      beta: Double, saved: Spread, interval: MeanInterval, gatedAccuracy: Spread, denseAccuracy: Spread,
      gatedRate: Double, freeRate: Double)
    /// Seeds whose rate falls at every step of β, the p of exchangeable rates, and how many falling seeds are enough.
    case trend(falling: Int, seeds: Int, pValue: Double, leastCount: Int?, falseAlarmRate: Double)
  }

  /// What was measured.
  public var finding: Finding
  /// What the finding says of the claim.
  public var verdict: Verdict
}
