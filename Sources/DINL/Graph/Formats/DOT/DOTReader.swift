import Foundation
import PlainText

/// Reads Graphviz DOT, and gathers nodes and edges with their attributes.
///
/// A graph may be undirected, or directed as this package writes it: an arrow is a link whichever way it points, and
/// arrows in both directions must be alike. Parallel edges add up, but in a `strict` graph an edge that stands twice is
/// refused. A node's name is its attribute `name`, or else its label, or else its id. The default attributes of
/// `node [ … ]` and `edge [ … ]` hold to the end of their subgraph. A label of an edge that is a number alone is a
/// capacity in values per second, unless another attribute is said to hold the capacities. Ports are passed over, and
/// subgraphs at the ends of edges are refused.
///
/// Source: "The DOT Language", Graphviz documentation.
struct DOTReader {
  static let remedy = "give DOT: graph { a -- b [capacity=1] }"
  /// The greatest depth to which subgraphs may be nested.
  private static let greatestDepth = 256
  /// The greatest number of attributes in brackets behind a node, an edge or a chain of edges.
  private static let greatestAttributeCount = 1000

  private let attributes: LinkAttributes
  private var lexer: DOTLexer
  private var document = AttributedDocument()
  private var index: [String: Int] = [:]
  private var isDirected = false

  /// The attributes that nodes and edges have from here on, of those that are read.
  private struct Defaults {
    var node: [String: String] = [:]
    var edge: [String: String] = [:]
  }

  /// The document of a text.
  ///
  /// - Throws: `malformed` with the line.
  /// - Complexity: O(n) for n bytes.
  static func document(_ data: Data, _ attributes: LinkAttributes) throws(GraphError) -> AttributedDocument {
    var reader = DOTReader(attributes: attributes, lexer: try DOTLexer(try TextScanner(text: data)))
    try reader.readGraph()
    reader.nameNodes()
    return reader.document
  }

  private init(attributes: LinkAttributes, lexer: DOTLexer) {
    (self.attributes, self.lexer) = (attributes, lexer)
  }

  private mutating func readGraph() throws(GraphError) {
    if lexer.token.keyword == .strict {
      document.allowsParallel = false
      try lexer.advance()
    }
    guard let kind = lexer.token.keyword, kind == .graph || kind == .digraph else {
      throw lexer.fault("begins with neither graph nor digraph", Self.remedy)
    }
    isDirected = kind == .digraph
    document.directions = isDirected ? .either : .undirected
    try lexer.advance()
    if case .text = lexer.token { try lexer.advance() }
    guard lexer.token == .symbol("{") else { throw lexer.fault("needs { behind the name of the graph", Self.remedy) }
    try readStatements(Defaults(), depth: 0)
    guard lexer.token == .end else {
      throw lexer.fault("something follows the graph", "drop it, or give each graph a file of its own")
    }
  }

  /// Reads a graph or subgraph in its brackets, with the defaults that hold at its beginning.
  private mutating func readStatements(_ outer: Defaults, depth: Int) throws(GraphError) {
    guard depth <= Self.greatestDepth else {
      throw lexer.fault("subgraphs are nested deeper than \(Self.greatestDepth)", "give a flatter graph")
    }
    var defaults = outer
    let line = lexer.line
    try lexer.advance()
    while try !lexer.take("}") {
      guard lexer.token != .end else {
        throw lexer.fault("a graph or subgraph has no end", "close it with }", line: line)
      }
      if try lexer.take(";") { continue }
      try readStatement(&defaults, depth: depth)
    }
  }

  private mutating func readStatement(_ defaults: inout Defaults, depth: Int) throws(GraphError) {
    let keyword = lexer.token.keyword
    switch keyword {
    case .graph, .node, .edge:
      try lexer.advance()
      let given = try readAttributes()
      switch keyword {
      case .node: defaults.node.merge(given.filter { AttributedDocument.nodeNames.contains($0.key) }) { $1 }
      case .edge: defaults.edge.merge(given.filter { attributes.names.contains($0.key) }) { $1 }
      default: if depth == 0 { document.data.merge(given) { $1 } }
      }
    case .subgraph:
      try lexer.advance()
      if case .text = lexer.token { try lexer.advance() }
      guard lexer.token == .symbol("{") else { throw lexer.fault("needs { behind subgraph", Self.remedy) }
      try readSubgraph(defaults, depth: depth)
    case .strict, .digraph: throw lexer.fault("a graph within the graph", "write subgraph, or put the name into quotes")
    case nil where lexer.token == .symbol("{"): try readSubgraph(defaults, depth: depth)
    case nil: try readNodeOrEdges(defaults, isOutermost: depth == 0)
    }
  }

  private mutating func readSubgraph(_ defaults: Defaults, depth: Int) throws(GraphError) {
    try readStatements(defaults, depth: depth + 1)
    if case .edge = lexer.token { throw subgraphAtEdge() }
  }

  private func subgraphAtEdge() -> GraphError {
    lexer.fault("an edge ends at a subgraph", "write one edge for each pair of nodes")
  }

  /// Reads a node, a chain of edges, or an attribute of the graph.
  private mutating func readNodeOrEdges(_ defaults: Defaults, isOutermost: Bool) throws(GraphError) {
    let line = lexer.line
    let id = try readText("a node, an edge or }")
    if try lexer.take("=") {
      let value = try readText("a value")
      if isOutermost { document.data[id] = value }
      return
    }
    var ends = [node(id, defaults, line: line)]
    try readPort()
    var lines: [Int] = []
    while case .edge(let isArrow) = lexer.token {
      guard isArrow == isDirected else {
        throw lexer.fault(
          isArrow ? "an arrow -> in an undirected graph" : "an edge -- in a directed graph",
          isArrow ? "write --, or digraph" : "write ->, or graph")
      }
      lines.append(lexer.line)
      try lexer.advance()
      if lexer.token == .symbol("{") || lexer.token.keyword == .subgraph { throw subgraphAtEdge() }
      let line = lexer.line
      let id = try readText("a node")
      ends.append(node(id, defaults, line: line))
      try readPort()
    }
    let given = try readAttributes()
    guard ends.count > 1 else {
      document.nodes[ends[0]].data.merge(given) { $1 }
      return
    }
    var data = defaults.edge.merging(given) { $1 }
    if attributes.hasUsualName, data["capacity"] == nil, let label = data["label"], LinkAttributes.decimal(label) != nil
    {
      data["capacity"] = label
    }
    for (position, line) in lines.enumerated() {
      document.edges.append(
        AttributedDocument.Edge(
          source: document.nodes[ends[position]].id, target: document.nodes[ends[position + 1]].id, line: line,
          data: data))
    }
  }

  /// The index of a node, which is new where it is named first.
  private mutating func node(_ id: String, _ defaults: Defaults, line: Int) -> Int {
    if let known = index[id] { return known }
    index[id] = document.nodes.count
    document.nodes.append(AttributedDocument.Node(id: id, line: line, data: defaults.node))
    return document.nodes.count - 1
  }

  private mutating func readPort() throws(GraphError) {
    for _ in 0..<2 where try lexer.take(":") { _ = try readText("a port") }
  }

  /// Reads lists of attributes in brackets, if any come next; one without a value is true.
  private mutating func readAttributes() throws(GraphError) -> [String: String] {
    var attributes: [String: String] = [:]
    while lexer.token == .symbol("[") {
      let line = lexer.line
      try lexer.advance()
      while try !lexer.take("]") {
        guard lexer.token != .end else {
          throw lexer.fault("a list of attributes has no end", "close it with ]", line: line)
        }
        guard attributes.count < Self.greatestAttributeCount else {
          throw lexer.fault("has more than \(Self.greatestAttributeCount) attributes in one place", "give fewer")
        }
        if try lexer.take(";") { continue }
        if try lexer.take(",") { continue }
        let name = try readText("an attribute or ]")
        guard try lexer.take("=") else {
          attributes[name] = "true"
          continue
        }
        // HTML is no text that is read; a label of it leaves the node its id.
        if lexer.token == .html {
          attributes[name] = ""
          try lexer.advance()
        } else {
          attributes[name] = try readText("a value")
        }
      }
    }
    return attributes
  }

  private mutating func readText(_ what: String) throws(GraphError) -> String {
    guard case .text(let text, _) = lexer.token else { throw lexer.fault("needs \(what)", Self.remedy) }
    try lexer.advance()
    return text
  }

  private mutating func nameNodes() {
    for position in document.nodes.indices {
      let node = document.nodes[position]
      document.nodes[position].name = node.data["name"].map(CharacterReferences.resolved)
      document.nodes[position].data["columns"] = node.data["columns"].map(CharacterReferences.resolved)
      document.nodes[position].data["label"] = node.data["label"].map { Self.shown($0, of: node.id) }
    }
  }

  /// The text that a label shows: `\N` is the node's id, `\n`, `\l` and `\r` end lines, and references are characters.
  private static func shown(_ label: String, of id: String) -> String {
    guard label.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }) else { return label }
    var text = ""
    var rest = label.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let next = rest.popFirst() else {
        text.unicodeScalars.append(scalar)
        continue
      }
      switch next {
      case "N": text += id
      case "n", "l", "r": text += "\n"
      default: text.unicodeScalars.append(next)
      }
    }
    return CharacterReferences.resolved(text)
  }
}
