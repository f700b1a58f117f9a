import RealModule
import Testing
import Verification

@Suite struct `Finite laws and channels` {
  /// Whether an estimate is a reference value to a number of roundings, and as narrow.
  func isValue(_ estimate: Estimate, _ reference: Double) -> Bool {
    let allowed = Tolerance.rounding(operations: 200, condition: 1, scale: reference)
    return allowed.accepts(estimate.value, reference) && estimate.error <= allowed.value
  }

  @Test func `the entropy of a uniform law is the logarithm of its size`() throws {
    let law = try FiniteLaw([Double](repeating: 0.125, count: 8))
    #expect(isValue(law.entropy, Double.log(8)))
    #expect(try FiniteLaw([0, 1, 0]).entropy.contains(0))
  }

  @Test func `a relative entropy of laws that almost agree keeps its digits`() throws {
    // KL((½+d, ½−d) ‖ (½, ½)) = Σ (2d)^2k / (2k(2k−1)); at d = 2^-26 its first two terms are exact to rounding.
    let d = 0x1p-26
    let laws = (try FiniteLaw([0.5 + d, 0.5 - d]), try FiniteLaw([0.5, 0.5]))
    let series = 2 * d * d + 4 * d * d * d * d / 3
    #expect(isValue(try laws.0.relativeEntropy(to: laws.1), series))
    let direct = (0.5 + d) * Double.log(1 + 2 * d) + (0.5 - d) * Double.log(1 - 2 * d)
    #expect(!isValue(Estimate(exactly: direct), series), "control: the sum of signed terms is refuted")
  }

  @Test func `a relative entropy is infinite where the support is too small`() throws {
    let laws = (try FiniteLaw([0.5, 0.5]), try FiniteLaw([1, 0]))
    #expect(try laws.0.relativeEntropy(to: laws.1) == Estimate(exactly: .infinity))
    #expect(isValue(try laws.1.relativeEntropy(to: laws.0), Double.log(2)))
  }

  @Test(arguments: [0x1p-2, 0x1p-10, 0x1p-20, 0x1p-30, 0x1p-45])
  func `a binary symmetric channel keeps its digits at any rate`(d: Double) throws {
    // With crossover ½ − d the information is Σ_{k≥1} (2d)^2k / (2k(2k−1)).
    let channel = try DiscreteGate(prior: [0.5, 0.5], channel: [[0.5 + d, 0.5 - d], [0.5 - d, 0.5 + d]])
    var series = 0.0
    for order in stride(from: 400, to: 0, by: -2) {
      series += Double.pow(2 * d, order) / Double(order * (order - 1))
    }
    #expect(isValue(channel.mutualInformation, series))
  }

  @Test func `what is not a law is named`() {
    #expect(throws: VerificationError.invalidInput(parameter: "weights", requirement: "must sum to 1, sum to 0.75")) {
      try FiniteLaw([0.5, 0.25])
    }
    #expect(
      throws: VerificationError.invalidInput(
        parameter: "prior[1]", requirement: "must be finite and at least 0, is -0.5")
    ) { try DiscreteGate(prior: [1.5, -0.5], channel: [[1], [1]]) }
    #expect(
      throws: VerificationError.invalidInput(
        parameter: "channel[1][0]", requirement: "must be finite and at least 0, is nan")
    ) { try DiscreteGate(prior: [0.5, 0.5], channel: [[1], [.nan]]) }
    #expect(throws: VerificationError.invalidInput(parameter: "channel", requirement: "needs 1 rows, has 2")) {
      try DiscreteGate(prior: [1], channel: [[1], [1]])
    }
    #expect(throws: VerificationError.invalidInput(parameter: "marginal", requirement: "needs 1 values, has 2")) {
      try DiscreteGate(prior: [1], channel: [[1]]).penalty([0.5, 0.5])
    }
    #expect(throws: VerificationError.self) { try FiniteLaw([1, 0x1p-600]) }
  }

  @Test func `a penalty against a prior that excludes an outcome is infinite`() throws {
    let channel = try DiscreteGate(prior: [0.5, 0.5], channel: [[1, 0], [0, 1]])
    #expect(try channel.penalty([1, 0]).value == .infinity)
    #expect(try channel.marginalMismatch([1, 0]).value == .infinity)
  }
}
