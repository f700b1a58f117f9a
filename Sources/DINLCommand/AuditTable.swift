import Claims
import Console

/// The links of every claim as a table for a terminal.
enum AuditTable {
  /// One row per claim, then every gap and a closing line.
  ///
  /// - Parameter width: the number of columns of the output.
  static func text(_ audit: Audit, width: Int) -> String {
    var table = TextTable(
      ["claim", "title", "proof", "code", "tests", "controls", "evidence"],
      alignments: [.left, .left, .left, .right, .right, .right])
    for row in audit.rows {
      table.append([
        row.id.description, row.title, row.isProofComplete ? "✓" : "✗", String(row.code.count),
        String(row.tests.count), String(row.controls.count), row.evidence.map(\.rawValue).joined(separator: ", "),
      ])
    }
    let gaps = audit.gaps
    let found = gaps.isEmpty ? "no gaps in links, tests, controls and commands" : counted(gaps.count, "gap")
    let verdict = "\(counted(audit.rows.count, "claim")), \(found); proofs and figures are not judged"
    return ((audit.rows.isEmpty ? [] : [table.text(width: width), ""]) + gaps.map(\.description) + [verdict])
      .joined(separator: "\n")
  }

  /// The number and the noun, in the plural unless the number is 1.
  private static func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)" + (number == 1 ? "" : "s")
  }
}
