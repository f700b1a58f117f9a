import PropertyTesting
import RealModule

@testable import Verification

extension FiniteSource {
  /// A drawn source.
  init(_ drawn: DistortionSource) throws {
    try self.init(law: drawn.source.probabilities, distortion: drawn.distortion.map { $0.map(Double.init) })
  }
}

/// A drawn source with a weight of the rate between 2^-9 and 2^7, and a law of its reproductions.
struct DrawnSource: Sendable, CustomStringConvertible {
  let source: DistortionSource
  let exponent: Double
  let outputs: [Int]

  var description: String { "\(source.source.weights) \(source.distortion) \(exponent) \(outputs)" }
  var weight: Double { Double.exp2(exponent) }
  var finiteSource: FiniteSource { get throws { try FiniteSource(source) } }

  static let all = Generator<DrawnSource> { generator throws(Discard) in
    let source = try Generator<DistortionSource>.distortionSource(symbols: 1...5, reproductions: 1...5)
      .draw(from: &generator)
    return DrawnSource(
      source: source, exponent: try generator.double(in: -9...7),
      outputs: try generator.weights(source.distortion[0].count, through: 9))
  }

  /// D + βR of the channel tilted from a law, computed without the sums of the solver.
  func value(outputs: [Double]) throws -> Estimate {
    let laws = source.source.probabilities
    let rows = source.distortion.map { row in
      let least = zip(row, outputs).filter { $0.1 > 0 }.map(\.0).min()!
      return normalized(
        zip(row, outputs).map { distance, share in
          share == 0 ? 0 : max(share * Double.exp(Double(least - distance) / weight), 0x1p-300)
        })
    }
    var distortion = Estimate(exactly: 0)
    for (z, row) in rows.enumerated() {
      for (t, share) in row.enumerated() {
        let mass = Estimate(exactly: laws[z]) * Estimate(exactly: share)
        distortion += mass * Estimate(exactly: Double(source.distortion[z][t]))
      }
    }
    let rate = try DiscreteGate(prior: laws, channel: rows).mutualInformation
    return distortion + Estimate(exactly: weight) * rate
  }
}
