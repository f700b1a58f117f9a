import Foundation
import JSONReading

/// Reads node-link data, and of its lists one element after another.
struct NodeLinkReader {
  static let remedy = "give node-link data: nodes with id; edges with source, target, capacity and optionally width"

  /// The lists `nodes`, `edges` and `links`, at their beginning.
  private var lists: [String: JSONCursor] = [:]
  /// The document without the elements of these lists, and without the members that are not read.
  private let frame: JSONField

  /// What a text describes, and the nodes and links of which a graph is made.
  ///
  /// - Parameter attributes: what is read of a link.
  /// - Throws: `malformed`, which names the field; `duplicateNodeName`; or an error of a link in `inPlace`.
  /// - Complexity: O(n) expected for n bytes.
  static func read(
    _ data: consuming Data, _ attributes: LinkAttributes
  ) throws(GraphError) -> (document: NodeLinkDocument, records: GraphRecords) {
    let cursor: JSONCursor
    do throws(JSONError) { cursor = try JSONCursor(consume data) } catch {
      throw .malformed(place: nil, problem: "is not JSON (\(error))", remedy: remedy)
    }
    let reader = NodeLinkReader(cursor)
    let document = try naming { () throws(JSONFieldError) in try reader.document() }
    return (document, try reader.records(document, attributes))
  }

  private init(_ cursor: JSONCursor) {
    var cursor = cursor
    guard cursor.kind == .object else {
      frame = JSONField(cursor.value())
      return
    }
    var members: [String: JSONValue] = [:]
    cursor.enterObject()
    while cursor.nextMember() {
      let name = cursor.keyText
      if ["nodes", "edges", "links"].contains(name), cursor.kind == .array {
        (lists[name], members[name]) = (cursor, .array([]))
        cursor.skip()
      } else if ["nodes", "edges", "links", "directed", "multigraph", "graph"].contains(name) {
        members[name] = cursor.value()
      } else {
        cursor.skip()
      }
    }
    frame = JSONField(.object(members))
  }

  /// Names the field in what is wrong with it.
  private static func naming<Value>(
    _ body: () throws(JSONFieldError) -> Value
  ) throws(GraphError) -> Value {
    do throws(JSONFieldError) { return try body() } catch {
      throw .malformed(
        place: error.field.isEmpty ? nil : error.field, problem: error.problem, remedy: remedy)
    }
  }

  private func flag(_ name: String) throws(JSONFieldError) -> Bool {
    try frame.optionalMember(name)?.boolean() ?? false
  }

  /// The graph's own attributes and the nodes.
  private func document() throws(JSONFieldError) -> NodeLinkDocument {
    _ = (try flag("directed"), try flag("multigraph"))
    var document = NodeLinkDocument(nodes: [])
    if let graph = try frame.optionalMember("graph"), case .object(let members) = graph.value {
      (document.root, document.exponent) = (members["root"], members["exponent"])
    }
    _ = try frame.member("nodes").elements()
    guard var cursor = lists["nodes"] else { return document }
    cursor.enterArray()
    while cursor.nextElement() { document.nodes.append(try Self.node(&cursor, at: document.nodes.count)) }
    return document
  }

  private static func node(_ cursor: inout JSONCursor, at place: Int) throws(JSONFieldError) -> NodeLinkDocument.Node {
    var node = NodeLinkDocument.Node(id: .list([]))
    let start = cursor
    var hasID = false
    if cursor.kind == .object {
      cursor.enterObject()
      while cursor.nextMember() {
        let name = cursor.keyText
        if name == "id", let id = NodeLinkDocument.Identifier(&cursor) {
          (node.id, hasID) = (id, true)
        } else if AttributedDocument.nodeNames.contains(name) {
          node.attributes[name] = cursor.value()
        } else {
          cursor.skip()
        }
      }
    }
    guard !hasID else { return node }
    cursor = start
    node.id = try NodeLinkDocument.Identifier(JSONField(cursor.value(), at: place, of: "nodes").member("id"))
    return node
  }

  /// The name of the list of links, "edges" or "links".
  private func listName() throws(JSONFieldError) -> String {
    let (edges, links) = (try frame.optionalMember("edges"), try frame.optionalMember("links"))
    if edges != nil, let links { throw links.fault("stands beside edges; keep one of the two lists") }
    guard let list = edges ?? links else {
      throw JSONFieldError(
        field: "edges",
        problem: "is missing, and so is links; write the graph with networkx.node_link_data(graph, edges=\"edges\")")
    }
    _ = try list.elements()
    return edges == nil ? "links" : "edges"
  }

  /// The nodes and links of which a graph is made.
  private func records(
    _ document: NodeLinkDocument, _ attributes: LinkAttributes
  ) throws(GraphError) -> GraphRecords {
    let (name, isDirected, isMultigraph) = try Self.naming { () throws(JSONFieldError) in
      (try listName(), try flag("directed"), try flag("multigraph"))
    }
    let index = try NodeLinkIndex(document.nodes)
    let reader = NodeLinkRecordReader(index, attributes)
    let place: @Sendable (Int) -> String = { "\(name)[\($0)]" }
    var links: [LinkRecord] = []
    if var cursor = lists[name] {
      cursor.enterArray()
      while cursor.nextElement() {
        let start = cursor
        if let record = reader.plainRecord(&cursor, at: links.count) {
          links.append(record)
          continue
        }
        cursor = start
        let link = JSONField(cursor.value(), at: links.count, of: name)
        let edge = try Self.naming { () throws(JSONFieldError) in try NodeLinkDocument.Edge(link, attributes) }
        do throws(GraphError) { links.append(try reader.record(edge, at: links.count)) } catch {
          throw .inPlace(place(links.count), error)
        }
      }
    }
    return GraphRecords(
      nodeNames: document.names(index), links: links, directions: isDirected ? .both : .undirected,
      allowsParallel: isMultigraph, place: place)
  }
}
