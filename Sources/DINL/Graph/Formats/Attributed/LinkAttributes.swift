import JSONReading
import PlainText

/// Reads what the named texts of an edge say of its link.
struct LinkAttributes: Sendable {
  /// The name of the text that gives the capacity in values per second, or as a rate with its unit.
  let capacityName: String
  /// The divisor of rates in bit/s.
  let bitsPerValue: Double
  /// The names of the texts that give an edge its capacity in numbers, in order of preference.
  let capacities: [String]
  /// The names of all texts that are read.
  let names: Set<String>
  /// The names of the labels that may state a rate, in order of preference.
  private static let labels = ["LinkLabel", "label"]
  /// The names of texts that tell parallel links apart and say nothing of their capacity.
  private static let keys: Set = ["id", "key"]

  /// The attributes that are read with given options.
  init(_ options: CapacitatedGraph.ReadingOptions) {
    (capacityName, bitsPerValue) = (options.capacityName, options.bitsPerValue)
    capacities = [options.capacityName, "LinkSpeedRaw", "LinkSpeed"]
    names = Set(capacities + Self.labels + ["LinkSpeedUnits", "width"])
  }

  /// Whether the capacity has its usual name.
  var hasUsualName: Bool { capacityName == CapacitatedGraph.ReadingOptions.usualCapacityName }

  /// Whether a text of this name could say something of a link and is not read.
  func isUnread(_ name: String) -> Bool { !names.contains(name) && !Self.keys.contains(name) }

  /// Whether a text can be a capacity: it is a number, or states one rate.
  static func statesCapacity(_ text: String) -> Bool { decimal(text) != nil || LinkRate(label: text) != nil }

  /// The texts that are not empty, by name.
  typealias Texts = (String) -> String?

  /// The capacity of a link: the text of ``capacityName`` in values per second or as a rate, or else `LinkSpeedRaw` in
  /// bit/s, or else `LinkSpeed` in the `LinkSpeedUnits` K, M, G or T bit/s, or else the rate that a label states.
  ///
  /// A `LinkLabel` of several lines comes before the speed: the Topology Zoo takes its speeds from the labels, and of
  /// "10GEx4" only the 10 Gbit/s of one line. Its `LinkType` is not read: of "KreoNet2" it is T2.
  ///
  /// - Parameters:
  ///   - texts: the named texts of the edge.
  ///   - link: the name of the link, for errors.
  /// - Throws: `malformed`, which names the field.
  func capacity(_ texts: Texts, of link: GraphError.LinkName) throws(GraphError) -> RecordedCapacity? {
    if let text = texts(capacityName), Self.decimal(text) == nil, let rate = LinkRate(label: text) {
      return recorded(rate, .rate)
    }
    let remedy = "write a number of values per second, or a rate such as 10 Gb/s"
    if let capacity = try Self.number(capacityName, texts, of: link, remedy: remedy) {
      return RecordedCapacity(value: capacity, origin: .capacity)
    }
    if let rate = texts("LinkLabel").flatMap(LinkRate.init), rate.lines > 1 { return recorded(rate, .label) }
    if let speed = try Self.number("LinkSpeedRaw", texts, of: link) {
      return RecordedCapacity(value: speed / bitsPerValue, origin: .speed)
    }
    if let speed = try Self.number("LinkSpeed", texts, of: link) {
      let units = ["K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12]
      let name = texts("LinkSpeedUnits") ?? ""
      guard let unit = units[name.uppercased()] else {
        throw .malformed(
          place: "LinkSpeedUnits of link \(link)", problem: "'\(name.plain())' is no unit",
          remedy: "write K, M, G or T (bits per second), or give LinkSpeedRaw")
      }
      return RecordedCapacity(value: speed * unit / bitsPerValue, origin: .speed)
    }
    return Self.label(texts).flatMap(LinkRate.init).map { recorded($0, .label) }
  }

  private func recorded(_ rate: LinkRate, _ origin: CapacityOrigin) -> RecordedCapacity {
    RecordedCapacity(value: rate.bitsPerSecond / bitsPerValue, origin: origin)
  }

  /// The label of a link, whatever it states.
  static func label(_ texts: Texts) -> String? { labels.lazy.compactMap(texts).first }

  /// The width of a link, 1 by default.
  ///
  /// - Throws: `malformed`, which names the field.
  static func width(_ texts: Texts, of link: GraphError.LinkName) throws(GraphError) -> Int {
    guard let text = texts("width") else { return 1 }
    func wrong(_ problem: String) -> GraphError {
      .malformed(
        place: "width of link \(link)", problem: "'\(text.plain())' \(problem)",
        remedy: "write the values per sample, 1 or more")
    }
    guard decimal(text) != nil else { throw wrong("is not an integer") }
    switch JSONWhole(text) {
    case .whole(let width): return width
    case .beyondRange: throw wrong("is beyond \(Int.max)")
    case .fraction: throw wrong("is not an integer")
    }
  }

  private static func number(
    _ name: String, _ texts: Texts, of link: GraphError.LinkName, remedy: String = "write a number without unit"
  ) throws(GraphError) -> Double? {
    guard let text = texts(name) else { return nil }
    func wrong(_ problem: String, _ remedy: String) -> GraphError {
      .malformed(place: "\(name.plain()) of link \(link)", problem: "'\(text.plain())' \(problem)", remedy: remedy)
    }
    guard let value = decimal(text) else { throw wrong("is not a number", remedy) }
    guard value.isFinite else {
      throw wrong("is beyond \(Double.greatestFiniteMagnitude)", "write a number that a double number holds")
    }
    let mantissa = text.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
    guard value != 0 || !mantissa.contains(where: { (0x31...0x39).contains($0) }) else {
      throw wrong("is below \(Double.leastNonzeroMagnitude)", "write a number that a double number holds")
    }
    return value
  }

  /// The `Double` nearest to a decimal number; `nil` for any other text, even one that C reads as a number.
  static func decimal(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else { return nil }
    return Double(text)
  }
}
