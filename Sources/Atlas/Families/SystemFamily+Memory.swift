import Refutation
import Verification

extension SystemFamily {
  /// One of n equally likely values, which the hypothesis is with some probability, else any.
  package static let memory = SystemFamily(
    name: "memory", title: "Memory with noise",
    explanation: "one sample Z of n equally likely values; W = Z with probability p, else any value; loss 1 if w ≠ z, "
      + "else 0",
    finding: "for every p and n the bounds by total variation and by relative entropy are attained, while GB-001 "
      + "exceeds the range for p = 1 and n ≥ 8",
    parameter: Parameter(
      symbol: "p", meaning: "the probability of memory", range: "above 0 and at most 1",
      admits: { $0 > .zero && $0 <= .one }, grid: ["1/16", "1/8", "1/4", "1/2", "3/4", "7/8", "1"]),
    size: Size(kind: .values, usual: 8, range: 2...32)
  ) { numbers, count throws(VerificationError) in
    numbers.map { number in
      let attained: [AtlasBound] =
        [.totalVariation, .divergenceOfSum, .divergenceOfSample] + (number.exact == .one ? [.interpolation] : [])
      return FamilyMember(
        "p = \(number.description)", number, .finite(memories(count, probability: number.exact)),
        closedForms: memoryForms(count, probability: number.exact), attained: attained)
    }
  }

  /// The probabilities of the value seen, and of each other.
  private static func probabilities(
    _ count: Int, _ probability: ExactRational
  ) -> (own: ExactRational, other: ExactRational) {
    let other = (.one - probability) * .ratio(1, count)
    return (probability + other, other)
  }

  private static func memories(_ count: Int, probability: ExactRational) -> SystemFile {
    let (own, other) = probabilities(count, probability)
    let values = Array(0..<count)
    return SystemFile(
      samples: 1, law: values.map { _ in Fraction(1, over: count) }, rows: .samples,
      algorithm: values.map { z in values.map { $0 == z ? own : other } }.fractions,
      loss: values.map { w in values.map { Fraction($0 == w ? 0 : 1) } }, gates: nil, beta: nil)
  }

  private static func memoryForms(_ count: Int, probability: ExactRational) -> [FamilyMember.ClosedForm] {
    let (own, other) = probabilities(count, probability)
    func term(_ share: ExactRational) -> Estimate {
      share == .zero ? Estimate(exactly: 0) : share.estimate * .log((share * .whole(count)).estimate)
    }
    let gap = (probability * .ratio(count - 1, count)).estimate
    let information = term(own) + Estimate(exactly: Double(count - 1)) * term(other)
    let pair = own + other
    let coin = pair.estimate * BinaryEntropy.deficit(bias: probability.over(pair).estimate)
    let selection = ExactRational.ratio(count - 1, count).estimate * coin
    let selected = "(1 − 1/n)·(α+β)·φ(p/(α+β))"
    return [
      .init(.gap, "p(1 − 1/n)", gap), .init(.TVsamples, "p(1 − 1/n)", gap),
      .init(.I, "α ln(nα) + (n−1)β ln(nβ)", information), .init(.klrisk, "α ln(nα) + (n−1)β ln(nβ)", information),
      .init(.ldCMIsamples, selected, selection), .init(.fCMI, selected, selection), .init(.CMI, selected, selection),
    ]
  }
}
