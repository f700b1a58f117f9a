import JSONReading
import PlainText

/// What the named texts of an edge say of its link.
enum LinkAttributes {
  /// The names of the texts that give an edge its capacity in numbers, in order of preference.
  static let capacities = ["capacity", "LinkSpeedRaw", "LinkSpeed"]
  /// The names of the labels that may state a rate, in order of preference.
  static let labels = ["LinkLabel", "label"]
  /// The names of all texts that are read.
  static let names = Set(capacities + labels + ["LinkSpeedUnits", "width"])
  /// The names of texts that tell parallel links apart and say nothing of their capacity.
  static let keys: Set = ["id", "key"]

  /// Whether a text of this name could say something of a link and is not read.
  static func isUnread(_ name: String) -> Bool { !names.contains(name) && !keys.contains(name) }

  /// The texts that are not empty, by name.
  typealias Texts = (String) -> String?

  /// The capacity of a link: `capacity` in values per second, or else `LinkSpeedRaw` in bit/s, or else `LinkSpeed` in
  /// the `LinkSpeedUnits` K, M, G or T bit/s, or else the rate that a label states.
  ///
  /// A `LinkLabel` of several lines comes before the speed: the Topology Zoo takes its speeds from the labels, and of
  /// "10GEx4" only the 10 Gbit/s of one line. Its `LinkType` is not read: of "KreoNet2" it is T2.
  ///
  /// - Parameters:
  ///   - texts: the named texts of the edge.
  ///   - link: the name of the link, for errors.
  ///   - bitsPerValue: the divisor of speeds in bit/s.
  /// - Throws: `malformed`, which names the field.
  static func capacity(
    _ texts: Texts, of link: GraphError.LinkName, bitsPerValue: Double
  ) throws(GraphError) -> RecordedCapacity? {
    if let capacity = try number("capacity", texts, of: link) {
      return RecordedCapacity(value: capacity, origin: .capacity)
    }
    if let rate = texts("LinkLabel").flatMap(LinkRate.init), rate.lines > 1 { return recorded(rate, bitsPerValue) }
    if let speed = try number("LinkSpeedRaw", texts, of: link) {
      return RecordedCapacity(value: speed / bitsPerValue, origin: .speed)
    }
    if let speed = try number("LinkSpeed", texts, of: link) {
      let units = ["K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12]
      let name = texts("LinkSpeedUnits") ?? ""
      guard let unit = units[name.uppercased()] else {
        throw .malformed(
          field: "LinkSpeedUnits of link \(link)", problem: "'\(name.plain())' is no unit",
          remedy: "write K, M, G or T (bits per second), or give LinkSpeedRaw")
      }
      return RecordedCapacity(value: speed * unit / bitsPerValue, origin: .speed)
    }
    return label(texts).flatMap(LinkRate.init).map { recorded($0, bitsPerValue) }
  }

  private static func recorded(_ rate: LinkRate, _ bitsPerValue: Double) -> RecordedCapacity {
    RecordedCapacity(value: rate.bitsPerSecond / bitsPerValue, origin: .label)
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

  private static func number(
    _ name: String, _ texts: Texts, of link: GraphError.LinkName
  ) throws(GraphError) -> Double? {
    guard let text = texts(name) else { return nil }
    func wrong(_ problem: String, _ remedy: String) -> GraphError {
      .malformed(field: "\(name) of link \(link)", problem: "'\(text.plain())' \(problem)", remedy: remedy)
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

  /// The `Double` nearest to a decimal number; `nil` for any other text, even one that C reads as a number.
  static func decimal(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else { return nil }
    return Double(text)
  }
}
