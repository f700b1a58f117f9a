/// An undirected graph without loops or parallel links, its links carrying capacities.
public struct GeneratedGraph<Capacity> {
  /// A link between two vertices.
  public struct Link {
    public var from: Int
    public var to: Int
    public var capacity: Capacity

    @inlinable
    public init(_ from: Int, _ to: Int, _ capacity: Capacity) {
      self.from = from
      self.to = to
      self.capacity = capacity
    }
  }

  /// Number of vertices, which are 0 ..< `vertexCount`.
  public var vertexCount: Int
  public var links: [Link]

  @inlinable
  public init(vertexCount: Int, links: [Link]) {
    self.vertexCount = vertexCount
    self.links = links
  }

  /// Neighbours of each vertex with the capacity of the link to them, in the order of the links.
  public var neighbours: [[(vertex: Int, capacity: Capacity)]] {
    var lists: [[(vertex: Int, capacity: Capacity)]] = Array(repeating: [], count: vertexCount)
    for link in links {
      lists[link.from].append((link.to, link.capacity))
      lists[link.to].append((link.from, link.capacity))
    }
    return lists
  }
}

extension GeneratedGraph: Sendable where Capacity: Sendable {}
extension GeneratedGraph.Link: Sendable where Capacity: Sendable {}
extension GeneratedGraph: Equatable where Capacity: Equatable {}
extension GeneratedGraph.Link: Equatable where Capacity: Equatable {}
extension GeneratedGraph: Hashable where Capacity: Hashable {}
extension GeneratedGraph.Link: Hashable where Capacity: Hashable {}

extension GeneratedGraph: SwiftLiteralConvertible {
  public var swiftLiteral: String {
    let links = links.map { ".init(\($0.from), \($0.to), \(PropertySearch.swiftLiteral(of: $0.capacity)))" }
    return "GeneratedGraph<\(Capacity.self)>(vertexCount: \(vertexCount), links: [\(links.joined(separator: ", "))])"
  }
}

/// What graphs a generator makes.
public struct GraphShape: Sendable {
  /// How many connected components there are.
  public enum Connectivity: Sendable {
    /// Any number, as it comes.
    case arbitrary
    case connected
    /// A number of a range that begins at 1 or more, or the number of vertices if that is smaller.
    case components(ClosedRange<Int>)
  }

  public var vertices: ClosedRange<Int>
  /// Links beyond those of a spanning forest; with arbitrary connectivity, all links.
  public var links: ClosedRange<Int>
  public var connectivity: Connectivity

  public init(vertices: ClosedRange<Int>, links: ClosedRange<Int>, connectivity: Connectivity = .connected) {
    precondition(vertices.lowerBound >= 1 && links.lowerBound >= 0, "a graph has a vertex at least")
    self.vertices = vertices
    self.links = links
    self.connectivity = connectivity
  }

  /// Connected graphs.
  public static func connected(vertices: ClosedRange<Int>, extraLinks: ClosedRange<Int>) -> GraphShape {
    GraphShape(vertices: vertices, links: extraLinks)
  }

  /// Trees.
  public static func tree(vertices: ClosedRange<Int>) -> GraphShape {
    GraphShape(vertices: vertices, links: 0...0)
  }

  /// Trees with at most three links more.
  public static func nearTree(vertices: ClosedRange<Int>) -> GraphShape {
    GraphShape(vertices: vertices, links: 0...3)
  }

  /// Graphs of any number of components.
  public static func arbitrary(vertices: ClosedRange<Int>, links: ClosedRange<Int>) -> GraphShape {
    GraphShape(vertices: vertices, links: links, connectivity: .arbitrary)
  }
}
