/// What the tests of one finished run of `swift test` did, by its event stream.
public struct TestRun: Equatable, Sendable {
  /// What a test or suite did.
  public struct Test: Equatable, Sendable {
    /// The identifier without file and line, and with empty parentheses instead of the labels of arguments.
    public let identifier: String
    /// The name of the function or type, without the backquotes of a raw identifier.
    public let name: String
    /// Whether it is a suite.
    public let isSuite: Bool
    /// The target and the file, as in `DINLTests/TreeTests.swift`.
    public let file: String
    /// Whether the run began it.
    public internal(set) var isStarted = false
    /// Whether the run ended it; one that began and did not end took the process with it.
    public internal(set) var isEnded = false
    /// Whether the run left it out, for example by a trait.
    public internal(set) var isSkipped = false
    /// The seconds from its beginning to its end, other tests beside it included.
    public internal(set) var seconds: Double?
    /// What failed, without the issues that a test expects.
    public internal(set) var issues: [String] = []
  }

  /// The tests and suites, in the order of the stream.
  public internal(set) var tests: [Test] = []
  /// The version of the testing library, as the stream states it.
  public internal(set) var testingLibrary: String?
  /// The platform, as the stream states it.
  public internal(set) var platform: String?
  /// When the run began, in seconds since 1970.
  public internal(set) var start: Double?
  /// The seconds from beginning to end; nil if the run did not end.
  public internal(set) var seconds: Double?
  /// What failed outside of all tests.
  public internal(set) var issues: [String] = []

  /// The identifier of a test without file, line and the labels of arguments, as the link audit writes it.
  ///
  /// - Parameter id: The identifier of a test as Swift Testing gives it.
  static func identifier(_ id: String) -> String {
    var text = id[...]
    if let place = text.lastIndex(of: "/"), text[place...].contains(".swift:") { text = text[..<place] }
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return String(text) }
    return text[..<open] + "()"
  }

  /// The name of a function or type without backquotes and parentheses.
  static func name(_ written: String) -> String {
    guard written.first == "`", let end = written.dropFirst().lastIndex(of: "`") else {
      return String(written.prefix { $0 != "(" })
    }
    return String(written[written.index(after: written.startIndex)..<end])
  }
}
