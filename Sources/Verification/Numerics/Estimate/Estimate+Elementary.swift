extension Estimate {
  /// The absolute value of the number.
  public var absolute: Estimate { Estimate.maximum(self, -self).clamped(atLeast: 0) }

  /// The smaller of two numbers.
  public static func minimum(_ left: Estimate, _ right: Estimate) -> Estimate {
    Estimate(
      value: min(left.value, right.value), lower: min(left.lower, right.lower), upper: min(left.upper, right.upper))
  }

  /// The greater of two numbers.
  public static func maximum(_ left: Estimate, _ right: Estimate) -> Estimate { -minimum(-left, -right) }
}
