/// A line that imports a module.
struct ImportStatement: Hashable, Sendable {
  let module: String
  /// Whether it opens the module's internal declarations to a test.
  let isTestable: Bool
  let location: Location

  /// The imports of a Swift file.
  ///
  /// - Complexity: O(n) in the number of tokens.
  static func read(_ tokens: [SwiftLexer.Token], path: String) -> [ImportStatement] {
    tokens.indices.compactMap { index in
      guard tokens[index].text == "import", tokens[index].kind == .identifier, index + 1 < tokens.count,
        tokens[index + 1].kind == .identifier, tokens[index + 1].line == tokens[index].line
      else { return nil }
      let isTestable = index >= 2 && tokens[index - 1].text == "testable" && tokens[index - 2].text == "@"
      return ImportStatement(
        module: tokens[index + 1].text, isTestable: isTestable,
        location: Location(path: path, line: tokens[index].line))
    }
  }
}
