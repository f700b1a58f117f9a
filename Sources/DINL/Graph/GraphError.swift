import JSONReading

/// What can be wrong with a graph, a file that holds one, or a tree that is asked of it.
public indirect enum GraphError: Error, Equatable, Sendable {
  /// A link by the names of its ends.
  public struct LinkName: Hashable, Sendable, CustomStringConvertible {
    /// The name of one end.
    public let first: String
    /// The name of the other end.
    public let second: String

    /// The link between two nodes.
    public init(_ first: String, _ second: String) {
      self.first = first
      self.second = second
    }

    public var description: String { "'\(first.excerpt())' – '\(second.excerpt())'" }
  }

  /// What was to be done with a file.
  public enum Access: Sendable {
    case reading
    case writing
  }

  /// The graph has no node.
  case noNodes
  /// Two nodes have one name.
  case duplicateNodeName(String)
  /// A link ends at a node that the graph does not have: `node` is an index or a name.
  case unknownNode(node: String, link: LinkName)
  /// A link joins a node to itself.
  case selfLoop(node: String)
  /// Two links join the same two nodes, in either order.
  case duplicateLink(LinkName)
  /// A capacity is zero or negative.
  case nonPositiveCapacity(LinkName, capacity: Double)
  /// A capacity is not a number.
  case undefinedCapacity(LinkName)
  /// A capacity is infinite.
  case infiniteCapacity(LinkName)
  /// A width is below 1.
  case invalidWidth(LinkName, width: Int)
  /// A link has no capacity and no default was given.
  case missingCapacity(LinkName)
  /// A directed file gives a link unlike capacities or widths for its two directions, or one direction only.
  case asymmetricLink(LinkName)
  /// Parallel links have unlike widths, so that they make no one link.
  case unlikeParallelLinks(LinkName)
  /// The exponent of the cost is negative, infinite or not a number.
  case invalidExponent(Double)
  /// A link's cost (width / capacity)^exponent, or a sum of such costs, leaves the range of normal numbers.
  case costOutOfRange(LinkName, exponent: Double)
  /// Some nodes have no path to the root; every one is named, in node order.
  case unreachable(root: String, nodes: [String])
  /// No random connected graph of these numbers of nodes and links exists.
  case impossibleSize(nodeCount: Int, linkCount: Int)
  /// A file could not be opened or written.
  case inaccessible(file: String, problem: String, Access)
  /// A file's content is not what its format asks for.
  case malformed(field: String, problem: String, remedy: String)
  /// A file holds something that is wrong.
  case inFile(String, GraphError)
}

extension GraphError: CustomStringConvertible {
  /// One line: what is wrong, where, and what to do. Names are cut where they are long, and what does not print is
  /// escaped.
  public var description: String {
    switch self {
    case .noNodes:
      "the graph has no node; give at least one"
    case .duplicateNodeName(let name):
      "two nodes are named '\(name.excerpt())'; give every node a name of its own"
    case .unknownNode(let node, let link):
      "link \(link) ends at the unknown node '\(node.excerpt())'; add the node or mend the link"
    case .selfLoop(let node):
      "a link joins node '\(node.excerpt())' to itself; remove it"
    case .duplicateLink(let link):
      "link \(link) is given twice; keep one link between two nodes"
    case .nonPositiveCapacity(let link, let capacity):
      "link \(link) has capacity \(capacity); a capacity is positive, in values per second"
    case .undefinedCapacity(let link):
      "link \(link) has a capacity that is not a number; a capacity is positive, in values per second"
    case .infiniteCapacity(let link):
      "link \(link) has an infinite capacity; a capacity is finite, in values per second"
    case .invalidWidth(let link, let width):
      "link \(link) has width \(width); a width is at least 1, in values per sample"
    case .missingCapacity(let link):
      "link \(link) has no capacity; add one or give a default capacity"
    case .asymmetricLink(let link):
      "link \(link) differs between its directions; links are undirected: give both directions alike, or an undirected file"
    case .unlikeParallelLinks(let link):
      "the parallel links \(link) have unlike widths; give them one width, or keep one of them"
    case .invalidExponent(let exponent):
      "the cost exponent is \(exponent); it is finite and at least 0"
    case .costOutOfRange(let link, let exponent):
      "the cost (width / capacity)^\(exponent) of link \(link) overflows or underflows; "
        + "lower the exponent, or give capacities in a unit that brings width / capacity nearer to 1"
    case .unreachable(let root, let nodes):
      "no path to the root '\(root.excerpt())' from \(Self.list(nodes)); "
        + "add links, remove these nodes, or choose another root"
    case .impossibleSize(let nodeCount, let linkCount):
      "no connected graph without parallel links has \(nodeCount) nodes and \(linkCount) links; "
        + "n nodes take n - 1 to n(n - 1)/2 links"
    case .inaccessible(let file, let problem, _):
      "\(file.excerpt(Self.longestPath)): \(problem)"
    case .malformed(let field, let problem, let remedy):
      "field \(field): \(problem); \(remedy)"
    case .inFile(let file, let error):
      "\(file.excerpt(Self.longestPath)): \(error)"
    }
  }

  private static let longestPath = 400

  /// The first names, and the number of the others.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "'\($0.excerpt())'" }.joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) others" : shown
  }
}
