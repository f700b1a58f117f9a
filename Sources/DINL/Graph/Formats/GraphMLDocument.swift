/// The elements of GraphML, and which of them each may hold.
enum GraphMLElement: String {
  case graphml, key, `default`, graph, node, edge, hyperedge, port, data, desc, locator

  /// The elements that it may hold, or that are refused with a word of their own.
  var children: Set<GraphMLElement> {
    switch self {
    case .graphml: [.desc, .key, .data, .graph]
    case .key: [.desc, .default]
    case .graph: [.desc, .data, .locator, .node, .edge, .hyperedge]
    case .node: [.desc, .data, .port, .locator, .graph]
    case .edge: [.desc, .data, .graph]
    case .port: [.desc, .data, .port]
    case .default, .data, .desc, .hyperedge, .locator: []
    }
  }

  /// Whether it holds text, or elements of other formats.
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

  /// What a key declares; a key without a name is of an extension.
  struct Key {
    static let scopes = ["all", "graphml", "graph", "node", "edge", "hyperedge", "port", "endpoint"]

    var name: String?
    var scope: String
    var fallback: String?
  }

  var nodes: [Node] = []
  var edges: [Edge] = []
  var isDirected = false
  /// The keys that have a default, in the order of the text.
  var defaults: [Key] = []

  /// Sets a named value of the last node or edge, and says whether it had none; other owners' values are not kept.
  mutating func set(_ name: String, to value: String, of owner: GraphMLElement) -> Bool {
    switch owner {
    case .node: nodes[nodes.count - 1].data.updateValue(value, forKey: name) == nil
    case .edge: edges[edges.count - 1].data.updateValue(value, forKey: name) == nil
    default: true
    }
  }

  /// Gives the defaults to the nodes and edges that lack the value; of two for one name, the first counts.
  mutating func applyDefaults() {
    for key in defaults {
      guard let name = key.name, let fallback = key.fallback else { continue }
      if key.scope == "node" || key.scope == "all" {
        for index in nodes.indices where nodes[index].data[name] == nil { nodes[index].data[name] = fallback }
      }
      if key.scope == "edge" || key.scope == "all" {
        for index in edges.indices where edges[index].data[name] == nil { edges[index].data[name] = fallback }
      }
    }
  }
}
