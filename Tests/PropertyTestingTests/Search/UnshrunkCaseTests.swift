import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `A failing case that passes alone` {
  static let lists = Generator<Int>.integer(in: 0...9).array(count: 0...90)

  @Test func `every case is drawn again as the search drew it, at its own size`() throws {
    let search = Search(cases: 100, baseSeed: 3)
    var drawn: [[Int]] = []
    let outcome = search.run(Self.lists) { list in
      drawn.append(list)
      return .passed
    }
    guard case .passed(100, 0, _) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    for (index, list) in drawn.enumerated() {
      let failure = try #require(search.unshrunk(index, Self.lists))
      #expect(failure.caseIndex == index && failure.original == list && failure.minimal == list)
      #expect(failure.originalRecording.choices.count == 1 + list.count && failure.isFresh)
      #expect(failure.minimalRecording.choices == failure.originalRecording.choices)
      #expect(failure.steps == 0 && failure.evaluations == 0 && !failure.isComplete)
    }
    #expect(search.unshrunk(0, Self.lists.filter { _ in false }) == nil)
  }

  @Test(arguments: [1, 3]) func `is reported as it was drawn`(workers: Int) async throws {
    let failures = Counter()
    let outcome = await Search(cases: 600, baseSeed: 3).runConcurrently(workers: workers, Self.lists) { list, _ in
      list.count > 60 && failures.add() == 1 ? .failed : .passed
    }
    guard case .failed(let failure) = outcome else {
      Issue.record("the failure is lost: \(outcome)")
      return
    }
    #expect(failure.original.count > 60 && failure.minimal == failure.original)
    #expect(failure.steps == 0 && failure.evaluations == 0 && !failure.isComplete)
  }

  @Test func `a worker runs no case after one that fails`() async throws {
    let cases = Counter()
    let (outcome, failing) = await Search(cases: 100, baseSeed: 3)
      .runConcurrently(workers: 1, NoScope.self, Self.lists) { _, _, _ in cases.add() == 5 ? .failed : .passed }
    guard case .passed(4, 0, _) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(failing == 4 && cases.count == 5)
  }
}
