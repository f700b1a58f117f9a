import PropertyTesting
import Testing

@testable import Verification

@Suite struct `RT-012 the least error of a guess of the label lies in its interval`: MixtureChecks {
  @Test func `the interval contains what an independent interval arithmetic found`() throws {
    let wrong = try missed(\.bayesError, isNarrow: false) {
      try $0.mixture?.bayesError(noiseVariance: $0.noiseVariance)
    }
    #expect(wrong == [])
  }

  @Test func `the standard case is certified to twelve digits`() throws {
    let value = try #require(StandardCases.values["guess of a label"])
    let error = try GaussianMixture(weights: [0.5, 0.5], means: [0, 2], variances: [1, 1]).bayesError()
    #expect(certifiesStandard(error, value), "\(error)")
  }

  @Test(.property(cases: 200)) func `a guess that errs with probability P leaves at least 2P bits of the label open`() {
    checkProperty(DrawnMixture.all) { drawn in
      let (mixture, noise) = (try drawn.mixture(), Estimate(exactly: drawn.noise))
      let error = try mixture.bayesError(noiseVariance: noise)
      // In nats 2P ln 2. Source: M. E. Hellman, J. Raviv, "Probability of error, equivocation, and the Chernoff bound".
      let least = error * Estimate(exactly: 2) * Estimate.log(Estimate(exactly: 2))
      #expect(try !least.certainlyExceeds(mixture.labelEquivocation(noiseVariance: noise)))
    }
  }

  @Test(.property(cases: 100)) func `scaling and moving do not change the least error`() {
    checkProperty(MappedMixture.all) { mapped in
      let (plain, image) = (try mapped.plain.bayesError(), try mapped.image.bayesError())
      #expect(plain.overlaps(image))
    }
  }

  /// A mixture and a rule for its label that need not be a good one.
  struct Rule: Sendable, CustomStringConvertible {
    let components: [MixtureComponent]
    let cuts: [Double]
    let labels: [Int]

    var description: String { "\(components) cut at \(cuts), guessed \(labels)" }

    static let all = Generator<Rule> { source throws(Discard) in
      var components = try source.draw(.gaussianMixture(components: 2...3, scale: 3))
      // Two components that are equal, or so nearly equal that rounding hides the difference of their densities.
      if try source.boolean() {
        let (first, last) = (components[0], components[components.count - 1])
        let shift = try source.boolean() ? 0x1p-40 : 0
        components[components.count - 1] = MixtureComponent(
          weight: last.weight, mean: first.mean + shift, standardDeviation: first.standardDeviation)
      }
      var (cuts, labels): ([Double], [Int]) = ([], [try source.index(below: components.count)])
      for _ in 0..<(try source.integer(in: 0...3)) {
        cuts.append(try source.double(in: -6...6))
        labels.append(try source.index(below: components.count))
      }
      guard Set(cuts).count == cuts.count else { throw .filtered }
      return Rule(components: components, cuts: cuts.sorted(), labels: labels)
    }

    /// The kernel, whose components stand in the order of their means.
    var kernel: MixtureKernel {
      get throws {
        let total = components.reduce(0) { $0 + $1.weight }
        return try GaussianMixture(
          weights: components.map { Double($0.weight) / Double(total) }, means: components.map(\.mean),
          variances: components.map { $0.standardDeviation * $0.standardDeviation }
        ).kernel(noiseVariance: Estimate(exactly: 0))
      }
    }

    /// The intervals of the least error by this rule, and by the one that is cut where densities cross.
    var errors: (own: Estimate, best: Estimate) {
      get throws {
        let kernel = try kernel
        let places = cuts.map { LabelDecision.Place(anchor: 0, offset: $0) }
        return (LabelDecision(kernel, cuts: places, labels: labels).error, LabelDecision(kernel).error)
      }
    }
  }

  @Test(.property(cases: 400)) func `the interval of any rule contains the least error`() {
    checkProperty(Rule.all) { rule in
      let errors = try rule.errors
      #expect(errors.own.overlaps(errors.best))
    }
  }

  @Test(.property(cases: 200)) func `the interval of the rule that is cut at the crossings is narrow`() {
    checkProperty(Rule.all) { rule in
      let best = try rule.errors.best
      let width = Tolerance.rounding(operations: 1 << 12, condition: 1, scale: best.value)
      #expect(best.error <= width.value)
    }
  }

  /// Two components that are near one another, guessed as the first on the whole line, and the reach of a window.
  static let nearPairs = Generator<(components: [MixtureComponent], reach: Double)> { source throws(Discard) in
    let size = 0x1p-8 * Double(try source.integer(in: 0...64))
    let pair = [
      MixtureComponent(weight: try source.integer(in: 1...3), mean: 0, standardDeviation: 1),
      MixtureComponent(
        weight: try source.integer(in: 1...3), mean: try source.boolean() ? size : -size,
        standardDeviation: 1 + 0x1p-8 * Double(try source.integer(in: -32...32))),
    ]
    return (pair, try source.draw(.element(of: [0.5, 1, 2, 4])))
  }

  /// Whether an error term covers the loss of guessing the first of two components always, by sums over a fine grid
  /// (RT-012, step 6).
  static func covers(
    _ term: (LabelDecision.Loss) -> LabelDecision.Loss, _ components: [MixtureComponent], reach: Double
  ) throws -> Bool {
    let kernel = try Rule(components: components, cuts: [], labels: [0]).kernel
    let decision = LabelDecision(kernel, cuts: [], labels: [0])
    let loss = term(decision.lossInWindow(of: 0, against: 1, from: nil, to: nil, reach: reach))
    let (means, variances) = (decision.means.map(\.value), decision.variances.map(\.value))
    func density(_ k: Int, _ x: Double) -> Double {
      Double.exp(decision.heights[k].value - (x - means[k]) * (x - means[k]) / variances[k] / 2)
        / (2 * Double.pi).squareRoot()
    }
    let step = 0x1p-8
    let lost = (-4096...4096).reduce(0.0) { sum, node in
      let x = Double(node) * step
      return sum + max(0, density(1, x) - density(0, x)) * step
    }
    // A ratio loses its share of the guessed component's probability, its weight. The sum errs by at most an eighth of
    // the step's square at each of two crossings, where the slope jumps by less than 1; elsewhere the integrand is
    // analytic.
    let slack = step * step / 4
    return lost <= Double.expMinusOne(loss.ratio) * decision.weights[0].value + loss.amount + slack
  }

  @Test(.property(cases: 400)) func `the error terms of a window cover the loss within and outside of it`() {
    checkProperty(Self.nearPairs) { pair in
      let covers = try Self.covers({ $0 }, pair.components, reach: pair.reach)
      #expect(covers)
    }
  }

  @Test func `control: a window without the term of its outside, or with a ratio of 1, is refuted`() {
    let terms: [(LabelDecision.Loss) -> LabelDecision.Loss] = [
      { LabelDecision.Loss(ratio: $0.ratio) }, { LabelDecision.Loss(ratio: 0, amount: $0.amount) },
    ]
    for term in terms {
      let minima = Self.nearPairs.smallestCounterexamples(describing: { "\($0)" }) { pair in
        try !Self.covers(term, pair.components, reach: pair.reach)
      }
      #expect(!minima.contains("not refuted"))
    }
  }

  /// Means, variances and the reach of a window: the second component is the wider one, and the logarithm of its ratio to
  /// the first is monotone in the window, or not.
  static let edges: [(means: [Double], variances: [Double], reach: Double)] = [
    ([0, 0.125], [1, 1.0625], 1), ([0, 0.125], [1, 1.0625], 4), ([-0.125, 0], [1, 1.0625], 9),
    ([0, 0.25], [1, 1.5], 0.5), ([0, 0.25], [1, 1.5], 2), ([0, 3], [1, 1], 1), ([0, 3], [1, 1.5], 2),
  ]

  @Test(arguments: edges) func `a window's ratio is that at its edge, and its amount what is outside`(
    means: [Double], variances: [Double], reach: Double
  ) throws {
    let kernel = try pair(means: means, variances: variances, weights: [0.25, 0.75])
    let decision = LabelDecision(kernel, cuts: [], labels: [0])
    let loss = decision.lossInWindow(of: 0, against: 1, from: nil, to: nil, reach: reach)
    let radius = reach * variances[1].squareRoot()
    // By the squares themselves; the greater edge is that beyond the wider component.
    let ratio = Double.log(3) + Double.log(variances[0] / variances[1]) / 2
    let greatest = [-radius, radius].map { edge in
      ratio + squared(edge + means[1] - means[0]) / variances[0] / 2 - squared(edge) / variances[1] / 2
    }.reduce(0) { max($0, $1) }
    let rounding = Tolerance.rounding(operations: 64, condition: 1, scale: max(1, greatest))
    #expect(rounding.accepts(loss.ratio, greatest), "\(loss) \(greatest)")
    let outside = Estimate(exactly: 1.5) * GaussianTail.probability(above: Estimate(exactly: reach))
    #expect(
      Tolerance.rounding(operations: 64, condition: 1 + reach * reach, scale: outside.value).accepts(
        loss.amount, outside.value))
  }

  @Test(arguments: [1, -1.0])
  func `a window leaves the ratio out at a cut inside of it, not at one beyond it or on the other side`(
    side: Double
  ) throws {
    // The label of the mean ±2 is guessed against that of the mean 0; ln φ_j/φ_k is 2 ∓ 2x, and 20 at the edge ∓9.
    let least = Double.leastNonzeroMagnitude
    let kernel = try GaussianMixture(
      weights: [0.25, 0.5, 0.25], means: [0, 2 * least, 2].map { side * $0 }, variances: [1, 1, 1]
    ).kernel(noiseVariance: Estimate(exactly: 0))
    let (j, k) = side > 0 ? (0, 2) : (2, 0)
    let decision = LabelDecision(kernel, cuts: [], labels: [k])
    func loss(_ cut: LabelDecision.Place?, other: LabelDecision.Place? = nil) -> LabelDecision.Loss {
      let (start, end) = side > 0 ? (cut, other) : (other, cut)
      return decision.lossInWindow(of: k, against: j, from: start, to: end, reach: 9)
    }
    func place(_ inner: Double) -> LabelDecision.Place { LabelDecision.Place(anchor: j, offset: side * (inner - 9)) }
    let (rounding, outside) = (
      Tolerance.rounding(operations: 64, condition: 1, scale: 20), GaussianTail.probability(above: Estimate(exactly: 9))
    )
    for inner in [0x1p-40, 1, 10, 12] { #expect(loss(place(inner)).ratio == 0) }
    // At the edge itself it is not known on which side a cut lies.
    for inner in [0, -0x1p-40, -1] { #expect(rounding.accepts(loss(place(inner)).ratio, 20)) }
    #expect(rounding.accepts(loss(nil).ratio, 20) && rounding.accepts(loss(nil, other: place(17)).ratio, 20))
    // Two least numbers beside the mean, as far inside of the edge as it takes to know the side.
    #expect(loss(LabelDecision.Place(anchor: 1, offset: side * -9)).ratio == 0)
    let amount = loss(place(1)).amount
    #expect(
      Tolerance.rounding(operations: 64, condition: 82, scale: outside.value).accepts(amount, 0.5 * outside.value))
    // A rare label is nowhere in a small window more likely.
    let rare = LabelDecision(
      try pair(means: [0, 0.125], variances: [1, 1], weights: [0.75, 0.25]), cuts: [], labels: [0])
    #expect(rare.lossInWindow(of: 0, against: 1, from: nil, to: nil, reach: 1).ratio == 0)
  }

  @Test func `an interval that may be empty is replaced by the next one`() throws {
    // Counted from 0 or from 3, the same place is known to roundings of 3 alone.
    let kernel = try pair(means: [0, 3], variances: [1, 1], weights: [0.5, 0.5])
    func rule(_ intervals: [(label: Int, start: LabelDecision.Place?)]) -> (cuts: [Double], labels: [Int]) {
      var decision = LabelDecision(kernel, cuts: [], labels: [])
      for (label, start) in intervals { decision.append(label: label, upTo: start) }
      return (decision.cuts.map { Double($0.anchor) * 3 + $0.offset }, decision.labels)
    }
    let one = LabelDecision.Place(anchor: 0, offset: 1)
    func near(_ distance: Double) -> LabelDecision.Place { LabelDecision.Place(anchor: 1, offset: -2 + distance) }
    #expect(rule([(1, nil)]) == ([], [1]) && rule([(1, nil), (1, one)]) == ([], [1]))
    #expect(rule([(0, nil), (1, one)]) == ([1], [0, 1]))
    for distance in [0, -0x1p-40, 0x1p-51] {
      #expect(rule([(0, nil), (1, one), (2, near(distance))]) == ([1], [0, 2]))
      #expect(rule([(0, nil), (1, one), (0, near(distance))]) == ([], [0]))
      #expect(rule([(1, nil), (0, one), (1, near(distance)), (0, near(1))]) == ([2], [1, 0]))
    }
    #expect(rule([(0, nil), (1, one), (0, near(0x1p-40))]) == ([1, 1 + 0x1p-40], [0, 1, 0]))
  }

  @Test func `a rule knows its variances to two roundings, and its weights to K and two`() throws {
    let slack = 0x1p-45
    let kernel = try MixtureKernel(
      law: LabelLaw(FiniteLaw([0.125, 0.25, 0.625])), means: [0, 1, 3].map { Estimate(exactly: $0) },
      excesses: [0, 0.5, 2].map { Estimate(exactly: $0) },
      common: Estimate(value: 1, lower: 1 - slack, upper: 1 + slack))
    for (kernel, parts) in [
      (kernel, slack / Double.ulpOfOne),
      (try pair(means: [0, 1], variances: [1, 3], weights: [0.25, 0.75]), 0),
    ] {
      let (decision, count) = (LabelDecision(kernel, cuts: [], labels: [0]), Double(kernel.components.count))
      #expect(kernel.varianceSlack >= parts && kernel.varianceSlack <= parts * (1 + 0x1p-6))
      for (k, component) in kernel.components.enumerated() {
        for (found, value, roundings) in [
          (decision.variances[k], component.variance, 2 * (1 + kernel.varianceSlack)),
          (decision.weights[k], component.weight, count + 2),
        ] {
          // An end is rounded outward.
          let stated = roundings * Double.ulpOfOne * value
          #expect(found.value == value && found.error >= stated && found.error <= stated + 2 * value.ulp)
        }
        #expect(decision.means[k] == Estimate(exactly: component.mean))
        #expect(decision.excesses[k] == Estimate(exactly: component.excess))
      }
    }
  }

  @Test func `the least error is narrow for equal components whose variance is no double number`() throws {
    let mixture = try GaussianMixture(
      weights: [0.5, 0.25, 0.25], means: [0, 0.1, 0.1], variances: [1, 1.21, 1.21])
    let error = try mixture.bayesError()
    // One of the two equal components is never guessed, which loses ¼; the rest is the error of the pair, of weight ¾.
    let pair = try GaussianMixture(weights: [2.0 / 3, 1.0 / 3], means: [0, 0.1], variances: [1, 1.21]).bayesError()
    #expect(error.overlaps(Estimate(exactly: 0.75) * pair + Estimate(exactly: 0.25)))
    #expect(error.error <= Tolerance.rounding(operations: 1 << 12, condition: 1, scale: error.value).value)
  }

  @Test func `control: the error of an arbitrary rule is refuted as the least one`() {
    let minima = Rule.all.smallestCounterexamples { rule in
      let errors = try rule.errors
      return !Estimate(value: errors.own.value, lower: errors.own.value, upper: errors.own.upper).overlaps(errors.best)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: a cut midway between unequal components is refuted as the best one`() {
    let wrong = missed(\.bayesError, isNarrow: false) { model in
      guard let mixture = model.mixture, mixture.means.count == 2, mixture.means[0] != mixture.means[1] else {
        return nil
      }
      let half = Estimate(exactly: (mixture.means[1] - mixture.means[0]).magnitude / 2)
      return zip(mixture.law.probabilities, mixture.variances).map { share, variance in
        share * GaussianTail.probability(above: half / Estimate(exactly: variance.squareRoot()))
      }.sum()
    }
    #expect(wrong.count >= 5)
  }
}
