/// The mean and the variance of values, computed stably for values of any size and with any spread.
package struct Moments {
  /// The power of 2 by which values are first divided.
  package let unit: Double
  /// The number that is then subtracted from them.
  package let reference: Double
  /// The mean of the shifted and scaled values.
  package let mean: Double
  /// The variance, in units of `unit`².
  package let variance: Double
  package let isConstant: Bool

  /// - Parameters:
  ///   - values: at least one finite value.
  ///   - inOwnUnit: whether a unit other than 1 may be chosen where squares overflow or underflow.
  /// - Complexity: O(values).
  package init(_ values: [Double], inOwnUnit: Bool) {
    let first = values.first ?? 0
    isConstant = values.allSatisfy { $0 == first }
    let (mean, variance) = Self.moments(values)
    // Where the mean is far larger than the spread, as for seconds since 1970, so is its rounding error.
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

  private static func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
  }
}
