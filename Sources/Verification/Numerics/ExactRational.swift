import BigInt

/// An exact quotient of two whole numbers of any length, in lowest terms.
public struct ExactRational: Hashable, Sendable, Comparable {
  package let numerator: BigInt
  /// The denominator, above 0.
  package let denominator: BigInt

  package static let zero = ExactRational(0)
  package static let one = ExactRational(1)

  package init(_ whole: BigInt) { (numerator, denominator) = (whole, 1) }

  /// The quotient of two whole numbers; the denominator must not be 0.
  ///
  /// - Complexity: O(n²) in the bits of both numbers.
  package init(_ numerator: BigInt, over denominator: BigInt) {
    precondition(denominator != 0, "a quotient needs a denominator other than 0")
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    (self.numerator, self.denominator) = (sign * numerator / divisor, sign * denominator / divisor)
  }

  /// The exact value of a decimal.
  package init(_ decimal: DecimalNumeral) { self.init(decimal.numerator, over: decimal.denominator) }

  /// The number of bits of the numerator or the denominator, whichever is longer.
  package var bits: Int { max(numerator.magnitude.bitWidth, denominator.magnitude.bitWidth) }

  package var isWhole: Bool { denominator == 1 }

  package var magnitude: ExactRational { numerator < 0 ? -self : self }

  /// The reciprocal, or `nil` for 0.
  package var inverse: ExactRational? { numerator == 0 ? nil : ExactRational(denominator, over: numerator) }

  /// A power with a whole exponent, which must be at least 0 for the number 0.
  package func power(_ exponent: Int) -> ExactRational {
    let (top, bottom) = (numerator.power(Int(exponent.magnitude)), denominator.power(Int(exponent.magnitude)))
    return exponent >= 0 ? ExactRational(top, over: bottom) : ExactRational(bottom, over: top)
  }

  package static prefix func - (number: ExactRational) -> ExactRational {
    ExactRational(-number.numerator, over: number.denominator)
  }

  package static func + (left: ExactRational, right: ExactRational) -> ExactRational {
    ExactRational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  package static func - (left: ExactRational, right: ExactRational) -> ExactRational { left + (-right) }

  package static func * (left: ExactRational, right: ExactRational) -> ExactRational {
    ExactRational(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// Whether the left number is less than the right one, compared exactly.
  public static func < (left: ExactRational, right: ExactRational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension ExactRational {
  /// An interval between the adjacent numbers in double precision, with the nearest as its value.
  public var estimate: Estimate { Estimate(numerator, over: denominator) }

  /// The nearest number in double precision; the greatest finite one, with the number's sign, if the number is too
  /// large.
  package var nearest: Double { estimate.value }
}
