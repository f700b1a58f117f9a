import DINL
import RealModule

@testable import Verification

/// A seeded finite source and channel, with a law on the channel's outcomes.
struct RandomChannel {
  let prior: [Double]
  let rows: [[Double]]
  let marginal: [Double]

  init(inputs: Int, outputs: Int, stream: inout RandomStream) {
    func law(_ count: Int) -> [Double] {
      let weights = (0..<count).map { _ in Double.exp(2 * stream.normal()) }
      let total = weights.reduce(0, +)
      return weights.map { $0 / total }
    }
    prior = law(inputs)
    rows = (0..<inputs).map { _ in law(outputs) }
    marginal = law(outputs)
  }

  var channel: FiniteChannel {
    get throws { try FiniteChannel(prior: prior, channel: rows) }
  }

  /// The law of T, in plain arithmetic.
  var outputLaw: [Double] {
    let masses = marginal.indices.map { t in zip(prior, rows).map { $0 * $1[t] }.reduce(0, +) }
    let total = masses.reduce(0, +)
    return masses.map { $0 / total }
  }

  /// A seeded set of channels of 1 to 6 inputs and 1 to 5 outputs.
  static func all(seed: UInt64, count: Int) -> [RandomChannel] {
    var stream = RandomStream(seed: seed)
    return (0..<count).map { RandomChannel(inputs: 1 + $0 % 6, outputs: 1 + $0 / 6 % 5, stream: &stream) }
  }
}
