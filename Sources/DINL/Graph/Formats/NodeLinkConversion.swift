import Foundation
import JSONReading

extension CapacitatedGraph {
  /// The graph in NetworkX node-link data.
  ///
  /// Nodes have an `id`, a string or an integer, which becomes the name. Links are listed under `edges` (NetworkX 3.4
  /// and later) or `links`, with `source`, `target`, `capacity` in values per second and an optional `width` in values
  /// per sample, 1 by default. In a `multigraph` the capacities of parallel links add up; a `directed` graph must give
  /// every link in both directions alike. Integers are read exactly: 4, 4.0 and 40e-1 are the same, and one beyond the
  /// range of `Int` is refused. Other members are ignored.
  ///
  /// - Parameters:
  ///   - data: JSON text, in UTF-8.
  ///   - options: the default capacity; bits per value do not matter here.
  /// - Throws: `malformed`, which names the field; `unknownNode`; or another error of the graph.
  /// - Complexity: O(n) for n bytes.
  public init(nodeLinkJSON data: Data, options: ReadingOptions = ReadingOptions()) throws(GraphError) {
    try self.init(NodeLinkDocument.reading(data).records(), options: options)
  }

  /// The graph as NetworkX node-link data with links under `edges`, which NetworkX 3.4 and later reads unchanged.
  ///
  /// Names become string ids. Each capacity is written as the shortest text that reads back to the same bits.
  ///
  /// - Throws: `excessiveWidth` for the first link whose width a reader would refuse.
  /// - Complexity: O(V + E).
  public func nodeLinkJSON() throws(GraphError) -> Data {
    for (index, link) in links.enumerated() where link.width > ReadingOptions.greatestWidth {
      throw .excessiveWidth(name(ofLink: index), width: link.width)
    }
    let document = WrittenDocument(
      nodes: nodeNames.map { WrittenDocument.Node(id: $0) },
      edges: links.map {
        WrittenDocument.Edge(
          source: nodeNames[$0.first], target: nodeNames[$0.second], capacity: $0.capacity, width: $0.width)
      })
    do {
      return Data((try JSONText.of(document) + "\n").utf8)
    } catch {
      throw .malformed(field: "graph", problem: "\(error)", remedy: "give finite capacities and text names")
    }
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

extension NodeLinkDocument {
  /// The nodes and links of which a graph is made.
  ///
  /// - Throws: `duplicateNodeName` or `unknownNode`.
  func records() throws(GraphError) -> GraphRecords {
    let ids = nodes
    var index = [Identifier: Int](minimumCapacity: ids.count)
    for (position, id) in ids.enumerated() {
      // Swift takes canonically equivalent texts for equal: the links of one such node would be taken for the other's.
      guard index.updateValue(position, forKey: id) == nil else { throw .duplicateNodeName(id.name) }
    }
    // The node "1" differs from the node 1; if a file has both, the name of the first keeps its quotes.
    let names = ids.map { id in
      if case .text(let text) = id, let number = Int(text), text == "\(number)", index[.number(number)] != nil {
        return "\"\(text)\""
      }
      return id.name
    }
    var records: [LinkRecord] = []
    records.reserveCapacity(links.count)
    for link in links {
      let name = GraphError.LinkName(link.source.name, link.target.name)
      guard let source = index[link.source] else { throw .unknownNode(node: name.first, link: name) }
      guard let target = index[link.target] else { throw .unknownNode(node: name.second, link: name) }
      records.append(
        LinkRecord(source: source, target: target, capacity: link.capacity, width: link.width, unread: link.unread))
    }
    return GraphRecords(nodeNames: names, links: records, isDirected: isDirected, allowsParallel: isMultigraph)
  }
}

/// Node-link data as they are written.
private struct WrittenDocument: Encodable {
  var directed = false
  var multigraph = false
  var graph: [String: String] = [:]
  var nodes: [Node]
  var edges: [Edge]

  struct Node: Encodable { var id: String }

  struct Edge: Encodable {
    var source: String
    var target: String
    var capacity: Double
    var width: Int
  }
}
