import Verification

/// A sum of rational multiples of constant monomials, the coefficient of a product of powers of quantities.
///
/// - SeeAlso: GB-007
struct Coefficient: Equatable {
  /// The rational factor of each constant monomial; no factor is 0.
  var terms: [Monomial: ExactRational]

  /// Whether the sum has no terms.
  var isZero: Bool { terms.isEmpty }

  /// The precisions at which the sign of a sum is tried, in bits.
  private static let precisions = [128, 512, 2048]

  /// The sign: −1, 0 or 1.
  ///
  /// If all factors have the same sign, it is the sign of the sum; otherwise an enclosure that excludes 0 gives it.
  ///
  /// - Throws: `Undecided` if the enclosure at the greatest precision contains 0, the effort is used up or the search
  ///   was stopped.
  func sign(_ effort: Effort) throws(Undecided) -> Int {
    let signs = Set(terms.values.map { $0.numerator.signum() })
    if signs.count <= 1 { return signs.first.map { Int($0) } ?? 0 }
    for bits in Self.precisions {
      let (low, high) = try enclosure(bits: bits, effort)
      if low > .zero { return 1 }
      if high < .zero { return -1 }
    }
    throw Undecided()
  }

  /// A lower and an upper bound of the sum.
  ///
  /// - Throws: `Undecided` if the effort is used up or the search was stopped.
  func enclosure(bits: Int, _ effort: Effort) throws(Undecided) -> (ExactRational, ExactRational) {
    var sum = (ExactRational.zero, ExactRational.zero)
    for (monomial, factor) in terms {
      try effort.spend(bits / 128)
      let unit = try Enclosure(monomial, bits: bits, effort)
      let ends = (factor * unit.lower, factor * unit.upper)
      sum = (sum.0 + min(ends.0, ends.1), sum.1 + max(ends.0, ends.1))
    }
    return sum
  }
}
