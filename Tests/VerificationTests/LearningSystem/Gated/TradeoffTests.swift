import Testing

@testable import Verification

@Suite struct `The least risk as a function of the rate` {
  /// Hypotheses of rates 0, 1, 2 and risks 3, 2, 0, each known to a tolerance.
  private func tradeoff(rate: Double = 0, risk: Double = 0) -> RateRiskTradeoff {
    RateRiskTradeoff(
      rates: [2, 0, 1], risks: [0, 3, 2], rateTolerance: .quadrature(reportedError: rate),
      riskTolerance: .quadrature(reportedError: risk))
  }

  private func has(_ estimate: Estimate?, _ lower: Double, _ upper: Double) -> Bool {
    guard let estimate else { return false }
    let near = Tolerance.rounding(operations: 8, condition: 1, scale: 4)
    return estimate.lower <= lower && estimate.upper >= upper && near.accepts(estimate.lower, lower)
      && near.accepts(estimate.upper, upper)
  }

  @Test func `is that of the hypotheses whose rate is surely, or possibly, at most the given one`() {
    let tradeoff = tradeoff()
    #expect(has(tradeoff.distortion(at: Estimate(exactly: 1.5)), 2, 2))
    #expect(has(tradeoff.distortion(at: Estimate(value: 1, lower: 0.5, upper: 1.5)), 2, 3))
    #expect(has(tradeoff.distortion(at: Estimate(value: 1, lower: 0.5, upper: 2)), 0, 3))
    #expect(has(tradeoff.distortion(at: Estimate(exactly: 9)), 0, 0))
    // At a rate of the class, rounding decides: the hypothesis counts for the lower end alone.
    #expect(has(tradeoff.distortion(at: Estimate(exactly: 1)), 2, 3))
    #expect(has(tradeoff.distortion(at: Estimate(exactly: 1.0.nextUp.nextUp)), 2, 2))
    #expect(tradeoff.distortion(at: Estimate(exactly: -0.5)) == nil)
    let least = tradeoff.distortion(at: Estimate(exactly: 0))
    #expect(least?.upper == .infinity && least?.lower == 3.0.nextDown)
    // A mean of the rates is at least the least one.
    #expect(has(tradeoff.distortion(at: Estimate(exactly: 0), isMean: true), 3, 3))
    #expect(has(tradeoff.distortion(at: Estimate(exactly: 1.5), isMean: true), 2, 2))
  }

  @Test func `is that of a hypothesis whose rate is the given one after the step of one number, to the last bit`() {
    let rate = Estimate(exactly: 1.0.nextDown)
    #expect(tradeoff().distortion(at: rate) == Estimate(value: 2, lower: 2.0.nextDown, upper: 3.0.nextUp))
    // A chord to that hypothesis would lose its risk.
    let steep = RateRiskTradeoff(
      rates: [0, 1], risks: [1, 1e-20], rateTolerance: .quadrature(reportedError: 0),
      riskTolerance: .quadrature(reportedError: 0))
    #expect(steep.envelope(at: rate)?.value == 1e-20)
  }

  @Test func `is widened by the tolerances of rates and risks`() {
    #expect(has(tradeoff(risk: 0.125).distortion(at: Estimate(exactly: 1.5)), 1.75, 2.25))
    #expect(has(tradeoff(rate: 0.25).distortion(at: Estimate(exactly: 1.125)), 2, 3))
    #expect(has(tradeoff(rate: 0.25).distortion(at: Estimate(exactly: 1.875)), 0, 2))
    #expect(has(tradeoff(rate: 0.125).distortion(at: Estimate(exactly: 1.5)), 2, 2))
    // Two hypotheses that may have the least rate: the worse one bounds the risk. A third one just may not.
    let near = RateRiskTradeoff(
      rates: [0, 0.25, 0.25.nextUp, 1], risks: [1, 2, 4, 0], rateTolerance: .quadrature(reportedError: 0.125),
      riskTolerance: .quadrature(reportedError: 0))
    #expect(has(near.distortion(at: Estimate(exactly: 0), isMean: true), 1, 2))
    #expect(has(near.envelope(at: Estimate(exactly: -0.0625), isMean: true), 0.9375, 2))
  }

  @Test func `has an envelope of chords between two hypotheses`() {
    let tradeoff = tradeoff()
    // On the chord from (0, 3) to (2, 0), which lies below (1, 2).
    for (rate, risk) in [(0.5, 2.25), (1.5, 0.75), (1.75, 0.375)] {
      #expect(has(tradeoff.envelope(at: Estimate(exactly: rate)), risk, risk), "\(rate)")
    }
    #expect(has(tradeoff.envelope(at: Estimate(exactly: 3)), 0, 0))
    #expect(has(tradeoff.envelope(at: Estimate(value: 1, lower: 0.5, upper: 1.5)), 0.75, 2.25))
    #expect(tradeoff.envelope(at: Estimate(exactly: -1)) == nil)
    let least = tradeoff.envelope(at: Estimate(exactly: 0))
    #expect(least?.upper == .infinity && least.map { $0.lower <= 3 && $0.lower > 2.9 } == true)
    #expect(!has(tradeoff.distortion(at: Estimate(exactly: 0.5)), 2.25, 2.25), "control: the trade-off itself")
  }

  // The base is a loss of every message, which adds to the distortion and to no gap.
  @Test(arguments: [0, 0.25])
  func `the class of all gates has the gap and the distortion of the rate-distortion function`(base: Double) throws {
    // Two samples of a fair bit; a gate that sends it, or a gate that sends a coin, each with probability ½. On equal
    // samples the least J is 0, on different ones it is L(½) of a fair bit, 0.2831.
    let system = try FiniteLearningSystem(
      sampleCount: 2, law: [1, 1], algorithm: [[Double]](repeating: [1, 1], count: 4),
      loss: [[base, base], [base + 0.5, base + 0.5]],
      gates: [.init(channel: [[[1, 0], [0, 1]], [[1, 1], [1, 1]]])], rateWeight: 0.5)
    let enumeration = SystemEnumeration(system)
    let free = try #require(try enumeration.freeGate(messageLoss: [[base, base + 1], [base + 1, base]]))
    // ¼ + ½·¼ ln 2 − ½L, R = ¼ ln 2 and D(R); mpmath 1.3.0 at 50 digits, printed to 40.
    let references = [
      (free.optimizationGap, "0.1950886051907499604337776864073040368491"),
      (free.rate, "0.1732867951399863273543080303645441420189"),
      (free.distortion - Estimate(exactly: base), "0.2145017448598287507098793632156607064525"),
    ]
    for (estimate, digits) in references {
      let exact = try #require(DecimalNumeral(digits))
      #expect(contains(estimate, exact) && estimate.error < 0x1p-36, "\(estimate)")
    }
  }

  @Test func `without gates there is no such class, and a sample without probability limits no risk`() throws {
    let bare = try FiniteLearningSystem(sampleCount: 1, law: [1], algorithm: [[1]], loss: [[0]])
    let none = try SystemEnumeration(bare).freeGate(messageLoss: [[0]])
    #expect(none == nil)
    // Only twice the first value occurs; on two values that differ the rate would be ln 2.
    let sure = try FiniteLearningSystem(
      sampleCount: 2, law: [1, 0], algorithm: [[Double]](repeating: [1], count: 4), loss: [[1, 1]],
      gates: [.init(channel: [[[1, 0], [0, 1]]])], rateWeight: 1)
    let risk = try #require(SystemEnumeration(sure).constrainedEmpiricalRisk(at: Estimate(exactly: 0)))
    #expect(risk.value == 1 && risk.upper == .infinity)
  }

  @Test func `a prior may lack a message that its gate never sends, and no other`() throws {
    func rate(_ first: [Double], _ second: [Double]) throws -> Estimate? {
      let system = try FiniteLearningSystem(
        sampleCount: 1, law: [1], algorithm: [[1, 1]], loss: [[0], [0]],
        gates: [.init(channel: [[[1, 0]], [[1, 0]]], prior: [first, second])])
      return SystemEnumeration(system).gates(.variational)?.rate
    }
    #expect(try rate([1, 0], [1, 0])?.contains(0) == true)
    // Half of ln 2.
    #expect(try rate([1, 1], [1, 0])?.contains(0.34657359027997264) == true)
    #expect(try rate([1, 0], [0, 1]) == nil && rate([0, 1], [1, 0]) == nil)
  }
}
