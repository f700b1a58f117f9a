/// A place in a text.
struct TextPosition: Hashable, Sendable, CustomStringConvertible {
  /// The line, counted from 1.
  let line: Int
  /// The character in the line, counted from 1.
  let column: Int

  /// The place in words.
  var description: String { "line \(line), column \(column)" }
}
