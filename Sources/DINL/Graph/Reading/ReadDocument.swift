import Foundation
import JSONReading
import PlainText

/// What the reader of a format finds in a file, before it becomes a graph.
enum ReadDocument: Sendable {
  case nodeLink(NodeLinkDocument)
  case attributed(AttributedDocument)
  case sndlib(SNDlibNetwork)

  /// The document of a file in a format, without its links, and the nodes and links of which a graph is made.
  ///
  /// - Parameters:
  ///   - data: the content, of which node-link data makes a copy: who gives it away needs no memory for both.
  ///   - format: its format.
  ///   - attributes: says which attributes of links are read.
  /// - Throws: `malformed`, which names the line or the field, or another error of the nodes or a link, in `inPlace`.
  /// - Complexity: O(n) expected for n bytes.
  static func read(
    _ data: consuming Data, as format: GraphFormat, _ attributes: LinkAttributes
  ) throws(GraphError) -> (document: ReadDocument, records: GraphRecords) {
    switch format {
    case .nodeLinkJSON:
      let (document, records) = try NodeLinkReader.read(consume data, attributes)
      return (.nodeLink(document), records)
    case .graphML: return try attributed(GraphMLReader.document(data, attributes), attributes)
    case .gml: return try attributed(GMLReader.document(data, attributes), attributes)
    case .dot: return try attributed(DOTReader.document(data, attributes), attributes)
    case .edgeList:
      let (document, records) = try EdgeListReader.read(data, attributes)
      return (.attributed(document), records)
    case .sndlibXML: return try sndlib(SNDlibXMLReader.network(data), attributes)
    case .sndlibNative: return try sndlib(SNDlibNativeReader.network(data), attributes)
    }
  }

  private static func attributed(
    _ document: AttributedDocument, _ attributes: LinkAttributes
  ) throws(GraphError) -> (document: ReadDocument, records: GraphRecords) {
    let records = try document.records(attributes)
    var document = document
    document.edges = []
    return (.attributed(document), records)
  }

  private static func sndlib(
    _ network: SNDlibNetwork, _ attributes: LinkAttributes
  ) throws(GraphError) -> (document: ReadDocument, records: GraphRecords) {
    (.sndlib(network), try network.records(bitsPerValue: attributes.bitsPerValue))
  }

  /// The columns of a table that each node sees, one entry a node.
  func columns() throws(GraphError) -> [[String]?] {
    switch self {
    case .nodeLink(let document): try document.columns()
    case .attributed(let document): try document.columns()
    case .sndlib(let network): Array(repeating: nil, count: network.nodes.count)
    }
  }

  /// Where the nodes are, one entry a node.
  var positions: [NodePosition?] {
    switch self {
    case .nodeLink(let document): document.positions
    case .attributed(let document): document.positions
    case .sndlib(let network): network.positions
    }
  }

  /// The index of the node that the graph's attribute `root` names by its id; nil without that attribute.
  ///
  /// - Throws: `malformed` if no node has that id.
  func root() throws(GraphError) -> Int? {
    let id: String
    let node: Int?
    switch self {
    case .nodeLink(let document):
      guard let root = document.root, root != .null else { return nil }
      (id, node) = (root.shown, document.nodes.firstIndex { $0.id.value == root })
    case .attributed(let document):
      guard let root = document.data["root"] else { return nil }
      let trimmed = root.withoutXMLSpaceAtEnds
      node = document.nodes.firstIndex { $0.id == root } ?? document.nodes.firstIndex { $0.id == trimmed }
      id = "'\(trimmed.plain())'"
    case .sndlib: return nil
    }
    guard let node else {
      throw .malformed(
        place: "root of the graph", problem: "is \(id), which no node has as its id", remedy: "give --root")
    }
    return node
  }

  /// The exponent of the cost that the graph's attribute `exponent` gives; nil without that attribute.
  ///
  /// - Throws: `malformed` if it is no number.
  func exponent() throws(GraphError) -> Double? {
    let text: String?
    switch self {
    case .nodeLink(let document):
      guard let exponent = document.exponent, exponent != .null else { return nil }
      text = exponent.scalarText
    case .attributed(let document):
      guard let exponent = document.data["exponent"] else { return nil }
      text = exponent.withoutXMLSpaceAtEnds
    case .sndlib: return nil
    }
    guard let exponent = text.flatMap(LinkAttributes.decimal) else {
      throw .malformed(place: "exponent of the graph", problem: "is no number", remedy: "give --exponent")
    }
    return exponent
  }
}
