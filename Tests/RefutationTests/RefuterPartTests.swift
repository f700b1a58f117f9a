import PropertySearch
import Testing
import Verification

@testable import Refutation

@Suite struct `The parts of a search` {
  static func refuter(_ text: String, systems: Int = 800, losses: [Int] = [0, 1, 2, 3, 4]) throws -> Refuter {
    var options = Refuter.Options()
    (options.systems, options.losses) = (systems, losses.map { Fraction($0) })
    return Refuter(try Inequality(text), options: options)
  }

  /// A coin that is followed with probability 3/4: gap 1/4, and I = ln 2 − h(1/4) = 0.1308.
  static let coin = Candidate(
    sampleCount: 1, law: [1, 1], rows: .samples, algorithm: [[3, 1], [1, 3]], loss: [[0, 1], [1, 0]], gate: [],
    rateWeightQuarters: 0)

  /// The same with an algorithm or losses that do not depend on the sample.
  static func coin(algorithm: [[Int]] = [[3, 1], [1, 3]], loss: [[Int]] = [[0, 1], [1, 0]]) -> Candidate {
    var changed = coin
    (changed.algorithm, changed.loss) = (algorithm, loss)
    return changed
  }

  /// The verdict on candidates, the scores of the last, and the part.
  func judged(_ text: String, _ candidates: [Candidate]) throws -> (
    verdict: Search.CaseVerdict, scores: [Double], part: Refuter.Part
  ) {
    let refuter = try Self.refuter(text)
    var part = Refuter.Part()
    var verdict = Search.CaseVerdict.discarded
    let observer = Observer()
    for candidate in candidates {
      observer.remarks.removeAll()
      verdict = refuter.judge(candidate, observer, &part)
    }
    let scores = observer.remarks.compactMap { remark -> Double? in
      if case .score(let score) = remark { score } else { nil }
    }
    return (verdict, scores, part)
  }

  static let information = Double.log(2) - (0.25 * Double.log(4) + 0.75 * Double.log(4.0 / 3))
  /// The certified ends of a figure of two by two values are less than some thousand roundings from it.
  static let near = Tolerance.rounding(operations: 10_000, condition: 4, scale: 2)

  @Test func `the score is the relative closeness of the sides, less one without information or range`() throws {
    let one = try judged("I <= gap", [Self.coin])
    let ratio = Self.information / 0.25
    #expect(one.verdict == .passed && one.scores.count == 1)
    #expect(Self.near.accepts(one.scores[0], (ratio - 1) / (ratio + 1)))
    #expect(Self.near.accepts(try #require(one.part.tightest).ratio, ratio))
    let (equal, constant) = (Self.coin(algorithm: [[1, 1], [1, 1]]), Self.coin(loss: [[0, 0], [0, 0]]))
    // 0 ≤ 1: (0 − 1)/(0 + 1) = −1.
    #expect(try judged("0 <= m", [Self.coin]).scores == [-1] && judged("0 <= m", [equal]).scores == [-2])
    #expect(try judged("0 <= m", [constant]).scores == [-2] && judged("0 <= 0", [Self.coin]).scores == [])
    #expect(try judged("1 <= m", [Self.coin]).scores == [0] && judged("0 - m <= 3", [Self.coin]).scores == [-1])
    for (candidate, score) in [(Self.coin, -0.5), (equal, -1.5)] {
      #expect(Self.near.accepts(try #require(try judged("1 <= 3*m", [candidate]).scores.first), score))
    }
  }

  @Test func `scores and ratios are those of the certified ends`() throws {
    let refuter = try Self.refuter("I <= sqrt(2*I)")
    let figures = try #require(Self.coin.figures(refuter.losses))
    let sides = try #require(refuter.inequality.sides(figures.value(of:)))
    let (left, right) = (sides.lesser.lower, sides.greater.upper)
    #expect(left < sides.lesser.upper && sides.greater.lower < right)
    let (_, scores, part) = try judged("I <= sqrt(2*I)", [Self.coin])
    let ratio = try #require(part.tightest?.ratio)
    #expect(scores == [(left - right) / (left + right)] && ratio >= (left / right).nextDown)
    // A fused sum has the sign of the exact one: the ratio is a lower bound.
    #expect(left.addingProduct(-ratio, right) >= 0 && ratio < 1)
    // A sum beyond all numbers has no relative closeness.
    let endless = try judged("0 - 1e308 <= 1e308*m", [Self.coin])
    #expect(endless.verdict == .passed && endless.scores.isEmpty && endless.part.systems == 1)
  }

  @Test func `the largest ratio is kept, of sides above 0 where there is information`() throws {
    let (strong, weak) = (Self.coin, Self.coin(algorithm: [[5, 4], [4, 5]]))
    // Followed with probability 2/3: a gap of 1/6, where the strong coin's is 1/4.
    let middle = Self.coin(algorithm: [[2, 1], [1, 2]])
    #expect(try judged("gap <= m", [strong, middle]).part.tightest?.candidate == strong)
    let gap = try #require(try judged("gap <= m", [middle, strong]).part.tightest)
    #expect(gap.candidate == strong && Self.near.accepts(gap.ratio, 0.25))
    // Of equal ratios the first: other weights of the same coin.
    let double = Self.coin(algorithm: [[6, 2], [2, 6]])
    #expect(try judged("gap <= m", [strong, double]).part.tightest?.candidate == strong)
    #expect(try judged("gap <= m", [double, strong]).part.tightest?.candidate == double)
    // I of the weak coin, ln 2 − h(4/9) = 0.0062 nats, is too small to compare ratios.
    #expect(try judged("gap <= m", [weak]).part.tightest == nil)
    #expect(try judged("0 - gap <= m", [strong]).part.tightest == nil)
    #expect(try judged("0 <= m", [strong]).part.tightest == nil)
    #expect(try judged("0 - 2*m <= 0 - m", [strong]).part.tightest == nil)
    #expect(Refuter.leastInformation == 0.01)
  }

  @Test func `systems and sides with values are counted, and a false inequality fails without a score`() throws {
    let wrong = try judged("gap <= I", [Self.coin, Self.coin])
    #expect(wrong.verdict == .failed && wrong.scores.isEmpty && wrong.part.tried == 2 && wrong.part.systems == 2)
    let none = try judged("gap <= Rg", [Self.coin]).part
    #expect(none.tried == 1 && none.systems == 0 && none.hasLesser && !none.hasGreater)
    let other = try judged("1/(gap - gap) <= gap", [Self.coin, Self.coin]).part
    #expect(other.tried == 2 && other.systems == 0 && !other.hasLesser && other.hasGreater)
    #expect(try judged("gap <= I", [Self.coin(algorithm: [[1, 1]])]).part.tried == 0)
  }

  @Test(arguments: [(0, 100), (1, 100), (2, 100), (3, 100), (4, 20)])
  func `an eighth of the systems, or a fortieth, are tried in each part`(shard: Int, tried: Int) throws {
    let part = try Self.refuter("0 <= I").search(shard, .init())
    #expect(part.tried == tried && part.systems == tried && part.refutation == nil)
    #expect(try Self.refuter("0 <= I", systems: 0).search(shard, .init()).tried == 1)
  }

  @Test func `parts of one kind draw different systems, and so do other seeds`() throws {
    func tightest(_ shard: Int, seed: UInt64 = 1) throws -> Candidate? {
      var options = Refuter.Options()
      (options.systems, options.seed) = (160, seed)
      return Refuter(try Inequality("I <= 9*m"), options: options).search(shard, .init()).tightest?.candidate
    }
    #expect(try tightest(0) != tightest(5) && tightest(0) != tightest(0, seed: 2))
    #expect(try tightest(0) == tightest(0))
    // A part has the seed s·a + i, for its number i and an odd number a: s = 1 + 5/a modulo 2⁶⁴ gives part 0 the seed
    // of part 5.
    #expect(try tightest(5) == tightest(0, seed: 0xB958_9367_FE15_4032))
  }

  @Test func `two rounds of five parts are searched`() async throws {
    let refuter = try Self.refuter("0 <= max(I, m)")
    let result = await refuter.run()
    #expect(result.tried == 840 && result.systems == 840 && Refuter.parts == 10)
  }

  @Test func `of equal ratios that of the first part is reported`() async throws {
    // 1/(3·m) is 1/3 on every system of one sample.
    let refuter = try Self.refuter("1 <= 3*m", systems: 1600)
    let first = try #require(refuter.search(0, .init()).tightest)
    let last = try #require(refuter.search(Refuter.parts - 1, .init()).tightest)
    #expect(first.candidate != last.candidate)
    let result = await refuter.run()
    let tightest = try #require(result.tightest)
    #expect(tightest.finding.file == first.candidate.file(losses: refuter.losses.losses))
    #expect(tightest.ratio == first.ratio && Self.near.accepts(first.ratio, 1.0 / 3))
  }

  @Test func `after its time a search tries nothing and deduces nothing`() async throws {
    var options = Refuter.Options()
    (options.systems, options.seconds) = (800, -1.0)
    let result = await Refuter(try Inequality("0 <= I"), options: options).run()
    let isUndecided = if case .notRefuted = result.verdict { true } else { false }
    #expect(isUndecided && result.tried == 0 && result.systems == 0 && result.tightest == nil)
  }

  @Test func `parts draw tables, optimizers and structured systems of stated sizes`() throws {
    func drawn(_ kind: Int, _ text: String) throws -> [Candidate] {
      let generator = try Self.refuter(text).generator(kind, isGated: false)
      return (0..<400).compactMap { index in
        var source = ChoiceSource()
        source.start(seed: CaseRandom.caseSeed(base: 9, caseIndex: index), size: 100)
        return try? source.draw(generator)
      }
    }
    func most(_ kind: Int, _ text: String) throws -> [Int] {
      let all = try drawn(kind, text)
      #expect(all.allSatisfy { ($0.rows == .samples) == (kind % 2 == 0 && kind < 4) })
      return [all.map(\.sampleCount).max() ?? 0, all.map(\.law.count).max() ?? 0]
    }
    #expect(try most(0, "gap <= I") == [3, 3] && most(2, "gap <= I") == [3, 2])
    #expect(try most(1, "gap <= I") == [6, 3] && most(3, "gap <= I") == [6, 2] && most(4, "gap <= I") == [6, 8])
    #expect(try most(0, "gap <= CMI") == [2, 3] && most(2, "gap <= CMI") == [2, 2])
    #expect(try most(1, "gap <= CMI") == [3, 3] && most(3, "gap <= CMI") == [3, 2])
  }

  @Test func `the smallest counterexample of each kind of part is found`() throws {
    // An algorithm that depends on the sample at all refutes I ≤ 0. The simplest table that does, in the order of its
    // choices, has weights (1, 1) and (1, 2); a gap needs a loss that depends on the value too.
    let part = try Self.refuter("I <= 0").search(0, .init())
    let table = try #require(part.refutation)
    #expect(table.candidate == Self.coin(algorithm: [[1, 1], [1, 2]], loss: [[0, 0], [0, 0]]))
    // Systems are counted up to the one that refuted, before it is made smaller.
    #expect(part.systems == table.index && part.tried > part.systems)
    let gap = try #require(try Self.refuter("absgap <= 0").search(0, .init()).refutation).candidate
    #expect(gap == Self.coin(algorithm: [[1, 1], [1, 2]], loss: [[0, 0], [0, 1]]))
    // The simplest structured system chooses the set that holds the sample, whatever the losses.
    var structured = Self.coin(algorithm: [[2, 0], [0, 2]], loss: [[0, 0], [0, 0]])
    structured.rows = .counts
    let found = try #require(try Self.refuter("I <= 0").search(4, .init()).refutation)
    #expect(found.candidate == structured && found.index >= 1)
  }

  @Test func `a counterexample that is found as the time ends is not made smaller`() throws {
    let refuter = try Self.refuter("I <= 0")
    let whole = try #require(refuter.search(0, .init()).refutation)
    let first = Refuter.FirstFinding()
    // The time is over once a case has refuted the inequality.
    let part = refuter.search(0, first) { first.makesUseless(.max) }
    let found = try #require(part.refutation)
    #expect(found.index == whole.index && found.candidate != whole.candidate)
    #expect(part.systems == found.index && part.tried == found.index)
    let none = refuter.search(0, .init()) { true }
    #expect(none.tried == 0 && none.refutation == nil)
  }

  @Test func `the search goes on for four times the cases and 500 more`() throws {
    #expect(Refuter.lastIndex(afterFinding: 0) == 500 && Refuter.lastIndex(afterFinding: 10) == 540)
    let first = Refuter.FirstFinding()
    #expect(!first.makesUseless(.max))
    first.add(20)
    first.add(10)
    first.add(30)
    #expect(!first.makesUseless(540) && first.makesUseless(541) && !first.makesUseless(1))
    func part(_ index: Int?) -> Refuter.Part {
      var part = Refuter.Part()
      part.refutation = index.map { ($0, Self.coin) }
      return part
    }
    let parts = [part(541), part(nil), part(540), part(10), part(11)]
    #expect(Refuter.refuting(parts)?.compactMap(\.refutation?.index) == [540, 10, 11])
    #expect(Refuter.refuting([part(nil)]) == nil && Refuter.refuting([]) == nil)
    #expect(part(1).refutationSize == (12, 2 + 8 + 2 + 1) && part(nil).refutationSize == (.max, .max))
    // What another part has found makes this one stop at once; it then tries no system.
    let other = Refuter.FirstFinding()
    other.add(-1000)
    #expect(try Self.refuter("0 <= I", systems: 1_000_000_000_000).search(0, other).tried == 0)
  }
}
