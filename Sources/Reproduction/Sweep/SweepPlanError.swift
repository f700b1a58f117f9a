import FileReading
import PlainText

/// Why a plan of a sweep cannot be carried out.
public enum SweepPlanError: Error, Equatable, CustomStringConvertible {
  /// The file cannot be read.
  case unreadable(path: String, reason: InputFileError)
  /// The file is no plan; the field is empty if it is wrong as a whole.
  case invalid(path: String, field: String, problem: String)

  /// One line: the file, the field, what is wrong, and what should be there.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path.plainPath): cannot be read (\(reason))"
    case .invalid(let path, "", let problem): "\(path.plainPath): \(problem)"
    case .invalid(let path, let field, let problem): "\(path.plainPath): \(field): \(problem)"
    }
  }
}
