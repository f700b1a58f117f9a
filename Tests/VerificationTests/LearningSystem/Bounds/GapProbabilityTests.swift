import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-014 a large gap is improbable by the information about the sample` {
  /// A coin of a drawn law, 1 to 16 times; the learner sees how often it came up.
  struct Coins: Sendable, CustomStringConvertible {
    let count: Int
    let law: [Int]
    let rows: [[Int]]
    let loss: [[Int]]
    var description: String { "m=\(count) μ=\(law) P=\(rows) ℓ=\(loss)" }

    var figures: SystemFigures {
      get throws {
        func numbers(_ rows: [[Int]]) -> [[Double]] { rows.map { $0.map(Double.init) } }
        return SystemFigures(
          try FiniteLearningSystem(
            sampleCount: count, law: law.map(Double.init), algorithm: numbers(rows), rows: .counts,
            loss: numbers(loss)))
      }
    }

    static let all = Generator<Coins> { source throws(Discard) in
      let (count, hypotheses) = (try source.integer(in: 1...16), try source.integer(in: 1...3))
      let law = try source.weights(2, through: 9)
      var rows: [[Int]] = []
      for _ in 0...count { rows.append(try source.weights(hypotheses, through: 9)) }
      let loss = try Generator<Int>.integer(in: 0...1).array(count: 2).array(count: hypotheses).draw(from: &source)
      return Coins(count: count, law: law, rows: rows, loss: loss)
    }
  }

  static let bit = Estimate.log(Estimate(exactly: 2))

  /// Whether P(|R − R̂| > α) exceeds (I + extra)/(factor·mα²/r² − ln 2) for α = r·part/16; `nil` if the denominator may
  /// not be above 0.
  func refutesProbability(
    _ figures: SystemFigures, part: Int, factor: Double = 2, extra: Estimate = bit
  ) -> (isRefuted: Bool, bound: Estimate, probability: Estimate)? {
    let share = Estimate(exactly: Double(part) / 16)
    let scale = Estimate(exactly: factor * Double(figures.system.sampleCount)) * share * share - Self.bit
    guard scale.lower > 0 else { return nil }
    let probability = figures.enumeration.gapExceedance(of: figures.width * share)
    let bound = (figures.risks.information + extra) / scale
    return (refutes(probability, atMost: bound), bound, probability)
  }

  @Test func `no drawn coins have a large gap too often, or exceed the bound on its quantile`() {
    checkProperty(Coins.all, PropertySettings(cases: 400)) { drawn, observer in
      let figures = try drawn.figures
      var isTelling = false
      for part in 1...15 {
        guard let found = refutesProbability(figures, part: part) else { continue }
        #expect(!found.isRefuted, "α = r·\(part)/16")
        isTelling = isTelling || (found.bound.upper < 1 && found.probability.lower > 0x1p-20)
      }
      observer.cover("a bound below 1 on a probability above 0", atLeast: 0.1, when: isTelling)
      #expect(ProvenInequality.gapQuantile.isRefuted(on: figures) == false)
    }
  }

  /// (I + ln 2)/(2mα²/r² − ln 2) at the α² that the quantile is bounded by, less a part of r² ln 2/(2m).
  func probability(_ information: Double, _ count: Double, range: Double, less part: Double = 0) throws -> Estimate {
    let values: [Quantity: Estimate] = [
      .I: Estimate(exactly: information), .m: Estimate(exactly: count), .range: Estimate(exactly: range),
      .ln2: Self.bit,
    ]
    let square = try #require(ProvenInequality.gapQuantile.bound { values[$0] })
    let scale = Estimate(exactly: 2 * count) * square / Estimate(exactly: range * range)
    return (Estimate(exactly: information) + Self.bit) / (scale - Estimate(exactly: 1 + part) * Self.bit)
  }

  @Test(arguments: [0.0, 0.125, 3], [1.0, 7, 50]) func `the quantile's bound is the α of probability 1/20`(
    information: Double, count: Double
  ) throws {
    for range in [0.5, 1, 3.0] {
      let twentieth = Estimate(exactly: 1) / Estimate(exactly: 20)
      let found = try probability(information, count, range: range)
      #expect(found.overlaps(twentieth) && found.error < 0x1p-44)
      #expect(try !probability(information, count, range: range, less: 1).overlaps(twentieth), "20 ln 2 for 21 ln 2")
    }
  }

  @Test func `the probability of a gap beyond a threshold by hand, also at the gap itself`() throws {
    // Two fair coins, w = 1 always: |R − R̂| is ½ where both agree, with probability ½, and else 0.
    let system = try FiniteLearningSystem(
      sampleCount: 2, law: [1, 1], algorithm: [[1], [1], [1]], rows: .counts, loss: [[0, 1]])
    let enumeration = SystemEnumeration(system)
    for (threshold, probability) in [(0.0, 0.5), (0.25, 0.5), (0.75, 0)] {
      let found = enumeration.gapExceedance(of: Estimate(exactly: threshold))
      #expect(threshold == 0 || (found.contains(probability) && found.error < 0x1p-40))
      #expect(found.contains(probability) && (found.value - probability).magnitude < 0x1p-40)
    }
    // At a threshold that is a gap, rounding leaves both.
    let edge = enumeration.gapExceedance(of: Estimate(exactly: 0.5))
    #expect(edge.contains(0) && edge.contains(0.5) && edge.value == 0)
  }

  /// The smallest coins that refute a misquoted bound at some α.
  func smallest(factor: Double = 2, extra: Estimate = bit) -> Set<String> {
    Coins.all.smallestCounterexamples(seeds: 3) { drawn in
      let figures = try drawn.figures
      return (1...15).contains { part in
        refutesProbability(figures, part: part, factor: factor, extra: extra)?.isRefuted == true
      }
    }
  }

  @Test func `control: the bound without ln 2 in the numerator is refuted`() {
    // I = 0, and a gap of ½ where both coins agree.
    #expect(simplest(smallest(extra: Estimate(exactly: 0))) == "m=2 μ=[1, 1] P=[[1], [1], [1]] ℓ=[[0, 1]]")
  }

  @Test func `control: the bound with 8mα² for 2mα² is refuted`() {
    #expect(simplest(smallest(factor: 8)) == "m=1 μ=[1, 1] P=[[1], [1]] ℓ=[[0, 1]]")
  }
}
