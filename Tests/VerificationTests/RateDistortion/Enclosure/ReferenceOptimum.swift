import Foundation
import Verification

/// An optimum of a discrete source to 30 digits; `Fixtures/README.md` says what computed it.
struct ReferenceOptimum: Decodable, CustomStringConvertible {
  let weights: [Int]
  let distortion: [[Double]]
  let beta: Double
  let lagrangian: String
  let meanDistortion: String
  let rate: String

  var description: String { "\(weights) \(distortion) at \(beta)" }

  static func all() throws -> [ReferenceOptimum] {
    struct Table: Decodable { let cases: [ReferenceOptimum] }
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures/optima.json")
    return try JSONDecoder().decode(Table.self, from: Data(contentsOf: file)).cases
  }

  var source: FiniteSource {
    get throws {
      let total = Double(weights.reduce(0, +))
      return try FiniteSource(law: weights.map { Double($0) / total }, distortion: distortion)
    }
  }
}

/// Whether an interval contains a reference value, its guess lies within 1e-13 of it and its ends within 1e-12,
/// relatively to it or to a size.
///
/// If the law is that of the reference only up to the rounding of its probabilities, the value may lie outside by eight
/// roundings of a scale.
func holds(_ estimate: Estimate, _ reference: String, scale: Double = 0, size: Double = 0) -> Bool {
  guard let value = Double(reference) else { return false }
  let rounding = Tolerance.rounding(operations: 8, condition: 1, scale: scale)
  let size = max(size, value.magnitude)
  let near = Tolerance.rounding(operations: 450, condition: 1, scale: size)
  return value + rounding.value >= estimate.lower && value - rounding.value <= estimate.upper
    && near.accepts(estimate.value, value)
    && estimate.error <= Tolerance.rounding(operations: 4500, condition: 1, scale: size).value
}
