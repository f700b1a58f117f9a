import Foundation

// The numbers of reports and terminal tables. Each is written by a function of this file, so that none of them is a zero
// with a minus sign.

/// A number in a format of `printf` with a precision of `*`; what rounds to zero has no sign.
///
/// The C library writes it. Foundation passes such a format to the same function, after it has parsed it.
private func formatted(_ value: Double, _ format: StaticString, digits: Int) -> String {
  func written(in room: Int) -> (text: String, count: Int) {
    withUnsafeTemporaryAllocation(byteCount: room, alignment: 1) { buffer in
      let count = withVaList([Int32(clamping: digits), value]) { arguments in
        vsnprintf(buffer.baseAddress, room, UnsafeRawPointer(format.utf8Start), arguments)
      }
      let text = buffer.prefix(max(0, min(Int(count), room - 1)))
      let isZero =
        text.first == UInt8(ascii: "-")
        && text.dropFirst().prefix { $0 != UInt8(ascii: "e") }.allSatisfy { "0.".utf8.contains($0) }
      return (String(decoding: isZero ? text.dropFirst() : text, as: UTF8.self), Int(count))
    }
  }
  let first = written(in: 64)
  return first.count < 64 ? first.text : written(in: first.count + 1).text
}

/// A number with a fixed number of decimals.
package func fixed(_ value: Double, digits: Int) -> String { formatted(value, "%.*f", digits: digits) }

/// A coordinate rounded to a hundredth of a point.
package func coordinate(_ value: Double) -> String { fixed(value, digits: 2) }

/// A number rounded to a few significant digits.
package func short(_ value: Double, digits: Int = 3) -> String { formatted(value, "%.*g", digits: digits) }

/// A share in percent.
package func percent(_ share: Double, digits: Int = 1) -> String { "\(fixed(100 * share, digits: digits)) %" }

/// A number with all the digits that distinguish it from other numbers.
package func exactly(_ value: Double) -> String {
  let text = "\(value == 0 ? 0 : value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// A share between 0 and 1 in percent, with all the digits that distinguish it from others: 0.9999 is not 100 %.
package func percentExactly(_ share: Double) -> String {
  let text = exactly(share)
  // Shares below 1e-4 are written with an exponent.
  guard text.hasPrefix("0.") else { return "\(exactly(100 * share)) %" }
  let digits = text.dropFirst(2) + (text.count == 3 ? "0" : "")
  let (whole, rest) = (digits.prefix(2).drop { $0 == "0" }, digits.dropFirst(2))
  return "\(whole.isEmpty ? "0" : whole)\(rest.isEmpty ? "" : ".\(rest)") %"
}

/// Two numbers to compare, in as few digits as put the texts in the order of the numbers, but at least three.
///
/// - Parameter limit: the direction in which the first number is rounded, if it is a limit.
package func told(_ value: Double, from other: Double, limit: FloatingPointRoundingRule? = nil) -> (String, String) {
  for digits in 3...17 {
    let first = limit.map { short(limit: value, $0, digits: digits) } ?? short(value, digits: digits)
    let second = short(other, digits: digits)
    guard let left = Double(first), let right = Double(second) else { continue }
    if (left < right) == (value < other), (left > right) == (value > other) { return (first, second) }
  }
  return (exactly(value), exactly(other))
}

/// A tick's label: as many decimals as the step needs.
package func tickLabel(_ value: Double, among ticks: [Double]) -> String {
  let step = zip(ticks.dropFirst(), ticks).map { $0 - $1 }.min() ?? value
  guard step > 0, value.magnitude < 1e6 else { return short(value) }
  let decimals = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
  return decimals > 5 ? short(value) : fixed(value, digits: decimals)
}

/// A limit in a few digits, rounded to the safe side, so that the text is a limit too.
public func short(limit value: Double, _ side: FloatingPointRoundingRule, digits: Int = 3) -> String {
  guard value.isFinite, value != 0 else { return short(value) }
  let unit = pow(10, log10(value.magnitude).rounded(.down) - Double(digits - 1))
  let sign = side == .up ? 1.0 : -1.0
  for step in 0..<4 {
    let text = short(value + sign * 0.5 * Double(step) * unit, digits: digits)
    if let read = Double(text), sign * (read - value) >= 0 { return text }
  }
  return "\(value)"
}

/// A number in a few digits, as far as its certified ends tell them; else the ends, rounded outward.
package func certified(_ value: Double, from lower: Double, to upper: Double, digits: Int = 6) -> String {
  // The sum turns −0 into 0.
  let (low, high) = (short(lower + 0, digits: digits), short(upper + 0, digits: digits))
  if low == high { return low }
  if lower > 0 || upper < 0, upper - lower <= pow(10, Double(-digits)) * min(lower.magnitude, upper.magnitude) {
    return short(value, digits: digits)
  }
  let (least, most) = (-lower, upper)
  if least > 0, most > 0, max(least, most) <= 16 * min(least, most) {
    return "0 ± \(short(limit: max(least, most), .up))"
  }
  return "\(short(limit: lower + 0, .down)) to \(short(limit: upper + 0, .up))"
}
