import DINL
import Verification

// Laws that are mixtures of normal ones, with weights that are whole multiples of a power of two.
extension CertifiedLaw {
  /// A component: its weight as a whole number, its mean and its variance.
  typealias Component = (weight: Int, mean: Double, variance: Double)

  private static func mixture(_ components: [Component]) throws -> GaussianMixture {
    try GaussianMixture(
      weights: shares(components.map(\.weight)), means: components.map(\.mean), variances: components.map(\.variance))
  }

  /// Whole numbers, divided by their sum, a power of two, so that the shares are exact.
  static func shares(_ weights: [Int]) -> [Double] {
    let total = weights.reduce(0, +)
    precondition(total.nonzeroBitCount == 1, "weights must sum to a power of two")
    return weights.map { Double($0) / Double(total) }
  }

  /// An index with the probability of its weight.
  static func index(_ weights: [Int], _ stream: inout RandomStream) -> Int {
    var rest = stream.index(below: weights.reduce(0, +))
    return weights.firstIndex { weight in
      rest -= weight
      return rest < 0
    } ?? weights.count - 1
  }

  /// X from a mixture on the line, and Y = X + N with standard normal N.
  static func noisyMixture(_ name: String, _ components: [Component]) throws -> CertifiedLaw {
    let (weights, deviations) = (components.map(\.weight), components.map { $0.variance.squareRoot() })
    return CertifiedLaw(
      name, "X is a mixture of \(components.count) normal laws, and Y is X plus standard normal noise",
      columns: ["x1", "y1"], information: try mixture(components).information(noiseVariance: Estimate(exactly: 1))
    ) { stream, row in
      let label = index(weights, &stream)
      let x = components[label].mean + deviations[label] * stream.normal()
      row += [x, x + stream.normal()]
    }
  }

  /// The label Y of a mixture on the line, and X drawn from the component of the label.
  static func label(_ name: String, _ explanation: String, _ components: [Component]) throws -> CertifiedLaw {
    let (weights, deviations) = (components.map(\.weight), components.map { $0.variance.squareRoot() })
    let law = try mixture(components)
    return CertifiedLaw(
      name, explanation, columns: ["x1", "ylabel"], information: try law.labelInformation(), entropy: law.labelEntropy
    ) { stream, row in
      let label = index(weights, &stream)
      row += [components[label].mean + deviations[label] * stream.normal(), Double(label)]
    }
  }

  /// Standard normal X and Y with correlation ρ or −ρ, each with probability ½: uncorrelated, but dependent.
  static func twoSigns(_ name: String, correlation text: String) throws -> CertifiedLaw {
    let correlation = try decimal(text)
    let (slope, spread) = (correlation.nearest, (1 - correlation.nearest * correlation.nearest).squareRoot())
    let half = try decimal("0.5")
    return CertifiedLaw(
      name, "X and Y are standard normal with correlation \(text) or -\(text), equally likely, and so uncorrelated",
      columns: ["x1", "y1"],
      information: try CorrelationMixture(weights: [half, half], correlations: [correlation, -correlation])
        .mutualInformation()
    ) { stream, row in
      let sign = stream.index(below: 2) == 0 ? 1.0 : -1.0
      let x = stream.normal()
      row += [x, sign * slope * x + spread * stream.normal()]
    }
  }

  /// A mixture of normal laws in the plane: weights, means and covariances.
  static func plane(
    _ name: String, weights: [Int], means: [[Double]], covariances: [BivariateMixture.Covariance]
  ) throws -> CertifiedLaw {
    let factors = covariances.map { covariance in
      let first = covariance.first.squareRoot()
      let mixed = covariance.mixed / first
      return (first: first, mixed: mixed, second: (covariance.second - mixed * mixed).squareRoot())
    }
    return CertifiedLaw(
      name, "X and Y are a point of the plane from a mixture of \(weights.count) normal laws", columns: ["x1", "y1"],
      information: try BivariateMixture(weights: shares(weights), means: means, covariances: covariances)
        .mutualInformation()
    ) { stream, row in
      let label = index(weights, &stream)
      let (first, second) = (stream.normal(), stream.normal())
      row += [
        means[label][0] + factors[label].first * first,
        means[label][1] + factors[label].mixed * first + factors[label].second * second,
      ]
    }
  }

  /// Two labels with a table of whole weights, whose sum is a power of two: the draws have the very law of the table.
  static func table(_ name: String, _ explanation: String, _ weights: [[Int]]) throws -> CertifiedLaw {
    let (flat, columns) = (Array(weights.joined()), weights[0].count)
    let law = try ExactTable(
      shape: [weights.count, columns], weights: shares(flat).map { DecimalQuotient(DecimalNumeral(exactly: $0)) })
    let ofY = shares((0..<columns).map { column in weights.map { $0[column] }.reduce(0, +) })
    return CertifiedLaw(
      name, explanation, columns: ["xlabel", "ylabel"], information: try law.mutualInformation([0], [1]),
      entropy: try FiniteLaw(ofY).entropy
    ) { stream, row in
      let cell = index(flat, &stream)
      row += [Double(cell / columns), Double(cell % columns)]
    }
  }
}
