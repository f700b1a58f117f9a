extension Estimate {
  /// The number that a decimal text stands for, such as "0.1", "-40" or "1.5e-3".
  ///
  /// It is exact where that can be proved by one fused product, for up to 15 digits and powers of ten up to 22;
  /// otherwise the interval reaches to the neighbours of the nearest number, between which the decimal lies.
  ///
  /// - Returns: `nil` if the text is no decimal numeral, or one too large for a finite number.
  public init?(decimal text: String) {
    guard let numeral = Self.numeral(text), let nearest = Double(text), nearest.isFinite else { return nil }
    let isExact = numeral.map { Self.isExact(nearest, $0.digits, exponent: $0.exponent) } ?? false
    self = isExact ? Estimate(exactly: nearest) : Estimate(nearest, from: nearest, to: nearest)
  }

  /// The signed digits of a numeral as a whole number and the power of ten that multiplies it; an inner `nil` if the
  /// digits do not fit, an outer one if the text is no numeral.
  private static func numeral(_ text: String) -> (digits: Double, exponent: Int)?? {
    guard let match = text.wholeMatch(of: #/([+-]?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?/#) else {
      return nil
    }
    let fraction = match.3 ?? ""
    let written = (match.2 + fraction).drop { $0 == "0" }
    let kept = String(written.reversed().drop { $0 == "0" }.reversed())
    guard let power = Int(match.4 ?? "0"), power.magnitude < 1000, kept.count <= 15 else { return .some(nil) }
    let digits = Double(kept) ?? 0
    return (match.1 == "-" ? -digits : digits, power - fraction.count + written.count - kept.count)
  }

  private static func isExact(_ nearest: Double, _ digits: Double, exponent: Int) -> Bool {
    if digits == 0 { return true }
    guard exponent.magnitude <= 22 else { return false }
    // Powers of ten up to the 22nd and whole numbers of 15 digits are exact, so a fused product vanishes only if so.
    let power = (0..<exponent.magnitude).reduce(1.0) { power, _ in power * 10 }
    return exponent >= 0
      ? (-nearest).addingProduct(digits, power) == 0 : digits.addingProduct(-nearest, power) == 0
  }
}
