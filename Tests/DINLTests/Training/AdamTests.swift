import RealModule
import Testing
import Verification

@testable import DINL

@Suite struct `Adam moves parameters as its source states` {
  /// The plain algorithm on one parameter; `isWrong` leaves out the correction of the moments.
  private struct Reference {
    var value: Double
    private var first = 0.0
    private var second = 0.0
    private var steps = 0

    init(value: Double) { self.value = value }

    mutating func step(_ gradient: Double, _ adam: Adam, decays: Bool, isWrong: Bool = false) {
      steps += 1
      first = adam.firstDecay * first + (1 - adam.firstDecay) * gradient
      second = adam.secondDecay * second + (1 - adam.secondDecay) * gradient * gradient
      func corrected(_ moment: Double, _ decay: Double) -> Double {
        isWrong ? moment : moment / (1 - (0..<steps).reduce(1.0) { power, _ in power * decay })
      }
      let move = corrected(first, adam.firstDecay) / (corrected(second, adam.secondDecay).squareRoot() + adam.epsilon)
      value -= adam.learningRate * (move + (decays ? adam.weightDecay * value : 0))
    }
  }

  private static let gradients: [[Double]] = [
    [1, -0.5, 2, 0.75, -1], [0.5, -1, 1, 1.5, -2], [2, -0.25, -1, 0.5, -0.5], [1, -1, 0.5, -2, -1],
  ]

  /// The parameters after four steps of different rates, by the code under test or by the plain algorithm.
  private func values<Scalar: TrainingScalar>(_ type: Scalar.Type) -> [Double] {
    let parameters = Parameters<Scalar>(count: 5, decayingCount: 3)
    for i in 0..<5 { parameters.values[i] = Scalar(i) - 2 }
    for (step, gradients) in Self.gradients.enumerated() {
      for i in 0..<5 { parameters.gradients[i] = Scalar(gradients[i]) }
      parameters.step(Self.adam(step))
    }
    return (0..<5).map { Double(parameters.values[$0]) }
  }

  private func reference(isWrong: Bool = false, decaying: Int = 3) -> [Double] {
    (0..<5).map { i in
      var one = Reference(value: Double(i) - 2)
      for (step, gradients) in Self.gradients.enumerated() {
        one.step(gradients[i], Self.adam(step), decays: i < decaying, isWrong: isWrong)
      }
      return one.value
    }
  }

  /// Decays that are exact in binary, so that no power of them is rounded.
  private static func adam(_ step: Int) -> Adam {
    var adam = Adam(learningRate: 0.25 / Double(1 + step), weightDecay: 0.5)
    (adam.firstDecay, adam.secondDecay, adam.epsilon) = (0.5, 0.75, 0.125)
    return adam
  }

  /// Four steps of 16 roundings each. Moves are of size 1, and sums of moments cancel to no less than an eighth.
  private func agree(_ left: [Double], _ right: [Double], ulp: Double = Double.ulpOfOne) -> Bool {
    zip(left, right).allSatisfy { ($0 - $1).magnitude <= 4 * 16 * 8 * 2 * ulp }
  }

  @Test func `four steps give the values of the plain algorithm, in both precisions`() {
    #expect(agree(values(Double.self), reference()))
    #expect(agree(values(Float.self), reference(), ulp: Double(Float.ulpOfOne)))
  }

  @Test func `control: moments without correction, and decay of one parameter more or less, are refuted`() {
    let values = values(Double.self)
    #expect(!agree(values, reference(isWrong: true)))
    #expect(!agree(values, reference(decaying: 2)) && !agree(values, reference(decaying: 4)))
  }

  @Test func `the stated constants are the defaults`() {
    let adam = Adam(learningRate: 0.1)
    #expect(adam.learningRate == 0.1 && adam.weightDecay == 0)
    #expect(adam.firstDecay == 0.9 && adam.secondDecay == 0.999 && adam.epsilon == 1e-8)
  }
}
