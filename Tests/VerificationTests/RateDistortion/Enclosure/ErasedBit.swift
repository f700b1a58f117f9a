import RealModule
import Verification

/// A fair bit with an erasure of cost ¼ as a third reproduction.
///
/// Below a critical weight the bit alone is reproduced, above it the erasure alone; at it all c are 1, and every mixture
/// of the two channels is optimal.
enum ErasedBit {
  static var source: FiniteSource {
    get throws { try FiniteSource(law: [0.5, 0.5], distortion: [[0, 1, 0.25], [1, 0, 0.25]]) }
  }

  /// Where 2e^(−1/4β) = 1 + e^(−1/β): at e^(1/4β) = x with x³ = x² + x + 1.
  static let criticalWeight = 0.25 / Double.log(1.8392867552141612)

  /// R of the optimum at a weight that is not critical: ln 2 − h(1/(1 + e^(1/β))), or 0.
  static func rate(weight: Double) throws -> Estimate {
    guard weight < criticalWeight else { return Estimate(exactly: 0) }
    let one = Estimate(exactly: 1)
    let wrong = try BinaryEntropy.entropy(one / (one + .exp(one / Estimate(exactly: weight))))
    return Estimate.log(Estimate(exactly: 2)) - wrong
  }

  /// Whether an interval of R at a weight β lies between the rates at β(1 ± 2⁻¹⁸), up to the gaps.
  ///
  /// R is a slope of the concave L, and is known at least by the quotients of L's differences over 2⁻¹⁸β to either side
  /// (RD-003, step 12). Each holds two gaps, of 400 roundings of 1 + β each, and some roundings of its own.
  static func isBetweenNeighbors(_ rate: Estimate, weight: Double) throws -> Bool {
    let slack = Tolerance.rounding(operations: 1000, condition: 0x1p18 / weight, scale: 1 + weight).value
    let (above, below) = (try self.rate(weight: weight * (1 + 0x1p-18)), try self.rate(weight: weight * (1 - 0x1p-18)))
    return rate.lower >= above.lower - slack && rate.upper <= below.upper + slack
  }
}
