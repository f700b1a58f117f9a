import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `Channel capacity` {
  static let drawn = Generator<[Weights]>.channel(inputs: 1...5, outputs: 1...5, through: 9)

  static func rows(_ channel: [Weights]) throws -> DiscreteChannel {
    try DiscreteChannel(channel.map(\.probabilities))
  }

  /// Whether nothing proves some information of a channel, at laws of a grid, to exceed a capacity.
  func bounds(_ capacity: Estimate, _ channel: DiscreteChannel) throws -> Bool {
    let count = channel.rows.count
    var laws = [[Double]](repeating: [Double](repeating: 1, count: count), count: count * count)
    for (index, first) in laws.indices.map({ ($0, $0 / count) }) {
      laws[index][first] += 3
      laws[index][index % count] += 2
      laws[index] = normalized(laws[index])
    }
    return try laws.allSatisfy { law in
      let information = try DiscreteGate(prior: law, channel: channel.rows.map(\.weights)).mutualInformation
      return !information.certainlyExceeds(capacity)
    }
  }

  @Test(.property(cases: 300)) func `the bounds of every channel meet to rounding and bound every information`() {
    let width = Tolerance.rounding(operations: 1000, condition: 1, scale: 1)
    checkProperty(Self.drawn) { channel in
      let channel = try Self.rows(channel)
      let capacity = try channel.capacity().value
      #expect(capacity.error <= width.value)
      #expect(try bounds(capacity, channel))
    }
  }

  @Test(arguments: [0, 0.1, 0.25, 0.5, 0.875, 1]) func `symmetric and erasing channels have their closed forms`(
    parameter: Double
  ) throws {
    let symmetric = try DiscreteChannel.binarySymmetric(crossover: parameter).capacity().value
    #expect(symmetric.overlaps(try DiscreteChannel.capacityOfBinarySymmetric(crossover: parameter)))
    let erasing = try DiscreteChannel.binaryErasure(erasure: parameter).capacity().value
    #expect(erasing.overlaps(try DiscreteChannel.capacityOfBinaryErasure(erasure: parameter)))
  }

  @Test func `the capacity of a Z channel is ln(1 + (1−δ)δ^(δ/(1−δ)))`() throws {
    let capacity = try DiscreteChannel([[1, 0], [0.5, 0.5]]).capacity()
    #expect(capacity.value.overlaps(Estimate.log1p(Estimate(exactly: 0.25))))
    #expect(
      (capacity.input[1] - 0.4).magnitude <= Tolerance.rounding(operations: 1 << 30, condition: 1, scale: 1).value)
  }

  @Test func `a closed form keeps its digits where the channel is almost useless`() throws {
    let x = 0x1p-30
    let capacity = try DiscreteChannel.capacityOfBinarySymmetric(crossover: 0.5 - x / 2)
    // ½[φ(x) + φ(−x)] = x²/2 + x⁴/12 + …
    #expect(capacity.contains(x * x / 2))
    #expect(capacity.error <= Tolerance.rounding(operations: 20, condition: 1, scale: x * x).value)
  }

  @Test func `control: the information at the uniform law instead of the capacity is refuted`() {
    let minima = Self.drawn.smallestCounterexamples { channel in
      let channel = try Self.rows(channel)
      let uniform = [Double](repeating: 1 / Double(channel.rows.count), count: channel.rows.count)
      let information = try DiscreteGate(prior: uniform, channel: channel.rows.map(\.weights)).mutualInformation
      return try !bounds(information, channel)
    }
    #expect(!minima.contains("not refuted"))
  }
}
