import Foundation

/// A test of the specification and what a run of it alone showed.
public struct TestCase: Sendable {
  /// Its identifier, for example ``DINLTests.`GR-002 …`/`a tree is optimal`()``.
  public let identifier: String
  /// How long it took alone, with the start of the program.
  public var seconds = 0.0
  /// The mutants whose code it runs.
  public var reached: Set<Int> = []
  /// Whether it passes when no mutant is chosen.
  public var passes = true

  /// The claim that its suite begins with, if any.
  public var claim: String? {
    guard let start = identifier.firstIndex(where: { $0 == "." || $0 == "`" }) else { return nil }
    let suite = identifier[start...].drop { $0 == "." || $0 == "`" }
    let name = String(suite.prefix(6))
    return name.wholeMatch(of: /[A-Z]{2}-[0-9]{3}/) == nil ? nil : name
  }

  /// The pattern that selects this test alone.
  var pattern: String { "^" + NSRegularExpression.escapedPattern(for: identifier) }
}

extension Workspace {
  /// The tests of the built copy.
  ///
  /// - Throws: ``MutationError/build(_:)`` if the program does not list them.
  public func tests() throws -> [TestCase] {
    let lines = Lines()
    let ending = try Job.run(
      [testRunner.path(percentEncoded: false), "--testing-library", "swift-testing", "--list-tests"], in: copy,
      seconds: 60
    ) { line in
      lines.append(line)
      return false
    }
    let found = lines.all.filter { $0.contains("/") && $0.contains("Tests.") }
    guard ending == .exit(0), !found.isEmpty else { throw MutationError.build("the built program lists no tests") }
    return found.map { TestCase(identifier: $0) }
  }

  /// Runs tests in one process.
  ///
  /// - Parameters:
  ///   - tests: the tests.
  ///   - environment: what is added to the environment.
  ///   - seconds: the time limit.
  ///   - stopsAtFailure: whether the process is ended at the first failure.
  /// - Returns: how the process ended, and the first failure that it named.
  /// - Throws: an error if the program cannot be started.
  func run(
    _ tests: [TestCase], environment: [String: String], seconds: Double, stopsAtFailure: Bool
  ) throws -> (ending: Job.Ending, failure: String?) {
    let failures = Lines()
    let filters = tests.flatMap { ["--filter", $0.pattern] }
    let ending = try Job.run(
      [testRunner.path(percentEncoded: false), "--testing-library", "swift-testing"] + filters, in: copy,
      environment: environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }, seconds: seconds
    ) { line in
      guard line.hasPrefix("✘ Test"), line.contains("recorded an issue") || line.contains(" failed after ") else {
        return false
      }
      failures.append(line)
      return stopsAtFailure
    }
    let name = failures.all.first.map { line in
      String(line.dropFirst("✘ Test ".count).prefix { $0 != "\n" }).split(separator: " recorded an issue")[0]
    }
    return (ending, name.map(String.init))
  }

  /// Runs each test alone without a mutant and records the mutants that it reaches.
  ///
  /// - Parameters:
  ///   - tests: the tests.
  ///   - jobs: how many processes run side by side.
  /// - Throws: an error if the program cannot be started.
  public func recorded(_ tests: [TestCase], jobs: Int) throws -> [TestCase] {
    try sideBySide(tests, jobs: jobs) { test in
      let folder = FileManager.default.temporaryDirectory.appending(path: "dinl-reach-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      var test = test
      let start = Date()
      let run = try run(
        [test], environment: [Self.reach: folder.path(percentEncoded: false)], seconds: 900, stopsAtFailure: false)
      test.seconds = Date().timeIntervalSince(start)
      test.passes = run.ending == .exit(0)
      for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
        let text = try String(contentsOf: file, encoding: .utf8)
        test.reached.formUnion(text.split(separator: "\n").compactMap { Int($0) })
      }
      return test
    }
  }
}

/// Applies a function to each element, some side by side; the results keep the order.
public func sideBySide<Element: Sendable, Result: Sendable>(
  _ elements: [Element], jobs: Int, _ apply: @escaping @Sendable (Element) throws -> Result
) throws -> [Result] {
  let work = Work<Result>(count: elements.count)
  DispatchQueue.concurrentPerform(iterations: max(1, jobs)) { _ in
    while let index = work.next() {
      do { work.finish(index, try apply(elements[index])) } catch { work.fail(error) }
    }
  }
  return try work.results()
}

/// What the threads of ``sideBySide(_:jobs:_:)`` share.
private final class Work<Result: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var upcoming = 0
  private var done: [Result?]
  private var error: (any Error)?

  init(count: Int) { done = Array(repeating: nil, count: count) }

  func next() -> Int? {
    lock.withLock {
      guard error == nil, upcoming < done.count else { return nil }
      upcoming += 1
      return upcoming - 1
    }
  }

  func finish(_ index: Int, _ result: Result) { lock.withLock { done[index] = result } }
  func fail(_ failure: any Error) { lock.withLock { error = failure } }

  func results() throws -> [Result] {
    if let error { throw error }
    return done.compactMap { $0 }
  }
}
