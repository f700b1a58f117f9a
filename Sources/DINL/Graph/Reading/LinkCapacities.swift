import PlainText

/// Where the capacity of a link in a file comes from.
public enum CapacityOrigin: String, CaseIterable, Sendable {
  /// The attribute that holds the capacity, in values per second.
  case capacity
  /// A rate with its unit in that attribute, as ``LinkRate`` reads it.
  case rate
  /// `LinkSpeedRaw` in bit/s, or `LinkSpeed` with its unit.
  case speed
  /// A label that states a rate, as ``LinkRate`` reads it.
  case label
  /// SNDlib's preinstalled capacity.
  case preinstalled
  /// The least of SNDlib's installable modules, for a link without a preinstalled capacity.
  case module
  /// The default capacity.
  case standard = "default"

  /// What the link has its capacity from, in words.
  var words: String {
    switch self {
    case .capacity: "by their capacity in values per second"
    case .rate: "by their capacity with its unit"
    case .speed: "from LinkSpeed in bit/s"
    case .label: "from labels in bit/s"
    case .preinstalled: "by their preinstalled capacity"
    case .module: "by their least module"
    case .standard: "by --default-capacity"
    }
  }
}

/// A capacity that a file gives, in values per second.
struct RecordedCapacity: Sendable {
  var value: Double
  var origin: CapacityOrigin
}

/// How many links of a file, or of its part that is kept, have their capacity from where.
public struct LinkCapacities: Equatable, Sendable, CustomStringConvertible {
  /// The number of links of each origin, counted as the file lists them; without those of which there is none.
  public let counts: [CapacityOrigin: Int]
  /// The number of all these links.
  public let links: Int
  /// The names of the attributes that are not read of links with the default capacity, in alphabetical order.
  public let unread: [String]
  /// The labels of such links, which state no single rate, in alphabetical order.
  public let unreadLabels: [String]
  /// Whether an attribute that is not read holds a number or a rate.
  private let hasUnreadNumbers: Bool
  private let unit: String

  /// - Parameter attributes: says how many bits a value has.
  init(_ records: GraphRecords, _ attributes: LinkAttributes) {
    var counts: [CapacityOrigin: Int] = [:]
    for link in records.links { counts[link.capacity?.origin ?? .standard, default: 0] += 1 }
    let without = records.links.filter { $0.capacity == nil }
    (self.counts, links) = (counts, records.links.count)
    let areBits = records.isUnitInBits || [CapacityOrigin.rate, .speed, .label].contains { counts[$0] != nil }
    let bits = "\(attributes.bitsPerValue)"
    unit =
      records.unit + (areBits ? ", at \(bits.hasSuffix(".0") ? bits.dropLast(2) : bits[...]) bits per value" : "")
    unread = Set(without.flatMap(\.unread.names)).sorted()
    hasUnreadNumbers = without.contains { !$0.unread.numbers.isEmpty }
    unreadLabels = Set(without.compactMap(\.label)).sorted()
  }

  /// One phrase, such as "31 of 42 links from labels in bit/s, 11 by --default-capacity, at 32 bits per value", and
  /// what is not read.
  public var description: String {
    var parts: [String] = []
    for origin in CapacityOrigin.allCases {
      guard let count = counts[origin] else { continue }
      parts.append("\(count)\(parts.isEmpty ? " of \(links) \(links == 1 ? "link" : "links")" : "") \(origin.words)")
    }
    guard !parts.isEmpty else { return "the file has no link" }
    var text = parts.joined(separator: ", ") + unit
    if !unread.isEmpty { text += "; attributes that are not read: \(unread.quotedList)" }
    if hasUnreadNumbers { text += " (--capacity NAME reads one)" }
    if !unreadLabels.isEmpty { text += "; labels that state no single rate: \(unreadLabels.quotedList)" }
    return text
  }
}
