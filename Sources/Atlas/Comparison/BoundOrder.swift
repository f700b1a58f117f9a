import Refutation
import Verification

/// An order of two bounds that is a theorem, or of two informations.
///
/// - SeeAlso: GB-015
package struct BoundOrder: Sendable {
  package let claim: String
  /// The bound that is claimed to be at most the other.
  let lesser: AtlasBound
  let greater: AtlasBound
  /// Whether it holds only where all losses lie in an interval as wide as the losses of one hypothesis.
  let needsCommonRange: Bool

  init(_ claim: String, _ lesser: AtlasBound, _ greater: AtlasBound, needsCommonRange: Bool = false) {
    (self.claim, self.lesser, self.greater, self.needsCommonRange) = (claim, lesser, greater, needsCommonRange)
  }

  /// The order as one line.
  package var text: String { "\(lesser.label) <= \(greater.label)" }

  /// The orders of bounds that the claims prove.
  package static let all: [BoundOrder] = [
    BoundOrder("GB-013", .totalVariation, .individualSamples),
    BoundOrder("GB-002", .individualSamples, .summedSamples),
    BoundOrder("GB-002", .summedSamples, .mutualInformation),
    BoundOrder("GB-009", .divergenceOfSum, .divergenceOfSample),
    BoundOrder("GB-009", .divergenceOfSum, .summedSamples, needsCommonRange: true),
    BoundOrder("GB-009", .divergenceOfSample, .mutualInformation, needsCommonRange: true),
    BoundOrder("GB-005", .lossDifferences, .summedLossDifferences),
    BoundOrder("GB-005", .summedLossDifferences, .pairedLossDifferences),
    BoundOrder("GB-005", .pairedLossDifferences, .lossDifferenceVector),
    BoundOrder("GB-005", .lossDifferenceVector, .predictions),
    BoundOrder("GB-005", .predictions, .conditionalInformation),
    BoundOrder("GB-012", .interpolation, .summedLossDifferences, needsCommonRange: true),
    BoundOrder("GB-010", .riskByInformation, .lagrangian), BoundOrder("GB-010", .lagrangian, .envelope),
    BoundOrder("GB-003", .envelope, .distortion), BoundOrder("GB-010", .riskByInformation, .populationLagrangian),
    BoundOrder("GB-010", .populationLagrangian, .populationEnvelope),
    BoundOrder("GB-003", .populationEnvelope, .populationDistortion),
    BoundOrder("GB-010", .riskByInformation, .variationalLagrangian),
    BoundOrder("GB-010", .variationalLagrangian, .variationalDistortion),
  ]

  /// The two bounds on a system; nil if one has no finite value there, or the order is not claimed of it.
  func comparison(_ figures: MemberFigures) -> BoundReport.Bound? {
    if needsCommonRange, !figures.hasCommonRange { return nil }
    guard let first = lesser.sides(figures)?.greater, let second = greater.sides(figures)?.greater else { return nil }
    return BoundReport.Bound(claim: claim, text, (first, second), isRefuted: first.certainlyExceeds(second))
  }
}
