import Foundation

/// Reads the files that a user names: regular files, pipes, and the files that a shell substitutes for a process.
public enum InputFile {
  /// The greatest size of a file, in bytes: 1 GB.
  public static let greatestSize = 1 << 30
  /// The greatest size of a JSON file, in bytes: 256 MB, since its values take many times that size in memory.
  public static let greatestJSONSize = 1 << 28

  /// All bytes of a file.
  ///
  /// A pipe is read to its end, which may never come; only a signal then ends the reading.
  ///
  /// - Parameters:
  ///   - file: a file's URL.
  ///   - limit: the greatest number of bytes.
  ///   - acceptsPipes: whether a pipe is read, which nobody may ever write; otherwise it is refused.
  /// - Throws: `InputFileError`; a regular file that is too large is refused before it is read.
  /// - Complexity: O(n) for n bytes.
  public static func contents(
    of file: URL, upTo limit: Int = greatestSize, acceptsPipes: Bool = true
  ) throws(InputFileError) -> Data {
    try contents(of: file, limit, limit, acceptsPipes) { _ in false }
  }

  /// All bytes of a file whose limit depends on its format, which only its first bytes tell.
  ///
  /// - Parameters:
  ///   - file: a file's URL.
  ///   - limit: the greatest number of bytes of most formats.
  ///   - greaterLimit: the greatest number of bytes of the other formats, at least `limit`.
  ///   - isLarger: whether the greater limit holds for a file with these first bytes, which are more than `limit`; asked
  ///     at most once.
  /// - Throws: `InputFileError`; nothing is read of a regular file beyond the greater limit, and no more than the limit
  ///   and one chunk of a file that exceeds it.
  /// - Complexity: O(n) for n bytes.
  public static func contents(
    of file: URL, upTo limit: Int, orUpTo greaterLimit: Int, if isLarger: (Data) -> Bool
  ) throws(InputFileError) -> Data {
    precondition(limit <= greaterLimit, "the greater limit is the second")
    return try contents(of: file, limit, greaterLimit, true, isLarger)
  }

  private static func contents(
    of file: URL, _ limit: Int, _ greaterLimit: Int, _ acceptsPipes: Bool, _ isLarger: (Data) -> Bool
  ) throws(InputFileError) -> Data {
    try requireReadable(status(of: file.path), greaterLimit, acceptsPipes)
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFileError(code: errno) }
    defer { close(descriptor) }
    // The name may lead to another file since the first check.
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw InputFileError(code: errno) }
    try requireReadable(status, greaterLimit, acceptsPipes)
    return try bytes(of: descriptor, expected: Int(status.st_size), limit, greaterLimit, isLarger)
  }

  private static func status(of path: String) throws(InputFileError) -> stat {
    var status = stat()
    guard stat(path, &status) == 0 else { throw InputFileError(code: errno) }
    return status
  }

  private static func requireReadable(
    _ status: stat, _ limit: Int, _ acceptsPipes: Bool
  ) throws(InputFileError) {
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      guard Int(status.st_size) <= limit else { throw .tooLarge(limit: limit) }
    case S_IFIFO: if !acceptsPipes { throw .pipe }
    case S_IFDIR: throw .folder
    case S_IFCHR, S_IFBLK: throw .device
    default: throw .failed(reason: "is neither a file nor a pipe")
    }
  }

  private static func bytes(
    of descriptor: Int32, expected: Int, _ limit: Int, _ greaterLimit: Int, _ isLarger: (Data) -> Bool
  ) throws(InputFileError) -> Data {
    var limit = limit
    var data = Data(capacity: min(max(expected, 0), limit) + 1)
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return data }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw InputFileError(code: errno)
      }
      chunk.withUnsafeBufferPointer { data.append(UnsafeBufferPointer(rebasing: $0[..<count])) }
      if data.count > limit, limit < greaterLimit, isLarger(data) { limit = greaterLimit }
      guard data.count <= limit else { throw .tooLarge(limit: limit) }
    }
  }
}
