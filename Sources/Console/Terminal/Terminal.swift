import Foundation

/// An open file descriptor.
public enum Descriptor {
  /// Writes all of the data.
  ///
  /// - Returns: nil if all data are written, otherwise the system's error code.
  public static func write(_ data: Data, to descriptor: Int32) -> Int32? {
    data.withUnsafeBytes { bytes in
      var bytes = bytes[...]
      while !bytes.isEmpty {
        let rest = UnsafeRawBufferPointer(rebasing: bytes)
        let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
        if count >= 0 {
          bytes = bytes.dropFirst(count)
        } else if errno == EAGAIN {
          var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&request, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return nil
    }
  }
}

/// Standard error, to which a command writes its progress.
public enum Terminal {
  /// Writes a text to standard error; if that is closed or full, the text is lost and the work continues.
  public static func say(_ text: String) { _ = Descriptor.write(Data(text.utf8), to: STDERR_FILENO) }

  /// Whether a line on standard error can be redrawn in its place.
  public static var canRedraw: Bool {
    canRedraw(isTerminal: isatty(STDERR_FILENO) == 1, environment: ProcessInfo.processInfo.environment)
  }

  /// Whether a line can be redrawn in its place: only on a terminal whose type is known and not "dumb".
  ///
  /// NO_COLOR has no effect: no command prints colors.
  package static func canRedraw(isTerminal: Bool, environment: [String: String]) -> Bool {
    isTerminal && !["dumb", "", nil].contains(environment["TERM"])
  }

  /// The number of columns of the terminal on standard error; nil if it is not known.
  public static var columns: Int? {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
