/// Mean and variance of some values, of any size and however little they differ.
package struct Moments {
  /// What values are divided by before all else, a power of 2.
  private let unit: Double
  /// What is subtracted of them then.
  private let reference: Double
  /// The mean of what is left.
  private let mean: Double
  /// The variance, in units of `unit`².
  package let variance: Double
  package let isConstant: Bool

  /// - Parameters:
  ///   - values: finite, one or more.
  ///   - inOwnUnit: whether a unit other than 1 may be chosen where squares overflow or vanish.
  /// - Complexity: O(values).
  package init(_ values: [Double], inOwnUnit: Bool) {
    let first = values.first ?? 0
    isConstant = values.allSatisfy { $0 == first }
    let (mean, variance) = Self.moments(values)
    // Where the mean dwarfs the spread, as of seconds since 1970, its rounding does too.
    let isSpread = variance.isFinite && variance.isNormal && mean * mean < 0x1p40 * variance
    let greatest = values.reduce(0) { max($0, $1.magnitude) }
    guard inOwnUnit, !isSpread, !isConstant, greatest > 0 else {
      (unit, reference, self.mean, self.variance) = (1, 0, mean, variance)
      return
    }
    unit = greatest.binade
    reference = first / unit
    let (divisor, origin) = (unit, reference)
    (self.mean, self.variance) = Self.moments(values.map { $0 / divisor - origin })
  }

  /// The value less the mean, in units of `unit`.
  package func deviation(of value: Double) -> Double { value / unit - reference - mean }

  private static func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
  }
}
