import Foundation
import Testing

import Console

@Suite struct `Plots` {
  /// Whether ticks lie inside the domain, at equal steps of 1, 2 or 5 times a power of ten, three of them or more.
  private static func areRound(_ ticks: [Double], in domain: ClosedRange<Double>) -> Bool {
    guard ticks.count >= 3 else { return false }
    let step = ticks[1] - ticks[0]
    // A tick is a product k·step, which is rounded by ε/2 of itself: the difference of two, rounded too, is the step to
    // 2ε of the largest tick M. The step, 2M at most, is a product with a power of ten, each known to one rounding or
    // two: 2.5ε of it. Together 7ε·M.
    let rounding = 8 * Double.ulpOfOne * (ticks.map(\.magnitude).max() ?? 0)
    let isRound = (-20...20).contains { power in
      [1.0, 2, 5].contains { ($0 * pow(10, Double(power)) - step).magnitude <= rounding }
    }
    return isRound
      && zip(ticks.dropFirst(), ticks).allSatisfy { ($0 - $1 - step).magnitude <= rounding }
      && ticks.allSatisfy { domain.lowerBound - rounding <= $0 && $0 <= domain.upperBound + rounding }
  }

  private static let ranges: [[Double]] = [
    [0, 1], [0.93, 0.9701], [-3, 1e-9], [12, 223], [1e-7, 3e-7], [5, 5], [0, 0],
  ]

  @Test(arguments: ranges)
  func `linear ticks are round and the domain holds the values`(values: [Double]) {
    let scale = Scale.linear(values, from: 0, to: 100)
    #expect(Self.areRound(scale.ticks, in: scale.domain), "\(scale.ticks)")
    #expect(values.allSatisfy { scale.domain.contains($0) })
  }

  @Test func `control: ticks at thirds are refuted`() {
    #expect(!Self.areRound([0, 1.0 / 3, 2.0 / 3, 1], in: 0...1))
    #expect(!Self.areRound([0, 0.2, 0.5, 1], in: 0...1))
    #expect(!Self.areRound([0, 0.50000001, 1.00000002], in: 0...1.00000002))
  }

  @Test func `a logarithmic scale puts equal ratios at equal distances`() {
    let scale = Scale.logarithmic([30, 300], from: 0, to: 100)
    // Three logarithms, a quotient and a product: a few roundings of 100.
    let rounding = 8 * 100 * Double.ulpOfOne
    #expect((scale(200) - scale(100) - (scale(100) - scale(50))).magnitude <= rounding)
    #expect(scale.ticks == [50, 100, 200])
    #expect(!Scale.logarithmic([0, -1], from: 0, to: 1).isLogarithmic)
  }

  @Test func `tick labels have the decimals of their step`() {
    #expect([0.0, 0.5, 1].map { tickLabel($0, among: [0, 0.5, 1]) } == ["0.0", "0.5", "1.0"])
    #expect([96.0, 98, 100].map { tickLabel($0, among: [96, 98, 100]) } == ["96", "98", "100"])
  }
}
