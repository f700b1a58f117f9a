import PropertyTesting
import Verification

/// A drawn finite source and channel, with a law on the channel's outcomes that gives each of them some mass.
struct DrawnChannel: Sendable, CustomStringConvertible {
  let prior: Weights
  let rows: [Weights]
  let marginalWeights: [Int]

  var marginal: [Double] { Weights(marginalWeights).probabilities }

  var channel: DiscreteGate {
    get throws { try DiscreteGate(prior: prior.probabilities, channel: rows.map(\.probabilities)) }
  }

  /// The law of T, in plain arithmetic.
  var outputLaw: [Double] {
    let prior = prior.probabilities
    let masses = marginal.indices.map { t in zip(prior, rows).map { $0 * $1.probabilities[t] }.reduce(0, +) }
    let total = masses.reduce(0, +)
    return masses.map { $0 / total }
  }

  var description: String { "\(prior.weights) \(rows.map(\.weights)) \(marginalWeights)" }

  /// Channels of 1 to 6 inputs and 1 to 5 outputs, with zeros among their probabilities.
  static let all = Generator<DrawnChannel> { source throws(Discard) in
    let (inputs, inputPosition) = try source.axis(in: 1...6)
    let (outputs, outputPosition) = try source.axis(in: 1...5)
    source.beginTable([.init(length: inputPosition)])
    let prior = Weights(try source.weights(inputs, through: 20))
    source.beginTable([.init(length: inputPosition), .init(length: outputPosition)])
    var rows: [Weights] = []
    for _ in 0..<inputs { rows.append(Weights(try source.weights(outputs, through: 20))) }
    source.beginTable([.init(length: outputPosition)])
    var marginal: [Int] = []
    for _ in 0..<outputs { marginal.append(try source.integer(in: 1...20)) }
    return DrawnChannel(prior: prior, rows: rows, marginalWeights: marginal)
  }
}
