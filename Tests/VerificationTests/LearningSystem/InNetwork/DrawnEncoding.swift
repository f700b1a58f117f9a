import PropertyTesting

@testable import Verification

/// Samples (X, Y) of one law, encoders of each view that are fixed before the data, and a learner at the root, node 0,
/// that sees the messages and the labels alone.
struct DrawnEncoding: Sendable, CustomStringConvertible {
  let sampleCount: Int
  /// The rows of weights of each view given the earlier ones, and of the label given all, taken in turn.
  let views: [[[Int]]]
  let label: [[Int]]
  /// The rows of weights of each view's message.
  let encoders: [[[Int]]]
  /// The rows of weights of the hypothesis, taken in turn by the values of messages and labels.
  let learner: [[Int]]
  /// The losses of each hypothesis, taken in turn by the values of a sample.
  let losses: [[Int]]

  var description: String {
    "m=\(sampleCount) X=\(views) Y=\(label) T=\(encoders) W=\(learner) ℓ=\(losses)"
  }

  static func drawn(samples: ClosedRange<Int>) -> Generator<DrawnEncoding> {
    Generator { source throws(Discard) in
      let samples = try source.count(in: samples)
      let count = try source.count(in: 1...2)
      // One view may have three values, two have two.
      let outcomes = count == 1 ? 2 + (try source.count(in: 0...1)) : 2
      func rows(_ count: Int, of outcomes: Int) throws(Discard) -> [[Int]] {
        var rows: [[Int]] = []
        for _ in 0..<count { rows.append(try source.weights(outcomes, through: 4)) }
        return rows
      }
      var (views, encoders) = ([[[Int]]](), [[[Int]]]())
      for _ in 0..<count {
        views.append(try rows(2, of: outcomes))
        encoders.append(try rows(outcomes, of: 2))
      }
      let label = try rows(3, of: 2)
      let learner = try rows(6, of: 2)
      var losses: [[Int]] = []
      for _ in 0..<2 {
        var row: [Int] = []
        for _ in 0..<8 { row.append(try source.integer(in: 0...2)) }
        losses.append(row)
      }
      return DrawnEncoding(
        sampleCount: samples, views: views, label: label, encoders: encoders, learner: learner, losses: losses)
    }
  }

  var system: EncodedSystem {
    get throws {
      var (variables, laws) = ([MessageSchedule.Variable](), [[[Double]]]())
      func add(_ variable: MessageSchedule.Variable, _ rows: [[Int]], combinations: Int) -> Int {
        variables.append(variable)
        laws.append((0..<combinations).map { Weights(rows[$0 % rows.count]).probabilities })
        return variables.count - 1
      }
      let outcomes = encoders[0].count
      var (samples, messages, labels) = ([[Int]](), [[Int]](), [Int]())
      for _ in 0..<sampleCount {
        var (sample, combinations) = ([Int](), 1)
        for (index, rows) in views.enumerated() {
          sample.append(
            add(.init(.datum(holder: index + 1), from: sample), rows, combinations: combinations))
          combinations *= outcomes
        }
        labels.append(add(.init(.datum(holder: 0), from: sample), label, combinations: combinations))
        samples.append(sample)
      }
      for sample in samples {
        messages.append(
          sample.enumerated().map { index, view in
            add(.init(.message(from: index + 1, to: 0), from: [view]), encoders[index], combinations: outcomes)
          })
      }
      let known = messages.flatMap { $0 } + labels
      let hypothesis = add(.init(.output(of: 0), from: known), learner, combinations: 1 << known.count)
      let model = try FiniteProtocol(
        schedule: MessageSchedule(nodeCount: views.count + 1, variables: variables), laws: laws)
      return EncodedSystem(
        model: model, samples: samples, labels: labels, messages: messages, hypothesis: hypothesis)
    }
  }

  /// The loss of each hypothesis on each value of the views and the label.
  var loss: [[Double]] {
    let values = 2 * views.reduce(1) { product, _ in product * encoders[0].count }
    return losses.map { row in (0..<values).map { Double(row[$0 % row.count]) } }
  }
}

/// The protocol of fixed encoders and a learner, with what its variables are.
struct EncodedSystem {
  let model: FiniteProtocol
  /// The views of each sample.
  let samples: [[Int]]
  let labels: [Int]
  /// The messages of each sample.
  let messages: [[Int]]
  let hypothesis: Int

  /// I(S;W).
  var information: Estimate { get throws { try model.mutualInformation(model.schedule.data, [hypothesis]) } }
  /// I(X;T) of one sample.
  var encoded: Estimate { get throws { try model.mutualInformation(samples[0], messages[0]) } }
  /// H(Y|T) of one sample.
  var labelGivenMessages: Estimate {
    get throws { try model.entropy(of: messages[0] + [labels[0]]) - model.entropy(of: messages[0]) }
  }
  /// H(Y).
  var label: Estimate { get throws { try model.entropy(of: [labels[0]]) } }
  /// The sum R of the rates of the messages of one sample.
  var rate: Estimate { get throws { try model.rates(of: messages[0]) } }
  /// I(S;T₁Y₁…T_mY_m), that of a learner that keeps all it sees.
  var kept: Estimate {
    get throws {
      let all = messages.flatMap { $0 }
      let noise = try model.entropy(of: model.schedule.data + all) - model.entropy(of: model.schedule.data)
      return try model.entropy(of: all + labels) - noise
    }
  }
}
