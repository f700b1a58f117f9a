import DINL
import ExchangeSimulation
import PropertyTesting
import Testing

@Suite struct `SC-004 what waits at a join is the difference of its paths in intervals` {
  /// Whether claimed greatest numbers of messages that wait for others, and of samples in flight, are those of a model.
  static func areCounts(buffers: [Double], inFlight: [Double], of model: ExchangeModel) -> Bool {
    let outcome = model.simulated()
    return outcome.greatestBuffers.map(Double.init) == buffers && outcome.greatestInFlight.map(Double.init) == inFlight
  }

  /// An exchange whose interval is no less than its cycle time, and above 0.
  static func steady(_ drawn: ExchangeCase) throws -> ExchangeModel {
    var workload = drawn.workload
    workload.interval = max(workload.interval, try drawn.model.cycleTime, 1)
    return try drawn.model(workload)
  }

  /// The counts by formula.
  static func counts(_ model: ExchangeModel) -> (buffers: [Double], inFlight: [Double]) {
    let formula = CompletionFormula(model)
    let buffers = model.flow.arcs.indices.flatMap { arc in
      [false, true].map { side in
        side && !model.isTraining ? 0 : formula.greatestBuffer(ofArc: arc, isBackward: side) ?? -1
      }
    }
    let inFlight = (0..<model.flow.nodeCount).map { model.isTraining ? formula.greatestInFlight(ofNode: $0) ?? -1 : 0 }
    return (buffers, inFlight)
  }

  @Test func `buffers and samples in flight have the lengths of the formula`() {
    let cases = ExchangeCase.all(samples: 2...12)
    checkProperty(cases) { drawn, observer in
      let model = try Self.steady(drawn)
      let (buffers, inFlight) = Self.counts(model)
      observer.cover("two messages of a link wait", atLeast: 0.05, when: buffers.max() ?? 0 >= 2)
      #expect(Self.areCounts(buffers: buffers, inFlight: inFlight, of: model))
    }
  }

  @Test func `the values at a node are at most those of its full buffers and of a message on each link`() {
    checkProperty(ExchangeCase.all(samples: 2...12)) { drawn in
      let model = try Self.steady(drawn)
      let (outcome, flow) = (model.simulated(), model.flow)
      let buffers = Self.counts(model).buffers
      for node in 0..<flow.nodeCount {
        var most = 0
        for arc in flow.incoming[node] {
          most += flow.arcs[arc].width * (Int(buffers[2 * arc]) + (model.isTraining ? 1 : 0))
        }
        for arc in flow.outgoing[node] { most += flow.arcs[arc].width * (Int(buffers[2 * arc + 1]) + 1) }
        #expect(outcome.greatestHeldValues[node] <= most)
      }
    }
  }

  @Test func `all samples at once wait at the leaves`() {
    checkProperty(ExchangeCase.all(computes: false)) { drawn in
      var workload = drawn.workload
      workload.interval = 0
      let model = try drawn.model(workload)
      let outcome = model.simulated()
      for arc in model.flow.arcs.indices where model.flow.incoming[model.flow.arcs[arc].source].isEmpty {
        #expect(outcome.greatestQueues[2 * arc] == workload.samples)
      }
    }
  }

  /// Exchanges at intervals of whole tenths of a second.
  static let tenths = Generator<ExchangeCase> { source throws(Discard) in
    var drawn = try ExchangeCase.all(nodes: 2...7, samples: 2...6, computes: false).draw(from: &source)
    drawn.workload.interval = 0.1 * Double(1 + (try source.index(below: 3)))
    return drawn
  }

  /// A drawn exchange over equal links whose sending time is a tenth of a second: quotients of exact times are whole
  /// numbers, and those of rounded ones often lie beside them.
  static func overTenths(_ drawn: ExchangeCase) throws -> ExchangeModel {
    let links = drawn.graph.links.map { Link($0.from, $0.to, capacity: 10) }
    let graph = try CapacitatedGraph(nodeCount: drawn.graph.vertexCount, links: links)
    let tree = try graph.shortestPathTree(from: drawn.root)
    return try ExchangeModel(
      graph: graph, flow: drawn.isDense ? tree.denseFlow : tree.treeFlow, workload: drawn.workload)
  }

  /// Whether claimed numbers are those of exact sums of the times as they are stored.
  static func areExact(buffers: [Double], inFlight: [Double], of model: ExchangeModel) -> Bool {
    let exact = ExactExchange(model, interval: model.releases[1])
    return buffers == exact.greatestBuffers && inFlight == exact.greatestInFlight
  }

  /// The counts as quotients of rounded sums, one queue after another.
  static func roundedCount(_ model: ExchangeModel, from: Double, until: Double) -> Double {
    min(Double(model.releases.count), ((until - from) / model.releases[1]).rounded(.up))
  }

  @Test func `rounding changes no count`() {
    checkProperty(Self.tenths, PropertySettings(cases: 200)) { drawn in
      let model = try Self.overTenths(drawn)
      let (buffers, inFlight) = Self.counts(model)
      #expect(Self.areExact(buffers: buffers, inFlight: inFlight, of: model))
    }
    checkProperty(
      ExchangeCase.all(nodes: 2...6, samples: 2...5, law: .rounded), PropertySettings(cases: 100), part: "rounded"
    ) { drawn in
      var workload = drawn.workload
      workload.interval = max(workload.interval, try drawn.model.cycleTime)
      let model = try drawn.model(workload)
      let (buffers, inFlight) = Self.counts(model)
      #expect(Self.areExact(buffers: buffers, inFlight: inFlight, of: model))
    }
  }

  @Test(arguments: [1, 0x1p-300]) func `nor do times of very different sizes`(scale: Double) throws {
    // A path of 3 links of a tenth of a second, and one link of a time that no sum in doubles would show.
    let links = [
      Link(1, 0, capacity: 10), Link(2, 1, capacity: 10), Link(3, 2, capacity: 10), Link(4, 3, capacity: 10 / scale),
    ]
    let graph = try CapacitatedGraph(nodeCount: 5, links: links)
    var workload = ExchangeModel.Workload()
    (workload.samples, workload.interval, workload.isTraining) = (9, 0.1, true)
    let model = try ExchangeModel(
      graph: graph, flow: graph.shortestPathTree(from: 0).treeFlow, workload: workload)
    let (buffers, inFlight) = Self.counts(model)
    #expect(Self.areExact(buffers: buffers, inFlight: inFlight, of: model))
    #expect(inFlight == (scale == 1 ? [0, 2, 4, 6, 8] : [0, 2, 4, 6, 7]))
  }

  @Test func `control: that quotients of rounded sums count is refuted`() {
    let minima = ExchangeCase.minima(Self.tenths) { drawn in
      let model = try Self.overTenths(drawn)
      let flow = model.flow
      var end = [Double](repeating: 0, count: flow.nodeCount)
      for node in flow.order {
        for arc in flow.incoming[node] {
          end[node] = max(end[node], end[flow.arcs[arc].source] + model.sendingTimes[arc])
        }
      }
      return flow.arcs.enumerated().contains { index, arc in
        let claimed = Self.roundedCount(
          model, from: end[arc.source] + model.sendingTimes[index], until: end[arc.target])
        return claimed != ExactExchange(model, interval: model.releases[1]).greatestBuffers[2 * index]
      }
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }

  @Test func `control: that one message of each link is enough is refuted`() {
    let minima = ExchangeCase.minima(ExchangeCase.all(samples: 2...12, computes: false)) { drawn in
      let model = try Self.steady(drawn)
      let (buffers, inFlight) = Self.counts(model)
      return !Self.areCounts(buffers: buffers.map { min($0, 1) }, inFlight: inFlight, of: model)
    }
    // Two samples reach a node by a path of 1 second before the first reaches it by one of 4.
    #expect(minima.contains("4 nodes, root 0: 1-0:1 2-0:2 3-2:2 tree, samples 2") && !minima.contains("not refuted"))
  }
}

@Suite struct `SC-006 the tree is never behind the dense flow` {
  /// Whether every sample is complete no later on the tree, and its slowest server is no slower.
  static func isNeverBehind(_ tree: ExchangeModel, _ dense: ExchangeModel) -> Bool {
    let (own, other) = (tree.simulated().completions, dense.simulated().completions)
    return zip(own, other).allSatisfy { $0 <= $1 } && tree.cycleTime <= dense.cycleTime
  }

  @Test(arguments: [ExchangeCase.Law.whole, .rounded]) func `no sample is later on the tree, to the bit`(
    law: ExchangeCase.Law
  ) {
    checkProperty(ExchangeCase.all(law: law), part: "\(law)") { drawn, observer in
      let (tree, dense) = (
        try drawn.model(drawn.workload, isDense: false), try drawn.model(drawn.workload, isDense: true)
      )
      #expect(Self.isNeverBehind(tree, dense))
      let isEarlier = dense.simulated().completions.last ?? 0 > tree.simulated().completions.last ?? 0
      observer.cover("the tree is earlier", atLeast: 0.2, when: isEarlier)
    }
  }

  @Test func `control: that the dense flow is never behind the tree is refuted`() {
    let minima = ExchangeCase.minima { drawn in
      try !Self.isNeverBehind(
        drawn.model(drawn.workload, isDense: true), drawn.model(drawn.workload, isDense: false))
    }
    #expect(minima == ["3 nodes, root 0: 1-0:1 2-0:1 1-2:1 tree, samples 1"])
  }

  @Test func `control: that no link of the tree has more messages that wait for others is refuted`() {
    let minima = ExchangeCase.minima(ExchangeCase.all(samples: 1...8, computes: false)) { drawn in
      let (tree, dense) = (
        try drawn.model(drawn.workload, isDense: false), try drawn.model(drawn.workload, isDense: true)
      )
      let (own, other) = (tree.simulated(), dense.simulated())
      return tree.flow.arcs.enumerated().contains { index, arc in
        guard let place = dense.flow.arcs.firstIndex(where: { $0.link == arc.link }) else { return false }
        return own.greatestBuffers[2 * index] > other.greatestBuffers[2 * place]
      }
    }
    #expect(minima == ["3 nodes, root 1: 1-0:1 2-0:1 1-2:2 tree, samples 1"])
  }
}

@Suite struct `SC-008 no spanning tree has a greater rate than one whose greatest cost is least` {
  /// The greatest cost of a link of the shortest-path tree.
  static func cycleTime(_ graph: CapacitatedGraph, root: Int, exponent: Double) throws -> Double {
    let tree = try graph.shortestPathTree(from: root, exponent: exponent)
    return try ExchangeModel(graph: graph, flow: tree.treeFlow, workload: ExchangeModel.Workload()).cycleTime
  }

  /// The least cycle time of all spanning trees, each as a graph of its own; the root makes no difference.
  static func least(_ graph: CapacitatedGraph, root: Int) -> Double {
    (0..<1 << graph.linkCount).reduce(.infinity) { least, mask in
      let links = graph.links.indices.filter { mask >> $0 & 1 == 1 }.map { graph.links[$0] }
      guard links.count == graph.nodeCount - 1,
        let part = try? CapacitatedGraph(nodeCount: graph.nodeCount, links: links),
        let time = try? cycleTime(part, root: root, exponent: 1)
      else { return least }
      return min(least, time)
    }
  }

  static let cases = ExchangeCase.all(nodes: 2...5, computes: false)

  @Test func `the least greatest cost is that of the path on which it is least, and a large exponent finds it`() {
    checkProperty(Self.cases, PropertySettings(cases: 200)) { drawn in
      let graph = try drawn.tree.graph
      try #require(graph.linkCount <= 10)
      let least = Self.least(graph, root: drawn.root)
      // The least threshold at which the links below it connect all nodes.
      let thresholds = graph.links.map(\.sendingTime).filter { threshold in
        let links = graph.links.filter { $0.sendingTime <= threshold }
        let part = try? CapacitatedGraph(nodeCount: graph.nodeCount, links: links)
        return (try? part?.shortestPathTree(from: drawn.root)) != nil
      }
      #expect(thresholds.min() == least)
      // Costs are 1 ... 4, with at most four links on a path: (4/3)^p > 4 for p = 8.
      #expect(try Self.cycleTime(graph, root: drawn.root, exponent: 8) == least)
      #expect(try Self.cycleTime(graph, root: drawn.root, exponent: 1) >= least)
    }
  }

  @Test func `control: that the shortest-path tree has the greatest rate is refuted`() {
    let minima = Self.cases.smallestCounterexamples { drawn in
      let graph = try drawn.tree.graph
      return try Self.cycleTime(graph, root: drawn.root, exponent: 1) > Self.least(graph, root: drawn.root)
    }
    #expect(minima == ["3 nodes, root 1: 1-0:1 2-0:1 1-2:2 tree, samples 1"])
  }
}
