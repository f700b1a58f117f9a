import Foundation
import JSONReading

extension CapacitatedGraph {
  /// The graph in NetworkX node-link data.
  ///
  /// Nodes have an `id`, a string or an integer, which becomes the name. Links stand under `edges` (NetworkX 3.4 and
  /// later) or `links`, with `source`, `target`, `capacity` in values per second and an optional `width` in values
  /// per sample, 1 by default. In a `multigraph` the capacities of parallel links add up; a `directed` graph must
  /// give every link in both directions alike.
  ///
  /// - Parameters:
  ///   - data: JSON text.
  ///   - options: what to do where the data is silent.
  /// - Throws: `malformed`, which names the field; `unknownNode`; or what is wrong with the graph.
  public init(nodeLinkJSON data: Data, options: ReadingOptions = ReadingOptions()) throws(GraphError) {
    let document = try Self.document(data)
    guard let edges = document.edges ?? document.links else {
      throw .malformed(
        field: "edges", problem: "is missing, and so is links",
        remedy: "write the graph with networkx.node_link_data(graph, edges=\"edges\")")
    }
    guard document.edges == nil || document.links == nil else {
      throw .malformed(field: "links", problem: "stands beside edges", remedy: "keep one of the two lists")
    }
    let ids = document.nodes.map(\.id)
    let index = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
    // The node "1" is another node than the node 1; where a file has both, the text keeps its quotes.
    let names = ids.map { id in
      if case .text(let text) = id, let number = Int(text), index[.number(number)] != nil { return "\"\(text)\"" }
      return id.name
    }
    var records: [LinkRecord] = []
    for (position, edge) in edges.enumerated() {
      let name = GraphError.LinkName(edge.source.name, edge.target.name)
      guard let source = index[edge.source] else { throw .unknownNode(node: name.first, link: name) }
      guard let target = index[edge.target] else { throw .unknownNode(node: name.second, link: name) }
      guard let width = edge.width?.value ?? (edge.width == nil ? 1 : nil) else {
        throw .malformed(
          field: "\(document.edges == nil ? "links" : "edges")[\(position)].width",
          problem: "is not an integer", remedy: "write the values per sample, 1 or more")
      }
      records.append(LinkRecord(source: source, target: target, capacity: edge.capacity, width: width))
    }
    try self.init(
      nodeNames: names, records: records, isDirected: document.directed ?? false,
      allowsParallel: document.multigraph ?? false, options: options)
  }

  /// The graph as NetworkX node-link data, with links under `edges`, that NetworkX 3.4 and later reads as it is.
  ///
  /// Names become string ids. Capacities are written to the shortest text that reads back to the same bits.
  ///
  /// - Throws: `excessiveWidth` for the first link whose width a reader would refuse.
  /// - Complexity: O(V + E).
  public func nodeLinkJSON() throws(GraphError) -> Data {
    for (index, link) in links.enumerated() where link.width > ReadingOptions.greatestWidth {
      throw .excessiveWidth(name(ofLink: index), width: link.width)
    }
    let document = NodeLinkDocument(
      directed: false, multigraph: false, graph: [:],
      nodes: nodeNames.map { NodeLinkDocument.Node(id: .text($0)) },
      edges: links.map {
        NodeLinkDocument.Edge(
          source: .text(nodeNames[$0.first]), target: .text(nodeNames[$0.second]),
          capacity: $0.capacity, width: NodeLinkDocument.Width(value: $0.width))
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(document) + Data("\n".utf8)
    } catch {
      throw .malformed(field: "graph", problem: "\(error)", remedy: "give finite capacities and text names")
    }
  }

  /// Writes the graph as NetworkX node-link data, whole or not at all.
  ///
  /// - Throws: `inaccessible` if the file cannot be written.
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

  private static func document(_ data: Data) throws(GraphError) -> NodeLinkDocument {
    let decoder = JSONDecoder()
    func path(_ keys: [any CodingKey]) -> String {
      keys.isEmpty
        ? "the whole document"
        : keys.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined().trimmingPrefix(".").description
    }
    let remedy = "give node-link data: nodes with id; edges with source, target, capacity and optionally width"
    // Foundation's decoder ends the program on some bytes that are not UTF-8, and takes the last of two equal keys.
    do throws(JSONError) {
      _ = try JSONReader.value(of: data)
    } catch {
      throw .malformed(field: "the whole document", problem: "\(error)", remedy: remedy)
    }
    do {
      return try decoder.decode(NodeLinkDocument.self, from: data)
    } catch let error as DecodingError {
      switch error {
      case .keyNotFound(let key, let context):
        throw .malformed(field: path(context.codingPath + [key]), problem: "is missing", remedy: remedy)
      case .typeMismatch(let type, let context):
        throw .malformed(field: path(context.codingPath), problem: "is not of type \(type)", remedy: remedy)
      case .valueNotFound(_, let context):
        throw .malformed(field: path(context.codingPath), problem: "is null", remedy: remedy)
      case .dataCorrupted(let context):
        throw .malformed(field: path(context.codingPath), problem: context.debugDescription, remedy: remedy)
      @unknown default:
        throw .malformed(field: "the whole document", problem: "\(error)", remedy: remedy)
      }
    } catch {
      throw .malformed(field: "the whole document", problem: "\(error)", remedy: remedy)
    }
  }
}

private struct NodeLinkDocument: Codable {
  var directed: Bool?
  var multigraph: Bool?
  var graph: [String: String]?
  var nodes: [Node]
  var links: [Edge]?
  var edges: [Edge]?

  struct Node: Codable { var id: Identifier }

  struct Edge: Codable {
    var source: Identifier
    var target: Identifier
    var capacity: Double?
    var width: Width?
  }

  init(directed: Bool, multigraph: Bool, graph: [String: String], nodes: [Node], edges: [Edge]) {
    (self.directed, self.multigraph, self.graph) = (directed, multigraph, graph)
    (self.nodes, self.edges) = (nodes, edges)
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    directed = try container.decodeIfPresent(Bool.self, forKey: .directed)
    multigraph = try container.decodeIfPresent(Bool.self, forKey: .multigraph)
    nodes = try container.decode([Node].self, forKey: .nodes)
    links = try container.decodeIfPresent([Edge].self, forKey: .links)
    edges = try container.decodeIfPresent([Edge].self, forKey: .edges)
  }

  /// A link's width: an integer, exactly as written, or nothing if the number is none.
  struct Width: Codable {
    var value: Int?

    init(value: Int) { self.value = value }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let integer = try? container.decode(Int.self) {
        value = integer
      } else {
        let number = try container.decode(Double.self)
        value = number.magnitude < 0x1p53 ? Int(exactly: number) : nil
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(value)
    }
  }

  /// A node's id: NetworkX nodes are often integers, and often text.
  enum Identifier: Codable, Hashable {
    case text(String)
    case number(Int)

    var name: String {
      switch self {
      case .text(let text): text
      case .number(let number): "\(number)"
      }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "is neither text nor an integer")
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(name)
    }
  }
}
