import Refutation
import Verification

extension SystemFamily {
  /// 1 − 2·(probability that a gate flips a bit).
  private static let gateTilt = ExactRational.ratio(3, 4)

  /// A bit that reaches the root through some gates, one behind another.
  package static let path = SystemFamily(
    name: "path", title: "Gates on a path of a tree",
    explanation:
      "m samples z = (x, y), x a fair bit, y = x but for a probability of 1/8; x reaches the root over d links "
      + "whose gates each flip it with probability 1/8, as one channel of rate I(x;T); W says T, or not T, or opens no "
      + "gate and guesses, with weights 1 + agreements, 1 + disagreements and 1; loss: the probability of an error",
    finding:
      "the gap and each bound on it fall with the range, as (3/4)^d; I(S;W) does not depend on d, and the rate is "
      + "at most (9/16)^d ln 2 by TR-004",
    parameter: Parameter(
      symbol: "d", meaning: "the depth, the number of links to the root", range: "a whole number from 1 to 12",
      admits: { $0.integer.map { (1...12).contains($0) } ?? false }, grid: ["1", "2", "3", "4", "5"]),
    size: Size(kind: .samples, usual: 4, range: 1...6)
  ) { numbers, count throws(VerificationError) in
    numbers.map { number in
      let tilt = gateTilt.power(number.exact.integer ?? 1)
      let open = ExactRational.ratio(count + 2, count + 3).estimate
      let rate = open * BinaryEntropy.deficit(bias: tilt.estimate)
      let cap = open * (tilt * tilt).estimate * .log(Estimate(exactly: 2))
      return FamilyMember(
        "d = \(number.description)", number, .finite(learnerBehindGates(count, tilt: tilt)),
        closedForms: [
          .init(.gap, "τ(1 − c²)/(2(m+3)), τ = (3/4)^d, c = 3/4", (tilt * .ratio(7, 32 * (count + 3))).estimate),
          .init(.range, "τ", tilt.estimate),
          .init(.Rgpopulation, "(m+2)/(m+3)·φ(τ)", rate), .init(.Rgvariational, "(m+2)/(m+3)·φ(τ)", rate),
        ],
        attained: [.totalVariation],
        ownBounds: [
          FamilyMember.OwnBound(
            claim: "TR-004", name: "rate by contraction",
            inequality: "Rgpopulation <= (m+2)/(m+3)*(9/16)^d*ln2", lesser: .Rgpopulation
          ) { _ in cap }
        ])
    }
  }

  private static func learnerBehindGates(_ count: Int, tilt: ExactRational) -> SystemFile {
    let half = ExactRational.ratio(1, 2)
    let (right, wrong) = ((.one + tilt) * half, (.one - tilt) * half)
    let rows = SampleRows.ascending(values: 4, sampleCount: count).map { sample -> [ExactRational] in
      let agreements = sample.count { $0 / 2 == $0 % 2 }
      return [agreements + 1, count - agreements + 1, 1].map { .ratio($0, count + 3) }
    }
    func losses(_ agreeing: ExactRational, _ other: ExactRational) -> [ExactRational] {
      [agreeing, other, other, agreeing]
    }
    let loss = [losses(wrong, right), losses(right, wrong), losses(half, half)]
    let open = [[right, wrong], [right, wrong], [wrong, right], [wrong, right]].fractions
    let closed = [[ExactRational]](repeating: [half, half], count: 4).fractions
    let gate = SystemFile.Gate(
      channel: [open, open, closed], prior: [[ExactRational]](repeating: [half, half], count: 3).fractions)
    return SystemFile(
      samples: count, law: noisyLabels.fractions, rows: .counts, algorithm: rows.fractions, loss: loss.fractions,
      gates: [gate], beta: Fraction(1, over: 4))
  }
}
