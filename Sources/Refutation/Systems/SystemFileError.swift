import FileReading
import PlainText

/// Why a file holds no learning system.
public enum SystemFileError: Error, Equatable, CustomStringConvertible {
  case unreadable(path: String, reason: InputFileError)
  /// A field is missing or wrong; the problem says what to do.
  case invalid(path: String, field: String, problem: String)

  /// One line that names the file, the field and the problem.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(path.plainPath): \(reason.advice("a learning system in JSON"))"
    case .invalid(let path, let field, let problem):
      "\(path.plainPath): \(field.isEmpty ? "" : "\(field): ")\(problem) (dinl bound --help shows the format)"
    }
  }
}
