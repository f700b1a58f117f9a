import PropertyTesting
import Testing

@testable import DINL

@Suite struct `The stated limits of networks and plans are where they are` {
  /// The numbers in the buffers that an object holds, by reflection.
  private static func buffers(_ object: Any) -> Int {
    Mirror(reflecting: object).children.reduce(0) { sum, child in
      sum + ((child.value as? Matrix<Double>).map { $0.rows * $0.columns } ?? 0)
    }
  }

  /// The numbers that a network holds: its buffers, and of each parameter the value, gradient and two moments.
  private static func held(_ network: ModuleNetwork<Double>) -> Int {
    network.nodes.reduce(0) { sum, node in
      sum + 4 * node.parameters.count + buffers(node.perceptron) + node.gates.reduce(0) { $0 + buffers($1) }
    }
  }

  @Test func `the count of numbers is that of the buffers and parameters of the network`() {
    checkProperty(SystemShape.all, PropertySettings(cases: 200)) { shape in
      let network = try TestSystem(shape).network
      let count = ModuleNetwork<Double>.numberCount(
        flow: network.flow, views: network.views, classCount: network.classCount,
        hiddenWidth: network.nodes[0].perceptron.hiddenCount, gate: network.gateKind, batch: network.batchCapacity)
      #expect(count == Double(Self.held(network)))
      #expect(count != Double(Self.held(network) + 1))
    }
  }

  @Test func `a network of the greatest size passes, and one of a row more is refused`() throws {
    let flow = try CapacitatedGraph(nodeCount: 1, links: []).shortestPathTree(from: 0).treeFlow
    func fault(rows: Int) throws -> String? {
      let fault = ModuleNetwork<Float>.fault(
        flow: flow, views: [[]], classCount: 2, hiddenWidth: 1, gate: .none, batch: rows)
      do {
        try ModuleNetwork<Float>.checkSize(
          flow: flow, views: [[]], classCount: 2, hiddenWidth: 1, gate: .none, batch: rows)
        #expect(fault == nil)
      } catch {
        #expect(error == .networkTooLarge(greatest: 1 << 28) && fault != nil)
      }
      return fault
    }
    // Five parameters, four numbers each; six numbers a row; two weights transposed: 22 + 6 rows = 2²⁸.
    let rows = ((1 << 28) - 22) / 6
    #expect(22 + 6 * rows == 1 << 28)
    #expect(try fault(rows: rows) == nil)
    #expect(try fault(rows: rows + 1)?.contains("\(1 << 28)") == true)
  }

  @Test func `every node has its list of columns, and the size is known without them`() throws {
    let call = NetworkCall()
    for views in [call.views + [[]], Array(call.views.dropLast()), []] {
      let fault = ModuleNetwork<Float>.fault(
        flow: call.flow, views: views, classCount: 3, hiddenWidth: 4, gate: .none, batch: 4)
      #expect(fault?.contains("\(views.count) lists of columns for 3 nodes") == true)
      try ModuleNetwork<Float>.checkSize(
        flow: call.flow, views: views, classCount: 3, hiddenWidth: 4, gate: .none, batch: 4)
    }
  }

  @Test func `the first wrong column or sample is named`() {
    var call = NetworkCall()
    call.subset = [0, 9, -1]
    #expect(call.fault() == "the subset names sample 9, but there are 9")
    call.views = [[], [0, 9], [7, 2]]
    #expect(call.fault() == "node 1 sees column 9, but samples have 5 features")
    call.views = [[], [0, -1, -2], [-3]]
    #expect(call.fault() == "node 1 sees column -1; columns count from 0")
  }

  @Test func `temperatures are positive and finite in the number type of the network`() {
    func fault(_ temperature: Double) -> [Bool] {
      var call = NetworkCall()
      call.gate = .categorical(routes: 2, temperature: temperature)
      let double = ModuleNetwork<Double>.fault(
        flow: call.flow, views: call.views, classCount: 3, hiddenWidth: 4, gate: call.gate, batch: 4)
      return [call.fault() != nil, double != nil]
    }
    #expect(fault(1e-45) == [false, false] && fault(1e-46) == [true, false])
    #expect(fault(3e38) == [false, false] && fault(1e39) == [true, false])
    for temperature in [0, -1, Double.infinity, .nan] { #expect(fault(temperature) == [true, true]) }
  }

  /// Whether a plan is refused for a number of samples.
  private func isRefused(samples: Int = 5, _ edit: (inout TrainingPlan) -> Void) -> Bool {
    var plan = NetworkCall().plan
    edit(&plan)
    return NetworkCall().parts.0.fault(in: plan, sampleCount: samples) != nil
  }

  @Test func `a plan's numbers are admitted up to the ends of their ranges`() {
    for value in [0, Double.leastNonzeroMagnitude, 1.0.nextDown] {
      #expect(!isRefused { $0.adam.firstDecay = value } && !isRefused { $0.adam.secondDecay = value })
    }
    for value in [-Double.leastNonzeroMagnitude, 1, .infinity, .nan] {
      #expect(isRefused { $0.adam.firstDecay = value } && isRefused { $0.adam.secondDecay = value })
    }
    for value in [0, 1e38] {
      #expect(!isRefused { $0.adam.learningRate = value } && !isRefused { $0.adam.weightDecay = value })
    }
    for value in [-Double.leastNonzeroMagnitude, .infinity, .nan] {
      #expect(isRefused { $0.adam.learningRate = value } && isRefused { $0.adam.weightDecay = value })
    }
    for value in [0, -1e-8, 1e-46, .infinity, .nan] { #expect(isRefused { $0.adam.epsilon = value }) }
    #expect(!isRefused { $0.adam.epsilon = 1e-45 })
    for value in [Double.infinity, .nan] { #expect(isRefused { $0.rateWeight = value }) }
    for size in [0, 5, -1] { #expect(isRefused { $0.batchSize = size }) }
    for size in [1, 4] { #expect(!isRefused { $0.batchSize = size }) }
  }

  @Test func `epochs are admitted as long as their steps can be counted`() {
    #expect(!isRefused { $0.epochs = 0 } && isRefused { $0.epochs = -1 })
    #expect(!isRefused(samples: 5) { $0.epochs = Int.max / 5 })
    #expect(isRefused(samples: 5) { $0.epochs = Int.max / 5 + 1 })
    #expect(!isRefused(samples: 1) { $0.epochs = Int.max })
  }
}
