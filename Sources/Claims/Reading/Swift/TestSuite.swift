/// A type in a test file that contains tests, with the claim that its name states.
public struct TestSuite: Hashable, Sendable {
  /// A test function directly in a suite, or in a type nested in it that names no claim of its own.
  public struct Function: Hashable, Sendable {
    /// The name of the function, without the backquotes of a raw identifier.
    public let name: String
    /// The file and line of the function's name.
    public let location: Location
    /// The test's identifier as `swift test --filter` sees it, except for the labels of arguments.
    public let identifier: String
    /// Whether the function, or a type around it, has a trait `.disabled`.
    public let isDisabled: Bool

    /// Whether it is a negative control: its name begins with `control:`.
    public var isControl: Bool { name.hasPrefix("control:") }
  }

  /// The name of the type, without the backquotes of a raw identifier.
  public let name: String
  /// The file and line of the type's name.
  public let location: Location
  /// The tests in the suite, in the order of the file.
  public internal(set) var functions: [Function] = []
  /// The text like an id that the name begins with, valid or not.
  public let claimText: String?
  /// The claim that the suite tests, if its name begins with a valid id.
  public let claim: ClaimID?

  init(name: String, location: Location) {
    (self.name, self.location) = (name, location)
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

/// Reads the declarations in a list of tokens, with a stack of the types that are open.
private struct SuiteReader {
  struct Attribute {
    let name: String
    let disables: Bool
  }

  struct OpenType {
    let suite: Int
    let depth: Int
    let isDisabled: Bool
  }

  let tokens: [SwiftLexer.Token]
  let path: String
  var index = 0
  var depth = 0
  var attributes: [Attribute] = []
  var types: [OpenType] = []
  var suites: [TestSuite] = []
  /// The type just declared, before its opening brace.
  var declared: (suite: Int, isDisabled: Bool)?

  static let typeKeywords: Set = ["struct", "class", "enum", "actor", "extension"]
  static let modifiers: Set = [
    "public", "package", "internal", "fileprivate", "private", "open", "final", "nonisolated", "static", "mutating",
    "indirect",
  ]
  static let memberKeywords: Set = ["func", "var", "let", "init", "subscript"]

  init(tokens: [SwiftLexer.Token], path: String) {
    self.tokens = tokens
    self.path = path
  }

  mutating func read() -> [TestSuite] {
    while index < tokens.count {
      let token = tokens[index]
      switch (token.kind, token.text) {
      case (.punctuation, "@"):
        readAttribute()
        continue
      case (.punctuation, "{"):
        depth += 1
        if let opened = declared {
          types.append(OpenType(suite: opened.suite, depth: depth, isDisabled: opened.isDisabled))
          declared = nil
        }
        attributes = []
      case (.punctuation, "}"):
        if types.last?.depth == depth { types.removeLast() }
        depth -= 1
        attributes = []
      case (.identifier, "func"):
        readFunction()
      case (.identifier, let word) where Self.typeKeywords.contains(word):
        readType()
      case (.identifier, let word) where Self.modifiers.contains(word):
        break
      default:
        attributes = []
      }
      index += 1
    }
    return suites.filter { !$0.functions.isEmpty || $0.claimText != nil }
  }

  /// Reads `@Name` with its arguments, up to the token after it.
  mutating func readAttribute() {
    index += 1
    guard index < tokens.count else { return }
    let name = tokens[index].text
    index += 1
    var disables = false
    if index < tokens.count, tokens[index].text == "(", tokens[index].kind == .punctuation {
      var open = 0
      repeat {
        let token = tokens[index]
        if token.kind == .punctuation {
          if token.text == "(" { open += 1 }
          if token.text == ")" { open -= 1 }
        } else if token.text == "disabled", tokens[index - 1].text == "." {
          disables = true
        }
        index += 1
      } while open > 0 && index < tokens.count
    }
    attributes.append(Attribute(name: name, disables: disables))
  }

  mutating func readType() {
    guard index + 1 < tokens.count, tokens[index + 1].kind != .punctuation,
      !Self.memberKeywords.contains(tokens[index + 1].text)
    else { return }
    index += 1
    // An extension may name its type by a path: the last part names the suite.
    while index + 2 < tokens.count, tokens[index + 1].text == ".", tokens[index + 2].kind != .punctuation { index += 2 }
    let location = Location(path: path, line: tokens[index].line)
    suites.append(TestSuite(name: tokens[index].text, location: location))
    declared = (suites.count - 1, attributes.contains(where: \.disables) || types.contains(where: \.isDisabled))
    attributes = []
  }

  mutating func readFunction() {
    defer { attributes = [] }
    guard attributes.contains(where: { $0.name == "Test" }), index + 1 < tokens.count else { return }
    // The innermost type that names a claim contains the test; without one, the innermost type does.
    guard let owner = types.last(where: { suites[$0.suite].claimText != nil }) ?? types.last else { return }
    let token = tokens[index + 1]
    let target = path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    let names = types.map { suites[$0.suite].name.quotedIfRaw } + [token.text.quotedIfRaw + "()"]
    suites[owner.suite].functions.append(
      TestSuite.Function(
        name: token.text, location: Location(path: path, line: token.line),
        identifier: target + "." + names.joined(separator: "/"),
        isDisabled: attributes.contains(where: \.disables) || types.contains(where: \.isDisabled)))
  }
}

extension String {
  /// The identifier as it is written in source: in backquotes if it is a raw identifier.
  fileprivate var quotedIfRaw: String {
    allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? self : "`\(self)`"
  }
}
