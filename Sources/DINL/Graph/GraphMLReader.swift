import CXML
import Foundation

/// Gathers the nodes and edges of a GraphML text with their named data, as libxml2 reads them one by one.
struct GraphMLReader {
  struct Node {
    var id: String
    var data: [String: String] = [:]
  }

  struct Edge {
    var source: String
    var target: String
    var data: [String: String] = [:]
  }

  private struct Key {
    var name: String
    var scope: String
    var fallback: String?
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  private(set) var isDirected = false
  private var hasGraph = false
  private var rootNamespace = ""
  private var keys: [String: Key] = [:]
  private var owner: String?
  private var openData: String?
  private var openDefault: String?
  private var openKey: String?
  private var text = ""
  /// None once all is read.
  private var reader: OpaquePointer?

  /// What the document holds.
  ///
  /// - Throws: `malformed` with the line of the fault.
  /// - Complexity: O(n) for n bytes.
  static func document(_ data: Data) throws(GraphError) -> GraphMLReader {
    guard let count = Int32(exactly: data.count) else {
      throw .malformed(field: "size", problem: "is above 2 GB", remedy: "give a smaller graph")
    }
    let result = data.withUnsafeBytes { bytes -> Result<GraphMLReader, GraphError> in
      xmlResetLastError()
      let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      guard
        let reader = xmlReaderForMemory(
          bytes.baseAddress?.assumingMemoryBound(to: CChar.self), count, nil, nil, Int32(options))
      else { return .failure(.malformed(field: "line 1", problem: "is not well-formed XML", remedy: remedy)) }
      defer {
        xmlFreeTextReader(reader)
        xmlResetLastError()
      }
      var document = GraphMLReader(reader: reader)
      do throws(GraphError) {
        try document.readAll()
        document.reader = nil
        return .success(document)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static let remedy = "give GraphML: graphml, graph, node, edge"

  private init(reader: OpaquePointer) { self.reader = reader }

  private mutating func readAll() throws(GraphError) {
    var status = xmlTextReaderRead(reader)
    while status == 1 {
      let type = UInt32(truncatingIfNeeded: xmlTextReaderNodeType(reader))
      switch type {
      case XML_READER_TYPE_ELEMENT.rawValue:
        let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
        guard let name = try elementName() else { break }
        try start(name)
        if isEmpty { end(name) }
      case XML_READER_TYPE_END_ELEMENT.rawValue:
        if let name = try elementName() { end(name) }
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
        XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
        if openData != nil || openDefault != nil, let value = xmlTextReaderConstValue(reader) {
          text += String(cString: value)
        }
      case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
        throw fault("has a document type or an entity of its own", "write the text out, without DOCTYPE")
      default: break
      }
      status = xmlTextReaderRead(reader)
    }
    // A prefix without a namespace is an error that does not end the reading.
    if let error = xmlGetLastError(), error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue {
      throw .malformed(
        field: "line \(max(error.pointee.line, 1))", problem: "is not well-formed XML", remedy: Self.remedy)
    }
    guard status == 0 else { throw fault("is not well-formed XML", Self.remedy) }
    guard hasGraph else { throw fault("no element graph", Self.remedy) }
    applyDefaults()
  }

  private func fault(_ problem: String, _ remedy: String) -> GraphError {
    .malformed(field: "line \(max(xmlTextReaderGetParserLineNumber(reader), 1))", problem: problem, remedy: remedy)
  }

  /// The local name of an element of the root's namespace; nil for extensions, such as those of yEd.
  private mutating func elementName() throws(GraphError) -> String? {
    guard let name = xmlTextReaderConstLocalName(reader) else { return nil }
    let local = String(cString: name)
    let namespace = xmlTextReaderConstNamespaceUri(reader).map { String(cString: $0) } ?? ""
    if xmlTextReaderDepth(reader) == 0 {
      guard local == "graphml" else {
        throw fault("the root element is \(local.prefix(40)), not graphml", Self.remedy)
      }
      rootNamespace = namespace
    }
    return namespace == rootNamespace ? local : nil
  }

  private func attribute(_ name: String) -> String? {
    guard xmlTextReaderMoveToAttribute(reader, name) == 1 else { return nil }
    defer { xmlTextReaderMoveToElement(reader) }
    return xmlTextReaderConstValue(reader).map { String(cString: $0) }
  }

  private func required(_ name: String, of element: String) throws(GraphError) -> String {
    guard let value = attribute(name) else { throw fault("\(element) has no \(name)", "add the attribute") }
    return value
  }

  private mutating func start(_ element: String) throws(GraphError) {
    switch element {
    case "key":
      openKey = try required("id", of: element)
      if let openKey, let name = attribute("attr.name") {
        keys[openKey] = Key(name: name, scope: attribute("for") ?? "all", fallback: nil)
      }
    case "default":
      openDefault = openKey
      text = ""
    case "graph":
      guard !hasGraph else { throw fault("a second or nested graph", "give a file with one graph") }
      hasGraph = true
      isDirected = attribute("edgedefault") == "directed"
    case "node":
      nodes.append(Node(id: try required("id", of: element)))
      owner = element
    case "edge":
      edges.append(Edge(source: try required("source", of: element), target: try required("target", of: element)))
      if let directed = attribute("directed"), (directed == "true" || directed == "1") != isDirected {
        throw fault("an edge's directed differs from edgedefault", "give all edges alike")
      }
      owner = element
    case "hyperedge":
      throw fault("a hyperedge", "write it as edges between two nodes")
    case "data":
      openData = try required("key", of: element)
      text = ""
    default: break
    }
  }

  private mutating func end(_ element: String) {
    let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
    switch element {
    case "key": openKey = nil
    case "default":
      if let openDefault { keys[openDefault]?.fallback = value }
      openDefault = nil
    case "data":
      if let name = openData.flatMap({ keys[$0]?.name }) {
        if owner == "node" { nodes[nodes.count - 1].data[name] = value }
        if owner == "edge" { edges[edges.count - 1].data[name] = value }
      }
      openData = nil
    case "node", "edge": owner = nil
    default: break
    }
  }

  private mutating func applyDefaults() {
    for key in keys.values {
      guard let fallback = key.fallback else { continue }
      if key.scope == "node" || key.scope == "all" {
        for index in nodes.indices where nodes[index].data[key.name] == nil { nodes[index].data[key.name] = fallback }
      }
      if key.scope == "edge" || key.scope == "all" {
        for index in edges.indices where edges[index].data[key.name] == nil { edges[index].data[key.name] = fallback }
      }
    }
  }
}
