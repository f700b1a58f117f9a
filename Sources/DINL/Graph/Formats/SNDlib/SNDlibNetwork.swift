import PlainText

/// A network of SNDlib, the library of test instances for survivable network design.
///
/// The capacity of a link is its preinstalled capacity, if that is not 0, or else the least capacity of its modules; a
/// link with neither, or with an unlimited preinstalled capacity, has none. Capacities have the unit of the section META, or are values per second without one.
/// Links are undirected, and parallel ones add up.
///
/// Source: S. Orlowski, M. Pióro, A. Tomaszewski, R. Wessäly, "SNDlib 1.0 – Survivable Network Design Library",
/// Networks 55(3), 2010.
struct SNDlibNetwork: Sendable {
  struct Node: Sendable {
    var id: String
    var line: Int
    var x: Double?
    var y: Double?
  }

  struct Link: Sendable {
    var line: Int
    var source = ""
    var target = ""
    var preinstalled = Amount.number(0)
    /// The capacities of the modules that can be installed; nil for an unlimited one.
    var modules: [Double?] = []
  }

  var nodes: [Node] = []
  var links: [Link] = []
  /// The unit of demands and capacities.
  var unit: String?
  /// Whether the coordinates are longitudes and latitudes.
  var isGeographic = false
  /// The last line that is known exactly; later ones are close.
  var lastExactLine = Int.max

  /// The units that SNDlib's files have, in bit/s.
  private static let units = ["BITPERSEC": 1.0, "KBITPERSEC": 1e3, "MBITPERSEC": 1e6, "GBITPERSEC": 1e9]

  /// A number in a file, which may be unlimited.
  enum Amount {
    case unlimited
    case number(Double)

    /// The amount that a text states; nil if it states none.
    init?(_ text: String) {
      if text == "UNLIMITED" {
        self = .unlimited
      } else if let number = LinkAttributes.decimal(text), number.isFinite {
        self = .number(number)
      } else {
        return nil
      }
    }

    /// The number; nil if it is unlimited.
    var number: Double? { if case .number(let number) = self { number } else { nil } }
  }

  /// The nodes and links of which a graph is made.
  ///
  /// - Parameter bitsPerValue: the divisor of capacities whose unit is known.
  /// - Throws: `duplicateNodeName` or `unknownNode`, in `inPlace` with the line.
  func records(bitsPerValue: Double) throws(GraphError) -> GraphRecords {
    let place: @Sendable (Int) -> String = { [lastExactLine] in "\($0 > lastExactLine ? "near " : "")line \($0)" }
    var index = [String: Int](minimumCapacity: nodes.count)
    for (position, node) in nodes.enumerated() {
      guard index.updateValue(position, forKey: node.id) == nil else {
        throw .inPlace(place(node.line), .duplicateNodeName(node.id))
      }
    }
    let factor = unit.flatMap { Self.units[$0] }.map { $0 / bitsPerValue }
    var records: [LinkRecord] = []
    for link in links {
      let ends = [link.source, link.target]
      for end in ends where index[end] == nil {
        throw .inPlace(place(link.line), .unknownNode(node: end, link: GraphError.LinkName(link.source, link.target)))
      }
      var record = LinkRecord(
        source: index[link.source] ?? 0, target: index[link.target] ?? 0, width: 1, place: link.line)
      switch link.preinstalled {
      case .unlimited: break
      case .number(0):
        record.capacity = link.modules.compactMap { $0 }.min().map {
          RecordedCapacity(value: $0 * (factor ?? 1), origin: .module)
        }
      case .number(let preinstalled):
        record.capacity = RecordedCapacity(value: preinstalled * (factor ?? 1), origin: .preinstalled)
      }
      records.append(record)
    }
    return GraphRecords(
      nodeNames: nodes.map(\.id), links: records, directions: .undirected, allowsParallel: true, unit: unitInWords,
      isUnitInBits: factor != nil, place: place)
  }

  private var unitInWords: String {
    guard let unit else { return ", in values per second, as META gives no unit" }
    return Self.units[unit] == nil
      ? ", in values per second, as the unit \(unit.quoted) is not known" : ", in \(unit) as META says"
  }

  /// Where the nodes are.
  var positions: [NodePosition?] {
    nodes.map { NodePosition(x: $0.x, y: $0.y, isGeographic: isGeographic) }
  }
}
