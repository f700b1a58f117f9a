import Foundation
import JSONReading

extension CapacitatedGraph {
  /// The graph as NetworkX node-link data with links under `edges`, which NetworkX 3.4 and later reads unchanged.
  ///
  /// Names become string ids. Each capacity is written as the shortest text that reads back to the same bits.
  ///
  /// - Throws: `excessiveWidth` for the first link whose width a reader would refuse.
  /// - Complexity: O(V + E).
  public func nodeLinkJSON() throws(GraphError) -> Data {
    try requireReadableWidths()
    return try WrittenDocument(
      nodes: nodeNames.map { WrittenDocument.Node(id: $0) },
      edges: links.map { WrittenDocument.Edge($0, in: self) }
    ).data()
  }

  /// Writes the graph as NetworkX node-link data, completely or not at all.
  ///
  /// - Throws: `inaccessible` if the file cannot be written; `excessiveWidth` as ``nodeLinkJSON()``.
  public func writeNodeLinkJSON(to file: URL) throws(GraphError) {
    let data = try nodeLinkJSON()
    do {
      try data.write(to: file, options: .atomic)
    } catch {
      throw .inaccessible(
        file: file.relativePath, problem: "cannot be written; give a folder that can be written to",
        .writing)
    }
  }
}

extension TreeFile {
  func nodeLinkJSON() throws(GraphError) -> Data {
    let graph = tree.graph
    let nodes = graph.nodeNames.indices.map { node in
      WrittenDocument.Node(
        id: graph.nodeNames[node],
        tree: WrittenDocument.Place(
          parent: tree.parents[node].map { graph.nodeNames[$0] }, distance: tree.distances[node],
          hops: tree.hops[node]),
        columns: columns[node], position: positions[node])
    }
    let edges = graph.links.indices.map { WrittenDocument.Edge(graph.links[$0], in: graph, isInTree: isInTree($0)) }
    return try WrittenDocument(
      graph: WrittenDocument.Attributes(root: graph.nodeNames[tree.root], exponent: tree.exponent), nodes: nodes,
      edges: edges
    ).data()
  }
}

/// Node-link data as they are written.
private struct WrittenDocument: Encodable {
  var directed = false
  var multigraph = false
  var graph = Attributes()
  var nodes: [Node]
  var edges: [Edge]

  struct Attributes: Encodable {
    var root: String?
    var exponent: Double?
  }

  /// The place of a node in the tree.
  struct Place {
    var parent: String?
    var distance: Double
    var hops: Int
  }

  struct Node: Encodable {
    var id: String
    var tree: Place?
    var columns: [String]?
    var position: NodePosition?

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(_ name: String) { stringValue = name }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(id, forKey: Key("id"))
      try container.encodeIfPresent(columns, forKey: Key("columns"))
      for (name, value) in position?.attributes ?? [] { try container.encode(value, forKey: Key(name)) }
      guard let tree else { return }
      // The root's parent is an explicit null, so that every node has the same keys.
      try container.encode(tree.parent, forKey: Key("parent"))
      try container.encode(tree.distance, forKey: Key("distance"))
      try container.encode(tree.hops, forKey: Key("hops"))
    }
  }

  struct Edge: Encodable {
    var source: String
    var target: String
    var capacity: Double
    var width: Int
    var tree: Bool?

    init(_ link: Link, in graph: CapacitatedGraph, isInTree: Bool? = nil) {
      (source, target) = (graph.nodeNames[link.first], graph.nodeNames[link.second])
      (capacity, width, tree) = (link.capacity, link.width, isInTree)
    }
  }

  func data() throws(GraphError) -> Data {
    do { return Data((try JSONText.of(self) + "\n").utf8) } catch {
      throw .malformed(place: "graph", problem: "\(error)", remedy: "give finite capacities and text names")
    }
  }
}
