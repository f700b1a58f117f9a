import Claims

/// What the project says of each claim of the letter: a row of the table in `Proofs/Letter.md`.
struct LetterRow: Equatable {
  let id: String
  let statement: String
  let restsOn: [ClaimID]
  let verdict: LetterVerdict.Verdict
  let reason: String

  static let path = "Proofs/Letter.md"
  /// The headings of the columns, in lower case.
  private static let columns = ["letter", "statement", "rests on", "verdict", "why"]

  /// The rows of a project; none if it has no such file.
  ///
  /// - Throws: ``AuditRunError`` if the file has no such table, or a row is malformed.
  static func all(in tree: ProjectTree) throws(AuditRunError) -> [LetterRow] {
    guard let text = tree.texts[path] else { return [] }
    for table in MarkdownDocument(text, path: path).tables {
      let places = columns.compactMap(table.column)
      guard places.count == columns.count else { continue }
      var rows: [LetterRow] = []
      for row in table.rows { rows.append(try LetterRow(row, places)) }
      return rows
    }
    throw AuditRunError(path: path, problem: "has no table with the columns \(columns.joined(separator: ", "))")
  }

  private init(_ row: MarkdownTable.Row, _ places: [Int]) throws(AuditRunError) {
    func fault(_ problem: String) -> AuditRunError {
      AuditRunError(path: "\(Self.path):\(row.line)", problem: problem)
    }
    guard let last = places.max(), last < row.cells.count else { throw fault("the row has too few cells") }
    let cells = places.map { row.cells[$0] }
    guard let verdict = LetterVerdict.Verdict(rawValue: cells[3]) else {
      let known = LetterVerdict.Verdict.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault("'\(cells[3])' is no verdict; write one of: \(known)")
    }
    var claims: [ClaimID] = []
    for match in cells[2].matches(of: #/\[([^\]]*)\]/#) {
      do { claims.append(try ClaimID(match.1)) } catch { throw fault(error.description) }
    }
    (id, statement, restsOn, self.verdict, reason) = (cells[0], cells[1], claims, verdict, cells[4])
  }
}
