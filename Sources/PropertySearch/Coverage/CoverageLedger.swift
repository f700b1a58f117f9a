/// How often the labels of a search came up, and whether its demands of coverage are met.
///
/// - SeeAlso: PT-001
public struct CoverageLedger: Sendable {
  /// One label.
  public struct Entry: Sendable {
    public var sequence = ConfidenceSequence()
    /// What is demanded of it, if anything.
    public var demand: CoverageDemand?
  }

  public private(set) var entries: [String: Entry] = [:]
  public private(set) var histogram: [String: Int] = [:]

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
    entries.values.contains { $0.demand?.verdict == .undecided }
  }

  /// Demands that are not met, in the order of their labels.
  public var missed: [(label: String, entry: Entry)] { demands(.missed) }

  /// Demands on which too few cases were run.
  public var undecided: [(label: String, entry: Entry)] { demands(.undecided) }

  private func demands(_ verdict: CoverageDemand.Verdict) -> [(label: String, entry: Entry)] {
    entries.filter { $0.value.demand?.verdict == verdict }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }
}

extension CoverageLedger.Entry {
  mutating func add(_ isThere: Bool, atLeast: Double?, falseAlarm: Double) {
    sequence.add(isThere)
    guard let atLeast else { return }
    if demand == nil { demand = CoverageDemand(atLeast: atLeast, falseAlarm: falseAlarm) }
    demand?.decide(by: sequence)
  }
}
