/// What a finished run left that cannot be read.
public struct AuditRunError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path of the file or folder.
  public let path: String
  /// What is wrong there.
  public let problem: String
  /// Whether there is nothing at the path that can be read.
  public let isMissing: Bool

  /// One line: the path, and what is wrong.
  public var description: String { "\(path): \(problem)" }

  init(path: String, problem: String, isMissing: Bool = false) {
    (self.path, self.problem, self.isMissing) = (path, problem, isMissing)
  }
}
