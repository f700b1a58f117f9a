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
