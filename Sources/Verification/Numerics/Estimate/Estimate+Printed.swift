// Numbers as they are printed: by the shortest decimal that reads back as the double number.

extension Estimate {
  /// The same number between ends whose shortest decimals bound it too.
  ///
  /// The shortest decimal of an end may lie inside of the interval, by less than half a unit in the last place. Then
  /// the end moves outward by one neighbor, whose decimal lies beyond the end by more than that.
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

  /// A number that is at least the distance of the value's shortest decimal from that of either end.
  public var printedError: Double {
    guard lower.isFinite, upper.isFinite else { return .infinity }
    guard let least = DecimalNumeral("\(lower)"), let most = DecimalNumeral("\(upper)"),
      let guess = DecimalNumeral("\(value)")
    else { return .infinity }
    return max(most - guess, guess - least).estimate.upper
  }
}
