import DINL
import Foundation
import PropertyTesting
import Testing

@Suite struct `The largest component of a network is kept, and what is left out is said` {
  /// The components of a graph by merging the names of linked nodes, ascending in their first nodes.
  static func components(_ graph: CapacitatedGraph) -> [[Int]] {
    var name = Array(graph.nodeNames.indices)
    for _ in graph.nodeNames.indices {
      for link in graph.links {
        let least = min(name[link.first], name[link.second])
        (name[link.first], name[link.second]) = (least, least)
      }
    }
    return Dictionary(grouping: graph.nodeNames.indices) { name[$0] }.sorted { $0.key < $1.key }.map {
      $0.value.sorted()
    }
  }

  /// Whether a choice of nodes is the first of the largest components.
  static func isLargest(_ nodes: [Int], of graph: CapacitatedGraph) -> Bool {
    let components = components(graph)
    return nodes == components.first { $0.count == components.map(\.count).max() }
  }

  static let graphs = Generator.graph(
    .arbitrary(vertices: 1...12, links: 0...12), capacity: Generator<Int>.integer(in: 1...3))

  static func capacitated(_ drawn: GeneratedGraph<Int>) throws -> CapacitatedGraph {
    try CapacitatedGraph(
      nodeCount: drawn.vertexCount, links: drawn.links.map { Link($0.from, $0.to, capacity: Double($0.capacity)) })
  }

  /// The nodes that a reader keeps of a graph with nodes named "0", "1", ….
  static func largest(of graph: CapacitatedGraph) throws -> [Int] {
    let text = GraphWriters.dot(WrittenGraph(graph))
    let read = try GraphFile(Data(text.utf8), options: .init(keepsLargestComponent: true))
    #expect((read.leftOut?.nodeNames.count ?? 0) + read.graph.nodeCount == graph.nodeCount)
    #expect((read.leftOut?.links ?? 0) + read.graph.linkCount == graph.linkCount)
    return read.graph.nodeNames.compactMap { Int($0) }
  }

  @Test func `of drawn graphs it is the first of the largest`() {
    checkProperty(Self.graphs, PropertySettings(cases: 300)) { drawn, observer in
      let graph = try Self.capacitated(drawn)
      #expect(Self.isLargest(try Self.largest(of: graph), of: graph))
      observer.cover("disconnected", atLeast: 0.2, when: Self.components(graph).count > 1)
    }
  }

  @Test func `control: the last of several components as large, or another, is refuted`() throws {
    let pairs = try CapacitatedGraph(
      nodeCount: 5, links: [Link(1, 3, capacity: 1), Link(2, 4, capacity: 1)])
    #expect(try Self.largest(of: pairs) == [1, 3])
    #expect(!Self.isLargest([2, 4], of: pairs) && !Self.isLargest([0], of: pairs))
  }

  static let text = """
    {"nodes": [{"id": "alone", "columns": "z"}, {"id": "a", "columns": "x"}, {"id": "p"}, {"id": "b", "x": 1, "y": 2},
    {"id": "q"}, {"id": "c"}], "graph": {"root": "b"}, "edges": [{"source": "p", "target": "q", "capacity": 1},
    {"source": "c", "target": "a", "capacity": 2, "width": 3}, {"source": "b", "target": "c", "capacity": 4}]}
    """

  @Test func `a file keeps its columns, places and root, and says what it leaves out`() throws {
    let file = try GraphFile(Data(Self.text.utf8), options: .init(keepsLargestComponent: true))
    #expect(file.graph.nodeNames == ["a", "b", "c"])
    #expect(file.graph.links == [Link(2, 0, capacity: 2, width: 3), Link(1, 2, capacity: 4)])
    #expect(try file.columns() == [["x"], nil, nil] && file.root() == 1)
    #expect(file.positions.map { $0?.x } == [nil, 1, nil])
    let left = try #require(file.leftOut)
    #expect(left.nodeNames == ["alone", "p", "q"] && left.links == 1)
    #expect("\(left)" == "3 nodes and 1 link are left out: \"alone\", \"p\", \"q\"")
    let whole = try GraphFile(Data(Self.text.utf8))
    #expect(whole.leftOut == nil && whole.graph.nodeCount == 6)
    let connected = try GraphFile(
      Data("graph { a -- b [capacity=1] }".utf8), options: .init(keepsLargestComponent: true))
    #expect(connected.leftOut == nil && connected.graph.nodeCount == 2)
  }

  @Test func `links that are left out need no capacity, and are counted once however often they are given`() throws {
    let text = """
      {"multigraph": true, "directed": true, "nodes": [{"id": 0}, {"id": 1}, {"id": "x"}, {"id": "y"}, {"id": "z"}],
      "edges": [{"source": 0, "target": 1}, {"source": 0, "target": 1}, {"source": 1, "target": 0, "capacity": -1},
      {"source": "x", "target": "z", "capacity": 3}, {"source": "z", "target": "x", "capacity": 3},
      {"source": "z", "target": "y", "capacity": 2}, {"source": "y", "target": "z", "capacity": 2}]}
      """
    let read = try GraphFile(Data(text.utf8), options: .init(keepsLargestComponent: true))
    #expect(read.graph.nodeNames == ["x", "y", "z"])
    #expect(read.graph.links == [Link(0, 2, capacity: 3), Link(2, 1, capacity: 2)])
    #expect(read.leftOut?.nodeNames == ["0", "1"] && read.leftOut?.links == 1)
    #expect(read.capacities.counts == [.capacity: 4] && read.capacities.links == 4)
    // In the part that is kept, and without the option, a capacity is required.
    let kept = text.replacing(#""y", "capacity": 2"#, with: #""y""#)
    #expect(throws: GraphError.inPlace("edges[5]", .missingCapacity(GraphError.LinkName("z", "y")))) {
      try GraphFile(Data(kept.utf8), options: .init(keepsLargestComponent: true))
    }
    #expect(throws: GraphError.inPlace("edges[0]", .missingCapacity(GraphError.LinkName("0", "1")))) {
      try GraphFile(Data(text.utf8))
    }
  }

  @Test func `a root that is left out is none, and of many names twelve are said`() throws {
    let root = Self.text.replacing("\"root\": \"b\"", with: "\"root\": \"p\"")
    #expect(try GraphFile(Data(root.utf8), options: .init(keepsLargestComponent: true)).root() == nil)
    let many = "graph { a -- b [capacity=1] " + (0..<20).map { "n\($0)" }.joined(separator: " ") + " }"
    let left = try GraphFile(Data(many.utf8), options: .init(keepsLargestComponent: true)).leftOut
    let words = try #require(left.map { "\($0)" })
    #expect(words.hasPrefix("20 nodes and 0 links are left out: \"n0\",") && words.hasSuffix("\"n11\" and 8 more"))
    let one = try GraphFile(Data("graph { a -- b [capacity=1] c }".utf8), options: .init(keepsLargestComponent: true))
    #expect("\(try #require(one.leftOut))" == "1 node and 0 links are left out: \"c\"")
  }
}
