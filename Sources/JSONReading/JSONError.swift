/// Why a text is no JSON document, and where.
public struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The place in the line in bytes, from 1.
  public let column: Int
  /// What is wrong there.
  public let problem: String

  public var description: String { "line \(line), column \(column): \(problem)" }
}
