import Foundation

/// The reason why a file is not read.
public enum InputFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No file has that name.
  case missing
  /// The file may not be read.
  case forbidden
  /// The file is a folder.
  case folder
  /// The file is a device, such as a terminal or a disk.
  case device
  /// The file is a pipe, and whoever reads it takes none.
  case pipe
  /// The file has more bytes than the limit.
  case tooLarge(limit: Int)
  /// The system reports another error.
  case failed(reason: String)

  init(code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self = .missing
    case EACCES, EPERM: self = .forbidden
    default: self = .failed(reason: String(cString: strerror(code)))
    }
  }

  /// What is wrong, without the name of the file, such as "is a folder".
  public var description: String {
    switch self {
    case .missing: "no such file"
    case .forbidden: "no permission to read it"
    case .folder: "is a folder"
    case .device: "is a device"
    case .pipe: "is a pipe, and no regular file"
    case .tooLarge(let limit): "is larger than \(limit >> 20) MB, the most that is read"
    case .failed(let reason): reason
    }
  }

  /// What is wrong and what to do, without the name of the file: the one way in which this is said to a user.
  ///
  /// - Parameter wanted: what the file should hold, such as "a graph".
  package func advice(_ wanted: String) -> String { "cannot be read (\(self)); give the path of \(wanted)" }
}
