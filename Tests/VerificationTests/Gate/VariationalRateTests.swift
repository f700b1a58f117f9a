import PropertyTesting
import Testing

@testable import Verification

@Suite struct `RT-003 the penalty exceeds the rate by exactly the mismatch of the marginal` {
  /// Whether a penalty is the sum of a rate and a mismatch, to rounding of terms of a given size.
  func isDecomposition(penalty: Estimate, rate: Estimate, mismatch: Estimate) -> Bool {
    let sum = rate + mismatch
    let width = Tolerance.rounding(operations: 1000, condition: 1, scale: max(1, penalty.magnitude))
    return penalty.overlaps(sum) && penalty.error <= width.value && sum.error <= width.value
  }

  /// Whether a rate does not certainly exceed a penalty.
  func isBound(penalty: Estimate, rate: Estimate) -> Bool { !rate.certainlyExceeds(penalty) }

  /// A Gaussian gate and a Gaussian prior.
  struct Model {
    let gate: ScalarGaussianGate
    let priorMean: Double
    let priorVariance: Double
  }

  /// The model of six drawn numbers.
  static func model(_ numbers: [Double]) throws -> Model {
    Model(
      gate: try ScalarGaussianGate(
        gain: numbers[0], sourceMean: numbers[1], sourceVariance: numbers[2], noiseVariance: numbers[3]),
      priorMean: numbers[4], priorVariance: numbers[5])
  }

  @Test func `the penalty of a categorical gate is its rate plus the mismatch`() throws {
    checkProperty(DrawnChannel.all) { drawn in
      let channel = try drawn.channel
      let penalty = try channel.penalty(drawn.marginal)
      let mismatch = try channel.marginalMismatch(drawn.marginal)
      #expect(isDecomposition(penalty: penalty, rate: channel.mutualInformation, mismatch: mismatch))
      #expect(isBound(penalty: penalty, rate: channel.mutualInformation))
    }
  }

  /// Gain, mean and variance of the source, variance of the noise; mean and variance of the prior.
  static let drawnModels = Generator<[Double]> { source throws(Discard) in
    [
      try source.double(in: -4...4), try source.double(in: -4...4), try source.double(in: 1 / 64...64),
      try source.double(in: 1 / 64...64), try source.double(in: -4...4), try source.double(in: 1 / 8...8),
    ]
  }

  @Test func `the penalty of a Gaussian gate is its rate plus the mismatch`() {
    checkProperty(Self.drawnModels) { numbers in
      let model = try Self.model(numbers)
      let penalty = try model.gate.penalty(priorMean: model.priorMean, priorVariance: model.priorVariance)
      let mismatch = try model.gate.marginalMismatch(
        priorMean: model.priorMean, priorVariance: model.priorVariance)
      #expect(isDecomposition(penalty: penalty, rate: model.gate.mutualInformation, mismatch: mismatch))
      #expect(isBound(penalty: penalty, rate: model.gate.mutualInformation))
    }
  }

  /// A Gaussian gate on a mixture, and a Gaussian prior; the gain is a power of two, so that products by it are exact.
  struct MixtureModel: Sendable {
    let components: [MixtureComponent]
    let gain: Double
    let noiseVariance: Double
    let priorMean: Double
    let priorVariance: Double

    private var weights: [Double] {
      let total = components.map(\.weight).reduce(0, +)
      return components.map { Double($0.weight) / Double(total) }
    }

    private func mean(_ function: (Int) throws -> Estimate) rethrows -> Estimate {
      let total = Estimate(exactly: Double(components.map(\.weight).reduce(0, +)))
      return try components.indices.map {
        Estimate(exactly: Double(components[$0].weight)) / total * (try function($0))
      }
      .sum()
    }

    private func gate(_ index: Int) throws -> ScalarGaussianGate {
      let deviation = components[index].standardDeviation
      return try ScalarGaussianGate(
        gain: gain, sourceMean: components[index].mean, sourceVariance: deviation * deviation,
        noiseVariance: noiseVariance)
    }

    private var message: GaussianMixture {
      get throws {
        try GaussianMixture(
          weights: weights, means: components.map { gain * $0.mean },
          variances: components.map { gain * gain * ($0.standardDeviation * $0.standardDeviation) })
      }
    }

    /// The mean of the components' penalties.
    func penalty() throws -> Estimate {
      try mean { try gate($0).penalty(priorMean: priorMean, priorVariance: priorVariance) }
    }

    func rate() throws -> Estimate { try message.information(noiseVariance: Estimate(exactly: noiseVariance)) }

    /// The rate of a Gaussian source of the mixture's variance.
    func gaussianRate() throws -> Estimate {
      let average = mean { Estimate(exactly: components[$0].mean) }
      let variance = mean {
        let (offset, deviation) = (Estimate(exactly: components[$0].mean) - average, components[$0].standardDeviation)
        return offset * offset + Estimate(exactly: deviation * deviation)
      }
      return try ScalarGaussianGate(gain: gain, sourceVariance: variance.value, noiseVariance: noiseVariance)
        .mutualInformation
    }

    /// KL(q_T ‖ s) from −∫ p ln p by the library and the second moment of T about the prior's mean.
    func mismatch() throws -> Estimate {
      let entropy = try message.differentialEntropy(noiseVariance: Estimate(exactly: noiseVariance), method: .glfixed)
      let moment = mean {
        let offset = Estimate(exactly: gain * components[$0].mean) - Estimate(exactly: priorMean)
        let deviation = Estimate(exactly: gain * components[$0].standardDeviation)
        return offset * offset + deviation * deviation + Estimate(exactly: noiseVariance)
      }
      let prior = Estimate(exactly: priorVariance)
      let half = Estimate(exactly: 0.5)
      let slack = Tolerance.rounding(operations: 1 << 16, condition: 1, scale: max(1, entropy.magnitude))
      return half * (Estimate.log(Estimate.twoPi * prior) + moment / prior) - entropy + Estimate(0, within: slack)
    }

    static let all = Generator<MixtureModel> { source throws(Discard) in
      MixtureModel(
        components: try source.draw(Generator.gaussianMixture(components: 1...4, scale: 4)),
        gain: try source.draw(Generator.element(of: [1, 0.5, 2])), noiseVariance: try source.double(in: 1 / 16...16),
        priorMean: try source.double(in: -4...4), priorVariance: try source.double(in: 1 / 8...8))
    }
  }

  /// Whether a penalty is the sum of a rate and a mismatch from a library integral.
  func isMixtureDecomposition(penalty: Estimate, rate: Estimate, mismatch: Estimate) -> Bool {
    // The library's integral must be narrow to seven digits.
    let width = Tolerance.rounding(operations: 1 << 30, condition: 1, scale: max(1, penalty.magnitude))
    return penalty.overlaps(rate + mismatch) && mismatch.error <= width.value
  }

  @Test func `the penalty of a Gaussian gate on a mixture is its rate plus the mismatch`() {
    checkProperty(MixtureModel.all, PropertySettings(cases: 60)) { model in
      let (penalty, rate, mismatch) = (try model.penalty(), try model.rate(), try model.mismatch())
      #expect(
        isMixtureDecomposition(penalty: penalty, rate: rate, mismatch: mismatch), "\(penalty) \(rate) \(mismatch)")
      #expect(isBound(penalty: penalty, rate: rate))
    }
  }

  @Test func `control: the rate of a Gaussian source of the mixture's variance is refuted`() throws {
    let model = MixtureModel(
      components: [
        MixtureComponent(weight: 1, mean: -3, standardDeviation: 1),
        MixtureComponent(weight: 1, mean: 3, standardDeviation: 1),
      ], gain: 1, noiseVariance: 1, priorMean: 0, priorVariance: 8)
    let (penalty, mismatch) = (try model.penalty(), try model.mismatch())
    #expect(isMixtureDecomposition(penalty: penalty, rate: try model.rate(), mismatch: mismatch))
    #expect(!isMixtureDecomposition(penalty: penalty, rate: try model.gaussianRate(), mismatch: mismatch))
  }

  @Test func `the penalty equals the rate if the prior is the law of the message`() throws {
    // a = 2, μ = 3, σ² = 5, ν² = 7: T ~ N(6, 27), all exact.
    let gate = try ScalarGaussianGate(gain: 2, sourceMean: 3, sourceVariance: 5, noiseVariance: 7)
    #expect(try gate.marginalMismatch(priorMean: 6, priorVariance: 27).contains(0))
    #expect(
      isDecomposition(
        penalty: try gate.penalty(priorMean: 6, priorVariance: 27), rate: gate.mutualInformation,
        mismatch: Estimate(exactly: 0)))
  }

  @Test func `control: the relative entropy of the prior from the marginal is refuted as the mismatch`() throws {
    let finite = DrawnChannel.all.smallestCounterexamples { drawn in
      let channel = try drawn.channel
      let reversed = try FiniteLaw(drawn.marginal).relativeEntropy(to: FiniteLaw(drawn.outputLaw))
      return !isDecomposition(
        penalty: try channel.penalty(drawn.marginal), rate: channel.mutualInformation, mismatch: reversed)
    }
    #expect(finite == ["[1] [[1, 1]] [1, 2]"])
    let gaussian = Self.drawnModels.smallestCounterexamples { numbers in
      let model = try Self.model(numbers)
      let gate = model.gate
      // KL(N(m, τ²) ‖ N(aμ, v)) is the mismatch of a gate that sends N(0, τ²) alone.
      let prior = try ScalarGaussianGate(gain: 0, sourceVariance: 1, noiseVariance: model.priorVariance)
      let reversed = try prior.marginalMismatch(
        priorMean: gate.gain * gate.sourceMean - model.priorMean,
        priorVariance: gate.gain * gate.gain * gate.sourceVariance + gate.noiseVariance)
      return !isDecomposition(
        penalty: try gate.penalty(priorMean: model.priorMean, priorVariance: model.priorVariance),
        rate: gate.mutualInformation, mismatch: reversed)
    }
    #expect(gaussian == ["[0.0, 0.0, 1.0, 1.0, 0.0, 2.0]"])
  }

  @Test func `control: the entropy of the message instead of the rate is refuted`() throws {
    let minima = DrawnChannel.all.smallestCounterexamples { drawn in
      let channel = try drawn.channel
      return !isDecomposition(
        penalty: try channel.penalty(drawn.marginal), rate: channel.outputEntropy,
        mismatch: try channel.marginalMismatch(drawn.marginal))
    }
    #expect(minima == ["[1] [[1, 1]] [1, 1]"])
  }

  @Test func `control: the noise's standard deviation instead of its variance is refuted`() throws {
    let minima = Self.drawnModels.smallestCounterexamples { numbers in
      let model = try Self.model(numbers)
      let gate = model.gate
      let wrong = try ScalarGaussianGate(
        gain: gate.gain, sourceMean: gate.sourceMean, sourceVariance: gate.sourceVariance,
        noiseVariance: gate.noiseVariance.squareRoot())
      return try !isDecomposition(
        penalty: wrong.penalty(priorMean: model.priorMean, priorVariance: model.priorVariance),
        rate: gate.mutualInformation,
        mismatch: gate.marginalMismatch(priorMean: model.priorMean, priorVariance: model.priorVariance))
    }
    #expect(minima == ["[0.0, 0.0, 1.0, 2.0, 0.0, 1.0]"])
  }

  @Test func `control: a penalty averaged over another law is refuted as a bound on the rate`() throws {
    let rows: [[Double]] = [[1, 0], [0, 1]]
    let training = try DiscreteGate(prior: [1, 0], channel: rows)
    let population = try DiscreteGate(prior: [0.5, 0.5], channel: rows)
    let penalty = try training.penalty([0.75, 0.25])
    #expect(isBound(penalty: penalty, rate: training.mutualInformation))
    #expect(!isBound(penalty: penalty, rate: population.mutualInformation))
  }
}
