import PropertyTesting
import Verification

/// A mixture of drawn components behind drawn noise.
struct DrawnMixture: Sendable, CustomStringConvertible {
  let components: [MixtureComponent]
  let noise: Double

  var description: String { "\(components) noise \(noise)" }
  var weights: [Double] {
    let total = components.reduce(0) { $0 + $1.weight }
    return components.map { Double($0.weight) / Double(total) }
  }

  func mixture() throws -> GaussianMixture {
    try GaussianMixture(
      weights: weights, means: components.map(\.mean),
      variances: components.map { $0.standardDeviation * $0.standardDeviation })
  }

  static let all = Generator<DrawnMixture> { source throws(Discard) in
    DrawnMixture(
      components: try source.draw(.gaussianMixture(components: 1...4)),
      noise: try source.double(in: 1 / 64...64))
  }
}
