/// The exact value of a decimal number with any number of digits: 1, 1.0 and 10e-1 are equal.
package struct WrittenDecimal: Hashable, Comparable {
  private let isNegative: Bool
  /// The digits after the point of the magnitude's form 0.digits · 10^exponent; the first and the last are not 0; empty
  /// for 0.
  private let digits: [UInt8]
  /// The power of ten that multiplies 0.digits.
  private let exponent: Int

  /// The value of a text such as -12, 1.50 or 3e8; nil if the text is not a decimal number.
  ///
  /// - Complexity: O(characters).
  package init?(_ text: String) {
    var rest = text.utf8[...]
    let sign = rest.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = Self.digits(&rest)
    var fraction: [UInt8] = []
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = Self.digits(&rest)
    }
    guard !(whole.isEmpty && fraction.isEmpty) else { return nil }
    var power = 0
    if let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") {
      rest.removeFirst()
      // Texts with greater exponents do not count as numbers, so that sums of exponents stay far from overflow.
      guard let value = Int(String(Substring(rest))), value.magnitude <= 1_000_000_000 else { return nil }
      power = value
    } else if !rest.isEmpty {
      return nil
    }
    let all = whole + fraction
    let leading = all.prefix { $0 == 0 }.count
    let significant = Array(all.dropFirst(leading).reversed().drop { $0 == 0 }.reversed())
    digits = significant
    exponent = significant.isEmpty ? 0 : power + whole.count - leading
    isNegative = sign == UInt8(ascii: "-") && !significant.isEmpty
  }

  /// The value of a text whose decimal mark is the point, or also the comma.
  package init?(_ text: String, hasDecimalComma: Bool) {
    self.init(hasDecimalComma ? text.replacing(",", with: ".") : text)
  }

  private static func digits(_ rest: inout Substring.UTF8View) -> [UInt8] {
    let found = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    rest = rest[found.endIndex...]
    return found.map { $0 - UInt8(ascii: "0") }
  }

  package static func < (left: Self, right: Self) -> Bool {
    guard left.isNegative == right.isNegative else { return left.isNegative }
    return left.isNegative ? right.isNearer(to0Than: left) : left.isNearer(to0Than: right)
  }

  private func isNearer(to0Than other: Self) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    return exponent == other.exponent
      ? digits.lexicographicallyPrecedes(other.digits) : exponent < other.exponent
  }
}
