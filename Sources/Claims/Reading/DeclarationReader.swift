/// Reads the declarations of one Swift file; code inside of functions is not searched for declarations.
struct DeclarationReader {
  private let tokens: [SwiftLexer.Token]
  private let path: String
  /// The references in documentation, by the line on which the block of documentation ends.
  private let references: [Int: [CodeReference]]
  private var index = 0
  private var declarations: [Declaration] = []

  private static let modifiers: Set = [
    "open", "public", "package", "internal", "fileprivate", "private", "final", "static", "mutating", "nonmutating",
    "indirect", "lazy", "weak", "unowned", "override", "required", "convenience", "nonisolated", "consuming",
    "borrowing", "isolated", "prefix", "postfix", "infix", "dynamic", "optional", "async",
  ]

  /// The declarations of a file, in order; members follow their type.
  ///
  /// - Complexity: O(n) in the length of the text.
  static func read(_ lexer: SwiftLexer, path: String) -> [Declaration] {
    var reader = DeclarationReader(lexer, path: path)
    reader.readMembers(of: [])
    return reader.declarations
  }

  private init(_ lexer: SwiftLexer, path: String) {
    (tokens, self.path) = (lexer.tokens, path)
    var blocks: [Int: [CodeReference]] = [:]
    let lines = Set(lexer.documentation.map(\.line))
    for reference in CodeReference.read(lexer.documentation, path: path) {
      var end = reference.location.line
      while lines.contains(end + 1) { end += 1 }
      blocks[end, default: []].append(reference)
    }
    references = blocks
  }

  private var token: SwiftLexer.Token? { index < tokens.count ? tokens[index] : nil }

  private func isPunctuation(_ text: String) -> Bool { token?.kind == .punctuation && token?.text == text }

  /// Reads declarations to the end of the file, or past the brace that closes the type.
  private mutating func readMembers(of enclosing: [String]) {
    while let token {
      if token.kind == .punctuation {
        switch token.text {
        case "}":
          index += 1
          return
        case "#": skipLine()
        case "@": readDeclaration(in: enclosing)
        default: skipBalanced()
        }
      } else if token.kind == .identifier {
        readDeclaration(in: enclosing)
      } else {
        index += 1
      }
    }
  }

  private mutating func skipLine() {
    let line = tokens[index].line
    while let token, token.line == line { index += 1 }
  }

  /// Skips one token, or all that a bracket holds.
  private mutating func skipBalanced() {
    var depth = 0
    repeat {
      guard let token else { return }
      if token.kind == .punctuation {
        if "([{".contains(token.text) { depth += 1 }
        if ")]}".contains(token.text) { depth -= 1 }
      }
      index += 1
    } while depth > 0
  }

  /// Reads attributes, modifiers and what they stand before; skips a token that begins no declaration.
  private mutating func readDeclaration(in enclosing: [String]) {
    let start = index
    var attributes: Set<String> = []
    var access: Declaration.Access = .internal
    while let token {
      if isPunctuation("@") {
        index += 1
        if let name = self.token?.text { attributes.insert(name) }
        index += 1
        if isPunctuation("(") { skipBalanced() }
      } else if token.kind == .identifier, isModifier(token.text) {
        if let found = Declaration.Access(rawValue: token.text), !isSetter { access = found }
        index += 1
        if isPunctuation("(") { skipBalanced() }
      } else {
        break
      }
    }
    guard let token, token.kind == .identifier, let kind = Declaration.Kind(rawValue: token.text) else {
      index = max(index, start + 1)
      return
    }
    let head = Head(start: start, kind: kind, access: access, attributes: attributes)
    if kind.isType { readType(head, in: enclosing) } else { readMember(head, in: enclosing) }
  }

  private struct Head {
    let start: Int
    let kind: Declaration.Kind
    let access: Declaration.Access
    let attributes: Set<String>
  }

  /// Whether the modifier here is of the setter alone, as in `private(set)`.
  private var isSetter: Bool {
    index + 2 < tokens.count && tokens[index + 1].text == "(" && tokens[index + 2].text == "set"
  }

  private func isModifier(_ word: String) -> Bool {
    if Self.modifiers.contains(word) { return true }
    // A class method or property.
    return word == "class" && index + 1 < tokens.count && ["func", "var", "subscript"].contains(tokens[index + 1].text)
  }

  private func documentation(before start: Int) -> [CodeReference] { references[tokens[start].line - 1] ?? [] }

  private mutating func readType(_ head: Head, in enclosing: [String]) {
    index += 1
    var name = token?.text ?? ""
    index += 1
    while isPunctuation("."), index + 1 < tokens.count {
      name += "." + tokens[index + 1].text
      index += 2
    }
    while token != nil, !isPunctuation("{") {
      if isPunctuation("(") || isPunctuation("[") { skipBalanced() } else { index += 1 }
    }
    let names = identifiers(in: head.start..<index)
    declarations.append(
      Declaration(
        kind: head.kind, name: name, enclosing: enclosing, access: head.access, attributes: head.attributes,
        path: path, line: tokens[head.start].line, references: documentation(before: head.start), mentions: names,
        signature: names))
    index += 1
    readMembers(of: enclosing + name.split(separator: ".").map(String.init))
  }

  private mutating func readMember(_ head: Head, in enclosing: [String]) {
    let names = memberNames(head.kind)
    var signatureEnd: Int?
    var depth = 0
    while let token {
      if token.kind == .punctuation {
        if depth == 0, token.text == "}" { break }
        if depth == 0, "{=".contains(token.text), signatureEnd == nil { signatureEnd = index }
        if depth == 0, token.text == "@", isFirstOnLine { break }
        if "([{".contains(token.text) { depth += 1 }
        if ")]}".contains(token.text) { depth -= 1 }
      } else if depth == 0, beginsDeclaration {
        break
      }
      index += 1
    }
    let mentions = identifiers(in: head.start..<index)
    let signature = identifiers(in: head.start..<(signatureEnd ?? index))
    for name in names {
      declarations.append(
        Declaration(
          kind: head.kind, name: name, enclosing: enclosing, access: head.access, attributes: head.attributes,
          path: path, line: tokens[head.start].line, references: documentation(before: head.start),
          mentions: mentions, signature: signature))
    }
  }

  private var isFirstOnLine: Bool { index == 0 || tokens[index - 1].line < tokens[index].line }

  /// Whether a token at the start of a line, or after a semicolon, begins the next declaration.
  private var beginsDeclaration: Bool {
    let word = tokens[index].text
    guard isFirstOnLine || tokens[index - 1].text == ";" else { return false }
    return Declaration.Kind(rawValue: word) != nil || Self.modifiers.contains(word) || word == "import"
  }

  /// Reads the names after the keyword: one, or those of a pattern or a list of cases.
  private mutating func memberNames(_ kind: Declaration.Kind) -> [String] {
    index += 1
    switch kind {
    case .initializer, .deinitializer, .subscripting: return [kind.rawValue]
    case .variable, .constant:
      guard isPunctuation("(") else { return takeName() }
      let start = index
      skipBalanced()
      return tokens[start..<index].filter { $0.kind != .punctuation }.map(\.text)
    case .enumerationCase:
      var names = takeName()
      var scan = index
      var depth = 0
      let line = tokens[max(0, index - 1)].line
      // Further names follow a comma outside of brackets.
      while scan + 1 < tokens.count, depth > 0 || tokens[scan].line == line || tokens[scan - 1].text == "," {
        let text = tokens[scan].text
        if "([{".contains(text) { depth += 1 }
        if ")]}".contains(text) { depth -= 1 }
        if depth < 0 { break }
        if depth == 0, text == ",", tokens[scan + 1].kind != .punctuation { names.append(tokens[scan + 1].text) }
        scan += 1
      }
      return names
    case .function:
      if token?.kind != .punctuation { return takeName() }
      var name = ""
      while let token, token.kind == .punctuation, token.text != "(", token.text != "<" || name.isEmpty {
        name += token.text
        index += 1
      }
      return [name]
    default: return takeName()
    }
  }

  private mutating func takeName() -> [String] {
    guard let token, token.kind != .punctuation else { return [] }
    index += 1
    return [token.text]
  }

  private func identifiers(in range: Range<Int>) -> Set<String> {
    Set(tokens[range].lazy.filter { $0.kind != .punctuation }.map(\.text))
  }
}
