import Foundation
import Testing

@testable import Console

@Suite struct `Numbers of reports` {
  /// Every kind of number: random bits, random decimals, and the two neighbors of what lies halfway between two texts.
  static let values: [Double] = {
    var generator = SeededGenerator(seed: 22)
    var values: [Double] = [
      0, -0.0, .infinity, -.infinity, .nan, 5e-324, .greatestFiniteMagnitude, -1e-7, 0.0005, 1e22,
    ]
    for _ in 0..<4000 {
      values.append(Double(bitPattern: generator.next()))
      values.append(Double.random(in: -1000...1000, using: &generator))
      let digits = Int.random(in: 0...6, using: &generator)
      let half = (Double(Int.random(in: 0..<1_000_000, using: &generator)) + 0.5) / pow(10, Double(digits))
      values += [half, half.nextUp, -half.nextDown]
    }
    return values
  }()

  /// What Foundation writes, without the sign of a zero.
  static func reference(_ value: Double, _ format: String) -> String {
    let text = String(format: format, value)
    return text.contains { "123456789infa".contains($0) } ? text : text.replacing("-", with: "", maxReplacements: 1)
  }

  /// The values for which a text is not that of the reference; an exponent has no sign that a zero could lose.
  static func differences(_ format: String, _ text: (Double) -> String) -> Int {
    values.count { text($0) != reference($0, format) }
  }

  @Test func `have the digits that Foundation writes`() {
    for digits in [0, 1, 2, 3, 6, 17] {
      #expect(Self.differences("%.\(digits)g") { short($0, digits: digits) } == 0)
      #expect(Self.differences("%.\(digits)f") { fixed($0, digits: digits) } == 0)
    }
    #expect(fixed(-.greatestFiniteMagnitude, digits: 17).utf8.count == 328)
    #expect(short(-0.0) == "0" && fixed(-0.001, digits: 2) == "0.00" && fixed(-0.01, digits: 2) == "-0.01")
  }

  @Test func `control: digits that are rounded twice, or a sign of a zero that is kept, are refuted`() {
    #expect(Self.differences("%.6g") { short(Double(String(format: "%.7g", $0)) ?? $0, digits: 6) } > 100)
    #expect(Self.differences("%.2f") { String(format: "%.2f", $0) } > 0)
  }
}
