import Foundation
import Synchronization

/// The process groups of the programs that run now, so that they end with this process.
package enum RunningPrograms {
  /// The most programs that run at once.
  package static let most = 1024

  /// The ids of the groups; 0 where there is none. It is memory of its own, which a signal handler may read.
  nonisolated(unsafe) private static let groups: UnsafeMutablePointer<pid_t> = {
    let groups = UnsafeMutablePointer<pid_t>.allocate(capacity: most)
    groups.initialize(repeating: 0, count: most)
    return groups
  }()

  private static let taken = Mutex([Bool](repeating: false, count: most))

  /// Lets SIGINT, SIGTERM and SIGHUP end the programs and then this process; those that are ignored stay so.
  package static func endWithThisProcess() {
    // Makes the memory before a signal can come.
    _ = groups
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number) { number in
        RunningPrograms.killAll()
        _exit(128 + number)
      }
      // The handlers' addresses are compared: functions have no equality.
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) { _ = signal(number, SIG_IGN) }
    }
  }

  /// Kills all programs; it calls only what is safe in a signal handler.
  private static func killAll() {
    for place in 0..<most where groups[place] > 0 { kill(-groups[place], SIGKILL) }
  }

  /// Notes a group while a body runs.
  static func noting<Result>(_ group: pid_t, _ body: () -> Result) -> Result {
    let place = taken.withLock { taken -> Int? in
      guard let place = taken.firstIndex(of: false) else { return nil }
      taken[place] = true
      groups[place] = group
      return place
    }
    defer {
      if let place {
        groups[place] = 0
        taken.withLock { $0[place] = false }
      }
    }
    return body()
  }
}
