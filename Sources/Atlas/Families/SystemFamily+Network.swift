import Refutation
import Verification

extension SystemFamily {
  /// Two sensors and a root on a triangle, and the tree that prunes the link between the sensors.
  package static let network = SystemFamily(
    name: "network", title: "Dense system against tree",
    explanation:
      "one sample z = (x₁, x₂) of two fair bits, x₁ held by node 1, x₂ by node 2; dense: node 2 tells node 1 "
      + "x₂ with tilt r, node 1 tells the root x₁ and that, node 2 tells the root x₂ with tilt 1/2, and W is x₁ and "
      + "what node 1 said of x₂; the tree prunes the link from 2 to 1, and W takes x₂ from node 2; loss: the share of "
      + "the bits that are wrong",
    finding: "the gap is (1 + r)/4 in the dense system and 3/8 on the tree: which is greater depends on r",
    parameter: Parameter(
      symbol: "r", meaning: "the tilt of what the pruned link carries", range: "from 0 to 1",
      admits: { $0 >= .zero && $0 <= .one }, grid: ["0", "1/4", "1/2", "3/4", "1"])
  ) { numbers, _ throws(VerificationError) in
    // What the messages can carry: nothing, 0 or 1 from node 2 to node 1; x₁ and that from node 1 to the root; a bit from
    // node 2 to the root. On the tree the first is a constant.
    numbers.map { member("dense r = \($0.description)", $0, tilt: $0.exact, cap: [3, 6, 2]) }
      + [member("tree", nil, tilt: directTilt, cap: [1, 6, 2])]
  }

  /// The tilt of what node 2 tells the root itself.
  static let directTilt = ExactRational.ratio(1, 2)

  private static func member(
    _ label: String, _ parameter: Fraction?, tilt: ExactRational, cap alphabets: [Double]
  ) -> FamilyMember {
    let deficit = BinaryEntropy.deficit(bias: tilt.estimate)
    // The root holds no data, so that nothing is kept beyond the messages.
    let cap = alphabets.map { Estimate.log(Estimate(exactly: $0)) }.reduce(Estimate(exactly: 0), +)
    return FamilyMember(
      label, parameter, .finite(learner(tilt: tilt)),
      closedForms: [
        .init(.gap, "(1 + ρ)/4, ρ = \(parameter == nil ? "1/2" : "r")", ((.one + tilt) * .ratio(1, 4)).estimate),
        .init(.I, "ln 2 + φ(ρ)", .log(Estimate(exactly: 2)) + deficit),
      ],
      ownBounds: [
        FamilyMember.OwnBound(
          claim: "TR-006", name: "exchange", inequality: "absgap <= sqrt(2*sigma^2*(Σ ln K + κ)/m)",
          lesser: .absgap
        ) { values in
          values(.sigma).map { .squareRoot(Estimate(exactly: 2) * $0 * $0 * cap) }
        }
      ])
  }

  /// The hypothesis 2w₁ + w₂, w₁ = x₁, and w₂ = x₂ with probability (1 + tilt)/2.
  private static func learner(tilt: ExactRational) -> SystemFile {
    let (right, wrong) = ((.one + tilt) * .ratio(1, 2), (.one - tilt) * .ratio(1, 2))
    let pairs = [(0, 0), (0, 1), (1, 0), (1, 1)]
    let rows = pairs.map { z in pairs.map { w in z.0 == w.0 ? (z.1 == w.1 ? right : wrong) : .zero } }
    let loss = pairs.map { w in
      pairs.map { z in ExactRational.ratio((w.0 == z.0 ? 0 : 1) + (w.1 == z.1 ? 0 : 1), 2) }
    }
    return SystemFile(
      samples: 1, law: pairs.map { _ in Fraction(1, over: 4) }, rows: .samples, algorithm: rows.fractions,
      loss: loss.fractions, gates: nil, beta: nil)
  }
}
