import Foundation

/// Shows the phase and the progress of a long job: a bar that is redrawn on a terminal, otherwise a plain line at each
/// tenth. It has no colors.
public actor ProgressReporter {
  private let total: Int
  private let unit: String
  private let phase: String
  private let isTerminal: Bool
  private let columns: @Sendable () -> Int?
  private let write: @Sendable (String) -> Void
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var done = 0
  private var skipped = 0
  private var shownTenth = 0
  private var lastDrawn: ContinuousClock.Instant?

  /// Begins to measure the progress of a job.
  ///
  /// - Parameters:
  ///   - total: the number of units of work, at least 1.
  ///   - unit: the name of the units in the plural.
  ///   - phase: what is done to the units, such as "training".
  ///   - isTerminal: whether a line of the output can be redrawn; that of standard error by default.
  ///   - columns: the width of the output in characters, or nil; that of standard error by default.
  ///   - write: writes text; to standard error by default.
  public init(
    total: Int, unit: String, phase: String, isTerminal: Bool = Terminal.canRedraw,
    columns: @escaping @Sendable () -> Int? = { Terminal.columns },
    write: @escaping @Sendable (String) -> Void = { Terminal.say($0) }
  ) {
    precondition(total >= 1, "progress needs something to do")
    (self.total, self.unit, self.isTerminal, self.write) = (total, unit, isTerminal, write)
    (self.columns, self.phase) = (columns, phase)
    start = clock.now
  }

  /// Counts units that were done before; they do not count toward the speed.
  public func skip(_ count: Int) {
    guard count > 0 else { return }
    (done, skipped) = (done + count, skipped + count)
    write("\(count) of \(total) \(unit) taken over from the earlier run\n")
  }

  /// Counts one more unit and shows it, at most ten times per second.
  public func advance() {
    done += 1
    if isTerminal {
      if done < total, let lastDrawn, clock.now - lastDrawn < .milliseconds(100) { return }
      lastDrawn = clock.now
      write("\r\u{1B}[K" + bar() + (done == total ? "\n" : ""))
    } else if done * 10 / total > shownTenth {
      shownTenth = done * 10 / total
      write(line() + "\n")
    }
  }

  /// Names the phase that follows when all units are done, such as "writing results", on a line of its own.
  public func end(before phase: String) { write("\(phase)\n") }

  private var elapsed: Duration { clock.now - start }

  /// The bar and the line, cut to fit before the last column, at which terminals wrap.
  private func bar() -> String {
    let line = line()
    let room = max(0, (columns() ?? 80) - 1)
    let width = min(30, room - line.count - 3)
    guard width >= 3 else { return String(line.prefix(room)) }
    let filled = Int(Double(done) / Double(total) * Double(width))
    return "[" + String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled) + "] " + line
  }

  private func line() -> String {
    let left = done > skipped ? elapsed / Double(done - skipped) * Double(total - done) : .zero
    return "\(phase) \(done) of \(total) \(unit), \(seconds(elapsed)) elapsed"
      + (done < total ? ", \(seconds(left)) left" : "")
  }

  private func seconds(_ duration: Duration) -> String {
    duration.formatted(.units(allowed: [.hours, .minutes, .seconds], width: .narrow))
  }
}
