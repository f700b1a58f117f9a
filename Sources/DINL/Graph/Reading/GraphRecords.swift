/// A link as a file gives it, before its two directions or parallel links are merged.
struct LinkRecord: Sendable {
  var source: Int
  var target: Int
  var capacity: RecordedCapacity?
  var width: Int
  /// Where the link stands in the file, as ``GraphRecords/place`` names it.
  var place: Int
  /// The label that states no rate, for a link without a capacity.
  var label: String?
  /// The attributes that are not read, for a link without a capacity; else none.
  var unread = UnreadAttributes()

  /// The two ends, whatever the direction.
  var ends: SIMD2<Int> { SIMD2(min(source, target), max(source, target)) }
  /// Whether the link joins a node to itself.
  var isSelfLoop: Bool { source == target }
}

/// The names of a link's attributes that could say something of its capacity and are not read.
struct UnreadAttributes: Sendable {
  var names: [String] = []
  /// Those of them that hold a number or a rate.
  var numbers: [String] = []

  /// Adds an attribute.
  mutating func insert(_ name: String, text: String?) {
    names.append(name)
    if let text, LinkAttributes.statesCapacity(text) { numbers.append(name) }
  }
}

/// The directions in which a file gives its links.
enum LinkDirections: Sendable {
  /// A link has no direction.
  case undirected
  /// Each link stands in both directions.
  case both
  /// A link stands in either direction or in both, as in DOT, where arrows show the way to the root.
  case either
}

/// The nodes and links of a file, which may have self-loops.
struct GraphRecords: Sendable {
  var nodeNames: [String]
  var links: [LinkRecord]
  var directions: LinkDirections
  var allowsParallel: Bool
  /// The unit of the capacities, in words that follow ", "; empty if their origin says it.
  var unit = ""
  /// Whether that unit is one of bits, whatever the origins.
  var isUnitInBits = false
  /// The name of a link's place in the file, such as "line 7" or "edges[3]".
  var place: @Sendable (Int) -> String

  /// Removes the links from a node to itself.
  ///
  /// - Returns: their number, as the file lists them.
  /// - Complexity: O(E).
  mutating func removeSelfLoops() -> Int {
    let count = links.count
    links.removeAll(where: \.isSelfLoop)
    return count - links.count
  }

  /// Refuses a name of the capacities that no link has.
  ///
  /// - Throws: `absentCapacityName`.
  /// - Complexity: O(E).
  func requireCapacities(named name: String) throws(GraphError) {
    guard name != CapacitatedGraph.ReadingOptions.usualCapacityName, !links.isEmpty else { return }
    if links.contains(where: { $0.capacity?.origin == .capacity || $0.capacity?.origin == .rate }) { return }
    throw .absentCapacityName(name, numbers: Set(links.flatMap(\.unread.numbers)).sorted())
  }
}

extension CapacitatedGraph {
  /// The graph of a file's nodes and links.
  ///
  /// A directed file must give each link in both directions with the same capacity and width, unless the directions are
  /// `either`; the pair becomes one link. Parallel links of one width, where allowed, become one link whose capacity is
  /// their sum, as in link aggregation.
  ///
  /// - Throws: `missingCapacity`, `excessiveWidth`, `capacityOverflow`, `asymmetricLink`, `missingReverse`,
  ///   `unlikeParallelLinks`, or as ``init(nodeNames:links:)``; those of a link in `inPlace`.
  init(_ records: GraphRecords, defaultCapacity: Double?) throws(GraphError) {
    let nodeNames = records.nodeNames
    let isDirected = records.directions != .undirected
    var links: [Link] = []
    var position: [SIMD2<Int>: Int] = [:]
    var places: [Int] = []
    func take(_ record: LinkRecord) throws(GraphError) {
      guard let capacity = record.capacity?.value ?? defaultCapacity else {
        throw .missingCapacity(
          GraphError.LinkName(nodeNames[record.source], nodeNames[record.target]), label: record.label,
          numbers: record.unread.numbers.sorted())
      }
      let link = Link(record.source, record.target, capacity: capacity, width: record.width)
      try Self.validate(link, nodeNames: nodeNames)
      let name = GraphError.LinkName(nodeNames[link.first], nodeNames[link.second])
      guard link.width <= ReadingOptions.greatestWidth else { throw .excessiveWidth(name, width: link.width) }
      let ends = isDirected ? SIMD2(link.first, link.second) : record.ends
      guard let earlier = position[ends] else {
        position[ends] = links.count
        links.append(link)
        places.append(record.place)
        return
      }
      guard records.allowsParallel else { throw .duplicateLink(name) }
      guard links[earlier].width == link.width else { throw .unlikeParallelLinks(name) }
      let sum = links[earlier].capacity + link.capacity
      guard sum.isFinite else { throw .capacityOverflow(name) }
      links[earlier] = Link(links[earlier].first, links[earlier].second, capacity: sum, width: link.width)
    }
    for record in records.links {
      do throws(GraphError) { try take(record) } catch { throw .inPlace(records.place(record.place), error) }
    }
    if isDirected {
      var pairs: [Link] = []
      for (index, link) in links.enumerated() {
        let reverse = position[SIMD2(link.second, link.first)]
        let name = GraphError.LinkName(nodeNames[link.first], nodeNames[link.second])
        if let other = reverse.map({ links[$0] }) {
          guard other.capacity == link.capacity && other.width == link.width else {
            throw .inPlace(records.place(places[index]), .asymmetricLink(name))
          }
        } else if records.directions == .both {
          throw .inPlace(records.place(places[index]), .missingReverse(name))
        }
        if index < reverse ?? .max { pairs.append(link) }
      }
      links = pairs
    }
    try self.init(nodeNames: nodeNames, links: links)
  }
}
