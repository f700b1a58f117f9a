/// The whole number that the text of a JSON number stands for, exactly.
public enum JSONWhole: Equatable, Sendable {
  /// A whole number within the range of `Int`.
  case whole(Int)
  /// A whole number beyond the range of `Int`.
  case beyondRange
  /// A number that is not whole.
  case fraction

  /// Reads the text of a JSON number: "4", "4.0" and "40e-1" are all the number 4.
  ///
  /// - Complexity: O(characters).
  public init(_ number: String) {
    if let integer = Int(number) {
      self = .whole(integer)
      return
    }
    let isNegative = number.hasPrefix("-")
    let parts = number.dropFirst(isNegative ? 1 : 0).split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    let mantissa = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = mantissa.count > 1 ? mantissa[1] : ""
    var digits = Array((mantissa[0] + decimals).utf8.drop { $0 == UInt8(ascii: "0") })
    guard !digits.isEmpty else {
      self = .whole(0)
      return
    }
    // An exponent beyond the range of `Int` is far beyond the length of any text.
    let written = parts.count > 1 ? String(parts[1]) : "0"
    let far = written.hasPrefix("-") ? -(1 << 40) : 1 << 40
    var power = min(1 << 40, max(-(1 << 40), Int(written) ?? far)) - decimals.utf8.count
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      power += 1
    }
    guard power >= 0 else {
      self = .fraction
      return
    }
    // Int.max has 19 digits.
    guard digits.count + power <= 19 else {
      self = .beyondRange
      return
    }
    digits += [UInt8](repeating: UInt8(ascii: "0"), count: power)
    let value = Int((isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self))
    self = value.map { .whole($0) } ?? .beyondRange
  }
}
