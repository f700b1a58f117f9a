/// A type in a test file that contains tests, with the claim that its name states.
public struct TestSuite: Hashable, Sendable {
  /// What may keep a test from running, or its failures from counting; the text says it of a test.
  public enum Obstacle: String, Sendable {
    /// A trait `.disabled`.
    case disabled = "is disabled"
    /// A trait `.enabled`, which has a condition.
    case conditional = "runs on a condition only"
    /// An attribute that makes the test or its suite unavailable.
    case unavailable = "is declared unavailable"
    /// `#if` around the test or in its body.
    case conditionallyCompiled = "is compiled on a condition only, or a part of it is"
    /// A call that cancels the test.
    case cancelable = "may cancel itself"
    /// A known issue that is expected, or a trait that drops issues.
    case tolerant = "lets failures pass"
  }

  /// A test function directly in a suite, or in a type nested in it that names no claim of its own.
  public struct Function: Hashable, Sendable {
    /// The name of the function, without the backquotes of a raw identifier.
    public let name: String
    /// The file and line of the function's name.
    public let location: Location
    /// The test's identifier as `swift test --filter` sees it, except for the labels of arguments.
    public let identifier: String
    /// What the function, its attributes and the types around it show of obstacles.
    public let obstacles: Set<Obstacle>
    let body: FunctionBody

    /// Whether it is a negative control: its name begins with `control:`.
    public var isControl: Bool { name.hasPrefix("control:") }
  }

  /// The name of the type, without the backquotes of a raw identifier.
  public let name: String
  /// The file and line of the type's name.
  public let location: Location
  /// What the attributes of the type and the code around it show of obstacles, which hold for tests in its extensions
  /// too; none for an extension, whose own hold only for the tests in it.
  public let obstacles: Set<Obstacle>
  /// The tests in the suite, in the order of the file.
  public internal(set) var functions: [Function] = []
  /// The text like an id that the name begins with, valid or not.
  public let claimText: String?
  /// The claim that the suite tests, if its name begins with a valid id.
  public let claim: ClaimID?

  init(name: String, location: Location, obstacles: Set<Obstacle>) {
    (self.name, self.location, self.obstacles) = (name, location, obstacles)
    claimText = ClaimID.candidate(leading: name)
    claim = claimText.flatMap { try? ClaimID($0) }
  }
}

extension TestSuite {
  /// Reads the suites of one test file.
  ///
  /// A suite is a type or an extension that contains tests, or whose raw identifier begins like a claim id.
  ///
  /// - Parameters:
  ///   - tokens: The file's tokens, which hold no comments and string literals.
  ///   - path: The file's path from the project's root, as in `Tests/DINLTests/Tree/TreeTests.swift`.
  /// - Returns: The suites in the order in which they begin.
  /// - Complexity: O(n) in the number of tokens.
  static func read(_ tokens: [SwiftLexer.Token], path: String) -> [TestSuite] {
    var reader = SuiteReader(tokens: tokens, path: path)
    return reader.read()
  }
}
