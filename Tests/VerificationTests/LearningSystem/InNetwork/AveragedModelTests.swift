import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-019 averaging gains a factor with separate data and none with shared samples` {
  /// The mean over the nodes, divided by their number for separate data.
  func share(_ parts: [Estimate], _ data: DrawnAverage.Data) -> Estimate {
    let count = Estimate(exactly: Double(parts.count))
    return data == .separate ? parts.sum() / (count * count) : parts.sum() / count
  }

  /// Whether the gap of the average is that share of the nodes' own gaps.
  func isIdentity(_ drawn: DrawnAverage, as data: DrawnAverage.Data) throws -> Bool {
    let system = try drawn.system
    return try system.averageGap.overlaps(share(system.ownGaps, data))
  }

  /// Whether the gap of the average is not certainly greater than that share of the nodes' own bounds.
  func isBounded(_ drawn: DrawnAverage, as data: DrawnAverage.Data) throws -> Bool {
    let system = try drawn.system
    return try !refutes(system.averageGap.absolute, atMost: share(system.ownBounds, data))
  }

  @Test(arguments: [DrawnAverage.Data.separate, .split])
  func `the gap of an average is the stated share of its nodes' gaps, and within that of their bounds`(
    data: DrawnAverage.Data
  ) {
    checkProperty(DrawnAverage.drawn(data), PropertySettings(cases: 150), part: "\(data)") { drawn, observer in
      let isIdentity = try isIdentity(drawn, as: data)
      let isBounded = try isBounded(drawn, as: data)
      #expect(isIdentity && isBounded)
      observer.cover("a gap other than 0", atLeast: 0.2, when: try !drawn.system.averageGap.contains(0))
      observer.cover("a squared term", atLeast: 0.2, when: drawn.curvature > 0)
    }
  }

  @Test(arguments: [1, 2, 3], [1, 2]) func `tilted coins`(nodes: Int, samples: Int) throws {
    let one = Estimate(exactly: 0.5) / Estimate(exactly: Double(samples))
    let split = DrawnAverage.tiltedCoins(.split, nodes: nodes, samples: samples)
    #expect(try split.system.averageGap.overlaps(one))
    let separate = DrawnAverage.tiltedCoins(.separate, nodes: nodes, samples: samples)
    #expect(try separate.system.averageGap.overlaps(one / Estimate(exactly: Double(nodes))))
  }

  /// K coins of the tilt ½ on m samples as a learning system of the whole hypothesis, with the loss −Σ w_k x_k.
  func wholeCoins(nodes: Int, samples: Int) throws -> FiniteLearningSystem {
    let values = 1 << nodes
    func sign(_ mask: Int, _ node: Int) -> Int { mask >> node & 1 == 1 ? 1 : -1 }
    func row(_ sample: [Int]) -> [Double] {
      (0..<values).map { w in
        Double(
          (0..<nodes).reduce(1) { product, node in
            product * (2 * samples + sign(w, node) * sample.reduce(0) { $0 + sign($1, node) })
          })
      }
    }
    let rows = samples == 1 ? (0..<values).map { [$0] } : (0..<values).flatMap { z in (0..<values).map { [z, $0] } }
    return try FiniteLearningSystem(
      sampleCount: samples, law: [Double](repeating: 1, count: values), algorithm: rows.map(row),
      loss: (0..<values).map { w in
        (0..<values).map { z in -Double((0..<nodes).reduce(0) { $0 + sign(w, $1) * sign(z, $1) }) }
      })
  }

  @Test func `control: GB-001 divided by the number of nodes is refuted by shared samples`() throws {
    for (nodes, samples) in [(2, 1), (2, 2), (3, 1), (3, 2)] {
      let figures = SystemFigures(try wholeCoins(nodes: nodes, samples: samples))
      let gap = figures.risks.absoluteGap
      // The average has 1/K of this gap and of this range, and so of the bound.
      #expect(gap.overlaps(Estimate(exactly: Double(nodes) / 2) / Estimate(exactly: Double(samples))))
      // The features are independent, and so are the nodes' numbers: TR-007 with equality.
      let information = BinaryEntropy.deficit(bias: Estimate(exactly: 0.5))
      if samples == 1 {
        #expect(figures.risks.information.overlaps(Estimate(exactly: Double(nodes)) * information))
      }
      // With independent features the loss −Σ w_k x_k is √K-sub-Gaussian.
      let bound = StatedBounds.mutualInformation(
        deviation: 1, information: Estimate(exactly: Double(nodes)) * figures.risks.information,
        sampleCount: samples)
      #expect(!refutes(gap, atMost: bound))
      for gain in [Double(nodes), Double(nodes).squareRoot()] {
        #expect(refutes(gap, atMost: bound / Estimate(exactly: gain)))
      }
    }
  }

  @Test func `control: the identity and the bound of separate data are refuted by shared samples`() {
    let minima = [
      DrawnAverage.drawn(.split).smallestCounterexamples(seeds: 2) { try !isIdentity($0, as: .separate) },
      DrawnAverage.drawn(.split).smallestCounterexamples(seeds: 2) { try !isBounded($0, as: .separate) },
    ]
    for found in minima { #expect(!found.contains("not refuted")) }
  }

  @Test func `control: the identity of shared samples is refuted by separate data`() {
    let minima = DrawnAverage.drawn(.separate).smallestCounterexamples(seeds: 2) { try !isIdentity($0, as: .split) }
    #expect(!minima.contains("not refuted"))
  }

  @Test(arguments: [2, 5, 64], [1, 3, 20]) func `means of normal samples`(nodes: Int, samples: Int) throws {
    // The average of the means of separate samples is the mean of all; K means of features, each on the same samples.
    let (all, one) = (
      try GaussianMeanLearner(sampleCount: nodes * samples, sampleVariance: 3, noiseVariance: 0),
      try GaussianMeanLearner(sampleCount: samples, sampleVariance: 3, noiseVariance: 0)
    )
    let gain = try one.squaredGap() / all.squaredGap()
    #expect(gain.contains(Double(nodes)))
  }
}
