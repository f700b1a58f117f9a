import PropertyTesting
import RealModule
import Testing

@testable import Verification

extension `RD-004 the Gaussian information bottleneck and its critical weights` {
  /// The rate and the relevance of the optimal gate, built from its modes (RD-004, step 3); the noise variance is a
  /// function of the remaining variance y.
  func optimum(
    _ drawn: Drawn, noise: (Double) -> Double = { $0 / (1 - $0) }
  ) throws -> (rate: Estimate, relevance: Estimate) {
    let source = IntegerGate.doubles(drawn.model.source)
    let factor = try CholeskyFactor(source, "source")
    let seen =
      try CholeskyFactor(IntegerGate.doubles(drawn.model.noise), "noise").inverse
      * EstimateMatrix(IntegerGate.doubles(drawn.model.gain)) * factor.lower
    let modes = Self.spectrum((seen.transposed * seen).values)
    let whitening = factor.inverse.values
    var (gain, variances) = ([[Double]](), [Double]())
    for (ratio, direction) in modes where ratio > 0 {
      let left = drawn.beta / (ratio * (1 - drawn.beta))
      guard left < 1 - 0x1p-30 else { continue }
      gain.append(whitening.indices.map { j in zip(direction, whitening).reduce(0) { $0 + $1.0 * $1.1[j] } })
      variances.append(noise(left))
    }
    guard !gain.isEmpty else { return (Estimate(exactly: 0), Estimate(exactly: 0)) }
    let own = variances.indices.map { i in variances.indices.map { $0 == i ? variances[i] : 0 } }
    let rate = try VectorGaussianGate(gain: gain, sourceCovariance: source, noiseCovariance: own).mutualInformation()
    // The law of (T, Y) = (A, B)X + noise.
    let all = EstimateMatrix(gain + IntegerGate.doubles(drawn.model.gain))
    var joint = (all * EstimateMatrix(source) * all.transposed).values
    for (i, variance) in variances.enumerated() { joint[i][i] += variance }
    for (i, row) in drawn.model.noise.enumerated() {
      for (j, entry) in row.enumerated() { joint[gain.count + i][gain.count + j] += Double(entry) }
    }
    for i in joint.indices { for j in 0..<i { joint[i][j] = joint[j][i] } }
    return (rate, try GaussianBlocks(jointCovariance: joint, firstCount: gain.count).mutualInformation())
  }

  /// The eigenvalues of a symmetric matrix with their vectors, by Jacobi's rotations.
  static func spectrum(_ matrix: [[Double]]) -> [(value: Double, vector: [Double])] {
    var (matrix, vectors) = (matrix, matrix.indices.map { i in matrix.indices.map { $0 == i ? 1.0 : 0 } })
    for _ in 0..<30 {
      for p in matrix.indices {
        for q in (p + 1)..<max(p + 1, matrix.count) where matrix[p][q] != 0 {
          let angle = Double.atan2(y: 2 * matrix[p][q], x: matrix[q][q] - matrix[p][p]) / 2
          let (c, s) = (Double.cos(angle), Double.sin(angle))
          for k in matrix.indices { (matrix[k][p], matrix[k][q]) = rotated(matrix[k][p], matrix[k][q], c, s) }
          for k in matrix.indices { (matrix[p][k], matrix[q][k]) = rotated(matrix[p][k], matrix[q][k], c, s) }
          for k in matrix.indices { (vectors[p][k], vectors[q][k]) = rotated(vectors[p][k], vectors[q][k], c, s) }
        }
      }
    }
    return matrix.indices.map { (matrix[$0][$0], vectors[$0]) }
  }

  private static func rotated(_ first: Double, _ second: Double, _ c: Double, _ s: Double) -> (Double, Double) {
    (c * first - s * second, s * first + c * second)
  }

  /// Whether the two informations of a gate agree with the closed forms, up to the rounding of its matrices.
  func attains(_ gate: (rate: Estimate, relevance: Estimate), _ drawn: Drawn) throws -> Bool {
    let width = Tolerance.rounding(operations: 1 << 10, condition: 0x1p10, scale: 1 + gate.rate.value)
    let bottleneck = try drawn.bottleneck
    return try gate.rate.overlaps(
      Estimate(bottleneck.sourceInformation(weight: drawn.beta).value, within: width))
      && gate.relevance.overlaps(Estimate(bottleneck.relevantInformation(weight: drawn.beta).value, within: width))
  }

  @Test(.property(cases: 300)) func `the gate built from the modes attains both closed forms`() {
    checkProperty(Drawn.all) { drawn in
      let attains = try attains(optimum(drawn), drawn)
      #expect(attains)
    }
  }

  @Test func `control: noise with the remaining variance itself is refuted as that of the optimal gate`() {
    let minima = Drawn.all.smallestCounterexamples(seeds: 3, cases: 500) { drawn in
      try !attains(optimum(drawn) { $0 }, drawn)
    }
    #expect(!minima.contains("not refuted"))
  }
}

extension EstimateMatrix {
  /// The best guesses of the elements, row by row.
  fileprivate var values: [[Double]] { (0..<rows).map { row in (0..<columns).map { self[row, $0].value } } }
}
