import DINL
import Trials

/// The network of a check or of a study of risk: its shortest-path tree, and the features that its nodes see.
public struct CheckNetwork: Sendable {
  /// "drawn network" or "given network".
  public let name: String
  /// The shortest-path tree of the graph.
  public let tree: ShortestPathTree
  /// The columns that each node sees, and the rule that assigned them.
  public let assignment: ViewAssignment
  /// The number of bits of one value; 32 for the `Float` values that training exchanges.
  public let bitsPerValue: Double

  /// For each node, the indices of the features that it sees.
  public var views: [[Int]] { assignment.columns }

  /// Links per sensor of a drawn network.
  private static let linksPerSensor = 3

  /// The user's graph, or a graph drawn for the number of sensors.
  ///
  /// - Parameters:
  ///   - dataset: the data that the sensors see.
  ///   - views: the requested assignment of columns to nodes.
  ///   - graph: the user's graph with the index of its fusion node; nil to draw one.
  ///   - bitsPerValue: the number of bits of one value, which converts values per second to bits per second.
  ///   - configuration: the settings that give the widths, the exponent of the link cost and the seed.
  ///   - split: the dataset's own way to divide its columns among a number of sensors.
  /// - Throws: `GraphError`, `DatasetError` or `ViewError`; `networkTooLarge` for widths that do not fit in memory.
  public init(
    of dataset: Dataset, views: ViewRequest, graph: (graph: CapacitatedGraph, root: Int)?,
    bitsPerValue: Double = CapacitatedGraph.ReadingOptions().bitsPerValue, configuration: some NetworkConfiguration,
    split: (Int) throws -> SensorAssignment
  ) throws {
    let drawnCount = views.sensorCount ?? min(SensorAssignment.defaultSensorCount, max(1, dataset.featureCount))
    let (chosen, root) =
      try graph.map { ($0.graph, $0.root) } ?? Self.drawn(sensorCount: drawnCount, configuration)
    assignment = try ViewAssignment(
      views, of: dataset, nodes: chosen.nodeNames, root: root, isDrawn: graph == nil, split: split)
    tree = try chosen.shortestPathTree(from: root, exponent: configuration.exponent)
    try configuration.requireMemory(
      for: tree.treeFlow, views: assignment.columns, classCount: dataset.classNames.count)
    self.bitsPerValue = bitsPerValue
    name = graph == nil ? "drawn network" : "given network"
  }

  private static func drawn(
    sensorCount: Int, _ configuration: some NetworkConfiguration
  ) throws(GraphError) -> (CapacitatedGraph, Int) {
    if sensorCount == SensorAssignment.defaultSensorCount {
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
}

extension CapacitatedGraph {
  /// The graph with one width on all links, if its file specifies no widths, that is, if all are 1.
  ///
  /// - Throws: `invalidWidth` if the width is not valid.
  public func withDefaultWidth(_ width: Int) throws(GraphError) -> CapacitatedGraph {
    guard links.allSatisfy({ $0.width == 1 }) else { return self }
    return try CapacitatedGraph(
      nodeNames: nodeNames, links: links.map { Link($0.first, $0.second, capacity: $0.capacity, width: width) })
  }
}
