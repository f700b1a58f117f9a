/// The nodes and edges of a file with their named texts, as GraphML, GML, DOT and edge lists give them.
struct AttributedDocument: Sendable {
  struct Node: Sendable {
    var id: String
    var line: Int
    /// The name where the format has one that comes before the label.
    var name: String?
    /// The label that an editor draws, where it is no text with a name.
    var drawnLabel: String?
    var data: [String: String] = [:]

    /// What names the node beside its id: the first of label, name and drawn label that is not empty.
    var label: String? {
      [data["label"], data["name"], drawnLabel].lazy.compactMap { $0 }.first { !$0.isEmpty }
    }
  }

  struct Edge: Sendable {
    var source: String
    var target: String
    var line: Int
    var data: [String: String] = [:]

    /// The text of a name, if it is not empty.
    func text(_ name: String) -> String? { data[name].flatMap { $0.isEmpty ? nil : $0 } }
  }

  /// The names of a node's texts that are read.
  static let nodeNames = Set(["name", "label", "columns"]).union(NodePosition.names)

  var nodes: [Node] = []
  var edges: [Edge] = []
  var directions = LinkDirections.undirected
  var allowsParallel = true
  /// The named texts of the graph itself.
  var data: [String: String] = [:]
  /// The last line that is known exactly; later ones are close.
  var lastExactLine = Int.max

  /// The nodes and links of which a graph is made.
  ///
  /// A node's name is its label, or its id if it has none; where labels repeat, the id follows in brackets. Nothing is
  /// read of links from a node to itself.
  ///
  /// - Parameter attributes: what is read of a link.
  /// - Throws: `duplicateNodeName`, `unknownNode` or `malformed`, in `inPlace` with the line.
  func records(_ attributes: LinkAttributes) throws(GraphError) -> GraphRecords {
    let place = place
    let index = try indices(place)
    let names = names
    var records: [LinkRecord] = []
    records.reserveCapacity(edges.count)
    for edge in edges {
      do throws(GraphError) {
        records.append(try Self.record(edge, index: index, names: names, attributes))
      } catch {
        throw .inPlace(place(edge.line), error)
      }
    }
    return self.records(of: records, names: names)
  }

  /// The nodes, and records of links between them.
  func records(of links: [LinkRecord]) -> GraphRecords { records(of: links, names: names) }

  private func records(of links: [LinkRecord], names: [String]) -> GraphRecords {
    GraphRecords(nodeNames: names, links: links, directions: directions, allowsParallel: allowsParallel, place: place)
  }

  /// The name of a line.
  private var place: @Sendable (Int) -> String {
    { [lastExactLine] in "\($0 > lastExactLine ? "near " : "")line \($0)" }
  }

  private func indices(_ place: (Int) -> String) throws(GraphError) -> [String: Int] {
    var index = [String: Int](minimumCapacity: nodes.count)
    for (position, node) in nodes.enumerated() {
      guard index.updateValue(position, forKey: node.id) == nil else {
        throw .inPlace(place(node.line), .duplicateNodeName(node.id))
      }
    }
    return index
  }

  private var names: [String] {
    let names = NodeNames.distinct(labels: nodes.map(\.label), ids: nodes.map(\.id))
    return zip(nodes, names).map { $0.name ?? $1 }
  }

  private static func record(
    _ edge: Edge, index: [String: Int], names: [String], _ attributes: LinkAttributes
  ) throws(GraphError) -> LinkRecord {
    let ids = GraphError.LinkName(edge.source, edge.target)
    guard let source = index[edge.source] else { throw .unknownNode(node: edge.source, link: ids) }
    guard let target = index[edge.target] else { throw .unknownNode(node: edge.target, link: ids) }
    var record = LinkRecord(source: source, target: target, width: 1, place: edge.line)
    try read(edge, of: GraphError.LinkName(names[source], names[target]), into: &record, attributes)
    return record
  }

  /// Reads what the texts of an edge say of its link, but for a link from a node to itself.
  ///
  /// - Parameter name: the names of the ends.
  /// - Throws: `malformed`.
  static func read(
    _ edge: Edge, of name: GraphError.LinkName, into record: inout LinkRecord, _ attributes: LinkAttributes
  ) throws(GraphError) {
    if record.isSelfLoop { return }
    record.capacity = try attributes.capacity(edge.text, of: name)
    record.width = try LinkAttributes.width(edge.text, of: name)
    guard record.capacity == nil else { return }
    var unread = UnreadAttributes()
    for (name, text) in edge.data where !text.isEmpty && attributes.isUnread(name) { unread.insert(name, text: text) }
    record.lacksCapacity(label: LinkAttributes.label(edge.text), unread: unread)
  }
}
