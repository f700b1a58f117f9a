import Foundation

/// Tests that run together: a suite, or a single test, and what a run of them alone showed.
public struct TestUnit: Sendable {
  /// The targets whose suites share work that takes minutes; each of them is one unit.
  static let together: Set<String> = ["ReproductionTests"]

  /// The identifiers of its tests, for example ``DINLTests.`GR-002 …`/`a tree is optimal`()``.
  public let tests: [String]
  /// How long they took alone, with the start of the program.
  public var seconds = 0.0
  /// The mutants whose code they run.
  public var reached: Set<Int> = []
  /// Whether they pass when no mutant is chosen.
  public var passes = true

  /// What the unit is called in reports: its suite, its test, or its target.
  public var name: String {
    tests.count == 1 ? tests[0] : Set(tests.map(Self.suite)).count == 1 ? Self.suite(tests[0]) : Self.target(tests[0])
  }

  /// The claims that its suites begin with.
  public var claims: Set<String> {
    Set(
      tests.compactMap { test in
        let suite = Self.suite(test).drop { $0 != "." }.drop { $0 == "." || $0 == "`" }
        return suite.prefix(6).wholeMatch(of: /[A-Z]{2}-[0-9]{3}/).map { String($0.0) }
      })
  }

  /// The patterns that select its tests alone.
  var patterns: [String] { tests.map { "^" + NSRegularExpression.escapedPattern(for: $0) } }

  /// The units of tests.
  static func units(of tests: [String]) -> [TestUnit] {
    let groups = Dictionary(grouping: tests) { together.contains(target($0)) ? target($0) : suite($0) }
    return groups.sorted { $0.key < $1.key }.map { TestUnit(tests: $0.value) }
  }

  private static func target(_ test: String) -> String { String(test.prefix { $0 != "." }) }

  private static func suite(_ test: String) -> String {
    test.range(of: "`/").map { String(test[..<$0.upperBound].dropLast()) } ?? String(test.prefix { $0 != "/" })
  }
}

extension Workspace {
  /// The tests of the built copy, in units.
  ///
  /// - Throws: ``MutationError/build(_:)`` if the program does not list them.
  public func units() throws -> [TestUnit] {
    let (ending, lines) = try Job.output(
      of: [testRunner.path(percentEncoded: false), "--testing-library", "swift-testing", "--list-tests"], in: copy,
      seconds: 60)
    let found = lines.filter { $0.contains("/") && $0.contains("Tests.") }
    guard ending == .exit(0), !found.isEmpty else { throw MutationError.build("the built program lists no tests") }
    return TestUnit.units(of: found)
  }

  /// Runs tests in one process.
  ///
  /// - Parameters:
  ///   - units: the tests.
  ///   - environment: what is added to the environment.
  ///   - seconds: the time limit.
  ///   - stopsAtFailure: whether the process is ended at the first failure.
  /// - Returns: how the process ended, and the first failure that it named.
  /// - Throws: an error if the program cannot be started.
  func run(
    _ units: [TestUnit], environment: [String: String], seconds: Double, stopsAtFailure: Bool
  ) throws -> (ending: Job.Ending, failure: String?) {
    let failures = Lines()
    let filters = units.flatMap(\.patterns).flatMap { ["--filter", $0] }
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

  /// Runs each unit alone without a mutant and records the mutants that it reaches.
  ///
  /// The tests of a unit that fails are run one by one, so that those that pass can be used.
  ///
  /// - Parameters:
  ///   - units: the tests.
  ///   - jobs: how many processes run side by side.
  /// - Throws: an error if the program cannot be started.
  public func recorded(_ units: [TestUnit], jobs: Int) throws -> [TestUnit] {
    try sideBySide(units, jobs: jobs) { unit -> [TestUnit] in
      let whole = try recorded(unit)
      guard !whole.passes, unit.tests.count > 1 else { return [whole] }
      return try unit.tests.map { try recorded(TestUnit(tests: [$0])) }
    }.flatMap { $0 }
  }

  private func recorded(_ unit: TestUnit) throws -> TestUnit {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dinl-reach-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var unit = unit
    let start = Date()
    let run = try run(
      [unit], environment: [Self.reach: folder.path(percentEncoded: false)], seconds: 900, stopsAtFailure: false)
    unit.seconds = Date().timeIntervalSince(start)
    unit.passes = run.ending == .exit(0)
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let text = try String(contentsOf: file, encoding: .utf8)
      unit.reached.formUnion(text.split(separator: "\n").compactMap { Int($0) })
    }
    return unit
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
