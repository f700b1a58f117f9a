import Testing

@testable import Console

@Suite struct `A table for a terminal` {
  @Test func `has columns as wide as their widest cell, a rule, and no blanks at line ends`() {
    var table = TextTable(["name", "n"], alignments: [.left, .right])
    table.append(["a", "10"])
    table.append(["abcdef", "7"])
    for width in [10, 80, .max] {
      #expect(table.text(width: width) == "name     n\n──────  ──\na       10\nabcdef   7")
    }
  }

  @Test func `wraps cells at words, and is paragraphs where the longest words do not fit`() {
    var table = TextTable(["claim", "verdict"])
    table.append(["one two three incomprehensible", "yes"])
    #expect(
      table.text(width: 25)
        == "claim             verdict\n────────────────  ───────\none two three     yes\nincomprehensible")
    #expect(table.text(width: 24) == "claim: one two three\n  incomprehensible\nverdict: yes")
    #expect(table.text(width: 10) == "claim: one\n  two\n  three\nincomprehensible\nverdict:\n  yes")
  }

  @Test func `keeps the spaces of a cell that fits exactly`() {
    var table = TextTable(["n"])
    table.append(["a  b"])
    #expect(table.text(width: 4) == "n\n────\na  b")
  }

  @Test func `leaves out empty cells of paragraphs`() {
    var table = TextTable(["claim", ""])
    table.append(["", "incomprehensible"])
    table.append(["yes", ""])
    #expect(table.text(width: 10) == "incomprehensible\n\nclaim: yes")
  }

  @Test func `does not part a number from its unit, its deviation or the other end of its range`() {
    let text = "97.2 ± 0.7 % against 97.4 ± 0.9 %, p = 1e-08; from -0.6 to 0.2 points (p ≤ 0.1)"
    #expect(
      WordWrap.pieces(text) == [
        "97.2 ± 0.7 %", "against", "97.4 ± 0.9 %,", "p = 1e-08;", "from", "-0.6 to 0.2", "points", "(p ≤ 0.1)",
      ])
    #expect(WordWrap.pieces("to 5 = x ± % to") == ["to", "5", "=", "x", "±", "%", "to"])
    #expect(WordWrap.pieces("11.2 µs ± 4 %, 30 MB. ms 5 sec") == ["11.2 µs ± 4 %,", "30 MB.", "ms", "5", "sec"])
    #expect(WordWrap.pieces("") == [] && WordWrap.lines("", width: 5) == [""])
    #expect(WordWrap.pieces("next to 5") == ["next", "to", "5"])
    #expect(WordWrap.pieces("= 3") == ["=", "3"] && WordWrap.pieces("a = 3") == ["a = 3"])
  }

  @Test func `counts characters and not bytes`() {
    var table = TextTable(["β", "±"])
    table.append(["éé", "é"])
    #expect(table.text(width: 80) == "β   ±\n──  ─\néé  é")
  }

  @Test func `a line break in a cell does not break its row`() {
    var table = TextTable(["name", "n"])
    table.append(["a\nb\r\nc", "1"])
    #expect(
      table.text(width: 80) == "name                n\n──────────────────  ─\na\\u{A}b\\u{D}\\u{A}c  1")
  }

  @Test func `without rows is its header, and without columns is nothing`() {
    #expect(TextTable(["a", "b"]).text(width: 80) == "a  b\n─  ─")
    #expect(TextTable(["abc", "b"]).text(width: 2) == "abc\nb")
    #expect(TextTable([]).text(width: 80).isEmpty)
  }
}

@Suite struct `The width of a table` {
  /// A table with the parts of its cells that must stay whole, none of which is a part of another.
  struct Case {
    let table: TextTable
    let atoms: [String]
  }

  static func cases(_ count: Int) -> [Case] {
    var generator = SeededGenerator(seed: 20)
    return (0..<count).map { _ in
      var atoms: [String] = []
      func atom() -> String {
        let number = 100 + atoms.count
        let length = Int.random(in: 1...100, using: &generator) == 1 ? 90 : Int.random(in: 0...9, using: &generator)
        let word = "w\(number)" + String(repeating: "x", count: length) + "z"
        let atom = Bool.random(using: &generator) ? word : "\(number).5 ± 0.\(number) %"
        atoms.append(atom)
        return atom
      }
      let columns = Int.random(in: 1...7, using: &generator)
      func cell() -> String {
        (0..<Int.random(in: 1...9, using: &generator)).map { _ in atom() }.joined(separator: " ")
      }
      var table = TextTable(
        (0..<columns).map { _ in atom() },
        alignments: (0..<columns).map { _ in Bool.random(using: &generator) ? .left : .right })
      for _ in 0..<Int.random(in: 0...6, using: &generator) { table.append((0..<columns).map { _ in cell() }) }
      return Case(table: table, atoms: atoms)
    }
  }

  /// The parts of a text that stand whole on a line: words, and quantities of four words.
  static func wholeParts(_ text: String) -> Set<String> {
    var parts: Set<String> = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map { $0.last == ":" ? String($0.dropLast()) : String($0) }
      for (index, word) in words.enumerated() {
        parts.insert(word.hasPrefix("w") ? word : words[index...].prefix(4).joined(separator: " "))
      }
    }
    return parts
  }

  /// Whether no line is wider than the output but one that holds a single part, and every part is whole.
  static func fits(_ text: String, _ atoms: [String], width: Int) -> Bool {
    // A part may have the colon behind it that ends the title of a paragraph.
    let single = Set(atoms + atoms.map { $0 + ":" })
    return text.split(separator: "\n").allSatisfy { line in
      line.count <= width || single.contains(String(line.trimmingPrefix { $0 == " " }))
    } && Set(atoms).isSubset(of: wholeParts(text))
  }

  @Test func `exceeds that of the output only by a word that is longer, and no word or number is broken`() {
    for one in Self.cases(80) {
      for width in [40, 60, 80, 120] {
        let text = one.table.text(width: width)
        #expect(Self.fits(text, one.atoms, width: width), "\(width):\n\(text)")
      }
    }
  }

  @Test func `control: a table for a wider output, a broken number and a lost word are refuted`() {
    let cases = Self.cases(80)
    #expect(cases.contains { !Self.fits($0.table.text(width: 81), $0.atoms, width: 80) })
    for one in cases.prefix(20) {
      let text = one.table.text(width: 80)
      if let number = one.atoms.first(where: { $0.hasSuffix(" %") }) {
        let parts = number.replacing(" %", with: "\n%")
        #expect(!Self.fits(text.replacing(number, with: parts), one.atoms, width: 80))
      }
      if let word = one.atoms.first { #expect(!Self.fits(text.replacing(word, with: ""), one.atoms, width: 80)) }
    }
  }

  @Test func `is shared out fully, and each column has between its longest word and its longest cell`() throws {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<2000 {
      let least = (0..<Int.random(in: 1...8, using: &generator)).map { _ in Int.random(in: 0...12, using: &generator) }
      let natural = least.map { $0 + Int.random(in: 0...80, using: &generator) }
      let room = Int.random(in: 0...300, using: &generator)
      let widths = ColumnWidths.fitting(natural: natural, least: least, room: room)
      #expect((widths == nil) == (least.reduce(0, +) > room))
      guard let widths else { continue }
      #expect(zip(widths, zip(least, natural)).allSatisfy { $1.0 <= $0 && $0 <= $1.1 })
      #expect(widths.reduce(0, +) == min(room, natural.reduce(0, +)), "\(natural) \(least) \(room): \(widths)")
    }
  }

  @Test func `goes to the columns by the roots of their lengths`() throws {
    // 100 : 400 characters have roots 10 : 20.
    #expect(ColumnWidths.fitting(natural: [100, 400], least: [1, 1], room: 60) == [20, 40])
    #expect(ColumnWidths.fitting(natural: [8, 400], least: [1, 1], room: 90) == [8, 82])
    #expect(ColumnWidths.fitting(natural: [100, 400], least: [30, 1], room: 60) == [30, 30])
    // The rest of a division goes to the first columns, a character each.
    #expect(ColumnWidths.fitting(natural: [100, 100, 100], least: [1, 1, 1], room: 62) == [21, 21, 20])
  }
}
