import Foundation
import PlainText

/// The reason why results cannot be written.
public enum OutputError: Error, Equatable, CustomStringConvertible {
  /// A directory cannot be created.
  case cannotCreateDirectory(path: String, reason: String)
  /// A file cannot be written; the option names the place.
  case cannotWrite(path: String, reason: String, option: String = "--output")
  /// Another run writes into the directory.
  case isInUse(path: String)
  /// A file exists, and its replacement was not requested; the option names the file.
  case exists(path: String, option: String = "--output")
  /// The directory contains results, finished or not, of other data or options.
  case holdsOtherResults(path: String, what: String)

  /// One line: the path, what is wrong, and which option to use.
  public var description: String {
    switch self {
    case .cannotCreateDirectory(let path, let reason):
      "\(path.plainPath): cannot be made a directory (\(reason)); name another with --output"
    case .cannotWrite(let path, let reason, let option):
      "\(path.plainPath): cannot be written (\(reason)); name another place with \(option)"
    case .isInUse(let path):
      "\(path.plainPath): another run is writing its results there; wait for its end or name another directory with "
        + "--output"
    case .exists(let path, let option):
      "\(path.plainPath): exists already; --force replaces it, \(option) names another file"
    case .holdsOtherResults(let path, let what):
      "\(path.plainPath): holds \(what) of other data or options; --force replaces them, --output names another directory"
    }
  }
}

/// Writes one file completely, and never replaces by a file what is not one.
///
/// Symbolic links are followed: the file to which they lead is written, and the links stay. A complete new file
/// replaces a regular file in one step, and takes over its permissions. Pipes and character devices are written to
/// directly. Directories, block devices and sockets are refused.
public enum OutputFile {
  /// Writes data to a file.
  ///
  /// If nobody has opened a pipe for reading, the function waits for a reader, as the shell does.
  ///
  /// - Parameters:
  ///   - data: the whole content of the file.
  ///   - file: the path of the file, which need not exist.
  ///   - option: the option that names the file, for an error.
  /// - Throws: `cannotWrite`; a regular file that was there before then stays as it was.
  public static func write(_ data: Data, to file: URL, option: String = "--output") throws(OutputError) {
    try write(data, to: file, home: nil, scratch: nil, option: option)
  }

  /// Refuses a place where nothing can be written, or a regular file that is not empty and may not be replaced; to be
  /// called before the work.
  ///
  /// - Parameters:
  ///   - file: the path of the file.
  ///   - force: whether a file that exists may be replaced.
  ///   - option: the option that names the file, for an error.
  /// - Throws: `cannotWrite` or `exists`.
  public static func requireWritable(
    _ file: URL, force: Bool, option: String = "--output"
  ) throws(OutputError) {
    do throws(SystemError) {
      switch try Destination(of: file.path) {
      case .open: return
      case .stream(let path):
        guard access(path, W_OK) == 0 else { throw SystemError() }
        return
      case .place(let path, let mode):
        let folder = (path as NSString).deletingLastPathComponent
        guard access(folder, W_OK | X_OK) == 0 else { throw SystemError() }
        var status = stat()
        guard mode != nil, !force, stat(path, &status) == 0, status.st_size > 0 else { return }
      }
    } catch {
      throw .cannotWrite(path: file.relativePath, reason: error.reason, option: option)
    }
    throw .exists(path: file.relativePath, option: option)
  }

  /// Writes data to a file, as ``write(_:to:)`` does.
  ///
  /// - Parameters:
  ///   - data: the whole content of the file.
  ///   - file: the path of the file, which need not exist.
  ///   - home: the folder of the results, if there is one.
  ///   - scratch: the folder in which a new file is made if its place is in `home`; by default the folder of the file.
  /// - Throws: `cannotWrite`; a regular file that was there before then stays as it was.
  package static func write(
    _ data: Data, to file: URL, home: URL?, scratch: URL?, option: String = "--output"
  ) throws(OutputError) {
    do throws(SystemError) {
      switch try Destination(of: file.path) {
      case .open(let descriptor): try through(descriptor, data)
      case .stream(let path): try stream(data, to: path)
      case .place(let path, let mode):
        let folder = (path as NSString).deletingLastPathComponent
        let isHome = home.flatMap { resolved($0.path) } == folder
        try replace(path, mode: mode, with: data, in: isHome ? scratch?.path ?? folder : folder)
      }
    } catch {
      throw .cannotWrite(path: file.relativePath, reason: error.reason, option: option)
    }
  }

  /// The place to which data are written.
  private enum Destination {
    /// The descriptor of standard output or standard error, which is open already.
    case open(descriptor: Int32)
    /// A pipe or a character device.
    case stream(path: String)
    /// A regular file with its permissions, or a place where nothing exists yet; the path is free of links.
    case place(path: String, mode: mode_t?)

    init(of path: String) throws(SystemError) {
      var status = stat()
      guard stat(path, &status) == 0 else {
        guard errno == ENOENT else { throw SystemError() }
        self = .place(path: try endOfLinks(path), mode: nil)
        return
      }
      for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
        var own = stat()
        if fstat(descriptor, &own) == 0, own.st_dev == status.st_dev, own.st_ino == status.st_ino {
          self = .open(descriptor: descriptor)
          return
        }
      }
      switch status.st_mode & S_IFMT {
      case S_IFREG:
        guard let path = resolved(path), access(path, W_OK) == 0 else { throw SystemError() }
        self = .place(path: path, mode: status.st_mode & 0o7777)
      case S_IFIFO, S_IFCHR: self = .stream(path: path)
      case S_IFDIR: throw SystemError(code: EISDIR)
      default: throw SystemError(reason: "it is neither a file, a pipe nor a character device")
      }
    }
  }

  private static func stream(_ data: Data, to path: String) throws(SystemError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw SystemError() }
    defer { close(descriptor) }
    try through(descriptor, data)
  }

  private static func through(_ descriptor: Int32, _ data: Data) throws(SystemError) {
    if let code = Descriptor.write(data, to: descriptor) { throw SystemError(code: code) }
  }

  private static func replace(
    _ path: String, mode: mode_t?, with data: Data, in folder: String
  ) throws(SystemError) {
    let temporary = folder + "/.dinl-" + ProcessInfo.processInfo.globallyUniqueString
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemError() }
    var failure = Descriptor.write(data, to: descriptor).map(SystemError.init(code:))
    if failure == nil, let mode, fchmod(descriptor, mode) != 0 { failure = SystemError() }
    if failure == nil, fsync(descriptor) != 0 { failure = SystemError() }
    if close(descriptor) != 0, failure == nil { failure = SystemError() }
    if failure == nil, rename(temporary, path) != 0 { failure = SystemError() }
    guard let failure else { return }
    unlink(temporary)
    throw failure
  }
}

/// An error that the operating system reports.
package struct SystemError: Error {
  package let reason: String

  package init(reason: String) { self.reason = reason }
  package init(code: Int32 = errno) { reason = String(cString: strerror(code)) }
}

/// The path of something that exists, free of links; nil if it does not exist.
private func resolved(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

/// The place to which a path leads if nothing exists at its end.
private func endOfLinks(_ path: String) throws(SystemError) -> String {
  var path = path
  // The greatest number of links that Linux follows.
  for _ in 0..<40 {
    let parent = (path as NSString).deletingLastPathComponent
    guard let folder = resolved(parent.isEmpty ? "." : parent) else { throw SystemError() }
    let place = (folder == "/" ? "" : folder) + "/" + (path as NSString).lastPathComponent
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(place, &buffer, buffer.count)
    guard length >= 0 else { return place }
    let target = String(decoding: buffer.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
    path = target.hasPrefix("/") ? target : folder + "/" + target
  }
  throw SystemError(code: ELOOP)
}
