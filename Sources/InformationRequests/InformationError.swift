import FileReading
import JSONReading
import PlainText

/// Why a file of information requests, or one of its requests, cannot be answered.
public enum InformationError: Error, Equatable, CustomStringConvertible {
  /// The file cannot be read.
  case unreadable(file: String, reason: InputFileError)
  /// The file does not hold a list of requests.
  case malformed(file: String, problem: String)
  /// A request is wrong, in a field or as a whole.
  case request(file: String, id: String, field: String?, problem: String)
  /// A computation failed.
  case failed(file: String, id: String, reason: String)

  /// The entry's id, or its position; `nil` if the file as a whole is wrong.
  public var id: String? {
    switch self {
    case .unreadable, .malformed: nil
    case .request(_, let id, _, _), .failed(_, let id, _): id
    }
  }

  /// A message that says what is wrong, without the names of the file and the entry.
  public var problem: String {
    switch self {
    case .unreadable(_, let reason): reason.advice("requests in JSON")
    case .malformed(_, let problem), .request(_, _, nil, let problem): problem
    case .request(_, _, let field?, let problem): "\(field): \(problem)"
    case .failed(_, _, let reason): "the computation failed: \(reason)"
    }
  }

  /// One line with the file, the entry if one is wrong, and the problem.
  public var description: String {
    switch self {
    case .unreadable(let file, _), .malformed(let file, _): "\(file.plainPath): \(problem)"
    case .request(let file, let id, _, _), .failed(let file, let id, _):
      "\(file.plainPath): \(JSONValue.text(id).shown): \(problem)"
    }
  }
}

/// A parameter of a request that is wrong, and what it should be.
public struct ParameterError: Error, Equatable {
  let field: String
  let problem: String
}
