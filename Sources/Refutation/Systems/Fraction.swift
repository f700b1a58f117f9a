/// A number as a person writes it: a decimal, or an exact fraction such as "1/3".
public struct Fraction: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The nearest number.
  public let value: Double
  public let description: String

  /// A fraction in lowest terms.
  ///
  /// - Parameter denominator: above 0.
  public init(_ numerator: Int, over denominator: Int = 1) {
    precondition(denominator > 0, "a fraction has a positive denominator")
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = Int(max(a, 1))
    value = Double(numerator) / Double(denominator)
    let (top, bottom) = (numerator / divisor, denominator / divisor)
    description = bottom == 1 ? "\(top)" : "\(top)/\(bottom)"
  }

  /// A decimal.
  public init(_ value: Double) {
    self.value = value
    description = value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// What a text names: a decimal, or two whole numbers with a slash; `nil` if neither.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0.filter { $0 != " " }) }
    if parts.count == 2, let top = Int(parts[0]), let bottom = Int(parts[1]), bottom > 0 {
      self.init(top, over: bottom)
    } else if parts.count == 1, let value = Double(parts[0]), value.isFinite {
      self.init(value)
    } else {
      return nil
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      guard let fraction = Fraction(text) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "\"\(text)\" is no number; write 0.25 or \"1/4\"")
      }
      self = fraction
    } else if let whole = try? container.decode(Int.self) {
      self.init(whole)
    } else {
      self.init(try container.decode(Double.self))
    }
  }

  /// Whole numbers and decimals are encoded as such, other fractions as text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let whole = Int(description) {
      try container.encode(whole)
    } else if description.contains("/") {
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
