import RealModule
import Testing
import Verification

@Suite struct `The whole system's loss and gradient` {
  /// One sensor of one value, one fusion node of two classes; the sensor's latent is 5.
  func small(gate: WholeSystem.Gate?) throws -> WholeSystem {
    try WholeSystem(
      nodes: [
        WholeSystem.Node(
          ownInputCount: 1, incoming: [], hiddenWidth: 1, outputWidth: 1,
          firstWeights: [2], firstBias: [1], secondWeights: [3], secondBias: [-1]),
        WholeSystem.Node(
          ownInputCount: 0, incoming: [0], hiddenWidth: 1, outputWidth: 2,
          firstWeights: [1], firstBias: [-2], secondWeights: [1, -1], secondBias: [0, 0]),
      ],
      arcs: [WholeSystem.Arc(source: 0, target: 1, width: 1, gate: gate, penaltyWeight: 0.25)], root: 1, order: [0, 1])
  }

  /// The argument at which 6·tanh(·/6) is a given log-variance.
  func unbounded(_ logVariance: Double) -> Double { 3 * Double.log((6 + logVariance) / (6 - logVariance)) }

  @Test func `a loss worked by hand comes out`() throws {
    let tolerance = Tolerance.rounding(operations: 32, condition: 4, scale: 4)
    let plain = try small(gate: nil).loss(.init(views: [[0.5], []], labels: [0], noise: [[]]))
    #expect(tolerance.accepts(plain, Double.log(1 + Double.exp(-6))))
    let log3 = Double.log(3)
    // s = 2 ln 3, so the message is 5 + 3 and the penalty ½(9/3 + 25/3 − 1 − ln 3) at a prior variance of 3.
    let gaussian = WholeSystem.Gate.gaussian(
      logVarianceWeights: [unbounded(2 * log3) / 10], logVarianceBias: [unbounded(2 * log3) / 2],
      priorLogVariance: [log3])
    let noisy = try small(gate: gaussian).loss(.init(views: [[0.5], []], labels: [0], noise: [[1]]))
    #expect(tolerance.accepts(noisy, Double.log(1 + Double.exp(-12)) + 0.125 * (3 + 25.0 / 3 - 1 - log3)))
    // Logits (1, 2)·ln 3 are the law (¼, ¾); with noise and temperature they are (½, 5/2)·ln 3, the choice (1, 9)/10
    // of the codes 10 and 5, the message 5.5.
    let categorical = WholeSystem.Gate.categorical(
      logitWeights: [0, 0.4 * log3], logitBias: [log3, 0], codebook: [10, 5], priorLogits: [0, 0], temperature: 2)
    let routed = try small(gate: categorical).loss(.init(views: [[0.5], []], labels: [1], noise: [[0, 3 * log3]]))
    let divergence = 0.75 * log3 - Double.log(2)
    #expect(tolerance.accepts(routed, 7 + Double.log(1 + Double.exp(-7)) + 0.25 * divergence))
  }

  @Test func `matrices are row-major from inputs to outputs`() throws {
    func loss(gate: WholeSystem.Gate, noise: [Double]) throws -> Double {
      // Hidden units (7, 10), latent (1, 2).
      let sensor = WholeSystem.Node(
        ownInputCount: 2, incoming: [], hiddenWidth: 2, outputWidth: 2,
        firstWeights: [1, 2, 3, 4], firstBias: [0, 0], secondWeights: [1, 2, 3, 4], secondBias: [-36, -52])
      // Logits ±(first message − second message + 5).
      let fusion = WholeSystem.Node(
        ownInputCount: 0, incoming: [0], hiddenWidth: 1, outputWidth: 2,
        firstWeights: [1, -1], firstBias: [5], secondWeights: [1, -1], secondBias: [0, 0])
      let arc = WholeSystem.Arc(source: 0, target: 1, width: 2, gate: gate)
      return try WholeSystem(nodes: [sensor, fusion], arcs: [arc], root: 1, order: [0, 1])
        .loss(.init(views: [[1, 2], []], labels: [0], noise: [noise]))
    }
    let tolerance = Tolerance.rounding(operations: 64, condition: 64, scale: 4)
    // s = (0, 2 ln 2), message (1 + 1, 2 + 2), logits ±3.
    let gaussian = WholeSystem.Gate.gaussian(
      logVarianceWeights: [0, unbounded(2 * Double.log(2)), 0, 0], logVarianceBias: [0, 0], priorLogVariance: [0, 0])
    #expect(tolerance.accepts(try loss(gate: gaussian, noise: [1, 1]), Double.log(1 + Double.exp(-6))))
    // Choice (¼, ¾), message (10, 14), logits ±1.
    let categorical = WholeSystem.Gate.categorical(
      logitWeights: [0, Double.log(3), 0, 0], logitBias: [0, 0], codebook: [4, 8, 12, 16], priorLogits: [0, 0],
      temperature: 1)
    #expect(tolerance.accepts(try loss(gate: categorical, noise: [0, 0]), Double.log(1 + Double.exp(-2))))
  }

  /// Whether a gradient is that of a system's loss by central differences, in every coordinate.
  func isGradient(_ gradient: [Double], of system: WholeSystem, _ batch: WholeSystem.Batch) throws -> Bool {
    var compared = 0
    for index in gradient.indices {
      var direction = [Double](repeating: 0, count: gradient.count)
      direction[index] = 1
      guard let difference = try system.finiteDifference(batch, direction: direction) else { continue }
      compared += 1
      guard difference.tolerance.accepts(difference.derivative, gradient[index]) else { return false }
    }
    return 2 * compared > gradient.count
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `the gradient agrees with central differences`(seed: UInt64) throws {
    let random = try RandomSystem(seed: seed)
    #expect(try isGradient(random.system.gradient(random.batch), of: random.system, random.batch))
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `control: the gradient of a loss without its penalty is refuted`(seed: UInt64) throws {
    let random = try RandomSystem(seed: seed)
    let without = try RandomSystem(seed: seed, penaltyWeight: 0)
    #expect(try !isGradient(without.system.gradient(random.batch), of: random.system, random.batch))
  }

  @Test func `a directional derivative is the gradient's component`() throws {
    let random = try RandomSystem(seed: 3)
    let gradient = try random.system.gradient(random.batch)
    let direction = gradient.indices.map { Double($0 % 3) - 1 }
    let expected = zip(gradient, direction).map(*).reduce(0, +)
    let size = zip(gradient, direction).map { abs($0 * $1) }.reduce(0, +)
    let derivative = try random.system.directionalDerivative(random.batch, direction: direction)
    #expect(
      Tolerance.rounding(operations: 8 * gradient.count, condition: 1, scale: size).accepts(derivative, expected))
  }

  @Test func `the distance to a kink is the smallest pre-activation`() throws {
    let system = try small(gate: nil)
    let none = [Double](repeating: 0, count: system.parameters.count)
    // Pre-activations 2·x + 1 and, with latent 3·(2x + 1) − 1, the fusion node's 3·(2x + 1) − 3.
    let near = try system.evaluation(.init(views: [[0.125], []], labels: [0], noise: [[]]), direction: none)
    #expect(near.kinkDistance == 0.75)
    let kink = try system.evaluation(.init(views: [[0], []], labels: [0], noise: [[]]), direction: none)
    #expect(kink.kinkDistance == 0 && kink.activations == [true, false])
    #expect(
      try system.finiteDifference(.init(views: [[0], []], labels: [0], noise: [[]]), direction: [1] + none.dropFirst())
        != nil)
    var bias = none
    bias[1] = 1
    #expect(try system.finiteDifference(.init(views: [[0], []], labels: [0], noise: [[]]), direction: bias) == nil)
  }

  @Test func `shapes that do not fit are named`() throws {
    let random = try RandomSystem(seed: 1)
    var batch = random.batch
    batch.noise[1].removeLast()
    #expect(throws: VerificationError.invalidInput(parameter: "noise[1]", requirement: "needs 15 values, has 14")) {
      try random.system.loss(batch)
    }
    #expect(throws: VerificationError.self) {
      try WholeSystem(nodes: random.system.nodes, arcs: random.system.arcs, root: 3, order: [1, 0, 2, 3])
    }
    var arcs = random.system.arcs
    arcs[0].width = 3
    #expect(throws: VerificationError.self) {
      try WholeSystem(nodes: random.system.nodes, arcs: arcs, root: 3, order: [0, 1, 2, 3])
    }
  }
}
