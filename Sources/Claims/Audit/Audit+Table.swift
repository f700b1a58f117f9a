extension Audit {
  /// The rows as a table for people to read, then the gaps, one per line, then a summary line.
  public var table: String {
    let header = ["Claim", "Title", "Proof", "Code", "Tests", "Controls", "Evidence"]
    let cells = rows.map { row in
      [
        row.id.description, row.title.shortened(to: 64), row.isProofComplete ? "✓" : "✗", String(row.code.count),
        String(row.tests.count), String(row.controls.count), row.evidence.map(\.rawValue).joined(separator: ", "),
      ]
    }
    let widths = header.indices.map { column in ([header] + cells).map { $0[column].count }.max() ?? 0 }
    let lines = ([header] + cells).map { row in
      zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
        .joined(separator: "  ").trimmed
    }
    let found = gaps.isEmpty ? "no gaps in links, tests, controls and commands" : gaps.count.counted("gap")
    let verdict = "\(rows.count.counted("claim")), \(found); proofs and figures are not judged"
    return ((rows.isEmpty ? [] : lines + [""]) + gaps.map(\.description) + [verdict]).joined(separator: "\n")
  }
}

extension String {
  fileprivate func shortened(to length: Int) -> String {
    count <= length ? self : prefix(length - 1) + "…"
  }
}

extension Int {
  /// The number and the noun, in the plural unless the number is 1.
  fileprivate func counted(_ noun: String) -> String { "\(self) \(noun)" + (self == 1 ? "" : "s") }
}
