import DINL
import Foundation
import Testing

@testable import Trials

@Suite struct `A table with blanks between its fields` {
  static let notice = "blanks separate its fields"

  @Test(arguments: [
    "a b label\n1 2 x\n3 4 y\n", "  a    b  label  \r\n  1    2  x\r\n  3    4  y",
    "# by hand, of old\n\na b label\n1 2 x\n\n3 4 y\n\n",
    "\"a\" \"b\" \"label\"\n1 2 \"x\"\n3 4 \"y\"\n", "\u{FEFF}a b label\n1 \"2\" x\n3 4 y\n",
  ])
  func `is read as one with commas, with a notice`(text: String) throws {
    let table = try readTable(text)
    #expect(table.featureNames == ["a", "b"] && table.features == [1, 2, 3, 4])
    #expect(table.classNames == ["x", "y"] && table.labels == [0, 1])
    #expect(table.notices.contains(Self.notice))
  }

  @Test func `may lack a line of names`() throws {
    let table = try readTable("  0.00632  18.00   2.310  0\n  0.02731   0.00   7.070  1\n", label: "4") {
      $0.hasHeader = false
    }
    #expect(table.features == [0.00632, 18, 2.31, 0.02731, 0, 7.07] && table.featureNames == ["1", "2", "3"])
  }

  @Test func `has texts with blanks, quotes and line ends in quotes`() throws {
    let table = try readTable("label a\n\"new york\" 1\n\"the \"\"big\"\"\r\napple\" 2\n\" \" 3\nNA 4\n") {
      $0.dropMissing = true
    }
    #expect(
      table.classNames == ["new york", "the \"big\"\r\napple"] && table.features == [1, 2] && table.droppedRows == 2)
    #expect(throws: DatasetError.notANumber(file: "t.csv", line: 4, column: "a", value: "z")) {
      try readTable("label a\n\"x\ny\" 1\nx z\n")
    }
    // In quotes a mark separates nothing.
    #expect(try readTable("label \"a, m\"\n\"x;y\" 1\n\"\t\tz\" 2\n").featureNames == ["a, m"])
  }

  @Test func `has decimal commas where they are asked for`() throws {
    func withCommas(_ text: String, label: String, hasHeader: Bool) throws -> Dataset {
      try readTable(text, label: label) { ($0.hasDecimalComma, $0.hasHeader) = (true, hasHeader) }
    }
    #expect(
      try withCommas("a b label\n1,5 -2e3 x\n,25 7 y\n", label: "label", hasHeader: true).features == [
        1.5, -2e3, 0.25, 7,
      ])
    #expect(try withCommas("1,5 -2e3 x\n,25 7 y\n", label: "3", hasHeader: false).features == [1.5, -2e3, 0.25, 7])
    #expect(throws: DatasetError.pointInNumber(file: "t.csv", line: 2, column: "a", value: "1.234,5")) {
      try withCommas("a label\n1.234,5 x\n2 y\n", label: "label", hasHeader: true)
    }
    #expect(throws: DatasetError.mixedSeparators(file: "t.csv", line: 2, mark: ",")) {
      try withCommas("a label\n1,5, x\n2 y\n", label: "label", hasHeader: true)
    }
    // Without the option commas separate the fields, and the message names it.
    let error = #expect(throws: DatasetError.self) { try readTable("1,5 2,5 x\n", label: "1") { $0.hasHeader = false } }
    #expect(error?.description.contains("--decimal-comma") == true)
  }

  @Test func `may name one column less than its rows have, as R writes it`() throws {
    let table = try readTable("\"a\" \"b\" \"label\"\n\"1\" 1 2 \"x\"\n\"2\" 3 4 \"y\"\n")
    #expect(table.featureNames == ["a", "b"] && table.features == [1, 2, 3, 4])
    #expect(table.notices.contains { $0.contains("column 1 has no name") })
    #expect(throws: DatasetError.unevenBlanks(file: "t.csv", line: 3, found: 3, expected: 4)) {
      try readTable("\"a\" \"b\" \"label\"\n\"r\" 1 2 x\n3 4 y\n")
    }
    // Without quotes the further field may be a text with a blank.
    for text in ["a label\n1 new york\n2 los angeles\n", "a label\n\"1\" 1 x\n", "\"a\" \"label\"\n1 1 x\n"] {
      #expect(throws: DatasetError.unevenBlanks(file: "t.csv", line: 2, found: 3, expected: 2)) { try readTable(text) }
    }
  }

  /// Each has blanks within fields, and another mark between them.
  @Test(arguments: [
    "a b,label\n1,x x\n2,y\n", "a b;label\n1;x x\n2;y\n", "a b\tlabel\n1\tx x\n2\ty\n",
    "sep=,\n\"a b\",label\n1,x x\n2,y\n",
    "a b, label\n1 , x x\n2 , y\n",
  ])
  func `control: blanks beside commas, semicolons or tabs separate nothing`(text: String) throws {
    let table = try readTable(text)
    #expect(
      table.featureNames == ["a b"] && table.classNames == ["x x", "y"]
        && table.notices.allSatisfy { $0 != Self.notice })
  }

  @Test func `control: a name with a blank that a model reads is one name`() throws {
    let form = TableForm(columns: [.init(name: "a b", coding: .number)], labelName: "label")
    #expect(try FeatureTable.parse(Data("a b\n1\n2\n".utf8), file: "t.csv", form: form).features == [1, 2])
    let parted = TableForm(columns: [.init(name: "b", coding: .number)], labelName: "label")
    let table = try FeatureTable.parse(Data("a b\nx 1\ny 2\n".utf8), file: "t.csv", form: parted)
    #expect(table.features == [1, 2] && table.notices == [Self.notice])
  }

  @Test func `comes back from its text to the bit, with any number of blanks`() throws {
    for index in 0..<100 {
      var stream = RandomStream(seed: 47).stream(UInt64(index))
      let values = (0..<9).map { _ in stream.normal() * Double.exp(20 * stream.normal()) }
      func blanks(_ least: Int) -> String { String(repeating: " ", count: least + stream.index(below: 4)) }
      var text = blanks(0) + ["a", "b", "c", "label"].joined(separator: blanks(1)) + blanks(0) + "\n"
      for row in 0..<3 {
        text += blanks(0)
        for column in 0..<3 { text += "\(values[3 * row + column])" + blanks(1) }
        text += "\"\(row)" + blanks(1) + "\"" + blanks(0) + ["\n", "\r\n"][stream.index(below: 2)]
      }
      #expect(try readTable(text).features == values)
    }
  }

  @Test func `of a million blanks takes no quadratic time`() throws {
    let text =
      "a label\n" + String(repeating: " ", count: 1_000_000) + "1 x\n2 y" + String(repeating: " ", count: 1_000_000)
    let start = ContinuousClock.now
    #expect(try readTable(text).features == [1, 2])
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}
