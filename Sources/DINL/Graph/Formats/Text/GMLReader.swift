import Foundation
import PlainText

/// Reads GML, as NetworkX, the Internet Topology Zoo and editors write it: nodes and edges with their texts.
///
/// A graph has `directed` and `multigraph`, 0 by default; without `multigraph 1` a link that stands twice is refused,
/// but for files of the Topology Zoo, whose multigraphs do not say so. Values of nested lists have names such as
/// `graphics.x`. Lists that do not belong to the graph are passed over, and so are comments from `#` to the end of the
/// line. In texts, `&#NN;` and the names that XML knows stand for characters.
///
/// Source: M. Himsolt, "GML: A portable Graph File Format", Universität Passau, 1997.
struct GMLReader {
  private static let remedy = "give GML: graph [ node [ id 0 label \"a\" ] edge [ source 0 target 1 capacity 1 ] ]"
  /// The greatest depth to which lists may be nested.
  private static let greatestDepth = 256
  /// The texts that a list may have once; others may repeat, as NetworkX writes lists, and the first is kept.
  private let single: Set<String>

  private var scanner: TextScanner
  private var document = AttributedDocument()
  /// The names of the lists that are open, outermost first, and the line of the last.
  private var open: [(name: String, line: Int)] = []
  /// The texts of the node or edge that is open.
  private var element: [String: String] = [:]
  private var hasGraph = false

  /// The document of a text.
  ///
  /// - Throws: `malformed` with the line.
  /// - Complexity: O(n) for n bytes.
  static func document(_ data: Data, _ attributes: LinkAttributes) throws(GraphError) -> AttributedDocument {
    var reader = GMLReader(try TextScanner(text: data), attributes)
    try reader.readAll()
    return reader.document
  }

  private init(_ scanner: TextScanner, _ attributes: LinkAttributes) {
    self.scanner = scanner
    single = attributes.names.union(["id", "source", "target", "directed", "multigraph"])
  }

  private mutating func readAll() throws(GraphError) {
    while true {
      scanner.skipSpaceAndComments(hasSlashes: false)
      guard let byte = scanner.next else { break }
      if byte == UInt8(ascii: "]") {
        try close()
      } else {
        try readPair()
      }
    }
    if let (name, line) = open.last {
      throw scanner.fault("the list \(name.quoted) has no end", "close it with ]", line: line)
    }
    guard hasGraph else { throw scanner.fault("there is no list graph", Self.remedy) }
    try readFlags()
  }

  /// Reads a key with its value, or the beginning of the list that is its value.
  private mutating func readPair() throws(GraphError) {
    let line = scanner.line
    let key = scanner.word()
    guard let first = key.utf8.first, !(0x30...0x39).contains(first) else {
      throw scanner.fault("needs a key, a word that begins with a letter", Self.remedy)
    }
    scanner.skipSpaceAndComments(hasSlashes: false)
    switch scanner.next.map(Unicode.Scalar.init) {
    case "[":
      scanner.advance()
      try openList(key, line: line)
    case "\"":
      guard let text = scanner.quoted(escapes: false) else {
        throw scanner.fault("the text of \(key.quoted) has no end", "close it with a quote", line: line)
      }
      try set(key, to: CharacterReferences.resolved(text), line: line)
    default:
      let value = scanner.text { !TextScanner.isSpace($0) && !"[]\"".utf8.contains($0) }
      guard !value.isEmpty else { throw scanner.fault("the key \(key.quoted) has no value", "give it one", line: line) }
      try set(key, to: value, line: line)
    }
  }

  private mutating func openList(_ name: String, line: Int) throws(GraphError) {
    guard open.count < Self.greatestDepth else {
      throw scanner.fault("lists are nested deeper than \(Self.greatestDepth)", "give a flatter file")
    }
    if open.isEmpty, name == "graph" {
      guard !hasGraph else { throw scanner.fault("a second graph", "give a file with one graph", line: line) }
      hasGraph = true
    }
    open.append((name, line))
    if isElement { element = [:] }
  }

  /// Whether the list that was opened last is a node or an edge of the graph.
  private var isElement: Bool {
    open.count == 2 && open[0].name == "graph" && (open[1].name == "node" || open[1].name == "edge")
  }

  private mutating func close() throws(GraphError) {
    guard let (name, line) = open.last else {
      throw scanner.fault("a ] closes no list", "drop it, or open the list with [")
    }
    scanner.advance()
    if isElement {
      if name == "node" {
        let id = try required("id", of: "node", line: line)
        document.nodes.append(AttributedDocument.Node(id: id, line: line, data: element))
      } else {
        let (source, target) = (
          try required("source", of: "edge", line: line), try required("target", of: "edge", line: line)
        )
        document.edges.append(AttributedDocument.Edge(source: source, target: target, line: line, data: element))
      }
    }
    open.removeLast()
  }

  private mutating func required(_ key: String, of name: String, line: Int) throws(GraphError) -> String {
    guard let value = element.removeValue(forKey: key) else {
      throw scanner.fault("\(name == "edge" ? "an edge" : "a node") has no \(key)", "add it", line: line)
    }
    return value
  }

  /// Keeps a value of the graph, or of a node or an edge or a list in one.
  private mutating func set(_ key: String, to value: String, line: Int) throws(GraphError) {
    guard open.first?.name == "graph" else { return }
    let isTaken: Bool
    if open.count == 1 {
      isTaken = document.data[key] != nil
      if !isTaken { document.data[key] = value }
    } else {
      guard open[1].name == "node" || open[1].name == "edge" else { return }
      // Deeper lists have no texts that are read.
      guard open.count <= 3 else { return }
      let name = open.count == 3 ? "\(open[2].name).\(key)" : key
      isTaken = element[name] != nil
      if !isTaken { element[name] = value }
    }
    if isTaken, open.count < 3, single.contains(key) {
      throw scanner.fault("\(key) stands twice in the list \((open.last?.name ?? "").quoted)", "drop one", line: line)
    }
  }

  private mutating func readFlags() throws(GraphError) {
    func flag(_ name: String) throws(GraphError) -> Bool? {
      guard let value = document.data[name] else { return nil }
      guard let flag = ["0": false, "1": true][value] else {
        throw .malformed(place: "\(name) of the graph", problem: "is '\(value.plain())'", remedy: "write 0 or 1")
      }
      return flag
    }
    document.directions = try flag("directed") ?? false ? .both : .undirected
    let isOfZoo = document.data["Creator"]?.contains("Topology Zoo") ?? false
    document.allowsParallel = try flag("multigraph") ?? isOfZoo
  }
}
