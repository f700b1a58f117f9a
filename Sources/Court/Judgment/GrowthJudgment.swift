/// How the distance of the answers' median from the information changes from the smallest samples to the largest.
///
/// - SeeAlso: EX-010
package struct GrowthJudgment: Encodable, Sendable {
  /// What the limits show of it.
  package enum Verdict: String, Encodable, Sendable {
    case shrinks, grows
    case notShown = "no change shown"
  }

  /// The distance of the median from the information, in nats: its least and its greatest value within the limits.
  package struct Distance: Encodable, Sendable {
    package let size: Int
    package let least: Double
    /// The greatest value; nil if a limit is missing.
    package let greatest: Double?

    init(_ cell: CellJudgment) {
      size = cell.size
      guard let low = cell.information.lower, let high = cell.information.upper else {
        (least, greatest) = (0, nil)
        return
      }
      let above = cell.median?.lower.map { ($0 - high).nextDown } ?? 0
      let below = cell.median?.upper.map { (low - $0).nextDown } ?? 0
      least = max(0, above, below)
      guard let lower = cell.median?.lower, let upper = cell.median?.upper else {
        greatest = nil
        return
      }
      greatest = max((upper - low).nextUp, (high - lower).nextUp)
    }
  }

  package let law: String
  package let smallest: Distance
  package let largest: Distance
  package let verdict: Verdict

  /// The change over the cells of one law, in the order of their sizes, of which there must be two at least.
  init?(_ cells: [CellJudgment]) {
    guard cells.count > 1, let first = cells.first, let last = cells.last else { return nil }
    let (near, far) = (Distance(first), Distance(last))
    (law, smallest, largest) = (first.law, near, far)
    if let greatest = far.greatest, greatest < near.least {
      verdict = .shrinks
    } else if let greatest = near.greatest, greatest < far.least {
      verdict = .grows
    } else {
      verdict = .notShown
    }
  }
}
