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

  /// Takes account of a case, which counts once for each label and has it if one of its remarks says so.
  @usableFromInline
  mutating func add(_ remarks: [Observer.Remark], falseAlarm: Double) {
    for (index, remark) in remarks.enumerated() {
      switch remark {
      case .score: break
      case .collected(let value): histogram[value, default: 0] += 1
      case .label(let label, _, _):
        guard !remarks[..<index].contains(where: { $0.isOn(label) }) else { continue }
        let (isThere, atLeast) = remarks[index...].said(of: label)
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

extension Observer.Remark {
  fileprivate func isOn(_ label: String) -> Bool {
    guard case .label(label, _, _) = self else { return false }
    return true
  }
}

extension ArraySlice<Observer.Remark> {
  /// Whether some remark finds a label, and the first share that is demanded of it.
  fileprivate func said(of label: String) -> (isThere: Bool, atLeast: Double?) {
    reduce(into: (false, nil)) { said, remark in
      guard case .label(label, let isThere, let atLeast) = remark else { return }
      said = (said.0 || isThere, said.1 ?? atLeast)
    }
  }
}
