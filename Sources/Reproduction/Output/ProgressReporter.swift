import Foundation

/// Shows how far a long job is: a bar in place on a terminal, a plain line each tenth elsewhere.
public actor ProgressReporter {
  private let total: Int
  private let unit: String
  private let isTerminal: Bool
  private let write: @Sendable (String) -> Void
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var done = 0
  private var skipped = 0
  private var shownTenth = 0
  private var lastDrawn: ContinuousClock.Instant?

  /// - Parameters:
  ///   - total: units of work in all, at least 1.
  ///   - unit: their name in the plural.
  ///   - isTerminal: whether the output is a terminal; standard error by default.
  ///   - write: where text goes; standard error by default.
  public init(
    total: Int, unit: String, isTerminal: Bool = isatty(STDERR_FILENO) == 1,
    write: @escaping @Sendable (String) -> Void = { FileHandle.standardError.write(Data($0.utf8)) }
  ) {
    precondition(total >= 1, "progress needs something to do")
    (self.total, self.unit, self.isTerminal, self.write) = (total, unit, isTerminal, write)
    start = clock.now
  }

  /// Counts units that were already done; they tell nothing of the speed.
  public func skip(_ count: Int) {
    guard count > 0 else { return }
    (done, skipped) = (done + count, skipped + count)
    write("\(count) of \(total) \(unit) taken over from the earlier run\n")
  }

  /// Counts one unit more and shows it, at most ten times a second.
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

  private var elapsed: Duration { clock.now - start }

  private func bar() -> String {
    let width = 30
    let filled = done * width / total
    return "[" + String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled) + "] " + line()
  }

  private func line() -> String {
    let left = done > skipped ? elapsed / Double(done - skipped) * Double(total - done) : .zero
    return "\(done)/\(total) \(unit), \(seconds(elapsed)) elapsed" + (done < total ? ", \(seconds(left)) left" : "")
  }

  private func seconds(_ duration: Duration) -> String {
    duration.formatted(.units(allowed: [.hours, .minutes, .seconds], width: .narrow))
  }
}
