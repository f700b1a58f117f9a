import BigInt

/// A quotient of two whole numbers of any length, in lowest terms.
public struct ExactRational: Hashable, Sendable, Comparable {
  package let numerator: BigInt
  /// Above 0.
  package let denominator: BigInt

  package static let zero = ExactRational(0)
  package static let one = ExactRational(1)

  package init(_ whole: BigInt) { (numerator, denominator) = (whole, 1) }

  /// A quotient; the denominator must not be 0.
  ///
  /// - Complexity: O(n²) in the bits of both numbers.
  package init(_ numerator: BigInt, over denominator: BigInt) {
    precondition(denominator != 0, "a quotient needs a denominator other than 0")
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    (self.numerator, self.denominator) = (sign * numerator / divisor, sign * denominator / divisor)
  }

  /// The number that a decimal is.
  package init(_ decimal: DecimalNumeral) {
    let power = BigInt(10).power(Int(decimal.exponent.magnitude))
    self =
      decimal.exponent >= 0
      ? ExactRational(decimal.significand * power) : ExactRational(decimal.significand, over: power)
  }

  /// The bits of the longer of both numbers.
  package var bits: Int { max(numerator.magnitude.bitWidth, denominator.magnitude.bitWidth) }

  package var isWhole: Bool { denominator == 1 }

  package var magnitude: ExactRational { numerator < 0 ? -self : self }

  /// 1 over the number, or `nil` of 0.
  package var inverse: ExactRational? { numerator == 0 ? nil : ExactRational(denominator, over: numerator) }

  /// A whole power; of 0 only one of at least 0.
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

  public static func < (left: ExactRational, right: ExactRational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension ExactRational {
  /// The number, enclosed by the double numbers next to it, with the nearest of them as its value.
  public var estimate: Estimate { Estimate(numerator, over: denominator) }

  /// The double number nearest to this one; the greatest finite one where that is beyond.
  package var nearest: Double { estimate.value }
}
