import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `PT-002 shrinking ends with a failing input that comes no later than the one it began with` {
  static let lists = Generator<Int>.integer(in: -50...50).array(count: 0...12)

  /// A property without any structure: it fails on one list in `rarity`, by a hash of the list.
  static func fails(_ list: [Int], salt: UInt64, rarity: UInt64) -> Bool {
    var random = CaseRandom(seed: list.reduce(salt) { ($0 &+ UInt64(bitPattern: Int64($1))) &* 0x9E37_79B9_7F4A_7C15 })
    return random.next() % rarity == 0
  }

  /// Whether one outcome is as the claim states (PT-002, items 1 and 2).
  func holds(_ failure: Search.Failure<[Int]>, bound: Int, fails: ([Int]) -> Bool) -> Bool {
    let (before, after) = (failure.originalRecording.choices, failure.minimalRecording.choices)
    var source = ChoiceSource()
    source.start(replaying: after)
    guard let drawn = try? source.draw(Self.lists) else { return false }
    return drawn == failure.minimal && fails(failure.minimal) && !Self.precedes(before, after)
      && failure.evaluations <= bound
  }

  /// The order of the claim, implemented independently: the shorter first, then by distance, then the upper side.
  static func precedes(_ left: [Choice], _ right: [Choice]) -> Bool {
    if left.count != right.count { return left.count < right.count }
    for (one, two) in zip(left, right) where one.magnitude != two.magnitude || one.isNegative != two.isNegative {
      return one.magnitude != two.magnitude ? one.magnitude < two.magnitude : !one.isNegative
    }
    return false
  }

  func failure(salt: UInt64, rarity: UInt64, bound: Int) -> Search.Failure<[Int]>? {
    let search = Search(cases: 2000, baseSeed: salt, maximumEvaluations: bound)
    let outcome = search.run(Self.lists) { Self.fails($0, salt: salt, rarity: rarity) ? .failed : .passed }
    guard case .failed(let failure) = outcome else { return nil }
    return failure
  }

  @Test(arguments: [2, 5, 20] as [UInt64], [0, 30, 3000])
  func `holds for properties without structure`(rarity: UInt64, bound: Int) throws {
    for salt in 0..<40 as Range<UInt64> {
      let found = try #require(failure(salt: salt, rarity: rarity, bound: bound))
      #expect(holds(found, bound: bound) { Self.fails($0, salt: salt, rarity: rarity) })
    }
  }

  @Test(arguments: [2, 20] as [UInt64], [0, 30, 3000])
  func `holds for asynchronous properties, whose verdicts come later`(rarity: UInt64, bound: Int) async throws {
    for salt in 0..<20 as Range<UInt64> {
      let search = Search(cases: 2000, baseSeed: salt, maximumEvaluations: bound)
      let outcome = await search.run(Self.lists) { list in
        await Task.yield()
        return Self.fails(list, salt: salt, rarity: rarity) ? .failed : .passed
      }
      guard case .failed(let found) = outcome else {
        Issue.record("nothing found")
        return
      }
      #expect(holds(found, bound: bound) { Self.fails($0, salt: salt, rarity: rarity) })
    }
  }

  /// Shrinks a recording anew, and counts how often the property is evaluated on each list, which is one-to-one with
  /// its recording.
  func again(
    _ list: [Int], _ recording: Recording, salt: UInt64, rarity: UInt64, bound: Int
  ) -> (failure: Search.Failure<[Int]>, counts: [[Int]: Int]) {
    var counts: [[Int]: Int] = [:]
    let failure = Search(maximumEvaluations: bound).shrunk(caseIndex: 0, list, recording, Self.lists) { list in
      counts[list, default: 0] += 1
      return Self.fails(list, salt: salt, rarity: rarity) ? .failed : .passed
    }
    return (failure, counts)
  }

  func isEachOnce(_ counts: [[Int]: Int], evaluations: Int) -> Bool {
    counts.count == evaluations && counts.values.allSatisfy { $0 == 1 }
  }

  /// Whether shrinking a result again makes no step (PT-002, step 4).
  func isAtTheEnd(_ failure: Search.Failure<[Int]>, salt: UInt64, rarity: UInt64) -> Bool {
    let more = again(failure.minimal, failure.minimalRecording, salt: salt, rarity: rarity, bound: 100_000).failure
    return more.steps == 0 && more.isComplete
  }

  @Test func `a candidate without effect is drawn only once, and evaluated for equal recordings only once`() throws {
    let draws = Counter()
    let digits = Generator<Int> { source throws(Discard) in
      _ = draws.add()
      return try source.integer(in: 0...9)
    }
    // The digit 5 passes, also with a surplus choice; 12 becomes 9, which is no simpler than the first.
    let trace = try PassTrace(
      digits, from: .distances([9]),
      pass: { shrinker throws(Shrinker.Pending) in
        for choices in [[5], [5, 3], [12], [5, 3], [12], [5]] { _ = try shrinker.consider(.distances(choices)) }
        _ = try shrinker.consider(shrinker.best.choices)
      })
    // Three candidates, the first recording and the last.
    #expect(trace.asked == [5] && draws.count == 3 + 2)
  }

  @Test(arguments: [2, 5, 20] as [UInt64])
  func `no list is evaluated twice, and a result within its bound has no simpler failing candidate`(
    rarity: UInt64
  ) throws {
    for salt in 0..<40 as Range<UInt64> {
      let found = try #require(failure(salt: salt, rarity: rarity, bound: 0))
      let (shrunk, counts) = again(
        found.original, found.originalRecording, salt: salt, rarity: rarity, bound: 100_000)
      #expect(isEachOnce(counts, evaluations: shrunk.evaluations) && counts[found.original] == nil)
      #expect(shrunk.isComplete && isAtTheEnd(shrunk, salt: salt, rarity: rarity))
    }
  }

  @Test func `control: a result cut short by the bound, and a shrinker that evaluates lists twice, are refuted`()
    throws
  {
    let found = try #require(failure(salt: 1, rarity: 2, bound: 0))
    #expect(!found.isComplete && !isAtTheEnd(found, salt: 1, rarity: 2))
    let (shrunk, counts) = again(found.original, found.originalRecording, salt: 1, rarity: 2, bound: 100_000)
    let twice = again(found.original, found.originalRecording, salt: 1, rarity: 2, bound: 100_000).counts
    #expect(isEachOnce(counts, evaluations: shrunk.evaluations))
    #expect(!isEachOnce(counts.merging(twice, uniquingKeysWith: +), evaluations: shrunk.evaluations))
  }

  @Test func `control: a result that is later in the order, passes or was not drawn is refuted`() throws {
    let found = try #require(failure(salt: 1, rarity: 2, bound: 3000))
    let fails = { (list: [Int]) in Self.fails(list, salt: 1, rarity: 2) }
    var later = found
    later.originalRecording = found.minimalRecording
    later.minimalRecording = found.originalRecording
    later.minimal = found.original
    #expect(found.steps == 0 || !holds(later, bound: 3000, fails: fails))
    #expect(!holds(found, bound: 3000) { !fails($0) })
    var foreign = found
    foreign.minimal += [51]
    #expect(!holds(foreign, bound: 3000) { _ in true })
    #expect(found.evaluations > 0 && !holds(found, bound: found.evaluations - 1, fails: fails))
  }
}

@Suite struct `PT-003 the outcome does not depend on how many cores run the cases` {
  static let numbers = Generator<Int>.integer(in: 0...100_000)

  /// The texts that a check prints and records.
  func report(workers: Int?, seed part: String = "", rarity: Int = 700) async throws -> [String] {
    let issues = try await recordedIssues {
      let body: nonisolated(nonsending) @Sendable (Int, Observer) async throws -> Void = { number, observer in
        observer.cover("even", atLeast: 0.6, when: number % 2 == 0)
        #expect(number % rarity != rarity - 1)
      }
      if let workers {
        await checkProperty(concurrently: workers, Self.numbers, part: part, body)
      } else {
        await checkProperty(Self.numbers, part: part, body)
      }
    }
    return issues.map { $0.text }
  }

  @Test(arguments: [1, 2, 3, 8]) func `a failure is the same on any number of cores`(workers: Int) async throws {
    // The cases run in rounds of 512 (PT-003, step 1). The test looks for a part whose first failing case is in a later
    // round. About one part in four is such, so 200 parts on any seed include none with probability below 10⁻²⁰.
    for index in 0..<200 {
      let part = "draw \(index)"
      let alone = try await report(workers: nil, seed: part)
      let caseIndex = alone.last?.firstMatch(of: /on case (\d+)/).flatMap { Int($0.1) }
      guard let caseIndex, caseIndex > 512 else { continue }
      #expect(alone.count == 2)
      #expect(try await report(workers: workers, seed: part) == alone)
      return
    }
    Issue.record("no part fails beyond the first round")
  }

  /// The ways in which a search outside a test can end.
  enum Ending: CaseIterable {
    case failing, passing, discarding, exhausted

    func verdict(_ number: Int, _ observer: Observer) -> Search.CaseVerdict {
      observer.cover("even", atLeast: 0.4, when: number % 2 == 0)
      observer.collect(number % 5)
      switch self {
      case .failing: return number % 700 == 699 ? .failed : number % 3 == 0 ? .discarded : .passed
      case .passing: return .passed
      case .discarding: return number % 3 == 0 ? .discarded : .passed
      case .exhausted: return number % 1000 == 999 ? .passed : .discarded
      }
    }
  }

  static let search = Search(cases: 3000, baseSeed: 11)

  /// Everything that an outcome states, in one text.
  static func text(_ outcome: Search.Outcome<Int>) -> String {
    switch outcome {
    case .passed(let cases, let discards, let coverage): "passed \(cases), discarded \(discards)\n\(coverage)"
    case .exhausted(let cases, let discards): "exhausted: passed \(cases), discarded \(discards)"
    case .failed(let failure):
      "failed on case \(failure.caseIndex), \(failure.original), \(failure.minimal), "
        + "\(failure.minimalRecording.choices), \(failure.steps) steps, \(failure.evaluations) evaluations"
    }
  }

  /// The text of a search on one core.
  static func alone(_ ending: Ending) -> String {
    let observer = Observer()
    return text(search.run(numbers, observer: observer) { ending.verdict($0, observer) })
  }

  @Test(arguments: Ending.allCases, [1, 2, 3, 8])
  func `the outcome outside a test is the same, however the search ends and whether or not the property suspends`(
    ending: Ending, workers: Int
  ) async {
    let alone = Self.alone(ending)
    #expect(alone.hasPrefix(ending == .failing ? "failed" : ending == .exhausted ? "exhausted" : "passed"))
    let outcome = await Self.search.runConcurrently(workers: workers, Self.numbers) { number, observer in
      ending.verdict(number, observer)
    }
    #expect(Self.text(outcome) == alone)
    let suspending = await Self.search.runConcurrently(workers: workers, Self.numbers) { number, observer in
      for _ in 0..<number % 3 { await Task.yield() }
      return ending.verdict(number, observer)
    }
    #expect(Self.text(suspending) == alone)
  }

  @Test(arguments: [1, 2, 8])
  func `the counts of a search without failure are the same on any number of cores`(workers: Int) async throws {
    let alone = try await report(workers: nil, rarity: 1_000_000)
    // Half are even, and 0.6 is demanded: the shares are reported.
    #expect(alone.count == 1)
    #expect(try await report(workers: workers, rarity: 1_000_000) == alone)
  }

  /// The text of a search that runs its cases in shares, one worker after the other in some order, and reports the
  /// failure found first in time.
  func firstMet(shares: Int, inOrder order: (Range<Int>) -> [Int]) throws -> String {
    let width = 16_384 / shares
    for share in order(0..<shares) {
      for index in share * width..<(share + 1) * width {
        var one = Self.search
        one.onlyCase = index
        let observer = Observer()
        let outcome = one.run(Self.numbers, observer: observer) { Ending.failing.verdict($0, observer) }
        if case .failed = outcome { return Self.text(outcome) }
      }
    }
    throw CancellationError()
  }

  @Test func `control: reporting the failure that is found first in time is refuted`() throws {
    let alone = Self.alone(.failing)
    #expect(try firstMet(shares: 1) { Array($0) } == alone)
    #expect(try firstMet(shares: 8) { Array($0) } == alone)
    #expect(try firstMet(shares: 8) { $0.reversed() } != alone)
  }

  @Test func `control: another seed gives another outcome`() async throws {
    let one = try await report(workers: nil, seed: "one")
    let other = try await report(workers: nil, seed: "other")
    #expect(one != other)
  }
}
