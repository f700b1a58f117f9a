/// A decimal number as it is written, such as "0.1", "-40" or "1.5e-3".
public struct DecimalNumeral: Equatable, Sendable {
  /// The double number nearest to the decimal.
  public let nearest: Double
  /// The decimal is `digits` times ten to the power `exponent`, with digits that are a whole number; `nil` where it has
  /// more than 15 digits.
  private let scientific: Scientific?

  private struct Scientific: Equatable, Sendable {
    let digits: Double
    let exponent: Int
  }

  /// Reads a numeral.
  ///
  /// - Returns: `nil` if the text is no decimal numeral, or one too large for a finite number.
  public init?(_ text: String) {
    guard let match = text.wholeMatch(of: #/([+-]?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?/#),
      let nearest = Double(text), nearest.isFinite
    else { return nil }
    self.nearest = nearest
    let fraction = match.3 ?? ""
    let written = (match.2 + fraction).drop { $0 == "0" }
    let kept = String(written.reversed().drop { $0 == "0" }.reversed())
    if let power = Int(match.4 ?? "0"), power.magnitude < 1000, kept.count <= 15 {
      let digits = Double(kept) ?? 0
      scientific = Scientific(
        digits: match.1 == "-" ? -digits : digits, exponent: power - fraction.count + written.count - kept.count)
    } else {
      scientific = nil
    }
  }

  /// The decimal, enclosed: exact where one fused product proves that it is a double number, else between neighbours.
  public var estimate: Estimate {
    isExact ? Estimate(exactly: nearest) : Estimate(nearest, from: nearest, to: nearest)
  }

  /// How many powers of ten make the decimal a whole number, 0 at least; `nil` where that is not known.
  public var decimals: Int? { scientific.map { $0.digits == 0 ? 0 : max(0, -$0.exponent) } }

  /// The decimal times a power of ten, if that is a whole number of at most 15 digits.
  public func whole(timesTenTo power: Int) -> Double? {
    guard let scientific else { return nil }
    if scientific.digits == 0 { return 0 }
    let exponent = scientific.exponent + power
    guard (0...15).contains(exponent) else { return nil }
    let product = scientific.digits * Self.powerOfTen(exponent)
    return product.magnitude < 1e15 ? product : nil
  }

  /// One less the decimal; of a decimal of more than 15 digits, one less the nearest double number.
  public var complement: DecimalNumeral {
    guard let scientific, (-15...0).contains(scientific.exponent) else {
      return DecimalNumeral(nearest: 1 - nearest, scientific: nil)
    }
    let one = Self.powerOfTen(-scientific.exponent)
    return DecimalNumeral(
      nearest: (one - scientific.digits) / one,
      scientific: Scientific(digits: one - scientific.digits, exponent: scientific.exponent))
  }

  private init(nearest: Double, scientific: Scientific?) {
    (self.nearest, self.scientific) = (nearest, scientific)
  }

  private var isExact: Bool {
    guard let scientific else { return false }
    let (digits, exponent) = (scientific.digits, scientific.exponent)
    if digits == 0 { return true }
    guard exponent.magnitude <= 22 else { return false }
    // Powers of ten up to the 22nd and whole numbers of 15 digits are exact, so a fused product vanishes only if so.
    let power = Self.powerOfTen(Int(exponent.magnitude))
    return exponent >= 0
      ? (-nearest).addingProduct(digits, power) == 0 : digits.addingProduct(-nearest, power) == 0
  }

  private static func powerOfTen(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}

extension Estimate {
  /// The number that a decimal text stands for.
  ///
  /// - Returns: `nil` if the text is no decimal numeral, or one too large for a finite number.
  public init?(decimal text: String) {
    guard let numeral = DecimalNumeral(text) else { return nil }
    self = numeral.estimate
  }
}
