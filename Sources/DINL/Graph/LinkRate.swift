/// The rate of a link that a label states, such as "10 Gbps", "OC-48", "2 x STM-16", "10GEx4" or "Fast Ethernet".
///
/// A label is read only if it states one rate and nothing else. Ranges ("1-10Gbps"), limits ("< 10 Gbps"), several
/// rates, technologies without a rate ("DWDM", "lambda", "Ethernet") and bytes ("1 GB/s") state none.
/// `LinkRateNames` is the table of the names and units.
public struct LinkRate: Equatable, Sendable {
  /// The rate of all lines together in bit/s, positive: the `Double` nearest to what the label states.
  public let bitsPerSecond: Double
  /// The number of lines, as in "2 x STM-16"; 1 if the label states none.
  public let lines: Int

  /// The greatest length of a label that is read, in bytes, and the greatest number of lines.
  private static let (greatestLength, greatestCount) = (64, 1000)

  /// The rate that a label states; nil if it states none, or more than one.
  ///
  /// - Complexity: O(1); longer labels state none.
  public init?(label: String) {
    guard label.utf8.count <= Self.greatestLength else { return nil }
    var rest = label.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")[...]
    guard let count = Self.count(in: &rest), let rate = Self.named(rest) ?? Self.measured(rest) else { return nil }
    (bitsPerSecond, lines) = (Double(count) * rate, count)
  }

  /// Removes "2 x" or "2*" from the front of a text, or "x2" from its end, and returns its number; 1 without one, nil
  /// for a wrong one.
  private static func count(in rest: inout Substring) -> Int? {
    func isSign(_ character: Character?) -> Bool { character.map { ["x", "X", "*", "×"].contains($0) } ?? false }
    func number(_ digits: Substring) -> Int? { Int(digits).flatMap { (1...greatestCount).contains($0) ? $0 : nil } }
    let front = rest.prefix(while: isDigit)
    let behind = rest[front.endIndex...].drop { $0 == " " }
    if !front.isEmpty, isSign(behind.first) {
      rest = behind.dropFirst().drop { $0 == " " }
      return number(front)
    }
    let start = rest.lastIndex { !isDigit($0) }.map(rest.index(after:)) ?? rest.startIndex
    let back = rest[start...]
    let before = rest[..<start].droppingSpaceAtEnd
    guard !back.isEmpty, isSign(before.last) else { return 1 }
    rest = before.dropLast().droppingSpaceAtEnd
    return number(back)
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  /// The rate of a name in the table.
  private static func named(_ text: Substring) -> Double? {
    let name = text.lowercased()
    if let rate = LinkRateNames.ethernet[name] { return Double(rate) }
    let letters = text.prefix { $0.isASCII && $0.isLetter }
    let family = letters.uppercased()
    guard let levels = LinkRateNames.families[family] else { return nil }
    var level = text[letters.endIndex...]
    if let first = level.first, first == "-" || first == " " { level.removeFirst() }
    if LinkRateNames.concatenated.contains(family), let last = level.last, last == "c" || last == "C" {
      level.removeLast()
    }
    guard level.allSatisfy(isDigit), level.first != "0" || level == "0" else { return nil }
    return Int(level).flatMap { levels[$0] }.map(Double.init)
  }

  /// The rate of a number with a unit, such as "2.5 Gb/s", "155M" or "10 GbE".
  private static func measured(_ text: Substring) -> Double? {
    let number = text.prefix { isDigit($0) || $0 == "." }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    var unit = text[number.endIndex...].drop { $0 == " " }
    if LinkRateNames.gigabitEthernet.contains(unit.lowercased()) {
      return LinkRateNames.gigabitEthernetRates.contains(String(number)) ? Double("\(number)e9") : nil
    }
    if unit.lowercased().hasSuffix(" ethernet") { unit = unit.dropLast(" ethernet".count) }
    guard let power = power(of: unit), let rate = Double("\(number)e\(power)"), rate > 0 else { return nil }
    return rate
  }

  /// The power of ten of a unit in bit/s; nil if it is none.
  private static func power(of unit: Substring) -> Int? {
    guard let first = unit.first else { return nil }
    if unit.count == 1 { return LinkRateNames.lonePrefixes.contains(first) ? LinkRateNames.prefixes[first] : nil }
    func isUnit(_ text: Substring) -> Bool {
      LinkRateNames.bits.contains(text.lowercased()) || LinkRateNames.shortUnits.contains(String(text))
    }
    if isUnit(unit) { return 0 }
    return isUnit(unit.dropFirst()) ? LinkRateNames.prefixes[first] : nil
  }
}

extension Substring {
  /// The text without the blanks at its end.
  fileprivate var droppingSpaceAtEnd: Substring {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
