/// Finds statements in the functions, initializers and variables of one Swift file.
package struct StatementFinder: Sendable {
  /// A declaration, and its tokens in those of the file.
  private struct Place {
    let symbol: String
    let tokens: Range<Int>
  }

  private let tokens: [SwiftLexer.Token]
  private let lines: [Substring]
  private let places: [Place]

  /// Reads a file.
  ///
  /// - Complexity: O(n) in the length of the text.
  package init(_ text: String) {
    let lexer = SwiftLexer(text)
    tokens = lexer.tokens
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var places: [Place] = []
    for declaration in DeclarationReader.read(lexer, path: "") where !declaration.kind.isType {
      let isGlobalValue = declaration.enclosing.isEmpty && [.variable, .constant].contains(declaration.kind)
      let symbol = isGlobalValue ? "" : declaration.qualifiedName
      places.append(Place(symbol: symbol, tokens: declaration.tokens))
      places += Self.functions(in: declaration.tokens, of: lexer.tokens, around: symbol)
    }
    self.places = places
  }

  /// How often a statement stands in the declarations of a name.
  ///
  /// White space does not count. The statement must be a whole one, or a whole condition or value, as far as the words
  /// next to it tell.
  ///
  /// - Parameters:
  ///   - statement: Its text.
  ///   - symbol: The name with those of the types and functions around it, such as `HeapQueue.pop`; empty for the
  ///     variables and constants of the file itself.
  /// - Returns: The number of places; nil if the file has no declaration of that name.
  /// - Complexity: O(n·k) for a statement of k characters in a file of n.
  package func count(of statement: String, in symbol: String) -> Int? {
    let found = places.filter { $0.symbol == symbol }
    guard !found.isEmpty else { return nil }
    return found.map { SpacedText(lines(of: $0)).count(of: SpacedText([Substring(statement)])) }.reduce(0, +)
  }

  /// How often a part stands in a statement, not counting where it is only a piece of a name, a number or an operator.
  package static func places(of part: String, in statement: String) -> Int {
    let part = Array(part.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    let text = Array(statement.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    guard let first = part.first, let last = part.last, part.count <= text.count else { return 0 }
    return (0...(text.count - part.count)).count { start in
      let end = start + part.count
      guard text[start..<end].elementsEqual(part) else { return false }
      return (start == 0 || !isJoined(text[start - 1], first, in: text, at: start))
        && (end == text.count || !isJoined(last, text[end], in: text, at: end))
    }
  }

  /// Whether two neighboring characters belong to one name, number or operator; the second stands at the position.
  private static func isJoined(_ left: Character, _ right: Character, in text: [Character], at position: Int) -> Bool {
    func isName(_ character: Character) -> Bool { character.isLetter || character.isNumber || "_$".contains(character) }
    if isName(left), isName(right) { return true }
    // The point of a number stands between two digits, unlike the first of those in a range.
    if left == ".", right.isNumber { return position >= 2 && text[position - 2].isNumber }
    if left.isNumber, right == "." { return position + 1 < text.count && text[position + 1].isNumber }
    let symbols = "+-*/%<>=&|^?!~."
    return symbols.contains(left) && symbols.contains(right)
  }

  private func lines(of place: Place) -> ArraySlice<Substring> {
    guard let last = place.tokens.last else { return [] }
    return lines[(tokens[place.tokens.lowerBound].line - 1)..<tokens[last].line]
  }

  /// The functions inside of a function or a variable.
  private static func functions(
    in range: Range<Int>, of tokens: [SwiftLexer.Token], around outer: String
  ) -> [Place] {
    var places: [Place] = []
    // The functions that the token is in, each with the number of braces around its body.
    var open: [(place: Int, depth: Int)] = []
    var depth = 0
    for index in range {
      let token = tokens[index]
      if depth > 0, token.kind == .identifier, token.text == "func", index + 1 < range.upperBound {
        let around = open.last.map { places[$0.place].symbol } ?? outer
        open.append((places.count, depth))
        let symbol = (around.isEmpty ? "" : around + ".") + tokens[index + 1].text
        places.append(Place(symbol: symbol, tokens: index..<range.upperBound))
      } else if token.kind == .punctuation, token.text == "{" {
        depth += 1
      } else if token.kind == .punctuation, token.text == "}" {
        depth -= 1
        if let function = open.last, function.depth == depth {
          let place = places[function.place]
          places[function.place] = Place(symbol: place.symbol, tokens: place.tokens.lowerBound..<(index + 1))
          open.removeLast()
        }
      }
    }
    return places
  }
}

/// A text as words with single spaces between them, and the words that begin a line.
private struct SpacedText {
  private var bytes: [UInt8] = []
  /// The positions of the words that begin a line.
  private var lineStarts: Set<Int> = []

  init(_ lines: some Sequence<Substring>) {
    for line in lines {
      for (index, word) in line.split(whereSeparator: \.isWhitespace).enumerated() {
        if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
        if index == 0 { lineStarts.insert(bytes.count) }
        bytes += word.utf8
      }
    }
  }

  /// How often a whole statement stands here.
  func count(of statement: SpacedText) -> Int {
    let count = statement.bytes.count
    guard count > 0, count <= bytes.count else { return 0 }
    return (0...(bytes.count - count)).count { start in
      bytes[start] == statement.bytes[0] && bytes[start..<(start + count)].elementsEqual(statement.bytes)
        && isBeginning(at: start) && isEnd(at: start + count)
    }
  }

  /// Whether a statement, a condition or a value may begin here.
  private func isBeginning(at position: Int) -> Bool {
    guard position > 0, !lineStarts.contains(position) else { return true }
    guard bytes[position - 1] == UInt8(ascii: " ") else { return "{;".utf8.contains(bytes[position - 1]) }
    let before = bytes[..<(position - 1)]
    guard let last = before.last, !"{;,:".utf8.contains(last) else { return true }
    let word = before.suffix(while: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "}") })
    return ["=", "in", "where", "if", "guard", "while", "switch", "else"].contains { word.elementsEqual($0.utf8) }
  }

  /// Whether a statement, a condition or a value may end here.
  private func isEnd(at position: Int) -> Bool {
    guard position < bytes.count else { return true }
    guard bytes[position] == UInt8(ascii: " ") else { return "},);".utf8.contains(bytes[position]) }
    let rest = bytes[(position + 1)...]
    let word = rest.prefix { $0 != UInt8(ascii: " ") }
    if word.starts(with: "//".utf8) { return true }
    if ["else", "where"].contains(where: { word.elementsEqual($0.utf8) }) { return true }
    guard let first = word.first, !"{},);".utf8.contains(first) else { return true }
    // An operator goes on with the statement of the line before.
    return lineStarts.contains(position + 1) && !".+-*/%<>=&|^?:!~".utf8.contains(first)
  }
}

extension ArraySlice<UInt8> {
  /// The bytes at the end for which a condition holds.
  fileprivate func suffix(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    self[((lastIndex { !condition($0) } ?? startIndex - 1) + 1)...]
  }
}
