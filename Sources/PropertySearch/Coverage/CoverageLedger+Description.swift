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
    var lines = entries.sorted { $0.key < $1.key }.map { label, entry in
      "\(label): \(Share(entry.sequence.share)) of \(entry.sequence.trials)"
    }
    let most = histogram.values.max() ?? 1
    let total = histogram.values.reduce(0, +)
    let width = histogram.keys.map(\.count).max() ?? 0
    let rows = histogram.sorted { left, right in
      if let a = Double(left.key), let b = Double(right.key) { return a < b }
      return left.key < right.key
    }
    for (value, count) in rows {
      let bar = String(repeating: "█", count: max(1, count * 40 / most))
      let label = String(repeating: " ", count: width - value.count) + value
      lines.append("\(label) \(bar) \(count) (\(Share(Double(count) / Double(total))))")
    }
    return lines.joined(separator: "\n")
  }
}
