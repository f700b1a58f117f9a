import BigInt
import Verification

/// A number as a person writes it: a decimal, or an exact fraction such as "1/3".
public struct Fraction: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The nearest double number.
  public let value: Double
  public let description: String
  /// The number itself; `nil` of a JSON number that is not whole, whose digits are not kept.
  public let exact: ExactRational?

  /// A fraction in lowest terms.
  ///
  /// - Parameter denominator: above 0.
  public init(_ numerator: Int, over denominator: Int = 1) {
    precondition(denominator > 0, "a fraction has a positive denominator")
    let exact = ExactRational(BigInt(numerator), over: BigInt(denominator))
    self.init(exact, description: exact.isWhole ? "\(exact.numerator)" : "\(exact.numerator)/\(exact.denominator)")
  }

  private init(_ exact: ExactRational, description: String) {
    (value, self.description, self.exact) = (exact.nearest, description, exact)
  }

  /// A number of which only the nearest double number is known.
  ///
  /// - Parameter value: finite.
  init(near value: Double) {
    (self.value, description, exact) = (value, "\(value)", nil)
  }

  /// What a text names: a decimal, or two whole numbers with a slash; `nil` if neither, or beyond 1e308.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0.filter { $0 != " " }) }
    if parts.count == 2, let top = Int(parts[0]), let bottom = Int(parts[1]), bottom > 0 {
      self.init(top, over: bottom)
    } else if parts.count == 1, let numeral = DecimalNumeral(parts[0].hasPrefix(".") ? "0" + parts[0] : parts[0]) {
      let exact = ExactRational(numeral)
      let isShort = exact.isWhole && Int(exactly: exact.numerator) != nil
      self.init(exact, description: isShort ? "\(exact.numerator)" : parts[0])
    } else {
      return nil
    }
  }

  /// The number, enclosed.
  public var estimate: Estimate {
    exact?.estimate ?? Estimate(value: value, lower: value.nextDown, upper: value.nextUp)
  }

  public static func == (left: Fraction, right: Fraction) -> Bool {
    left.value == right.value && left.description == right.description
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(value)
    hasher.combine(description)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      guard let fraction = Fraction(text) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "\"\(text.prefix(40))\" is no number; write 0.25 or \"1/4\"")
      }
      self = fraction
    } else if let whole = try? container.decode(Int.self) {
      self.init(whole)
    } else {
      self.init(near: try container.decode(Double.self))
    }
  }

  /// Whole numbers are encoded as such, other exact ones as text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let whole = Int(description) {
      try container.encode(whole)
    } else if exact != nil {
      try container.encode(description)
    } else {
      try container.encode(value)
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
