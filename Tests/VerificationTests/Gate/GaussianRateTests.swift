import DINL
import RealModule
import Testing

@testable import Verification

@Suite struct `RT-001 the rate of a Gaussian gate is half the logarithm of one plus its signal-to-noise ratio` {
  /// Whether a rate is the mutual information that a joint covariance of integers has between its blocks.
  ///
  /// Both are certified intervals; the joint one's is at most a million roundings wide, so that it refutes.
  func isRate(_ rate: Estimate, joint: [[Int]], inputs: Int) throws -> Bool {
    let information = try GaussianBlocks(jointCovariance: IntegerGate.doubles(joint), firstCount: inputs)
      .mutualInformation()
    let width = Tolerance.rounding(operations: 1 << 20, condition: 1, scale: max(1, rate.magnitude))
    return rate.overlaps(information) && rate.error <= width.value && information.error <= width.value
  }

  /// Whether a formula of (a, σ², ν²) is the rate of every scalar gate of a seeded set.
  func isScalarRate(_ rate: (Int, Int, Int) throws -> Estimate) throws -> Bool {
    var stream = RandomStream(seed: 101)
    return try (0..<100).allSatisfy { _ in
      let gain = stream.index(below: 64) - 32
      let source = 1 + stream.index(below: 50)
      let noise = 2 + stream.index(below: 50)
      let joint = [[source, gain * source], [gain * source, gain * gain * source + noise]]
      return try isRate(rate(gain, source, noise), joint: joint, inputs: 1)
    }
  }

  /// Whether a formula is the rate of every vector gate of a seeded set.
  func isVectorRate(_ rate: (IntegerGate) throws -> Estimate) throws -> Bool {
    var stream = RandomStream(seed: 102)
    return try (0..<100).allSatisfy { round in
      let gate = IntegerGate(inputs: 1 + round % 4, outputs: 1 + round / 4 % 4, stream: &stream)
      return try isRate(rate(gate), joint: gate.joint, inputs: gate.source.count)
    }
  }

  func vectorRate(_ gate: IntegerGate) throws -> Estimate {
    try VectorGaussianGate(
      gain: IntegerGate.doubles(gate.gain), sourceCovariance: IntegerGate.doubles(gate.source),
      noiseCovariance: IntegerGate.doubles(gate.noise)
    ).mutualInformation()
  }

  func scalarRate(_ gain: Double, _ source: Double, _ noise: Double) throws -> Estimate {
    try GaussianGate(gain: gain, sourceVariance: source, noiseVariance: noise).mutualInformation
  }

  @Test func `the scalar closed form is the information of the joint covariance`() throws {
    #expect(try isScalarRate { try scalarRate(Double($0), Double($1), Double($2)) })
  }

  @Test func `the vector closed form is the information of the joint covariance`() throws {
    #expect(try isVectorRate(vectorRate))
  }

  @Test(arguments: [0, 1, 5, 20, 80, 320, 500])
  func `a small rate keeps its digits`(halvings: Int) throws {
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
      #expect(rate.error <= Tolerance.rounding(operations: 1000, condition: 1, scale: rate.value).value)
    }
  }

  @Test func `control: the rate without its half is refuted`() throws {
    #expect(try !isScalarRate { Estimate(exactly: 2) * (try scalarRate(Double($0), Double($1), Double($2))) })
    #expect(try !isVectorRate { Estimate(exactly: 2) * (try vectorRate($0)) })
  }

  @Test func `control: the noise's standard deviation in place of its variance is refuted`() throws {
    #expect(try !isScalarRate { try scalarRate(Double($0), Double($1), Double($2).squareRoot()) })
  }

  @Test func `control: the gain in place of its square is refuted`() throws {
    #expect(try !isScalarRate { try scalarRate(Double(abs($0)).squareRoot(), Double($1), Double($2)) })
  }

  @Test func `control: a sum of component rates in place of the determinant is refuted`() throws {
    let refuted = try !isVectorRate { gate in
      let received = gate.received
      return try gate.noise.indices.map { i in
        try scalarRate(1, Double(received[i][i] - gate.noise[i][i]).nextUp, Double(gate.noise[i][i]))
      }.sum()
    }
    #expect(refuted)
  }
}
