@testable import Verification

/// The bounds that `ProvenInequality` states, at given values of what they are made of.
enum StatedBounds {
  private static let infinite = Estimate(value: .infinity, lower: 0, upper: .infinity)

  /// The greater side of an inequality at values of its quantities; infinite where it has no finite value.
  static func bound(_ proven: ProvenInequality, _ values: [Quantity: Estimate]) -> Estimate {
    proven.bound { values[$0] } ?? infinite
  }

  /// GB-001 for a sub-Gaussian constant σ, an information in nats and m samples.
  static func mutualInformation(deviation: Double, information: Estimate, sampleCount: Int) -> Estimate {
    let bound = bound(
      .mutualInformation,
      [.sigma: Estimate(exactly: deviation), .I: information, .m: Estimate(exactly: Double(sampleCount))])
    return information.lower == .infinity ? Estimate(value: .infinity, lower: .infinity, upper: .infinity) : bound
  }

  /// GB-002 for a sub-Gaussian constant σ and the informations about each sample in nats.
  static func individualSamples(deviation: Double, informations: [Estimate]) -> Estimate {
    bound(
      .individualSamples, [.sigma: Estimate(exactly: deviation), .rootIsamples: meanRoot(of: informations)])
  }

  /// GB-005 for the range of the losses and an information given the supersample in nats.
  static func conditional(range: Double, information: Estimate, sampleCount: Int) -> Estimate {
    bound(
      .conditionalInformation,
      [.range: Estimate(exactly: range), .CMI: information, .m: Estimate(exactly: Double(sampleCount))])
  }

  /// GB-005 for the range of the losses and the pairs' informations in nats.
  static func lossDifferences(range: Double, informations: [Estimate]) -> Estimate {
    bound(
      .lossDifferences, [.range: Estimate(exactly: range), .rootldCMIsamples: meanRoot(of: informations)])
  }

  private static func meanRoot(of informations: [Estimate]) -> Estimate {
    informations.map { Estimate.squareRoot($0) }.sum() / Estimate(exactly: Double(informations.count))
  }
}
