/// What the body of a function does that matters to tests.
struct FunctionBody: Hashable, Sendable {
  /// The names of the functions that it calls.
  let calls: Set<String>
  /// Whether it checks something itself: by an expectation of more than the literal `true`, by a confirmation, or by an
  /// issue that is no warning.
  let checks: Bool

  /// Reads a body.
  ///
  /// - Complexity: O(n) in the number of tokens.
  init(_ tokens: ArraySlice<SwiftLexer.Token>) {
    calls = Self.calls(in: tokens)
    checks = calls.contains("confirmation") || Self.holdsExpectation(tokens.map(\.text))
  }

  /// The names before an opening parenthesis or brace, with or without generic arguments between.
  private static func calls(in body: ArraySlice<SwiftLexer.Token>) -> Set<String> {
    var calls: Set<String> = []
    // The name that was just read, and those before the angle brackets that are open.
    var name: String?
    var generic: [String?] = []
    var previous = ""
    for token in body {
      defer { previous = token.text }
      guard token.kind == .punctuation else {
        name = token.text
        continue
      }
      switch token.text {
      case "(":
        if let name { calls.insert(name) }
        name = nil
      case "{":
        if let name { calls.insert(name) }
        (name, generic) = (nil, [])
      case "<":
        generic.append(name)
        name = nil
      case ">" where previous != "-":
        name = generic.popLast() ?? nil
      case ">", "-", ")", "[", "]", ".", ",", ":", "?", "&", "@":
        // Part of a type, which may be a generic argument.
        name = nil
      default:
        (name, generic) = (nil, [])
      }
    }
    return calls
  }

  private static func holdsExpectation(_ texts: [String]) -> Bool {
    texts.indices.contains { position in
      let after = texts[(position + 1)...]
      switch texts[position] {
      case "#":
        guard after.first == "expect" || after.first == "require" else { return false }
        // An expectation of the literal `true` checks nothing.
        let arguments = after.dropFirst().prefix(3)
        return !arguments.starts(with: ["(", "true"]) || arguments.last != ")" && arguments.last != ","
      case "Issue": return after.starts(with: [".", "record", "("]) && !isOfWarning(after.dropFirst(2))
      default: return false
      }
    }
  }

  /// Whether the arguments in the parenthesis that comes first are those of a warning, which fails no test.
  private static func isOfWarning(_ texts: ArraySlice<String>) -> Bool {
    var depth = 0
    let arguments = texts.prefix { text in
      if text == "(" { depth += 1 }
      if text == ")" { depth -= 1 }
      return depth > 0
    }
    return arguments.contains("severity") && arguments.contains("warning")
  }
}
