import BigInt

/// Decimals as whole multiples of one power of ten, whose sums and differences are exact and fast.
struct WholeMultiples: Sendable {
  /// The multiples, row by row.
  let rows: [[BigInt]]
  /// The unit is 10^exponent.
  let exponent: Int

  init(_ decimals: [[DecimalNumeral]]) {
    let exponent = decimals.joined().filter { $0.significand != 0 }.map(\.exponent).min() ?? 0
    self.exponent = exponent
    rows = decimals.map { row in row.map { $0.whole(inUnitsOfTenTo: exponent) } }
  }

  /// A function that maps a multiple of the unit, divided by a decimal and by a whole number above 0, to an interval
  /// between adjacent numbers.
  func reader(over divisor: DecimalNumeral = DecimalNumeral(exactly: 1), dividedBy whole: BigInt = 1) -> (BigInt) ->
    Estimate
  {
    let power = exponent - divisor.exponent
    let top = PowerTable.ten[max(0, power)]
    let bottom = divisor.significand * whole * PowerTable.ten[max(0, -power)]
    return { Estimate($0 * top, over: bottom) }
  }
}
