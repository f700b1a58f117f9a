import Verification

/// A small rational exponent.
struct Exponent: Hashable, Sendable {
  let numerator: Int
  /// The denominator, above 0.
  let denominator: Int

  static let zero = Exponent(reduced: 0, 1)
  static let one = Exponent(reduced: 1, 1)
  static let half = Exponent(reduced: 1, 2)

  /// The greatest numerator and denominator that the algebra handles.
  private static let mostNumerator = 256
  private static let mostDenominator = 24

  private init(reduced numerator: Int, _ denominator: Int) {
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  /// - Throws: `Undecided` if the numerator or the denominator is too large.
  init(_ number: ExactRational) throws(Undecided) {
    guard number.numerator.magnitude <= Self.mostNumerator, number.denominator <= Self.mostDenominator else {
      throw Undecided()
    }
    self.init(reduced: Int(number.numerator), Int(number.denominator))
  }

  var isWhole: Bool { denominator == 1 }

  /// The greatest whole number that does not exceed it, and the rest, at least 0 and below 1.
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

/// The algebra does not decide a question; no conclusion follows.
struct Undecided: Error {}

/// The effort that the algebra may still spend, in products of terms; each counts by the square of its length.
final class Effort {
  private var products: Int
  private let isStopped: () -> Bool

  /// The limits on the number of terms of a sum and the number of bits of a coefficient.
  static let mostTerms = 64
  static let mostBits = 8192

  /// - Parameters:
  ///   - products: the number of products of terms that may be formed.
  ///   - isStopped: returns whether to give up.
  init(products: Int = 15_000, isStopped: @escaping () -> Bool = { false }) {
    (self.products, self.isStopped) = (products, isStopped)
  }

  /// Counts one product of numbers with the given number of bits.
  ///
  /// - Throws: `Undecided` if the effort is used up or the search was stopped.
  func spend(bits: Int) throws(Undecided) { try spend(1 + bits / 256 * (bits / 256)) }

  /// Counts products of terms.
  ///
  /// - Throws: `Undecided` if the effort is used up or the search was stopped.
  func spend(_ count: Int) throws(Undecided) {
    products -= count
    if products < 0 || isStopped() { throw Undecided() }
  }
}
