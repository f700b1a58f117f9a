import Foundation
import Synchronization

/// The process groups of the programs that this process has started, so that they end with it.
package enum RunningPrograms {
  /// The ids of the groups. A program starts while this is locked, so that no program runs that is not noted.
  private static let groups = Mutex<Set<pid_t>>([])

  /// The end of the pipe to which the handler writes the number of its signal.
  nonisolated(unsafe) private static var signals: Int32 = -1

  /// Lets SIGINT, SIGTERM and SIGHUP end the programs and then this process; those that are ignored stay so.
  ///
  /// A handler may not wait for a lock, so that it only wakes a thread. This thread takes the lock, and so waits for a
  /// program that is just being started, and keeps it, so that no other starts and no end of a program is noted.
  ///
  /// - Parameter ending: the signal that ends the programs.
  /// - Returns: whether it could be arranged; without a pipe it cannot.
  package static func endOnSignal(by ending: Int32 = SIGKILL) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    signals = ends[1]
    let reading = ends[0]
    Thread.detachNewThread {
      var number: UInt8 = 0
      while read(reading, &number, 1) != 1 {}
      groups.withLock { groups in
        for group in groups { kill(-group, ending) }
        _exit(128 + Int32(number))
      }
    }
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(RunningPrograms.signals, &byte, 1)
      }
      // The handlers' addresses are compared: functions have no equality.
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { _ = signal(number, SIG_IGN) }
    }
    return true
  }

  /// Starts a program and notes its group before a signal can end this process. Programs start one at a time.
  ///
  /// - Parameter start: starts the program in a process group of its own and returns the id of the group.
  /// - Returns: the id of the group.
  @discardableResult
  package static func starting<Failure: Error>(_ start: () throws(Failure) -> pid_t) throws(Failure) -> pid_t {
    try groups.withLock { (groups) throws(Failure) in
      let group = try start()
      groups.insert(group)
      return group
    }
  }

  /// Forgets a group that has ended. Call it before its process is waited for: afterwards the id may be another's.
  package static func forget(_ group: pid_t) {
    _ = groups.withLock { $0.remove(group) }
  }
}
