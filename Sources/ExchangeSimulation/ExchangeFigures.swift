import DINL
import PlainText

/// What an exchange costs in time, values and memory: as simulated, and by formula.
///
/// - SeeAlso: SC-002, SC-003, SC-005
public struct ExchangeFigures: Encodable, Sendable {
  /// Which links carry messages.
  public enum Flow: String, Encodable, Sendable {
    /// Those of the shortest-path tree.
    case tree
    /// All, each toward the node that is nearer to the root.
    case dense
  }

  /// Which links carry messages.
  public let flow: Flow
  /// The number of links that carry messages.
  public let links: Int
  /// The greatest number of links of the flow that lead into one node.
  public let greatestInDegree: Int
  /// The number of links of the flow that lead into the root.
  public let rootInDegree: Int
  /// The seconds from one release to the next.
  public let interval: Double
  /// The seconds until the first sample is complete.
  public let firstLatency: Double
  /// The same, by formula.
  public let firstLatencyByFormula: Double?
  /// The seconds from the release of the last sample until it is complete; nil where rounding leaves less than six
  /// digits of it.
  public let lastLatency: Double?
  /// The seconds from the release of the first sample until the last one is complete.
  public let completion: Double
  /// The same, by formula.
  public let completionByFormula: Double?
  /// The greatest relative difference of a sample's completion from that by formula.
  public let formulaDifference: Double?
  /// What rounding may make of it, to first order.
  public let roundingBound: Double?
  /// The samples per second of the second half of the samples; nil for one sample or infinitely many.
  public let throughput: Double?
  /// The most samples per second that the servers can take; nil if there is no limit.
  public let greatestRate: Double?
  /// The sample from which on the throughput is steady, by formula.
  public let steadyFrom: Double?
  /// The server that limits the rate; nil if none does.
  public let bottleneck: String?
  /// The values that were handed over.
  public let values: Int
  /// The values by the formula of the ledger.
  public let ledgerValues: Int
  /// The bytes of these values.
  public let bytes: Double
  /// The greatest number of messages in a queue of a link, that in service included.
  public let greatestQueue: Int
  /// The greatest number of messages of one link that wait at a node for those of others.
  public let greatestBuffer: Int
  /// The same, by formula, if the interval is no less than the cycle time.
  public let greatestBufferByFormula: Double?
  /// The greatest number of values of messages at one node.
  public let greatestHeldValues: Int
  /// The name of that node, the first of several.
  public let greatestHeldNode: String
  /// The sum of these greatest numbers over all nodes.
  public let heldValuesOfAllNodes: Double
  /// The greatest number of samples between forward and backward pass at one node; nil without training.
  public let greatestInFlight: Int?
  /// Whether the recursion gives the same to the bit; nil for half-duplex links, which have none.
  public let isRecursionEqual: Bool?

  /// The figures of a workload over a flow of a tree.
  ///
  /// - Parameters:
  ///   - tree: the tree that orients the links.
  ///   - flow: which links carry messages.
  ///   - workload: what is exchanged.
  ///   - bitsPerValue: the bits of a value.
  ///   - leastInterval: whether samples come as fast as no server is overrun, whatever the interval of the workload.
  /// - Throws: as ``ExchangeModel/init(graph:flow:workload:)``.
  /// - Complexity: O(M log M) for M messages.
  public init(
    _ tree: ShortestPathTree, flow: Flow, workload: ExchangeModel.Workload, bitsPerValue: Double, leastInterval: Bool
  ) throws(SimulationError) {
    let messageFlow = flow == .tree ? tree.treeFlow : tree.denseFlow
    var workload = workload
    if leastInterval {
      var single = workload
      (single.samples, single.interval) = (1, 0)
      workload.interval = try ExchangeModel(graph: tree.graph, flow: messageFlow, workload: single).leastInterval
    }
    let model = try ExchangeModel(graph: tree.graph, flow: messageFlow, workload: workload)
    let outcome = model.simulated()
    let samples = workload.samples
    self.flow = flow
    links = messageFlow.arcs.count
    greatestInDegree = messageFlow.incoming.map(\.count).max() ?? 0
    rootInDegree = messageFlow.incoming[tree.root].count
    interval = workload.interval
    firstLatency = outcome.completions[0]
    completion = outcome.completions[samples - 1]
    lastLatency = Self.difference(
      completion, model.releases[samples - 1], roundings: 4 * Double(tree.graph.nodeCount) + Double(samples))
    let seconds = completion - outcome.completions[max(samples / 2, 1) - 1]
    throughput = Self.rate(of: samples - samples / 2, in: seconds)
    greatestRate = Self.rate(of: 1, in: model.cycleTime)
    (values, ledgerValues) = (outcome.values, model.ledgerValues)
    bytes = Double(values) * bitsPerValue / 8
    greatestQueue = outcome.greatestQueues.max() ?? 0
    greatestBuffer = outcome.greatestBuffers.max() ?? 0
    greatestHeldValues = outcome.greatestHeldValues.max() ?? 0
    let node = outcome.greatestHeldValues.firstIndex(of: greatestHeldValues) ?? tree.root
    greatestHeldNode = tree.graph.nodeNames[node]
    heldValuesOfAllNodes = outcome.greatestHeldValues.reduce(0) { $0 + Double($1) }
    greatestInFlight = workload.isTraining ? outcome.greatestInFlight.max() : nil
    guard model.duplex == .full else {
      (firstLatencyByFormula, completionByFormula, formulaDifference, roundingBound) = (nil, nil, nil, nil)
      (steadyFrom, bottleneck, greatestBufferByFormula, isRecursionEqual) = (nil, nil, nil, nil)
      return
    }
    isRecursionEqual = model.recursed() == outcome
    let formula = CompletionFormula(model)
    firstLatencyByFormula = formula.latency
    completionByFormula = formula.completion(ofSample: samples)
    formulaDifference = outcome.completions.indices.reduce(0) { greatest, index in
      let (simulated, exact) = (outcome.completions[index], formula.completion(ofSample: index + 1))
      return exact == simulated ? greatest : max(greatest, abs(simulated - exact) / exact)
    }
    roundingBound = 2 * formula.roundingBound(ofSample: samples)
    steadyFrom = formula.steadyFrom
    bottleneck = formula.cycleTime > 0 ? Self.name(of: formula.bottleneck, in: tree.graph, messageFlow) : nil
    let queues = messageFlow.arcs.indices.flatMap { arc in
      (workload.isTraining ? [false, true] : [false]).map { formula.greatestBuffer(ofArc: arc, isBackward: $0) }
    }
    greatestBufferByFormula = queues.compactMap { $0 }.max()
  }

  /// The difference of two times; nil if so many roundings of the greater one may change its sixth digit.
  ///
  /// A completion is a sum along at most as many servers as a chain of SC-002 has, two for each node and direction and
  /// one for each earlier sample, from a release that is rounded once.
  private static func difference(_ time: Double, _ earlier: Double, roundings: Double) -> Double? {
    let difference = time - earlier
    return difference >= 1e6 * (roundings + 2) * 0x1p-53 * time ? difference : nil
  }

  /// Samples per second; nil if they are more than a number can say.
  private static func rate(of samples: Int, in seconds: Double) -> Double? {
    let rate = Double(samples) / seconds
    return rate.isFinite ? rate : nil
  }

  private static func name(
    of server: CompletionFormula.Server, in graph: CapacitatedGraph, _ flow: MessageFlow
  ) -> String {
    switch server {
    case .link(let arc, _): "link \(graph.name(ofLink: flow.arcs[arc].link))"
    case .module(let node, _): "module of '\(graph.nodeNames[node].plain())'"
    }
  }
}
