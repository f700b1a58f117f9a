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
      // An import of one declaration names its kind before the module.
      let isOfOne = index + 3 < tokens.count && kinds.contains(tokens[index + 1].text) && tokens[index + 3].text == "."
      let attributes = tokens[..<index].reversed().prefix { $0.line == tokens[index].line && $0.text != ";" }
      let isTestable =
        attributes.contains { $0.text == "testable" } || index > 0 && tokens[index - 1].text == "testable"
      return ImportStatement(
        module: tokens[isOfOne ? index + 2 : index + 1].text, isTestable: isTestable,
        location: Location(path: path, line: tokens[index].line))
    }
  }

  private static let kinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
}
