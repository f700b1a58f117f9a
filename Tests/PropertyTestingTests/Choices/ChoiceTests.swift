import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `Choices and their order` {
  static let integer = Choice(kind: .integer, magnitude: 3, isNegative: true, above: 5, below: 4)
  static let count = Choice(kind: .count, magnitude: 1, above: 3, below: 2)

  @Test func `a choice is above the simplest value, and of no scope, unless another is given`() {
    let choice = Choice(kind: .integer, magnitude: 3, above: 5)
    #expect(!choice.isNegative && choice.below == 0 && choice.scope == 0)
  }

  @Test func `a choice is changed within its range, on either side of the simplest value`() {
    func changed(_ choice: Choice, _ magnitude: UInt64, _ isNegative: Bool) -> String? {
      choice.changed(to: magnitude, isNegative: isNegative).map { "\($0.isNegative ? "-" : "")\($0.magnitude)" }
    }
    #expect(changed(Self.integer, 5, false) == "5" && changed(Self.integer, 6, false) == nil)
    #expect(changed(Self.integer, 4, true) == "-4" && changed(Self.integer, 5, true) == nil)
    #expect(changed(Self.integer, 0, true) == "0")
    #expect(changed(Self.count, 3, false) == "3" && changed(Self.count, 4, false) == nil)
    #expect(changed(Self.count, 1, true) == nil)
    let number = Choice(kind: .float, magnitude: 2, above: (5.0).bitPattern, below: (-4.0).bitPattern)
    #expect(changed(number, 5, false) == "5" && changed(number, 6, false) == nil)
    #expect(
      changed(number, 4, true) == "-4" && changed(number, 5, true) == nil && changed(number, 1 << 53, false) == nil)
  }

  @Test func `a count choice stands for its magnitude above the least count`() {
    #expect(Self.count.number == 3 && Self.count.countOffset == 2)
    #expect(Self.count.count(1) == nil && Self.count.count(2)?.magnitude == 0)
    #expect(Self.count.count(5)?.magnitude == 3 && Self.count.count(6) == nil)
  }

  @Test func `the simplest choice, and the signed distance`() {
    #expect(Self.integer.simplest == Choice(kind: .integer, magnitude: 0, above: 5, below: 4))
    let number = Choice(kind: .float, magnitude: 9, above: (-2.5).bitPattern, below: (-9.0).bitPattern)
    #expect(number.simplest.magnitude == 3 && number.simplest.isNegative)
    let zero = Choice(kind: .float, magnitude: 0, above: (5.0).bitPattern, below: (-4.0).bitPattern)
    #expect(zero.simplest == zero && zero.changed(to: 2, isNegative: true)?.simplest == zero)
    #expect(Self.integer.signedDistance == -3 && Self.count.signedDistance == 1)
    func distance(_ kind: Choice.Kind, _ magnitude: UInt64, _ isNegative: Bool = false) -> Int64? {
      Choice(kind: kind, magnitude: magnitude, isNegative: isNegative, above: .max, below: .max).signedDistance
    }
    #expect(distance(.integer, UInt64(Int64.max)) == .max && distance(.integer, UInt64(Int64.max) + 1) == nil)
    #expect(distance(.integer, UInt64(Int64.max), true) == -Int64.max)
    #expect(distance(.float, (1 << 53) - 1) == (1 << 53) - 1 && distance(.float, 1 << 53) == nil)
    #expect(distance(.integer, 1 << 53) == 1 << 53)
  }

  /// Choices in the order of the claim PT-002: by kind, then 0, 1, −1, 2, −2.
  static let ascending: [Choice] = [Choice.Kind.integer, .float, .boolean, .index, .vertex, .count].flatMap { kind in
    [(0, false), (1, false), (1, true), (2, false), (2, true)].map { magnitude, isNegative in
      Choice(kind: kind, magnitude: magnitude, isNegative: isNegative, above: 9, below: 9)
    }
  }

  @Test func `recordings are ordered by length, then by the first choice that differs`() {
    for (i, one) in Self.ascending.enumerated() {
      for (j, two) in Self.ascending.enumerated() {
        #expect(ChoiceOrder.precedes(one, two) == (i < j))
        #expect(ChoiceOrder.precedes([one], [two]) == (i < j))
        #expect(ChoiceOrder.precedes([one, two][...], [two, one][...]) == (i < j))
        #expect(ChoiceOrder.precedes([one], [two, two]) && !ChoiceOrder.precedes([one, one], [two]))
        #expect(ChoiceOrder.precedes([two, one], [two, two]) == (i < j))
      }
    }
  }

  @Test func `recordings with different values have different fingerprints`() {
    var recordings: [[Choice]] = [[]]
    for _ in 0..<2 { recordings += recordings.flatMap { list in Self.ascending.map { list + [$0] } } }
    let prints = recordings.map(ChoiceOrder.fingerprint)
    let keys = recordings.map { list in list.map { "\($0.kind)\($0.isNegative)\($0.magnitude)" }.joined(separator: ",")
    }
    #expect(Set(prints).count == Set(keys).count)
    // The range is not a part of the value.
    var wide = Self.integer
    wide.above = 99
    #expect(ChoiceOrder.fingerprint([wide]) == ChoiceOrder.fingerprint([Self.integer]))
  }

  @Test func `random numbers and seeds are those of SplitMix64, whatever the build`() {
    var random = CaseRandom(seed: 1_234_567)
    // The test vector of the published program, on rosettacode.org, "Pseudo-random numbers/Splitmix64".
    #expect(
      (0..<3).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
    // By the formulas in Python 3, whose integers do not overflow. A printed seed and case number must stay valid.
    #expect(
      (0..<3).map { CaseRandom.caseSeed(base: 7, caseIndex: $0) } == [
        1_346_066_267_577_507_604, 13_419_779_825_826_515_364, 4_945_868_228_737_489_028,
      ])
    #expect(CaseRandom.caseSeed(base: 0, caseIndex: -1) == 7_465_565_813_189_228_038)
    #expect(
      (0..<8).map { Search.size(ofSeed: CaseRandom.caseSeed(base: 7, caseIndex: $0)) } == [
        61, 3, 57, 76, 12, 65, 99, 26,
      ])
    #expect(CaseRandom.testSeed(suite: 0xD1, test: "a") == 14_087_774_763_419_474_550)
    #expect(CaseRandom.testSeed(suite: 0xD1, test: "") == 12_013_518_963_520_482_432)
    #expect(CaseRandom.testSeed(suite: 5, test: "ab") == 7_624_539_003_608_259_242)
    #expect((0..<100).allSatisfy { _ in random.below(through: 0) == 0 })
    #expect(Set((0..<200).map { _ in random.below(through: 3) }) == [0, 1, 2, 3])
    let same = random
    var (one, other) = (same, same)
    #expect(one.below(through: .max) == other.next())
  }
}
