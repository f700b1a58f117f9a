import Foundation

/// Why a file is not read.
public enum InputFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is none of that name.
  case missing
  /// It may not be read.
  case forbidden
  /// It is a folder.
  case folder
  /// It is a device, such as a terminal or a disk.
  case device
  /// It has more bytes than are read.
  case tooLarge(limit: Int)
  /// The system says no.
  case failed(reason: String)

  init(code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self = .missing
    case EACCES, EPERM: self = .forbidden
    default: self = .failed(reason: String(cString: strerror(code)))
    }
  }

  public var description: String {
    switch self {
    case .missing: "no such file"
    case .forbidden: "no permission to read it"
    case .folder: "is a folder"
    case .device: "is a device"
    case .tooLarge(let limit): "is larger than \(limit >> 20) MB, the most that is read"
    case .failed(let reason): reason
    }
  }
}
