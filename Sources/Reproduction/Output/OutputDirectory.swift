import Foundation

/// Why results cannot be written.
public enum OutputError: Error, Equatable, CustomStringConvertible {
  case cannotCreateDirectory(path: String, reason: String)
  case cannotWrite(path: String, reason: String)

  public var description: String {
    switch self {
    case .cannotCreateDirectory(let path, let reason):
      "\(path): cannot be made a directory (\(reason)); name another with --output"
    case .cannotWrite(let path, let reason):
      "\(path): cannot be written (\(reason)); free space or name another directory with --output"
    }
  }
}

/// A directory of results, in which a file is either whole or not there.
///
/// What is not finished lies in its subdirectory `.partial`, which goes away with the last result.
public struct OutputDirectory: Sendable {
  public let url: URL
  let partial: URL

  /// Makes the directory if there is none.
  ///
  /// - Throws: `cannotCreateDirectory`.
  public init(_ url: URL) throws(OutputError) {
    (self.url, partial) = (url, url.appending(path: ".partial"))
    do {
      try FileManager.default.createDirectory(at: partial, withIntermediateDirectories: true)
    } catch {
      throw .cannotCreateDirectory(path: url.relativePath, reason: "is there a file of that name, or no permission?")
    }
  }

  /// Writes a file whole: under another name in `.partial` first, then moved into its place.
  ///
  /// - Throws: `cannotWrite`; what was there before then stays as it was.
  public func write(_ data: Data, to name: String) throws(OutputError) { try write(data, to: url, name) }

  func writePartial(_ data: Data, to name: String) throws(OutputError) { try write(data, to: partial, name) }

  /// Writes one file whole: under another name beside its place first, then moved there.
  ///
  /// - Throws: `cannotWrite`; what was there before then stays as it was.
  public static func write(_ data: Data, to file: URL) throws(OutputError) {
    let name = ".\(file.lastPathComponent).\(ProcessInfo.processInfo.globallyUniqueString)"
    try write(data, to: file, by: file.deletingLastPathComponent().appending(path: name))
  }

  private func write(_ data: Data, to directory: URL, _ name: String) throws(OutputError) {
    let temporary = partial.appending(path: "\(name).\(ProcessInfo.processInfo.globallyUniqueString)")
    try Self.write(data, to: directory.appending(path: name), by: temporary)
  }

  private static func write(_ data: Data, to target: URL, by temporary: URL) throws(OutputError) {
    do {
      try data.write(to: temporary)
      let handle = try FileHandle(forUpdating: temporary)
      try handle.synchronize()
      try handle.close()
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw .cannotWrite(path: target.relativePath, reason: "is the disk full, or the directory read-only?")
    }
    guard rename(temporary.path, target.path) == 0 else {
      let reason = String(cString: strerror(errno))
      try? FileManager.default.removeItem(at: temporary)
      throw .cannotWrite(path: target.relativePath, reason: reason)
    }
  }

  /// Removes the place of what is not finished, unless something there is kept for resuming.
  func removePartialIfEmpty() { rmdir(partial.path) }

  /// Removes what was kept for resuming.
  public func removePartial() { try? FileManager.default.removeItem(at: partial) }
}
