import CReferences
import DINL
import Verification

extension Job {
  static let rateDistortions = [
    rateDistortion("rate-distortion-3", "optimum of a source of 3 symbols, certified") { _ in
      Source(distortion: [[0, 1, 2], [1, 0, 1], [2, 1, 0]], weight: 0.3)
    },
    rateDistortion("rate-distortion", "optimum of a source of 4,096 symbols and 16 reproductions, certified") {
      Source(points: $0.size(4096, small: 256), reproductions: 16, weight: 1 / 20.0)
    },
  ]

  /// Equally likely symbols with their distortions, and the weight of the rate.
  private struct Source {
    let distortion: [[Double]]
    let weight: Double

    init(distortion: [[Double]], weight: Double) { (self.distortion, self.weight) = (distortion, weight) }

    /// Squared distances of random points of the unit square from random reproductions.
    init(points: Int, reproductions: Int, weight: Double) {
      var stream = RandomStream(seed: 1)
      func point() -> SIMD2<Double> { SIMD2(stream.uniform(), stream.uniform()) }
      let targets = (0..<reproductions).map { _ in point() }
      distortion = (0..<points).map { _ in
        let place = point()
        return targets.map { (($0 - place) * ($0 - place)).sum() }
      }
      self.weight = weight
    }
  }

  /// Both sides stop at a gap of 1e-9 nats or less.
  private static func rateDistortion(_ name: String, _ work: String, _ source: @escaping @Sendable (Setting) -> Source)
    -> Job
  {
    Job(name: name, work: work) { setting in
      let source = source(setting)
      let (count, gap) = (source.distortion.count, 1e-9)
      let law = [Double](repeating: 1 / Double(count), count: count)
      var comparison = Comparison(
        InProcess("dinl", numbers: { [$0.value, $0.error] }) {
          try FiniteSource(law: law, distortion: source.distortion).optimum(weight: source.weight).lagrangian
        })
      let input =
        [Double(count), Double(source.distortion[0].count), source.weight, gap] + source.distortion.flatMap(\.self)
      let agreement = Agreement.withinErrors(upTo: gap * source.weight)
      comparison.add(Reference(input: input, dinl_reference_rate_distortion), agreement)
      try comparison.add(.blahutArimoto, input: input, agreement, in: setting)
      return comparison
    }
  }
}
