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

  private static let header = ["job", "dinl", "compared with", "its time", "ratio"]

  /// The cells of each row that was timed, with the job that it belongs to.
  private var cells: [(entry: Entry, cells: [String])] {
    entries.flatMap { entry in
      entry.rows.compactMap { row in
        guard let seconds = row.seconds, let its = row.itsSeconds, let ratio = row.ratio else { return nil }
        let opponent = row.opponent + (row.otherWork.map { ", \($0)" } ?? "")
        let times = [cell(seconds, row.bytes), opponent, cell(its, row.bytes.flatMap { _ in row.itsBytes })]
        return (entry, [entry.name] + times + ["\(short(ratio.median))\(TimeText.spread(ratio))"])
      }
    }
  }

  private func cell(_ time: Quartiles, _ bytes: Double?) -> String {
    TimeText.of(time.median) + TimeText.spread(time) + (bytes.map { ", \(short($0 / 1e6)) MB" } ?? "")
  }

  /// What is wanted of a job; empty for small inputs, of which nothing is.
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
    Times are medians, ± half of the distance between the quartiles. The ratio is the other's time divided by dinl's,
    turn by turn: above 1 dinl is faster.
    """

  func text(width: Int) -> String {
    var table = TextTable(Self.header, alignments: [.left, .right, .left, .right, .right])
    for row in cells { table.append(row.cells) }
    let works = entries.map { entry in
      "\(entry.name): \(entry.work)\(wanted(entry).isEmpty ? "" : "; wanted \(wanted(entry))")"
    }
    let scale = isSmall ? ["Small inputs, smaller than the words below say."] : []
    return (scale + [machine.text, "", table.text(width: width), "", Self.explanation, ""] + works + faults)
      .joined(separator: "\n")
  }

  /// The table for a README, with what is wanted.
  var markdown: String {
    let header = Self.header + ["wanted"]
    let rows = [header, header.map { _ in "---" }] + cells.map { $0.cells + [wanted($0.entry)] }
    return (rows.map { "| " + $0.joined(separator: " | ") + " |" } + ["", machine.text, Self.explanation] + faults)
      .joined(separator: "\n")
  }
}

/// A time in a few digits.
enum TimeText {
  static func of(_ seconds: Double) -> String {
    switch seconds {
    case ..<1e-6: "\(short(1e9 * seconds)) ns"
    case ..<1e-3: "\(short(1e6 * seconds)) µs"
    case ..<1: "\(short(1e3 * seconds)) ms"
    default: "\(short(seconds)) s"
    }
  }

  /// Half of the distance between the quartiles, as a share of the median.
  static func spread(_ quartiles: Quartiles) -> String {
    " ± \(percent((quartiles.upper - quartiles.lower) / (2 * quartiles.median), digits: 0))"
  }
}
