import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `RT-001 the rate of a Gaussian gate is half the logarithm of one plus its signal-to-noise ratio` {
  /// Whether a rate is the mutual information between the blocks of a joint covariance of integers (RT-001, step 2).
  ///
  /// Both are certified intervals; that of the joint covariance is at most a million roundings wide, so that it refutes
  /// wrong rates.
  func isRate(_ rate: Estimate, joint: [[Int]], inputs: Int) throws -> Bool {
    let information = try GaussianBlocks(jointCovariance: IntegerGate.doubles(joint), firstCount: inputs)
      .mutualInformation()
    let width = Tolerance.rounding(operations: 1 << 20, condition: 1, scale: max(1, rate.magnitude))
    return rate.overlaps(information) && rate.error <= width.value && information.error <= width.value
  }

  /// The smallest scalar gates of which a formula of (a, σ², ν²) is not the rate.
  func smallestScalarGates(without rate: (Int, Int, Int) throws -> Estimate) -> Set<String> {
    IntegerScalarGate.all.smallestCounterexamples { gate in
      try !isRate(rate(gate.gain, gate.source, gate.noise), joint: gate.joint, inputs: 1)
    }
  }

  /// The smallest vector gates of which a formula is not the rate.
  func smallestVectorGates(without rate: (IntegerGate) throws -> Estimate) -> Set<String> {
    IntegerGate.all.smallestCounterexamples { gate in
      try !isRate(rate(gate), joint: gate.joint, inputs: gate.source.count)
    }
  }

  func vectorRate(_ gate: IntegerGate) throws -> Estimate {
    try VectorGaussianGate(
      gain: IntegerGate.doubles(gate.gain), sourceCovariance: IntegerGate.doubles(gate.source),
      noiseCovariance: IntegerGate.doubles(gate.noise)
    ).mutualInformation()
  }

  func scalarRate(_ gain: Double, _ source: Double, _ noise: Double) throws -> Estimate {
    try ScalarGaussianGate(gain: gain, sourceVariance: source, noiseVariance: noise).mutualInformation
  }

  @Test func `the scalar closed form is the information of the joint covariance`() throws {
    checkProperty(IntegerScalarGate.all) { gate in
      let rate = try scalarRate(Double(gate.gain), Double(gate.source), Double(gate.noise))
      let isRate = try isRate(rate, joint: gate.joint, inputs: 1)
      #expect(isRate)
    }
  }

  @Test func `the vector closed form is the information of the joint covariance`() throws {
    checkProperty(IntegerGate.all) { gate in
      let isRate = try isRate(vectorRate(gate), joint: gate.joint, inputs: gate.source.count)
      #expect(isRate)
    }
  }

  /// Whether a rate is the difference of two entropies that the library integrates from the densities (RT-001, step 6).
  ///
  /// q_T(t) is integrated from the source's density and the gate's at every t; no Gaussian identity is used but for the
  /// range, twelve standard deviations of both noises, beyond which less than e^−70 lies.
  func isIntegral(_ rate: Estimate, gain: Double, source: Double, noise: Double) throws -> Bool {
    func density(_ x: Double, _ variance: Double) -> Double {
      Double.exp(-x * x / (2 * variance)) / (2 * Double.pi * variance).squareRoot()
    }
    func plusLogarithm(_ q: Double) -> Double { q > 0 ? -q * Double.log(q) : 0 }
    let (inner, own) = (12 * source.squareRoot(), 12 * noise.squareRoot())
    let sources = LibraryQuadrature(breakpoints: [-inner, 0, inner])
    var innerError = 0.0
    let total = try LibraryQuadrature(breakpoints: [-gain * inner - own, 0, gain * inner + own]).integral(.glfixed) {
      t in
      let marginal = try? sources.integral(.glfixed) { density($0, source) * density(t - gain * $0, noise) }
      innerError = max(innerError, marginal?.error ?? .infinity)
      return plusLogarithm(marginal?.value ?? .nan)
    }
    let conditional = try LibraryQuadrature(breakpoints: [-own, 0, own]).integral(.glfixed) {
      plusLogarithm(density($0, noise))
    }
    let information = total - conditional
    let allowed =
      Tolerance.quadrature(reportedError: information.error + innerError)
      + .rounding(operations: 1 << 12, condition: 1, scale: 1)
    return rate.overlaps(Estimate(information.value, within: allowed))
  }

  /// Gates of gain a, source variance σ² and noise variance ν².
  static let integratedGates = [[1.0, 1, 1], [2, 0.5, 3], [0.5, 4, 0.25], [3, 1, 0.5]]

  @Test(arguments: integratedGates)
  func `the closed form agrees with the library's integrals of the densities`(gate: [Double]) throws {
    #expect(try isIntegral(scalarRate(gate[0], gate[1], gate[2]), gain: gate[0], source: gate[1], noise: gate[2]))
  }

  @Test(arguments: integratedGates)
  func `control: the integrals refute the rate without its half`(gate: [Double]) throws {
    let doubled = Estimate(exactly: 2) * (try scalarRate(gate[0], gate[1], gate[2]))
    #expect(try !isIntegral(doubled, gain: gate[0], source: gate[1], noise: gate[2]))
  }

  @Test(arguments: [0, 1, 5, 20, 80, 320, 500])
  func `a small rate keeps its relative accuracy`(halvings: Int) throws {
    // x/2 − x²/4 ≤ ½ ln(1+x) ≤ x/2 for x = 4^-halvings, and the same of each eigenvalue of a vector gate.
    let gain = Double(sign: .plus, exponent: -halvings, significand: 1)
    let ratio = gain * gain
    let scalar = try scalarRate(gain, 1, 1)
    let vector = try VectorGaussianGate(
      gain: [[2 * gain, gain], [gain, 3 * gain]], sourceCovariance: [[1, 0], [0, 1]],
      noiseCovariance: [[1, 0], [0, 1]]
    ).mutualInformation()
    // The vector gate has trace 4 + 1 + 1 + 9 and trace of the square 5² + 2·5² + 10², both in units of the ratio.
    for (rate, trace, square) in [(scalar, 1.0, 1.0), (vector, 15, 175)] {
      #expect(rate.upper >= ratio * trace / 2 - ratio * ratio * square / 4)
      #expect(rate.lower <= ratio * trace / 2)
      #expect(rate.upper < .infinity)
      #expect(rate.error <= Tolerance.rounding(operations: 1000, condition: 1, scale: rate.value).value)
    }
  }

  @Test func `control: the rate without its half is refuted`() {
    let scalar = smallestScalarGates {
      Estimate(exactly: 2) * (try scalarRate(Double($0), Double($1), Double($2)))
    }
    #expect(scalar == ["gain 1, source 1, noise 1"])
    let vector = smallestVectorGates { Estimate(exactly: 2) * (try vectorRate($0)) }
    #expect(vector == ["[[1]] [[1]] [[1]]"])
  }

  @Test func `control: the noise's standard deviation instead of its variance is refuted`() throws {
    let minima = smallestScalarGates { try scalarRate(Double($0), Double($1), Double($2).squareRoot()) }
    #expect(minima == ["gain 1, source 1, noise 2"])
    #expect(try !isIntegral(scalarRate(2, 0.5, 3.0.squareRoot()), gain: 2, source: 0.5, noise: 3))
  }

  @Test func `control: the gain instead of its square is refuted`() throws {
    let minima = smallestScalarGates { try scalarRate(Double(abs($0)).squareRoot(), Double($1), Double($2)) }
    #expect(minima == ["gain 2, source 1, noise 1"])
    #expect(try !isIntegral(scalarRate(2.0.squareRoot(), 0.5, 3), gain: 2, source: 0.5, noise: 3))
  }

  @Test func `control: the sum of the component rates instead of the determinant is refuted`() {
    let minima = smallestVectorGates { gate in
      let received = gate.received
      return try gate.noise.indices.map { i in
        try scalarRate(1, Double(received[i][i] - gate.noise[i][i]).nextUp, Double(gate.noise[i][i]))
      }.sum()
    }
    // With correlated messages or correlated noise the determinant differs from the product.
    let known: Set = ["[[1], [1]] [[1]] [[1, 0], [0, 1]]", "[[0], [1]] [[1]] [[2, 1], [1, 2]]"]
    #expect(minima.isSubset(of: known), "\(minima)")
  }
}
