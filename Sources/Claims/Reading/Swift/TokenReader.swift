/// What reads the tokens of a Swift file one after another.
protocol TokenReader {
  var tokens: [SwiftLexer.Token] { get }
  /// The index of the next token.
  var index: Int { get set }
}

extension TokenReader {
  /// The next token; nil at the end of the file.
  var token: SwiftLexer.Token? { index < tokens.count ? tokens[index] : nil }

  /// Whether the next token is the first of its line; there must be one.
  var isFirstOnLine: Bool { index == 0 || tokens[index - 1].line < tokens[index].line }

  /// Whether the next token is a punctuation mark.
  func isPunctuation(_ text: String) -> Bool { token?.kind == .punctuation && token?.text == text }

  /// Skips one token, or all that a bracket holds.
  mutating func skipBalanced() {
    var depth = 0
    repeat {
      guard let token else { return }
      if token.kind == .punctuation {
        switch token.text {
        case "(", "[", "{": depth += 1
        case ")", "]", "}": depth -= 1
        default: break
        }
      }
      index += 1
    } while depth > 0
  }
}
