import PlainText

/// A link as a file gives it, before its two directions or parallel links are merged.
struct LinkRecord {
  var source: Int
  var target: Int
  var capacity: Double?
  var width: Int
  /// The names of the attributes that are not read, for a link without a capacity; else empty.
  var unread: [String] = []
}

/// The nodes and links of a file.
struct GraphRecords {
  var nodeNames: [String]
  var links: [LinkRecord]
  var isDirected: Bool
  var allowsParallel: Bool
}

/// The links of a file that give no capacity and so get the default one.
public struct DefaultCapacities: Equatable, Sendable, CustomStringConvertible {
  /// The number of these links, counted as the file lists them.
  public let links: Int
  /// The number of all links in the file.
  public let allLinks: Int
  /// The names of their attributes that are not read, in alphabetical order.
  public let unread: [String]

  init?(_ records: GraphRecords) {
    let without = records.links.filter { $0.capacity == nil }
    guard !without.isEmpty else { return nil }
    (links, allLinks) = (without.count, records.links.count)
    unread = Set(without.flatMap(\.unread)).sorted()
  }

  /// One phrase: how many links have the default capacity, and the names of their attributes that are not read.
  public var description: String {
    "\(links) of \(allLinks) links in the file give none and have it"
      + (unread.isEmpty ? "" : "; their attributes \(unread.quotedList) are not read")
  }
}

extension CapacitatedGraph {
  /// The graph of a file's nodes and links.
  ///
  /// A directed file must give each link in both directions with the same capacity and width; the pair becomes one
  /// link. Parallel links of one width, where allowed, become one link whose capacity is their sum, as in link
  /// aggregation.
  ///
  /// - Throws: `missingCapacity`, `excessiveWidth`, `capacityOverflow`, `asymmetricLink`, `unlikeParallelLinks`, or as
  ///   ``init(nodeNames:links:)``.
  init(_ records: GraphRecords, options: ReadingOptions) throws(GraphError) {
    let nodeNames = records.nodeNames
    let isDirected = records.isDirected
    var links: [Link] = []
    var position: [SIMD2<Int>: Int] = [:]
    for record in records.links {
      guard let capacity = record.capacity ?? options.defaultCapacity else {
        throw .missingCapacity(GraphError.LinkName(nodeNames[record.source], nodeNames[record.target]))
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
        continue
      }
      guard records.allowsParallel else { throw .duplicateLink(name) }
      guard links[earlier].width == link.width else { throw .unlikeParallelLinks(name) }
      let sum = links[earlier].capacity + link.capacity
      guard sum.isFinite else { throw .capacityOverflow(name) }
      links[earlier] = Link(links[earlier].first, links[earlier].second, capacity: sum, width: link.width)
    }
    if isDirected {
      var pairs: [Link] = []
      for (index, link) in links.enumerated() {
        guard let reverse = position[SIMD2(link.second, link.first)],
          links[reverse].capacity == link.capacity, links[reverse].width == link.width
        else { throw .asymmetricLink(GraphError.LinkName(nodeNames[link.first], nodeNames[link.second])) }
        if index < reverse { pairs.append(link) }
      }
      links = pairs
    }
    try self.init(nodeNames: nodeNames, links: links)
  }
}
