/// A named family of graphs.
public enum Topology: String, CaseIterable, Sendable {
  case path, cycle, star, complete, grid, binaryTree, completeBipartite
  /// Paths of two links each between the first and the last vertex.
  case parallelPaths

  /// The links of the graph in the family with a given number of vertices, each from the smaller to the larger vertex.
  ///
  /// - Parameter count: The number of vertices, at least 1.
  /// - Complexity: O(links).
  public func links(vertices count: Int) -> [(from: Int, to: Int)] {
    let others = (0..<count).dropFirst()
    switch self {
    case .path: return others.map { ($0 - 1, $0) }
    case .cycle: return others.map { ($0 - 1, $0) } + (count > 2 ? [(0, count - 1)] : [])
    case .star: return others.map { (0, $0) }
    case .complete: return others.flatMap { second in (0..<second).map { ($0, second) } }
    case .grid:
      var width = 1
      while (width + 1) * (width + 1) <= count { width += 1 }
      return others.flatMap { vertex in
        (vertex % width > 0 ? [(vertex - 1, vertex)] : []) + (vertex >= width ? [(vertex - width, vertex)] : [])
      }
    case .binaryTree: return others.map { (($0 - 1) / 2, $0) }
    case .completeBipartite:
      let left = max(1, count / 2)
      return (0..<left).flatMap { first in (left..<count).map { (first, $0) } }
    case .parallelPaths:
      guard count > 2 else { return count == 2 ? [(0, 1)] : [] }
      return (1..<count - 1).flatMap { [(0, $0), ($0, count - 1)] }
    }
  }
}

/// A graph of a named family, with the family.
public struct LabeledGraph<Capacity> {
  /// The family of the graph.
  public var topology: Topology
  /// The graph.
  public var graph: GeneratedGraph<Capacity>

  /// A graph that belongs to a family, which is not checked.
  public init(topology: Topology, graph: GeneratedGraph<Capacity>) {
    self.topology = topology
    self.graph = graph
  }
}

extension LabeledGraph: Sendable where Capacity: Sendable {}
extension LabeledGraph: Equatable where Capacity: Equatable {}

extension Generator {
  /// Graphs of named families with at least one vertex, each with its family; the path is the simplest.
  public static func topology<Capacity>(
    vertices: ClosedRange<Int>, capacity: Generator<Capacity>
  ) -> Generator where Value == LabeledGraph<Capacity> {
    precondition(vertices.lowerBound >= 1, "a graph has a vertex at least")
    return Generator { source throws(Discard) in
      let topology = Topology.allCases[try source.index(below: Topology.allCases.count)]
      let count = try source.count(in: vertices)
      var graph = GeneratedGraph<Capacity>(vertexCount: count, links: [])
      for (from, to) in topology.links(vertices: count) {
        graph.links.append(.init(from, to, try capacity.draw(from: &source)))
      }
      return LabeledGraph(topology: topology, graph: graph)
    }
  }
}
