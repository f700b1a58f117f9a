import RealModule
import Testing

@testable import Verification

@Suite struct `Sources, weights and distortions that are refused` {
  /// A bit with P(1) = ¾ under Hamming distortion.
  static func bit() throws -> FiniteSource { try FiniteSource(law: [0.25, 0.75], distortion: [[0, 1], [1, 0]]) }

  @Test func `finite sources name what does not fit`() throws {
    #expect(refusal { try FiniteSource(law: [1], distortion: []) } == "distortion: needs 1 rows, has 0")
    #expect(refusal { try FiniteSource(law: [1], distortion: [[]]) } == "distortion[0]: needs at least one value")
    #expect(
      refusal { try FiniteSource(law: [0.5, 0.5], distortion: [[0], [0, 1]]) }
        == "distortion[1]: needs 1 values, has 2")
    let most = FiniteSource.greatestValue
    #expect(try FiniteSource(law: [1], distortion: [[most]]).greatestDistortion.contains(most))
    #expect(
      refusal { try FiniteSource(law: [1], distortion: [[0, most.nextUp]]) }
        == "distortion[0][1]: must be at most 2^1000, is \(most.nextUp)")
    #expect(
      refusal { try FiniteSource(law: [1], distortion: [[-5e-324]]) }
        == "distortion[0][0]: must be finite and at least 0, is -5e-324")
    // Symbols of weight 0 do not count, but their distortions must be valid.
    let wider = try FiniteSource(law: [0.25, 0, 0.75], distortion: [[0, 1], [9, 9], [1, 0]])
    #expect(wider.weights == [0.25, 0.75] && wider.excess == [0, 1, 1, 0] && wider.least == [0, 0])
    #expect(
      refusal { try FiniteSource(law: [1, 0], distortion: [[0], [.nan]]) }
        == "distortion[1][0]: must be finite and at least 0, is nan")
  }

  @Test func `points and optima name weights and outputs that do not fit`() throws {
    let source = try Self.bit()
    #expect(refusal { try source.optimum(weight: -5e-324) } == "weight: must be finite and at least 0, is -5e-324")
    #expect(refusal { try source.optimum(weight: .infinity) } == "weight: must be finite and at least 0, is inf")
    #expect(
      refusal { try source.point(outputs: [1, 1], weight: .nan) } == "weight: must be finite and at least 0, is nan")
    #expect(refusal { try source.point(outputs: [1], weight: 1) } == "outputs: needs 2 values, has 1")
    let above = 2.0.nextUp
    for outputs in [[0, 0], [above, 0], [1, -5e-324], [.nan, 1]] {
      #expect(
        refusal { try source.point(outputs: outputs, weight: 1) } == "outputs: must lie in [0, 2], not all 0")
    }
    #expect(try source.point(outputs: [2, 0], weight: 1).outputs == [2, 0])
    // The bounds do not depend on the scale of the outputs.
    let (small, large) = (
      try source.point(outputs: [0.25, 0.5], weight: 1), try source.point(outputs: [1, 2], weight: 1)
    )
    let near = Tolerance.rounding(operations: 32, condition: 1, scale: 1)
    #expect(near.accepts(small.lagrangian.lower, large.lagrangian.lower))
    #expect(near.accepts(small.lagrangian.upper, large.lagrangian.upper))
  }

  @Test func `the curve is asked within its range alone`() throws {
    let source = try Self.bit()
    #expect(try source.distortion(atRate: 0) == source.greatestDistortion)
    #expect(try source.distortion(atRate: 1) == source.leastDistortion)
    #expect(
      refusal { try source.distortion(atRate: -5e-324) } == "rate: must be finite and at least 0, is -5e-324")
    #expect(refusal { try source.distortion(atRate: .infinity) } == "rate: must be finite and at least 0, is inf")
    #expect(try source.rate(atDistortion: source.greatestDistortion.upper) == Estimate(exactly: 0))
    #expect(try source.rate(atDistortion: 9) == Estimate(exactly: 0))
    let most = try source.rate(atDistortion: 0)
    #expect(try most.overlaps(BinaryEntropy.entropy(Estimate(exactly: 0.25))) && most.error < 0x1p-40)
    // A rate that may be below R(0) is not known to suffice: next to R(0) = H(Z), h(D) is what it lacks.
    #expect(try most.lower < most.value && source.distortion(atRate: most.lower).upper > 0x1p-64)
    let costly = try FiniteSource(law: [0.25, 0.75], distortion: [[1, 2], [2, 1]])
    #expect(
      refusal { try costly.rate(atDistortion: 0.5) }
        == "distortion: must be finite and at least the least one, \(costly.leastDistortion.value), is 0.5")
    #expect(
      refusal { try costly.rate(atDistortion: .infinity) }
        == "distortion: must be finite and at least the least one, \(costly.leastDistortion.value), is inf")
    // At the ends of what is known of the least distortion, and of the rate that it takes.
    let (least, richest) = (costly.leastDistortion, try costly.optimum(weight: 0))
    #expect(try least.lower < 1 && least.upper > 1 && costly.rate(atDistortion: least.upper) == richest.rate)
    #expect(try costly.rate(atDistortion: least.lower) == richest.rate)
    #expect(try costly.distortion(atRate: richest.rate.upper) == least)
    #expect(refusal { try source.curve(count: 1) } == "count: must be at least 2, is 1")
    let curve = try source.curve(count: 2)
    #expect(curve.count == 2 && curve[0].rate == 0 && curve[0].distortion == source.greatestDistortion)
    let greatest = try source.optimum(weight: 0).rate.upper
    #expect(curve[1].rate == greatest && curve[1].distortion.contains(0))
  }

  @Test func `a weight next to 0 leaves what holds of every optimum`() throws {
    let source = try Self.bit()
    let optimum = try source.enclosure(of: source.optimum(weight: .leastNonzeroMagnitude))
    #expect(optimum.rate.lower >= 0 && optimum.rate.upper <= source.entropy.upper)
    #expect(optimum.distortion.lower >= 0 && optimum.distortion.upper <= source.greatestDistortion.upper)
    let none = try source.enclosure(of: source.optimum(weight: 0))
    #expect(!none.isProvedUnique && none.rate.contains(0.5623351446188083))
  }

  @Test func `closed forms name what is out of range, and take its ends`() throws {
    for value in [-5e-324, 1.0.nextUp] {
      #expect(
        refusal { try BinarySource(probability: value) } == "probability: must lie in [0, 1], is \(value)")
      #expect(
        refusal { try BinarySymmetricBottleneck(crossover: value) } == "crossover: must lie in [0, 1], is \(value)")
    }
    let (fair, below) = (try BinarySource(probability: 0.5), Estimate(exactly: -5e-324))
    #expect(refusal { try fair.rate(atDistortion: below) } == "distortion: must be at least 0, may be -5e-324")
    #expect(refusal { try fair.distortion(atRate: below) } == "rate: must be at least 0, may be -5e-324")
    #expect(try fair.rate(atDistortion: Estimate(exactly: 0.5)).lower == 0)
    #expect(try fair.rate(atDistortion: Estimate(exactly: 0.75)) == Estimate(exactly: 0))
    #expect(try fair.distortion(atRate: Estimate(exactly: 1)).lower == 0)
    #expect(try BinarySource(probability: 1).rate(atDistortion: Estimate(exactly: 0)).upper == 0)
    #expect(refusal { try UniformSource(symbols: 1) } == "symbols: must be at least 2, is 1")
    let most = UniformSource.greatestCount
    #expect(refusal { try UniformSource(symbols: most + 1) } == "symbols: must be at most 2^20, is \(most + 1)")
    let uniform = try UniformSource(symbols: most)
    #expect(try uniform.rate(atDistortion: Estimate(exactly: 0)).overlaps(.log(Estimate(exactly: 0x1p20))))
    #expect(refusal { try uniform.rate(atDistortion: below) } == "distortion: must be at least 0, may be -5e-324")
    #expect(refusal { try uniform.distortion(atRate: below) } == "rate: must be at least 0, may be -5e-324")
    #expect(try uniform.distortion(atRate: Estimate(exactly: 0)).upper <= 1)
  }

  @Test func `Gaussian vectors name what is out of range, and take its ends`() throws {
    #expect(refusal { try GaussianVectorSource(variances: []) } == "variances: needs at least one value")
    for value in [0, -1, Double.infinity] {
      #expect(
        refusal { try GaussianVectorSource(variances: [1, value]) }
          == "variances[1]: must be finite and above 0, is \(value)")
    }
    #expect(
      refusal { try GaussianVectorSource(decimals: []) } == "variances: needs 1 to 1000 values, has 0")
    let one = DecimalNumeral(exactly: 1)
    let many = [DecimalNumeral](repeating: one, count: GaussianVectorSource.greatestCount)
    #expect(try GaussianVectorSource(decimals: many).variances.count == 1000)
    #expect(
      refusal { try GaussianVectorSource(decimals: many + [one]) } == "variances: needs 1 to 1000 values, has 1001")
    for exponent in [-300, 300] {
      #expect(try GaussianVectorSource(decimals: [DecimalNumeral(tenTo: exponent)]).variances.count == 1)
    }
    #expect(
      refusal { try GaussianVectorSource(decimals: [one, DecimalNumeral(tenTo: 301)]) }
        == "variances[1]: must be 0 or of 1e-300 to 1e300, is 1e+301")
    let source = try GaussianVectorSource(variances: [1, 4])
    #expect(source.variances == [Estimate(exactly: 4), Estimate(exactly: 1)])
    let below = Estimate(exactly: -5e-324)
    #expect(refusal { try source.distortion(atRate: below) } == "rate: must be at least 0, may be -5e-324")
    #expect(try source.distortion(atRate: Estimate(exactly: 0)).contains(5))
    #expect(
      refusal { try source.rate(atDistortion: Estimate(exactly: 0)) } == "distortion: must be above 0, may be 0.0")
    #expect(try source.rate(atDistortion: Estimate(exactly: 1e-300)).lower > 100)
    for distortion in [5, 5.5] {
      #expect(try source.rate(atDistortion: Estimate(exactly: distortion)) == Estimate(exactly: 0))
    }
    // A matrix that is proved definite, of which the least variance may be 0 as far as its interval tells.
    func near(_ distance: Double) throws -> GaussianVectorSource {
      try GaussianVectorSource(covariance: [[1, 1 - distance], [1 - distance, 1]])
    }
    #expect(try near(0x1p-46).variances.count == 2)
    #expect(
      refusal { try near(0x1p-50) }
        == "covariance: must be farther from a singular matrix for its least variance to be certified")
    #expect(refusal { try source.optimalChoice(weight: 0) } == "weight: must be finite and above 0, is 0.0")
    // β/2 = 2: D = 2 + 1 and R = ½ ln 2.
    let choice = try source.optimalChoice(weight: 4)
    #expect(choice.distortion.contains(3) && choice.distortion.error < 0x1p-50)
    #expect(encloses(choice.rate, "0.3465735902799726547086160607290882840378", roundings: 10))
    let wide = try source.rate(atDistortion: Estimate(value: 2, lower: 1, upper: 3))
    let (low, high) = (
      try source.rate(atDistortion: Estimate(exactly: 3)), try source.rate(atDistortion: Estimate(exactly: 1))
    )
    #expect(wide.lower <= low.lower && wide.upper >= high.upper)
  }

  @Test func `bottlenecks name weights out of range, and their values are those of a scalar model`() throws {
    // μ = 2·3²/6 = 3: λ = ¼, the critical weight ¾, its reciprocal 4/3 and I(X;Y) = ½ ln 4.
    let scalar = try GaussianBottleneck(sourceCovariance: [[2]], gain: [[3]], noiseCovariance: [[6]])
    #expect(scalar.signalToNoiseRatios[0].contains(3) && scalar.eigenvalues[0].contains(0.25))
    #expect(scalar.criticalWeights[0].contains(0.75))
    let four = try #require(Estimate(decimal: "1.333333333333333333333"))
    #expect(scalar.criticalMultipliers[0].overlaps(four) && scalar.criticalMultipliers[0].error < 0x1p-45)
    #expect(encloses(scalar.mutualInformation, "0.6931471805599453094172321214581765680755", roundings: 1000))
    // At β = ½: ½ ln 3 and ½ ln 2; m = 2 is the same weight.
    let (rate, relevance) = (
      "0.5493061443340548456976226184612628523238", "0.3465735902799726547086160607290882840378"
    )
    let two = DecimalNumeral(exactly: 2)
    for estimate in [try scalar.sourceInformation(weight: 0.5), try scalar.sourceInformation(multiplier: two)] {
      #expect(encloses(estimate, rate, roundings: 1000), "\(estimate)")
    }
    for estimate in [try scalar.relevantInformation(weight: 0.5), try scalar.relevantInformation(multiplier: two)] {
      #expect(encloses(estimate, relevance, roundings: 1000), "\(estimate)")
    }
    #expect(try scalar.sourceInformation(weight: 0.8).upper <= 0x1p-1000)
    for weight in [0.0, 1] {
      let problem = "weight: must lie strictly between 0 and 1, is \(weight)"
      #expect(refusal { try scalar.sourceInformation(weight: weight) } == problem)
      #expect(refusal { try scalar.relevantInformation(weight: weight) } == problem)
    }
    let one = DecimalNumeral(exactly: 1)
    #expect(refusal { try scalar.sourceInformation(multiplier: one) } == "multiplier: must be above 1, is 1.0")
    #expect(refusal { try scalar.relevantInformation(multiplier: one) } == "multiplier: must be above 1, is 1.0")
    // A mode that Y does not depend on.
    let blind = try GaussianBottleneck(
      sourceCovariance: [[1, 0], [0, 1]], gain: [[1, 0]], noiseCovariance: [[1]])
    #expect(blind.signalToNoiseRatios.count == 2 && blind.signalToNoiseRatios[1].lower == 0)
    #expect(blind.criticalMultipliers[1].value == .infinity && blind.criticalMultipliers[1].lower >= 1)
    #expect(blind.criticalWeights[1].lower == 0 && blind.eigenvalues[1].upper == 1)
    // A fair bit through a symmetric channel: nothing at rate 0, I(X;Y) from ln 2 on.
    let binary = try BinarySymmetricBottleneck(crossover: 0.125)
    #expect(try binary.relevance(atRate: Estimate(exactly: 0)) == Estimate(exactly: 0))
    let most = try binary.relevance(atRate: Estimate(exactly: 1))
    #expect(encloses(most, "0.3163770193035085231327194075964291272814", roundings: 1000), "\(most)")
    #expect(refusal { try binary.relevance(atRate: Estimate(exactly: -1)) } == "rate: must be at least 0, may be -1.0")
    #expect(try BinarySymmetricBottleneck(crossover: 0.5).relevance(atRate: Estimate(exactly: 1)).upper == 0)
    // (1 − β/η)⁺·I(X;Y) with η = (1 − 2p)² = 9/16, at β = η/2 and from η on.
    let coin = try DiscreteBottleneck(law: [0.5, 0.5], channel: .binarySymmetric(crossover: 0.125))
    let start = [[0.75, 0.25], [0.25, 0.75]]
    let point = try coin.stationaryPoint(weight: 0.28125, from: start)
    let bound = 0.1581885096517542615663597037982145636407
    #expect(point.upperBound >= bound.nextDown && point.upperBound <= bound * (1 + 0x1p-40))
    #expect(point.objective == point.relevance - Estimate(exactly: 0.28125) * point.rate && point.residual <= 0x1p-40)
    #expect(try coin.stationaryPoint(weight: 0.75, from: start, iterations: 1).upperBound <= 0x1p-40)
    let once = try coin.stationaryPoint(weight: 0.28125, from: start, iterations: 0)
    #expect(once.encoder == start && once.residual == .infinity)
    let discrete = try DiscreteBottleneck(law: [0.5, 0.5], channel: .binarySymmetric(crossover: 0.125))
    #expect(
      refusal { try discrete.stationaryPoint(weight: 1, from: [[0.5, 0.5], [0.5, 0.5]]) }
        == "weight: must lie strictly between 0 and 1, is 1.0")
    #expect(refusal { try discrete.stationaryPoint(weight: 0.5, from: [[1]]) } == "start: needs 2 rows, has 1")
    #expect(
      refusal { try DiscreteBottleneck(law: [0.5, 0.5], channel: DiscreteChannel([[1]])) }
        == "law: needs 1 values, has 2")
  }
}
