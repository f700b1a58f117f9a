import BigInt
import JSONReading
import Verification

/// A number in a form that people write: a decimal, or an exact fraction such as "1/3".
public struct Fraction: Hashable, Sendable, Encodable, CustomStringConvertible {
  /// The nearest number in double precision.
  public let value: Double
  /// The number as it was written, or in lowest terms such as "1/3".
  public let description: String
  /// The exact number.
  public let exact: ExactRational

  /// A fraction in lowest terms.
  ///
  /// - Parameters:
  ///   - numerator: any whole number.
  ///   - denominator: a whole number above 0.
  public init(_ numerator: Int, over denominator: Int = 1) {
    precondition(denominator > 0, "a fraction has a positive denominator")
    self.init(ExactRational(BigInt(numerator), over: BigInt(denominator)))
  }

  /// A number whose description is in lowest terms.
  package init(_ exact: ExactRational) {
    self.init(exact, description: exact.isWhole ? "\(exact.numerator)" : "\(exact.numerator)/\(exact.denominator)")
  }

  private init(_ exact: ExactRational, description: String) {
    (value, self.description, self.exact) = (exact.nearest, description, exact)
  }

  /// The greatest number of characters of a number; exact sums and quotients of longer ones would take too long.
  public static let mostCharacters = 400

  /// Reads a decimal, or two whole numbers with a slash, the second above 0. The result is `nil` if the text is
  /// neither, if the number is too large for double precision, if the text has more than ``mostCharacters`` characters,
  /// or if the exponent's magnitude exceeds twice that number.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count <= Self.mostCharacters else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0.filter { $0 != " " }) }
    if parts.count == 1, let whole = Int(parts[0]) {
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

  /// An interval that contains the number.
  public var estimate: Estimate { exact.estimate }

  /// Whether the numbers have equal values in double precision and equal descriptions; 1/2 and 0.5 differ.
  public static func == (left: Fraction, right: Fraction) -> Bool {
    left.value == right.value && left.description == right.description
  }

  /// Hashes the value in double precision and the description.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
    hasher.combine(description)
  }

  /// The number of a JSON field, written as a number or as a text.
  ///
  /// - Throws: a fault of the field if it is neither, or the text is not a number that ``init(_:)`` reads.
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

  /// Encodes a number that is written as a whole number as a number, any other as the text of its description.
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
  /// The exact share of each weight in their sum; all are 0 if the sum is 0.
  public init(shares weights: [Int]) {
    let total = weights.reduce(0, +)
    self = weights.map { Fraction($0, over: Swift.max(total, 1)) }
  }

  var values: [Double] { map(\.value) }
}
