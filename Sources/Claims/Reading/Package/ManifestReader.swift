/// Reads the statements of a `Package.swift`, and the values of its constants as far as they are written out.
///
/// A value is a string, an array, a call, the name of an earlier constant, or arrays joined by `+` or changed by
/// `map { … $0 … }`. Nothing is run: a value of another form is unreadable, and so is one that lies too deep in others
/// and whatever exceeds the number of values that a manifest may hold.
struct ManifestReader: TokenReader {
  let tokens: [SwiftLexer.Token]
  var index = 0
  /// The value of each constant and variable at file scope; the last one if there are several of a name.
  private(set) var values: [String: ManifestValue] = [:]
  /// The lines of the statements that are neither imports nor declarations, such as one that changes the package.
  private(set) var otherStatements: [Int] = []
  /// What `$0` stands for in the closure that is being read.
  private var closureArgument: ManifestValue?
  /// The number of values that may still be read.
  private var remaining = Self.mostValues
  /// The number of values in which the next one lies.
  private var depth = 0

  /// The values that a manifest may hold, with those of a constant at each of its uses and those of a closure for each
  /// element of its array.
  static let mostValues = 10_000

  private static let modifiers: Set = [
    "open", "public", "package", "internal", "fileprivate", "private", "nonisolated", "final", "indirect", "prefix",
    "infix", "postfix",
  ]
  /// The keywords of declarations that end with a block.
  private static let declarations: Set = [
    "func", "extension", "struct", "enum", "class", "protocol", "actor", "precedencegroup",
  ]
  /// The keywords of declarations that end with their line, and `import`.
  private static let lineDeclarations: Set = ["import", "typealias", "operator"]
  private static let laterBranches: Set = ["elseif", "else", "endif"]

  /// Reads a whole manifest.
  ///
  /// - Complexity: O(n·v) in the length of the text and the number of its values, at most ``mostValues``; the memory is
  ///   O(n + v).
  init(_ text: String) {
    tokens = SwiftLexer(text, keepingStrings: true).tokens
    while index < tokens.count { readStatement() }
  }

  private mutating func readStatement() {
    switch (tokens[index].kind, tokens[index].text) {
    case (.identifier, "let"), (.identifier, "var"):
      readConstants()
    case (.identifier, let word) where Self.lineDeclarations.contains(word):
      skipStatement()
    case (.identifier, let word) where Self.modifiers.contains(word):
      index += 1
    case (.identifier, let word) where Self.declarations.contains(word):
      while token != nil, !isPunctuation("{") { skipBalanced() }
      skipBalanced()
    case (.punctuation, "@"):
      index += 2
      if isPunctuation("(") { skipBalanced() }
    case (.punctuation, ";"):
      index += 1
    case (.punctuation, "#") where Self.laterBranches.contains(name(at: index + 1) ?? ""):
      // The statement `#if` was noted.
      skipStatement()
    default:
      otherStatements.append(tokens[index].line)
      skipStatement()
    }
  }

  /// Skips at least one token, to the end of a line that no bracket holds open.
  private mutating func skipStatement() {
    repeat { skipBalanced() } while token != nil && !isFirstOnLine && !isPunctuation(";")
  }

  /// Reads `let name: Type = value`, and what follows a comma after it.
  private mutating func readConstants() {
    repeat {
      index += 1
      guard let name = token, name.kind != .punctuation else {
        if token != nil { skipStatement() }
        return
      }
      index += 1
      while token != nil, !isPunctuation("="), !isPunctuation("{"), !isPunctuation(","), !isFirstOnLine {
        skipBalanced()
      }
      var value = ManifestValue(form: .unreadable, line: name.line)
      if isPunctuation("=") {
        index += 1
        value = readValue()
      } else if isPunctuation("{") {
        skipBalanced()
      }
      if token != nil, !isFirstOnLine, !isPunctuation(";"), !isPunctuation(",") {
        value = ManifestValue(form: .unreadable, line: name.line)
        skipStatement()
      }
      values[name.text] = value
    } while isPunctuation(",")
  }
}

// Values.
extension ManifestReader {
  /// Reads a value, with the arrays that are added to it; nothing if there is no room for it.
  private mutating func readValue() -> ManifestValue {
    guard depth < ManifestValue.greatestDepth, remaining > 0 else {
      return ManifestValue(form: .unreadable, line: token?.line ?? tokens.last?.line ?? 1)
    }
    depth += 1
    remaining -= 1
    defer { depth -= 1 }
    var value = readOperand()
    while isPunctuation("+") {
      index += 1
      let added = readOperand()
      if let first = value.elements, let second = added.elements {
        value = ManifestValue(form: .list(first + second), line: value.line)
      } else {
        value = ManifestValue(form: .unreadable, line: value.line)
      }
    }
    return value
  }

  /// Reads a value without operators, with the calls and members after it.
  private mutating func readOperand() -> ManifestValue {
    let line = token?.line ?? tokens.last?.line ?? 1
    var form = readPrimary()
    while let token, token.kind == .punctuation {
      if token.text == ".", let member = name(at: index + 1) {
        index += 2
        if member == "map", isPunctuation("{"), case .list(let elements) = form {
          form = readMap(over: elements)
        } else {
          form = .unreadable
        }
      } else if "([{".contains(token.text), !isFirstOnLine {
        skipBalanced()
        form = .unreadable
      } else if token.text == "?" || token.text == "!" {
        index += 1
        form = .unreadable
      } else {
        break
      }
    }
    return ManifestValue(form: form, line: line)
  }

  /// The form of a value that a name stands for, as if it were written in the name's place.
  private mutating func writtenOut(_ value: ManifestValue?) -> ManifestValue.Form {
    guard let value, value.size <= remaining else { return .unreadable }
    remaining -= value.size
    return value.form
  }

  private func name(at position: Int) -> String? {
    guard position < tokens.count, [.identifier, .rawIdentifier].contains(tokens[position].kind) else { return nil }
    return tokens[position].text
  }

  private mutating func readPrimary() -> ManifestValue.Form {
    guard let token else { return .unreadable }
    switch (token.kind, token.text) {
    case (.string, let text):
      index += 1
      return .text(text)
    case (.punctuation, "["):
      return .list(readArguments(closedBy: "]").map(\.value))
    case (.punctuation, "("):
      let parts = readArguments(closedBy: ")")
      return parts.count == 1 && parts[0].label == nil ? parts[0].value.form : .unreadable
    case (.punctuation, "$"):
      let isFirst = name(at: index + 1) == "0"
      index += 2
      return isFirst ? writtenOut(closureArgument) : .unreadable
    case (.punctuation, "."), (.identifier, _), (.rawIdentifier, _):
      return readNamed()
    case (.punctuation, let mark) where ",)]}".contains(mark):
      return .unreadable
    default:
      skipBalanced()
      return .unreadable
    }
  }

  /// Reads the name of a constant, or a call such as `Package(…)`, `Target.target(…)` or `.target(…)`.
  private mutating func readNamed() -> ManifestValue.Form {
    let isMember = isPunctuation(".")
    var last: String?
    if !isMember, let first = name(at: index) {
      index += 1
      if let value = values[first] { return writtenOut(value) }
      last = first
    }
    var isPath = false
    while isPunctuation("."), let next = name(at: index + 1) {
      last = next
      isPath = true
      index += 2
    }
    guard let last else {
      index += 1
      return .unreadable
    }
    if isPunctuation("("), !isFirstOnLine { return .call(last, readArguments(closedBy: ")")) }
    if isMember { return .call(last, []) }
    return last == "nil" && !isPath ? .absent : .unreadable
  }

  /// Reads what stands between brackets, past the closing one.
  private mutating func readArguments(closedBy close: String) -> [ManifestValue.Argument] {
    index += 1
    var arguments: [ManifestValue.Argument] = []
    while token != nil, !isPunctuation(close) {
      var label: String?
      if close == ")", let written = name(at: index), index + 1 < tokens.count, tokens[index + 1].text == ":" {
        label = written
        index += 2
      }
      var value = readValue()
      while let token, token.kind != .punctuation || !",)]}".contains(token.text) {
        // More follows than can be read.
        value = ManifestValue(form: .unreadable, line: value.line)
        skipBalanced()
      }
      arguments.append(ManifestValue.Argument(label: label, value: value))
      guard isPunctuation(",") else { break }
      index += 1
    }
    if isPunctuation(close) { index += 1 }
    return arguments
  }

  /// Reads a closure at its opening brace, once for each element.
  private mutating func readMap(over elements: [ManifestValue]) -> ManifestValue.Form {
    let start = index
    let outerArgument = closureArgument
    var results: [ManifestValue] = []
    var isRead = true
    for element in elements {
      index = start + 1
      closureArgument = element
      results.append(readValue())
      isRead = isRead && isPunctuation("}")
    }
    closureArgument = outerArgument
    index = start
    skipBalanced()
    return isRead ? .list(results) : .unreadable
  }
}
