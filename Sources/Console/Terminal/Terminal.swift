import Foundation

/// An open file descriptor.
public enum Descriptor {
  /// Writes all of the data.
  ///
  /// - Returns: nil if all is written, else the system's error code.
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

/// Standard error, where a command says how far it is.
public enum Terminal {
  /// Writes a text to standard error; where that is closed or full the text is lost, and the work goes on.
  public static func say(_ text: String) { _ = Descriptor.write(Data(text.utf8), to: STDERR_FILENO) }

  /// Whether a line on standard error can be drawn anew in its place.
  public static var canRedraw: Bool {
    canRedraw(isTerminal: isatty(STDERR_FILENO) == 1, environment: ProcessInfo.processInfo.environment)
  }

  /// Whether a line can be drawn anew: on a terminal that is not called dumb.
  ///
  /// NO_COLOR has nothing to switch off: no command prints colors.
  package static func canRedraw(isTerminal: Bool, environment: [String: String]) -> Bool {
    isTerminal && !["dumb", "", nil].contains(environment["TERM"])
  }

  /// The columns of the terminal on standard error; nil where they are not known.
  public static var columns: Int? {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
