import JSONReading

extension NodeLinkDocument {
  /// The nodes and links of which a graph is made.
  ///
  /// A node's name is its label, or its id if it has none; where labels repeat, the id follows in brackets.
  ///
  /// - Parameter attributes: what is read of a link.
  /// - Throws: `duplicateNodeName`, or an error of a link in `inPlace`.
  func records(_ attributes: LinkAttributes) throws(GraphError) -> GraphRecords {
    let place: @Sendable (Int) -> String = { [listName] in "\(listName)[\($0)]" }
    let index = try indices()
    // The node "1" differs from the node 1; if a file has both, the name of the first keeps its quotes.
    let ids = nodes.map { node in
      if case .text(let text) = node.id, let number = Int(text), text == "\(number)", index[.number(number)] != nil {
        return "\"\(text)\""
      }
      return node.id.name
    }
    let names = NodeNames.distinct(labels: nodes.map(\.label), ids: ids)
    var records: [LinkRecord] = []
    records.reserveCapacity(links.count)
    for (position, link) in links.enumerated() {
      do throws(GraphError) {
        records.append(try Self.record(link, at: position, index: index, attributes))
      } catch {
        throw .inPlace(place(position), error)
      }
    }
    return GraphRecords(
      nodeNames: names, links: records, directions: isDirected ? .both : .undirected, allowsParallel: isMultigraph,
      place: place)
  }

  private func indices() throws(GraphError) -> [Identifier: Int] {
    var index = [Identifier: Int](minimumCapacity: nodes.count)
    for (position, node) in nodes.enumerated() {
      // Swift takes canonically equivalent texts for equal: the links of one such node would be taken for the other's.
      guard index.updateValue(position, forKey: node.id) == nil else {
        throw .inPlace("nodes[\(position)]", .duplicateNodeName(node.id.name))
      }
    }
    return index
  }

  private static func record(
    _ link: Edge, at position: Int, index: [Identifier: Int], _ attributes: LinkAttributes
  ) throws(GraphError) -> LinkRecord {
    let name = GraphError.LinkName(link.source.name, link.target.name)
    guard let source = index[link.source] else { throw .unknownNode(node: name.first, link: name) }
    guard let target = index[link.target] else { throw .unknownNode(node: name.second, link: name) }
    var record = LinkRecord(source: source, target: target, width: link.width, place: position)
    if let capacity = link.capacity {
      record.capacity = RecordedCapacity(value: capacity, origin: .capacity)
      return record
    }
    let texts: LinkAttributes.Texts = { link.texts[$0] }
    record.capacity = try attributes.capacity(texts, of: name)
    guard record.capacity == nil else { return record }
    (record.label, record.unread) = (LinkAttributes.label(texts), link.unread)
    return record
  }

  /// The columns of a table that each node sees, from its attribute `columns`; nil for a node without that attribute.
  ///
  /// The attribute is a list of names, or one text as ``ColumnList`` reads it; an empty one makes the node a relay.
  ///
  /// - Throws: `malformed`, which names the node.
  func columns() throws(GraphError) -> [[String]?] {
    var columns: [[String]?] = []
    for (position, node) in nodes.enumerated() {
      let names = node.attributes["columns"].flatMap { $0 == .null ? nil : $0 }.map(Self.names)
      if case .some(nil) = names { throw .malformedColumns(of: "nodes[\(position)]") }
      columns.append(names ?? nil)
    }
    return columns
  }

  private static func names(of value: JSONValue) -> [String]? {
    switch value {
    case .text(let text): return ColumnList.names(in: text)
    case .array(let values):
      let names = values.compactMap { if case .text(let name) = $0 { name } else { nil } }
      return names.count == values.count ? names : nil
    default: return nil
    }
  }

  /// Where the nodes are: `pos` may be a list of two numbers.
  var positions: [NodePosition?] {
    nodes.map { node in
      NodePosition { name in
        guard case .array(let values) = node.attributes[name] else { return node.attributes[name]?.scalarText }
        return values.map { $0.scalarText ?? "" }.joined(separator: ",")
      }
    }
  }
}
