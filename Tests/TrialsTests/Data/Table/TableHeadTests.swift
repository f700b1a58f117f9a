import Foundation
import Testing
import Trials

/// Reads a table of text from memory.
func readTable(
  _ text: String, label: String = "label", columns: Set<String>? = nil,
  _ change: (inout Dataset.ReadingOptions) -> Void = { _ in }
) throws(DatasetError) -> Dataset {
  try readTable(Data(text.utf8), label: label, columns: columns, change)
}

/// Reads a table from memory.
func readTable(
  _ bytes: Data, label: String? = "label", columns: Set<String>? = nil,
  _ change: (inout Dataset.ReadingOptions) -> Void = { _ in }
) throws(DatasetError) -> Dataset {
  var options = Dataset.ReadingOptions()
  change(&options)
  return try Dataset.parse(bytes, name: "t", file: "t.csv", label: label, options: options, columns: columns)
}

@Suite struct `The head of a table` {
  static let rows = "1,2,x\n3,4,y\n5,7,x\n"

  @Test func `may lack a line of names, and columns are then counted from 1`() throws {
    let table = try readTable(Self.rows, label: "3") { $0.hasHeader = false }
    #expect(table.featureNames == ["1", "2"] && table.features == [1, 2, 3, 4, 5, 7])
    #expect(table.classNames == ["x", "y"] && table.labels == [0, 1, 0] && table.labelName == "3")
    #expect(try readTable("7,8\n9,8\n", label: "1") { $0.hasHeader = false }.features == [8, 8])
    #expect(throws: DatasetError.wrongFieldCount(file: "t.csv", line: 3, found: 2, expected: 3)) {
      try readTable("\n1,2,x\n3,y\n", label: "3") { $0.hasHeader = false }
    }
  }

  @Test func `control: the first sample is not lost without a word`() throws {
    #expect(throws: DatasetError.numericHeader(file: "t.csv", line: 1)) {
      try readTable("1,2,0\n3,4,1\n5,7,0\n", label: "0")
    }
    let missing = #expect(throws: DatasetError.self) { try readTable(Self.rows, label: "3") }
    #expect(missing?.description.contains("--no-header") == true)
    let numbered = #expect(throws: DatasetError.self) { try readTable(Self.rows, label: "4") { $0.hasHeader = false } }
    #expect(numbered == .missingLabel(file: "t.csv", line: 1, label: "4", available: ["1", "2", "3"]))
    #expect(numbered?.description.contains("--no-header") == false)
    let table = try readTable(Self.rows.replacing("1,2", with: "1,7"), label: "x")
    #expect(table.notices.contains { $0.contains("line 1 is taken for the header") && $0.contains("--no-header") })
    for header in ["1,2,label", "a,2,label", "a,2,5,label", "0,1,2,3,label"] {
      let rows = (0..<3).map { row in header.split(separator: ",").dropLast().map { "\($0)\(row * row)," }.joined() }
      let text =
        header + "\n" + rows.map { $0.replacing("a", with: "") + ($0 == rows[0] ? "x" : "y") }.joined(separator: "\n")
      #expect(try readTable(text).notices.allSatisfy { !$0.contains("--no-header") }, "\(header)")
    }
  }

  @Test(arguments: [
    "# made\n", "#\n\n # again, with; separators\r\n", "\n#a,b\n", "#\"open\n", "# x\nsep=,\n", "SEP=,\r\n",
  ])
  func `may begin with comments and with the line of a spreadsheet that states the separator`(head: String) throws {
    let table = try readTable(head + "a,b,label\n" + Self.rows)
    #expect(table.featureNames == ["a", "b"] && table.features == [1, 2, 3, 4, 5, 7])
    let lines = head.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
    #expect(throws: DatasetError.notANumber(file: "t.csv", line: lines + 2, column: "a", value: "z")) {
      try readTable(head + "a,b,label\n1,2,x\nz,2,x\n")
    }
    let bare = try readTable(head + Self.rows, label: "3") { $0.hasHeader = false }
    #expect(bare.features == table.features)
  }

  @Test func `states the separator, which else is the commonest of comma, semicolon and tab`() throws {
    let table = try readTable("sep=;\n\"a\";b,c,d;label\n1;2;x\n3;4;y\n")
    #expect(table.featureNames == ["a", "b,c,d"])
    #expect(try readTable("sep=\t\na\tlabel\n1\tx\n3\ty\n").features == [1, 3])
    // Another mark is no separator, and this line is then the header.
    #expect(throws: DatasetError.self) { try readTable("sep=|\na|label\n1|x\n") }
  }

  @Test func `control: a # within the table, in quotes or after a tab is no comment`() throws {
    let table = try readTable("\"#a\",label\n1,x\n2,#y\n")
    #expect(table.featureNames == ["#a"] && table.classNames == ["#y", "x"])
    #expect(try readTable("\t#\tb\tlabel\nz\t1\t2\tx\n\t3\t4\ty\n").featureNames == ["#", "b"])
    // Alone in the first field it names a column.
    for mark in [",", ";", "\t"] {
      let text = "#,a,label\n7,2,x\n5,4,y\n".replacing(",", with: mark)
      #expect(try readTable(text).featureNames == ["#", "a"])
      #expect(throws: DatasetError.self) { try readTable(text.replacing("#", with: "# ")) }
    }
    #expect(throws: DatasetError.notANumber(file: "t.csv", line: 3, column: "a", value: "# 2")) {
      try readTable("a,label\n1,x\n# 2,y\n")
    }
  }

  @Test(arguments: ["#", "# a comment alone", "#a\n#b\n", "sep=;", "\n\n"])
  func `alone has no samples, or no label`(head: String) {
    let error = #expect(throws: DatasetError.self) { try readTable(head) }
    guard case .empty? = error else {
      #expect(head == "sep=;", "\(head): \(String(describing: error))")
      return
    }
  }

  @Test func `tells of other separators where it is one field`() {
    for header in ["a|b|label", "a | b | label", "a:label"] {
      let error = #expect(throws: DatasetError.self) { try readTable(header + "\n1 2 x\n") }
      #expect(error?.description.contains("commas, semicolons, tabs or blanks") == true)
    }
    let error = #expect(throws: DatasetError.self) { try readTable("a,b\n1,2\n") }
    #expect(error.map { "\($0)" }.map { !$0.contains("blanks") && !$0.contains("--no-header") } == true)
  }

  @Test func `of a hundred thousand comments takes no quadratic time`() throws {
    let text = String(repeating: "# comment\n", count: 100_000) + "a,label\n1,x\n2,y\n"
    let start = ContinuousClock.now
    #expect(try readTable(text).features == [1, 2])
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}
