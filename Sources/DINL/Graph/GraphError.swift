import JSONReading
import PlainText

/// An error in a graph, in a file that contains one, or in a request for a tree.
public indirect enum GraphError: Error, Equatable, Sendable {
  /// The names of the two ends of a link.
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

    /// Both names in single quotes, such as `'a' – 'b'`; long names are cut.
    public var description: String { "'\(first.plain())' – '\(second.plain())'" }
  }

  /// The kind of access to a file that failed.
  public enum Access: Sendable {
    /// The file was to be read.
    case reading
    /// The file was to be written.
    case writing
  }

  /// The graph has no node.
  case noNodes
  /// The network has no node other than the fusion node.
  case noSensors
  /// The graph has more nodes or links than can be counted in 31 bits.
  case tooLarge
  /// Two nodes have the same name.
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
  /// The capacities of parallel links have no finite sum.
  case capacityOverflow(LinkName)
  /// A width is below 1.
  case invalidWidth(LinkName, width: Int)
  /// A file gives a width above ``CapacitatedGraph/ReadingOptions/greatestWidth``.
  case excessiveWidth(LinkName, width: Int)
  /// With this link, twice the sum of the widths exceeds `Int.max`.
  case exchangeOverflow(LinkName)
  /// A link has no capacity, and no label that states a single rate, and no default was given; `numbers` are the names
  /// of its attributes that hold a number or a rate and are not read.
  case missingCapacity(LinkName, label: String? = nil, numbers: [String] = [])
  /// No link has the attribute that was said to hold the capacities; `numbers` are the names of others that may.
  case absentCapacityName(String, numbers: [String])
  /// A directed file gives a link different capacities or widths in its two directions.
  case asymmetricLink(LinkName)
  /// A directed file gives a link in one direction only.
  case missingReverse(LinkName)
  /// Parallel links have different widths, so that they cannot be merged into one link.
  case unlikeParallelLinks(LinkName)
  /// The exponent of the cost is negative, infinite or not a number.
  case invalidExponent(Double)
  /// A link's cost (width / capacity)^exponent, or a sum of such costs, leaves the range of normal numbers.
  case costOutOfRange(LinkName, exponent: Double)
  /// A link's sending time width / capacity, or a sum of such times, leaves the range of normal numbers.
  case timeOutOfRange(LinkName)
  /// Some nodes have no path to the root; all of them are named, in node order.
  case unreachable(root: String, nodes: [String])
  /// No connected graph without parallel links has these numbers of nodes and links.
  case impossibleSize(nodeCount: Int, linkCount: Int)
  /// A preferential graph needs at least one attachment, and more nodes than attachments.
  case impossibleAttachments(nodeCount: Int, attachments: Int)
  /// The modules on a graph would hold more numbers than ``ModuleNetwork/greatestNumberCount``.
  case networkTooLarge(greatest: Int)
  /// A file could not be read or written.
  case inaccessible(file: String, problem: String, Access)
  /// The content of a file is not what its format requires, in a place such as "line 7" or "edges[3].source", or as a
  /// whole.
  case malformed(place: String?, problem: String, remedy: String)
  /// An error at a place in a file, such as "line 7" or "edges[3]".
  case inPlace(String, GraphError)
  /// An error in the file that is named.
  case inFile(String, GraphError)

  /// The error without the names of its file and of its place.
  public var cause: GraphError {
    switch self {
    case .inFile(_, let error), .inPlace(_, let error): error.cause
    default: self
    }
  }
}

extension GraphError: CustomStringConvertible {
  /// One line: what is wrong, where, and what to do. Long names are cut, and characters that do not print are escaped.
  public var description: String { text.plain(upTo: .max) }

  private var text: String {
    switch self {
    case .noNodes:
      "the graph has no node; give at least one"
    case .noSensors:
      "the network has no sensor; give at least one node beside the fusion node"
    case .tooLarge:
      "the graph has more than \(CapacitatedGraph.greatestCount) nodes or links; give a smaller one"
    case .duplicateNodeName(let name):
      "two nodes are named '\(name.plain())'; give every node a name of its own"
    case .unknownNode(let node, let link):
      "link \(link) ends at the unknown node '\(node.plain())'; add the node or mend the link"
    case .selfLoop(let node):
      "a link joins node '\(node.plain())' to itself; remove it"
    case .duplicateLink(let link):
      "link \(link) is given twice; keep one link between two nodes, or declare a multigraph if the format has it, "
        + "where they add up"
    case .nonPositiveCapacity(let link, let capacity):
      "link \(link) has capacity \(capacity); a capacity is positive, in values per second"
    case .undefinedCapacity(let link):
      "link \(link) has a capacity that is not a number; a capacity is positive, in values per second"
    case .infiniteCapacity(let link):
      "link \(link) has an infinite capacity; a capacity is finite, in values per second"
    case .capacityOverflow(let link):
      "the capacities of the parallel links \(link) add up to no finite number; give them in a larger unit"
    case .excessiveWidth(let link, let width):
      "link \(link) has width \(width); a width is at most \(CapacitatedGraph.ReadingOptions.greatestWidth), "
        + "in values per sample"
    case .exchangeOverflow(let link):
      "with link \(link) the widths add up to more than \(Int.max / 2) values per sample; give smaller widths"
    case .invalidWidth(let link, let width):
      "link \(link) has width \(width); a width is at least 1, in values per sample"
    case .missingCapacity(let link, let label, let numbers):
      "link \(link) has no capacity\(label.map { ", as its label \($0.quoted) states no single rate" } ?? ""); "
        + (numbers.isEmpty
          ? "add one or give a default capacity (--default-capacity)"
          : "add one, name the attribute that holds it (--capacity NAME, of \(numbers.quotedList)), or give a default "
            + "capacity (--default-capacity)")
    case .absentCapacityName(let name, let numbers):
      "no link has a capacity in the attribute \(name.quoted) that --capacity names; "
        + (numbers.isEmpty
          ? "name another one, or drop the option"
          : "name one that has numbers: \(numbers.quotedList)")
    case .asymmetricLink(let link):
      "link \(link) differs between its directions; links are undirected: give both directions alike"
    case .missingReverse(let link):
      "link \(link) stands in this direction only, and its reverse is missing; links are undirected: add the reverse, "
        + "or have directed links read as undirected (--undirected)"
    case .unlikeParallelLinks(let link):
      "the parallel links \(link) have unlike widths; give them one width, or keep one of them"
    case .invalidExponent(let exponent):
      "the cost exponent is \(exponent); it is finite and at least 0"
    case .costOutOfRange(let link, let exponent):
      "the cost (width / capacity)^\(exponent) of link \(link) overflows or underflows; "
        + "lower the exponent, or give capacities in a unit that brings width / capacity nearer to 1"
    case .timeOutOfRange(let link):
      "the sending time width / capacity of link \(link) overflows or underflows, or a path's sum of such times may; "
        + "give capacities in a unit that brings width / capacity nearer to 1"
    case .unreachable(let root, let nodes):
      "no path to the root '\(root.plain())' from \(Self.list(nodes)); "
        + "add links, choose another root, or keep the largest component (--largest-component)"
    case .impossibleSize(let nodeCount, let linkCount):
      "no connected graph without parallel links has \(nodeCount) nodes and \(linkCount) links; "
        + "n nodes take n - 1 to n(n - 1)/2 links"
    case .impossibleAttachments(let nodeCount, let attachments):
      "\(nodeCount) nodes cannot join \(attachments) earlier ones each; "
        + "give at least one attachment, and more nodes than attachments"
    case .networkTooLarge(let greatest):
      "the modules of a network of these widths hold more than \(greatest) numbers; "
        + "lower the widths of the links or of the hidden layers"
    case .inaccessible(let file, let problem, _):
      "\(file.plainPath): \(problem)"
    case .malformed(let place, let problem, let remedy):
      "\(place.map { "\($0):" } ?? "the document") \(problem); \(remedy)"
    case .inPlace(let place, let error):
      "\(place): \(error)"
    case .inFile(let file, let error):
      "\(file.plainPath): \(error)"
    }
  }

  /// The first twelve names, and the number of the others.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "'\($0.plain())'" }.joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) others" : shown
  }
}
