import PropertyTesting
import Testing

@testable import PropertySearch

/// A scope that is counted.
private struct CountedScope: CaseScope {
  static let made = Counter()

  init() { _ = Self.made.add() }

  func run(isolation: isolated (any Actor)?, _ body: () async -> Void) async { await body() }
}

/// PT-003, step 1.
@Suite struct `Workers share the cases of a round` {
  static let numbers = Generator<Int>.integer(in: 0...9)

  @Test func `a round has 512 cases, which workers run in equal shares of consecutive cases`() async {
    // A share has 512 cases over the number of workers, and there are 512 over this length, both rounded up.
    for (workers, shares) in [(1, 1), (2, 2), (3, 3), (5, 5), (7, 7), (100, 86), (511, 256), (512, 512), (600, 512)] {
      let (before, cases) = (CountedScope.made.count, Counter())
      let (outcome, failing) = await Search(cases: 512, baseSeed: 3)
        .runConcurrently(workers: workers, CountedScope.self, Self.numbers) { _, _, _ in
          _ = cases.add()
          return .passed
        }
      guard case .passed(512, 0, _) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(failing == nil && cases.count == 512, "\(workers) workers")
      #expect(CountedScope.made.count - before == shares, "\(workers) workers")
    }
  }

  @Test func `a search for one case runs no other`() async {
    var search = Search(cases: 512, baseSeed: 3)
    search.onlyCase = 7
    let cases = Counter()
    let outcome = await search.runConcurrently(workers: 3, Self.numbers) { _, _ in
      _ = cases.add()
      return .passed
    }
    guard case .passed(1, 0, _) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(cases.count == 1)
  }
}
