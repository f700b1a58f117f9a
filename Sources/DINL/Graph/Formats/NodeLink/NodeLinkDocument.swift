import Foundation
import JSONReading

/// NetworkX node-link data, as far as they describe a graph.
///
/// Nodes have an `id`, a string or an integer, which becomes the name. Links are listed under `edges` (NetworkX 3.4 and
/// later) or `links`, with `source`, `target`, `capacity` in values per second and an optional `width` in values per
/// sample, 1 by default. In a `multigraph` the capacities of parallel links add up; a `directed` graph must give every
/// link in both directions alike. Integers are read exactly: 4, 4.0 and 40e-1 are the same, and one beyond the range of
/// `Int` is refused. Other members are ignored, but for speeds and labels as in GraphML.
struct NodeLinkDocument: Sendable {
  static let remedy = "give node-link data: nodes with id; edges with source, target, capacity and optionally width"

  var isDirected: Bool
  var isMultigraph: Bool
  var nodes: [Node]
  var links: [Edge]
  /// The name of the list of links, "edges" or "links".
  var listName: String
  /// The values of the graph's own attributes `root` and `exponent`.
  var root: JSONValue?
  var exponent: JSONValue?

  struct Node: Sendable {
    var id: Identifier
    /// The attributes that are read beside the id: `columns` and those of the position.
    var attributes: [String: JSONValue]
  }

  struct Edge: Sendable {
    var source: Identifier
    var target: Identifier
    var capacity: Double?
    var width: Int
    /// The speeds and labels of a link without a capacity; else empty.
    var texts: [String: String] = [:]
    /// The names of the attributes that are not read, for a link without a capacity; else empty.
    var unread: [String] = []

    /// - Throws: an error that names the missing or wrong field.
    init(_ edge: JSONField) throws(JSONFieldError) {
      (source, target) = (try Identifier(edge.member("source")), try Identifier(edge.member("target")))
      capacity = try edge.optionalMember("capacity")?.double()
      width = try edge.optionalMember("width")?.integer() ?? 1
      guard capacity == nil, case .object(let members) = edge.value else { return }
      for (name, value) in members where name != "source" && name != "target" {
        if LinkAttributes.isUnread(name) {
          unread.append(name)
        } else if let text = value.scalarText, !text.isEmpty {
          texts[name] = text
        }
      }
    }
  }

  /// A node's id: NetworkX nodes are often integers, and often text.
  enum Identifier: Hashable, Sendable {
    case text(String)
    case number(Int)

    /// The value as it is usually written.
    var value: JSONValue {
      switch self {
      case .text(let text): .text(text)
      case .number(let number): .number("\(number)")
      }
    }

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
  static func document(_ data: Data) throws(GraphError) -> NodeLinkDocument {
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
    if let graph = try document.optionalMember("graph"), case .object(let members) = graph.value {
      (root, exponent) = (members["root"], members["exponent"])
    }
    (nodes, links) = ([], [])
    for node in try document.member("nodes").elements() {
      let id = try Identifier(node.member("id"))
      guard case .object(let members) = node.value else { continue }
      nodes.append(Node(id: id, attributes: members.filter { AttributedDocument.nodeNames.contains($0.key) }))
    }
    let (edges, links) = (try document.optionalMember("edges"), try document.optionalMember("links"))
    if edges != nil, let links { throw links.fault("stands beside edges; keep one of the two lists") }
    guard let list = edges ?? links else {
      throw JSONFieldError(
        field: "edges",
        problem: "is missing, and so is links; write the graph with networkx.node_link_data(graph, edges=\"edges\")")
    }
    listName = edges == nil ? "links" : "edges"
    for edge in try list.elements() { self.links.append(try Edge(edge)) }
  }
}

extension JSONValue {
  /// The text of a text, or of a number as it is written; nil for another value.
  var scalarText: String? {
    switch self {
    case .text(let text), .number(let text): text
    default: nil
    }
  }
}
