import RealModule

extension Estimate {
  /// The square root of a nonnegative number; IEEE 754 rounds it correctly.
  public static func squareRoot(_ number: Estimate) -> Estimate {
    func root(_ value: Double) -> Double { max(0, value).squareRoot() }
    return Estimate(root(number.value), from: root(number.lower), to: root(number.upper)).clamped(atLeast: 0)
  }

  /// The ratio 10^(d/10) of a level of d decibels.
  ///
  /// Whole tens of decibels are exact powers of ten, so that only the rest requires the exponential function.
  public static func ratio(decibels: Estimate) -> Estimate {
    let tens = (decibels.value / 10).rounded()
    let power = (0..<Int(min(tens.magnitude, 400))).reduce(Estimate(exactly: 1)) { power, index in
      // The first 22 powers of ten are exact numbers.
      index < 22 ? Estimate(exactly: power.value * 10) : power * Estimate(exactly: 10)
    }
    let ten = Estimate(exactly: 10)
    let isWhole = decibels == Estimate(exactly: 10 * tens)
    let fine = isWhole ? Estimate(exactly: 1) : exp((decibels - Estimate(exactly: 10 * tens)) / ten * log(ten))
    if isWhole && tens >= 0 { return power }
    return tens < 0 ? fine / power : fine * power
  }
}
