/// The frequencies of the labels of a search, and whether its demands of coverage are met.
///
/// - SeeAlso: PT-001
public struct CoverageLedger: Sendable {
  /// The trials of one label, and the demand on it.
  public struct Entry: Sendable {
    /// The cases in which the label was remarked on, and how many of them have it.
    public var sequence = ConfidenceSequence()
    /// The demand on the label, if there is one.
    public var demand: CoverageDemand?
  }

  /// The trials and demand of each label.
  public private(set) var entries: [String: Entry] = [:]
  /// The number of times that each value was collected.
  public private(set) var histogram: [String: Int] = [:]

  @usableFromInline
  init() {}

  /// Adds a case, which counts once for each label and has the label if one of its remarks says so.
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
    entries.values.contains { $0.demand?.decision == .undecided }
  }

  /// The demands that are missed, in the order of their labels.
  public var missed: [(label: String, entry: Entry)] { demands(.missed) }

  /// The demands that are undecided after the cases that were run, in the order of their labels.
  public var undecided: [(label: String, entry: Entry)] { demands(.undecided) }

  private func demands(_ decision: CoverageDemand.Decision) -> [(label: String, entry: Entry)] {
    let decided = entries.filter { $0.value.demand?.decision == decision }
    return decided.keys.sorted().map { ($0, decided[$0]!) }
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
  /// Whether some remark says that the case has a label, and the first share that is demanded of it.
  fileprivate func said(of label: String) -> (isThere: Bool, atLeast: Double?) {
    reduce(into: (false, nil)) { said, remark in
      guard case .label(label, let isThere, let atLeast) = remark else { return }
      said = (said.0 || isThere, said.1 ?? atLeast)
    }
  }
}
