import Console

/// What a run prints: each job with its rows, on the machine where it ran.
struct Report: Codable {
  /// A job with the times of all sides.
  struct Entry: Codable {
    let name: String
    let work: String
    var wantedSeconds: Double?
    var wantedBytes: Double?
    let rows: [Row]
  }

  let machine: Machine
  let isSmall: Bool
  var entries: [Entry] = []

  /// Whether somebody's result was another than dinl's.
  var hasFault: Bool { entries.contains { $0.rows.contains { $0.fault != nil && !$0.isAbsent } } }

  private static let header = ["job", "dinl", "wanted", "compared with", "its time", "ratio"]

  /// The cells of each row that was timed.
  private var cells: [[String]] {
    entries.flatMap { entry in
      entry.rows.compactMap { row in
        guard let seconds = row.seconds, let its = row.itsSeconds, let ratio = row.ratio else { return nil }
        return [
          entry.name, cell(seconds, row.bytes), wanted(entry),
          row.opponent + (row.otherWork.map { ", \($0)" } ?? ""), cell(its, row.itsBytes),
          "\(short(ratio.median)) (\(short(ratio.lower))–\(short(ratio.upper)))",
        ]
      }
    }
  }

  private func cell(_ time: Quartiles, _ bytes: Double?) -> String {
    TimeText.of(time) + (bytes.map { ", \(short($0 / 1e6)) MB" } ?? "")
  }

  private func wanted(_ entry: Entry) -> String {
    guard !isSmall else { return "" }
    return [entry.wantedSeconds.map { TimeText.of($0) }, entry.wantedBytes.map { "\(short($0 / 1e6)) MB" }]
      .compactMap(\.self).map { "≤ \($0)" }.joined(separator: ", ")
  }

  /// The rows without times, a line each.
  private var faults: [String] {
    entries.flatMap { entry in
      entry.rows.compactMap { row in row.fault.map { "\(entry.name): \(row.opponent) \($0)" } }
    }
  }

  private static let explanation = """
    Times are medians with quartiles, turn by turn; the ratio is the other's time divided by dinl's, above 1 if dinl is
    faster.
    """

  func text(width: Int) -> String {
    var table = TextTable(Self.header, alignments: [.left, .right, .right, .left, .right, .right])
    for row in cells { table.append(row) }
    let works = entries.map { "\($0.name): \($0.work)" }
    let scale = isSmall ? ["Small inputs, smaller than the names say."] : []
    return (scale + [machine.text, "", table.text(width: width), "", Self.explanation, ""] + works + faults)
      .joined(separator: "\n")
  }

  /// The table for a README.
  var markdown: String {
    let rows = [Self.header, Self.header.map { _ in "---" }] + cells
    return (rows.map { "| " + $0.joined(separator: " | ") + " |" } + ["", machine.text, Self.explanation] + faults)
      .joined(separator: "\n")
  }
}

/// A time in a few digits.
enum TimeText {
  private static func unit(of seconds: Double) -> (factor: Double, name: String) {
    switch seconds {
    case ..<1e-6: (1e9, "ns")
    case ..<1e-3: (1e6, "µs")
    case ..<1: (1e3, "ms")
    default: (1, "s")
    }
  }

  static func of(_ seconds: Double) -> String {
    let unit = unit(of: seconds)
    return "\(short(unit.factor * seconds)) \(unit.name)"
  }

  /// A median with its quartiles, all in the unit of the median.
  static func of(_ time: Quartiles) -> String {
    let unit = unit(of: time.median)
    func number(_ seconds: Double) -> String { short(unit.factor * seconds) }
    return "\(number(time.median)) \(unit.name) (\(number(time.lower))–\(number(time.upper)))"
  }
}
