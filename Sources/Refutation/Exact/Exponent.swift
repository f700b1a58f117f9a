import Verification

/// A small rational exponent.
struct Exponent: Hashable, Sendable {
  let numerator: Int
  /// Above 0.
  let denominator: Int

  static let zero = Exponent(reduced: 0, 1)
  static let one = Exponent(reduced: 1, 1)
  static let half = Exponent(reduced: 1, 2)

  /// The greatest numerator and denominator that the algebra decides on.
  private static let mostNumerator = 256
  private static let mostDenominator = 24

  private init(reduced numerator: Int, _ denominator: Int) {
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  /// - Throws: where the number is not small.
  init(_ number: ExactRational) throws(Undecided) {
    guard number.numerator.magnitude <= Self.mostNumerator, number.denominator <= Self.mostDenominator else {
      throw Undecided()
    }
    self.init(reduced: Int(number.numerator), Int(number.denominator))
  }

  var isWhole: Bool { denominator == 1 }

  /// The greatest whole number that does not exceed it, and what is left.
  var parts: (whole: Int, rest: Exponent) {
    let whole = numerator >= 0 ? numerator / denominator : -((denominator - 1 - numerator) / denominator)
    return (whole, Exponent(reduced: numerator - whole * denominator, denominator))
  }

  func plus(_ other: Exponent) throws(Undecided) -> Exponent {
    try Exponent(exact + other.exact)
  }

  func times(_ other: Exponent) throws(Undecided) -> Exponent {
    try Exponent(exact * other.exact)
  }

  var exact: ExactRational { ExactRational(.init(numerator), over: .init(denominator)) }
}

/// Where the algebra does not decide; nothing follows from it.
struct Undecided: Error {}

/// The work that the algebra may still do: products of terms, each counted by the square of its length.
final class Effort {
  private var products: Int
  private let isStopped: () -> Bool

  /// The most terms of a sum, and the most bits of a coefficient.
  static let mostTerms = 64
  static let mostBits = 8192

  /// - Parameter products: how many products of terms may be formed.
  init(products: Int = 15_000, isStopped: @escaping () -> Bool = { false }) {
    (self.products, self.isStopped) = (products, isStopped)
  }

  /// Counts a product of numbers of so many bits.
  func spend(bits: Int) throws(Undecided) { try spend(1 + bits / 256 * (bits / 256)) }

  /// - Throws: where the work is used up or the search was stopped.
  func spend(_ count: Int) throws(Undecided) {
    products -= count
    if products < 0 || isStopped() { throw Undecided() }
  }
}
