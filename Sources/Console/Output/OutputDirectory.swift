import Foundation
import JSONReading

/// A directory of results, in which a file is either complete or absent.
///
/// Unfinished work is in a subdirectory of its own, which is removed with the last result.
public struct OutputDirectory: Sendable {
  /// The directory of the results.
  public let url: URL
  package let partial: URL
  /// The beginning of the name of the subdirectory of unfinished work.
  package static let partialPrefix = ".partial"

  /// Creates the directory if it does not exist.
  ///
  /// - Parameters:
  ///   - url: the directory; a symbolic link to one is followed.
  ///   - work: the kind of work whose unfinished parts are kept apart from those of other kinds.
  /// - Throws: `cannotCreateDirectory`.
  public init(_ url: URL, of work: String = "") throws(OutputError) {
    (self.url, partial) = (url, url.appending(path: Self.partialPrefix + (work.isEmpty ? "" : "-\(work)")))
    try Self.make(url)
  }

  private static func make(_ url: URL) throws(OutputError) {
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw .cannotCreateDirectory(path: url.relativePath, reason: "is there a file of that name, or no permission?")
    }
  }

  /// Creates the subdirectory of unfinished work; a symbolic link there is refused, since its target may belong to
  /// others.
  package func makePartial() throws(OutputError) {
    if mkdir(partial.path, 0o777) == 0 { return }
    let code = errno
    var status = stat()
    guard code == EEXIST, lstat(partial.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .cannotCreateDirectory(path: partial.relativePath, reason: String(cString: strerror(code)))
    }
  }

  /// Writes a file completely: first in the subdirectory of unfinished work, then moved to its place.
  ///
  /// - Throws: `OutputError`; a file that was there before then stays as it was.
  /// - SeeAlso: ``OutputFile``
  public func write(_ data: Data, to name: String) throws(OutputError) {
    try makePartial()
    try OutputFile.write(data, to: url.appending(path: name), home: url, scratch: partial)
  }

  /// Writes a file into the subdirectory of unfinished work.
  public func writePartial(_ data: Data, to name: String) throws(OutputError) {
    try makePartial()
    try OutputFile.write(data, to: partial.appending(path: name))
  }

  /// Removes the subdirectory of unfinished work, unless it contains work that is kept for resuming.
  package func removePartialIfEmpty() { rmdir(partial.path) }

  /// Removes the unfinished work that is kept for resuming.
  public func removePartial() { try? FileManager.default.removeItem(at: partial) }
}

extension OutputDirectory {
  /// The right to write into a directory, which ends with the value or the process.
  public final class Lock: Sendable {
    private let descriptor: Int32

    fileprivate init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
  }

  /// Keeps other runs out of the directory, by whatever link they reach it.
  ///
  /// On a file system that cannot lock directories, every run may write.
  ///
  /// - Returns: the lock, which must be kept as long as the run writes.
  /// - Throws: `isInUse` if another run holds the lock; `cannotCreateDirectory` if nothing can be written.
  public func lock() throws(OutputError) -> Lock {
    let descriptor = open(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotCreateDirectory(path: url.relativePath, reason: String(cString: strerror(errno)))
    }
    let lock = Lock(descriptor)
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { throw .isInUse(path: url.relativePath) }
    try makePartial()
    return lock
  }
}

extension OutputDirectory {
  /// Refuses to overwrite results of other data or options.
  ///
  /// - Parameters:
  ///   - names: the files that will be written; the first contains the fingerprint of its data and options.
  ///   - fingerprint: the fingerprint of the results to come.
  /// - Throws: `holdsOtherResults`.
  public func protect(_ names: [String], against fingerprint: String) throws(OutputError) {
    let files = names.map { url.appending(path: $0) }
    guard let found = zip(names, files).first(where: { Self.isRegular($1) })?.0 else { return }
    if let first = files.first, Self.isRegular(first), let data = try? Data(contentsOf: first),
      let results = try? JSONReader.value(of: data),
      (try? JSONField(results).member("fingerprint").text()) == fingerprint
    {
      return
    }
    throw .holdsOtherResults(path: url.relativePath, what: found)
  }

  package static func isRegular(_ file: URL) -> Bool {
    var status = stat()
    return stat(file.path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
