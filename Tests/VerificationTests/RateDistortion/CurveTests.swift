import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite
struct `RD-001 the distortion-rate function is convex and non-increasing, and starts at the best single reproduction` {
  /// A drawn source with three rates, in 16ths of a nat, the middle one half way.
  struct Drawn: Sendable, CustomStringConvertible {
    let source: DistortionSource
    let rate: Int
    let step: Int

    var description: String { "\(source.source.weights) \(source.distortion) \(rate) \(step)" }
    var rates: [Double] { (0...2).map { Double(rate + $0 * step) / 16 } }

    static let all = Generator<Drawn> { generator throws(Discard) in
      Drawn(
        source: try Generator<DistortionSource>.distortionSource(symbols: 1...4, reproductions: 1...4)
          .draw(from: &generator),
        rate: try generator.integer(in: 0...16), step: try generator.integer(in: 1...8, simplest: 1))
    }
  }

  /// Whether no interval proves that a function rises between rates or that its middle value exceeds the mean of its
  /// ends.
  func fallsConvexly(_ rates: [Double], _ function: (Double) throws -> Estimate) rethrows -> Bool {
    let values = try rates.map(function)
    let chord = Estimate(exactly: 0.5) * (values[0] + values[2])
    return !values[1].certainlyExceeds(values[0]) && !values[2].certainlyExceeds(values[1])
      && !values[1].certainlyExceeds(chord)
  }

  /// min_t Σ_z w(z)d(z,t), over the sum of the weights.
  func bestSingle(_ source: DistortionSource) -> Double {
    let sums = source.distortion[0].indices.map { t in
      zip(source.source.weights, source.distortion).reduce(0) { $0 + $1.0 * $1.1[t] }
    }
    return Double(sums.min()!) / Double(source.source.weights.reduce(0, +))
  }

  /// Whether a value is the distortion at rate 0.
  func startsAt(_ value: Double, _ source: DistortionSource) throws -> Bool {
    let start = try FiniteSource(source).distortion(atRate: 0)
    return start.contains(value) && start.error <= Tolerance.rounding(operations: 100, condition: 1, scale: 9).value
  }

  @Test(.property(cases: 500)) func `the curve is convex and non-increasing, and its interval is narrow`() {
    checkProperty(Drawn.all) { drawn in
      let source = try FiniteSource(drawn.source)
      let holds = try fallsConvexly(drawn.rates) { rate in
        let distortion = try source.distortion(atRate: rate)
        #expect(distortion.error <= Tolerance.rounding(operations: 2000, condition: 1, scale: 9).value)
        return distortion
      }
      #expect(holds)
    }
  }

  @Test func `the curve starts at the best single reproduction`() {
    checkProperty(Drawn.all) { drawn in
      let holds = try startsAt(bestSingle(drawn.source), drawn.source)
      #expect(holds)
    }
  }

  @Test(.property(cases: 300)) func `the rate needed for the distortion at a rate is at most that rate`() {
    checkProperty(Drawn.all) { drawn in
      let source = try FiniteSource(drawn.source)
      let distortion = try source.distortion(atRate: drawn.rates[1])
      let least = source.leastDistortion
      guard distortion.lower > least.upper else { return }
      // D(R) is at most the upper end of its interval, and R(D) does not rise with D: R(upper end) is at most R.
      #expect(try source.rate(atDistortion: distortion.upper).lower <= drawn.rates[1])
    }
  }

  /// Whether the best estimate of an interval is the middle of its ends.
  func isCentered(_ estimate: Estimate) -> Bool { estimate.value == (estimate.lower + estimate.upper) / 2 }

  @Test func `between its ends the best estimates are the middles of their intervals, both ways`() {
    checkProperty(Drawn.all) { drawn in
      let source = try FiniteSource(drawn.source)
      guard drawn.rates[1] < (try source.optimum(weight: 0).rate.lower) else { return }
      let distortion = try source.distortion(atRate: drawn.rates[1])
      #expect(isCentered(distortion))
      guard distortion.value > source.leastDistortion.upper else { return }
      #expect(isCentered(try source.rate(atDistortion: distortion.value)))
    }
  }

  @Test(arguments: [0.25, 0.375, 0.5])
  func `at the very ends of an optimum that the search passes the curve is as narrow as beside them`(p: Double) throws {
    // The search for a distortion, and for a small rate, starts at the weight of the greatest distortion.
    let source = try FiniteSource(law: [p, 1 - p], distortion: [[0, 1], [1, 0]])
    let optimum = try source.optimum(weight: 1)
    let width = Tolerance.rounding(operations: 2000, condition: 1, scale: 9).value
    for place in [optimum.distortion.upper.nextDown, optimum.distortion.upper, optimum.distortion.upper.nextUp] {
      let rate = try source.rate(atDistortion: place)
      #expect(rate.error <= width && rate.overlaps(optimum.rate))
    }
    for rate in [optimum.rate.upper.nextDown, optimum.rate.upper, optimum.rate.upper.nextUp] {
      let distortion = try source.distortion(atRate: rate)
      #expect(distortion.error <= width && distortion.overlaps(optimum.distortion))
    }
  }

  @Test(arguments: [0.25, 0.5])
  func `at a distortion below what the channels' distortions are known to, the rate is that of another unit`(
    p: Double
  ) throws {
    let (least, law) = (Double.leastNonzeroMagnitude, [p, 1 - p])
    let source = try FiniteSource(law: law, distortion: [[0, 256], [256, 0]])
    let tiny = try FiniteSource(law: law, distortion: [[0, 256 * least], [256 * least, 0]])
    // The least distortion is known up to the least number.
    for distortion in 2...16 {
      let rate = try tiny.rate(atDistortion: Double(distortion) * least)
      #expect(try rate.overlaps(source.rate(atDistortion: Double(distortion))), "\(distortion) \(rate)")
    }
  }

  @Test func `a point of a curve takes at most twenty optima, by its rate and by its distortion`() throws {
    let points = (0..<48).map { Double($0) / 8 - 2.9375 }
    let normal = normalized(points.map { Double.exp(-$0 * $0 / 2) })
    for (law, distortion) in [
      ([0.25, 0.75], [[0, 1], [1, 0]]), ([0.5, 0.5], [[0, 1], [1, 0]]),
      ([0.5, 0.3, 0.2], [[0, 1, 2], [1, 0, 1], [2, 1, 0]]),
      (normal, points.map { z in points.map { (z - $0) * (z - $0) } }),
    ] as [([Double], [[Double]])] {
      let source = try FiniteSource(law: law, distortion: distortion)
      let (richest, least) = (try source.optimum(weight: 0), source.leastDistortion.value)
      let range = source.greatestDistortion.value - least
      for eighth in 1...7 {
        let rate = richest.rate.value * Double(eighth) / 8
        let byRate = CurveSearch(source, richest: richest, greatestWeight: range / rate) { $0.rate.value - rate }
        let place = least + range * Double(eighth) / 8
        let byDistortion = CurveSearch(source, richest: richest, greatestWeight: .infinity) {
          place - $0.distortion.value
        }
        let counts = [byRate.points.count, byDistortion.points.count]
        #expect(counts.allSatisfy { (1...20).contains($0) }, "\(law.count) symbols, \(eighth): \(counts)")
      }
    }
  }

  @Test func `the weight is multiplied by four up to ninety-nine times`() throws {
    let source = try FiniteSource(law: [0.5, 0.5], distortion: [[0, 1], [1, 0]])
    let richest = try source.optimum(weight: 0)
    /// The binary logarithms of the weights that are tried for a residual of a power of two, to halves.
    func exponents(_ residual: (Double) -> Double) -> [Double] {
      let search = CurveSearch(source, richest: richest, greatestWeight: .infinity) { residual(.log2($0.weight)) }
      return search.points.map { (2 * Double.log2($0.weight)).rounded() / 2 }
    }
    let powers = (0..<100).map { 2 * Double($0) }
    // With the last weight, 4⁹⁹, the residual falls below 0: it is 0 at the middle of the last two.
    #expect(exponents { $0 < 196.5 ? 1 : $0 < 197.5 ? 0 : -1 } == powers + [197])
    // No weight is left to multiply if the residual does not fall: the middle of the next step is tried.
    #expect(exponents { $0 < 198.5 ? 1 : 0 } == powers + [199])
  }

  @Test func `the whole curve ends at the least distortion`() throws {
    let source = try FiniteSource(law: [0.5, 0.3, 0.2], distortion: [[0, 1, 2], [1, 0, 1], [2, 1, 0]])
    let curve = try source.curve(count: 9)
    #expect(curve.count == 9 && curve[0].distortion.contains(0.7))
    #expect(curve[8].distortion.upper < Tolerance.rounding(operations: 10, condition: 1, scale: 1).value)
    #expect(throws: VerificationError.self) { try source.curve(count: 1) }
  }

  @Test func `control: the curve of deterministic quantizers is refuted as convex`() {
    let minima = Drawn.all.smallestCounterexamples(seeds: 3) { drawn in
      !fallsConvexly(drawn.rates) { Estimate(exactly: Self.quantized(drawn.source, rate: $0)) }
    }
    #expect(!minima.contains("not refuted"))
  }

  /// The least distortion of a map from symbols to reproductions whose output has an entropy of at most a rate.
  static func quantized(_ source: DistortionSource, rate: Double) -> Double {
    let (laws, columns) = (source.source.probabilities, source.distortion[0].count)
    var best = Double.infinity
    var map = [Int](repeating: 0, count: laws.count)
    while true {
      var shares = [Double](repeating: 0, count: columns)
      for (z, t) in map.enumerated() { shares[t] += laws[z] }
      let entropy = shares.reduce(0) { $1 > 0 ? $0 - $1 * Double.log($1) : $0 }
      if entropy <= rate {
        best = min(best, laws.indices.reduce(0) { $0 + laws[$1] * Double(source.distortion[$1][map[$1]]) })
      }
      guard let digit = map.firstIndex(where: { $0 + 1 < columns }) else { return best }
      map[digit] += 1
      for earlier in 0..<digit { map[earlier] = 0 }
    }
  }

  @Test func `control: the curve with its rates reversed is refuted as non-increasing`() {
    let minima = Drawn.all.smallestCounterexamples(seeds: 3) { drawn in
      let source = try FiniteSource(drawn.source)
      return !(try fallsConvexly(drawn.rates) { try source.distortion(atRate: max(0, 1 - $0)) })
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: the mean of the symbols' least distortions is refuted as the distortion at rate 0`() {
    let minima = Drawn.all.smallestCounterexamples(seeds: 3) { drawn in
      let least = zip(drawn.source.source.weights, drawn.source.distortion).reduce(0) { $0 + $1.0 * $1.1.min()! }
      return try !startsAt(Double(least) / Double(drawn.source.source.weights.reduce(0, +)), drawn.source)
    }
    #expect(!minima.contains("not refuted"))
  }
}
