import Refutation
import Verification

extension SystemFamily {
  /// Fair coins, whose mean tilts the hypothesis: the coins of GB-011, step 1, with the 0–1 loss.
  package static let coin = SystemFamily(
    name: "coin", title: "Tilted coins",
    explanation: "m fair coins z = ±1 with mean Z̄; P(W = w) = (1 + t·w·Z̄)/2 for w = ±1; loss 1 if w ≠ z, else 0",
    finding: "for every t and m the bounds by total variation and by relative entropy (sum) are attained; as t falls, "
      + "GB-001 and GB-002 come near the gap",
    parameter: Parameter(
      symbol: "t", meaning: "the tilt", range: "above 0 and at most 1",
      admits: { $0 > .zero && $0 <= .one }, grid: ["1/16", "1/8", "1/4", "1/2", "3/4", "1"]),
    size: Size(kind: .samples, usual: 4, range: 1...20)
  ) { numbers, count throws(VerificationError) in
    numbers.map { number in
      let isTwoValued = count == 1 && number.exact == .one
      let attained: [AtlasBound] =
        [.totalVariation, .divergenceOfSum] + (count == 1 ? [.divergenceOfSample] : [])
        + (isTwoValued ? [.interpolation] : [])
      return FamilyMember(
        "t = \(number.description)", number, .finite(coins(count, tilt: number.exact)),
        closedForms: coinForms(count, tilt: number.exact), attained: attained)
    }
  }

  private static func coins(_ count: Int, tilt: ExactRational) -> SystemFile {
    let rows = (0...count).map { ones -> [ExactRational] in
      let share = tilt * .ratio(2 * ones - count, count)
      return [(.one - share) * .ratio(1, 2), (.one + share) * .ratio(1, 2)]
    }
    let half = [ExactRational](repeating: .ratio(1, 2), count: 2)
    return SystemFile(
      samples: count, law: half.fractions, rows: .counts, algorithm: rows.fractions,
      loss: [[Fraction(0), Fraction(1)], [Fraction(1), Fraction(0)]], gates: nil, beta: nil)
  }

  private static func coinForms(_ count: Int, tilt: ExactRational) -> [FamilyMember.ClosedForm] {
    let size = Estimate(exactly: Double(count))
    let gap = (tilt * .ratio(1, 2 * count)).estimate
    let one = BinaryEntropy.deficit(bias: (tilt * .ratio(1, count)).estimate)
    var (all, binomial) = (Estimate(exactly: 0), 1.0)
    for ones in 0...count {
      let share = (tilt * .ratio(2 * ones - count, count)).estimate
      all += Estimate(exactly: binomial) * BinaryEntropy.deficit(bias: share)
      // Exact: the coefficients of at most 20 are small, and each product is one times a whole number.
      binomial = binomial * Double(count - ones) / Double(ones + 1)
    }
    let halves = Estimate(exactly: Double(sign: .plus, exponent: -count, significand: 1))
    return [
      .init(.gap, "t/(2m)", gap), .init(.I, "Σ_k C(m,k) 2⁻ᵐ φ(t(2k−m)/m)", halves * all),
      .init(.Isamples, "m·φ(t/m)", size * one), .init(.TVsamples, "t/(2m)", gap), .init(.klrisk, "φ(t/m)", one),
      .init(.ldCMIsamples, "(m/2)·φ(t/m)", size * Estimate(exactly: 0.5) * one),
    ]
  }
}
