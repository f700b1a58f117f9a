import BigInt
import PropertyTesting
import Testing

@testable import Verification

private func decimals(_ texts: [String]) -> [DecimalNumeral] { texts.compactMap(DecimalNumeral.init) }

private func hamming(_ symbols: Int) -> [[DecimalNumeral]] {
  (0..<symbols).map { i in (0..<symbols).map { DecimalNumeral(exactly: $0 == i ? 0 : 1) } }
}

@Suite(.property(cases: 12))
struct `RD-007 the curve of a source in decimals lies between the dual and a test channel` {
  /// A source with a closed form under Hamming distortion: a coin of n/100, or 2, 4, 5 or 8 even symbols; and a share of
  /// its greatest distortion in hundredths.
  struct Closed: Sendable, CustomStringConvertible {
    let symbols: Int
    let percent: Int
    let share: Int
    var description: String { "\(symbols) \(percent) \(share)" }

    static let all = Generator<Closed> { source throws(Discard) in
      Closed(
        symbols: [2, 4, 5, 8][try source.index(below: 4)], percent: try source.integer(in: 1...50),
        share: try source.integer(in: 1...99))
    }

    var isCoin: Bool { symbols == 2 }
    var law: [DecimalNumeral] {
      decimals(
        isCoin
          ? ["\(percent)e-2", "\(100 - percent)e-2"] : Array(repeating: "\(1000 / symbols)e-3", count: symbols))
    }
    /// D in units of 10⁻⁵.
    var units: Int { isCoin ? percent * share * 10 : (1000 - 1000 / symbols) * share }
    var distortion: DecimalNumeral { DecimalNumeral(significand: BigInt(units), exponent: -5) }
    var source: DecimalSource { get throws { try DecimalSource(law: law, distortion: hamming(symbols)) } }

    private static func entropy(_ units: Int, of whole: Int) -> BigInt {
      [units, whole - units].reduce(BigInt(0)) {
        $1 == 0 ? $0 : $0 - BigInt($1) * FixedPoint.logarithm(BigInt($1), BigInt(whole))
      } / BigInt(whole)
    }

    /// h(p) − h(D), and ln n − h(D) − D ln(n − 1), in fixed-point arithmetic.
    var rate: BigInt {
      let own = Self.entropy(units, of: 100_000)
      guard !isCoin else { return Self.entropy(percent, of: 100) - own }
      return FixedPoint.logarithm(BigInt(symbols), 1) - own
        - BigInt(units) * FixedPoint.logarithm(BigInt(symbols - 1), 1) / 100_000
    }
  }

  /// Whether an interval contains a reference and is narrow.
  static func holds(_ estimate: Estimate, _ reference: BigInt) -> Bool {
    let width = Tolerance.rounding(operations: 4000, condition: 1, scale: 1)
    return estimate.lower >= 0 && FixedPoint.lies(reference, in: estimate) && estimate.error <= width.value
  }

  @Test func `coins and even symbols have their closed forms to 180 bits`() {
    checkProperty(Closed.all) { drawn in
      let rate = try drawn.source.rate(atDistortion: drawn.distortion)
      #expect(Self.holds(rate, drawn.rate), "\(rate)")
    }
  }

  /// A source of small whole numbers, and a distortion between the least and the greatest one in sixteenths.
  struct Drawn: Sendable, CustomStringConvertible {
    let law: [Int]
    let distortion: [[Int]]
    let place: Int
    var description: String { "\(law) \(distortion) \(place)/16" }

    static let all = Generator<Drawn> { source throws(Discard) in
      let (symbols, count) = (try source.integer(in: 1...4), try source.integer(in: 1...4))
      var law: [Int] = []
      for _ in 1..<symbols { law.append(try source.integer(in: 0...30)) }
      var distortion: [[Int]] = []
      for _ in 0..<symbols {
        var row: [Int] = []
        for _ in 0..<count { row.append(try source.integer(in: 0...9)) }
        distortion.append(row)
      }
      return Drawn(
        law: law + [100 - law.reduce(0, +)], distortion: distortion, place: try source.integer(in: 0...16))
    }

    var source: DecimalSource {
      get throws {
        try DecimalSource(
          law: law.map { DecimalNumeral(significand: BigInt($0), exponent: -2) },
          distortion: distortion.map { $0.map { DecimalNumeral(exactly: Double($0)) } })
      }
    }

    /// The least and the greatest distortion in hundredths.
    var ends: (least: Int, greatest: Int) {
      let least = zip(law, distortion).reduce(0) { $0 + $1.0 * $1.1.min()! }
      let means = distortion[0].indices.map { t in zip(law, distortion).reduce(0) { $0 + $1.0 * $1.1[t] } }
      return (least, means.min()!)
    }
    /// The distortion in units of 1/1600.
    var units: Int { 16 * ends.least + place * (ends.greatest - ends.least) }
    var level: DecimalNumeral { DecimalNumeral(significand: BigInt(units * 625), exponent: -6) }

    /// The information and the mean distortion, in units of 1/(1600·64), of a channel that sends each symbol evenly to
    /// one or two reproductions.
    func channel(_ choices: [(Int, Int)]) throws -> (information: Estimate, units: Int) {
      let count = distortion[0].count
      var (cells, cost) = ([BigInt](repeating: 0, count: law.count * count), 0)
      for (z, (first, second)) in choices.enumerated() {
        for t in [first, second] {
          cells[z * count + t] += BigInt(law[z])
          cost += law[z] * distortion[z][t] * 8
        }
      }
      let table = try ExactTable(shape: [law.count, count], weights: DrawnWeights(fractions: cells).numbers)
      return (try table.mutualInformation([0], [1]), cost)
    }
  }

  /// Whether no channel that sends each symbol to one or two reproductions is better than a rate at its distortion.
  static func isLeast(_ rate: Estimate, _ drawn: Drawn) throws -> Bool {
    let count = drawn.distortion[0].count
    let pairs = (0..<count).flatMap { first in (first..<count).map { (first, $0) } }
    var code = 0
    // All channels of few symbols, a part of those of more.
    let (total, most) = (drawn.law.reduce(1) { count, _ in count * pairs.count }, 16)
    while code < total {
      var rest = code
      let choices = drawn.law.map { _ in
        let pair = pairs[rest % pairs.count]
        rest /= pairs.count
        return pair
      }
      let channel = try drawn.channel(choices)
      if channel.units <= drawn.units && rate.certainlyExceeds(channel.information) { return false }
      code += Swift.max(1, total / most)
    }
    return true
  }

  @Test func `of drawn sources no channel has less rate, and the distortion at the rate is the given one`() {
    let width = Tolerance.rounding(operations: 1 << 14, condition: 1, scale: 1)
    checkProperty(Drawn.all) { drawn in
      let source = try drawn.source
      let rate = try source.rate(atDistortion: drawn.level)
      #expect(rate.error <= width.value && rate.upper <= source.entropy.upper, "\(rate)")
      #expect(try Self.isLeast(rate, drawn))
      // D falls: from the upper end of the rate on it is at most the level, and from the lower one at least.
      let (above, below) = (
        try source.distortion(atRate: DecimalNumeral(exactly: rate.upper)),
        try source.distortion(atRate: DecimalNumeral(exactly: rate.lower))
      )
      #expect(
        above.lower <= drawn.level.estimate.upper && below.upper >= drawn.level.estimate.lower, "\(above) \(below)")
      #expect(above.error <= 9 * width.value && below.error <= 9 * width.value, "\(above) \(below)")
    }
  }

  @Test func `the optimum at a weight lies on the curve`() {
    checkProperty(Drawn.all) { drawn in
      let source = try drawn.source
      for weight in [DecimalNumeral(exactly: 0.5), DecimalNumeral(exactly: 3)] {
        let optimum = try source.optimum(weight: weight)
        // L ≤ D + βR everywhere, with equality at the optimum.
        let level = DecimalNumeral(exactly: Swift.max(optimum.distortion.upper, source.leastDistortion.upper.nextUp))
        let rate = try source.rate(atDistortion: level)
        #expect(!optimum.lagrangian.certainlyExceeds(level.estimate + weight.estimate * rate))
        #expect(!rate.certainlyExceeds(Estimate(exactly: optimum.rate.upper)))
      }
    }
  }

  @Test func `the ends of the curve are decided exactly`() throws {
    let fair = try DecimalSource(law: decimals(["0.5", "0.5"]), distortion: hamming(2))
    let bit = "0.6931471805599453094172321214581765680755"
    #expect(encloses(try fair.rate(atDistortion: DecimalNumeral(exactly: 0)), bit, roundings: 200))
    #expect(try fair.rate(atDistortion: DecimalNumeral(exactly: 0.5)) == Estimate(exactly: 0))
    #expect(try fair.distortion(atRate: DecimalNumeral(exactly: 0)) == Estimate(exactly: 0.5))
    #expect(try fair.distortion(atRate: DecimalNumeral(exactly: 1)) == Estimate(exactly: 0))
    // A least distortion that no double number is, met and missed by 10⁻⁴⁰.
    let third = decimals(["0.1"])[0]
    let offset = hamming(2).map { $0.map { $0 + third } }
    let shifted = try DecimalSource(law: decimals(["0.5", "0.5"]), distortion: offset)
    #expect(encloses(try shifted.rate(atDistortion: third), bit, roundings: 200))
    let missed = third - DecimalNumeral(tenTo: -40)
    #expect(refusal { try shifted.rate(atDistortion: missed) }.hasPrefix("distortion: must be at least the least one"))
    // One that differs in a digit far behind those of a double number is no best one.
    let (zero, one, tiny) = (DecimalNumeral(exactly: 0), DecimalNumeral(exactly: 1), DecimalNumeral(tenTo: -30))
    let close = try DecimalSource(law: decimals(["0.5", "0.5"]), distortion: [[one, one + tiny], [one + tiny, one]])
    #expect(encloses(try close.rate(atDistortion: one), bit, roundings: 200))
    let same = try DecimalSource(law: decimals(["0.5", "0.5"]), distortion: [[one, one], [one, one]])
    #expect(try same.rate(atDistortion: one) == Estimate(exactly: 0))
    #expect(try same.distortion(atRate: zero) == Estimate(exactly: 1))
    #expect(refusal { try same.distortion(atRate: -tiny) }.hasPrefix("rate: must be at least 0"))
  }

  @Test func `extreme numbers have an interval within the ends of the curve`() throws {
    let law = decimals(["1e-300", "0.5", "0.5"])
    let rows = [["0", "1e300", "1"], ["1e-300", "0", "1e300"], ["1", "1", "0"]].map(decimals)
    let source = try DecimalSource(law: law, distortion: rows)
    for text in ["0", "1e-310", "1e-300", "1e-30", "0.1", "0.4999", "1", "1e299"] {
      let rate = try source.rate(atDistortion: decimals([text])[0])
      #expect(rate.lower >= 0 && rate.lower <= rate.upper && rate.upper <= source.entropy.upper, "\(text) \(rate)")
    }
    for text in ["0", "1e-4000", "1e-300", "1e-3", "0.5", "0.7", "1e300"] {
      let distortion = try source.distortion(atRate: decimals([text])[0])
      #expect(
        distortion.lower >= 0 && distortion.lower <= distortion.upper
          && distortion.upper <= source.greatestDistortion.upper, "\(text) \(distortion)")
    }
  }

  @Test func `control: a straight line, the rate at half of the distortion, and a moved interval are refuted`() {
    let line = Closed.all.smallestCounterexamples(seeds: 1) { drawn in
      let ends = Estimate(exactly: 1) - Estimate(exactly: Double(drawn.share) / 100)
      let start = try drawn.source.rate(atDistortion: DecimalNumeral(exactly: 0))
      return !Self.holds(ends * start, drawn.rate)
    }
    #expect(!line.contains("not refuted"))
    let half = Closed.all.smallestCounterexamples(seeds: 1) { drawn in
      let level = drawn.distortion * DecimalNumeral(exactly: 0.5)
      return !Self.holds(try drawn.source.rate(atDistortion: level), drawn.rate)
    }
    #expect(!half.contains("not refuted"))
    let moved = Closed.all.smallestCounterexamples(seeds: 1) { drawn in
      let rate = try drawn.source.rate(atDistortion: drawn.distortion)
      let width = (rate.upper - rate.lower).nextUp
      return !Self.holds(
        Estimate(value: rate.upper, lower: (rate.lower + width).nextUp, upper: rate.upper + 2 * width), drawn.rate)
    }
    #expect(!moved.contains("not refuted"))
  }

  @Test func `control: the rate of the best map alone is refuted as the least`() {
    // Between the ends a mixture of channels has less rate than the best map of least distortion.
    let minima = Drawn.all.smallestCounterexamples(seeds: 1) { drawn in
      let start = try drawn.source.rate(
        atDistortion: DecimalNumeral(significand: BigInt(drawn.ends.least), exponent: -2))
      return try !Self.isLeast(start, drawn)
    }
    #expect(!minima.contains("not refuted"))
  }
}
