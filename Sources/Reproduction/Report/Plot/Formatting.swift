import Foundation

/// A coordinate to a hundredth of a point.
func coordinate(_ value: Double) -> String {
  let text = String(format: "%.2f", value)
  return text == "-0.00" ? "0.00" : text
}

/// A number to three significant digits.
func short(_ value: Double) -> String { String(format: "%.3g", value) }

/// A share in per cent.
func percent(_ share: Double, digits: Int = 1) -> String { String(format: "%.\(digits)f %%", 100 * share) }

/// A tick's label: as many decimals as the step needs.
func tickLabel(_ value: Double, among ticks: [Double]) -> String {
  let step = zip(ticks.dropFirst(), ticks).map { $0 - $1 }.min() ?? value
  guard step > 0, value.magnitude < 1e6 else { return short(value) }
  let decimals = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
  let isZero = value.magnitude < step / 2
  return decimals > 5 ? short(value) : String(format: "%.\(decimals)f", isZero ? 0 : value)
}

/// A limit in three digits, rounded away from what it limits, so that the text limits it too.
public func short(limit value: Double, _ side: FloatingPointRoundingRule) -> String {
  guard value.isFinite, value != 0 else { return short(value) }
  let unit = pow(10, log10(value.magnitude).rounded(.down) - 2)
  let sign = side == .up ? 1.0 : -1.0
  for step in 0..<4 {
    let text = short(value + sign * 0.5 * Double(step) * unit)
    if let read = Double(text), sign * (read - value) >= 0 { return text }
  }
  return "\(value)"
}
