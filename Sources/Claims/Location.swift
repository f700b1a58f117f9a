/// A line in a file of the project.
public struct Location: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The file's path from the project's root, with `/` between folders.
  public let path: String
  /// The line, counted from 1.
  public let line: Int

  /// A line of the file at a path.
  ///
  /// - Parameters:
  ///   - path: The file's path from the project's root, with `/` between folders.
  ///   - line: The line, counted from 1.
  public init(path: String, line: Int) {
    self.path = path
    self.line = line
  }

  /// The path and the line with a colon between them, such as `Proofs/Graph.md:12`.
  public var description: String { "\(path):\(line)" }
}

extension Location: Comparable {
  /// Orders locations by path, then by line.
  public static func < (left: Location, right: Location) -> Bool {
    (left.path, left.line) < (right.path, right.line)
  }
}
