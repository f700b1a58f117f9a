import DINL
import Testing

/// The entry points that take an index, a size or a number from their caller, each called wrongly once.
enum WrongEntry: String, CaseIterable, Sendable {
  case labelsMissing, matrixNegative, matrixTooLarge, entryBeyond, ledgerNegative, linkBeyond, linkBelow
  case linksAtNodeBeyond, linksAtNodeBelow, activeBeyond, activeTwice, latentOfNodeBeyond, rootBeyond, rootBelow
  case certificateRoot, toleranceNegative, toleranceUndefined, toleranceInfinite, bitsZero, bitsUndefined, bitsInfinite
  case costMissing, costZero, costInfinite, matrixRowsNegative, entryRowBeyond, entryRowSetBeyond
  case entryColumnSetBeyond, entryBelow, entryRowBelow, matrixBytesTooLarge
  case capacityMissing, treesRootBeyond
  case emptyRange, oppositeOfStranger, emptyTraining, emptyEvaluation, emptyPriors

  static let graph = try? CapacitatedGraph(nodeCount: 3, links: [Link(0, 1, capacity: 1), Link(1, 2, capacity: 2)])

  func call() {
    guard let graph = Self.graph, let tree = try? graph.shortestPathTree(from: 0) else { return }
    var stream = RandomStream(seed: 1)
    func judge(root: Int = 0, tolerance: Double) {
      _ = try? graph.certificate(
        root: root, distances: tree.distances, parents: tree.parents, relativeTolerance: tolerance)
    }
    func judge(costs: ContiguousArray<Double>) {
      _ = graph.certificate(root: 0, distances: tree.distances, parents: tree.parents, costs: costs)
    }
    switch self {
    case .costMissing: judge(costs: [1])
    case .capacityMissing: _ = try? graph.replacingCapacities([1])
    case .treesRootBeyond: _ = try? graph.shortestPathTrees(from: [3])
    case .costZero: judge(costs: [1, 0])
    case .costInfinite: judge(costs: [.infinity, 1])
    case .labelsMissing: _ = Samples(features: Matrix<Float>(rows: 2, columns: 1), labels: [0])
    case .matrixNegative: _ = Matrix<Float>(rows: 1, columns: -1)
    case .matrixTooLarge: _ = Matrix<Float>(rows: 1 << 32, columns: 1 << 32)
    case .entryBeyond: _ = Matrix<Float>(rows: 1, columns: 2)[0, 2]
    case .matrixRowsNegative: _ = Matrix<Float>(rows: -1, columns: 1)
    case .entryRowBeyond: _ = Matrix<Float>(rows: 1, columns: 2)[1, 0]
    case .entryRowSetBeyond: Matrix<Float>(rows: 1, columns: 2)[1, 0] = 1
    case .entryColumnSetBeyond: Matrix<Float>(rows: 2, columns: 2)[0, 2] = 1
    case .entryBelow: _ = Matrix<Float>(rows: 2, columns: 2)[1, -1]
    case .entryRowBelow: Matrix<Float>(rows: 2, columns: 2)[-1, 1] = 1
    case .matrixBytesTooLarge: _ = Matrix<Float>(rows: 1 << 31, columns: 1 << 31)
    case .ledgerNegative: _ = ExchangeLedger(linkCount: -1)
    case .linkBeyond: _ = graph.name(ofLink: 2)
    case .linkBelow: _ = graph.name(ofLink: -1)
    case .linksAtNodeBeyond: _ = graph.links(at: 3)
    case .linksAtNodeBelow: _ = graph.links(at: -1)
    case .activeBeyond: _ = graph.valuesPerSample(active: [0, 2])
    case .activeTwice: _ = graph.valuesPerSample(active: [1, 1])
    case .latentOfNodeBeyond: _ = tree.treeFlow.latentWidth(of: 3)
    case .rootBeyond: _ = try? graph.shortestPathTree(from: 3)
    case .rootBelow: _ = try? graph.shortestPathTree(from: -1)
    case .certificateRoot: judge(root: 3, tolerance: 0)
    case .toleranceNegative: judge(tolerance: -1)
    case .toleranceUndefined: judge(tolerance: .nan)
    case .toleranceInfinite: judge(tolerance: .infinity)
    case .bitsZero: _ = CapacitatedGraph.ReadingOptions(bitsPerValue: 0)
    case .bitsInfinite: _ = CapacitatedGraph.ReadingOptions(bitsPerValue: .infinity)
    case .bitsUndefined: _ = CapacitatedGraph.ReadingOptions(bitsPerValue: .nan)
    case .emptyRange: _ = stream.index(below: 0)
    case .oppositeOfStranger: _ = graph.links[0].end(oppositeTo: 2)
    case .emptyTraining, .emptyEvaluation, .emptyPriors:
      var empty = NetworkCall()
      empty.subset = []
      let (network, samples) = empty.parts
      switch self {
      case .emptyTraining: _ = network.train(on: samples, subset: [], plan: empty.plan, stream: stream)
      case .emptyEvaluation: _ = network.evaluate(on: samples, subset: [], stream: stream)
      default: network.fitPriors(on: samples, subset: [], stream: stream)
      }
    }
  }
}

@Suite struct `Every public entry point refuses a wrong call` {
  @Test(arguments: WrongEntry.allCases) func `a wrong index, size or number ends the program`(
    _ entry: WrongEntry
  ) async {
    await #expect(processExitsWith: .failure) { [name = entry.rawValue as String] in
      WrongEntry(rawValue: name)?.call()
    }
  }

  @Test func `control: the same entry points accept correct calls`() throws {
    let graph = try #require(WrongEntry.graph)
    let tree = try graph.shortestPathTree(from: 2)
    #expect(graph.name(ofLink: 1) == GraphError.LinkName("1", "2"))
    #expect(graph.links(at: 1) == [0, 1] && graph.links(at: 2) == [1])
    #expect(graph.valuesPerSample(active: [1, 0]) == 4 && graph.valuesPerSample(active: []) == 0)
    #expect(tree.treeFlow.latentWidth(of: 0) == 1 && tree.treeFlow.latentWidth(of: 2) == 0)
    #expect(
      try graph.certificate(root: 2, distances: tree.distances, parents: tree.parents, relativeTolerance: 1).isValid)
    #expect(graph.certificate(root: 2, distances: [1.5, 0.5, 0], parents: [1, 2, nil], costs: [1, 0.5]) == .holds)
    #expect(CapacitatedGraph.ReadingOptions(bitsPerValue: 0.5).bitsPerValue == 0.5)
    #expect(Matrix<Float>(rows: 1, columns: 2)[0, 1] == 0 && Matrix<Float>(rows: 0, columns: 9).rows == 0)
    #expect(ExchangeLedger(linkCount: 0).values == 0)
    #expect(try graph.replacingCapacities([1, 2]) == graph && graph.shortestPathTrees(from: [2]) == [tree])
    let call = NetworkCall()
    #expect(call.parts.0.losses(on: call.parts.1, subset: [], stream: RandomStream(seed: 1)).isEmpty)
  }
}
