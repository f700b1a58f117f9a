import Foundation

/// A map from data to coordinates of a drawing, linear or logarithmic.
package struct Scale {
  package let domain: ClosedRange<Double>
  /// The coordinates of the ends of the domain; the second may be smaller.
  package let start: Double
  package let end: Double
  package let isLogarithmic: Bool
  /// The values at which the axis is marked: 1, 2 and 5 times powers of ten.
  package let ticks: [Double]

  /// A linear scale over the values, widened to whole steps.
  ///
  /// - Parameter values: the values that the scale must contain; those that are not finite are ignored.
  package static func linear(_ values: [Double], from start: Double, to end: Double, ticks count: Int = 6) -> Scale {
    let finite = values.filter(\.isFinite)
    var (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    if !(high - low > 1e-9 * max(low.magnitude, high.magnitude)) {
      // All values are equal: a tenth of the value on either side, or one unit about zero.
      let room = low == 0 ? 1 : low.magnitude / 10
      (low, high) = (low - room, high + room)
    }
    let step = Self.step(atLeast: (high - low) / Double(count))
    let (first, last) = ((low / step).rounded(.down), (high / step).rounded(.up))
    let ticks = stride(from: first, through: last, by: 1).map { $0 * step }
    return Scale(
      domain: first * step...last * step, start: start, end: end, isLogarithmic: false, ticks: ticks)
  }

  /// A logarithmic scale over the positive values, or a linear one if there is none.
  package static func logarithmic(_ values: [Double], from start: Double, to end: Double) -> Scale {
    let positive = values.filter { $0.isFinite && $0 > 0 }
    guard let least = positive.min(), let greatest = positive.max() else {
      return linear(values, from: start, to: end)
    }
    let (low, high) = (least / 1.1, greatest * 1.1)
    let powers = Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))
    let fine = powers.flatMap { power in [1, 2, 5].map { $0 * pow(10, Double(power)) } }
    let coarse = powers.map { pow(10, Double($0)) }
    let inside = fine.filter { low <= $0 && $0 <= high }
    let ticks = inside.count > 8 ? coarse.filter { low <= $0 && $0 <= high } : inside
    return Scale(domain: low...high, start: start, end: end, isLogarithmic: true, ticks: ticks)
  }

  /// The least of 1, 2 and 5 times powers of ten that is at least `size`.
  package static func step(atLeast size: Double) -> Double {
    let power = pow(10, log10(size).rounded(.down))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= size * (1 - 1e-9) } ?? 10 * power
  }

  /// The coordinate of a value; values outside the domain are placed at its ends.
  package func callAsFunction(_ value: Double) -> Double {
    let inside = min(max(value, domain.lowerBound), domain.upperBound)
    let share =
      isLogarithmic
      ? log(inside / domain.lowerBound) / log(domain.upperBound / domain.lowerBound)
      : (inside - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + share * (end - start)
  }
}
