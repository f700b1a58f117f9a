import Console
import Foundation

/// How the program ends on Ctrl-C or a request to terminate.
enum Interruption {
  private static let message: StaticString = "\ndinl: interrupted; --resume with the same options continues from here\n"

  /// Lets SIGINT and SIGTERM end the program with a line that says how to continue.
  ///
  /// Nothing needs to be saved: each finished seed is on disk already. The handler calls only what is safe in one.
  static func tellHowToResume() {
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        _ = write(STDERR_FILENO, Interruption.message.utf8Start, Interruption.message.utf8CodeUnitCount)
        _exit(128 + number)
      }
    }
  }

  /// Lets the signals that end this process end the programs that it has started too.
  ///
  /// - Throws: `CommandFailure` if the system gives no pipe for it.
  static func endPrograms(by ending: Int32 = SIGKILL) throws(CommandFailure) {
    guard RunningPrograms.endOnSignal(by: ending) else {
      throw CommandFailure(.software, "no program can be started: \(String(cString: strerror(errno)))")
    }
  }
}
