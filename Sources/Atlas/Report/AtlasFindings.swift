import Console
import Refutation

/// What the comparisons of some members show, in sentences.
struct AtlasFindings {
  let members: [MemberReport]

  init(_ members: [MemberReport]) { self.members = members }

  /// The sentences, the most important first.
  var sentences: [String] {
    [tightest(.gap, "gap"), vacuous, tightest(.risk, "mean population risk"), verdicts, agreements]
      .compactMap(\.self)
  }

  /// The tightest bounds of a member in a group: one, or those that rounding cannot order.
  static func least(_ group: AtlasBound.Group, _ member: MemberReport) -> [BoundComparison] {
    member.bounds.filter { $0.group == group && $0.standing != .looser }
  }

  /// Members that follow one another and share something, with what they share.
  private func runs(_ key: (MemberReport) -> [String]) -> [(labels: [String], key: [String])] {
    var runs: [(labels: [String], key: [String])] = []
    for member in members {
      let own = key(member)
      if let last = runs.last, last.key == own {
        runs[runs.count - 1].labels.append(member.label)
      } else {
        runs.append(([member.label], own))
      }
    }
    return runs
  }

  private static func place(_ labels: [String]) -> String {
    guard let first = labels.first, let last = labels.last, labels.count > 1 else { return labels.first ?? "" }
    return "\(first) to \(last)"
  }

  private func tightest(_ group: AtlasBound.Group, _ name: String) -> String? {
    guard members.contains(where: { member in member.bounds.contains { $0.group == group } }) else { return nil }
    let parts = runs { member in
      let least = Self.least(group, member)
      let isAttained = least.allSatisfy { $0.isAttained == .yes }
      let verb = isAttained ? "equal to it, by GB-015: " : least.count > 1 ? "to rounding one of " : ""
      return [verb + Self.list(least.map(\.label))]
    }.map { run in members.count == 1 ? run.key[0] : "\(run.key[0]) (\(Self.place(run.labels)))" }
    let all = AtlasBound.all.filter { $0.group == group }.map(\.label)
    let isComplete = members.allSatisfy { member in Set(member.bounds.map(\.label)).isSuperset(of: all) }
    let choice = isComplete ? "" : ", of those that are shown,"
    return "The least bound on the \(name)\(choice) is \(parts.joined(separator: "; "))."
  }

  private static func list(_ labels: [String]) -> String { labels.joined(separator: ", ") }

  private var vacuous: String? {
    let all = members.flatMap(\.bounds)
    guard !all.isEmpty else { return nil }
    let parts = runs { member in member.bounds.filter { $0.isVacuous == .yes }.map(\.label) }
      .filter { !$0.key.isEmpty }.map { run in
        members.count == 1
          ? Self.list(run.key) : "\(Self.list(run.key)) (\(Self.place(run.labels)))"
      }
    let count = all.count { $0.isVacuous == .yes }
    let open = all.count { $0.isVacuous == .open }
    let rest = open == 0 ? "" : "; on \(open) rounding leaves it open"
    return
      "\(count) of \(all.count) bounds \(count == 1 ? "is" : "are") vacuous, no better than the limits of the losses"
      + (parts.isEmpty ? "" : ": \(parts.joined(separator: "; "))") + "\(rest)."
  }

  private var verdicts: String? {
    let all = members.flatMap { member in (member.bounds.map(\.bound) + member.orders).map { (member.label, $0) } }
    let refuted = all.filter(\.1.isRefuted)
    let count = all.count { $0.1.holds }
    let rest = all.count - count - refuted.count
    let open = rest == 0 ? "" : ", \(rest) not refuted: rounding leaves them open, and their proofs decide"
    if refuted.isEmpty { return "\(count) of \(all.count) bounds and orders hold by their certified ends\(open)." }
    let named = refuted.map { "\($0.1.claim) \($0.1.inequality) (\($0.0))" }.joined(separator: "; ")
    return "\(refuted.count) of \(all.count) bounds and orders refuted: \(named)."
  }

  private var agreements: String? {
    let all = members.flatMap { member in member.closedForms.map { (member.label, $0) } }
    guard !all.isEmpty else { return nil }
    let wrong = all.filter { !$0.1.agrees }
    if wrong.isEmpty {
      return "All \(all.count) closed forms agree with the computed values, within certified rounding."
    }
    let named = wrong.map { "\($0.1.quantity) = \($0.1.formula) (\($0.0))" }.joined(separator: "; ")
    return "\(wrong.count) of \(all.count) closed forms differ from the computed values: \(named)."
  }
}

/// The words of comparisons.
enum AtlasWords {
  /// The verdict on a bound, in the words of `dinl bound`.
  static func verdict(_ bound: BoundReport.Bound) -> String {
    bound.isRefuted ? "refuted" : bound.holds ? "holds" : "not refuted"
  }

  /// What stands out of a bound.
  static func remarks(_ comparison: BoundComparison) -> [String] {
    var remarks: [String] = []
    switch comparison.standing {
    case .tightest: remarks.append("tightest")
    case .tied: remarks.append(comparison.group == .converse ? "among the greatest" : "among the least")
    case .looser, .alone: break
    }
    switch comparison.isAttained {
    case .yes: remarks.append("attained")
    case .open: remarks.append("equal to rounding")
    case .no: break
    }
    if comparison.isVacuous == .yes { remarks.append("vacuous") }
    if let optimal = comparison.optimalConstant {
      remarks.append("its constant \(optimal.constant) is optimal (\(optimal.claim))")
    }
    return remarks
  }

  /// The bound of a comparison in a few digits.
  static func value(_ comparison: BoundComparison, digits: Int) -> String {
    certified(
      comparison.value, from: comparison.ends.lowerBound, to: comparison.ends.upperBound, digits: digits)
  }

  /// The true value of a comparison in a few digits.
  static func truth(_ comparison: BoundComparison, digits: Int) -> String {
    let bound = comparison.bound
    return comparison.group == .converse
      ? certified(bound.greater, from: bound.leastGreater, to: bound.mostGreater, digits: digits)
      : certified(bound.lesser, from: bound.leastLesser, to: bound.mostLesser, digits: digits)
  }

  static func figure(_ figure: BoundReport.Figure, digits: Int = 6) -> String {
    certified(figure.value, from: figure.lower, to: figure.upper, digits: digits)
  }

  /// What the bounds of a group limit.
  static func title(_ group: AtlasBound.Group) -> String {
    switch group {
    case .gap: "the gap, from above"
    case .risk: "the mean population risk, from above"
    case .converse: "the mean population risk, from below"
    case .probability: "the gap exceeded with probability 5 % at most, from above"
    }
  }
}
