import Console

/// What a judgment shows, in sentences.
struct CourtFindings {
  let plan: CourtPlan
  let cells: [CellJudgment]
  let growth: [GrowthJudgment]

  /// The sentences, the most important first.
  var sentences: [String] {
    let all = [
      places(.overestimates, "Too high"), places(.underestimates, "Too low"), negative, aboveEntropy, change, faults,
    ]
    return [summary] + all.compactMap(\.self)
  }

  /// The places of cells: each law once, with its sizes.
  static func places(_ cells: [CellJudgment]) -> String {
    var parts: [(law: String, sizes: [Int])] = []
    for cell in cells {
      if parts.last?.law == cell.law {
        parts[parts.count - 1].sizes.append(cell.size)
      } else {
        parts.append((cell.law, [cell.size]))
      }
    }
    return parts.map { "\($0.law) (n = \($0.sizes.map(String.init).joined(separator: ", ")))" }.joined(separator: ", ")
  }

  private var summary: String {
    func count(_ verdict: CellJudgment.Verdict) -> Int { cells.count { $0.verdict == verdict } }
    return "Of \(cells.count) laws and sizes its median is too high on \(count(.overestimates)) and too low on "
      + "\(count(.underestimates)), with \(percentExactly(plan.confidence)) confidence over all; on "
      + "\(count(.notShown)) no bias of the median is shown, which proves none absent."
  }

  private func places(_ verdict: CellJudgment.Verdict, _ words: String) -> String? {
    let found = cells.filter { $0.verdict == verdict }
    return found.isEmpty ? nil : "\(words): \(Self.places(found))."
  }

  private var negative: String? {
    let found = cells.filter { $0.negative.count > 0 }
    guard !found.isEmpty else { return nil }
    return "It prints numbers below 0, which no information is: \(Self.places(found))."
  }

  private var aboveEntropy: String? {
    let found = cells.filter { $0.aboveEntropy.map { $0.count > 0 } ?? false }
    guard !found.isEmpty else { return nil }
    return "It prints numbers above H(Y), which no information with Y exceeds: \(Self.places(found))."
  }

  private var change: String? {
    let parts = [GrowthJudgment.Verdict.shrinks, .grows].compactMap { verdict -> String? in
      let found = growth.filter { $0.verdict == verdict }
      return found.isEmpty ? nil : "\(verdict.rawValue) on \(found.map(\.law).joined(separator: ", "))"
    }
    guard !parts.isEmpty, let first = growth.first else { return nil }
    return "From n = \(first.smallest.size) to \(first.largest.size) the distance of its median from the information "
      + parts.joined(separator: ", and ") + ", with the same confidence."
  }

  private var faults: String? {
    let found = cells.filter { !$0.faults.isEmpty }
    guard let first = found.first, let text = first.firstFault else { return nil }
    let count = found.flatMap(\.faults.values).reduce(0, +)
    return
      "\(count) of \(cells.count * plan.repetitions) runs gave no number: \(Self.places(found)); the first: \(text)."
  }
}

/// The words and figures of judgments.
enum CourtWords {
  /// A number with its limits.
  static func limits(_ limits: CellJudgment.Limits) -> String {
    func shown(_ limit: Double?, _ side: FloatingPointRoundingRule) -> String {
      limit.map { short(limit: $0, side) } ?? (side == .down ? "-∞" : "∞")
    }
    return "\(shown(limits.lower, .down)) to \(shown(limits.upper, .up))"
  }

  /// The certified information.
  static func information(_ cell: CellJudgment) -> String {
    certified(
      cell.information.value, from: cell.information.lower ?? -.infinity, to: cell.information.upper ?? .infinity,
      digits: 5)
  }

  /// The count of runs with a property, with the least share that is shown.
  static func count(_ count: CellJudgment.Count, of runs: Int) -> String {
    guard count.count > 0 else { return "0" }
    return "\(count.count) of \(runs) (≥ \(short(limit: 100 * count.lower, .down, digits: 2)) %)"
  }

  /// The faults of a cell by kind.
  static func faults(_ cell: CellJudgment) -> String {
    cell.faults.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  /// What all limits have in common.
  static func method(_ plan: CourtPlan) -> String {
    "\(plan.repetitions) samples of each law and size, seed \(plan.seed). If the runs are independent and the program was "
      + "made without these samples, all \(plan.limitCount) limits cover at once with \(percentExactly(plan.confidence)) "
      + "confidence, each with at most \(short(limit: plan.miss, .up)) to miss (Bonferroni): those of the median, number "
      + "\(plan.medianRank) of the answers from either end, and of counts for every law of the answers, those of mean and "
      + "deviation if the answers are normal. \"Overestimates\" is said where even the least median exceeds the certified "
      + "information, at this confidence: more than half of all answers would be too high. What is proved is EX-010 in "
      + "Proofs/Experiment.md."
  }
}
