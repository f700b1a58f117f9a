import PropertyTesting
import Verification

/// A drawn mixture, its means to 40 binary places, and the map t ↦ ±2^k t + c.
struct MappedMixture: Sendable, CustomStringConvertible {
  let drawn: DrawnMixture
  /// k.
  let exponent: Int
  let isMirrored: Bool
  /// c.
  let shift: Int

  var description: String { "\(drawn) times \(factor) plus \(shift)" }
  var factor: Double { Double(sign: isMirrored ? .minus : .plus, exponent: exponent, significand: 1) }
  var plain: GaussianMixture { get throws { try mixture(times: 1) { _ in 0 } } }
  var image: GaussianMixture { get throws { try mixture(times: factor) { _ in Double(shift) } } }

  /// The mixture with its lengths multiplied by a factor, and each component's mean moved.
  ///
  /// All numbers are exact images: a mean is a multiple of 2⁻⁴³ below 2⁸, of 51 bits at most, and the variances are
  /// multiplied by a power of two.
  func mixture(times factor: Double, moves: (Int) -> Double) throws -> GaussianMixture {
    let means = drawn.components.map { factor * 0x1p-40 * ($0.mean * 0x1p40).rounded() }
    return try GaussianMixture(
      weights: drawn.weights, means: means.indices.map { means[$0] + moves($0) },
      variances: drawn.components.map { factor * factor * $0.standardDeviation * $0.standardDeviation })
  }

  static let all = Generator<MappedMixture> { source throws(Discard) in
    MappedMixture(
      drawn: try source.draw(DrawnMixture.all), exponent: try source.integer(in: -3...3),
      isMirrored: try source.boolean(), shift: try source.integer(in: -100...100))
  }
}
