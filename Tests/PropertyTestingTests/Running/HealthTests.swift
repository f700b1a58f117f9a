import Foundation
import PropertyTesting
import Testing

@Suite struct `A check of a property reports its own problems` {
  static let numbers = Generator<Int>.integer(in: 0...1000)

  @Test func `a filter that no value passes is reported with counts`() async throws {
    let draws = Counter()
    let issues = try await recordedIssues {
      checkProperty(Self.numbers.filter { _ in draws.add() < 0 }) { _ in }
    }
    #expect(issues.count == 1)
    #expect(issues.first?.text.contains("Only 0 of 201 cases met the assumptions") == true)
    // Each of 201 cases tries a hundred times.
    #expect(draws.count == 201 * 100)
  }

  @Test func `control: a filter that few values pass records no issue`() async throws {
    let issues = try await recordedIssues {
      checkProperty(Self.numbers.filter { $0 % 20 == 0 }) { _ in }
    }
    #expect(issues.isEmpty)
  }

  @Test func `discarded cases do not count as passed`() async throws {
    var passed = 0
    checkProperty(Self.numbers, PropertySettings(cases: 500)) { number, observer in
      try observer.assume(number % 3 == 0)
      passed += 1
    }
    #expect(passed == 500 * PropertySettings.effort)
  }

  @Test func `assumptions that hardly any case meets are reported`() async throws {
    let issues = try await recordedIssues {
      checkProperty(Self.numbers, PropertySettings(cases: 500)) { number, observer in
        try observer.assume(number == 617)
      }
    }
    #expect(issues.count == 1)
    #expect(issues.first?.text.contains("met the assumptions") == true)
  }

  @Test func `a flaky property is reported as flaky`() async throws {
    var calls = 0
    let issues = try await recordedIssues {
      checkProperty(Self.numbers) { _ in
        calls += 1
        #expect(calls != 57)
      }
    }
    #expect(issues.count == 1)
    #expect(issues.first?.text.hasPrefix("The property is flaky") == true)
  }

  @Test func `a property that fails only beside other cases is reported as flaky`() async throws {
    let calls = Counter()
    let issues = try await recordedIssues {
      await checkProperty(concurrently: 2, Self.numbers) { _, _ in
        let call = calls.add()
        #expect(call != 57)
      }
    }
    #expect(issues.count == 1)
    #expect(issues.first?.text.hasPrefix("The property is flaky") == true)
  }

  @Test func `shrinking ends at its bound with the best so far`() async throws {
    var calls = 0
    let issues = try await recordedIssues {
      checkProperty(Self.numbers.array(count: 50...60), PropertySettings(maximumEvaluations: 40)) { list in
        calls += 1
        #expect(list.reduce(0, +) < 8000)
      }
    }
    #expect(issues.count == 2)
    #expect(issues.last?.text.contains("40 evaluations; the bound on evaluations was reached") == true)
  }

  @Test func `a coverage demand that is not met is reported`() async throws {
    let issues = try await recordedIssues {
      checkProperty(Self.numbers) { number, observer in
        observer.cover("large", atLeast: 0.1, when: number > 1000)
        observer.cover("any", atLeast: 0.5, when: number >= 0)
        observer.classify("even", when: number % 2 == 0)
        observer.collect(number % 5)
      }
    }
    #expect(issues.count == 1)
    #expect(issues.first?.text.hasPrefix("\"large\" should come up in at least 10.0 %") == true)
  }

  @Test func `where scores are climbed, only fresh cases count for the shares`() throws {
    let observer = Observer()
    let outcome = Search(cases: 1000).run(Self.numbers, observer: observer) { number in
      observer.score(Double(number))
      observer.classify("large", when: number > 900)
      return .passed
    }
    guard case .passed(_, _, let coverage) = outcome, let entry = coverage.entries["large"] else {
      Issue.record("the property holds")
      return
    }
    // One case in four is fresh, and so is the first.
    #expect((250...251).contains(entry.sequence.trials))
    #expect(entry.sequence.share < 0.4)
  }

  @Test func `the command for a case found by its score also runs the cases before it`() async throws {
    let issues = try await recordedIssues {
      checkProperty(Self.numbers.array(count: 10...10)) { list, observer in
        let sum = list.reduce(0, +)
        observer.score(Double(sum))
        #expect(sum < 9900)
      }
    }
    let text = try #require(issues.last?.text)
    #expect(issues.count == 2)
    #expect(text.contains("Run it again:   DINL_SEED=") && !text.contains("DINL_CASE="))
  }

  @Test func `the histogram of collected values`() throws {
    let observer = Observer()
    let outcome = Search(cases: 100).run(Self.numbers, observer: observer) { number in
      observer.collect(number % 2)
      observer.classify("zero", when: number == 0)
      return .passed
    }
    guard case .passed(let cases, _, let coverage) = outcome else {
      Issue.record("the property holds")
      return
    }
    #expect(cases == 100)
    #expect(coverage.histogram.values.reduce(0, +) == 100)
    #expect(Set(coverage.histogram.keys) == ["0", "1"])
    #expect(coverage.description.contains("█") && coverage.description.contains("zero: "))
  }
}

/// A count that closures may share.
final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var total = 0

  var count: Int { lock.withLock { total } }

  func add() -> Int {
    lock.withLock {
      total += 1
      return total
    }
  }
}
