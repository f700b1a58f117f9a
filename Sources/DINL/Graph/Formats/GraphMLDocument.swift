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

/// The nodes and edges of a GraphML text.
struct GraphMLDocument {
  struct Node {
    var id: String
    var data: [String: String] = [:]
  }

  struct Edge {
    var source: String
    var target: String
    var data: [String: String] = [:]
  }

  /// The declaration of a key; a key without a name belongs to an extension.
  struct Key {
    static let scopes = ["all", "graphml", "graph", "node", "edge", "hyperedge", "port", "endpoint"]

    var name: String?
    var scope: String
    var fallback: String?
  }

  var nodes: [Node] = []
  var edges: [Edge] = []
  var isDirected = false
  /// The keys in the order of the text.
  var keys: [Key] = []

  /// Sets a named value of the last node or edge; values of other owners are not kept.
  ///
  /// - Returns: whether the node or edge had no such value before; true for other owners.
  mutating func set(_ name: String, to value: String, of owner: GraphMLElement) -> Bool {
    switch owner {
    case .node: nodes[nodes.count - 1].data.updateValue(value, forKey: name) == nil
    case .edge: edges[edges.count - 1].data.updateValue(value, forKey: name) == nil
    default: true
    }
  }

  /// The names of the data that give an edge its capacity.
  private static let capacities: Set = ["capacity", "LinkSpeedRaw", "LinkSpeed"]

  /// Applies the defaults to the nodes and edges that lack the value; if two have the same name, the first applies.
  ///
  /// A default capacity or speed applies only to edges without a capacity or speed of their own.
  mutating func applyDefaults() {
    let isRated = edges.map { edge in Self.capacities.contains { !(edge.data[$0] ?? "").isEmpty } }
    for key in keys {
      guard let name = key.name, let fallback = key.fallback else { continue }
      if key.scope == "node" || key.scope == "all" {
        for index in nodes.indices where nodes[index].data[name] == nil { nodes[index].data[name] = fallback }
      }
      if key.scope == "edge" || key.scope == "all" {
        for index in edges.indices where edges[index].data[name] == nil {
          if isRated[index], Self.capacities.contains(name) { continue }
          edges[index].data[name] = fallback
        }
      }
    }
  }
}
