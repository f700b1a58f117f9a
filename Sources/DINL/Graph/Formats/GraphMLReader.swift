import CXML
import Foundation
import JSONReading
import PlainText

/// Reads a GraphML text element by element with libxml2, and gathers its nodes and edges with their named data.
struct GraphMLReader: ~Copyable {
  private let reader: OpaquePointer
  private let xmlError: FirstError
  private(set) var document = GraphMLDocument()
  private var hasGraph = false
  private var keys: [String: GraphMLDocument.Key] = [:]
  /// The elements that are open, outermost first.
  private var open: [GraphMLElement] = []
  private var rootNamespace: UnsafePointer<xmlChar>?
  /// The key whose declaration or data was begun last.
  private var openKey: String?
  /// The text of the open `data` or `default`.
  private var text = ""

  static let remedy = "give GraphML: graphml, graph, node, edge"

  /// The nodes and edges of a text.
  ///
  /// - Throws: `malformed` with the line of the fault.
  /// - Complexity: O(n) for n bytes.
  static func document(_ data: Data) throws(GraphError) -> GraphMLDocument {
    guard let count = Int32(exactly: data.count) else {
      throw .malformed(field: "size", problem: "is above 2 GB", remedy: "give a smaller graph")
    }
    let xmlError = FirstError()
    let errors = dinl_note_xml_errors(FirstError.note, xmlError.box)
    defer { withExtendedLifetime(xmlError) { dinl_restore_xml_errors(errors) } }
    let result = data.withUnsafeBytes { bytes -> Result<GraphMLDocument, GraphError> in
      // Without XML_PARSE_NOERROR, which in newer versions of libxml2 also keeps errors from the handler.
      guard
        let pointer = xmlReaderForMemory(
          bytes.baseAddress?.assumingMemoryBound(to: CChar.self), count, nil, nil, Int32(XML_PARSE_NONET.rawValue))
      else { return .failure(.malformed(field: "line 1", problem: "is not well-formed XML", remedy: remedy)) }
      defer {
        xmlFreeTextReader(pointer)
        xmlResetLastError()
      }
      do throws(GraphError) {
        var reader = GraphMLReader(pointer, xmlError)
        try reader.readAll()
        return .success(reader.document)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(_ reader: OpaquePointer, _ xmlError: FirstError) {
    self.reader = reader
    self.xmlError = xmlError
    xmlTextReaderSetStructuredErrorHandler(reader, FirstError.note, xmlError.box)
  }

  private mutating func readAll() throws(GraphError) {
    var status = xmlTextReaderRead(reader)
    while status == 1 {
      try requireWellFormed()
      var skips = false
      switch UInt32(truncatingIfNeeded: xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT.rawValue: skips = try startElement()
      case XML_READER_TYPE_END_ELEMENT.rawValue: try end()
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
        XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
        try take(xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? "")
      case XML_READER_TYPE_DOCUMENT_TYPE.rawValue: try requireNoDeclarations()
      case XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
        throw fault("refers to an entity that is not known", "write the text out")
      default: break
      }
      status = skips ? xmlTextReaderNext(reader) : xmlTextReaderRead(reader)
    }
    try requireWellFormed()
    guard status == 0 else { throw fault("is not well-formed XML", Self.remedy) }
    guard hasGraph else { throw fault("no element graph", Self.remedy) }
    document.applyDefaults()
  }

  /// Throws the first error that the parser found; after some, such as a prefix without a namespace, it reads on.
  private func requireWellFormed() throws(GraphError) {
    guard let (line, message) = xmlError.found else { return }
    let cause = message.trimmingCharacters(in: .whitespacesAndNewlines).plain(upTo: 120)
    throw .malformed(
      field: "line \(max(line, 1))", problem: "is not well-formed XML\(cause.isEmpty ? "" : " (\(cause))")",
      remedy: Self.remedy)
  }

  /// A document type may name the rules of GraphML, which are not loaded; it must not declare anything itself.
  private func requireNoDeclarations() throws(GraphError) {
    let type = xmlTextReaderCurrentNode(reader).map { UnsafeRawPointer($0).assumingMemoryBound(to: xmlDtd.self) }
    guard let type, type.pointee.children == nil else {
      throw fault("has declarations of entities, attributes or elements", "write the text out, without them")
    }
  }

  private func fault(_ problem: String, _ remedy: String, linesBack: Int = 0) -> GraphError {
    let node = xmlTextReaderCurrentNode(reader)
    // libxml2 gives no line for a document type, which is usually on the line above the root.
    let isType = node?.pointee.type == XML_DTD_NODE
    let line = (isType ? xmlDocGetRootElement(node?.pointee.doc) : node).map { xmlGetLineNo($0) } ?? 0
    // libxml2 stores the lines of elements up to 65534; the parser's own position is up to 512 bytes ahead.
    let isKnown = (1..<65535).contains(line) && !isType
    let place = (1..<65535).contains(line) ? line : Int(xmlTextReaderGetParserLineNumber(reader))
    return .malformed(
      field: "\(isKnown ? "" : "near ")line \(max(place - linesBack, 1))", problem: problem, remedy: remedy)
  }

  private func attribute(_ name: String) -> String? {
    guard xmlTextReaderMoveToAttribute(reader, name) == 1 else { return nil }
    defer { xmlTextReaderMoveToElement(reader) }
    return xmlTextReaderConstValue(reader).map { String(cString: $0) }
  }

  private func required(_ name: String, of element: GraphMLElement) throws(GraphError) -> String {
    guard let value = attribute(name) else { throw fault("\(element) has no \(name)", "add the attribute") }
    return value
  }

  /// Whether the current element belongs to GraphML rather than to an extension: it has the root's namespace.
  private func isOfRootNamespace() -> Bool {
    xmlStrEqual(xmlTextReaderConstNamespaceUri(reader), rootNamespace) == 1
  }

  /// Reads the start of an element.
  ///
  /// - Returns: whether the element is skipped with all its content.
  private mutating func startElement() throws(GraphError) -> Bool {
    let name = xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
    let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
    guard let parent = open.last else {
      rootNamespace = xmlTextReaderConstNamespaceUri(reader)
      guard name == "graphml" else {
        throw fault("the root element is \(name.plain(upTo: 40)), not graphml", Self.remedy)
      }
      if !isEmpty { open.append(.graphml) }
      return false
    }
    if parent.holdsAnything {
      guard parent == .desc || openKey.flatMap({ keys[$0]?.name }) == nil else {
        throw fault("\(parent) holds an element where its value belongs", "write the value as text")
      }
      return true
    }
    guard isOfRootNamespace() else { return true }
    guard let element = GraphMLElement(rawValue: name), parent.allows(element) else {
      throw fault("\(parent) holds \(name.plain(upTo: 40)), which does not belong there", Self.remedy)
    }
    try start(element, in: parent)
    open.append(element)
    if isEmpty { try end() }
    return false
  }

  private mutating func start(_ element: GraphMLElement, in parent: GraphMLElement) throws(GraphError) {
    switch element {
    case .key: try startKey()
    case .default:
      guard openKey.flatMap({ keys[$0]?.fallback }) == nil else {
        throw fault("a key has two defaults", "keep one of them")
      }
      text = ""
    case .graph:
      guard !hasGraph else { throw fault("a second or nested graph", "give a file with one graph") }
      hasGraph = true
      let direction = try required("edgedefault", of: element)
      guard ["directed", "undirected"].contains(direction) else {
        throw fault("edgedefault is '\(direction.plain(upTo: 40))'", "write directed or undirected")
      }
      document.isDirected = direction == "directed"
    case .node: document.nodes.append(GraphMLDocument.Node(id: try required("id", of: element)))
    case .edge:
      let (source, target) = (try required("source", of: element), try required("target", of: element))
      if let directed = attribute("directed") {
        guard let value = ["true": true, "1": true, "false": false, "0": false][directed] else {
          throw fault("an edge's directed is '\(directed.plain(upTo: 40))'", "write true or false")
        }
        guard value == document.isDirected else {
          throw fault("an edge's directed differs from edgedefault", "give all edges alike")
        }
      }
      document.edges.append(GraphMLDocument.Edge(source: source, target: target))
    case .data:
      let key = try required("key", of: element)
      guard let scope = keys[key]?.scope else {
        throw fault("data is of the key '\(key.plain(upTo: 40))', which no element key declares", "add the element key")
      }
      guard parent != .node && parent != .edge || [parent.rawValue, "all"].contains(scope) else {
        throw fault(
          "\(parent) has data of the key '\(key.plain(upTo: 40))', which is for \(scope)",
          "declare the key for=\"\(parent)\" or for=\"all\"")
      }
      (openKey, text) = (key, "")
    case .hyperedge: throw fault("a hyperedge", "write it as edges between two nodes")
    case .locator: throw fault("a part of the graph is in another place", "write all nodes and edges into one file")
    case .graphml, .desc, .port: break
    }
  }

  private mutating func startKey() throws(GraphError) {
    let id = try required("id", of: .key)
    guard keys[id] == nil else { throw fault("the key '\(id.plain(upTo: 40))' stands twice", "rename one") }
    let scope = attribute("for") ?? "all"
    guard GraphMLDocument.Key.scopes.contains(scope) else {
      throw fault(
        "a key is for '\(scope.plain(upTo: 40))'", "write one of \(GraphMLDocument.Key.scopes.joined(separator: ", "))")
    }
    keys[id] = GraphMLDocument.Key(name: attribute("attr.name"), scope: scope)
    openKey = id
  }

  private mutating func take(_ characters: String) throws(GraphError) {
    guard let element = open.last else { return }
    if element == .desc { return }
    if element.holdsAnything { return text += characters }
    guard characters.utf8.allSatisfy(\.isXMLSpace) else {
      // libxml2 gives the line on which a text ends.
      let linesBack = characters.utf8.drop(while: \.isXMLSpace).count { $0 == UInt8(ascii: "\n") }
      throw fault(
        "\(element) holds text where elements belong", "put it into data or desc, or drop it", linesBack: linesBack)
    }
  }

  private mutating func end() throws(GraphError) {
    let element = open.removeLast()
    switch element {
    case .key:
      if let openKey, let key = keys[openKey] { document.keys.append(key) }
    case .default:
      if let openKey { keys[openKey]?.fallback = text.withoutSpaceAtEnds }
    case .data:
      if let name = openKey.flatMap({ keys[$0]?.name }), let owner = open.last {
        let value = text.withoutSpaceAtEnds
        guard document.set(name, to: value, of: owner) else {
          throw fault("\(owner) has \(name.plain(upTo: 40)) twice", "keep one of them")
        }
      }
    default: break
    }
  }
}

/// The first error that the XML parser reports; warnings do not count.
private final class FirstError {
  private(set) var found: (line: Int, message: String)?

  var box: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let note: xmlStructuredErrorFunc = { box, error in
    guard let box, let error = error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    let first = Unmanaged<FirstError>.fromOpaque(box).takeUnretainedValue()
    guard first.found == nil else { return }
    first.found = (Int(error.line), error.message.map { String(cString: $0) } ?? "")
  }
}

extension UInt8 {
  /// Whether the byte is white space in XML.
  fileprivate var isXMLSpace: Bool { self == 0x20 || (0x09...0x0A).contains(self) || self == 0x0D }
}

extension String {
  /// The text without XML white space at its ends.
  fileprivate var withoutSpaceAtEnds: String {
    guard let first = utf8.first, let last = utf8.last, first.isXMLSpace || last.isXMLSpace else { return self }
    let end = utf8.reversed().drop(while: \.isXMLSpace).startIndex.base
    return String(self[..<end].utf8.drop(while: \.isXMLSpace)) ?? ""
  }
}
