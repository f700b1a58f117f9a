/// The columns that each node of a network sees, and the rule that assigned them; no two nodes see the same column.
public struct ViewAssignment: Sendable, Equatable {
  /// The rule that assigned columns to nodes.
  public enum Rule: String, Sendable, Codable, CaseIterable {
    /// Options name the columns of nodes.
    case views
    /// The graph's nodes name their columns.
    case attributes
    /// Some nodes name their columns, and options name those of others.
    case viewsAndAttributes
    /// An option lists the columns of each sensor in order.
    case sensors
    /// Each column's name begins with its node's name.
    case names
    /// The image's pixel columns are assigned to the sensors in order, one each.
    case pixelColumns
    /// The columns are divided evenly among the sensors, in order; their numbers differ by at most one.
    case equalSplit
  }

  /// The rule that assigned the columns.
  public let rule: Rule
  /// For each node, the indices of the features that it sees; an empty list makes it a relay.
  public let columns: [[Int]]

  /// The indices of the features that no node sees.
  public func leftOut(ofFeatures count: Int) -> [Int] {
    let seen = Set(columns.joined())
    return (0..<count).filter { !seen.contains($0) }
  }

  /// The names of the features that no node sees, then those of the columns that were not read.
  package func columnsLeftOut(of dataset: Dataset) -> [String] {
    leftOut(ofFeatures: dataset.featureCount).map { dataset.featureNames[$0] } + dataset.unreadColumns
  }

  /// Assigns the columns as requested, or else by their names, or else by the split of the data.
  ///
  /// If the request gives columns to some node, all nodes without columns are relays. Names decide if the name of every
  /// column begins with that of a node, see ``node(ofColumn:among:)``. Nodes that the request makes relays and the
  /// fusion node get no columns from the split.
  ///
  /// - Parameters:
  ///   - request: the requested columns of nodes.
  ///   - dataset: the dataset with the columns.
  ///   - nodes: the names of the nodes.
  ///   - root: the index of the fusion node.
  ///   - isDrawn: whether the network was drawn; a drawn fusion node gets no columns by name.
  ///   - split: the data's own way to divide the columns among a number of sensors.
  /// - Throws: `ViewError` if names are unknown, occur twice, or contradict an equal split; any error of `split`.
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

  /// The indices of the features that each view names, of which a column of texts has several.
  private static func columns(
    _ views: [ViewRequest.View], of dataset: Dataset
  ) throws(ViewError) -> [[Int]] {
    var features: [String: Range<Int>] = [:]
    for (feature, name) in dataset.featureNames.enumerated() { features[name] = feature..<feature + 1 }
    for column in dataset.columns { features[column.name] = column.features }
    var seen: [Int: String] = [:]
    var columns: [[Int]] = []
    for view in views {
      var own: [Int] = []
      for name in view.columns {
        guard let named = features[name] else {
          throw .unknownColumn(
            name: name, place: view.place, columns: dataset.columns.map(\.name) + dataset.unreadColumns)
        }
        for feature in named {
          if let other = seen.updateValue(view.place, forKey: feature) {
            throw .columnTwice(name: name, places: [other, view.place])
          }
          own.append(feature)
        }
      }
      columns.append(own)
    }
    return columns
  }

  /// For each node, the features whose names begin with its name; nil if no feature's name begins with a node's.
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

  /// The index of the node whose name begins a column's name; nil if there is none.
  ///
  /// The column's name must end after the node's name, or go on with a character that is neither letter nor digit, with
  /// a letter after a digit, or with a digit after a letter: "s1" has "s1", "s1.mean" and "s1mean", but not "s10". If
  /// several nodes qualify, the one with the longest name has the column. The rule for a letter after a digit or a
  /// digit after a letter applies only to the longest node name that begins the column's: of nodes "s" and "s1",
  /// neither has "s10".
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
