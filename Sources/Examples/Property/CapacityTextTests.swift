import Foundation
import PropertyTesting
import Testing

@Suite struct `The text of a capacity` {
  /// In values per second.
  static let capacities = Generator.integer(in: 0...1_000_000_000_000)

  @Test func `reads back as the same number`() {
    checkProperty(Self.capacities) { capacity, observer in
      observer.cover("has more than six digits", atLeast: 0.1, when: capacity >= 1_000_000)
      let text = "\(Double(capacity))"
      #expect(Double(text) == Double(capacity))
    }
  }

  @Test func `control: six significant digits are too few, first for 1,000,001`() {
    let smallest = Self.capacities.smallestCounterexamples { capacity in
      let text = String(format: "%.6g", Double(capacity))
      return Double(text) != Double(capacity)
    }
    #expect(smallest == ["1000001"])
  }
}
