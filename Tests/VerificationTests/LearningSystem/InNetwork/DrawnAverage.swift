import PropertyTesting

@testable import Verification

/// K nodes that each learn a number from their own data, and the average of these numbers, under losses for which
/// R(u) − ℓ(u, z) is affine in u: ℓ(u, z) = h·u² + a(z) − u·c(z).
struct DrawnAverage: Sendable, CustomStringConvertible {
  /// What the nodes' data are.
  enum Data: Sendable {
    /// Each node has samples of its own.
    case separate
    /// All nodes share the samples, and node k sees the k-th feature of each.
    case split
  }

  let data: Data
  let nodeCount: Int
  /// The number m of samples of each node.
  let sampleCount: Int
  /// The rows of weights of a feature given the earlier ones of its sample, taken in turn.
  let features: [[Int]]
  /// The rows of weights of each node's learner, taken in turn by the values of its data.
  let learners: [[[Int]]]
  /// The two numbers that each node chooses from.
  let numbers: [[Int]]
  /// h.
  let curvature: Int
  /// a(z) and c(z), taken in turn by the values of a sample.
  let offsets: [Int]
  let slopes: [Int]

  var description: String {
    "m=\(sampleCount) X=\(features) W=\(learners) v=\(numbers) h=\(curvature) a=\(offsets) c=\(slopes)"
  }

  static func drawn(_ data: Data) -> Generator<DrawnAverage> {
    Generator { source throws(Discard) in
      let nodes = try source.count(in: 2...3)
      let samples = try source.count(in: 1...2)
      func rows(_ count: Int) throws(Discard) -> [[Int]] {
        var rows: [[Int]] = []
        for _ in 0..<count { rows.append(try source.weights(2, through: 4)) }
        return rows
      }
      func integers(_ count: Int) throws(Discard) -> [Int] {
        var numbers: [Int] = []
        for _ in 0..<count { numbers.append(try source.integer(in: -2...2)) }
        return numbers
      }
      let features = try rows(3)
      var (learners, numbers) = ([[[Int]]](), [[Int]]())
      for _ in 0..<nodes {
        learners.append(try rows(4))
        numbers.append(try integers(2))
      }
      return DrawnAverage(
        data: data, nodeCount: nodes, sampleCount: samples, features: features, learners: learners, numbers: numbers,
        curvature: try source.integer(in: 0...1), offsets: try integers(4), slopes: try integers(4))
    }
  }

  /// Fair coins as features, and learners of ±1 tilted toward the mean of a feature's ±1 by ½: P(W=1) = ½ + mean/4; the
  /// loss is −u·c(z) with c the sum of the features.
  static func tiltedCoins(_ data: Data, nodes: Int, samples: Int) -> DrawnAverage {
    let rows = (0..<1 << samples).map { row -> [Int] in
      let sum = 2 * row.nonzeroBitCount - samples
      return [2 * samples - sum, 2 * samples + sum]
    }
    let count = data == .split ? nodes : 1
    return DrawnAverage(
      data: data, nodeCount: nodes, sampleCount: samples, features: [[1, 1]],
      learners: [[[Int]]](repeating: rows, count: nodes), numbers: [[Int]](repeating: [-1, 1], count: nodes),
      curvature: 0, offsets: [0], slopes: (0..<1 << count).map { 2 * $0.nonzeroBitCount - count })
  }

  var system: AveragingSystem {
    get throws {
      var (variables, laws) = ([MessageSchedule.Variable](), [[[Double]]]())
      func add(_ variable: MessageSchedule.Variable, _ rows: [[Int]]) -> Int {
        variables.append(variable)
        laws.append((0..<1 << variable.inputs.count).map { Weights(rows[$0 % rows.count]).probabilities })
        return variables.count - 1
      }
      var samples: [[[Int]]] = []
      for node in 1...nodeCount where data == .separate || node == 1 {
        samples.append([])
        for _ in 0..<sampleCount {
          var sample: [Int] = []
          for feature in 0..<(data == .split ? nodeCount : 1) {
            let holder = data == .split ? feature + 1 : node
            sample.append(add(.init(.datum(holder: holder), from: sample), features))
          }
          samples[samples.count - 1].append(sample)
        }
      }
      var models: [Int] = []
      for node in 1...nodeCount {
        let known = variables.indices.filter { variables[$0].role == .datum(holder: node) }
        models.append(add(.init(.message(from: node, to: 0), from: known), learners[node - 1]))
      }
      // The root's output is the vector of all models.
      let all = 1 << nodeCount
      variables.append(.init(.output(of: 0), from: models))
      laws.append((0..<all).map { row in (0..<all).map { $0 == row ? 1 : 0 } })
      let model = try FiniteProtocol(
        schedule: MessageSchedule(nodeCount: nodeCount + 1, variables: variables), laws: laws)
      return AveragingSystem(drawn: self, model: model, samples: samples, models: models)
    }
  }

  /// The number of a node in a vector of models.
  func number(_ vector: Int, _ node: Int) -> Int { numbers[node][vector >> (nodeCount - 1 - node) & 1] }

  /// K times the loss of the average up to what depends on the vector alone: vectors×values.
  var averageLoss: [[Double]] {
    losses(of: { vector in (0..<nodeCount).reduce(0) { $0 + number(vector, $1) } }, scale: nodeCount)
  }

  /// The loss of a node's number: vectors×values.
  func ownLoss(_ node: Int) -> [[Double]] { losses(of: { number($0, node) }, scale: 1) }

  private func losses(of value: (Int) -> Int, scale: Int) -> [[Double]] {
    let values = data == .split ? 1 << nodeCount : 2
    return (0..<1 << nodeCount).map { vector in
      let value = value(vector)
      return (0..<values).map { z in
        let linear = scale * offsets[z % offsets.count] - value * slopes[z % slopes.count]
        return Double(curvature * value * value + linear)
      }
    }
  }
}

/// The protocol of nodes that send their models to the root, node 0, with what its variables are.
struct AveragingSystem {
  let drawn: DrawnAverage
  let model: FiniteProtocol
  /// For each data set, its samples as lists of variables: one set for each node, or one for all.
  let samples: [[[Int]]]
  let models: [Int]

  private func gap(_ samples: [[Int]], _ loss: [[Double]]) throws -> Estimate {
    try model.risks(output: model.schedule.outputs[0], samples: samples, loss: loss).gap
  }

  /// The gap of the average on all samples.
  var averageGap: Estimate {
    get throws {
      try gap(samples.flatMap { $0 }, drawn.averageLoss) / Estimate(exactly: Double(drawn.nodeCount))
    }
  }

  /// The gap of each node's number on the samples that it learned from.
  var ownGaps: [Estimate] {
    get throws {
      try (0..<drawn.nodeCount).map { node in
        try gap(samples[drawn.data == .split ? 0 : node], drawn.ownLoss(node))
      }
    }
  }

  /// The bound √(2σ²I(S_k;W_k)/m) of GB-001 on the gap of each node's number.
  var ownBounds: [Estimate] {
    get throws {
      try (0..<drawn.nodeCount).map { node in
        let ranges = drawn.ownLoss(node).map { ($0.max() ?? 0) - ($0.min() ?? 0) }
        return StatedBounds.mutualInformation(
          deviation: (ranges.max() ?? 0) / 2,
          information: try model.mutualInformation(model.schedule.data(of: [node + 1]), [models[node]]),
          sampleCount: drawn.sampleCount)
      }
    }
  }
}
