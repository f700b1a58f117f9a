import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

extension CapacitatedGraph {
  /// The graph in GraphML, as the Internet Topology Zoo and NetworkX write it.
  ///
  /// A node's name is its `label`, or its id if it has none; where labels repeat, the id follows in brackets. A link's
  /// capacity is its `capacity` in values per second, or else its `LinkSpeedRaw` in bits per second, or else its
  /// `LinkSpeed` in the `LinkSpeedUnits` K, M, G or T bits per second; speeds are divided by `options.bitsPerValue`.
  /// Its width is its `width`, 1 by default. The capacities of parallel links add up; a file whose `edgedefault` is
  /// `directed` must give every link in both directions alike.
  ///
  /// Source: S. Knight et al., "The Internet Topology Zoo", IEEE JSAC 29(9), 2011.
  ///
  /// - Parameters:
  ///   - data: XML text.
  ///   - options: what to do where the data is silent.
  /// - Throws: `malformed`, which names the field; `missingCapacity`; or what is wrong with the graph.
  public init(graphML data: Data, options: ReadingOptions = ReadingOptions()) throws(GraphError) {
    let reader = GraphMLReader()
    let parser = XMLParser(data: data)
    parser.delegate = reader
    // On some systems the parser takes a text that ends too early for a whole one.
    let isWellFormed = parser.parse() && reader.depth == 0
    guard isWellFormed, reader.hasGraph else {
      let problem = isWellFormed ? "no element graph" : "is not well-formed XML"
      throw .malformed(
        field: "line \(parser.lineNumber)", problem: problem, remedy: "give GraphML: graphml, graph, node, edge")
    }
    let labels = reader.nodes.map { $0.data["label"].flatMap { $0.isEmpty ? nil : $0 } }
    var uses: [String: Int] = [:]
    for case let label? in labels { uses[label, default: 0] += 1 }
    var index: [String: Int] = [:]
    var names: [String] = []
    for (position, node) in reader.nodes.enumerated() {
      guard index.updateValue(position, forKey: node.id) == nil else { throw .duplicateNodeName(node.id) }
      names.append(labels[position].map { uses[$0] == 1 ? $0 : "\($0) (\(node.id))" } ?? node.id)
    }
    var records: [LinkRecord] = []
    for edge in reader.edges {
      let ids = GraphError.LinkName(edge.source, edge.target)
      guard let source = index[edge.source] else { throw .unknownNode(node: edge.source, link: ids) }
      guard let target = index[edge.target] else { throw .unknownNode(node: edge.target, link: ids) }
      let name = GraphError.LinkName(names[source], names[target])
      records.append(
        LinkRecord(
          source: source, target: target,
          capacity: try Self.capacity(edge.data, of: name, bitsPerValue: options.bitsPerValue),
          width: try Self.width(edge.data, of: name)))
    }
    try self.init(
      nodeNames: names, records: records, isDirected: reader.isDirected, allowsParallel: true, options: options)
  }

  private static func capacity(
    _ data: [String: String], of link: GraphError.LinkName, bitsPerValue: Double
  ) throws(GraphError) -> Double? {
    func number(_ key: String) throws(GraphError) -> Double? {
      guard let text = data[key], !text.isEmpty else { return nil }
      guard let value = Double(text) else {
        throw .malformed(
          field: "\(key) of link \(link)", problem: "'\(text)' is not a number", remedy: "write a number without unit")
      }
      return value
    }
    if let capacity = try number("capacity") { return capacity }
    if let speed = try number("LinkSpeedRaw") { return speed / bitsPerValue }
    guard let speed = try number("LinkSpeed") else { return nil }
    let units = ["K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12]
    guard let unit = units[data["LinkSpeedUnits"]?.uppercased() ?? ""] else {
      throw .malformed(
        field: "LinkSpeedUnits of link \(link)", problem: "'\(data["LinkSpeedUnits"] ?? "")' is no unit",
        remedy: "write K, M, G or T (bits per second), or give LinkSpeedRaw")
    }
    return speed * unit / bitsPerValue
  }

  private static func width(_ data: [String: String], of link: GraphError.LinkName) throws(GraphError) -> Int {
    guard let text = data["width"], !text.isEmpty else { return 1 }
    guard let width = Int(text) else {
      throw .malformed(
        field: "width of link \(link)", problem: "'\(text)' is not an integer",
        remedy: "write the values per sample, 1 or more")
    }
    return width
  }
}

/// Gathers the nodes and edges of a GraphML text with their named data.
private final class GraphMLReader: NSObject, XMLParserDelegate {
  struct Node {
    var id: String
    var data: [String: String] = [:]
  }

  struct Edge {
    var source: String
    var target: String
    var data: [String: String] = [:]
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  private(set) var isDirected = false
  private(set) var hasGraph = false
  /// The number of elements that are open.
  private(set) var depth = 0
  private var keyNames: [String: String] = [:]
  private var owner: String?
  private var openKey: String?
  private var text = ""

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    depth += 1
    switch element {
    case "key":
      if let id = attributes["id"], let name = attributes["attr.name"] { keyNames[id] = name }
    case "graph":
      hasGraph = true
      isDirected = attributes["edgedefault"] == "directed"
    case "node":
      nodes.append(Node(id: attributes["id"] ?? ""))
      owner = element
    case "edge":
      edges.append(Edge(source: attributes["source"] ?? "", target: attributes["target"] ?? ""))
      owner = element
    case "data":
      openKey = attributes["key"]
      text = ""
    default:
      break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, foundCDATA block: Data) { text += String(decoding: block, as: UTF8.self) }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
  ) {
    depth -= 1
    switch element {
    case "data":
      guard let name = openKey.flatMap({ keyNames[$0] }) else { break }
      let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
      if owner == "node" { nodes[nodes.count - 1].data[name] = value }
      if owner == "edge" { edges[edges.count - 1].data[name] = value }
      openKey = nil
    case "node", "edge":
      owner = nil
    default:
      break
    }
  }
}
