/// Reads the declarations of one Swift file; code inside of functions is not searched for declarations.
struct DeclarationReader: TokenReader {
  let tokens: [SwiftLexer.Token]
  var index = 0
  private let path: String
  /// The references in documentation, by the index of the token that follows it.
  private let references: [Int: [CodeReference]]
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
    reader.readMembers(of: Scope(names: [], access: .internal, caseAccess: .internal))
    return reader.declarations
  }

  private init(_ lexer: SwiftLexer, path: String) {
    (tokens, self.path) = (lexer.tokens, path)
    var blocks: [Int: [CodeReference]] = [:]
    var next = 0
    for reference in CodeReference.read(lexer.documentation, path: path) {
      while next < tokens.count, tokens[next].line <= reference.location.line { next += 1 }
      blocks[next, default: []].append(reference)
    }
    references = blocks
  }

  /// The types around a declaration, and the access of members and cases that state none.
  private struct Scope {
    let names: [String]
    let access: Declaration.Access
    let caseAccess: Declaration.Access

    init(names: [String], access: Declaration.Access, caseAccess: Declaration.Access) {
      (self.names, self.access, self.caseAccess) = (names, access, caseAccess)
    }

    /// The members of a type: those of a protocol or an extension, and all cases, are as open as it is.
    init(names: [String], of kind: Declaration.Kind, _ typeAccess: Declaration.Access) {
      let visible: Declaration.Access = kind == .protocolType || kind == .typeExtension ? typeAccess : .internal
      self.init(names: names, access: typeAccess.isOfOneFile ? .fileprivate : visible, caseAccess: typeAccess)
    }
  }

  /// Reads declarations to the end of the file, or past the brace that closes the type.
  private mutating func readMembers(of scope: Scope) {
    while let token {
      if token.kind == .punctuation {
        switch token.text {
        case "}":
          index += 1
          return
        case "@": readDeclaration(in: scope)
        default: skipBalanced()
        }
      } else if token.kind == .identifier, token.text == "import" {
        skipImport()
      } else if token.kind == .identifier {
        readDeclaration(in: scope)
      } else {
        index += 1
      }
    }
  }

  /// Skips a statement that may hold a keyword, as in `import struct A.B`.
  private mutating func skipImport() {
    let line = tokens[index].line
    while let token, token.line == line, token.text != ";" { index += 1 }
  }

  /// Reads attributes, modifiers and what they stand before; skips a token that begins no declaration.
  private mutating func readDeclaration(in scope: Scope) {
    let start = index
    var attributes: Set<String> = []
    var access: Declaration.Access?
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
    let head = Head(
      start: start, kind: kind, access: access ?? (kind == .enumerationCase ? scope.caseAccess : scope.access),
      attributes: attributes, references: (start...index).flatMap { references[$0] ?? [] })
    if kind.isType { readType(head, in: scope) } else { readMember(head, in: scope) }
  }

  private struct Head {
    let start: Int
    let kind: Declaration.Kind
    let access: Declaration.Access
    let attributes: Set<String>
    let references: [CodeReference]
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

  private mutating func readType(_ head: Head, in scope: Scope) {
    index += 1
    var name = ""
    if isPunctuation("[") {
      // An extension of an array or a dictionary, written as such.
      let start = index
      skipBalanced()
      name = tokens[start..<index].contains { $0.text == ":" } ? "Dictionary" : "Array"
    } else if let token {
      name = token.text
      index += 1
    }
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
        kind: head.kind, name: name, enclosing: scope.names, access: head.access, attributes: head.attributes,
        path: path, line: tokens[head.start].line, tokens: head.start..<index, references: head.references,
        mentions: names, signature: names,
        body: FunctionBody([])))
    index += 1
    let inner = scope.names + name.split(separator: ".").map(String.init)
    readMembers(of: Scope(names: inner, of: head.kind, head.access))
  }

  private mutating func readMember(_ head: Head, in scope: Scope) {
    let names = memberNames(head.kind)
    let hasValue = [.variable, .constant, .enumerationCase].contains(head.kind)
    var signatureEnd: Int?
    var depth = 0
    while let token {
      if token.kind == .punctuation {
        if depth == 0, token.text == "}" { break }
        let endsSignature = token.text == "{" || token.text == "=" && hasValue
        if depth == 0, endsSignature, signatureEnd == nil { signatureEnd = index }
        if depth == 0, token.text == "@", isFirstOnLine,
          !":=,".contains(tokens[index - 1].text) || attributesBeginDeclaration
        {
          break
        }
        if "([{".contains(token.text) { depth += 1 }
        if ")]}".contains(token.text) { depth -= 1 }
      } else if depth == 0, beginsDeclaration {
        break
      }
      index += 1
    }
    let mentions = identifiers(in: head.start..<index)
    let signature = identifiers(in: head.start..<(signatureEnd ?? index))
    let body = FunctionBody(tokens[(signatureEnd ?? index)..<index])
    for name in names {
      declarations.append(
        Declaration(
          kind: head.kind, name: name, enclosing: scope.names, access: head.access, attributes: head.attributes,
          path: path, line: tokens[head.start].line, tokens: head.start..<index, references: head.references,
          mentions: mentions.subtracting(names).union([name]), signature: signature, body: body))
    }
  }

  /// Whether attributes here stand before a declaration, which may follow a value that is a string and so no token.
  private var attributesBeginDeclaration: Bool {
    var reader = self
    while reader.isPunctuation("@") {
      reader.index += 2
      if reader.isPunctuation("(") { reader.skipBalanced() }
    }
    guard let word = reader.token, word.kind == .identifier else { return false }
    return Self.modifiers.contains(word.text) || Declaration.Kind(rawValue: word.text) != nil
  }

  /// Whether a token at the start of a line, or after a semicolon, begins the next declaration.
  private var beginsDeclaration: Bool {
    guard isFirstOnLine || tokens[index - 1].text == ";" else { return false }
    // Some modifiers are names elsewhere, and `async` may begin a line of a signature: a keyword must follow.
    var scan = index
    while scan < tokens.count, tokens[scan].kind == .identifier, Self.modifiers.contains(tokens[scan].text) {
      scan += 1
      if scan < tokens.count, tokens[scan].text == "(" {
        while scan < tokens.count, tokens[scan].text != ")" { scan += 1 }
        scan += 1
      }
    }
    guard scan < tokens.count else { return false }
    if tokens[scan].text == "@" { return scan > index }
    guard tokens[scan].kind == .identifier else { return false }
    return Declaration.Kind(rawValue: tokens[scan].text) != nil || ["import", "operator"].contains(tokens[scan].text)
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
      // Further names follow a comma outside of brackets; a list goes on where a comma ends or begins a line.
      while scan + 1 < tokens.count {
        let text = tokens[scan].text
        let isSameLine = tokens[scan].line == tokens[scan - 1].line
        guard depth > 0 || isSameLine || text == "," || tokens[scan - 1].text == "," else { break }
        if "([{".contains(text) { depth += 1 }
        if ")]}".contains(text) { depth -= 1 }
        if depth < 0 || text == ";" { break }
        if depth == 0, text == ",", tokens[scan + 1].kind != .punctuation { names.append(tokens[scan + 1].text) }
        scan += 1
      }
      return names
    case .function:
      if token?.kind != .punctuation { return takeName() }
      var name = ""
      while let token, token.kind == .punctuation, token.text != "(" {
        // An angle bracket before a name opens generic parameters.
        if token.text == "<", index + 1 < tokens.count, tokens[index + 1].kind != .punctuation { break }
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
