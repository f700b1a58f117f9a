/// Which columns each node of a check sees, and by what rule; no column is seen by two.
public struct ViewAssignment: Sendable, Equatable {
  /// By what columns went to nodes.
  public enum Rule: String, Sendable, Codable, CaseIterable {
    /// Options name the columns of nodes.
    case views
    /// The graph's nodes name their columns.
    case attributes
    /// Some nodes name their columns, and options those of others.
    case viewsAndAttributes
    /// An option lists the columns of each sensor in order.
    case sensors
    /// Each column's name begins with its node's.
    case names
    /// The image's pixel columns, one to each sensor in order.
    case pixelColumns
    /// As many columns to each sensor, to one, in the order of both.
    case equalSplit
  }

  public let rule: Rule
  /// For each node its columns, as indices of features; none makes it a relay.
  public let columns: [[Int]]

  /// The features that no node sees.
  public func leftOut(ofFeatures count: Int) -> [Int] {
    let seen = Set(columns.joined())
    return (0..<count).filter { !seen.contains($0) }
  }

  /// Shares out the columns as was asked for; else by their names; else as the data have it.
  ///
  /// Where some node is asked to see columns, all others are relays. Names are heeded where each column's begins with a
  /// node's, as ``node(ofColumn:among:)`` tells. Nodes that are asked to be relays and the fusion node get no share of
  /// what is split.
  ///
  /// - Parameters:
  ///   - request: what was asked for.
  ///   - dataset: whose columns they are.
  ///   - nodes: the names of the nodes.
  ///   - root: the fusion node.
  ///   - isDrawn: whether the network was drawn, so that its fusion node has no name that a user knows.
  ///   - split: the data's own way to share out the columns among a number of sensors.
  /// - Throws: `ViewError` if names are unknown, stand twice, or contradict an equal split; what `split` throws.
  /// - Complexity: O(columns · nodes).
  public init(
    _ request: ViewRequest, of dataset: Dataset, nodes: [String], root: Int, isDrawn: Bool,
    split: (Int) throws -> SensorAssignment
  ) throws {
    let position = Dictionary(zip(nodes, nodes.indices), uniquingKeysWith: { first, _ in first })
    var declared: [Int: ViewRequest.View] = [:]
    for view in request.views {
      guard let node = position[view.node] else {
        throw ViewError.unknownNode(name: view.node, place: view.place, nodes: nodes)
      }
      declared[node] = view
    }
    let asked = request.views.filter { !$0.columns.isEmpty }
    if !asked.isEmpty {
      let columns = try Self.columns(asked, of: dataset)
      var views = [[Int]](repeating: [], count: nodes.count)
      for (view, own) in zip(asked, columns) { if let node = position[view.node] { views[node] = own } }
      (self.columns, rule) = (views, Self.rule(of: asked))
    } else if let named = try Self.named(dataset, nodes: nodes, passing: isDrawn ? root : nil, relays: declared) {
      (columns, rule) = (named, .names)
    } else {
      let sensors = nodes.indices.filter { $0 != root && declared[$0] == nil }
      guard !sensors.isEmpty else { throw ViewError.nothingSeen }
      let shares = try split(sensors.count)
      var views = [[Int]](repeating: [], count: nodes.count)
      for (node, own) in zip(sensors, shares.columns) { views[node] = own }
      (columns, rule) = (views, shares.rule == .pixelColumns ? .pixelColumns : .equalSplit)
    }
    guard columns.indices.contains(where: { $0 != root && !columns[$0].isEmpty }) else { throw ViewError.nothingSeen }
  }

  private static func rule(of views: [ViewRequest.View]) -> Rule {
    let sources = Set(views.map(\.source))
    if sources.contains(.sensors) { return .sensors }
    return sources.count > 1 ? .viewsAndAttributes : sources.contains(.attribute) ? .attributes : .views
  }

  /// The features that views name.
  private static func columns(
    _ views: [ViewRequest.View], of dataset: Dataset
  ) throws(ViewError) -> [[Int]] {
    let index = Dictionary(
      zip(dataset.featureNames, dataset.featureNames.indices), uniquingKeysWith: { first, _ in first })
    var seen: [Int: String] = [:]
    var columns: [[Int]] = []
    for view in views {
      var own: [Int] = []
      for name in view.columns {
        guard let column = index[name] else {
          throw .unknownColumn(
            name: name, place: view.place, columns: dataset.featureNames + dataset.unreadColumns)
        }
        if let other = seen.updateValue(view.place, forKey: column) {
          throw .columnTwice(name: name, places: [other, view.place])
        }
        own.append(column)
      }
      columns.append(own)
    }
    return columns
  }

  /// The features by the nodes that their names begin with; nil where none does.
  private static func named(
    _ dataset: Dataset, nodes: [String], passing root: Int?, relays: [Int: ViewRequest.View]
  ) throws(ViewError) -> [[Int]]? {
    let candidates = nodes.indices.filter { $0 != root && relays[$0] == nil }
    let found = dataset.featureNames.map { name in
      Self.node(ofColumn: name, among: candidates.map { nodes[$0] }).map { candidates[$0] }
    }
    guard let first = found.firstIndex(where: { $0 != nil }), let node = found[first] else { return nil }
    let unnamed = found.indices.filter { found[$0] == nil }.map { dataset.featureNames[$0] }
    for column in unnamed {
      let silent = nodes.indices.filter { $0 != root }
      if let node = Self.node(ofColumn: column, among: silent.map { nodes[$0] }), let relay = relays[silent[node]] {
        throw .columnOfRelay(name: column, place: relay.place)
      }
    }
    guard unnamed.isEmpty else {
      throw .namesContradict(named: dataset.featureNames[first], node: nodes[node], unnamed: unnamed)
    }
    var views = [[Int]](repeating: [], count: nodes.count)
    for (column, node) in found.enumerated() { if let node { views[node].append(column) } }
    return views
  }

  /// The node whose name a column's begins with, an index into the names.
  ///
  /// What follows the node's name must be nothing, neither letter nor digit, or a letter behind a digit or a digit behind
  /// a letter: "s1" has "s1", "s1.mean" and "s1mean", but not "s10". Of several nodes the one with the longest name has the
  /// column. A letter behind a digit or a digit behind a letter counts for the longest beginning alone: of nodes "s" and
  /// "s1" neither has "s10".
  ///
  /// - Complexity: O(nodes · characters).
  package static func node(ofColumn column: String, among nodes: [String]) -> Int? {
    let beginnings = nodes.indices.filter { !nodes[$0].isEmpty && column.starts(with: nodes[$0]) }
      .sorted { nodes[$0].count > nodes[$1].count }
    for (place, node) in beginnings.enumerated() {
      guard let last = nodes[node].last, let next = column.dropFirst(nodes[node].count).first else { return node }
      let changesKind = !isLetterOrDigit(last) || next.isLetter != last.isLetter
      if !isLetterOrDigit(next) || place == 0 && changesKind { return node }
    }
    return nil
  }

  private static func isLetterOrDigit(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
