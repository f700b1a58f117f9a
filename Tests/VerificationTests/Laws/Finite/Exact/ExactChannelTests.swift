import BigInt
import PropertyTesting
import Testing

@testable import Verification

@Suite(.property(cases: 8))
struct `RT-015 the capacity of a channel lies between an information and a dual bound` {
  /// Whether an interval contains a reference and is narrow, in nats.
  static func holds(_ estimate: Estimate, _ reference: BigInt) -> Bool {
    let width = Tolerance.rounding(operations: 1000, condition: 1, scale: 1)
    return estimate.lower >= 0 && FixedPoint.lies(reference, in: estimate) && estimate.error <= width.value
  }

  static func channel(_ rows: [[String]]) throws -> ExactChannel {
    try ExactChannel(rows.map { $0.compactMap(DecimalQuotient.init) })
  }

  /// A share a/b of at least 1/50 and less than 1.
  struct Share: Sendable, CustomStringConvertible {
    let a: Int
    let b: Int
    var description: String { "\(a)/\(b)" }
    var rest: String { "\(b - a)/\(b)" }
    var logarithm: BigInt { FixedPoint.logarithm(BigInt(a), BigInt(b)) }
    var restLogarithm: BigInt { FixedPoint.logarithm(BigInt(b - a), BigInt(b)) }
    /// The entropy of the coin in fixed-point arithmetic.
    var entropy: BigInt { -(BigInt(a) * logarithm + BigInt(b - a) * restLogarithm) / BigInt(b) }

    static let all = Generator<Share> { source throws(Discard) in
      let b = try source.integer(in: 2...50)
      return Share(a: try source.integer(in: 1...b - 1), b: b)
    }
  }

  /// The binary symmetric, the erasing and the Z channel of a share, and one of three symbols that errs evenly.
  static func models(_ share: Share) -> [[[String]]] {
    let (flip, keep, half) = ("\(share)", share.rest, "\(share.a)/\(2 * share.b)")
    return [
      [[keep, flip], [flip, keep]], [[keep, flip, "0"], ["0", flip, keep]], [["1", "0"], [flip, keep]],
      [[keep, half, half], [half, keep, half], [half, half, keep]],
    ]
  }

  /// Their capacities: ln 2 − h, (1 − ε) ln 2, ln(1 + (1−δ)δ^(δ/(1−δ))), and ln 3 − h − δ ln 2.
  static func references(_ share: Share) -> [BigInt] {
    let (a, b, two) = (BigInt(share.a), BigInt(share.b), FixedPoint.logarithmOfTwo)
    let power = FixedPoint.exponential(share.logarithm * a / (b - a))
    let z = FixedPoint.logarithm(FixedPoint.one + power * (b - a) / b, FixedPoint.one)
    return [
      two - share.entropy, two * (b - a) / b, z, FixedPoint.logarithm(3, 1) - share.entropy - two * a / b,
    ]
  }

  @Test func `symmetric, erasing and Z channels have their closed forms to 180 bits`() {
    checkProperty(Share.all) { share in
      for (model, reference) in zip(Self.models(share), Self.references(share)) {
        let capacity = try Self.channel(model).capacity().value
        #expect(Self.holds(capacity, reference), "\(model) \(capacity)")
      }
    }
  }

  static let drawn = Generator<[Weights]>.channel(inputs: 1...4, outputs: 1...4, through: 9)

  static func channel(_ drawn: [Weights]) throws -> ExactChannel {
    try channel(drawn.map { row in row.weights.map { "\($0)/\(row.weights.reduce(0, +))" } })
  }

  /// The information of a law of the input, given by decimals or fractions, from the joint law alone.
  static func information(_ input: [DecimalQuotient], _ drawn: [Weights]) throws -> Estimate {
    let joint = zip(input, drawn).flatMap { share, row in
      let sum = row.weights.reduce(0, +)
      return row.weights.map { (share.numerator * BigInt($0), share.denominator * BigInt(sum)) }
    }
    let common = joint.reduce(BigInt(1)) { $0 * $1.1 / $0.greatestCommonDivisor(with: $1.1) }
    let weights = joint.map { $0.0 * (common / $0.1) }
    let law = DrawnWeights(fractions: weights)
    guard law.numbers.count == weights.count else { return Estimate(exactly: .nan) }
    return try ExactTable(shape: [drawn.count, drawn[0].weights.count], weights: law.numbers)
      .mutualInformation([0], [1])
  }

  /// Whether a capacity is not below the information of any law of a grid, and not above that of a best one.
  static func bounds(_ capacity: Estimate, _ drawn: [Weights], best: [Double]) throws -> Bool {
    let count = drawn.count
    var laws: [[Int]] = [[Int](repeating: 1, count: count)]
    for first in 0..<count {
      for second in 0..<count {
        for share in [1, 3] {
          laws.append((0..<count).map { ($0 == first ? 4 : 0) + ($0 == second ? share : 0) })
        }
      }
    }
    for law in laws {
      let input = law.compactMap { DecimalQuotient("\($0)/\(law.reduce(0, +))") }
      if try information(input, drawn).certainlyExceeds(capacity) { return false }
    }
    // The best law in whole multiples of 2⁻⁴⁰ of its sum: what its information lacks is of the square of that.
    let whole = best.map { Int(($0 * 0x1p40).rounded()) }
    let input = whole.compactMap { DecimalQuotient("\($0)/\(whole.reduce(0, +))") }
    let slack = Estimate(0, within: .rounding(operations: 1000, condition: 1, scale: 1))
    return try !capacity.certainlyExceeds(information(input, drawn) + slack)
  }

  @Test func `of drawn channels no law has more information, and the best one has as much`() {
    let width = Tolerance.rounding(operations: 1000, condition: 1, scale: 1)
    checkProperty(Self.drawn) { drawn in
      let capacity = try Self.channel(drawn).capacity()
      #expect(capacity.value.error <= width.value)
      #expect(try Self.bounds(capacity.value, drawn, best: capacity.input))
    }
  }

  @Test func `control: the information at the uniform law, and an interval moved by its width, are refuted`() {
    let uniform = Self.drawn.smallestCounterexamples(seeds: 1) { drawn in
      guard let share = DecimalQuotient("1/\(drawn.count)") else { return false }
      let value = try Self.information(Array(repeating: share, count: drawn.count), drawn)
      return try !Self.bounds(value, drawn, best: Self.channel(drawn).capacity().input)
    }
    #expect(!uniform.contains("not refuted"))
    let moved = Share.all.smallestCounterexamples(seeds: 1) { share in
      try zip(Self.models(share), Self.references(share)).contains {
        let value = try Self.channel($0).capacity().value
        let width = (value.upper - value.lower).nextUp
        return !Self.holds(
          Estimate(value: value.upper, lower: (value.lower + width).nextUp, upper: value.upper + 2 * width), $1)
      }
    }
    #expect(!moved.contains("not refuted"))
  }

  @Test func `control: the mean divergence to a law of the output that is not that of the input is refuted`() {
    // Without the lack KL(pW ‖ q) the mean of the divergences is above the information.
    let minima = Self.drawn.smallestCounterexamples(seeds: 1) { drawn in
      let channel = try Self.channel(drawn)
      let input = drawn.indices.map { $0 == 0 ? 1.0 : 0x1p-60 }
      let even = drawn.map { _ in 1 / Double(drawn.count) }
      let value = channel.mean(channel.divergences(at: input).rows, even)
      return try !Self.bounds(value, drawn, best: channel.capacity().input)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `extreme channels have an interval within 0 and the logarithm of the smaller alphabet`() throws {
    let models: [([[String]], ClosedRange<Double>)] = [
      ([["1"]], 0...0), ([["0.5", "0.5"]], 0...0x1p-50), ([["1"], ["1"], ["1"]], 0...0),
      ([["1", "0"], ["0", "1"]], 0.69314718...0.69314719),
      ([["1", "1e-320"], ["1", "0"]], 0...1e-300), ([["1", "1e-5000"], ["1e-5000", "1"]], 0.6931...0.6932),
      ([["1/3", "1/3", "1/3"], ["1/3", "1/3", "1/3"]], 0...0x1p-50),
      ([["0.5", "0.5", "0"], ["0", "0", "1"], ["1e-400", "0", "1"]], 0.693...0.694),
    ]
    for (model, range) in models {
      let value = try Self.channel(model).capacity().value
      #expect(range.contains(value.lower) && value.upper <= max(range.upperBound, 0x1p-40), "\(model) \(value)")
      #expect(value.upper >= range.lowerBound)
    }
    // An identity of the most inputs, and as many outputs as there may be.
    let wide = (0..<64).map { i in (0..<256).map { $0 / 4 == i ? "0.25" : "0" } }
    let most = try Self.channel(wide).capacity().value
    #expect(Self.holds(most, 6 * FixedPoint.logarithmOfTwo), "\(most)")
  }

  @Test func `what is no channel is named`() {
    func outcome(_ rows: [[String]]) -> String { refusal { try Self.channel(rows).nearest.count } }
    #expect(outcome([]) == "channel: must have 1 to 64 rows, has 0")
    #expect(outcome(Array(repeating: ["1"], count: 65)) == "channel: must have 1 to 64 rows, has 65")
    #expect(outcome([["1"], ["0.5", "0.5"]]) == "channel[1]: needs 1 numbers, has 2")
    #expect(
      outcome([["1"] + Array(repeating: "0", count: 256)]) == "channel[0]: must hold at most 256 numbers, holds 257")
    #expect(outcome([["1", "0"], ["0.5", "0.25"]]) == "channel[1]: must sum to 1, sum to 0.75")
    #expect(outcome([["1", "0"], ["1.5", "-0.5"]]) == "channel[1][1]: must be at least 0, is -0.5")
  }
}
