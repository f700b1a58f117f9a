import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `The pool of cases with the greatest scores` {
  /// A recording of a number of choices that have one value each, so that no edit changes it.
  static func fixed(_ length: Int) -> Recording {
    var recording = Recording()
    recording.choices = [Choice](repeating: Choice(kind: .index, magnitude: 0, above: 0), count: length)
    return recording
  }

  /// The choices that a pool gives on each of some seeds.
  static func mutations(_ pool: TargetPool, seeds: Int = 4096) -> [[Choice]] {
    (0..<seeds).map { seed in
      var source = ChoiceSource()
      pool.mutate(&source, seed: CaseRandom.caseSeed(base: 3, caseIndex: seed))
      return source.replay.choices
    }
  }

  /// How often a pool proposes a recording of each length.
  static func lengths(_ scored: [(Double, Int)]) -> [Int: Int] {
    var pool = TargetPool()
    for (score, length) in scored { pool.add(fixed(length), score: score) }
    return Dictionary(grouping: mutations(pool), by: \.count).mapValues(\.count)
  }

  /// The lengths, the most frequent first.
  static func order(_ scored: [(Double, Int)]) -> [Int] {
    lengths(scored).sorted { $0.value > $1.value }.map(\.key)
  }

  @Test func `holds the four greatest scores, among equal ones the newest first`() {
    #expect(Self.order([(1, 1), (3, 3), (2, 2)]) == [3, 2, 1])
    #expect(Self.order([(1, 1), (1, 2), (1, 3)]) == [3, 2, 1])
    #expect(Self.order([(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]) == [5, 4, 3, 2])
    #expect(Self.order([(5, 5), (4, 4), (3, 3), (2, 2), (1, 1)]) == [5, 4, 3, 2])
    // In a full pool a score must exceed the least.
    #expect(Self.order([(5, 5), (4, 4), (3, 3), (2, 2), (2, 1)]) == [5, 4, 3, 2])
    #expect(Self.order([(5, 5), (4, 4), (3, 3), (2, 2), (4, 1)]) == [5, 1, 4, 3])
    #expect(Self.order([(.nan, 1), (-.infinity, 2), (-1, 3)]) == [3, 2])
    var pool = TargetPool()
    #expect(pool.isEmpty)
    pool.add(Recording(), score: 1)
    #expect(pool.isEmpty)
    pool.add(Self.fixed(1), score: 1)
    #expect(!pool.isEmpty)
  }

  @Test func `proposes the best three times in four, and each other a quarter as often as the one before it`() {
    let found = Self.lengths([(4, 4), (3, 3), (2, 2), (1, 1)])
    // 4096 draws: 3072, 768, 192 and 64 are expected; six standard deviations are 166, 150, 82 and 48.
    #expect((2906...3238).contains(found[4, default: 0]) && (618...918).contains(found[3, default: 0]))
    #expect((110...274).contains(found[2, default: 0]) && (16...112).contains(found[1, default: 0]))
    #expect(Self.lengths([(1, 1)]) == [1: 4096])
  }

  /// How often one choice gets each value, by edits that are mostly single.
  func values(_ choice: Choice) -> [Int64: Int] {
    var recording = Recording()
    recording.choices = [choice]
    var pool = TargetPool()
    pool.add(recording, score: 0)
    let drawn = Self.mutations(pool).compactMap { $0[0].signedDistance }
    return Dictionary(grouping: drawn) { $0 }.mapValues(\.count)
  }

  @Test func `makes one edit in half of the proposals, and each further one in half of those, up to eight`() {
    var recording = Recording()
    recording.choices = [Choice](repeating: Choice(kind: .index, magnitude: 500, above: 1000), count: 1000)
    var pool = TargetPool()
    pool.add(recording, score: 0)
    let changed = Self.mutations(pool).map { choices in choices.count { $0.magnitude != 500 } }
    // By a Python program of its own; an edit may leave a choice as it is, or meet the same one again.
    #expect(
      Dictionary(grouping: changed) { $0 }.mapValues(\.count) == [
        0: 5, 1: 2104, 2: 991, 3: 521, 4: 236, 5: 117, 6: 69, 7: 21, 8: 32,
      ])
  }

  @Test func `an edit gives an end, a neighbor, twice or half the distance, or any value`() {
    let found = values(Choice(kind: .integer, magnitude: 400, above: 1000))
    // Half of the proposals have one edit, which gives the end with probability 1/4, and 800 and 200 with 1/8 each: of
    // 4096 at least 512, 256 and 256, less six standard deviations.
    #expect(found[1000, default: 0] > 380 && found[800, default: 0] > 165 && found[200, default: 0] > 165)
    func share(_ range: ClosedRange<Int64>) -> Int { found.reduce(0) { $0 + (range.contains($1.key) ? $1.value : 0) } }
    // A neighbor is at most 400/4 + 1 away, on either side with 1/8 each.
    #expect(share(400...501) > 165 && share(299...400) > 165)
    // Any value, with 1/4, fills what the others leave: 1500/4 proposals and more with several edits.
    #expect(share(520...780) > 50 && share(0...190) > 40 && share(810...990) > 30)
    #expect(found.keys.allSatisfy { (0...1000).contains($0) } && share(0...1000) == 4096)
  }

  @Test func `an edit reaches both sides of the simplest value, and keeps a count above it`() {
    let found = values(Choice(kind: .integer, magnitude: 10, isNegative: true, above: 30, below: 20))
    #expect(found[-20, default: 0] > 200 && found[30, default: 0] > 100 && found[-5, default: 0] > 165)
    #expect(found.keys.allSatisfy { (-20...30).contains($0) })
    let counts = values(Choice(kind: .count, magnitude: 1, above: 3, below: 2))
    #expect(Set(counts.keys) == [0, 1, 2, 3])
    #expect(values(Choice(kind: .boolean, magnitude: 0, above: 1)).keys.sorted() == [0, 1])
    #expect(values(Choice(kind: .index, magnitude: 0, above: 0)) == [0: 4096])
    let number = Choice(kind: .float, magnitude: 10, above: (40.0).bitPattern, below: (-40.0).bitPattern)
    #expect(Set([20, 5, 11, 9]).isSubset(of: values(number).keys))
  }

  // By the same Python program: a hash of the values that 4096 proposals give one choice.
  @Test(
    arguments: [
      (Choice(kind: .integer, magnitude: 10, isNegative: true, above: 30, below: 20), 0xA83F_87BC_0B12_8D0A),
      (Choice(kind: .integer, magnitude: 400, above: 1000), 0x6BB5_9454_DF89_F609),
      (Choice(kind: .count, magnitude: 1, above: 3, below: 2), 0x65AF_25D5_D607_0D57),
      (Choice(kind: .integer, magnitude: 7, above: 9, below: 1), 0xAAAE_BF90_D40D_E9FB),
      (Choice(kind: .integer, magnitude: 0, above: 9), 0xD699_FB3D_D07A_5D95),
      (
        Choice(
          kind: .float, magnitude: 10, isNegative: true, above: (0x1p53).bitPattern, below: (-0x1p53).bitPattern),
        0xC49F_006B_F090_302D
      ),
    ] as [(Choice, UInt64)])
  func `proposals are the same in every version, with the sign that each edit keeps or draws`(
    choice: Choice, expected: UInt64
  ) {
    var recording = Recording()
    recording.choices = [choice]
    var pool = TargetPool()
    pool.add(recording, score: 0)
    let words = Self.mutations(pool).map { UInt64(bitPattern: $0[0].signedDistance ?? .min) }
    #expect(words.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ $1) &* 0x100_0000_01B3 } == expected)
  }

  @Test func `an element of a row is not repeated`() throws {
    var source = ChoiceSource()
    source.start(replaying: .distances([3, 4, 5]))
    _ = try source.draw(Generator<Int>.integer(in: 0...9).array(count: 3))
    var pool = TargetPool()
    pool.add(source.recording, score: 0)
    let proposals = Self.mutations(pool)
    #expect(proposals.allSatisfy { $0.count == 3 } && Set(proposals).count > 100)
  }

  @Test func `an element outside of every sequence is not repeated`() throws {
    var source = ChoiceSource()
    source.start(replaying: .distances([4, 5]))
    for _ in 0..<2 {
      let element = source.open(.element)
      _ = try source.integer(in: 0...9)
      source.close(element)
    }
    var pool = TargetPool()
    pool.add(source.recording, score: 0)
    #expect(Self.mutations(pool).allSatisfy { $0.count == 2 })
  }

  /// The lists that a pool gives for a list of elements with one value each.
  func lists(_ count: Int, most: Int) throws -> [Int: Int] {
    var source = ChoiceSource()
    source.start(replaying: .distances([count]))
    _ = try source.draw(Generator<Int>.integer(in: 5...5).array(count: 0...most))
    var pool = TargetPool()
    pool.add(source.recording, score: 0)
    var found: [Int: Int] = [:]
    for choices in Self.mutations(pool) where choices.count != count + 1 {
      #expect(choices.count == count + 2)
      found[Int(choices[0].magnitude), default: 0] += 1
    }
    return found
  }

  @Test func `an element of a sequence is repeated, once at most, if the count allows it`() throws {
    // By the same Python program. The first edit is a repetition with probability 1/4; another may change the count.
    #expect(try lists(3, most: 4) == [0: 15, 1: 20, 2: 51, 3: 24, 4: 1531])
    #expect(try lists(4, most: 4).isEmpty && lists(0, most: 4).isEmpty)
  }
}
