/// A probability, shown in percent.
package struct Share: CustomStringConvertible {
  let value: Double

  package init(_ value: Double) {
    self.value = value
  }

  package var description: String {
    let tenths = (value * 1000).rounded()
    return "\(tenths / 10) %"
  }
}

extension CoverageLedger: CustomStringConvertible {
  /// The share of each label in one line, then the histogram with one bar per value.
  public var description: String {
    let shares = entries.keys.sorted().map { label in
      let sequence = entries[label]!.sequence
      return "\(label): \(Share(sequence.share)) of \(sequence.trials)"
    }
    return (shares + bars).joined(separator: "\n")
  }

  /// The lines of the histogram.
  private var bars: [String] {
    guard let most = histogram.values.max(), let width = histogram.keys.map(\.count).max() else { return [] }
    let total = histogram.values.reduce(0, +)
    let rows = histogram.sorted { left, right in
      if let a = Double(left.key), let b = Double(right.key) { return a < b }
      return left.key < right.key
    }
    return rows.map { value, count in
      let bar = String(repeating: "█", count: max(1, count * 40 / most))
      let label = String(repeating: " ", count: width - value.count) + value
      return "\(label) \(bar) \(count) (\(Share(Double(count) / Double(total))))"
    }
  }
}
