import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `The order of simplicity of numbers` {
  /// The rank of n·2^−k with n odd, as the documentation states it: by denominator, then by numerator.
  static func fraction(_ numerator: UInt64, _ power: UInt64) -> UInt64 { 1 << 63 | power << 52 | numerator / 2 }

  /// The rank of (2^52 + m)·2^e with e > 0.
  static func large(_ mantissa: UInt64, _ exponent: UInt64) -> UInt64 { 1 << 62 | exponent << 52 | mantissa }

  @Test(
    arguments: [
      (0.0, 0), (1, 1), (17, 17), (0x1p53 - 1, (1 << 53) - 1), (0x1p53, large(0, 1)), (0x1p53 + 2, large(1, 1)),
      (0x1.8p60, large(1 << 51, 8)), (.greatestFiniteMagnitude, large((1 << 52) - 1, 971)), (0.5, fraction(1, 1)),
      (1.5, fraction(3, 1)), (0.25, fraction(1, 2)), (2.75, fraction(11, 2)),
      (0x1p52 - 0.5, fraction((1 << 53) - 1, 1)),
      (.leastNonzeroMagnitude, fraction(1, 1074)), (3 * Double.leastNonzeroMagnitude, fraction(3, 1074)),
      (2 * Double.leastNonzeroMagnitude, fraction(1, 1073)), (.leastNormalMagnitude, fraction(1, 1022)),
      (Double.leastNormalMagnitude.nextDown, fraction((1 << 52) - 1, 1074)),
      (Double.leastNormalMagnitude.nextUp, fraction((1 << 52) + 1, 1074)), (1.0.nextUp, fraction((1 << 52) + 1, 52)),
      (1.0.nextDown, fraction((1 << 53) - 1, 53)), (.infinity, 1 << 63 | 1100 << 52), (.nan, 1 << 63 | 1100 << 52 | 1),
    ] as [(Double, UInt64)])
  func `each number has the rank of its numerator and denominator, and each rank its number`(
    number: Double, rank: UInt64
  ) throws {
    #expect(FloatRank.rank(of: number) == rank && FloatRank.rank(of: -number) == rank)
    let value = try #require(FloatRank.value(of: rank))
    #expect(value.isNaN ? number.isNaN : value == number)
  }

  @Test(
    arguments: [
      1 << 53, 1 << 61, (1 << 62) - 1, large(0, 0), large((1 << 52) - 1, 0), large(0, 972), fraction(1, 0),
      fraction(1, 1075), fraction(5, 1100),
    ] as [UInt64]
  )
  func `a rank that no number has stands for none`(rank: UInt64) {
    #expect(FloatRank.value(of: rank) == nil)
  }

  @Test func `numbers of every size have their rank alone`() throws {
    var random = CaseRandom(seed: 5)
    for _ in 0..<2000 {
      let number = Double(bitPattern: random.next() >> 1)
      guard number.isFinite else { continue }
      #expect(FloatRank.value(of: FloatRank.rank(of: number)) == number)
    }
  }

  @Test(
    arguments: [
      (0.3, 0.6, 0.5), (0.3, 0.5, 0.5), (0.3, 0.5.nextDown, 0.375), (0.1, 0.9, 0.5), (1.2, 1.3, 1.25), (1.2, 2, 2),
      (3.2, 10, 4), (3, 10, 3), (-1, 1, 0), (0, 5, 0), (-5, 0, 0), (-0.6, -0.3, -0.5), (-10, -3.2, -4), (-10, -3, -3),
      (0x1p60, 0x1p61, 0x1p60), (.leastNonzeroMagnitude, .leastNonzeroMagnitude, .leastNonzeroMagnitude),
      (1.0.nextUp, 1.0.nextUp, 1.0.nextUp), (-(1.0.nextUp), -(1.0.nextUp), -(1.0.nextUp)), (0.1, 0.1, 0.1),
      (.leastNonzeroMagnitude, 1, 1),
      (.leastNonzeroMagnitude, 2 * Double.leastNonzeroMagnitude, 2 * Double.leastNonzeroMagnitude),
      (0x1p52 - 0.5, 0x1p52 - 0.5, 0x1p52 - 0.5), (0x1p52 - 0.5, 0x1p52, 0x1p52), (5, 5, 5), (2.5, 3.5, 3),
      (0x1p53 - 1, 0x1p53 + 2, 0x1p53 - 1), (.greatestFiniteMagnitude, .infinity, .greatestFiniteMagnitude),
    ] as [(Double, Double, Double)])
  func `the simplest number of a range has the least denominator, then the least size`(
    lower: Double, upper: Double, simplest: Double
  ) {
    #expect(FloatRank.simplest(from: lower, through: upper) == simplest)
  }

  @Test(arguments: [(-100.0, -0.01), (0.01, 100.0), (-100.0, 100.0), (-7.0, 0.0), (0.0, 7.0), (2.0, 2.0)])
  func `drawn numbers lie in their range, at its ends, and in every order of magnitude`(
    lower: Double, upper: Double
  ) throws {
    var source = ChoiceSource()
    var drawn: [Double] = []
    for seed in 0..<4000 as Range<UInt64> {
      source.start(seed: CaseRandom.caseSeed(base: seed, caseIndex: 1), size: 50)
      drawn.append(try source.double(in: lower...upper))
    }
    #expect(drawn.allSatisfy { (lower...upper).contains($0) })
    guard lower < upper else { return }
    // One draw of 32 is each end; of 4000 draws that expects 125, and fewer than 50 with probability below 1e-13.
    #expect(drawn.count { $0 == lower } > 50 && drawn.count { $0 == upper } > 50)
    #expect(drawn.contains(FloatRank.simplest(from: lower, through: upper)))
    // Seven of 32 draws have a uniform exponent, of at most 14 on each side of 0: at least 62 of 4000 are expected in the
    // binade from 0.01, and of uniform draws at most one.
    let small = drawn.filter { $0 != 0 && $0.magnitude < 0.02 }
    #expect(small.count > 20)
    if lower < 0 { #expect(small.contains { $0 < 0 }) }
    if upper > 0 { #expect(small.contains { $0 > 0 }) }
  }

  @Test(arguments: [(-0.0, 0.0), (-0.0, -0.0), (-0.0, 1.0), (-1.0, -0.0), (-1.0, 1.0)])
  func `zero has no sign in a draw, in its replay, and after a replay ends`(lower: Double, upper: Double) throws {
    var source = ChoiceSource()
    source.start(replaying: [])
    #expect(try source.double(in: lower...upper).bitPattern == 0)
    var zeros = 0
    for seed in 0..<400 as Range<UInt64> {
      source.start(seed: CaseRandom.caseSeed(base: seed, caseIndex: 2), size: 50)
      let drawn = try source.double(in: lower...upper)
      source.start(replaying: source.recording.choices)
      #expect(try source.double(in: lower...upper).bitPattern == drawn.bitPattern && source.replayedExactly)
      #expect(drawn.bitPattern != (-0.0).bitPattern)
      if drawn == 0 { zeros += 1 }
    }
    // One draw of 32 is each end, and one the simplest number: fewer than one of 400 has probability below 1e-10.
    #expect(zeros > 0)
  }

  @Test func `a replayed number outside its range goes to the nearer end, and another choice to the simplest`() throws {
    func replay(_ choices: [Choice], _ range: ClosedRange<Double>) throws -> (Double, Bool) {
      var source = ChoiceSource()
      source.start(replaying: choices)
      return (try source.double(in: range), source.replayedExactly)
    }
    #expect(try replay(.numbers([7]), 1...5) == (5, false) && replay(.numbers([-7]), 1...5) == (1, false))
    #expect(try replay(.numbers([3.5]), 1...5) == (3.5, false) && replay([], 1...5) == (1, false))
    #expect(try replay(.distances([4]), 1...5) == (1, false) && replay(.numbers([.nan]), 0.3...5) == (1, false))
    let faithful = Choice(
      kind: .float, magnitude: FloatRank.rank(of: 3.5), above: (5.0).bitPattern, below: (1.0).bitPattern)
    #expect(try replay([faithful], 1...5) == (3.5, true) && replay([faithful, faithful], 1...5) == (3.5, false))
    #expect(try replay([faithful], 1...6) == (3.5, false) && replay([faithful], 2...5) == (3.5, false))
    #expect(try replay([faithful], 3.5...5).0 == 3.5 && replay([faithful], 1...3.5).0 == 3.5)
  }
}
