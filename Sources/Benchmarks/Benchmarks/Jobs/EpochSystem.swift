import CReferences
import DINL

/// In-network learning on given data, for one epoch, and the numbers from which others train the same network.
struct EpochSystem {
  let flow: MessageFlow
  let views: [[Int]]
  let classCount: Int
  let hiddenWidth: Int
  let batch: Int
  let samples: Samples<Float>
  let subset: [Int]

  private static let rate = 1e-3
  private static let training = RandomStream(seed: 2)

  /// Eight sensors with 16 features each, nine nodes and 27 links, and classes whose means are normal.
  init(samples count: Int, width: Int = 8, hiddenWidth: Int = 32, isDense: Bool) throws {
    let graph = try CapacitatedGraph.nineNodes(width: width)
    let tree = try graph.shortestPathTree(from: graph.fusionNode)
    let (sensors, share, classCount) = (8, 16, 10)
    var stream = RandomStream(seed: 3)
    let means = (0..<classCount * sensors * share).map { _ in stream.normal() }
    let labels = (0..<count).map { _ in stream.index(below: classCount) }
    let features = Matrix<Float>(rows: count, columns: sensors * share)
    for row in 0..<count {
      for column in 0..<sensors * share {
        features[row, column] = Float(means[labels[row] * sensors * share + column] + 3 * stream.normal())
      }
    }
    var views = (0..<sensors).map { sensor in Array(sensor * share..<(sensor + 1) * share) }
    views.insert([], at: graph.fusionNode)
    self.init(
      flow: isDense ? tree.denseFlow : tree.treeFlow, views: views, classCount: classCount, hiddenWidth: hiddenWidth,
      batch: 64, samples: Samples(features: features, labels: labels), subset: Array(0..<count))
  }

  init(
    flow: MessageFlow, views: [[Int]], classCount: Int, hiddenWidth: Int, batch: Int, samples: Samples<Float>,
    subset: [Int]
  ) {
    (self.flow, self.views, self.classCount, self.hiddenWidth) = (flow, views, classCount, hiddenWidth)
    (self.batch, self.samples, self.subset) = (batch, samples, subset)
  }

  func network<Scalar: TrainingScalar>(_ gate: GateKind = .none, seed: UInt64 = 1) -> ModuleNetwork<Scalar> {
    ModuleNetwork(
      flow: flow, views: views, classCount: classCount, hiddenWidth: hiddenWidth, gate: gate, batch: batch,
      stream: RandomStream(seed: seed))
  }

  /// Trains a network for one more epoch, and gives the mean cross-entropy in nats.
  func epoch<Scalar: TrainingScalar>(
    of network: ModuleNetwork<Scalar>, on samples: Samples<Scalar>, rateWeight: Double = 0
  ) -> Double {
    let plan = TrainingPlan(
      epochs: 1, batchSize: batch, adam: Adam(learningRate: Self.rate), rateWeight: rateWeight)
    return network.train(on: samples, subset: subset, plan: plan, stream: Self.training).losses[0]
  }

  /// An epoch of dinl's.
  func contestant(_ name: String, _ gate: GateKind = .none, tolerance: Double = 0) -> InProcess<Double> {
    let network: ModuleNetwork<Float> = network(gate)
    let rateWeight = gate == .none ? 0 : 1e-3
    return InProcess(name, numbers: { [$0, tolerance] }) { epoch(of: network, on: samples, rateWeight: rateWeight) }
  }

  /// How far rounding in single precision may move the loss of the first epoch: eight times the greatest difference
  /// from double precision over eight initial networks.
  func roundingTolerance() -> Double {
    let doubles = Matrix<Double>(rows: samples.features.rows, columns: samples.features.columns)
    for row in 0..<doubles.rows {
      for column in 0..<doubles.columns { doubles[row, column] = Double(samples.features[row, column]) }
    }
    let exact = Samples(features: doubles, labels: samples.labels)
    let differences = (1...8).map { seed -> Double in
      let single: ModuleNetwork<Float> = network(seed: UInt64(seed))
      let double: ModuleNetwork<Double> = network(seed: UInt64(seed))
      double.setParameters(single.parameters.map { $0.map(Double.init) })
      return (epoch(of: single, on: samples) - epoch(of: double, on: exact)).magnitude
    }
    return 8 * (differences.max() ?? 0)
  }

  /// The input of `dinl_reference_epoch`.
  var numbers: [Double] {
    var order = subset
    var stream = Self.training.stream(0)
    stream.shuffle(&order)
    let features = samples.features
    var numbers = [
      flow.nodeCount, flow.arcs.count, classCount, features.columns, flow.root, batch, hiddenWidth,
    ].map { Double($0) }
    numbers.append(Self.rate)
    numbers += flow.order.map { Double($0) }
    for arc in flow.arcs { numbers += [arc.source, arc.target, arc.width].map { Double($0) } }
    for view in views { numbers += ([view.count] + view).map { Double($0) } }
    let network: ModuleNetwork<Float> = network()
    for block in network.parameters { numbers += [Double(block.count)] + block.map { Double($0) } }
    numbers.append(Double(order.count))
    numbers += subset.map { Double(samples.labels[$0]) }
    let places = Dictionary(uniqueKeysWithValues: zip(subset, subset.indices))
    numbers += order.compactMap { places[$0] }.map { Double($0) }
    for row in subset { numbers += (0..<features.columns).map { Double(features[row, $0]) } }
    return numbers
  }

  /// An epoch of the same network without gates, in plain C.
  func reference(factor: Double = 1) -> Reference { Reference(input: numbers, factor: factor, dinl_reference_epoch) }
}
