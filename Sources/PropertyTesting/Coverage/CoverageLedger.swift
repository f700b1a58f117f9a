/// How often the labels of a search came up, and whether its demands of coverage are met.
///
/// - SeeAlso: PT-001
public struct CoverageLedger: Sendable {
  /// How a demand stands.
  public enum Verdict: Sendable {
    case met, missed, undecided
  }

  /// One label.
  public struct Entry: Sendable {
    public var sequence = ConfidenceSequence()
    /// Least share demanded, if any.
    public var atLeast: Double?
    public var verdict = Verdict.undecided
  }

  public private(set) var entries: [String: Entry] = [:]
  public private(set) var histogram: [String: Int] = [:]
  /// A share of at least this part of what is demanded counts as met: exactly the demand could not be decided.
  static let tolerance = 0.9

  @usableFromInline
  init() {}

  @usableFromInline
  mutating func add(_ remarks: [Observer.Remark], falseAlarm: Double) {
    for remark in remarks {
      switch remark {
      case .score: break
      case .collected(let value): histogram[value, default: 0] += 1
      case .label(let label, let isThere, let atLeast):
        entries[label, default: Entry()].add(isThere, atLeast: atLeast, falseAlarm: falseAlarm)
      }
    }
  }

  @usableFromInline var isUndecided: Bool {
    entries.values.contains { $0.atLeast != nil && $0.verdict == .undecided }
  }

  /// Demands that are not met, in the order of their labels.
  public var missed: [(label: String, entry: Entry)] { demands(.missed) }

  /// Demands on which too few cases were run.
  public var undecided: [(label: String, entry: Entry)] { demands(.undecided) }

  private func demands(_ verdict: Verdict) -> [(label: String, entry: Entry)] {
    entries.filter { $0.value.atLeast != nil && $0.value.verdict == verdict }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }
}

extension CoverageLedger.Entry {
  mutating func add(_ isThere: Bool, atLeast: Double?, falseAlarm: Double) {
    sequence.add(isThere)
    guard let atLeast else { return }
    self.atLeast = atLeast
    // The first decision stands: the test stops there.
    guard verdict == .undecided else { return }
    if sequence.isBelow(atLeast, falseAlarm: falseAlarm) {
      verdict = .missed
    } else if sequence.isAbove(atLeast * CoverageLedger.tolerance, falseAlarm: falseAlarm) {
      verdict = .met
    }
  }
}
