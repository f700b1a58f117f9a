import Foundation
import JSONReading

/// NetworkX node-link data, as far as it describes a graph.
struct NodeLinkDocument {
  static let remedy = "give node-link data: nodes with id; edges with source, target, capacity and optionally width"

  var isDirected: Bool
  var isMultigraph: Bool
  var nodes: [Identifier]
  /// The attribute `columns` of each node, as it is written.
  var writtenColumns: [JSONValue?]
  var links: [Edge]

  struct Edge {
    var source: Identifier
    var target: Identifier
    var capacity: Double?
    var width: Int
    /// The names of the attributes that are not read, for a link without a capacity; else empty.
    var unread: [String]

    private static let read: Set = ["source", "target", "capacity", "width", "key"]

    /// - Throws: an error that names the missing or wrong field.
    init(_ edge: JSONField) throws(JSONFieldError) {
      (source, target) = (try Identifier(edge.member("source")), try Identifier(edge.member("target")))
      capacity = try edge.optionalMember("capacity")?.double()
      width = try edge.optionalMember("width")?.integer() ?? 1
      unread = capacity == nil ? edge.memberNames.filter { !Self.read.contains($0) } : []
    }
  }

  /// A node's id: NetworkX nodes are often integers, and often text.
  enum Identifier: Hashable {
    case text(String)
    case number(Int)

    var name: String {
      switch self {
      case .text(let text): text
      case .number(let number): "\(number)"
      }
    }

    /// - Throws: an error that names the field, if it is neither a text nor an integer.
    init(_ field: JSONField) throws(JSONFieldError) {
      switch field.value {
      case .text(let text): self = .text(text)
      case .number: self = .number(try field.integer())
      default: throw field.fault("is \(field.value.shown); it must be a text or a whole number")
      }
    }
  }

  /// The document of a text.
  ///
  /// - Throws: `malformed`, which names the field.
  /// - Complexity: O(n) for n bytes.
  static func reading(_ data: Data) throws(GraphError) -> NodeLinkDocument {
    let value: JSONValue
    do throws(JSONError) { value = try JSONReader.value(of: data) } catch {
      throw .malformed(field: "the whole document", problem: "\(error)", remedy: remedy)
    }
    do throws(JSONFieldError) { return try NodeLinkDocument(JSONField(value)) } catch {
      throw .malformed(
        field: error.field.isEmpty ? "the whole document" : error.field, problem: error.problem, remedy: remedy)
    }
  }

  /// - Throws: an error that names the missing or wrong field.
  init(_ document: JSONField) throws(JSONFieldError) {
    isDirected = try document.optionalMember("directed")?.boolean() ?? false
    isMultigraph = try document.optionalMember("multigraph")?.boolean() ?? false
    (nodes, writtenColumns) = ([], [])
    for node in try document.member("nodes").elements() {
      nodes.append(try Identifier(node.member("id")))
      writtenColumns.append(try node.optionalMember("columns")?.value)
    }
    let (edges, links) = (try document.optionalMember("edges"), try document.optionalMember("links"))
    if edges != nil, let links { throw links.fault("stands beside edges; keep one of the two lists") }
    guard let list = edges ?? links else {
      throw JSONFieldError(
        field: "edges",
        problem: "is missing, and so is links; write the graph with networkx.node_link_data(graph, edges=\"edges\")")
    }
    self.links = []
    for edge in try list.elements() { self.links.append(try Edge(edge)) }
  }
}
