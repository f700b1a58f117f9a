import PropertyTesting
import Testing
import Verification

@Suite struct `RT-004 a larger weight on the rate neither raises the rate nor lowers the distortion of an optimum` {
  /// A finite class of integer (D, R) points; with dyadic weights and slacks every comparison is exact.
  struct FiniteClass {
    let points: [(distortion: Double, rate: Double)]

    init(_ points: [(distortion: Double, rate: Double)]) { self.points = points }

    /// The choice of one point, with its distance to the least D + weight·R as its slack.
    func choice(of index: Int, weight: Double) throws -> PenalizedChoice {
      let least = points.map { $0.distortion + weight * $0.rate }.min()!
      let point = points[index]
      return try PenalizedChoice(
        weight: weight, distortion: Estimate(exactly: point.distortion), rate: Estimate(exactly: point.rate),
        slack: point.distortion + weight * point.rate - least)
    }

    func minimizer(_ objective: ((distortion: Double, rate: Double)) -> Double) -> Int {
      points.indices.min { objective(points[$0]) < objective(points[$1]) }!
    }
  }

  /// A drawn class with two rising weights in 32nds and two choices of points.
  struct Drawn: Sendable, CustomStringConvertible {
    let points: [[Int]]
    let weights: [Int]
    let picks: [Int]

    var description: String { "\(points) \(weights) \(picks)" }

    static let all = Generator<Drawn> { source throws(Discard) in
      let points = try Generator<Int>.integer(in: 0...999).array(count: 2...2).array(count: 1...12).draw(from: &source)
      let first = try source.integer(in: 0...63)
      return Drawn(
        points: points, weights: [first, first + (try source.integer(in: 1...64))],
        picks: [try source.index(below: points.count), try source.index(below: points.count)])
    }
  }

  /// Whether the two choices that a rule makes in a drawn class obey both inequalities.
  func obeys(_ drawn: Drawn, _ rule: (FiniteClass, Double, Int) throws -> PenalizedChoice) throws -> Bool {
    let points = FiniteClass(drawn.points.map { (Double($0[0]), Double($0[1])) })
    let weights = drawn.weights.map { Double($0) / 32 }
    return try MonotoneEffect(
      rule(points, weights[0], drawn.picks[0]), rule(points, weights[1], drawn.picks[1])
    ).holds
  }

  /// The choice with a claimed slack of 0.
  func claimedOptimal(_ choice: PenalizedChoice) throws -> PenalizedChoice {
    try PenalizedChoice(weight: choice.weight, distortion: choice.distortion, rate: choice.rate)
  }

  @Test func `optima of finite classes are monotone`() {
    checkProperty(Drawn.all) { drawn in
      let holds = try obeys(drawn) { points, weight, _ in
        let choice = try points.choice(of: points.minimizer { $0.distortion + weight * $0.rate }, weight: weight)
        #expect(choice.slack == 0)
        return choice
      }
      #expect(holds)
    }
  }

  @Test func `any choices are monotone up to their slacks`() {
    checkProperty(Drawn.all) { drawn in
      let holds = try obeys(drawn) { points, weight, pick in try points.choice(of: pick, weight: weight) }
      #expect(holds)
    }
  }

  /// β₁ = 1, β₂ = 3 and ε = 1: D₁ + R₁ = D₂ + R₂ + 1 and D₂ + 3R₂ = D₁ + 3R₁ + 1 (RT-004, step 3).
  static let extremal = FiniteClass([(2, 0), (0, 1)])

  @Test func `both constants are attained at once`() throws {
    let choices = (
      try Self.extremal.choice(of: 0, weight: 1), try Self.extremal.choice(of: 1, weight: 3)
    )
    #expect(choices.0.slack == 1 && choices.1.slack == 1)
    let effect = try MonotoneEffect(choices.0, choices.1)
    #expect(effect.holds)
    #expect(effect.rateExcess.contains(0) && effect.distortionExcess.contains(0))
  }

  /// The variance of a Gaussian source, the smaller weight, and the relative excess of the larger weight.
  static let sources = Generator<[Double]> { source throws(Discard) in
    [
      try source.double(in: 1 / 64...64), try source.double(in: 1 / 64...64), try source.double(in: 1 / 64...8),
    ]
  }

  /// Whether the curve of a Gaussian source obeys both inequalities under a rule of choice.
  func obeys(_ drawn: [Double], _ rule: (GaussianSource, Double) throws -> PenalizedChoice) throws -> Bool {
    let source = try GaussianSource(variance: drawn[0])
    return try MonotoneEffect(rule(source, drawn[1]), rule(source, drawn[1] * (1 + drawn[2]))).holds
  }

  @Test func `optima of Gaussian sources are monotone`() {
    checkProperty(Self.sources) { drawn in
      let holds = try obeys(drawn) { source, weight in try source.optimalChoice(weight: weight) }
      #expect(holds)
    }
  }

  /// Whether no rate of a grid is certainly better than a choice by more than its slack.
  func isOptimal(_ choice: PenalizedChoice, of source: GaussianSource) throws -> Bool {
    let weight = Estimate(exactly: choice.weight)
    let value = choice.distortion + weight * choice.rate
    return try (0...400).allSatisfy { step in
      let rate = Estimate(exactly: Double(step) / 100)
      let other = try source.distortion(atRate: rate) + weight * rate
      return !value.certainlyExceeds(other + Estimate(exactly: choice.slack))
    }
  }

  @Test(arguments: [0.01, 0.5, 1.9, 2, 5]) func `the closed form is optimal and lies on the curve`(weight: Double)
    throws
  {
    let source = try GaussianSource(variance: 1)
    let choice = try source.optimalChoice(weight: weight)
    #expect(choice.distortion.overlaps(try source.distortion(atRate: choice.rate)))
    #expect(try isOptimal(choice, of: source))
  }

  @Test func `control: a rate different from the optimum is refuted as optimal`() throws {
    let source = try GaussianSource(variance: 1)
    let rate = try source.optimalChoice(weight: 0.5).rate + Estimate(exactly: 0.125)
    let choice = try PenalizedChoice(weight: 0.5, distortion: try source.distortion(atRate: rate), rate: rate)
    #expect(try !isOptimal(choice, of: source))
  }

  @Test func `control: optima of the objective with the rate subtracted are refuted`() throws {
    let minima = Drawn.all.smallestCounterexamples { drawn in
      try !obeys(drawn) { points, weight, _ in
        try claimedOptimal(
          points.choice(of: points.minimizer { $0.distortion - weight * $0.rate }, weight: weight))
      }
    }
    #expect(minima == ["[[0, 0], [0, 1]] [0, 1] [0, 0]"])
  }

  @Test func `control: the Gaussian optimum with its weight inverted is refuted`() throws {
    let minima = Self.sources.smallestCounterexamples { drawn in
      try !obeys(drawn) { source, weight in
        let inverted = try source.optimalChoice(weight: 1 / weight)
        return try PenalizedChoice(weight: weight, distortion: inverted.distortion, rate: inverted.rate)
      }
    }
    #expect(minima == ["[1.0, 1.0, 1.0]"])
  }

  @Test func `control: points that are not optimal are refuted if their slack is omitted`() throws {
    let minima = Drawn.all.smallestCounterexamples { drawn in
      try !obeys(drawn) { points, weight, pick in try claimedOptimal(points.choice(of: pick, weight: weight)) }
    }
    // One for each of the two inequalities.
    #expect(minima == ["[[0, 0], [0, 1]] [0, 1] [0, 1]", "[[0, 0], [1, 0]] [0, 1] [1, 0]"])
  }

  @Test func `control: half the slack is refuted`() throws {
    let halved = try [(0, 1.0), (1, 3.0)].map { index, weight in
      let choice = try Self.extremal.choice(of: index, weight: weight)
      return try PenalizedChoice(
        weight: weight, distortion: choice.distortion, rate: choice.rate, slack: choice.slack / 2)
    }
    let effect = try MonotoneEffect(halved[0], halved[1])
    #expect(effect.rateExcess.lower > 0 && effect.distortionExcess.lower > 0)
  }

  @Test func `optima of finite sources are monotone up to their gaps`() {
    checkProperty(DrawnSource.all) { drawn in
      let source = try drawn.finiteSource
      let choices = try [drawn.weight, 1.5 * drawn.weight].map { try source.optimum(weight: $0).penalizedChoice() }
      let effect = try MonotoneEffect(choices[0], choices[1])
      #expect(effect.holds)
    }
  }

  @Test func `weights that do not increase are rejected by name`() throws {
    let choice = try Self.extremal.choice(of: 0, weight: 1)
    #expect(
      throws: VerificationError.invalidInput(parameter: "weight", requirement: "must rise, goes from 1.0 to 1.0")
    ) { try MonotoneEffect(choice, choice) }
    #expect(throws: VerificationError.self) {
      try PenalizedChoice(weight: -1, distortion: Estimate(exactly: 0), rate: Estimate(exactly: 0))
    }
  }
}
