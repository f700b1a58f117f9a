/// The reason why a text is not a JSON document, with its place.
public struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The line of the fault, from 1.
  public let line: Int
  /// The position of the fault in its line, in bytes from 1.
  public let column: Int
  /// What is wrong there.
  public let problem: String

  /// The place and the fault in one line, such as "line 1, column 7: needs a digit".
  public var description: String { "line \(line), column \(column): \(problem)" }
}
