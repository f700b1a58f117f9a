import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-016 behind fixed encoders each sample reveals at most its message and its label` {
  /// Whether I(S;W) is not certainly greater than m times an information of one sample.
  func isWithin(_ system: EncodedSystem, _ each: Estimate) throws -> Bool {
    try !refutes(system.information, atMost: Estimate(exactly: Double(system.samples.count)) * each)
  }

  @Test func `the bounds on I(S;W) and on the gap hold in drawn systems of fixed encoders`() {
    checkProperty(DrawnEncoding.drawn(samples: 1...2), PropertySettings(cases: 200)) { drawn, observer in
      let system = try drawn.system
      let each = try system.encoded + system.labelGivenMessages
      let isWithin = try isWithin(system, each)
      #expect(isWithin)
      let isOrdered =
        try !refutes(system.encoded, atMost: system.rate) && !refutes(system.labelGivenMessages, atMost: system.label)
      #expect(isOrdered)
      let all = Estimate(exactly: Double(drawn.sampleCount)) * each
      #expect(try system.kept.overlaps(all))
      let samples = zip(system.samples, system.labels).map { $0 + [$1] }
      let gap = try system.model.risks(output: system.hypothesis, samples: samples, loss: drawn.loss).gap.absolute
      let range = drawn.loss.map { ($0.max() ?? 0) - ($0.min() ?? 0) }.max() ?? 0
      #expect(!refutes(gap, atMost: Estimate(exactly: range / 2) * .squareRoot(Estimate(exactly: 2) * each)))
      observer.cover("two encoders", atLeast: 0.2, when: drawn.views.count > 1)
      observer.cover("a gap above 0", atLeast: 0.2, when: gap.lower > 0)
    }
  }

  @Test func `control: the bound without the label is refuted`() {
    let minima = DrawnEncoding.drawn(samples: 1...2).smallestCounterexamples(seeds: 3) { drawn in
      let system = try drawn.system
      return try !isWithin(system, system.encoded)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: the empirical rate, or the rate of one sample, in place of m rates is refuted`() throws {
    // The law of one sample is a point: at m = 1 the empirical rate is 0.
    let minima = DrawnEncoding.drawn(samples: 1...1).smallestCounterexamples(seeds: 3) { drawn in
      let system = try drawn.system
      return try !isWithin(system, system.labelGivenMessages)
    }
    #expect(!minima.contains("not refuted"))
    // Two samples of a fair bit, sent as they are and kept: I(S;W) = 2 ln 2, and R_g = ½ ln 2.
    let all = (0..<4).map { kept in (0..<4).map { $0 == kept ? 1.0 : 0 } }
    let figures = SystemFigures(
      try FiniteLearningSystem(
        sampleCount: 2, law: [1, 1], algorithm: all, loss: [[0, 0], [0, 1], [1, 0], [1, 1]],
        gates: [.init(channel: [[[Double]]](repeating: [[1, 0], [0, 1]], count: 4))]))
    let two = Estimate.log(Estimate(exactly: 2))
    let (rate, population) = (try #require(figures.value(of: .Rg)), try #require(figures.value(of: .Rgpopulation)))
    #expect(rate.overlaps(Estimate(exactly: 0.5) * two) && population.overlaps(two))
    let (information, count) = (try #require(figures.value(of: .I)), Estimate(exactly: 2))
    #expect(refutes(information, atMost: count * rate) && refutes(information, atMost: population))
    #expect(!refutes(information, atMost: count * population))
  }

  @Test func `control: an encoder that is fitted to the data is refuted`() throws {
    // Node 1 outputs its view, and its message is a constant: R = 0 and H(Y) = 0.
    let model = try FiniteProtocol(
      schedule: MessageSchedule(
        nodeCount: 2,
        variables: [
          .init(.datum(holder: 1)), .init(.datum(holder: 0)), .init(.message(from: 1, to: 0), from: [0]),
          .init(.output(of: 1), from: [0]),
        ]), laws: [[[0.5, 0.5]], [[1]], [[1], [1]], [[1, 0], [0, 1]]])
    let system = EncodedSystem(model: model, samples: [[0]], labels: [1], messages: [[2]], hypothesis: 3)
    #expect(try system.rate.contains(0) && system.label.contains(0))
    #expect(try !isWithin(system, system.rate + system.label))
  }

  // MARK: The memory behind a gate that erases

  /// One of n values is sent with probability ε and else erased; the hypothesis is the set of values that arrived, and
  /// has loss 1 on a message unless it is in the set.
  struct Memory {
    let sampleCount: Int
    let values: Int
    let passed: Double

    /// The system with every sample and set; ε must be a multiple of ⅛, so that all weights are exact.
    var system: FiniteLearningSystem {
      get throws {
        let sets = (0..<1 << values).filter { $0.nonzeroBitCount <= sampleCount }
        let stays = 1 - passed
        let rows = Self.counts(sampleCount, values).map { counts in
          sets.map { set in
            counts.enumerated().reduce(1) { product, entry in
              let erased = power(stays, entry.element)
              return product * (set >> entry.offset & 1 == 1 ? 1 - erased : erased)
            }
          }
        }
        let erasure = (0..<values).map { value in
          (0...values).map { $0 == value ? passed : $0 == values ? stays : 0 }
        }
        return try FiniteLearningSystem(
          sampleCount: sampleCount, law: [Double](repeating: 1, count: values), algorithm: rows, rows: .counts,
          loss: sets.map { set in (0..<values).map { set >> $0 & 1 == 1 ? stays : 1 } },
          gates: [.init(channel: [[[Double]]](repeating: erasure, count: sets.count))])
      }
    }

    /// The vectors of counts in the order of the rows.
    static func counts(_ total: Int, _ values: Int) -> [[Int]] {
      if values == 1 { return [[total]] }
      return (0...total).reversed().flatMap { first in counts(total - first, values - 1).map { [first] + $0 } }
    }

    /// The gap ε²(1 − 1/n)(1 − ε/n)^(m−1).
    var gap: Estimate {
      let (share, one) = (Estimate(exactly: passed), Estimate(exactly: 1))
      let part = share / Estimate(exactly: Double(values))
      let others = Estimate.exp(Estimate(exactly: Double(sampleCount - 1)) * .log1p(-part))
      return share * share * (one - one / Estimate(exactly: Double(values))) * others
    }

    /// The rate ε ln n.
    var rate: Estimate { Estimate(exactly: passed) * .log(Estimate(exactly: Double(values))) }

    /// √(2σ²R/m) with σ = ε/2, R the rate.
    var misquoted: Estimate {
      Estimate(exactly: passed / 2) * .squareRoot(Estimate(exactly: 2) * rate / Estimate(exactly: Double(sampleCount)))
    }
  }

  @Test(arguments: [(1, 2, 8.0), (2, 5, 8), (2, 5, 3), (3, 4, 4), (3, 9, 8), (4, 4, 1), (4, 6, 5)])
  func `the closed forms of the memory agree with every sample enumerated`(m: Int, n: Int, eighths: Double) throws {
    let memory = Memory(sampleCount: m, values: n, passed: eighths / 8)
    let figures = SystemFigures(try memory.system)
    #expect(figures.risks.gap.overlaps(memory.gap))
    let (rate, information) = (try #require(figures.value(of: .Rgpopulation)), figures.risks.information)
    #expect(rate.overlaps(memory.rate))
    #expect(!refutes(information, atMost: Estimate(exactly: Double(m)) * rate))
    #expect(!refutes(memory.gap, atMost: .squareRoot(Estimate(exactly: Double(m))) * memory.misquoted))
  }

  @Test func `control: the rate over m in place of I(S;W) over m is refuted, whatever the constant`() throws {
    for (m, n) in [(2, 5), (3, 9)] {
      let memory = Memory(sampleCount: m, values: n, passed: 1)
      let figures = SystemFigures(try memory.system)
      let isRefuted = ProvenInequality.mutualInformation.isRefuted(
        on: figures, with: [.I: try #require(figures.value(of: .Rgpopulation))])
      #expect(isRefuted == true && refutes(memory.gap, atMost: memory.misquoted))
    }
    // m² values: the ratio grows without bound, at ε = 1 and at a fixed rate of 1 nat.
    for (exponent, constant) in [(10, 8.0), (20, 200), (30, 4000)] {
      let m = 1 << exponent
      let whole = Memory(sampleCount: m, values: m * m, passed: 1)
      #expect(refutes(whole.gap, atMost: Estimate(exactly: constant) * whole.misquoted))
      let fixed = Memory(sampleCount: m, values: m * m, passed: 1 / Double.log(Double(m) * Double(m)))
      #expect(fixed.rate.overlaps(Estimate(exactly: 1)))
      #expect(refutes(fixed.gap, atMost: Estimate(exactly: constant / 4) * fixed.misquoted))
    }
  }
}
