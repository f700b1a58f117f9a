/// Reads the suites and tests in a list of tokens, with a stack of the types that are open.
struct SuiteReader: TokenReader {
  private struct Attribute {
    let name: String
    let obstacles: Set<TestSuite.Obstacle>
  }

  private struct OpenType {
    let suite: Int
    let depth: Int
    let obstacles: Set<TestSuite.Obstacle>
  }

  let tokens: [SwiftLexer.Token]
  var index = 0
  private let path: String
  private var depth = 0
  /// The number of `#if` that are open.
  private var conditions = 0
  private var attributes: [Attribute] = []
  private var types: [OpenType] = []
  private var suites: [TestSuite] = []
  /// The type just declared, before its opening brace.
  private var declared: (suite: Int, obstacles: Set<TestSuite.Obstacle>)?

  private static let typeKeywords: Set = ["struct", "class", "enum", "actor", "extension"]
  private static let modifiers: Set = [
    "public", "package", "internal", "fileprivate", "private", "open", "final", "nonisolated", "static", "mutating",
    "indirect",
  ]
  private static let memberKeywords: Set = ["func", "var", "let", "init", "subscript"]
  /// What stands before the dot of a trait: the start of an argument, or the type of the trait.
  private static let beforeTraits: Set = ["(", ",", "ConditionTrait", "IssueHandlingTrait"]
  private static let traits: [String: TestSuite.Obstacle] = [
    "disabled": .disabled, "enabled": .conditional, "compactMapIssues": .tolerant, "filterIssues": .tolerant,
  ]

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
          types.append(OpenType(suite: opened.suite, depth: depth, obstacles: opened.obstacles))
          declared = nil
        }
        attributes = []
      case (.punctuation, "}"):
        if types.last?.depth == depth { types.removeLast() }
        depth -= 1
        attributes = []
      case (.punctuation, "#"):
        if text(after: 1) == "if" { conditions += 1 }
        if text(after: 1) == "endif" { conditions -= 1 }
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

  private func text(after offset: Int) -> String? {
    index + offset < tokens.count ? tokens[index + offset].text : nil
  }

  /// Reads `@Name` with its arguments, up to the token after it.
  private mutating func readAttribute() {
    index += 1
    guard let name = token?.text else { return }
    index += 1
    let start = index
    if isPunctuation("(") { skipBalanced() }
    var obstacles: Set<TestSuite.Obstacle> = []
    var open = 0
    for position in start..<index {
      let argument = tokens[position]
      if argument.kind == .punctuation {
        if "([{".contains(argument.text) { open += 1 }
        if ")]}".contains(argument.text) { open -= 1 }
      } else if name == "available" {
        if ["unavailable", "obsoleted"].contains(argument.text) { obstacles.insert(.unavailable) }
      } else if open == 1, tokens[position - 1].text == ".", Self.beforeTraits.contains(tokens[position - 2].text),
        let obstacle = Self.traits[argument.text]
      {
        obstacles.insert(obstacle)
      }
    }
    attributes.append(Attribute(name: name, obstacles: obstacles))
  }

  /// What the attributes just read, the types that are open and `#if` show of obstacles.
  private var shownObstacles: Set<TestSuite.Obstacle> {
    var obstacles: Set<TestSuite.Obstacle> = conditions > 0 ? [.conditionallyCompiled] : []
    for attribute in attributes { obstacles.formUnion(attribute.obstacles) }
    for type in types { obstacles.formUnion(type.obstacles) }
    return obstacles
  }

  private mutating func readType() {
    guard index + 1 < tokens.count, tokens[index + 1].kind != .punctuation,
      !Self.memberKeywords.contains(tokens[index + 1].text)
    else { return }
    let isExtension = tokens[index].text == "extension"
    index += 1
    // An extension may name its type by a path: the last part names the suite.
    while index + 2 < tokens.count, tokens[index + 1].text == ".", tokens[index + 2].kind != .punctuation { index += 2 }
    let location = Location(path: path, line: tokens[index].line)
    // What stands around an extension hinders only the tests in it, which carry it themselves.
    suites.append(
      TestSuite(name: tokens[index].text, location: location, obstacles: isExtension ? [] : shownObstacles))
    declared = (suites.count - 1, shownObstacles)
    attributes = []
  }

  private mutating func readFunction() {
    defer { attributes = [] }
    guard attributes.contains(where: { $0.name == "Test" }), index + 1 < tokens.count else { return }
    // The innermost type that names a claim contains the test; without one, the innermost type does.
    guard let owner = types.last(where: { suites[$0.suite].claimText != nil }) ?? types.last else { return }
    let token = tokens[index + 1]
    let target = path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    let names = types.map { suites[$0.suite].name.quotedIfRaw } + [token.text.quotedIfRaw + "()"]
    let body = bodyOfFunction()
    let function = TestSuite.Function(
      name: token.text, location: Location(path: path, line: token.line),
      identifier: target + "." + names.joined(separator: "/"),
      obstacles: shownObstacles.union(Self.obstacles(in: body)), body: FunctionBody(body))
    suites[owner.suite].functions.append(function)
  }

  /// The body of the function whose keyword is the next token, with its braces; empty if it has none.
  private func bodyOfFunction() -> ArraySlice<SwiftLexer.Token> {
    var reader = self
    repeat {
      reader.skipBalanced()
    } while reader.token != nil && !reader.isPunctuation("{") && !reader.isPunctuation("}")
    guard reader.isPunctuation("{") else { return [] }
    let start = reader.index
    reader.skipBalanced()
    return tokens[start..<reader.index]
  }
}

// What the body of a test shows of obstacles.
extension SuiteReader {
  private static func obstacles(in body: ArraySlice<SwiftLexer.Token>) -> Set<TestSuite.Obstacle> {
    var obstacles: Set<TestSuite.Obstacle> = []
    let texts = body.map(\.text)
    for position in texts.indices {
      let before = texts[..<position].suffix(2)
      switch texts[position] {
      case "withKnownIssue": obstacles.insert(.tolerant)
      case "cancel" where before.elementsEqual(["Test", "."]) || before.elementsEqual(["Case", "."]):
        obstacles.insert(.cancelable)
      case "if" where before.last == "#": obstacles.insert(.conditionallyCompiled)
      default: continue
      }
    }
    return obstacles
  }
}

extension String {
  /// The identifier as it is written in source: in backquotes if it is a raw identifier.
  fileprivate var quotedIfRaw: String {
    allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? self : "`\(self)`"
  }
}
