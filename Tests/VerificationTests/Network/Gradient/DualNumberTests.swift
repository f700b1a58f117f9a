import DINL
import RealModule
import Testing

@testable import Verification

@Suite struct `Dual numbers` {
  typealias Function = (DualNumber) -> DualNumber

  /// Whether a function of dual numbers has a value and derivative known in closed form, at seeded points of (½, 2).
  func isDerivative(_ function: Function, value: (Double) -> Double, derivative: (Double) -> Double) -> Bool {
    var stream = RandomStream(seed: 17)
    return (0..<50).allSatisfy { _ in
      let x = 0.5 + 1.5 * stream.uniform()
      let dual = function(DualNumber(x, derivative: 3))
      let tolerance = { Tolerance.rounding(operations: 32, condition: 4, scale: max(1, abs($0))) }
      return tolerance(value(x)).accepts(dual.value, value(x))
        && tolerance(3 * derivative(x)).accepts(dual.derivative, 3 * derivative(x))
    }
  }

  static func hyperbolic(_ x: Double) -> Double { (1 - exponential(-2 * x)) / (1 + exponential(-2 * x)) }
  static func hyperbolicSlope(_ x: Double) -> Double {
    4 / ((exponential(x) + exponential(-x)) * (exponential(x) + exponential(-x)))
  }
  static func exponential(_ x: Double) -> Double { Double.exp(x) }
  static func logarithm(_ x: Double) -> Double { Double.log(x) }
  static func powerSlope(_ x: Double) -> Double { Double.pow(x, x) * (logarithm(x) + 1) }
  static func softplus(_ x: Double) -> Double { Double.log(1 + exponential(x)) }
  static func logistic(_ x: Double) -> Double { 1 / (1 + exponential(-x)) }

  @Test func `arithmetic has its known derivatives`() {
    let cube: Function = { $0 * $0 * $0 }
    #expect(isDerivative(cube, value: { $0 * $0 * $0 }, derivative: { 3 * $0 * $0 }))
    let line: Function = { -$0 + 5.0 * $0 - DualNumber(2) }
    #expect(isDerivative(line, value: { 4 * $0 - 2 }, derivative: { _ in 4 }))
    let eighth: Function = { $0 / 8 }
    #expect(isDerivative(eighth, value: { $0 / 8 }, derivative: { _ in 1 / 8 }))
  }

  @Test func `elementary functions have their known derivatives`() {
    #expect(isDerivative({ DualNumber.exp($0) }, value: Self.exponential, derivative: Self.exponential))
    #expect(isDerivative({ DualNumber.tanh($0) }, value: Self.hyperbolic, derivative: Self.hyperbolicSlope))
    #expect(isDerivative({ DualNumber.log($0) }, value: Self.logarithm, derivative: { 1 / $0 }))
    #expect(isDerivative({ DualNumber.rectified($0) }, value: { $0 }, derivative: { _ in 1 }))
    #expect(isDerivative({ DualNumber.rectified(-$0) }, value: { _ in 0 }, derivative: { _ in 0 }))
    #expect(DualNumber.rectified(DualNumber(0, derivative: 1)) == DualNumber(0))
    let power: Function = { DualNumber.exp($0 * DualNumber.log($0)) }
    #expect(isDerivative(power, value: { Double.pow($0, $0) }, derivative: Self.powerSlope))
    let sum: Function = { DualNumber.logSumExp([$0, DualNumber(0)]) }
    #expect(isDerivative(sum, value: Self.softplus, derivative: Self.logistic))
    let loss: Function = { DualNumber(0) - DualNumber.logSoftmax([DualNumber(0), $0])[0] }
    #expect(isDerivative(loss, value: Self.softplus, derivative: Self.logistic))
  }

  @Test func `control: a product rule that lost a term is refuted`() {
    let truncated: Function = { DualNumber($0.value * $0.value, derivative: $0.derivative * $0.value) }
    #expect(!isDerivative(truncated, value: { $0 * $0 }, derivative: { 2 * $0 }))
  }

  @Test func `a log-sum-exp of large logits stays finite`() {
    let sum = DualNumber.logSumExp([DualNumber(1e4, derivative: 1), DualNumber(-1e4)])
    #expect(sum == DualNumber(1e4, derivative: 1))
  }
}
