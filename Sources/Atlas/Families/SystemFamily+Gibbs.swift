import Refutation
import Verification

extension SystemFamily {
  /// A Gibbs learner of a binary classifier on samples with noisy labels.
  package static let gibbs = SystemFamily(
    name: "gibbs", title: "Gibbs learner",
    explanation:
      "m samples z = (x, y), x a fair bit, y = x but for a probability of 1/8; W is one of the four functions "
      + "of x, with probability in proportion to b^(−errors on the sample), b = e^λ; loss 1 if w(x) ≠ y, else 0",
    finding: "the gap is (I(S;W) + L)/(m ln b), L the relative entropy with the laws exchanged, and at most 2σ² ln b",
    parameter: Parameter(
      symbol: "b", meaning: "e^λ, λ the inverse temperature of one error", range: "above 1 and at most 1000000",
      admits: { $0 > .one && $0 <= .whole(1_000_000) }, grid: ["9/8", "3/2", "2", "4", "16", "64", "1024"]),
    size: Size(kind: .samples, usual: 4, range: 1...6)
  ) { numbers, count throws(VerificationError) in
    numbers.map { number in
      let system = gibbsLearner(count, base: number.exact)
      let logarithm = Estimate.log(number.estimate)
      return FamilyMember(
        "b = \(number.description)", number, .finite(system),
        closedForms: [.init(.gap, "(I(S;W) + L)/(m ln b)", symmetricInformation(system) / (size(count) * logarithm))],
        ownBounds: [
          FamilyMember.OwnBound(
            claim: "GB-015", name: "inverse temperature", inequality: "absgap <= 2*sigma^2*ln(b)", lesser: .absgap
          ) { values in
            values(.sigma).map { Estimate(exactly: 2) * $0 * $0 * logarithm }
          },
          FamilyMember.OwnBound(
            claim: "GB-015", name: "information and gap", inequality: "I <= m*ln(b)*gap", lesser: .I
          ) { values in
            values(.gap).map { size(count) * logarithm * $0 }
          },
        ])
    }
  }

  private static func size(_ count: Int) -> Estimate { Estimate(exactly: Double(count)) }

  /// The probabilities of the values (x, y), in the order (0,0), (0,1), (1,0), (1,1).
  static let noisyLabels = [7, 1, 1, 7].map { ExactRational.ratio($0, 16) }

  private static func gibbsLearner(_ count: Int, base: ExactRational) -> SystemFile {
    let functions = [[0, 0], [0, 1], [1, 0], [1, 1]]
    let loss = functions.map { function in (0..<4).map { function[$0 / 2] == $0 % 2 ? 0 : 1 } }
    let rows = SampleRows.ascending(values: 4, sampleCount: count).map { sample -> [ExactRational] in
      let weights = loss.map { row in base.power(-sample.reduce(0) { $0 + row[$1] }) }
      let total = weights.reduce(.zero, +)
      return weights.map { $0.over(total) }
    }
    return SystemFile(
      samples: count, law: noisyLabels.fractions, rows: .counts, algorithm: rows.fractions,
      loss: loss.map { $0.map { Fraction($0) } }, gates: nil, beta: nil)
  }

  /// I(S;W) + KL(P_S ⊗ P_W ‖ P_SW) = E_P ln P(W|S) − E_Q ln P(W|S) in nats, from the probabilities alone.
  private static func symmetricInformation(_ system: SystemFile) -> Estimate {
    let samples = SampleRows.ascending(values: 4, sampleCount: system.samples)
    let masses = samples.map { mass(of: $0, under: system.law.map(\.exact)) }
    let marginal = system.loss.indices.map { w in
      zip(masses, system.algorithm).reduce(ExactRational.zero) { $0 + $1.0 * $1.1[w].exact }
    }
    var sum = Estimate(exactly: 0)
    for (mass, row) in zip(masses, system.algorithm) {
      for (own, mean) in zip(row, marginal) {
        sum += (mass * (own.exact - mean)).estimate * .log(own.exact.estimate)
      }
    }
    return sum
  }

  /// The probability of the counts of an ascending sample.
  private static func mass(of sample: [Int], under law: [ExactRational]) -> ExactRational {
    var (mass, run) = (ExactRational.one, 0)
    for (place, value) in sample.enumerated() {
      run = place > 0 && sample[place - 1] == value ? run + 1 : 1
      // The multinomial coefficient, factor by factor: m!/Π n_z!.
      mass = mass * law[value] * .ratio(place + 1, run)
    }
    return mass
  }
}
