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
      try effort.spend(terms.count * bits / 128)
      let (low, high) = enclosure(bits: bits)
      if low > .zero { return 1 }
      if high < .zero { return -1 }
    }
    throw Undecided()
  }

  /// Two numbers between which it lies.
  func enclosure(bits: Int) -> (ExactRational, ExactRational) {
    terms.reduce((.zero, .zero)) { sum, term in
      let unit = Enclosure(term.key, bits: bits)
      let ends = (term.value * unit.lower, term.value * unit.upper)
      return (sum.0 + min(ends.0, ends.1), sum.1 + max(ends.0, ends.1))
    }
  }
}
