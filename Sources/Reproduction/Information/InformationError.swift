/// Why a file of information requests cannot be answered.
public enum InformationError: Error, Equatable, CustomStringConvertible {
  /// The file cannot be read.
  case unreadable(file: String, reason: String)
  /// The file is no list of requests.
  case malformed(file: String, problem: String)
  /// A request is wrong, in a field or as a whole.
  case request(file: String, id: String, field: String?, problem: String)
  /// A computation failed.
  case failed(file: String, id: String, reason: String)

  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file): cannot be read (\(reason))"
    case .malformed(let file, let problem): "\(file): \(problem)"
    case .request(let file, let id, let field?, let problem): "\(file): \"\(id)\": \(field): \(problem)"
    case .request(let file, let id, nil, let problem): "\(file): \"\(id)\": \(problem)"
    case .failed(let file, let id, let reason): "\(file): \"\(id)\": the computation failed: \(reason)"
    }
  }
}

/// What is wrong with a parameter of a request, and what it should be.
public struct ParameterError: Error, Equatable {
  let field: String
  let problem: String
}
