import PropertySearch
import Synchronization
import Testing

/// Keeps issues from being recorded while a search runs, and counts those that would fail the test.
final class IssueScope: CaseScope {
  /// The scope to which a `.property` trait passes the issues of the current task.
  @TaskLocal private static var current: IssueScope?
  /// Whether there is such a trait.
  @TaskLocal static var isInstalled = false

  private let failures = Atomic<Int>(0)
  private let allowance = Atomic<Int>(0)

  /// The number of failures so far.
  var count: Int { failures.load(ordering: .relaxed) }

  /// Lets a number of failures through.
  func allow(_ number: Int) {
    allowance.store(number, ordering: .relaxed)
  }

  /// The verdict on a body, from its issues and errors.
  func verdict(_ body: () throws -> Void) -> Search.CaseVerdict {
    let before = count
    do {
      try body()
      return count == before ? .passed : .failed
    } catch {
      return error is Observer.Unassumed ? .discarded : .failed
    }
  }

  /// The verdict on a body, from its issues and errors, on the caller's actor.
  func verdict(
    isolation: isolated (any Actor)? = #isolation, _ body: nonisolated(nonsending) () async throws -> Void
  ) async -> Search.CaseVerdict {
    let before = count
    do {
      try await body()
      return count == before ? .passed : .failed
    } catch {
      return error is Observer.Unassumed ? .discarded : .failed
    }
  }

  /// The issue if it is to be recorded; `nil` if it is kept back.
  private func handled(_ issue: Issue) -> Issue? {
    guard issue.isFailure else { return nil }
    failures.add(1, ordering: .relaxed)
    guard allowance.load(ordering: .relaxed) > 0 else { return nil }
    allowance.subtract(1, ordering: .relaxed)
    return issue
  }

  /// The issue handling of a `.property` trait: the issues of a task with a scope go to that scope.
  static let installed = IssueHandlingTrait.compactMapIssues { issue in
    guard let current else { return issue }
    return current.handled(issue)
  }

  private var trait: IssueHandlingTrait {
    .compactMapIssues { [self] in handled($0) }
  }

  /// Runs a body whose issues are kept back, on the caller's actor.
  func run(isolation: isolated (any Actor)? = #isolation, _ body: () async -> Void) async {
    guard let test = Test.current else { return await body() }
    await withoutActuallyEscaping(body) { body in
      nonisolated(unsafe) let body = body
      let perform: @Sendable () async -> Void = { await Self.hop(to: isolation, body) }
      // The scope itself never throws: it passes on what the body throws.
      try? await trait.provideScope(for: test, testCase: Test.Case.current, performing: perform)
    }
  }

  private static func hop(to isolation: isolated (any Actor)?, _ body: () async -> Void) async {
    await body()
  }

  /// Runs a synchronous body whose issues are kept back.
  ///
  /// The scope of a trait is asynchronous although nothing in it waits. A task that starts immediately, on the caller's
  /// thread, has run the body when the call returns. Such a task does not know of an actor that the caller holds: on an
  /// actor other than the main actor a `.property` trait handles the issues, and without one they are marked as known.
  func run(on isolation: (any Actor)?, _ body: () -> Void) {
    guard let test = Test.current else { return body() }
    withoutActuallyEscaping(body) { body in
      let start = Start(body)
      let trait = trait
      if isolation == nil || isolation is MainActor {
        Task.immediate {
          try? await trait.provideScope(for: test, testCase: Test.Case.current) { start.claim() }
        }
      } else if Self.isInstalled {
        Self.$current.withValue(self) { start.claim() }
      }
      if start.isUnclaimed {
        withKnownIssue(isIntermittent: true) {
          start.claim()
        } matching: { [self] in
          handled($0) == nil
        }
      }
    }
  }

  /// A body that runs once.
  private final class Start: Sendable {
    private let claimed = Atomic<Bool>(false)
    private nonisolated(unsafe) let body: () -> Void

    init(_ body: @escaping () -> Void) {
      self.body = body
    }

    var isUnclaimed: Bool { !claimed.load(ordering: .acquiring) }

    func claim() {
      if !claimed.exchange(true, ordering: .acquiringAndReleasing) { body() }
    }
  }
}
