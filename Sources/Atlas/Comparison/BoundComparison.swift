import Refutation
import Verification

/// One bound on one system: its certified comparison with the true value, and where it stands among the others.
///
/// - SeeAlso: GB-015
package struct BoundComparison: Encodable, Sendable {
  /// Whether the certified ends decide a question.
  package enum Answer: String, Encodable, Sendable {
    case yes, no, open
  }

  /// The place of a bound among those of its group.
  package enum Standing: String, Encodable, Sendable {
    /// Its interval lies below those of all others.
    case tightest
    /// It may be the least, but so may others, whose intervals overlap with its own or with one another.
    case tied
    /// Another one is certainly less.
    case looser
    /// It has no others beside it.
    case alone
  }

  package let name: String
  package let label: String
  package let group: AtlasBound.Group
  /// The true value and the bound, or for a converse the bound and the true value, with the slack.
  package let bound: BoundReport.Bound
  /// The true value over the bound, or the converse over the true value; nil where the divisor may be 0.
  package let share: Double?
  /// Whether it is no better than the limits of the losses: the range for the gap, the greatest loss for the risk, the
  /// least loss for a converse.
  package let isVacuous: Answer
  /// Whether it is equal to the true value: "yes" where a claim proves it for this system, "no" where the slack is
  /// certainly above 0.
  package let isAttained: Answer
  package private(set) var standing: Standing
  /// The constant that cannot be improved.
  package let optimalConstant: AtlasBound.OptimalConstant?

  /// The least and the greatest value that the bound can have.
  var ends: ClosedRange<Double> {
    group == .converse ? bound.leastLesser...bound.mostLesser : bound.leastGreater...bound.mostGreater
  }

  /// The bound's best estimate.
  package var value: Double { group == .converse ? bound.lesser : bound.greater }
  /// The best estimate of the true value.
  package var truth: Double { group == .converse ? bound.greater : bound.lesser }

  /// A comparison, or nil if a side or the slack may be infinite.
  ///
  /// - Parameters:
  ///   - sides: the lesser and the greater side.
  ///   - trivial: what holds without any information: the range, or an end of the losses.
  ///   - isProvedEqual: whether a claim proves the sides equal for this system.
  ///   - optimalConstant: the constant that cannot be improved.
  init?(
    name: String, label: String, claim: String, inequality: String, group: AtlasBound.Group,
    sides: (lesser: Estimate, greater: Estimate), trivial: Estimate, isProvedEqual: Bool,
    optimalConstant: AtlasBound.OptimalConstant?
  ) {
    let isRefuted = sides.lesser.certainlyExceeds(sides.greater)
    guard let bound = BoundReport.Bound(claim: claim, inequality, sides, isRefuted: isRefuted) else { return nil }
    (self.name, self.label, self.group, self.bound) = (name, label, group, bound)
    (self.optimalConstant, standing) = (optimalConstant, .looser)
    share = bound.leastGreater > 0 ? bound.lesser / bound.greater : nil
    let limit = trivial.printed
    switch group {
    case .converse:
      isVacuous = bound.mostLesser <= limit.lower ? .yes : bound.leastLesser > limit.upper ? .no : .open
    case .gap, .risk, .probability:
      isVacuous = bound.leastGreater >= limit.upper ? .yes : bound.mostGreater < limit.lower ? .no : .open
    }
    // Where a claim proves the sides equal and the intervals are apart, one of the two is wrong.
    isAttained = bound.leastSlack > 0 || bound.mostSlack < 0 ? .no : isProvedEqual ? .yes : .open
  }

  /// The same comparisons with the place of each among those of its group.
  ///
  /// A bound is the tightest only if its interval lies beyond those of all others, those with the same true value.
  static func ranked(_ comparisons: [BoundComparison]) -> [BoundComparison] {
    comparisons.enumerated().map { place, comparison in
      let others = comparisons.enumerated().filter { $0.offset != place && $0.element.group == comparison.group }
        .map(\.element.ends)
      let own = comparison.ends
      let isConverse = comparison.group == .converse
      func isBeyond(_ first: ClosedRange<Double>, _ second: ClosedRange<Double>) -> Bool {
        isConverse ? first.lowerBound > second.upperBound : first.upperBound < second.lowerBound
      }
      var result = comparison
      result.standing =
        others.isEmpty
        ? .alone
        : others.allSatisfy { isBeyond(own, $0) } ? .tightest : others.contains { isBeyond($0, own) } ? .looser : .tied
      return result
    }
  }
}
