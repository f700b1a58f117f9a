import Synchronization
import Testing

/// The issues that a body records; they do not count as issues of this test.
func recordedIssues(isolation: isolated (any Actor)? = #isolation, _ body: () async -> Void) async throws -> [Issue] {
  let issues = Mutex<[Issue]>([])
  let test = try #require(Test.current)
  await withoutActuallyEscaping(body) { body in
    nonisolated(unsafe) let body = body
    let trait = IssueHandlingTrait.compactMapIssues { issue in
      issues.withLock { $0.append(issue) }
      return nil
    }
    try? await trait.provideScope(for: test, testCase: Test.Case.current) { await hop(to: isolation, body) }
  }
  return issues.withLock { $0 }
}

private func hop(to isolation: isolated (any Actor)?, _ body: () async -> Void) async {
  await body()
}

extension Issue {
  var text: String { comments.map(\.rawValue).joined(separator: "\n") }

  var isExpectation: Bool {
    if case .expectationFailed = kind { return true }
    return false
  }
}
