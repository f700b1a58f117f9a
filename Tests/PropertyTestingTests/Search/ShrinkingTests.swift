import PropertyTesting
import Testing

@Suite struct `PT-002 shrinking ends in a failing input that comes no later than the one it began with` {
  static let lists = Generator<Int>.integer(in: -50...50).array(count: 0...12)

  /// A property without any structure: it fails on one list in `rarity`, by a scramble of the list.
  static func fails(_ list: [Int], salt: UInt64, rarity: UInt64) -> Bool {
    var random = CaseRandom(seed: list.reduce(salt) { ($0 &+ UInt64(bitPattern: Int64($1))) &* 0x9E37_79B9_7F4A_7C15 })
    return random.next() % rarity == 0
  }

  /// What the claim says of one outcome.
  func holds(_ failure: Search.Failure<[Int]>, bound: Int, fails: ([Int]) -> Bool) -> Bool {
    let (before, after) = (failure.originalRecording.choices, failure.minimalRecording.choices)
    var source = ChoiceSource()
    source.start(replaying: after)
    guard let drawn = try? source.draw(Self.lists) else { return false }
    return drawn == failure.minimal && fails(failure.minimal) && !Self.precedes(before, after)
      && failure.evaluations <= bound
  }

  /// The order of the claim, written anew: the shorter first, then by distance, then the upper side.
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
  func `properties without structure`(rarity: UInt64, bound: Int) throws {
    for salt in 0..<40 as Range<UInt64> {
      let found = try #require(failure(salt: salt, rarity: rarity, bound: bound))
      #expect(holds(found, bound: bound) { Self.fails($0, salt: salt, rarity: rarity) })
    }
  }

  @Test(arguments: [2, 20] as [UInt64], [0, 30, 3000])
  func `and asynchronous ones, whose verdicts come later`(rarity: UInt64, bound: Int) async throws {
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

  @Test func `control: a later, a passing or a foreign answer is refuted`() throws {
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

  /// What a check prints and records, in one text.
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
    let alone = try await report(workers: nil)
    #expect(alone.count == 2)
    // The cases run in rounds: the failing one is not in the first.
    let caseIndex = try #require(alone.last?.firstMatch(of: /on case (\d+)/).flatMap { Int($0.1) })
    #expect(caseIndex > 512)
    #expect(try await report(workers: workers) == alone)
  }

  @Test(arguments: [1, 2, 3, 8]) func `so is that of a search outside a test`(workers: Int) async throws {
    let search = Search(cases: 20_000, baseSeed: 11)
    let property: @Sendable (Int) -> Search.Verdict = { $0 % 700 == 699 ? .failed : $0 % 3 == 0 ? .discarded : .passed }
    let alone = search.run(Self.numbers) { number in property(number) }
    let outcome = await search.run(concurrently: workers, Self.numbers) { number, _ in property(number) }
    guard case .failed(let one) = alone, case .failed(let other) = outcome else {
      Issue.record("nothing found")
      return
    }
    #expect(one.caseIndex == other.caseIndex && one.minimalRecording.choices == other.minimalRecording.choices)
    #expect(one.evaluations == other.evaluations && one.minimal == other.minimal)
  }

  @Test(arguments: [1, 2, 8]) func `so are the counts of a search without failure`(workers: Int) async throws {
    let alone = try await report(workers: nil, rarity: 1_000_000)
    // Half are even, and 0.6 is demanded: the shares are reported.
    #expect(alone.count == 1)
    #expect(try await report(workers: workers, rarity: 1_000_000) == alone)
  }

  /// The failing case that a search reports which runs its cases in shares, one worker after the other in some order,
  /// and takes the first failure met in time.
  func firstMet(shares: Int, inOrder order: (Range<Int>) -> [Int]) throws -> Int {
    let base = CaseRandom.testSeed(suite: 1, test: "control")
    let width = 2048 / shares
    for share in order(0..<shares) {
      for index in share * width..<(share + 1) * width {
        let failure = Search(baseSeed: base).unshrunk(index, Self.numbers)
        if let failure, failure.minimal % 100 == 99 { return index }
      }
    }
    throw CancellationError()
  }

  @Test func `control: reporting the failure that is met first is refuted`() throws {
    let first = try firstMet(shares: 1) { Array($0) }
    #expect(try firstMet(shares: 8) { Array($0) } == first)
    #expect(try firstMet(shares: 8) { $0.reversed() } != first)
  }

  @Test func `control: another seed gives another outcome`() async throws {
    let one = try await report(workers: nil, seed: "one")
    let other = try await report(workers: nil, seed: "other")
    #expect(one != other)
  }
}
