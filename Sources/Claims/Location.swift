/// A line of a file of the project.
public struct Location: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The file's path from the project's root, with `/` between folders.
  public let path: String
  /// The line, counted from 1.
  public let line: Int

  public init(path: String, line: Int) {
    self.path = path
    self.line = line
  }

  public var description: String { "\(path):\(line)" }
}

extension Location: Comparable {
  public static func < (left: Location, right: Location) -> Bool {
    (left.path, left.line) < (right.path, right.line)
  }
}
