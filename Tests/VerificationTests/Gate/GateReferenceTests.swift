import RealModule
import Testing

@testable import Verification

/// References: mpmath 1.3.0 at 60 digits by the formulas that the tests name, printed to 40.
@Suite struct `Gates at 40 digits, and gates that are refused` {
  /// P(Z) = (1, 3)/4 and rows (1, 7)/8 and (5, 3)/8; T is a fair bit.
  static func finite() throws -> DiscreteGate {
    try DiscreteGate(prior: [0.25, 0.75], channel: [[0.125, 0.875], [0.625, 0.375]])
  }

  @Test func `the figures of a finite gate enclose sums of p ln p`() throws {
    let gate = try Self.finite()
    #expect(encloses(gate.mutualInformation, "0.1027822116273495679563503300460782401668", roundings: 200))
    #expect(encloses(gate.inputEntropy, "0.5623351446188083502880303152244588576654", roundings: 60))
    #expect(encloses(gate.outputEntropy, "0.6931471805599453094172321214581765680755", roundings: 60))
    #expect(encloses(gate.jointEntropy, "1.152700113551404091748912106636557185574", roundings: 60))
    #expect(encloses(gate.conditionalEntropy, "0.5903649689325957414608817914120983279087", roundings: 60))
    #expect(encloses(try gate.penalty([0.25, 0.75]), "0.2466232478532400316759598330429919559186", roundings: 200))
    #expect(
      encloses(try gate.marginalMismatch([0.25, 0.75]), "0.1438410362258904637196095029969137157518", roundings: 200))
    #expect(!encloses(try gate.penalty([0.5, 0.5]), "0.2466232478532400316759598330429919559186", roundings: 200))
  }

  @Test func `symbols and messages that do not occur do not count`() throws {
    let gate = try Self.finite()
    let wider = try DiscreteGate(
      prior: [0.25, 0, 0.75], channel: [[0.125, 0, 0.875], [0, 1, 0], [0.625, 0, 0.375]])
    for (left, right) in [
      (gate.mutualInformation, wider.mutualInformation), (gate.inputEntropy, wider.inputEntropy),
      (gate.outputEntropy, wider.outputEntropy), (gate.jointEntropy, wider.jointEntropy),
      (gate.conditionalEntropy, wider.conditionalEntropy),
      (try gate.penalty([0.25, 0.75]), try wider.penalty([0.25, 0, 0.75])),
      (try gate.marginalMismatch([0.25, 0.75]), try wider.marginalMismatch([0.25, 0, 0.75])),
    ] {
      let near = Tolerance.rounding(operations: 4, condition: 1, scale: 1)
      #expect(near.accepts(left.lower, right.lower) && near.accepts(left.upper, right.upper))
    }
    // A prior may give a message more than it has, but not 0 to one that occurs.
    #expect(try wider.marginalMismatch([0.25, 0.5, 0.25]).upper < .infinity)
    #expect(try wider.marginalMismatch([0, 0.5, 0.5]) == Estimate(exactly: .infinity))
    #expect(try wider.penalty([0, 0.5, 0.5]) == Estimate(exactly: .infinity))
    let sure = try DiscreteGate(prior: [0, 1], channel: [[1, 0], [0, 1]])
    #expect(try sure.penalty([0, 1]).upper < 0x1p-1000 && sure.marginalMismatch([0, 1]).upper < 0x1p-90)
  }

  /// a = 2, μ = 3, σ² = 5, ν² = 7, and a prior of mean 1 and variance 4.
  @Test func `the figures of a Gaussian gate enclose its formulas`() throws {
    let gate = try ScalarGaussianGate(gain: 2, sourceMean: 3, sourceVariance: 5, noiseVariance: 7)
    // ½ ln(1 + 20/7), ½[(7 + 20 + 25)/4 − 1 − ln(7/4)] and ½[(27 + 25)/4 − 1 − ln(27/4)].
    #expect(encloses(gate.mutualInformation, "0.6749633584745078845401914836621986921527", roundings: 20))
    #expect(
      encloses(
        try gate.penalty(priorMean: 1, priorVariance: 4), "5.720192106032288656864555749736586703257", roundings: 20))
    #expect(
      encloses(
        try gate.marginalMismatch(priorMean: 1, priorVariance: 4), "5.045228747557780772324364266074388011104",
        roundings: 20))
    #expect(
      !encloses(
        try gate.penalty(priorMean: -1, priorVariance: 4), "5.720192106032288656864555749736586703257", roundings: 20))
    // det(AΣAᵀ + Σ_ν) = 15 and det Σ_ν = 3 for A = ((1, 2), (0, 1)), Σ = diag(2, 1), Σ_ν = ((2, 1), (1, 2)).
    let vector = try VectorGaussianGate(
      gain: [[1, 2], [0, 1]], sourceCovariance: [[2, 0], [0, 1]], noiseCovariance: [[2, 1], [1, 2]])
    #expect(encloses(try vector.mutualInformation(), "0.8047189562170501873003796666130938197628", roundings: 1000))
    // ½ ln(2·3/5).
    let blocks = try GaussianBlocks(jointCovariance: [[2, 1], [1, 3]], firstCount: 1)
    #expect(encloses(try blocks.mutualInformation(), "0.09116077839697731310585901257725731659869", roundings: 4000))
  }

  @Test func `rates and penalties near 0 are at least 0`() throws {
    // The squares of the last two gains underflow.
    for gain in [0, 0x1p-600, -0x1p-600] {
      let gate = try ScalarGaussianGate(gain: gain, sourceVariance: 1, noiseVariance: 1)
      #expect(gate.mutualInformation.lower == 0)
      #expect(try gate.penalty(priorMean: 0, priorVariance: 1).lower == 0)
      #expect(try gate.marginalMismatch(priorMean: 0, priorVariance: 1).lower == 0)
    }
    let deaf = try VectorGaussianGate(
      gain: [[0, 0]], sourceCovariance: [[2, 1], [1, 2]], noiseCovariance: [[1]])
    #expect(try deaf.mutualInformation().lower == 0)
    #expect(try GaussianBlocks(jointCovariance: [[2, 0], [0, 3]], firstCount: 1).mutualInformation().lower == 0)
    let idle = try DiscreteGate(prior: [0.25, 0.75], channel: [[0.125, 0.875], [0.125, 0.875]])
    #expect(idle.mutualInformation.lower == 0)
    #expect(try idle.penalty([0.125, 0.875]).lower == 0 && idle.marginalMismatch([0.125, 0.875]).lower == 0)
  }

  @Test func `a Gaussian source has D(R) = σ²e^(−2R), and the choice of a weight from 2σ² on is no rate`() throws {
    let source = try GaussianSource(variance: 3)
    let half = Estimate(exactly: 0.5)
    #expect(encloses(try source.distortion(atRate: half), "1.103638323514326964786571310484382602337", roundings: 10))
    // At β = 1: ½ ln 6 and ½.
    let choice = try source.optimalChoice(weight: 1)
    #expect(encloses(choice.rate, "0.8958797346140275004062386791903511363615", roundings: 10))
    #expect(choice.distortion == half && choice.weight == 1 && choice.slack == 0)
    for weight in [6, 6.0.nextUp] {
      let idle = try source.optimalChoice(weight: weight)
      #expect(idle.rate == Estimate(exactly: 0) && idle.distortion == Estimate(exactly: 3) && idle.weight == weight)
    }
    let nearly = try source.optimalChoice(weight: 6.0.nextDown)
    #expect(nearly.rate.lower >= 0 && nearly.rate.upper > 0 && nearly.distortion == Estimate(exactly: 3.0.nextDown))
    for rate in [-5e-324, -1] {
      #expect(
        refusal { try source.distortion(atRate: Estimate(exactly: rate)) } == "rate: must be at least 0, may be \(rate)"
      )
    }
    #expect(try source.distortion(atRate: Estimate(exactly: 0)).contains(3))
    for value in [0, -1, Double.infinity] {
      #expect(refusal { try GaussianSource(variance: value) } == "variance: must be finite and above 0, is \(value)")
      #expect(refusal { try source.optimalChoice(weight: value) } == "weight: must be finite and above 0, is \(value)")
    }
  }

  /// A choice of exact figures.
  private func choice(_ weight: Double, _ distortion: Double, _ rate: Double, _ slack: Double) throws -> PenalizedChoice
  {
    try PenalizedChoice(
      weight: weight, distortion: Estimate(exactly: distortion), rate: Estimate(exactly: rate), slack: slack)
  }

  @Test func `the excesses of two choices are those of RT-004, and one above 0 is enough to fail`() throws {
    // β from 1 to 3: 2·(R₂ − R₁) − (ε₁ + ε₂) and 2·(D₁ − D₂) − (3ε₁ + 1·ε₂).
    let effect = try MonotoneEffect(choice(1, 5, 2, 0.5), choice(3, 4, 7, 0.25))
    #expect(effect.rateExcess.contains(9.25) && effect.rateExcess.error < 0x1p-45)
    #expect(effect.distortionExcess.contains(0.25) && effect.distortionExcess.error < 0x1p-45)
    #expect(!effect.holds)
    #expect(try !MonotoneEffect(choice(1, 5, 7, 0), choice(3, 4, 2, 0)).holds)
    #expect(try !MonotoneEffect(choice(1, 4, 2, 0), choice(3, 5, 7, 0)).holds)
    #expect(try MonotoneEffect(choice(1, 4, 7, 0), choice(3, 5, 2, 0)).holds)
    #expect(try MonotoneEffect(choice(1, 4, 2, 0), choice(3, 4, 2, 0)).holds)
    let still = try choice(1, 4, 2, 0)
    #expect(refusal { try MonotoneEffect(still, still) } == "weight: must rise, goes from 1.0 to 1.0")
    #expect(refusal { try self.choice(-5e-324, 0, 0, 0).slack } == "weight: must be finite and at least 0, is -5e-324")
    #expect(refusal { try self.choice(.infinity, 0, 0, 0).slack } == "weight: must be finite and at least 0, is inf")
    #expect(refusal { try self.choice(0, 0, 0, -5e-324).slack } == "slack: must be at least 0, is -5e-324")
    #expect(refusal { try self.choice(0, 0, 0, .nan).slack } == "slack: must be at least 0, is nan")
    #expect(refusal { try self.choice(0, 0, 0, 0).slack } == "accepted: 0.0")
  }

  @Test func `laws and variances that do not fit are named`() throws {
    let gate = try Self.finite()
    for marginal in [[1], [0.25, 0.25, 0.5]] {
      let problem = "marginal: needs 2 values, has \(marginal.count)"
      #expect(refusal { try gate.penalty(marginal) } == problem)
      #expect(refusal { try gate.marginalMismatch(marginal) } == problem)
    }
    #expect(refusal { try gate.penalty([0.5, 0.25]) } == "marginal: must sum to 1, sum to 0.75")
    #expect(refusal { try DiscreteGate(prior: [0.5, 0.25], channel: []) } == "prior: must sum to 1, sum to 0.75")
    #expect(refusal { try DiscreteGate(prior: [0.5, 0.5], channel: [[1]]) } == "channel: needs 2 rows, has 1")
    func gaussian(_ gain: Double, _ mean: Double, _ source: Double, _ noise: Double) -> String {
      refusal {
        try ScalarGaussianGate(gain: gain, sourceMean: mean, sourceVariance: source, noiseVariance: noise).gain
      }
    }
    #expect(gaussian(.infinity, 0, 1, 1) == "gain[0]: must be finite, is inf")
    #expect(gaussian(1, .nan, 1, 1) == "sourceMean[0]: must be finite, is nan")
    #expect(gaussian(1, 0, 0, 1) == "sourceVariance: must be finite and above 0, is 0.0")
    #expect(gaussian(1, 0, 1, .infinity) == "noiseVariance: must be finite and above 0, is inf")
    let normal = try ScalarGaussianGate(gain: 1, sourceVariance: 1, noiseVariance: 1)
    #expect(normal.sourceMean == 0)
    #expect(
      refusal { try normal.penalty(priorMean: .infinity, priorVariance: 1) } == "priorMean[0]: must be finite, is inf")
    #expect(
      refusal { try normal.marginalMismatch(priorMean: 0, priorVariance: 0) }
        == "priorVariance: must be finite and above 0, is 0.0")
    for count in [0, 2] {
      #expect(
        refusal { try GaussianBlocks(jointCovariance: [[1, 0], [0, 1]], firstCount: count) }
          == "firstCount: must be 1 to 1, is \(count)")
    }
  }
}
