import DINL
import Trials

/// The network of a check: its tree, and what its nodes see.
public struct CheckNetwork: Sendable {
  public let name: String
  public let tree: ShortestPathTree
  public let assignment: ViewAssignment
  /// The bits of one value; 32 of the Float values that training exchanges.
  public let bitsPerValue: Double

  /// For each node the columns that it sees, as indices of features.
  public var views: [[Int]] { assignment.columns }

  /// Links a sensor of a network that is drawn.
  private static let linksPerSensor = 3

  /// A graph of the user's, or one drawn for the number of sensors.
  ///
  /// - Parameters:
  ///   - dataset: what the sensors see.
  ///   - views: who is to see what.
  ///   - graph: with the index of its fusion node.
  ///   - bitsPerValue: the bits of one value, by which capacities in values per second are bits per second.
  ///   - split: the dataset's own way to share out its columns among a number of sensors.
  /// - Throws: `GraphError`, `DatasetError` or `ViewError`; `networkTooLarge` for widths that no memory holds.
  public init(
    of dataset: Dataset, views: ViewRequest, graph: (graph: CapacitatedGraph, root: Int)?,
    bitsPerValue: Double = CapacitatedGraph.ReadingOptions().bitsPerValue, configuration: CheckConfiguration,
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
    sensorCount: Int, _ configuration: CheckConfiguration
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
  /// The graph with one width on all links, where its file says none: where all are 1.
  ///
  /// - Throws: `invalidWidth`.
  public func withDefaultWidth(_ width: Int) throws(GraphError) -> CapacitatedGraph {
    guard links.allSatisfy({ $0.width == 1 }) else { return self }
    return try CapacitatedGraph(
      nodeNames: nodeNames, links: links.map { Link($0.first, $0.second, capacity: $0.capacity, width: width) })
  }
}
