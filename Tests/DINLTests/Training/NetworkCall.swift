import RealModule

@testable import DINL

/// All arguments of a network, its training and its evaluation; a test makes one of them wrong at a time.
struct NetworkCall {
  var flow: MessageFlow
  var views: [[Int]]
  var classCount = 3
  var hiddenWidth = 4
  var gate = GateKind.gaussian
  var batch = 4
  var features: (rows: Int, columns: Int) = (9, 5)
  var labels = [0, 1, 2, 0, 1, 2, 0, 1, 2]
  var subset = [0, 2, 4, 6, 8]
  var plan = TrainingPlan(epochs: 2, batchSize: 3, adam: Adam(learningRate: 0.01, weightDecay: 0.1), rateWeight: 0.5)

  /// Correct calls: every column, label and sample exists.
  init() {
    // a path and a triangle, node 0 their fusion node
    let links = [
      Link(0, 1, capacity: 2, width: 3), Link(1, 2, capacity: 1, width: 2), Link(0, 2, capacity: 1, width: 1),
    ]
    guard let tree = try? CapacitatedGraph(nodeCount: 3, links: links).shortestPathTree(from: 0) else {
      preconditionFailure("a connected graph has a tree")
    }
    flow = tree.denseFlow
    views = [[], [0, 4], [1, 2, 3]]
  }

  /// What a check of the arguments finds wrong; nil if nothing.
  func fault() -> String? {
    if let fault = ModuleNetwork<Float>.fault(
      flow: flow, views: views, classCount: classCount, hiddenWidth: hiddenWidth, gate: gate, batch: batch)
    {
      return fault
    }
    return network.fault(in: samples, subset: subset) ?? network.fault(in: plan, sampleCount: subset.count)
  }

  /// Trains and evaluates, only through the public entry points.
  func run() -> Bool {
    let network = network
    let stream = RandomStream(seed: 3)
    let record = network.train(on: samples, subset: subset, plan: plan, stream: stream)
    network.fitPriors(on: samples, subset: subset, stream: stream)
    let evaluation = network.evaluate(on: samples, subset: subset, stream: stream)
    let losses = network.losses(on: samples, subset: subset, stream: stream)
    return record.losses.allSatisfy(\.isFinite) && evaluation.crossEntropy.isFinite && losses.count == subset.count
  }

  /// The network and the samples that the entry points are called on.
  var parts: (ModuleNetwork<Float>, Samples<Float>) { (network, samples) }

  private var network: ModuleNetwork<Float> {
    ModuleNetwork(
      flow: flow, views: views, classCount: classCount, hiddenWidth: hiddenWidth, gate: gate, batch: batch,
      stream: RandomStream(seed: 1))
  }

  private var samples: Samples<Float> {
    let matrix = Matrix<Float>(rows: features.rows, columns: features.columns)
    var stream = RandomStream(seed: 2)
    for row in 0..<features.rows {
      for column in 0..<features.columns { matrix[row, column] = Float(stream.normal()) }
    }
    return Samples(features: matrix, labels: labels)
  }
}

/// One wrong argument; `amount` states by how much, where this applies.
enum Mistake: String, CaseIterable, Sendable, Codable {
  case missingView, columnBeyond, columnBelow, columnTwice, oneClass, noHiddenUnit, noBatch, tooLarge, noRoute
  case frozenGate, undefinedTemperature
  case labelBeyond, labelBelow, sampleBeyond, sampleBelow, negativeEpochs, endlessEpochs, emptyBatch, batchBeyond
  case undefinedRate, negativeRate, infiniteDecay, certainMoment, vanishingEpsilon, undefinedWeight

  /// Makes the mistake in a correct call, with `amount` in 0 ... 1000.
  func made(in right: NetworkCall, amount: Int) -> NetworkCall {
    var call = right
    switch self {
    case .missingView: call.views = Array(call.views.dropLast(1 + amount % 3))
    case .columnBeyond: call.views[1][1] = call.features.columns + amount
    case .columnBelow: call.views[2][0] = -1 - amount
    case .columnTwice: call.views[2].append(call.views[2][amount % 3])
    case .oneClass: (call.classCount, call.labels) = (1 - amount, call.labels.map { _ in 0 })
    case .noHiddenUnit: call.hiddenWidth = -amount
    case .noBatch: call.batch = -amount
    case .tooLarge: call.hiddenWidth = Int.max - amount
    case .noRoute: call.gate = .categorical(routes: -amount, temperature: 1)
    case .frozenGate:
      call.gate = .categorical(routes: 2, temperature: amount == 0 ? 0 : 1 / Double.exp(200 + Double(amount)))
    case .undefinedTemperature: call.gate = .categorical(routes: 2, temperature: .nan)
    case .labelBeyond: call.labels[call.subset[amount % 5]] = call.classCount + amount
    case .labelBelow: call.labels[call.subset[amount % 5]] = -1 - amount
    case .sampleBeyond: call.subset[amount % 5] = call.labels.count + amount
    case .sampleBelow: call.subset[amount % 5] = -1 - amount
    case .negativeEpochs: call.plan.epochs = -1 - amount
    case .endlessEpochs: call.plan.epochs = Int.max - amount
    case .emptyBatch: call.plan.batchSize = -amount
    case .batchBeyond: call.plan.batchSize = call.batch + 1 + amount
    case .undefinedRate: call.plan.adam.learningRate = amount % 2 == 0 ? .nan : .infinity
    case .negativeRate: call.plan.adam.learningRate = -0.001 * Double(amount + 1)
    case .infiniteDecay: call.plan.adam.weightDecay = amount % 2 == 0 ? .infinity : -1
    case .certainMoment: call.plan.adam.secondDecay = 1 + Double(amount)
    case .vanishingEpsilon: call.plan.adam.epsilon = amount == 0 ? 0 : 1 / Double.exp(200 + Double(amount % 500))
    case .undefinedWeight: call.plan.rateWeight = amount % 2 == 0 ? .nan : -.infinity
    }
    return call
  }
}
