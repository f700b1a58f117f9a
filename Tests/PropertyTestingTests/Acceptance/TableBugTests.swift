import PropertyTesting
import ShrinkingChallenge
import Testing

/// Deliberate bugs in programs on tables, covariances and learning systems, each with its one minimum.
@Suite struct `Deliberate bugs in programs on tables` {
  static let vectors = Generator<Weights>.weights(support: 1...12)
  static let channels = Generator<[Weights]>.channel(inputs: 1...6, outputs: 1...6)
  static let covariances = Generator<CovarianceFactor>.covariance(dimension: 1...6)
  static let systems = Generator<LearningSystem>.learningSystem(samples: 1...3, hypotheses: 1...3, values: 1...3)

  func text(_ weights: Weights) -> String { "\(weights.weights)" }

  @Test func `weights divided by their number instead of their sum`() {
    Problem(Self.vectors, describing: text) { vector in
      vector.weights.reduce(0, +) != vector.weights.count
    }
    .expectOne("[2]", enumeration: (4, 8, 4))
  }

  @Test func `an entropy that is not a number where a probability is zero`() {
    Problem(Self.vectors, describing: text) { $0.weights.contains(0) }
      .expectOne("[1, 0]", enumeration: (4, 4, 4))
  }

  @Test func `a mode called unique that is not, at a weight of three or more`() {
    Problem(Self.vectors, describing: text) { vector in
      let most = vector.weights.max()!
      return most >= 3 && vector.weights.count { $0 == most } > 1
    }
    .expectOne("[3, 3]", enumeration: (4, 4, 4))
  }

  @Test func `a channel read along the wrong index`() {
    Problem(Self.channels, describing: { "\($0.map(\.weights))" }) { channel in
      let law = channel.map(\.probabilities)
      return law.indices.contains { row in
        law[row].indices.contains { column in
          column < law.count && row < law[column].count && law[row][column] != law[column][row]
        }
      }
    }
    .expectOne("[[1, 1], [1, 2]]", enumeration: (3, 2, 6))
  }

  @Test func `an input with a certain output, beside one without`() {
    Problem(Self.channels, describing: { "\($0.map(\.weights))" }) { channel in
      let certain = channel.count { row in row.weights.count { $0 > 0 } == 1 }
      return certain > 0 && certain < channel.count
    }
    .expectOne("[[1, 1], [1, 0]]", enumeration: (3, 2, 6))
  }

  @Test func `a determinant computed as the product of the diagonal`() {
    Problem(Self.covariances, describing: { "\($0.lower)" }) { factor in
      factor.lower.enumerated().contains { row, entries in entries.prefix(row).contains { $0 != 0 } }
    }
    .expectOne("[[1.0], [1.0, 1.0]]", enumeration: (1, 4, 4))
  }

  @Test func `a standard deviation of more than two and a half`() {
    Problem(Self.covariances, describing: { "\($0.lower)" }) { factor in
      factor.matrix.enumerated().contains { row, entries in entries[row] > 6.25 }
    }
    .expectOne("[[3.0]]", enumeration: (1, 8, 2))
  }

  @Test func `a squared correlation above one quarter and below twenty-five sixty-fourths`() {
    Problem(Self.covariances, describing: { "\($0.lower)" }) { factor in
      guard factor.lower.count > 1 else { return false }
      let matrix = factor.matrix
      let squared = matrix[0][1] * matrix[0][1] / (matrix[0][0] * matrix[1][1])
      return squared > 0.25 && squared < 0.390625
    }
    .expectOne("[[1.0], [1.0, 1.5]]", enumeration: (1, 4, 4))
  }

  @Test func `a mixture's mean computed as that of its first component`() {
    let mixtures = Generator<[MixtureComponent]>.gaussianMixture(components: 1...4)
    Problem(mixtures, describing: { "\($0.map { "\($0.weight)·N(\($0.mean), \($0.standardDeviation))" })" }) {
      mixture in
      let total = mixture.reduce(0) { $0 + $1.weight }
      return mixture.reduce(0) { $0 + Double($1.weight) * ($1.mean - mixture[0].mean) } / Double(total) != 0
    }
    .expectOne(#"["1·N(0.0, 1.0)", "1·N(1.0, 1.0)"]"#, enumeration: (1, 1, 7))
  }

  @Test func `a reproduction that is best for no symbol`() {
    let sources = Generator<DistortionSource>.distortionSource(symbols: 1...4, reproductions: 1...4)
    Problem(sources, describing: { "\($0.source.weights) \($0.distortion)" }) { source in
      source.distortion[0].indices.contains { reproduction in
        source.distortion.allSatisfy { $0[reproduction] > $0.min()! }
      }
    }
    .expectOne("[1] [[0, 1]]", enumeration: (3, 2, 6))
  }

  static func text(_ system: LearningSystem) -> String {
    "m \(system.sampleCount) μ \(system.law.weights) P \(system.algorithm.map(\.weights)) ℓ \(system.loss)"
  }

  @Test func `an algorithm that depends on its second sample`() {
    Problem(Self.systems, describing: Self.text) { system in
      guard system.sampleCount >= 2 else { return false }
      let law = system.algorithm.map(\.probabilities)
      let values = system.law.weights.count
      var inner = 1
      for _ in 2..<system.sampleCount { inner *= values }
      return law.indices.contains { row in
        let second = row / inner % values
        return second > 0 && law[row] != law[row - second * inner]
      }
    }
    .expectOne("m 2 μ [1, 1] P [[1, 1], [1, 1], [1, 1], [1, 2]] ℓ [[0, 0], [0, 0]]", enumeration: nil)
  }

  @Test func `a generalization gap`() {
    Problem(Self.systems, describing: Self.text) { $0.hasGap }
      .expectOne("m 1 μ [1, 1] P [[1, 1], [1, 2]] ℓ [[0, 0], [0, 1]]", enumeration: (1, 1, 13))
  }
}

extension LearningSystem {
  /// Whether the expected population risk and the expected empirical risk differ, by exact comparison of integers
  /// scaled by all denominators.
  var hasGap: Bool {
    let values = law.weights.count
    let total = law.weights.reduce(0, +)
    let scale = algorithm.reduce(1.0) { max($0, Double($1.weights.reduce(0, +))) }
    var gap = 0.0
    for (row, weights) in algorithm.enumerated() {
      var probability = 1.0
      var samples: [Int] = []
      var rest = row
      for _ in 0..<sampleCount {
        samples.append(rest % values)
        probability *= Double(law.weights[rest % values]) / Double(total)
        rest /= values
      }
      for (hypothesis, share) in weights.probabilities.enumerated() {
        let population =
          (0..<values).reduce(0.0) { $0 + Double(law.weights[$1] * loss[hypothesis][$1]) } / Double(total)
        let empirical = samples.reduce(0.0) { $0 + Double(loss[hypothesis][$1]) } / Double(sampleCount)
        gap += probability * share * (population - empirical)
      }
    }
    // Rounding leaves less than a millionth of the least gap that weights to nine allow.
    return abs(gap) > 1e-9 / scale
  }
}
