import PropertyTesting
import Synchronization
import Testing

private let numbers = Generator<Int>.integer(in: 0...1_000_000)

/// In an asynchronous function the asynchronous run would be taken.
private func synchronously(_ search: Search, _ property: (Int) -> Search.CaseVerdict) -> Search.Outcome<Int> {
  search.run(numbers, property: property)
}

@Suite struct `A search that is told to stop` {
  /// The ways in which a search runs.
  enum Runner: CaseIterable, Sendable {
    case synchronous, asynchronous, onOneCore, onThreeCores

    func run(
      _ search: Search, _ property: @escaping @Sendable (Int) -> Search.CaseVerdict
    ) async -> Search.Outcome<Int> {
      switch self {
      case .synchronous: return synchronously(search, property)
      case .asynchronous:
        return await search.run(numbers) { number in
          await Task.yield()
          return property(number)
        }
      case .onOneCore, .onThreeCores:
        return await search.runConcurrently(workers: self == .onOneCore ? 1 : 3, numbers) { number, _ in
          property(number)
        }
      }
    }
  }

  final class Counter: Sendable {
    private let value = Atomic<Int>(0)

    var count: Int { value.load(ordering: .relaxed) }

    @discardableResult
    func add() -> Int { value.add(1, ordering: .relaxed).newValue }
  }

  /// Whether a run ends after the number of cases for which the search is not stopped, and counts no others.
  func ends(_ runner: Runner, after allowed: Int, isTold: Bool = true) async -> Bool {
    let (asked, evaluated) = (Counter(), Counter())
    var search = Search(cases: 1000, baseSeed: 3)
    if isTold { search.isStopped = { asked.add() > allowed } }
    let outcome = await runner.run(search) { _ in
      evaluated.add()
      return .passed
    }
    guard case .passed(let cases, let discards, _) = outcome, discards == 0 else { return false }
    return evaluated.count == allowed && (runner == .onThreeCores ? cases <= allowed : cases == allowed)
  }

  @Test(arguments: Runner.allCases, [0, 1, 100, 700]) func `runs no further case`(
    runner: Runner, allowed: Int
  ) async {
    #expect(await ends(runner, after: allowed))
  }

  @Test(arguments: Runner.allCases) func `control: a run that does not ask is refuted`(runner: Runner) async {
    #expect(await !ends(runner, after: 100, isTold: false))
  }

  @Test(arguments: Runner.allCases) func `shrinks the case that has failed`(runner: Runner) async throws {
    let failures = Counter()
    var search = Search(cases: 1000, baseSeed: 3)
    search.isStopped = { failures.count > 0 }
    let outcome = await runner.run(search) { number in
      guard number >= 1000 else { return .passed }
      failures.add()
      return .failed
    }
    guard case .failed(let failure) = outcome else {
      Issue.record("the failure is lost: \(outcome)")
      return
    }
    #expect(failure.minimal == 1000 && failure.isComplete)
  }

  /// What a search reports that is stopped by a failure in the last of three workers, whose share begins with case 342,
  /// while the first is busy with an earlier case.
  ///
  /// - Parameter cases: the number of wanted cases, given that of the failing one.
  func report(
    cases: (_ index: Int) -> Int
  ) async throws -> (failure: Search.Failure<Int>?, index: Int, number: Int) {
    var drawn: [Int] = []
    _ = synchronously(Search(cases: 512, baseSeed: 3)) { number in
      drawn.append(number)
      return .passed
    }
    let all = drawn
    let unique = all.indices.filter { place in all.count { $0 == all[place] } == 1 }
    let index = try #require(unique.first { $0 >= 400 })
    let busy = try #require(unique.first { $0 < min(170, cases(index)) })
    let failures = Counter()
    var search = Search(cases: cases(index), baseSeed: 3)
    search.isStopped = { failures.count > 0 }
    let outcome = await search.runConcurrently(workers: 3, numbers) { number, _ in
      while number == all[busy], failures.count == 0 { await Task.yield() }
      guard number == all[index] else { return .passed }
      failures.add()
      return .failed
    }
    if case .failed(let failure) = outcome { return (failure, index, all[index]) }
    return (nil, index, all[index])
  }

  @Test func `reports a failure beyond a case that was not run, if it is one of the wanted cases`() async throws {
    for cases: (Int) -> Int in [{ _ in 1000 }, { $0 + 1 }] {
      let found = try await report(cases: cases)
      let failure = try #require(found.failure, "the failure is lost")
      #expect(failure.caseIndex == found.index && failure.original == found.number)
    }
    for cases: (Int) -> Int in [{ _ in 10 }, { $0 }] {
      let found = try await report(cases: cases)
      #expect(found.failure?.caseIndex == nil)
    }
  }
}
