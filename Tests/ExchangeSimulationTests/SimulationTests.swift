import DINL
import ExchangeSimulation
import PropertyTesting
import Testing

@Suite struct `SC-001 the simulation of events obeys the recursion in maxima and sums` {
  /// Whether claimed completions are those of a model.
  static func areCompletions(_ claimed: [Double], of model: ExchangeModel) -> Bool {
    model.simulated().completions == claimed && (model.duplex == .half || model.recursed().completions == claimed)
  }

  @Test(arguments: [ExchangeCase.Law.whole, .rounded]) func `times, values, queues and buffers are equal to the bit`(
    law: ExchangeCase.Law
  ) {
    checkProperty(ExchangeCase.all(law: law), part: "\(law)") { drawn, observer in
      let model = try drawn.model
      let outcome = model.simulated()
      observer.cover("messages queue", atLeast: 0.2, when: outcome.greatestQueues.max() ?? 0 > 1)
      observer.cover("messages wait for others", atLeast: 0.1, when: outcome.greatestBuffers.max() ?? 0 > 0)
      #expect(outcome == model.recursed())
    }
  }

  @Test(arguments: [false, true]) func `a plain simulation with lists of messages agrees, over half-duplex links too`(
    isHalf: Bool
  ) {
    let cases = ExchangeCase.all(nodes: 1...5, samples: 1...4, isHalf: isHalf)
    checkProperty(cases, PropertySettings(cases: 300), part: "\(isHalf)") { drawn in
      let model = try drawn.model
      #expect(Self.areCompletions(PlantedExchange(model).completions, of: model))
    }
  }

  @Test func `one sample on the tree takes the forward latency, and there and back twice of it`() {
    checkProperty(ExchangeCase.all(samples: 1...1, computes: false)) { drawn in
      let latency = try drawn.tree.forwardLatency
      let model = try drawn.model(drawn.workload, isDense: false)
      #expect(Self.areCompletions([latency * (model.isTraining ? 2 : 1)], of: model))
    }
  }

  @Test(arguments: [
    (PlantedExchange.Fault.lastInFirstOut, "2 nodes, root 0: 1-0:1 tree, samples 2"),
    (.sendsEarly, "3 nodes, root 0: 1-0:1 2-0:2 tree, samples 1"),
    (.ignoresWidth, "2 nodes, root 0: 1-0:2 tree, samples 1"),
  ])
  func
    `control: a link that serves the last message first, a module that does not wait and a time without width are refuted`(
      fault: PlantedExchange.Fault, smallest: String
    )
  {
    let minima = ExchangeCase.minima { drawn in
      let model = try drawn.model
      return !Self.areCompletions(PlantedExchange(model, fault: fault).completions, of: model)
    }
    #expect(minima == [smallest])
  }
}

@Suite struct `SC-005 the simulated messages carry the values of the ledger` {
  /// Whether a count of values is that of the formula, of the simulation and, in training, of the ledger.
  static func areValues(_ claimed: Int, of drawn: ExchangeCase) throws -> Bool {
    let (model, tree) = (try drawn.model, try drawn.tree)
    let perSample = tree.graph.valuesPerSample(active: model.flow.arcs.map(\.link))
    let ledger = model.isTraining ? perSample : perSample / 2
    return claimed == ledger * model.releases.count && claimed == model.ledgerValues
      && claimed == model.simulated().values
  }

  @Test func `twice the total width of the links per sample of training, and once forward`() {
    checkProperty(ExchangeCase.all()) { drawn in
      let holds = try Self.areValues(drawn.model.simulated().values, of: drawn)
      #expect(holds)
    }
    checkProperty(ExchangeCase.all(nodes: 1...5, samples: 1...4, isHalf: true), part: "half") { drawn in
      let holds = try Self.areValues(PlantedExchange(drawn.model).values, of: drawn)
      #expect(holds)
    }
  }

  @Test func `control: one extra message is refuted`() {
    let minima = ExchangeCase.minima { drawn in
      try !Self.areValues(PlantedExchange(drawn.model, fault: .extraMessage).values, of: drawn)
    }
    #expect(minima == ["2 nodes, root 0: 1-0:1 tree, samples 1"])
  }
}

@Suite struct `The limits of an exchange` {
  /// The error of a workload over a link of a given load, if any.
  static func failure(width: Int, capacity: Double, samples: Int, isTraining: Bool) throws -> SimulationError? {
    let graph = try CapacitatedGraph(nodeCount: 2, links: [Link(0, 1, capacity: capacity, width: width)])
    let tree = try graph.shortestPathTree(from: 0)
    var workload = ExchangeModel.Workload()
    (workload.samples, workload.isTraining) = (samples, isTraining)
    do throws(SimulationError) {
      _ = try ExchangeModel(graph: graph, flow: tree.treeFlow, workload: workload)
      return nil
    } catch {
      return error
    }
  }

  @Test func `are its messages, its values and the range of its times`() throws {
    // Two nodes have two passes each sample, more than the messages of their link.
    let most = ExchangeModel.greatestMessageCount / 2
    #expect(try Self.failure(width: 1, capacity: 1, samples: most, isTraining: false) == nil)
    #expect(
      try Self.failure(width: 1, capacity: 1, samples: most + 1, isTraining: false)
        == .tooManyMessages(greatestSamples: most))
    #expect(
      try Self.failure(width: 1, capacity: 1, samples: most / 2 + 1, isTraining: true)
        == .tooManyMessages(greatestSamples: most / 2))
    // Twice the width is an `Int`, four times of it is not.
    let wide = Int.max / 2
    #expect(try Self.failure(width: wide, capacity: 1, samples: 2, isTraining: false) == nil)
    #expect(try Self.failure(width: wide, capacity: 1, samples: 1, isTraining: true) == nil)
    #expect(try Self.failure(width: wide, capacity: 1, samples: 3, isTraining: false) == .tooManyValues)
    #expect(try Self.failure(width: wide, capacity: 1, samples: 2, isTraining: true) == .tooManyValues)
    // The least capacity of two nodes is a little above 4 over the greatest number.
    #expect(try Self.failure(width: 1, capacity: 1e-307, samples: 8, isTraining: false) == nil)
    #expect(try Self.failure(width: 1, capacity: 1e-307, samples: 9, isTraining: false) == .timeOutOfRange)
    #expect(try Self.failure(width: 1, capacity: 1e-307, samples: 4, isTraining: true) == nil)
    #expect(try Self.failure(width: 1, capacity: 1e-307, samples: 5, isTraining: true) == .timeOutOfRange)
  }
}
