/// An undirected graph without loops or parallel links, whose links have capacities.
public struct GeneratedGraph<Capacity> {
  /// A link between two vertices.
  public struct Edge {
    /// The index of one end.
    public var from: Int
    /// The index of the other end.
    public var to: Int
    /// The capacity of the link.
    public var capacity: Capacity

    /// A link between two vertices, with its capacity.
    @inlinable
    public init(_ from: Int, _ to: Int, _ capacity: Capacity) {
      self.from = from
      self.to = to
      self.capacity = capacity
    }
  }

  /// The number of vertices, which are 0 ..< `vertexCount`.
  public var vertexCount: Int
  /// The links, at most one between any two vertices.
  public var links: [Edge]

  /// A graph with the given vertices and links, which are not checked.
  @inlinable
  public init(vertexCount: Int, links: [Edge]) {
    self.vertexCount = vertexCount
    self.links = links
  }

  /// The neighbors of each vertex with the capacity of the link to them, in the order of the links.
  public var neighbors: [[(vertex: Int, capacity: Capacity)]] {
    var lists: [[(vertex: Int, capacity: Capacity)]] = Array(repeating: [], count: vertexCount)
    for link in links {
      lists[link.from].append((link.to, link.capacity))
      lists[link.to].append((link.from, link.capacity))
    }
    return lists
  }
}

extension GeneratedGraph: Sendable where Capacity: Sendable {}
extension GeneratedGraph.Edge: Sendable where Capacity: Sendable {}
extension GeneratedGraph: Equatable where Capacity: Equatable {}
extension GeneratedGraph.Edge: Equatable where Capacity: Equatable {}
extension GeneratedGraph: Hashable where Capacity: Hashable {}
extension GeneratedGraph.Edge: Hashable where Capacity: Hashable {}

extension GeneratedGraph: SwiftLiteralConvertible {
  /// The graph as a call of its initializer, with its links written out.
  public var swiftLiteral: String {
    let links = links.map { ".init(\($0.from), \($0.to), \(PropertySearch.swiftLiteral(of: $0.capacity)))" }
    return "GeneratedGraph<\(Capacity.self)>(vertexCount: \(vertexCount), links: [\(links.joined(separator: ", "))])"
  }
}

/// The shape of the graphs that a generator makes.
public struct GraphShape: Sendable {
  /// The number of connected components.
  public enum Connectivity: Sendable {
    /// Any number, as the links happen to give it.
    case arbitrary
    case connected
    /// A number in a range that begins at 1 or more, or the number of vertices if that is smaller.
    case components(ClosedRange<Int>)
  }

  /// The range of the number of vertices, from 1.
  public var vertices: ClosedRange<Int>
  /// The range of the number of links beyond a spanning forest, or of all links for arbitrary connectivity; links that
  /// would repeat a pair or form a loop are left out.
  public var links: ClosedRange<Int>
  /// The number of connected components.
  public var connectivity: Connectivity

  /// A shape with the given ranges.
  ///
  /// - Parameters:
  ///   - vertices: The range of the number of vertices, from 1.
  ///   - links: The range of the number of links beyond a spanning forest, or of all links, from 0.
  ///   - connectivity: The number of connected components.
  public init(vertices: ClosedRange<Int>, links: ClosedRange<Int>, connectivity: Connectivity = .connected) {
    precondition(vertices.lowerBound >= 1 && links.lowerBound >= 0, "a graph has a vertex at least")
    self.vertices = vertices
    self.links = links
    self.connectivity = connectivity
  }

  /// Connected graphs with some links beyond those of a spanning tree.
  public static func connected(vertices: ClosedRange<Int>, extraLinks: ClosedRange<Int>) -> GraphShape {
    GraphShape(vertices: vertices, links: extraLinks)
  }

  /// Trees.
  public static func tree(vertices: ClosedRange<Int>) -> GraphShape {
    GraphShape(vertices: vertices, links: 0...0)
  }

  /// Trees with at most three more links.
  public static func nearTree(vertices: ClosedRange<Int>) -> GraphShape {
    GraphShape(vertices: vertices, links: 0...3)
  }

  /// Graphs with any number of components.
  public static func arbitrary(vertices: ClosedRange<Int>, links: ClosedRange<Int>) -> GraphShape {
    GraphShape(vertices: vertices, links: links, connectivity: .arbitrary)
  }
}
