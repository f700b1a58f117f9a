import PlainText

/// A token of DOT.
enum DOTToken: Equatable {
  /// A name, a number or a quoted text; only a plain word can be a keyword.
  case text(String, isWord: Bool)
  /// A text between angle brackets, which is HTML.
  case html
  /// One of `{ } [ ] = ; , :`.
  case symbol(Unicode.Scalar)
  /// An edge, `->` or `--`.
  case edge(isArrow: Bool)
  case end

  /// The keyword that the token is; keywords have no case.
  var keyword: DOTKeyword? {
    if case .text(let word, isWord: true) = self { DOTKeyword(rawValue: word.lowercased()) } else { nil }
  }
}

/// A word of DOT's grammar.
enum DOTKeyword: String {
  case strict, graph, digraph, node, edge, subgraph
}

/// Splits a text of DOT into tokens.
struct DOTLexer {
  private(set) var scanner: TextScanner
  /// The token at the place.
  private(set) var token = DOTToken.end
  /// The line on which it begins.
  private(set) var line = 1

  /// - Throws: `malformed` with the line, if the first token is none.
  init(_ scanner: TextScanner) throws(GraphError) {
    self.scanner = scanner
    try advance()
  }

  /// An error at the token.
  func fault(_ problem: String, _ remedy: String, line: Int? = nil) -> GraphError {
    scanner.fault(problem, remedy, line: line ?? self.line)
  }

  /// Goes on to the next token.
  ///
  /// - Throws: `malformed` with the line.
  mutating func advance() throws(GraphError) {
    scanner.skipSpaceAndComments()
    line = scanner.line
    guard let byte = scanner.next else {
      token = .end
      return
    }
    switch Unicode.Scalar(byte) {
    case "{", "}", "[", "]", "=", ";", ",", ":":
      scanner.advance()
      token = .symbol(Unicode.Scalar(byte))
    case "\"": token = .text(try quoted(), isWord: false)
    case "<": try skipHTML()
    case "-" where scanner.second == UInt8(ascii: ">") || scanner.second == byte:
      scanner.advance()
      token = .edge(isArrow: scanner.next == UInt8(ascii: ">"))
      scanner.advance()
    case "-", ".", "0"..."9": token = .text(try numeral(), isWord: false)
    default:
      guard TextScanner.isWord(byte) else {
        let character = String(Unicode.Scalar(byte)).plain()
        throw fault("the character '\(character)' begins nothing in DOT", "put names into quotes")
      }
      token = .text(scanner.word(), isWord: true)
    }
  }

  /// Goes on behind a character if it is the token.
  ///
  /// - Returns: whether it is.
  mutating func take(_ symbol: Unicode.Scalar) throws(GraphError) -> Bool {
    guard token == .symbol(symbol) else { return false }
    try advance()
    return true
  }

  /// Reads texts in quotes, joined by `+`; a backslash at the end of a line joins it to the next.
  private mutating func quoted() throws(GraphError) -> String {
    var text = ""
    while true {
      let start = scanner.line
      guard let piece = scanner.quoted(escapes: true) else {
        throw fault("a text in quotes has no end", "close it with a quote", line: start)
      }
      text += Self.unescaped(piece)
      var ahead = scanner
      ahead.skipSpaceAndComments()
      guard ahead.take("+") else { return text }
      ahead.skipSpaceAndComments()
      guard ahead.next == UInt8(ascii: "\"") else { return text }
      scanner = ahead
    }
  }

  /// The text for what stands in quotes: `\"` is a quote, and a backslash with the end of a line is nothing; other
  /// backslashes stay.
  private static func unescaped(_ piece: String) -> String {
    let backslash = UInt8(ascii: "\\")
    guard piece.utf8.contains(backslash) else { return piece }
    var bytes: [UInt8] = []
    var rest = Array(piece.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == backslash, let next = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch Unicode.Scalar(next) {
      case "\"": bytes.append(next)
      case "\n": break
      case "\r": if rest.first == UInt8(ascii: "\n") { rest.removeFirst() }
      default: bytes += [byte, next]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func numeral() throws(GraphError) -> String {
    let text = scanner.text { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard digits.contains(where: \.isNumber), !digits.contains("-"), digits.count(where: { $0 == "." }) <= 1,
      !(scanner.next.map(TextScanner.isWord) ?? false)
    else {
      throw fault("'\((text + scanner.word()).plain(upTo: 40))' is no number", "write a number, or a name in quotes")
    }
    return text
  }

  private mutating func skipHTML() throws(GraphError) {
    var depth = 0
    while let byte = scanner.next {
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: ">") { depth -= 1 }
      scanner.advance()
      guard depth > 0 else {
        token = .html
        return
      }
    }
    throw fault("a text in angle brackets has no end", "close it with >")
  }
}
