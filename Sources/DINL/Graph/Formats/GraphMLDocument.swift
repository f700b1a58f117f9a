/// The elements of GraphML, and which of them each may hold.
enum GraphMLElement: String {
  case graphml, key, `default`, graph, node, edge, hyperedge, port, data, desc, locator

  /// Whether it may hold an element, or one that is refused with a word of its own.
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

  /// The names of what gives an edge its capacity.
  private static let capacities: Set = ["capacity", "LinkSpeedRaw", "LinkSpeed"]

  /// Gives the defaults to the nodes and edges that lack the value; of two for one name, the first counts.
  ///
  /// A default capacity or speed is for edges without a capacity or speed of their own.
  mutating func applyDefaults() {
    guard !defaults.isEmpty else { return }
    let isRated = edges.map { edge in Self.capacities.contains { !(edge.data[$0] ?? "").isEmpty } }
    for key in defaults {
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
