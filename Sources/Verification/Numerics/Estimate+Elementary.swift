extension Estimate {
  /// The square root of a number that is at least 0.
  public static func squareRoot(_ number: Estimate) -> Estimate {
    Estimate(
      max(0, number.value).squareRoot(), from: max(0, number.lower).squareRoot(),
      to: max(0, number.upper).squareRoot()
    ).clamped(atLeast: 0)
  }

  /// The magnitude of the number.
  public var absolute: Estimate {
    if lower >= 0 { return self }
    if upper <= 0 { return -self }
    return Estimate(value: value.magnitude, lower: 0, upper: magnitude)
  }

  /// The lesser of two numbers.
  public static func minimum(_ left: Estimate, _ right: Estimate) -> Estimate {
    Estimate(
      value: min(left.value, right.value), lower: min(left.lower, right.lower), upper: min(left.upper, right.upper))
  }

  /// The greater of two numbers.
  public static func maximum(_ left: Estimate, _ right: Estimate) -> Estimate { -minimum(-left, -right) }
}
