import DINL

/// Which columns each sensor of a check sees.
public enum SensorChoice: Sendable, Equatable {
  /// As the dataset's own default has it, or the columns shared out evenly.
  case automatic
  /// So many sensors, the columns shared out evenly in order.
  case count(Int)
  /// The names of each sensor's columns; a column that no sensor names is not seen.
  case columns([[String]])
}

extension Experiment.Network {
  /// The sensors of a network when nothing else is said.
  private static let defaultSensorCount = Experiment.sensorCount
  /// Links a sensor of a network that is drawn.
  private static let linksPerSensor = 3

  /// The network of a check: a graph of the user's, or one drawn for the number of sensors.
  ///
  /// - Parameters:
  ///   - dataset: what the sensors see.
  ///   - sensors: which sensor sees what.
  ///   - graph: with the index of its fusion node; its other nodes are sensors in order, those left over relays.
  ///   - automatic: the dataset's own assignment for a number of sensors.
  /// - Throws: `GraphError` or `DatasetError`; `networkTooLarge` for widths that no memory holds.
  public static func forCheck(
    of dataset: Dataset, sensors: SensorChoice, graph: (graph: CapacitatedGraph, root: Int)?,
    configuration: CheckConfiguration, automatic: (Int) throws -> SensorAssignment
  ) throws -> Experiment.Network {
    let slots = graph.map { $0.graph.nodeCount - 1 }
    let columns: [[Int]]
    switch sensors {
    case .automatic:
      columns = try automatic(slots ?? min(defaultSensorCount, dataset.featureCount)).columns
    case .count(let count):
      columns = try SensorAssignment(evenly: dataset.featureCount, sensors: count).columns
    case .columns(let names):
      columns = try Self.columns(names, of: dataset)
    }
    if let slots, slots < 1 { throw DatasetError.noSensors }
    if let slots, columns.count > slots {
      throw DatasetError.tooManySensors(found: columns.count, nodes: slots + 1)
    }
    let (chosen, root) = try graph.map { ($0.graph, $0.root) } ?? drawn(sensorCount: columns.count, configuration)
    var views = columns + [[Int]](repeating: [], count: chosen.nodeCount - 1 - columns.count)
    views.insert([], at: root)
    let tree = try chosen.shortestPathTree(from: root, exponent: configuration.exponent)
    try ModuleNetwork<Float>.checkSize(
      flow: tree.treeFlow, views: views, classCount: dataset.classNames.count, hiddenWidth: configuration.hiddenWidth,
      gate: configuration.gate, batch: configuration.batchSize)
    return Experiment.Network(
      name: graph == nil ? "drawn network" : "given network", tree: tree, views: views)
  }

  private static func drawn(
    sensorCount: Int, _ configuration: CheckConfiguration
  ) throws(GraphError) -> (CapacitatedGraph, Int) {
    if sensorCount == Experiment.sensorCount {
      let graph = try CapacitatedGraph.nineNodes(width: configuration.latentWidth)
      return (graph, graph.fusionNode)
    }
    var stream = RandomStream(seed: configuration.seed).stream(4)
    let graph = try CapacitatedGraph.sensorsAndFusion(
      sensorCount: sensorCount,
      linkCount: min(linksPerSensor * sensorCount, sensorCount * (sensorCount + 1) / 2),
      width: configuration.latentWidth, using: &stream)
    return (graph, graph.fusionNode)
  }

  private static func columns(_ names: [[String]], of dataset: Dataset) throws(DatasetError) -> [[Int]] {
    guard !names.isEmpty else { throw .noSensors }
    var seen: Set<Int> = []
    var columns: [[Int]] = []
    for group in names {
      var own: [Int] = []
      for name in group {
        guard let column = dataset.featureNames.firstIndex(of: name) else {
          throw .noSuchFeature(name: name, available: dataset.featureNames)
        }
        guard seen.insert(column).inserted else { throw .featureSeenTwice(name: name) }
        own.append(column)
      }
      columns.append(own)
    }
    return columns
  }
}

extension CapacitatedGraph {
  /// The graph with one width on all links, where its file says none: where all are 1.
  ///
  /// - Throws: `invalidWidth`.
  public func withDefaultWidth(_ width: Int) throws(GraphError) -> CapacitatedGraph {
    guard links.allSatisfy({ $0.width == 1 }) else { return self }
    return try CapacitatedGraph(
      nodeNames: nodeNames, links: links.map { Link($0.first, $0.second, capacity: $0.capacity, width: width) })
  }
}
