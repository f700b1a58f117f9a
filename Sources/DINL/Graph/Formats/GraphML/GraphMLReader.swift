import Foundation
import PlainText

/// Reads a GraphML text element by element, and gathers its nodes and edges with their named data.
///
/// The `<default>` of a key applies to nodes or edges without that data. Elements of other namespaces are skipped, but
/// for the labels that yEd draws nodes with. The reader refuses the following with their line: declarations and
/// entities, hyperedges, locators, a second or nested graph, a graph without `edgedefault`, edges whose `directed`
/// differs from it, data of a key that is not declared or twice in one element, and elements or text where they do not
/// belong.
///
/// Sources: U. Brandes et al., "GraphML Progress Report", Graph Drawing 2001; S. Knight et al., "The Internet
/// Topology Zoo", IEEE JSAC 29(9), 2011.
struct GraphMLReader {
  private var document = GraphMLDocument()
  private var hasGraph = false
  private var keys: [String: GraphMLDocument.Key] = [:]
  /// The elements that are open, outermost first.
  private var open: [GraphMLElement] = []
  /// The key whose declaration or data was begun last.
  private var openKey: String?
  /// The text of the open `data` or `default`.
  private var text = ""
  private var drawnLabel = DrawnLabel()

  private static let remedy = "give GraphML: graphml, graph, node, edge"

  /// The nodes and edges of a text.
  ///
  /// - Throws: `malformed` with the line of the fault.
  /// - Complexity: O(n) for n bytes.
  static func document(_ data: Data, _ attributes: LinkAttributes) throws(GraphError) -> AttributedDocument {
    try XMLElementReader.reading(data, remedy: remedy) { xml throws(GraphError) in
      var reader = GraphMLReader()
      while let event = try xml.next() {
        switch event {
        case .start: if try reader.startElement(xml) { xml.skipContent() }
        case .end: try reader.end(xml)
        case .text(let characters): try reader.take(characters, xml)
        }
      }
      guard reader.hasGraph else { throw xml.fault("no element graph", Self.remedy) }
      reader.document.applyDefaults(attributes)
      return reader.document.content
    }
  }

  /// Reads the start of an element.
  ///
  /// - Returns: whether the element is skipped with all its content.
  private mutating func startElement(_ xml: borrowing XMLElementReader) throws(GraphError) -> Bool {
    let name = xml.name
    let isEmpty = xml.isEmpty
    if drawnLabel.isWithinGraphics {
      drawnLabel.start(name, isEmpty: isEmpty)
      return false
    }
    guard let parent = open.last else {
      guard name == "graphml" else {
        throw xml.fault(
          "the root element is \(name.plain(upTo: 40)), not graphml", "\(Self.remedy); or SNDlib's network")
      }
      if !isEmpty { open.append(.graphml) }
      return false
    }
    if parent.holdsAnything {
      guard parent == .desc || openKey.flatMap({ keys[$0]?.name }) == nil else {
        throw xml.fault("\(parent) holds an element where its value belongs", "write the value as text")
      }
      guard open.suffix(2) == [.node, .data] else { return true }
      drawnLabel.start(name, isEmpty: isEmpty)
      return false
    }
    guard xml.isOfRootNamespace else { return true }
    guard let element = GraphMLElement(rawValue: name), parent.allows(element) else {
      throw xml.fault("\(parent) holds \(name.plain(upTo: 40)), which does not belong there", Self.remedy)
    }
    try start(element, in: parent, xml)
    open.append(element)
    if isEmpty { try end(xml) }
    return false
  }

  private mutating func start(
    _ element: GraphMLElement, in parent: GraphMLElement, _ xml: borrowing XMLElementReader
  ) throws(GraphError) {
    switch element {
    case .key: try startKey(xml)
    case .default:
      guard openKey.flatMap({ keys[$0]?.fallback }) == nil else {
        throw xml.fault("a key has two defaults", "keep one of them")
      }
      text = ""
    case .graph: try startGraph(xml)
    case .node:
      document.content.nodes.append(AttributedDocument.Node(id: try xml.required("id"), line: xml.line))
    case .edge: try startEdge(xml)
    case .data:
      let key = try xml.required("key")
      guard let scope = keys[key]?.scope else {
        throw xml.fault(
          "data is of the key '\(key.plain(upTo: 40))', which no element key declares", "add the element key")
      }
      guard parent != .node && parent != .edge || [parent.rawValue, "all"].contains(scope) else {
        throw xml.fault(
          "\(parent) has data of the key '\(key.plain(upTo: 40))', which is for \(scope)",
          "declare the key for=\"\(parent)\" or for=\"all\"")
      }
      (openKey, text) = (key, "")
    case .hyperedge: throw xml.fault("a hyperedge", "write it as edges between two nodes")
    case .locator: throw xml.fault("a part of the graph is in another place", "write all nodes and edges into one file")
    case .graphml, .desc, .port: break
    }
  }

  private mutating func startGraph(_ xml: borrowing XMLElementReader) throws(GraphError) {
    guard !hasGraph else { throw xml.fault("a second or nested graph", "give a file with one graph") }
    hasGraph = true
    let direction = try xml.required("edgedefault")
    guard ["directed", "undirected"].contains(direction) else {
      throw xml.fault("edgedefault is '\(direction.plain(upTo: 40))'", "write directed or undirected")
    }
    document.content.directions = direction == "directed" ? .both : .undirected
  }

  private mutating func startEdge(_ xml: borrowing XMLElementReader) throws(GraphError) {
    let (source, target) = (try xml.required("source"), try xml.required("target"))
    if let directed = xml.attribute("directed") {
      guard let value = ["true": true, "1": true, "false": false, "0": false][directed] else {
        throw xml.fault("an edge's directed is '\(directed.plain(upTo: 40))'", "write true or false")
      }
      guard value == (document.content.directions == .both) else {
        throw xml.fault("an edge's directed differs from edgedefault", "give all edges alike")
      }
    }
    document.content.edges.append(AttributedDocument.Edge(source: source, target: target, line: xml.line))
  }

  private mutating func startKey(_ xml: borrowing XMLElementReader) throws(GraphError) {
    let id = try xml.required("id")
    guard keys[id] == nil else { throw xml.fault("the key '\(id.plain(upTo: 40))' stands twice", "rename one") }
    let scope = xml.attribute("for") ?? "all"
    guard GraphMLDocument.Key.scopes.contains(scope) else {
      throw xml.fault(
        "a key is for '\(scope.plain(upTo: 40))'", "write one of \(GraphMLDocument.Key.scopes.joined(separator: ", "))")
    }
    keys[id] = GraphMLDocument.Key(name: xml.attribute("attr.name"), scope: scope)
    openKey = id
  }

  private mutating func take(_ characters: String, _ xml: borrowing XMLElementReader) throws(GraphError) {
    if drawnLabel.isWithinGraphics { return drawnLabel.take(characters) }
    guard let element = open.last else { return }
    if element == .desc { return }
    if element.holdsAnything { return text += characters }
    guard characters.utf8.allSatisfy(\.isXMLSpace) else {
      // libxml2 gives the line on which a text ends.
      let linesBack = characters.utf8.drop(while: \.isXMLSpace).count { $0 == UInt8(ascii: "\n") }
      throw xml.fault(
        "\(element) holds text where elements belong", "put it into data or desc, or drop it", linesBack: linesBack)
    }
  }

  private mutating func end(_ xml: borrowing XMLElementReader) throws(GraphError) {
    if drawnLabel.isWithinGraphics {
      let last = document.content.nodes.count - 1
      if let label = drawnLabel.end(), document.content.nodes[last].drawnLabel == nil {
        document.content.nodes[last].drawnLabel = label
      }
      return
    }
    let element = open.removeLast()
    switch element {
    case .key:
      if let openKey, let key = keys[openKey] { document.keys.append(key) }
    case .default:
      if let openKey { keys[openKey]?.fallback = text.withoutXMLSpaceAtEnds }
    case .data:
      if let name = openKey.flatMap({ keys[$0]?.name }), let owner = open.last {
        // A root may have a name with space at its ends.
        let value = owner == .graph ? text : text.withoutXMLSpaceAtEnds
        guard document.set(name, to: value, of: owner) else {
          throw xml.fault("\(owner) has \(name.plain(upTo: 40)) twice", "keep one of them")
        }
      }
    default: break
    }
  }
}
