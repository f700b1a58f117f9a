// Intervals as they are printed: each end as the shortest decimal that reads back as the same number.

extension Estimate {
  /// The same number with ends whose shortest decimals also bound it.
  ///
  /// The shortest decimal of an end may lie inside the interval by less than half a unit in the last place. In that
  /// case the end moves outward to the adjacent number, whose decimal lies outside the interval.
  ///
  /// - SeeAlso: RT-010
  public var printed: Estimate {
    Estimate(value: value, lower: -Self.printedAbove(-lower), upper: Self.printedAbove(upper))
  }

  private static func printedAbove(_ number: Double) -> Double {
    guard number.isFinite else { return number }
    let isInside = DecimalNumeral("\(number)").map { $0 < DecimalNumeral(exactly: number) } ?? true
    return isInside ? number.nextUp : number
  }

  /// An upper bound on the distance of the value's shortest decimal from those of both ends.
  public var printedError: Double {
    guard lower.isFinite, upper.isFinite else { return .infinity }
    guard let least = DecimalNumeral("\(lower)"), let most = DecimalNumeral("\(upper)"),
      let guess = DecimalNumeral("\(value)")
    else { return .infinity }
    return max(most - guess, guess - least).estimate.upper
  }
}
