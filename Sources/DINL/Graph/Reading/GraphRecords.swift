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
  /// The names of the attributes that are not read, for a link without a capacity; else empty.
  var unread: [String] = []
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

/// The nodes and links of a file.
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
}

extension CapacitatedGraph {
  /// The graph of a file's nodes and links.
  ///
  /// A directed file must give each link in both directions with the same capacity and width; the pair becomes one
  /// link. Parallel links of one width, where allowed, become one link whose capacity is their sum, as in link
  /// aggregation.
  ///
  /// - Throws: `missingCapacity`, `excessiveWidth`, `capacityOverflow`, `asymmetricLink`, `unlikeParallelLinks`, or as
  ///   ``init(nodeNames:links:)``; those of a link in `inPlace`.
  init(_ records: GraphRecords, options: ReadingOptions) throws(GraphError) {
    let nodeNames = records.nodeNames
    let isDirected = records.directions != .undirected
    var links: [Link] = []
    var position: [SIMD2<Int>: Int] = [:]
    var places: [Int] = []
    func take(_ record: LinkRecord) throws(GraphError) {
      guard let capacity = record.capacity?.value ?? options.defaultCapacity else {
        throw .missingCapacity(
          GraphError.LinkName(nodeNames[record.source], nodeNames[record.target]), label: record.label)
      }
      let link = Link(record.source, record.target, capacity: capacity, width: record.width)
      try Self.validate(link, nodeNames: nodeNames)
      let name = GraphError.LinkName(nodeNames[link.first], nodeNames[link.second])
      guard link.width <= ReadingOptions.greatestWidth else { throw .excessiveWidth(name, width: link.width) }
      let ends =
        isDirected || link.first < link.second
        ? SIMD2(link.first, link.second) : SIMD2(link.second, link.first)
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
        let isAlike =
          reverse.map { links[$0].capacity == link.capacity && links[$0].width == link.width }
          ?? (records.directions == .either)
        guard isAlike else {
          throw .inPlace(
            records.place(places[index]),
            .asymmetricLink(GraphError.LinkName(nodeNames[link.first], nodeNames[link.second])))
        }
        if index < reverse ?? .max { pairs.append(link) }
      }
      links = pairs
    }
    try self.init(nodeNames: nodeNames, links: links)
  }
}
