/// An undirected graph whose links have a capacity and a latent width.
///
/// A value of this type is valid: it has a node, its names differ, its capacities are finite and positive, its
/// widths are at least 1, twice their sum is an `Int`, and it has neither self-loops nor parallel links. It may be
/// disconnected: which nodes are then cut off depends on the root, and ``shortestPathTree(from:exponent:)`` names them.
///
/// - SeeAlso: LG-002
public struct CapacitatedGraph: Sendable {
  /// The greatest number of nodes, and of links, that a graph may have: 2³¹ − 1. The search for a tree keeps nodes in
  /// 32 bits.
  public static let greatestCount = Int(Int32.max)

  /// The names of the nodes, in the order of their indices.
  public let nodeNames: [String]
  /// The links, in the order given.
  public let links: [Link]
  /// The links around each node, at the cost of their sending times.
  let rows: ArcRows

  /// The number of nodes.
  public var nodeCount: Int { nodeNames.count }
  /// The number of links.
  public var linkCount: Int { links.count }

  /// The graph of the given nodes and links.
  ///
  /// - Parameters:
  ///   - nodeNames: n ≥ 1 different names.
  ///   - links: ends in 0 ..< n.
  /// - Throws: `noNodes`, `tooLarge`, `duplicateNodeName`, `unknownNode`, `selfLoop`, `nonPositiveCapacity`,
  ///   `undefinedCapacity`, `infiniteCapacity`, `invalidWidth`, `exchangeOverflow` or `duplicateLink`, for the first
  ///   faulty link.
  /// - Complexity: O(V + E) expected.
  public init(nodeNames: [String], links: [Link]) throws(GraphError) {
    guard !nodeNames.isEmpty else { throw .noNodes }
    try Self.requireCountable(nodes: nodeNames.count, links: links.count)
    var seen = Set<String>(minimumCapacity: nodeNames.count)
    for name in nodeNames where !seen.insert(name).inserted {
      throw .duplicateNodeName(name)
    }
    let twins = FirstTwins(links.map { SIMD2($0.first, $0.second) }, nodeCount: nodeNames.count)
    var exchangeLeft = Int.max / 2
    for (index, link) in links.enumerated() {
      try Self.validate(link, nodeNames: nodeNames)
      guard link.width <= exchangeLeft else {
        throw .exchangeOverflow(GraphError.LinkName(nodeNames[link.first], nodeNames[link.second]))
      }
      exchangeLeft -= link.width
      guard twins[index] == index else {
        throw .duplicateLink(GraphError.LinkName(nodeNames[link.first], nodeNames[link.second]))
      }
    }
    self.nodeNames = nodeNames
    self.links = links
    rows = ArcRows(nodeCount: nodeNames.count, links: links)
  }

  /// The graph of nodes named "0", "1", … and the given links.
  ///
  /// - Parameters:
  ///   - nodeCount: n ≥ 1.
  ///   - links: ends in 0 ..< n.
  /// - Throws: as ``init(nodeNames:links:)``.
  /// - Complexity: O(V + E) expected.
  public init(nodeCount: Int, links: [Link]) throws(GraphError) {
    try Self.requireCountable(nodes: nodeCount, links: links.count)
    try self.init(nodeNames: (0..<max(nodeCount, 0)).map(String.init), links: links)
  }

  /// The same graph with other capacities; names and ends need no second check.
  ///
  /// - Parameter capacities: one per link, in values per second.
  /// - Throws: `nonPositiveCapacity`, `undefinedCapacity` or `infiniteCapacity`, for the first faulty link.
  /// - Complexity: O(E).
  public func replacingCapacities(_ capacities: [Double]) throws(GraphError) -> CapacitatedGraph {
    precondition(capacities.count == linkCount, "a capacity a link")
    var replaced: [Link] = []
    replaced.reserveCapacity(linkCount)
    for (link, capacity) in zip(links, capacities) {
      replaced.append(Link(link.first, link.second, capacity: capacity, width: link.width))
      try Self.validate(replaced[replaced.count - 1], nodeNames: nodeNames)
    }
    let times = ContiguousArray(replaced.lazy.map(\.sendingTime))
    return CapacitatedGraph(nodeNames: nodeNames, links: replaced, rows: rows.with(costs: times))
  }

  private init(nodeNames: [String], links: [Link], rows: ArcRows) {
    (self.nodeNames, self.links, self.rows) = (nodeNames, links, rows)
  }

  /// The index of the node with a given name, or nil if there is none.
  ///
  /// - Complexity: O(V).
  public func node(named name: String) -> Int? { nodeNames.firstIndex(of: name) }

  /// The names of the two ends of a link.
  ///
  /// - Parameter link: the index of a link.
  public func name(ofLink link: Int) -> GraphError.LinkName {
    precondition(links.indices.contains(link), "the graph has no such link")
    return GraphError.LinkName(nodeNames[links[link].first], nodeNames[links[link].second])
  }

  /// The indices of the links at a node, in the order of the link list.
  ///
  /// - Parameter node: the index of a node.
  /// - Complexity: O(degree).
  public func links(at node: Int) -> [Int] {
    precondition(nodeNames.indices.contains(node), "the graph has no such node")
    return rows.arcs[rows.row(of: node)].map { Int($0.link) }
  }

  /// Refuses more nodes or links than ``greatestCount``.
  static func requireCountable(nodes: Int, links: Int) throws(GraphError) {
    guard max(nodes, links) <= greatestCount else { throw .tooLarge }
  }

  static func validate(_ link: Link, nodeNames: [String]) throws(GraphError) {
    let areNodes = nodeNames.indices.contains(link.first) && nodeNames.indices.contains(link.second)
    if areNodes, link.first != link.second, link.capacity > 0, link.capacity.isFinite, link.width >= 1 { return }
    func name(_ node: Int) -> String { nodeNames.indices.contains(node) ? nodeNames[node] : "\(node)" }
    let linkName = GraphError.LinkName(name(link.first), name(link.second))
    for node in [link.first, link.second] where !nodeNames.indices.contains(node) {
      throw .unknownNode(node: "\(node)", link: linkName)
    }
    if link.first == link.second { throw .selfLoop(node: name(link.first)) }
    if link.capacity.isNaN { throw .undefinedCapacity(linkName) }
    if link.capacity <= 0 { throw .nonPositiveCapacity(linkName, capacity: link.capacity) }
    if link.capacity.isInfinite { throw .infiniteCapacity(linkName) }
    if link.width < 1 { throw .invalidWidth(linkName, width: link.width) }
  }
}

extension CapacitatedGraph: Equatable {
  /// Whether two graphs have the same nodes and the same links in the same order.
  public static func == (left: Self, right: Self) -> Bool {
    left.nodeNames == right.nodeNames && left.links == right.links
  }
}
