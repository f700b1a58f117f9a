import RealModule
import Testing

@testable import Verification

extension `The whole system's loss and gradient` {
  /// The text of the refusal of the system of two nodes, with parts replaced, or of its parameters.
  private func fault(
    root: Int = 1, order: [Int] = [0, 1],
    _ change: (inout [WholeSystem.Node], inout [WholeSystem.Arc]) -> Void = { _, _ in }
  ) throws -> String {
    let fitting = try small(gate: nil)
    var (nodes, arcs) = (fitting.nodes, fitting.arcs)
    change(&nodes, &arcs)
    return refusal { try WholeSystem(nodes: nodes, arcs: arcs, root: root, order: order).parameters.count }
  }

  @Test func `parts of a system that do not fit are named`() throws {
    #expect(try fault() == "accepted: 10", "control: a system that fits")
    #expect(try fault(root: 2) == "root: must be one of 2 nodes, is 2")
    #expect(try fault(root: -1) == "root: must be one of 2 nodes, is -1")
    #expect(try fault(order: [0]) == "order: must name each of 2 nodes once")
    #expect(try fault(order: [0, 0]) == "order: must name each of 2 nodes once")
    #expect(try fault(order: [1, 0]) == "order: node 1 comes before the source of arc 0")
    #expect(try fault { _, arcs in arcs[0].source = 2 } == "arcs[0].source: is no node: 2")
    #expect(try fault { _, arcs in arcs[0].target = -1 } == "arcs[0].target: is no node: -1")
    for width in [0, 2] {
      #expect(
        try fault { _, arcs in arcs[0].width = width }
          == "arcs[0].width: must be 1 to its source's output width 1, is \(width)")
    }
    #expect(
      try fault { _, arcs in arcs[0].penaltyWeight = .infinity } == "arcs[0].penaltyWeight: must be finite, is inf")
    #expect(try fault { _, arcs in arcs.append(arcs[0]) } == "arcs[1]: must be in `incoming` once, is there 0 times")
    #expect(
      try fault { nodes, _ in
        nodes[1].incoming = [0, 0]
      } == "arcs[0]: must be in `incoming` once, is there 2 times")
    #expect(try fault { nodes, _ in nodes[1].incoming = [1] } == "nodes[1].incoming: 1 is no arc")
    #expect(try fault { nodes, _ in nodes[0].incoming = [0] } == "nodes[0].incoming: arc 0 ends at node 1")
    #expect(
      try fault { nodes, _ in nodes[0].ownInputCount = -1 } == "nodes[0].ownInputCount: must be at least 0, is -1")
    #expect(try fault { nodes, _ in nodes[0].hiddenWidth = 0 } == "nodes[0].hiddenWidth: must be at least 1, is 0")
    #expect(
      try fault { nodes, arcs in
        nodes[1].outputWidth = 0
      } == "nodes[1].outputWidth: must be at least 1, is 0")
    #expect(
      try fault { nodes, _ in nodes[0].firstWeights.append(1) } == "nodes[0].firstWeights: needs 1 values, has 2")
    #expect(try fault { nodes, _ in nodes[1].firstBias = [] } == "nodes[1].firstBias: needs 1 values, has 0")
    #expect(
      try fault { nodes, _ in nodes[1].secondWeights = [1] } == "nodes[1].secondWeights: needs 2 values, has 1")
    #expect(try fault { nodes, _ in nodes[1].secondBias[1] = .nan } == "nodes[1].secondBias[1]: must be finite, is nan")
    func gated(_ gate: WholeSystem.Gate) throws -> String { try fault { _, arcs in arcs[0].gate = gate } }
    #expect(
      try gated(.gaussian(logVarianceWeights: [1], logVarianceBias: [1], priorLogVariance: [1])) == "accepted: 13")
    #expect(
      try gated(.gaussian(logVarianceWeights: [1, 1], logVarianceBias: [1], priorLogVariance: [1]))
        == "arcs[0].logVarianceWeights: needs 1 values, has 2")
    func routed(_ bias: [Double], _ codebook: [Double], _ temperature: Double) throws -> String {
      try gated(
        .categorical(
          logitWeights: bias, logitBias: bias, codebook: codebook, priorLogits: bias, temperature: temperature))
    }
    #expect(try routed([1, 2], [1, 2], 0.5) == "accepted: 18")
    #expect(try routed([1, 2], [1], 0.5) == "arcs[0].codebook: needs 2 values, has 1")
    #expect(try routed([], [], 0.5) == "arcs[0].logitBias: needs 1 values, has 0")
    #expect(try routed([1], [1], 0) == "arcs[0].temperature: must be finite and above 0, is 0.0")
  }

  @Test func `parts of a batch that do not fit are named`() throws {
    let system = try small(gate: nil)
    func fault(_ views: [[Double]], _ labels: [Int], _ noise: [[Double]]) -> String {
      let batch = WholeSystem.Batch(views: views, labels: labels, noise: noise)
      let loss = refusal { try system.loss(batch) > 0 }
      #expect(refusal { try system.gradient(batch).count > 0 } == loss)
      return loss
    }
    #expect(fault([[0.5], []], [1], [[]]) == "accepted: true")
    #expect(fault([[], []], [], [[]]) == "labels: needs at least one sample")
    for label in [-1, 2] { #expect(fault([[0.5], []], [label], [[]]) == "labels[0]: must be 0 to 1, is \(label)") }
    #expect(fault([[0.5]], [0], [[]]) == "views: needs 2 arrays, has 1")
    #expect(fault([[0.5], []], [0], []) == "noise: needs 1 arrays, has 0")
    #expect(fault([[0.5], []], [0, 1], [[]]) == "views[0]: needs 2 values, has 1")
    #expect(fault([[0.5], [1]], [0], [[]]) == "views[1]: needs 0 values, has 1")
    #expect(fault([[0.5], []], [0], [[1]]) == "noise[0]: needs 0 values, has 1")
    #expect(fault([[.infinity], []], [0], [[]]) == "views[0][0]: must be finite, is inf")
    let batch = WholeSystem.Batch(views: [[0.5], []], labels: [0], noise: [[]])
    #expect(
      refusal { try system.evaluation(batch, direction: [1]).loss } == "direction: needs 10 values, has 1")
    #expect(
      refusal { try system.evaluation(batch, direction: [.nan] + [Double](repeating: 0, count: 9)).loss }
        == "direction[0]: must be finite, is nan")
  }

  @Test func `a step along a direction moves the parameters by their product`() throws {
    let system = try small(gate: nil)
    let batch = WholeSystem.Batch(views: [[0.5], []], labels: [0], noise: [[]])
    let direction = [2] + [Double](repeating: 0, count: system.parameters.count - 1)
    // The first weight becomes 2 + ¼·2: hidden 2¼, latent 5¾, logits ±3¾.
    let moved = try system.evaluation(batch, direction: direction, step: 0.25)
    let tolerance = Tolerance.rounding(operations: 32, condition: 8, scale: 1)
    #expect(tolerance.accepts(moved.loss, Double.log(onePlus: Double.exp(-7.5))))
    // The loss is ln(1 + e^(−2y)) with y = 3(w/2 + 1) − 3: its derivative along twice the weight is −6/(1 + e^(2y)).
    #expect(tolerance.accepts(moved.derivative, -6 / (1 + Double.exp(7.5))))
    #expect(moved.kinkDistance == 2.25 && moved.activations == [true, true])
    let idle = try system.evaluation(.init(views: [[-1], []], labels: [0], noise: [[]]), direction: direction)
    #expect(idle.activations == [false, false] && idle.kinkDistance == 1)
  }

  @Test func `the step of a central difference balances truncation and rounding`() throws {
    // A linear function has no truncation error: what is left is kε·max(1, |f|) over the half step.
    for (operations, scale, height) in [(9, 1.0, 0.0), (9, 4, 0), (72, 1, 0), (9, 1, 512), (9, 1, -512)] {
      let difference = try FiniteDifference(operations: operations, scale: scale) {
        (x: Double) throws(VerificationError) in height + 4 * x
      }
      let step = scale * Double.root(3 * Double(operations) * Double.ulpOfOne, 3)
      #expect(difference.step == step)
      let size = max(1, height.magnitude)
      let rounding = Tolerance.rounding(operations: operations, condition: 1, scale: size / (step / 2)).value
      #expect((difference.derivative - 4).magnitude <= rounding)
      let reported = difference.tolerance.value
      #expect(reported >= rounding * (1 - 0x1p-20) && reported <= rounding * 1.5 + 0x1p-30 * height.magnitude)
    }
    // f = x³: the differences are h² and h²/4, the derivative 0.
    let cubic = try FiniteDifference(operations: 9) { (x: Double) throws(VerificationError) in x * x * x }
    #expect(cubic.step == Double.root(3 * 9 * Double.ulpOfOne, 3), "a scale of 1 where none is given")
    let square = cubic.step * cubic.step
    let near = Tolerance.rounding(operations: 16, condition: 1, scale: square)
    #expect(near.accepts(cubic.derivative, square / 4))
    let rounding = Tolerance.rounding(operations: 9, condition: 1, scale: 2 / cubic.step).value
    #expect(near.accepts(cubic.tolerance.value - rounding, square * 0.75))
    for scale in [0, -1, Double.infinity] {
      #expect(
        refusal {
          try FiniteDifference(operations: 1, scale: scale) { (x: Double) throws(VerificationError) in x }.step
        } == "scale: must be finite and above 0, is \(scale)")
    }
  }

  @Test(arguments: [-1.0, 1]) func `the size of a function is the greater one of both sides, whatever its sign`(
    side: Double
  ) throws {
    // It is 0 on one side, and falls along a line to −512 at half the step on the other one: both differences are
    // equal, so that only the rounding of 512 is left.
    let step = Double.root(3 * 9 * Double.ulpOfOne, 3)
    let difference = try FiniteDifference(operations: 9) { (x: Double) throws(VerificationError) in
      x * side > 0 ? -1024 * x * side / step : 0
    }
    let rounding = Tolerance.rounding(operations: 9, condition: 1, scale: 512 / (step / 2)).value
    #expect(difference.step == step && difference.derivative == -512 * side / step)
    #expect(difference.tolerance.value == rounding)
  }

  @Test func `the step of a system counts the roundings of its nodes and shrinks with the direction`() throws {
    let system = try small(gate: nil)
    let batch = WholeSystem.Batch(views: [[0.5], []], labels: [0], noise: [[]])
    // 1 + 1 + 1 + 16 of the sensor, 1 + 1 + 2 + 16 of the fusion node.
    let step = Double.root(3 * 39 * Double.ulpOfOne, 3)
    for (length, size) in [(1.0, 1.0), (4, 0.25), (-4, 0.25), (0, 1)] {
      let direction = [Double](repeating: 0, count: 9) + [length]
      let difference = try #require(try system.finiteDifference(batch, direction: direction))
      #expect(difference.step == size * step, "\(length)")
    }
  }
}
