/// Reads a formula character by character.
struct TeXReader {
  private let source: PlacedText
  private(set) var index = 0

  init(_ source: PlacedText) { self.source = source }

  /// The next character; nil at the end.
  var next: Character? { index < source.characters.count ? source.characters[index] : nil }

  func position(at index: Int) -> TextPosition { source.position(at: index) }

  /// Goes past the next character.
  mutating func advance() { index += 1 }

  mutating func skipSpaces() {
    while let next, next.isWhitespace { index += 1 }
  }

  /// Goes past a text if it comes next.
  mutating func skip(_ text: String) -> Bool {
    guard source.has(text, at: index) else { return false }
    index += text.count
    return true
  }

  /// The name of the command that comes next, without its backslash, such as `frac` or `,`; nil if none does.
  var nextCommand: String? {
    guard next == "\\" else { return nil }
    let rest = source.characters[(index + 1)...]
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    return String(letters.isEmpty ? rest.prefix(1) : letters)
  }

  /// Goes past a command and the spaces after it.
  mutating func skipCommand(_ name: String) {
    index += name.count + 1
    if name.first?.isLetter == true { skipSpaces() }
  }

  /// The digits that come next, with a decimal point between digits.
  mutating func number() -> String {
    let start = index
    while let next, next.isASCII, next.isNumber { index += 1 }
    if next == ".", let after = source.dropping(index + 1).characters.first, after.isASCII, after.isNumber {
      index += 1
      while let next, next.isASCII, next.isNumber { index += 1 }
    }
    return source[start..<index].text
  }

  /// The text between braces, as it is written, or the next character; nil if there is neither or no end.
  mutating func rawArgument() -> PlacedText? {
    skipSpaces()
    guard let first = next, first != "}" else { return nil }
    guard first == "{" else {
      index += 1
      return source[index - 1..<index]
    }
    guard let end = source.firstIndex(of: "}", from: index) else { return nil }
    let argument = source[index + 1..<end]
    index = end + 1
    return argument
  }
}
