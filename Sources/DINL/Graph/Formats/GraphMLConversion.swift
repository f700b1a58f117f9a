import Foundation
import JSONReading
import PlainText

extension CapacitatedGraph {
  /// The graph in GraphML, as the Internet Topology Zoo and NetworkX write it.
  ///
  /// A node's name is its `label`, or its id if it has none; where labels repeat, the id follows in brackets. A link's
  /// capacity is its `capacity` in values per second, or else its `LinkSpeedRaw` in bits per second, or else its
  /// `LinkSpeed` in the `LinkSpeedUnits` K, M, G or T bits per second; speeds are divided by `options.bitsPerValue`.
  /// Its width is its `width`, 1 by default. The capacities of parallel links add up; a file whose `edgedefault` is
  /// `directed` must give every link in both directions alike.
  ///
  /// libxml2 reads the text, without network access. The `<default>` of a key applies to nodes or edges without that
  /// data. Elements of other namespaces, such as those of yEd, are skipped. A document type may name the rules of
  /// GraphML, which are not loaded. The reader refuses the following with their line: declarations and entities,
  /// hyperedges, locators, a second or nested graph, a graph without `edgedefault`, edges whose `directed` differs from
  /// it, data of a key that is not declared or twice in one element, and elements or text where they do not belong.
  ///
  /// Sources: U. Brandes et al., "GraphML Progress Report", Graph Drawing 2001; S. Knight et al., "The Internet
  /// Topology Zoo", IEEE JSAC 29(9), 2011.
  ///
  /// - Parameters:
  ///   - data: XML text.
  ///   - options: the default capacity, and the number of bits per value.
  /// - Throws: `malformed`, which names the field; `missingCapacity`; or another error of the graph.
  public init(graphML data: Data, options: ReadingOptions = ReadingOptions()) throws(GraphError) {
    try self.init(GraphMLReader.document(data).records(bitsPerValue: options.bitsPerValue), options: options)
  }
}

extension GraphMLDocument {
  /// The nodes and links of which a graph is made.
  ///
  /// - Parameter bitsPerValue: the divisor of speeds in bits per second.
  /// - Throws: `duplicateNodeName`, `unknownNode` or `malformed`, which names the field.
  func records(bitsPerValue: Double) throws(GraphError) -> GraphRecords {
    let labels = nodes.map { $0.data["label"].flatMap { $0.isEmpty ? nil : $0 } }
    var uses: [String: Int] = [:]
    for case let label? in labels { uses[label, default: 0] += 1 }
    var index: [String: Int] = [:]
    var names: [String] = []
    for (position, node) in nodes.enumerated() {
      guard index.updateValue(position, forKey: node.id) == nil else { throw .duplicateNodeName(node.id) }
      names.append(labels[position].map { uses[$0] == 1 ? $0 : "\($0) (\(node.id))" } ?? node.id)
    }
    var records: [LinkRecord] = []
    for edge in edges {
      let ids = GraphError.LinkName(edge.source, edge.target)
      guard let source = index[edge.source] else { throw .unknownNode(node: edge.source, link: ids) }
      guard let target = index[edge.target] else { throw .unknownNode(node: edge.target, link: ids) }
      let name = GraphError.LinkName(names[source], names[target])
      let capacity = try Self.capacity(edge.data, of: name, bitsPerValue: bitsPerValue)
      records.append(
        LinkRecord(
          source: source, target: target, capacity: capacity, width: try Self.width(edge.data, of: name),
          unread: capacity == nil ? edge.data.filter { $0.key != "width" && !$0.value.isEmpty }.keys.sorted() : []))
    }
    return GraphRecords(nodeNames: names, links: records, isDirected: isDirected, allowsParallel: true)
  }

  private static func capacity(
    _ data: [String: String], of link: GraphError.LinkName, bitsPerValue: Double
  ) throws(GraphError) -> Double? {
    func number(_ key: String) throws(GraphError) -> Double? {
      guard let text = data[key], !text.isEmpty else { return nil }
      func wrong(_ problem: String, _ remedy: String) -> GraphError {
        .malformed(field: "\(key) of link \(link)", problem: "'\(text.plain())' \(problem)", remedy: remedy)
      }
      guard let value = decimal(text) else { throw wrong("is not a number", "write a number without unit") }
      guard value.isFinite else {
        throw wrong("is beyond \(Double.greatestFiniteMagnitude)", "write a number that a double number holds")
      }
      let mantissa = text.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
      guard value != 0 || !mantissa.contains(where: { (0x31...0x39).contains($0) }) else {
        throw wrong("is below \(Double.leastNonzeroMagnitude)", "write a number that a double number holds")
      }
      return value
    }
    if let capacity = try number("capacity") { return capacity }
    if let speed = try number("LinkSpeedRaw") { return speed / bitsPerValue }
    guard let speed = try number("LinkSpeed") else { return nil }
    let units = ["K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12]
    guard let unit = units[data["LinkSpeedUnits"]?.uppercased() ?? ""] else {
      throw .malformed(
        field: "LinkSpeedUnits of link \(link)", problem: "'\((data["LinkSpeedUnits"] ?? "").plain())' is no unit",
        remedy: "write K, M, G or T (bits per second), or give LinkSpeedRaw")
    }
    return speed * unit / bitsPerValue
  }

  private static func width(_ data: [String: String], of link: GraphError.LinkName) throws(GraphError) -> Int {
    guard let text = data["width"], !text.isEmpty else { return 1 }
    func wrong(_ problem: String) -> GraphError {
      .malformed(
        field: "width of link \(link)", problem: "'\(text.plain())' \(problem)",
        remedy: "write the values per sample, 1 or more")
    }
    guard decimal(text) != nil else { throw wrong("is not an integer") }
    switch JSONWhole(text) {
    case .whole(let width): return width
    case .beyondRange: throw wrong("is beyond \(Int.max)")
    case .fraction: throw wrong("is not an integer")
    }
  }

  /// The `Double` nearest to a decimal number; `nil` for any other text, even one that C reads as a number.
  private static func decimal(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else { return nil }
    return Double(text)
  }
}
