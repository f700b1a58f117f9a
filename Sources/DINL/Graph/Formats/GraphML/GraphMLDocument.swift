/// The elements of GraphML, with the elements that each may contain.
enum GraphMLElement: String {
  case graphml, key, `default`, graph, node, edge, hyperedge, port, data, desc, locator

  /// Whether it may contain an element; also true of elements that the reader refuses with a message of their own.
  func allows(_ element: GraphMLElement) -> Bool {
    switch (self, element) {
    case (.graphml, .desc), (.graphml, .key), (.graphml, .data), (.graphml, .graph), (.key, .desc), (.key, .default),
      (.graph, .desc), (.graph, .data), (.graph, .locator), (.graph, .node), (.graph, .edge), (.graph, .hyperedge),
      (.node, .desc), (.node, .data), (.node, .port), (.node, .locator), (.node, .graph), (.edge, .desc),
      (.edge, .data), (.edge, .graph), (.port, .desc), (.port, .data), (.port, .port):
      true
    default: false
    }
  }

  /// Whether it contains text, or elements of other formats.
  var holdsAnything: Bool { self == .default || self == .data || self == .desc }
}

/// What a GraphML text says of one graph.
struct GraphMLDocument {
  /// The declaration of a key; a key without a name belongs to an extension.
  struct Key {
    static let scopes = ["all", "graphml", "graph", "node", "edge", "hyperedge", "port", "endpoint"]

    var name: String?
    var scope: String
    var fallback: String?
  }

  /// The nodes and edges with their data by the names of the keys.
  var content: AttributedDocument
  /// The keys in the order of the text.
  var keys: [Key] = []

  init() {
    content = AttributedDocument()
    content.lastExactLine = XMLElementReader.lastExactLine
  }

  /// Sets a named value of the graph, or of the last node or edge; values of other owners are not kept.
  ///
  /// - Returns: whether the owner had no such value before; true for other owners.
  mutating func set(_ name: String, to value: String, of owner: GraphMLElement) -> Bool {
    switch owner {
    case .graph: content.data.updateValue(value, forKey: name) == nil
    case .node: content.nodes[content.nodes.count - 1].data.updateValue(value, forKey: name) == nil
    case .edge: content.edges[content.edges.count - 1].data.updateValue(value, forKey: name) == nil
    default: true
    }
  }

  /// Applies the defaults of texts that are read to the nodes and edges that lack them; if two have the same name, the
  /// first applies.
  ///
  /// A default capacity or speed applies only to edges without a capacity, a speed or a label with a rate of their own.
  mutating func applyDefaults(_ attributes: LinkAttributes) {
    let isRated = content.edges.map { edge in
      attributes.capacities.contains { edge.text($0) != nil }
        || LinkAttributes.label(edge.text).flatMap(LinkRate.init) != nil
    }
    var (ofNodes, ofEdges) = (AttributedDocument.nodeNames, attributes.names)
    for key in keys {
      guard let name = key.name, let fallback = key.fallback else { continue }
      if key.scope == "node" || key.scope == "all", ofNodes.remove(name) != nil {
        for index in content.nodes.indices where content.nodes[index].data[name] == nil {
          content.nodes[index].data[name] = fallback
        }
      }
      if key.scope == "edge" || key.scope == "all", ofEdges.remove(name) != nil {
        for index in content.edges.indices where content.edges[index].data[name] == nil {
          if isRated[index], attributes.capacities.contains(name) { continue }
          content.edges[index].data[name] = fallback
        }
      }
    }
  }
}
