/// Splits Swift source into the tokens and documentation lines that the readers need.
///
/// Strings, regex literals and comments yield no tokens, so that a suite that is quoted in a literal or commented out
/// is not taken for a real one; strings do if they are asked for. The lexer serves to read declarations and is not a
/// full one: the digits of a number are a token like an identifier, and each character of an operator is a token of
/// punctuation.
struct SwiftLexer {
  struct Token: Equatable {
    enum Kind { case identifier, rawIdentifier, punctuation, string }
    let kind: Kind
    let text: String
    let line: Int
  }

  struct DocumentationLine: Equatable {
    /// The text after `///`.
    let text: String
    let line: Int
  }

  private(set) var tokens: [Token] = []
  private(set) var documentation: [DocumentationLine] = []

  private let keepsStrings: Bool
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - text: The file's text; unbalanced or unfinished input is read as far as it goes.
  ///   - keepingStrings: Whether a string is a token, of its text as written; one with an interpolation is then a single
  ///     token of punctuation, a quotation mark.
  /// - Complexity: O(n) in the bytes of the text.
  init(_ text: String, keepingStrings: Bool = false) {
    keepsStrings = keepingStrings
    bytes = Array(text.utf8)
    readCode(insideInterpolation: false)
  }

  private func byte(_ offset: Int = 0) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  private func starts(with text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") { line += 1 }
      index += 1
    }
  }

  private func text(from start: Int) -> String {
    String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self)
  }

  private mutating func emit(_ kind: Token.Kind, _ text: String, line: Int) {
    tokens.append(Token(kind: kind, text: text, line: line))
  }

  /// Reads code to the end, or to the parenthesis that closes an interpolation.
  private mutating func readCode(insideInterpolation: Bool) {
    var depth = 0
    while let current = byte() {
      if starts(with: "//") {
        readLineComment()
      } else if starts(with: "/*") {
        skipBlockComment()
      } else if current == UInt8(ascii: "#"), let hashes = delimiterHashes() {
        advance(hashes)
        if byte() == UInt8(ascii: "\"") { readString(hashes: hashes) } else { skipRegex(hashes: hashes) }
      } else if current == UInt8(ascii: "\"") {
        readString(hashes: 0)
      } else if current == UInt8(ascii: "`") {
        readRawIdentifier()
      } else if Self.isIdentifier(current) {
        let start = index
        while let next = byte(), Self.isIdentifier(next) { advance() }
        emit(.identifier, text(from: start), line: line)
      } else if current == UInt8(ascii: "/"), bareRegexLength() != nil {
        advance(bareRegexLength() ?? 1)
      } else {
        if current == UInt8(ascii: "(") { depth += 1 }
        if current == UInt8(ascii: ")") {
          depth -= 1
          if insideInterpolation, depth < 0 {
            advance()
            return
          }
        }
        if current > UInt8(ascii: " ") {
          emit(.punctuation, String(UnicodeScalar(current)), line: line)
        }
        advance()
      }
    }
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      return true
    default:
      return false
    }
  }

  private mutating func readLineComment() {
    let isDocumentation = starts(with: "///")
    let startLine = line
    advance(isDocumentation ? 3 : 2)
    let start = index
    while let next = byte(), next != UInt8(ascii: "\n") { advance() }
    if isDocumentation { documentation.append(DocumentationLine(text: text(from: start), line: startLine)) }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        advance(2)
      } else if starts(with: "*/") {
        depth -= 1
        advance(2)
      } else {
        advance()
      }
    } while depth > 0 && index < bytes.count
  }

  private mutating func readRawIdentifier() {
    advance()
    let start = index
    while let next = byte(), next != UInt8(ascii: "`"), next != UInt8(ascii: "\n") { advance() }
    emit(.rawIdentifier, text(from: start), line: line)
    if byte() == UInt8(ascii: "`") { advance() }
  }
}

// Literals, all of which are skipped unless strings are kept.
extension SwiftLexer {
  /// The number of `#` here, if they open a raw string or an extended regex literal.
  private func delimiterHashes() -> Int? {
    var count = 0
    while byte(count) == UInt8(ascii: "#") { count += 1 }
    return byte(count) == UInt8(ascii: "\"") || byte(count) == UInt8(ascii: "/") ? count : nil
  }

  private func closes(_ delimiter: StaticString, hashes: Int) -> Bool {
    guard starts(with: delimiter) else { return false }
    let width = delimiter.utf8CodeUnitCount
    return (0..<hashes).allSatisfy { byte(width + $0) == UInt8(ascii: "#") }
  }

  private func escapes(hashes: Int) -> Bool {
    byte() == UInt8(ascii: "\\") && (0..<hashes).allSatisfy { byte(1 + $0) == UInt8(ascii: "#") }
  }

  private mutating func readString(hashes: Int) {
    let startLine = line
    let firstToken = tokens.count
    var isInterpolated = false
    let isMultiline = starts(with: "\"\"\"") && !(hashes > 0 && closes("\"\"", hashes: hashes))
    advance(isMultiline ? 3 : 1)
    let start = index
    while let current = byte() {
      if !isMultiline, current == UInt8(ascii: "\n") { return }
      if isMultiline ? closes("\"\"\"", hashes: hashes) : closes("\"", hashes: hashes) {
        if keepsStrings {
          tokens.removeSubrange(firstToken...)
          emit(isInterpolated ? .punctuation : .string, isInterpolated ? "\"" : text(from: start), line: startLine)
        }
        advance((isMultiline ? 3 : 1) + hashes)
        return
      }
      if escapes(hashes: hashes) {
        advance(1 + hashes)
        if byte() == UInt8(ascii: "(") {
          isInterpolated = true
          advance()
          readCode(insideInterpolation: true)
        } else {
          advance()
        }
      } else {
        advance()
      }
    }
  }

  private mutating func skipRegex(hashes: Int) {
    advance()
    while index < bytes.count {
      if closes("/", hashes: hashes) {
        advance(1 + hashes)
        return
      }
      advance()
    }
  }

  /// The length of a regex literal between bare slashes, if one starts here.
  ///
  /// As in Swift, it is where an operand may be, has no space next to its slashes and ends on its line.
  private func bareRegexLength() -> Int? {
    if let previous = tokens.last {
      let keywords: Set = ["return", "in", "case", "try", "await", "where", "if", "guard", "while"]
      let opens =
        switch previous.kind {
        case .punctuation: "(,=:[{!&|?;".contains(previous.text)
        case .identifier: keywords.contains(previous.text)
        case .rawIdentifier, .string: false
        }
      guard opens else { return nil }
    }
    guard let first = byte(1), first > UInt8(ascii: " "), first != UInt8(ascii: ")"), first != UInt8(ascii: ",") else {
      return nil
    }
    var length = 1
    while let current = byte(length), current != UInt8(ascii: "\n") {
      if current == UInt8(ascii: "\\") {
        length += 2
      } else if current == UInt8(ascii: "/") {
        return bytes[index + length - 1] > UInt8(ascii: " ") ? length + 1 : nil
      } else {
        length += 1
      }
    }
    return nil
  }
}
