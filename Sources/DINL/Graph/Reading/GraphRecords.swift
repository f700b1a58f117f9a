/// A link as a file gives it, before its two directions or parallel links are merged.
struct LinkRecord: Sendable {
  var source: Int
  var target: Int
  var capacity: RecordedCapacity?
  var width: Int
  /// Where the link stands in the file, as ``GraphRecords/place`` names it.
  var place: Int
  /// Why the link has no capacity; most links have one, and are smaller so.
  private var missing: MissingCapacity?

  init(source: Int, target: Int, capacity: RecordedCapacity? = nil, width: Int, place: Int) {
    (self.source, self.target, self.capacity, self.width, self.place) = (source, target, capacity, width, place)
  }

  /// The label that states no rate, for a link without a capacity.
  var label: String? { missing?.label }
  /// The attributes that are not read, for a link without a capacity; else none.
  var unread: UnreadAttributes { missing?.unread ?? UnreadAttributes() }

  /// Notes why the link has no capacity.
  mutating func lacksCapacity(label: String?, unread: UnreadAttributes) {
    missing = MissingCapacity(label: label, unread: unread)
  }

  private final class MissingCapacity: Sendable {
    let label: String?
    let unread: UnreadAttributes

    init(label: String?, unread: UnreadAttributes) { (self.label, self.unread) = (label, unread) }
  }

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
    let (nodeNames, isDirected) = (records.nodeNames, records.directions != .undirected)
    let twins = FirstTwins(records.links.map { SIMD2($0.source, $0.target) }, nodeCount: nodeNames.count)
    // The place in `links` of each direction of a pair of nodes, at the place of the pair's first record.
    var positions = [SIMD2<Int>](repeating: SIMD2(-1, -1), count: records.links.count)
    var links: [Link] = []
    links.reserveCapacity(records.links.count)
    // The record of each link.
    var origins: [Int] = []
    origins.reserveCapacity(records.links.count)
    func direction(_ record: LinkRecord) -> Int { isDirected && record.source > record.target ? 1 : 0 }
    func name(_ link: Link) -> GraphError.LinkName {
      GraphError.LinkName(nodeNames[link.first], nodeNames[link.second])
    }
    func take(_ index: Int, _ record: LinkRecord) throws(GraphError) {
      guard let capacity = record.capacity?.value ?? defaultCapacity else {
        throw .missingCapacity(
          GraphError.LinkName(nodeNames[record.source], nodeNames[record.target]), label: record.label,
          numbers: record.unread.numbers.sorted())
      }
      let link = Link(record.source, record.target, capacity: capacity, width: record.width)
      try Self.validate(link, nodeNames: nodeNames)
      guard link.width <= ReadingOptions.greatestWidth else { throw .excessiveWidth(name(link), width: link.width) }
      let earlier = positions[twins[index]][direction(record)]
      guard earlier >= 0 else {
        positions[twins[index]][direction(record)] = links.count
        links.append(link)
        origins.append(index)
        return
      }
      guard records.allowsParallel else { throw .duplicateLink(name(link)) }
      guard links[earlier].width == link.width else { throw .unlikeParallelLinks(name(link)) }
      let sum = links[earlier].capacity + link.capacity
      guard sum.isFinite else { throw .capacityOverflow(name(link)) }
      links[earlier] = Link(links[earlier].first, links[earlier].second, capacity: sum, width: link.width)
    }
    for (index, record) in records.links.enumerated() {
      do throws(GraphError) { try take(index, record) } catch { throw .inPlace(records.place(record.place), error) }
    }
    if isDirected {
      var pairs: [Link] = []
      for (index, link) in links.enumerated() {
        let record = records.links[origins[index]]
        let reverse = positions[twins[origins[index]]][1 - direction(record)]
        if reverse >= 0 {
          guard links[reverse].capacity == link.capacity && links[reverse].width == link.width else {
            throw .inPlace(records.place(record.place), .asymmetricLink(name(link)))
          }
        } else if records.directions == .both {
          throw .inPlace(records.place(record.place), .missingReverse(name(link)))
        }
        if reverse < 0 || index < reverse { pairs.append(link) }
      }
      links = pairs
    }
    try self.init(nodeNames: nodeNames, links: links)
  }
}
