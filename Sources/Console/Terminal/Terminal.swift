import Foundation

/// An open file descriptor.
public enum Descriptor {
  /// Writes all of the data.
  ///
  /// - Returns: nil if all data are written, otherwise the system's error code.
  public static func write(_ data: Data, to descriptor: Int32) -> Int32? {
    data.withUnsafeBytes { write($0, to: descriptor) }
  }

  /// Writes all of the bytes.
  ///
  /// - Returns: nil if all bytes are written, otherwise the system's error code.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
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
  /// NO_COLOR forbids colors, and no command prints any; it does not forbid to redraw a line.
  package static func canRedraw(isTerminal: Bool, environment: [String: String]) -> Bool {
    isTerminal && !["dumb", "", nil].contains(environment["TERM"])
  }

  /// The number of columns of the terminal on standard error; nil if it is not known.
  public static var columns: Int? { columns(of: STDERR_FILENO) }

  /// The number of columns for what is printed: the variable COLUMNS, else the width of the terminal on standard output,
  /// and 80 where standard output is none.
  public static var width: Int { width(otherwise: 80) }

  /// As ``width``, but without a limit where standard output is no terminal: programs read lists a row per line.
  public static var listWidth: Int { width(otherwise: .max) }

  private static func width(otherwise: Int) -> Int {
    width(
      environment: ProcessInfo.processInfo.environment,
      terminal: isatty(STDOUT_FILENO) == 1 ? columns(of: STDOUT_FILENO) ?? 80 : nil, otherwise: otherwise)
  }

  /// The number of columns for what is printed.
  ///
  /// - Parameters:
  ///   - environment: COLUMNS counts if it is a number from 1 to 10,000.
  ///   - terminal: the width of the terminal; nil without one.
  ///   - otherwise: the width without a terminal.
  package static func width(environment: [String: String], terminal: Int?, otherwise: Int) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), 1...10_000 ~= columns { return columns }
    return terminal ?? otherwise
  }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
