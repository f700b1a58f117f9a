import Foundation

/// Shows how far a long job is: a bar in place on a terminal, a plain line each tenth elsewhere.
public actor ProgressReporter {
  private let total: Int
  private let unit: String
  private let isTerminal: Bool
  private let columns: @Sendable () -> Int?
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
  ///   - isTerminal: whether a line of the output can be drawn anew; standard error's by default.
  ///   - columns: the width of the output in characters, or nil; standard error's by default.
  ///   - write: where text goes; standard error by default.
  public init(
    total: Int, unit: String, isTerminal: Bool = Terminal.canRedraw,
    columns: @escaping @Sendable () -> Int? = { Terminal.columns },
    write: @escaping @Sendable (String) -> Void = { Terminal.say($0) }
  ) {
    precondition(total >= 1, "progress needs something to do")
    (self.total, self.unit, self.isTerminal, self.write) = (total, unit, isTerminal, write)
    self.columns = columns
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

  /// The bar and the line, as much of them as fits before the last column, where terminals wrap.
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
    return "\(done)/\(total) \(unit), \(seconds(elapsed)) elapsed" + (done < total ? ", \(seconds(left)) left" : "")
  }

  private func seconds(_ duration: Duration) -> String {
    duration.formatted(.units(allowed: [.hours, .minutes, .seconds], width: .narrow))
  }
}
