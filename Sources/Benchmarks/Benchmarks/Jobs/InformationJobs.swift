import CReferences
import Foundation
import Verification

/// A normal mixture on the line whose label is asked for.
struct LabeledMixture: Sendable {
  let weights: [Double]
  let means: [Double]
  let variances: [Double]

  /// The input of `dinl_reference_information`.
  static func numbers(_ mixtures: [LabeledMixture]) -> [Double] {
    var numbers = [Double(mixtures.count)]
    for mixture in mixtures {
      numbers.append(Double(mixture.weights.count))
      numbers += mixture.weights + mixture.means + mixture.variances
    }
    return numbers
  }
}

extension Job {
  static let informations = [binary, mixture]

  private static let binary = Job(
    name: "information-binary", work: "information of a binary input behind normal noise, certified", wanted: 1e-6
  ) { setting in
    // From -20 to 15 dB.
    let variances = (0..<64).map { pow(10, (20 - 35 * Double($0) / 63) / 10) }
    let mixtures = variances.map { LabeledMixture(weights: [0.5, 0.5], means: [-1, 1], variances: [$0, $0]) }
    let input = try Constellation.pulseAmplitude(order: 2)
    var comparison = comparison(of: variances, numbers: mixtures) {
      try input.information(noiseVariance: Estimate(exactly: $0))
    }
    let numbers = LabeledMixture.numbers(mixtures)
    try comparison.add(.gsl, as: "GSL qagi", input: numbers, arguments: ["qagi"], agreement, in: setting)
    try comparison.add(.arb, input: numbers, agreement, in: setting)
    return comparison
  }

  private static let mixture = Job(
    name: "label-information", work: "information about the component of a mixture of 2 or 3, certified",
    wanted: 4e-6
  ) { setting in
    let laws = try mixtures.map {
      try GaussianMixture(weights: $0.weights, means: $0.means, variances: $0.variances)
    }
    var comparison = comparison(of: laws, numbers: mixtures) { try $0.labelInformation() }
    let numbers = LabeledMixture.numbers(mixtures)
    try comparison.add(.gsl, as: "GSL qagp", input: numbers, arguments: ["qagp"], agreement, in: setting)
    return comparison
  }

  private static let mixtures: [LabeledMixture] = [
    LabeledMixture(weights: [0.5, 0.5], means: [-2, 2], variances: [1, 1]),
    LabeledMixture(weights: [0.5, 0.5], means: [0, 1], variances: [1, 1]),
    LabeledMixture(weights: [0.7, 0.3], means: [0, 0], variances: [1, 9]),
    LabeledMixture(weights: [0.25, 0.75], means: [0, 3], variances: [1, 0.25]),
    LabeledMixture(weights: [0.2, 0.5, 0.3], means: [-3, 0, 2.5], variances: [0.5, 1, 2]),
    LabeledMixture(weights: [0.25, 0.5, 0.25], means: [-1, 0, 1], variances: [0.25, 0.25, 0.25]),
  ]

  private static let agreement = Agreement.withinErrors(upTo: 1e-9)

  private static func comparison<Law>(
    of laws: [Law], numbers: [LabeledMixture], _ value: @escaping (Law) throws -> Estimate
  ) -> Comparison {
    var comparison = Comparison(
      InProcess("dinl", numbers: { $0.flatMap { [$0.value, $0.error] } }) { try laws.map(value) },
      pieces: laws.count)
    comparison.add(
      Reference(input: LabeledMixture.numbers(numbers), dinl_reference_information), agreement)
    return comparison
  }
}
