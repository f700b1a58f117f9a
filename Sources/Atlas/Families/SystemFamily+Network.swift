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
    var members: [FamilyMember] = []
    for number in numbers {
      let dense = try messages(tilt: number.exact)
      members.append(try member("dense r = \(number.description)", number, tilt: number.exact, dense))
    }
    // The link that is pruned carries the third variable.
    let tree = try messages(tilt: .one).removing([2])
    return members + [try member("tree", nil, tilt: directTilt, tree)]
  }

  /// The tilt of what node 2 tells the root itself.
  private static let directTilt = ExactRational.ratio(1, 2)

  private static func member(
    _ label: String, _ parameter: Fraction?, tilt: ExactRational, _ network: FiniteProtocol
  ) throws(VerificationError) -> FamilyMember {
    let deficit = BinaryEntropy.deficit(bias: tilt.estimate)
    let information = try network.mutualInformation(network.schedule.data, network.schedule.outputs)
    let cap = try network.capacity(of: network.schedule.messages) + network.retainedInformation()
    return FamilyMember(
      label, parameter, .finite(learner(tilt: tilt)),
      closedForms: [
        .init(.gap, "(1 + ρ)/4, ρ = \(parameter == nil ? "1/2" : "r")", ((.one + tilt) * .ratio(1, 4)).estimate),
        .init(.I, "ln 2 + φ(ρ)", .log(Estimate(exactly: 2)) + deficit),
        .init(.I, "I(S;W) of the protocol, message by message", information),
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

  /// The data x₁ and x₂, what node 2 tells node 1 (nothing, 0 or 1), what node 1 tells the root (x₁ and that), what node 2
  /// tells the root, and the root's output.
  private static func messages(tilt: ExactRational) throws(VerificationError) -> FiniteProtocol {
    let schedule = try MessageSchedule(
      nodeCount: 3,
      variables: [
        .init(.datum(holder: 1)), .init(.datum(holder: 2)), .init(.message(from: 2, to: 1), from: [1]),
        .init(.message(from: 1, to: 0), from: [0, 2]), .init(.message(from: 2, to: 0), from: [1]),
        .init(.output(of: 0), from: [3, 4]),
      ])
    func coin(_ tilt: ExactRational) -> [[Double]] {
      let (right, wrong) = ((.one + tilt).nearest / 2, (.one - tilt).nearest / 2)
      return [[right, wrong], [wrong, right]]
    }
    func sure(_ outcome: Int, of count: Int) -> [Double] { (0..<count).map { $0 == outcome ? 1 : 0 } }
    let told = coin(tilt).map { [0] + $0 }
    let forwarded = (0..<6).map { sure($0, of: 6) }
    // What node 1 said of x₂ comes first; 0 stands for nothing.
    let output = (0..<12).map { place in
      let (first, said, direct) = (place / 6, place / 2 % 3, place % 2)
      return sure(2 * first + (said == 0 ? direct : said - 1), of: 4)
    }
    return try FiniteProtocol(
      schedule: schedule, laws: [[[0.5, 0.5]], [[0.5, 0.5]], told, forwarded, coin(directTilt), output])
  }
}
