import Console
import Foundation

/// Standard output, where every loss of output is reported.
enum StandardOutput {
  /// Whether a closed pipe ends this program as it ends others; a caller that ignores the signal wants the error.
  nonisolated(unsafe) private static var endsWithPipe = true

  /// Makes the system report write errors instead of ending the program.
  ///
  /// To be called before any file is opened: a descriptor that is closed at the start would be given to that file.
  static func prepare() {
    // The handlers' addresses are compared: functions have no equality.
    endsWithPipe = unsafeBitCast(signal(SIGPIPE, SIG_IGN), to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self)
    _ = signal(SIGXFSZ, SIG_IGN)
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // Opened the wrong way round, so that its use fails as it would have.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes a line to standard output.
  ///
  /// A reader that has gone away ends the program by SIGPIPE, as is usual.
  ///
  /// - Throws: `CommandFailure` if the text cannot be written.
  static func print(_ text: String, terminator: String = "\n") throws(CommandFailure) {
    var line = text + terminator
    let failure = line.withUTF8 { Descriptor.write(UnsafeRawBufferPointer($0), to: STDOUT_FILENO) }
    guard let code = failure else { return }
    if code == EPIPE, endsWithPipe {
      _ = signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    }
    throw CommandFailure(
      .inputOutput,
      "standard output cannot be written (\(String(cString: strerror(code)))); the output is lost, at least in part")
  }
}
