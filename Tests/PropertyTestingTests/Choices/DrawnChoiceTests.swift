import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `Choices are drawn by the stated laws, at the ends of their ranges too` {
  /// A hash of words, in their order.
  static func hash(_ words: [UInt64]) -> UInt64 {
    words.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ $1) &* 0x100_0000_01B3 }
  }

  static func source() -> ChoiceSource {
    var source = ChoiceSource()
    source.start(seed: 5, size: 40)
    return source
  }

  // By a Python program of its own, which also gives the fingerprint of the recorded inputs. The law changes where a
  // range is wider than 8 and where it has a width of 1024; small distances, lengths in bits and both ends are drawn.
  @Test(
    arguments: [
      (0...7, 0x561F_B6DE_1847_07A3), (0...8, 0x04AA_1C43_2F5D_437B), (0...9, 0xCB72_9FE9_C571_CFF1),
      (-4...4, 0xCA55_2FE7_EF63_135D), (0...1022, 0x9364_F14D_6870_3886), (0...1023, 0x43A6_401B_4933_55BA),
      (0...1024, 0xBECF_3819_FA55_3B59), (-1000...1_000_000, 0x67B3_5F0A_4B6E_79D2),
      (-1_000_000...1000, 0xD156_2E18_5944_C6C1), (-5000...0, 0xAFC2_D3EC_79A1_D6CB),
    ] as [(ClosedRange<Int>, UInt64)])
  func `a seed gives the same integers of a range in every version`(range: ClosedRange<Int>, expected: UInt64) throws {
    var source = Self.source()
    let drawn = try (0..<400).map { _ in try source.integer(in: range) }
    #expect(drawn.allSatisfy { range.contains($0) })
    #expect(Self.hash(drawn.map { UInt64(bitPattern: Int64($0)) }) == expected)
  }

  // By the same program.
  @Test(
    arguments: [
      (0.0...7.0, 0x55CD_BE30_427A_5962), (-7.0...0.0, 0x67B1_69A0_D153_9193), (-0.5...100.0, 0x981E_C34B_3070_357D),
      (-100.0...0.25, 0x2A1E_D2C2_EFBE_4700), (0.0...0x1p-40, 0x8720_49E5_05F5_DD7B),
      (0x1p-50...0x1p-45, 0x8B05_1E8B_D5B7_6EAF), (-3.0 ... -2.0, 0x44B0_DEF6_1EBA_7D76),
      (1.0...1.0, 0x86BB_93DA_AFB3_4265),
    ] as [(ClosedRange<Double>, UInt64)])
  func `a seed gives the same numbers of a range in every version`(
    range: ClosedRange<Double>, expected: UInt64
  ) throws {
    var source = Self.source()
    let drawn = try (0..<400).map { _ in try source.double(in: range) }
    #expect(drawn.allSatisfy { range.contains($0) })
    #expect(Self.hash(drawn.map(\.bitPattern)) == expected)
  }

  /// The signed distance of an unusual draw for each of the words in which bit 8 is clear or set.
  func unusual(_ word: UInt64, above: UInt64, below: UInt64) -> [Int64?] {
    ([0, 1] as [UInt64]).map { near -> Int64? in
      var source = Self.source()
      return source.unusual(word | near << 8, above, below).signedDistance
    }
  }

  @Test func `an unusual draw is an end of the range, the simplest value, or a neighbor of them`() {
    // Bits 9 and 10 choose among four, and bit 11 the side of a neighbor.
    let (upper, lower, simple, other): (UInt64, UInt64, UInt64, UInt64) = (0, 0x200, 0x400, 0x600)
    let downward: UInt64 = 0x800
    #expect(unusual(upper, above: 9, below: 4) == [9, 8] && unusual(lower, above: 9, below: 4) == [-4, -3])
    #expect(unusual(simple, above: 9, below: 4) == [0, 1] && unusual(other, above: 9, below: 4) == [0, 1])
    #expect(unusual(simple | downward, above: 9, below: 4) == [0, -1])
    // A range on one side of the simplest value.
    #expect(unusual(lower, above: 9, below: 0) == [0, 1] && unusual(simple | downward, above: 9, below: 0) == [0, 1])
    #expect(unusual(upper, above: 0, below: 5) == [0, 0] && unusual(lower, above: 0, below: 5) == [-5, -4])
    #expect(unusual(simple, above: 0, below: 5) == [0, -1] && unusual(upper, above: 0, below: 0) == [0, 0])
  }

  /// The signed distances of an earlier value of a range when it is drawn again with each of the eight steps.
  func repeated(_ earlier: Choice) -> [Int64?] {
    (0..<8 as Range<UInt64>).map { step -> Int64? in
      var source = Self.source()
      source.recording.choices = [earlier]
      return source.unusual(1 | step << 8, earlier.above, earlier.below).signedDistance
    }
  }

  @Test func `an earlier value is drawn again, moved by at most 2, within its range and within 64 bits`() {
    #expect(repeated(Choice(kind: .integer, magnitude: 5, above: 100)) == [5, 3, 4, 5, 6, 7, 5, 5])
    #expect(
      repeated(Choice(kind: .integer, magnitude: 1, isNegative: true, above: 0, below: 2))
        == [-1, -2, -2, -1, 0, -1, -1, -1])
    let greatest = Choice(kind: .integer, magnitude: UInt64(Int64.max), above: UInt64(Int64.max), below: 1 << 63)
    let most = Int64.max
    #expect(repeated(greatest) == [most, most - 2, most - 1, most, most, most, most, most])
  }

  @Test func `a range of one number takes one word, whatever was drawn before`() throws {
    var source = Self.source()
    for _ in 0..<200 {
      let state = source.random.state
      #expect(try source.integer(in: 5...5) == 5)
      #expect(source.random.state == state &+ 0x9E37_79B9_7F4A_7C15)
    }
  }

  @Test func `a draw of 0 is not below the probability 0`() throws {
    var source = ChoiceSource()
    source.start(seed: 0 &- 0x9E37_79B9_7F4A_7C15, size: 50)
    var random = source.random
    #expect(random.next() == 0)
    #expect(try !source.boolean(probability: 0))
  }

  @Test func `a row of weights is drawn eight times at most, and once in a replay`() {
    var source = Self.source()
    let state = source.random.state
    #expect(throws: Discard.filtered) { try source.weights(2, through: 0) }
    // Each row takes a word for each weight.
    #expect(source.random.state == state &+ 16 &* 0x9E37_79B9_7F4A_7C15 && source.recording.choices.isEmpty)
    source.start(replaying: [])
    #expect(throws: Discard.filtered) { try source.weights(2, through: 0) }
    #expect(source.recording.choices.count == 2)
  }

  @Test func `capacities are whole numbers, numbers, and all powers of ten to 10^±12`() throws {
    func capacity(_ generator: Generator<Double>, _ choices: [Choice]) throws -> Double {
      var source = ChoiceSource()
      source.start(replaying: choices)
      return try source.draw(generator)
    }
    for exponent in -12...12 {
      #expect(try capacity(.capacity, .distances([2, exponent])) == Double("1e\(exponent)"))
    }
    let powers = try [-99, 99].map { try capacity(.capacity, .distances([2, $0])) }
    let whole = try [0, 8, 99].map { try capacity(.capacity, .distances([0, $0])) }
    let numbers = try [-1, 0.5, 999].map { try capacity(.capacity, .distances([1]) + .numbers([$0])) }
    let tied = try [-1, 0, 1, 2, 99].map { try capacity(.tiedCapacity, .distances([$0])) }
    #expect(powers == [1e-12, 1e12] && whole == [1, 9, 10])
    #expect(numbers == [0.01, 0.5, 100] && tied == [1, 1, 2, 3, 3])
  }

  @Test func `long numbers and tokens of mutants have the stated lengths`() {
    let (extremes, tokens) = (MutantTables.extremes.suffix(2), MutantTables.tokens.suffix(3))
    #expect(extremes.first == Array(String(repeating: "9", count: 6000).utf8))
    #expect(extremes.last == Array(("0." + String(repeating: "1", count: 4990)).utf8))
    // The marks have three and two bytes.
    #expect(tokens.map(\.count) == [5000, 3 * 500, 2 * 2000])
  }
}
