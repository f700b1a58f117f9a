import PropertyTesting
import Testing

@testable import Console

@Suite struct `A table and its plain reference` {
  struct Case: Sendable {
    var header: [String]
    var isRight: [Bool]
    var rows: [[String]]
    var width: Int

    var alignments: [TextTable.Alignment] { isRight.map { $0 ? .right : .left } }
    var plain: PlainTable { PlainTable(header: header, alignments: alignments, rows: rows) }

    var text: String {
      var table = TextTable(header, alignments: alignments)
      for row in rows { table.append(row) }
      return table.text(width: width)
    }

    /// Whether it is the text of a reference, byte for byte.
    func isText(of reference: PlainTable) -> Bool { text.utf8.elementsEqual(reference.text(width: width).utf8) }
  }

  /// Words, numbers, what joins them, and characters of several bytes or scalars; some merge with a space before or
  /// behind them.
  static let parts = [
    "a", "word", "incomprehensible", "1", "-2.5", "(3", "%", "%,", "ms", "s.", "MB", "ns),", "µs", "to", "=", "±", "≤",
    "−4", " ", "  ", "", "é",
    "e\u{301}",
    "\u{301}", "\u{D4E}", "🇩🇪", "中文", "\n", "\r\n", "\u{1B}", "\u{200D}", "half", "½", "too", "==", "%\u{37E}",
  ]

  static let texts = Generator<String> { source throws(Discard) in
    let words = try Generator.element(of: parts).array(count: 0...8).draw(from: &source)
    return words.joined(separator: try source.boolean(probability: 0.7) ? " " : "")
  }

  static let cases = Generator<Case> { source throws(Discard) in
    let columns = try source.integer(in: 0...4)
    let row = texts.array(count: columns)
    // Titles are written by the program, on one line.
    let header = try row.draw(from: &source).map { $0.filter { !$0.isNewline } }
    return Case(
      header: header, isRight: try Generator<Bool>.boolean().array(count: columns).draw(from: &source),
      rows: try row.array(count: 0...4).draw(from: &source),
      width: try source.boolean(probability: 0.9) ? try source.integer(in: 0...90) : .max)
  }

  @Test func `are the same, byte for byte`() {
    checkProperty(Self.cases) { one in
      #expect(one.isText(of: one.plain), "\(one.text)\nis not\n\(one.plain.text(width: one.width))")
    }
  }

  @Test func `control: one that counts bytes, breaks numbers or keeps the blanks at line ends is refuted`() {
    func isRefuted(_ change: @escaping @Sendable (inout PlainTable) -> Void) -> Bool {
      let minima = Self.cases.smallestCounterexamples(describing: { "\($0)" }) { one in
        var wrong = one.plain
        change(&wrong)
        return !one.isText(of: wrong)
      }
      return !minima.contains("not refuted")
    }
    #expect(isRefuted { $0.length = { $0.utf8.count } })
    #expect(isRefuted { $0.length = { $0.unicodeScalars.count } })
    #expect(isRefuted { $0.pieces = { $0.split(separator: " ").map(String.init) } })
    #expect(isRefuted { $0.ended = { $0 } })
    #expect(isRefuted { $0.alignments = $0.alignments.map { _ in .left } })
  }
}
