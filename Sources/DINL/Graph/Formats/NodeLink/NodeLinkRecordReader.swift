import JSONReading

/// Reads what the links of node-link data say.
struct NodeLinkRecordReader {
  private let index: NodeLinkIndex
  private let attributes: LinkAttributes
  private let source = JSONName("source")
  private let target = JSONName("target")
  private let width = JSONName("width")
  private let keys = [JSONName("key"), JSONName("id")]
  private let capacity: JSONName

  /// - Parameters:
  ///   - index: the nodes.
  ///   - attributes: what is read of a link.
  init(_ index: NodeLinkIndex, _ attributes: LinkAttributes) {
    (self.index, self.attributes, capacity) = (index, attributes, JSONName(attributes.capacityName))
  }

  /// The link at a place, if its ends are known nodes, and if it has a capacity that is
  /// a number, or no attribute that could say something of its capacity.
  ///
  /// It is the same as that of ``record(_:at:)``, which makes texts of what it reads.
  ///
  /// - Returns: nil for any other link; the cursor is then somewhere in it.
  func plainRecord(_ cursor: inout JSONCursor, at place: Int) -> LinkRecord? {
    guard cursor.kind == .object, !["source", "target", "width"].contains(attributes.capacityName) else { return nil }
    var (ends, value, hasOthers) = (SIMD2(repeating: -1), Double?.none, false)
    var record = LinkRecord(source: -1, target: -1, width: 1, place: place)
    cursor.enterObject()
    while cursor.nextMember() {
      if cursor.keyIs(source) {
        guard let node = node(&cursor) else { return nil }
        ends[0] = node
      } else if cursor.keyIs(target) {
        guard let node = node(&cursor) else { return nil }
        ends[1] = node
      } else if cursor.keyIs(capacity) {
        value = cursor.double()
        guard value != nil else { return nil }
      } else if cursor.keyIs(width) {
        guard let width = cursor.integer() else { return nil }
        record.width = width
      } else {
        hasOthers = hasOthers || !keys.contains(where: cursor.keyIs)
        cursor.skip()
      }
    }
    guard ends[0] >= 0, ends[1] >= 0, value != nil || !hasOthers else { return nil }
    (record.source, record.target) = (ends[0], ends[1])
    record.capacity = value.map { RecordedCapacity(value: $0, origin: .capacity) }
    return record
  }

  private func node(_ cursor: inout JSONCursor) -> Int? { NodeLinkDocument.Identifier(&cursor).flatMap { index[$0] } }

  /// The record of a link.
  ///
  /// - Throws: `unknownNode` or `malformed`.
  func record(_ link: NodeLinkDocument.Edge, at place: Int) throws(GraphError) -> LinkRecord {
    let name = GraphError.LinkName(link.source.name, link.target.name)
    guard let source = index[link.source] else { throw .unknownNode(node: name.first, link: name) }
    guard let target = index[link.target] else { throw .unknownNode(node: name.second, link: name) }
    var record = LinkRecord(source: source, target: target, width: link.width, place: place)
    if let capacity = link.capacity {
      record.capacity = RecordedCapacity(value: capacity, origin: .capacity)
      return record
    }
    let texts: LinkAttributes.Texts = { link.texts[$0] }
    record.capacity = try attributes.capacity(texts, of: name)
    guard record.capacity == nil else { return record }
    record.lacksCapacity(label: LinkAttributes.label(texts), unread: link.unread)
    return record
  }
}

extension NodeLinkDocument.Identifier {
  /// Reads an id; nil for a value that is none, at which the cursor stays.
  init?(_ cursor: inout JSONCursor) {
    if let number = cursor.integer() {
      self = .number(number)
    } else if let text = cursor.text() {
      self = .text(text)
    } else if cursor.kind == .array {
      let start = cursor
      var elements: [Self] = []
      cursor.enterArray()
      while cursor.nextElement() {
        guard let element = Self(&cursor) else {
          cursor = start
          return nil
        }
        elements.append(element)
      }
      guard !elements.isEmpty else {
        cursor = start
        return nil
      }
      self = .list(elements)
    } else {
      return nil
    }
  }
}
