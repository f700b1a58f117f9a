extension String {
  /// The text with its line breaks as single spaces, so that a message or a cell of a table stays one line.
  ///
  /// - Complexity: O(characters).
  public var inOneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
