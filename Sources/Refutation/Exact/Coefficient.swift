import Verification

/// A sum of rational multiples of constant monomials: what a product of powers of quantities is multiplied by.
///
/// - SeeAlso: GB-007
struct Coefficient: Equatable {
  /// None is 0.
  var terms: [Monomial: ExactRational]

  /// Whether it is 0 in this form.
  var isZero: Bool { terms.isEmpty }

  /// The precisions at which a sum's sign is looked for, in bits.
  private static let precisions = [128, 512, 2048]

  /// −1, 0 or 1.
  ///
  /// A single multiple has the sign of its factor; a sum that of an enclosure that excludes 0.
  ///
  /// - Throws: where the enclosure at the greatest precision contains 0.
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

  /// Two numbers between which it lies.
  ///
  /// - Throws: where the work is used up or the search was stopped.
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
