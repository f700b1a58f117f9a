import BigInt
import JSONReading
import Verification

/// A number as a person writes it: a decimal, or an exact fraction such as "1/3".
public struct Fraction: Hashable, Sendable, Encodable, CustomStringConvertible {
  /// The nearest double number.
  public let value: Double
  public let description: String
  /// The number itself.
  public let exact: ExactRational

  /// A fraction in lowest terms.
  ///
  /// - Parameter denominator: above 0.
  public init(_ numerator: Int, over denominator: Int = 1) {
    precondition(denominator > 0, "a fraction has a positive denominator")
    self.init(ExactRational(BigInt(numerator), over: BigInt(denominator)))
  }

  /// A quotient, written in lowest terms.
  private init(_ exact: ExactRational) {
    self.init(exact, description: exact.isWhole ? "\(exact.numerator)" : "\(exact.numerator)/\(exact.denominator)")
  }

  private init(_ exact: ExactRational, description: String) {
    (value, self.description, self.exact) = (exact.nearest, description, exact)
  }

  /// The most characters of a number; the exact sums and quotients of longer ones would take their time.
  public static let mostCharacters = 400

  /// What a text names: a decimal, or two whole numbers with a slash, the second above 0; `nil` if neither, beyond
  /// 1e308, of more than ``mostCharacters``, or of an exponent beyond twice that.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count <= Self.mostCharacters else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0.filter { $0 != " " }) }
    if parts.count == 1, parts[0].utf8.count <= 18, let whole = Int(parts[0]) {
      self.init(whole)
    } else if parts.count == 2, let top = DecimalNumeral(parts[0]), let bottom = DecimalNumeral(parts[1]) {
      let (top, bottom) = (ExactRational(top), ExactRational(bottom))
      guard top.isWhole, bottom.isWhole, bottom.numerator > 0 else { return nil }
      self.init(ExactRational(top.numerator, over: bottom.numerator))
    } else if parts.count == 1, let numeral = DecimalNumeral(parts[0].hasPrefix(".") ? "0" + parts[0] : parts[0]),
      numeral.exponent.magnitude <= 2 * Self.mostCharacters
    {
      let exact = ExactRational(numeral)
      let isShort = exact.isWhole && Int(exactly: exact.numerator) != nil
      self.init(exact, description: isShort ? "\(exact.numerator)" : parts[0])
    } else {
      return nil
    }
  }

  /// The number, enclosed.
  public var estimate: Estimate { exact.estimate }

  public static func == (left: Fraction, right: Fraction) -> Bool {
    left.value == right.value && left.description == right.description
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
    hasher.combine(description)
  }

  /// The number of a JSON field, written as a number or as a text.
  ///
  /// - Throws: if it is neither, or no number that is read.
  init(_ field: JSONField) throws(JSONFieldError) {
    let written: String
    switch field.value {
    case .number(let text), .text(let text): written = text
    default: throw field.fault("is \(field.value.shown); it must be a number or a fraction \"1/3\"")
    }
    guard let fraction = Fraction(written) else {
      throw field.fault(
        "is \(field.value.shown), no number that is read; write 0.25 or \"1/4\", below 1e308 and of at most "
          + "\(Self.mostCharacters) characters")
    }
    self = fraction
  }

  /// Whole numbers are encoded as such, other exact ones as text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let whole = Int(description) {
      try container.encode(whole)
    } else {
      try container.encode(description)
    }
  }
}

extension [Fraction] {
  /// Weights as exact shares of their sum.
  public init(shares weights: [Int]) {
    let total = weights.reduce(0, +)
    self = weights.map { Fraction($0, over: Swift.max(total, 1)) }
  }

  var values: [Double] { map(\.value) }
}
