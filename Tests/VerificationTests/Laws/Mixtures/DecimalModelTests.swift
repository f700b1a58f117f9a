import PropertyTesting
import Testing
import Verification

@Suite(.property(cases: 60))
struct `RT-010 the interval of a model in decimals contains the value at the decimals`: MixtureChecks {
  /// Components on the line with two laws of their labels, in parts of a whole.
  struct Drawn: Sendable {
    let components: [MixtureComponent]
    let changes: [Int]

    /// The weights, and those with each changed by up to an eighth.
    var weights: [[Double]] {
      let plain = components.map { Double($0.weight) }
      let changed = zip(plain, changes).map { $0 * (1 + Double($1) / 128) }
      return [plain, changed].map { row in row.map { $0 / row.reduce(0, +) } }
    }

    func mixture(_ weights: [Double], scale: Double = 1) throws -> GaussianMixture {
      try GaussianMixture(
        weights: weights, means: components.map { $0.mean * scale },
        variances: components.map { $0.standardDeviation * $0.standardDeviation * scale * scale })
    }
  }

  static let all = Generator<Drawn> { source throws(Discard) in
    let components = try source.draw(Generator.gaussianMixture(components: 2...4, scale: 4))
    var changes: [Int] = []
    for _ in components { changes.append(try source.integer(in: -16...16)) }
    return Drawn(components: components, changes: changes)
  }

  /// Whether a change of a quantity may lie within the factors by which the weights changed, taken to a share.
  func isWithin(_ before: Estimate, _ after: Estimate, _ weights: [[Double]], share: Double = 1) -> Bool {
    let ratios = zip(weights[0], weights[1]).map { Estimate(exactly: $1) / Estimate(exactly: $0) }
    let (least, most) = (ratios.map(\.lower).min() ?? 1, ratios.map(\.upper).max() ?? 1)
    let low = Estimate(exactly: 1 - share * (1 - least)) * before
    let high = Estimate(exactly: 1 + share * (most - 1)) * before
    return !low.certainlyExceeds(after) && !after.certainlyExceeds(high)
  }

  func quantities(_ mixture: GaussianMixture) throws -> [Estimate] {
    [try mixture.labelInformation(), try mixture.labelEquivocation(), try mixture.bayesError()]
  }

  @Test func `the informations of a mixture change by no more than the factor of its weights`() {
    checkProperty(Self.all) { drawn in
      let (before, after) = (
        try quantities(drawn.mixture(drawn.weights[0])), try quantities(drawn.mixture(drawn.weights[1]))
      )
      #expect(zip(before, after).allSatisfy { isWithin($0, $1, drawn.weights) }, "\(before) \(after)")
    }
  }

  @Test func `the optimum of a finite source changes by no more than the factor of its law`() throws {
    let laws: [[Double]] = [[0.5, 0.25, 0.25], [0.53125, 0.25, 0.21875]]
    for weight in [0.0625, 0.25, 0.5, 1] {
      let values = try laws.map { law in
        try FiniteSource(law: law, distortion: [[0, 1, 2], [1, 0, 1], [2, 1, 0]]).optimum(weight: weight).lagrangian
      }
      #expect(isWithin(values[0], values[1], laws))
    }
  }

  /// Whether a quantity is the same at another scale.
  func isFreeOfScale(_ drawn: Drawn, _ quantity: (GaussianMixture) throws -> Estimate) throws -> Bool {
    let weights = drawn.weights[0]
    return try quantity(drawn.mixture(weights)).overlaps(quantity(drawn.mixture(weights, scale: 0x1p10)))
  }

  @Test func `another unit of length does not change informations and least errors`() {
    checkProperty(Self.all) { drawn in
      for index in 0..<3 {
        let isFree = try isFreeOfScale(drawn) { try quantities($0)[index] }
        #expect(isFree)
      }
    }
  }

  @Test func `control: a quarter of the weights' change is refuted as a bound`() throws {
    // Well separated labels: the information is almost the entropy of the rare label.
    let drawn = Drawn(
      components: [
        MixtureComponent(weight: 9, mean: -8, standardDeviation: 1),
        MixtureComponent(weight: 1, mean: 8, standardDeviation: 1),
      ], changes: [0, 16])
    let (before, after) = (
      try quantities(drawn.mixture(drawn.weights[0])), try quantities(drawn.mixture(drawn.weights[1]))
    )
    #expect(isWithin(before[0], after[0], drawn.weights))
    #expect(!isWithin(before[0], after[0], drawn.weights, share: 0.25))
  }

  @Test func `control: the differential entropy is refuted as independent of the unit of length`() throws {
    let drawn = Drawn(
      components: [MixtureComponent(weight: 1, mean: 0, standardDeviation: 1)], changes: [0])
    #expect(try !isFreeOfScale(drawn) { try $0.differentialEntropy() })
  }
}
