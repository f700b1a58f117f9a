import DINL
import TestSupport
import Testing

@testable import Trials

@Suite struct `Decimal commas and commas between thousands` {
  func withCommas(_ text: String, label: String = "label", hasHeader: Bool = true) throws(DatasetError) -> Dataset {
    try readTable(text, label: label) { ($0.hasDecimalComma, $0.hasHeader) = (true, hasHeader) }
  }

  @Test func `decimal commas are read where they are asked for, with any separator`() throws {
    let expected = [1.5, -2e3, 0.25, 7]
    for text in [
      "a;b;label\n1,5;-2e3;x\n,25;7;y\n", "a\tb\tlabel\n1,5\t-2,0E3\tx\n0,25\t7\ty\n",
      "a,b,label\n\"1,5\",-2e3,x\n\"0,25\",7,y\n", "\"a, m\";\"b, s\";\"label\"\n1,5;-2e3;x\n0,25;7;y\n",
    ] {
      #expect(try withCommas(text).features == expected, "\(text)")
    }
    let bare = try withCommas("1,5;-2e3;x\n0,25;7,0;y\n", label: "3", hasHeader: false)
    #expect(bare.features == expected)
    // More commas than semicolons in the first row.
    let names = try withCommas("a,1,2;b,1,2;label\n1,5;-2e3;x\n0,25;7,0;y\n")
    #expect(names.featureNames == ["a,1,2", "b,1,2"] && names.features == expected)
  }

  @Test func `a first row of decimal commas alone is a sample and no header`() {
    let text = "1,5;2,5;3\n2,5;3,5;4\n"
    #expect(throws: DatasetError.numericHeader(file: "t.csv", line: 1)) { try withCommas(text, label: "3") }
    #expect(throws: Never.self) { try withCommas(text, label: "3", hasHeader: false) }
    #expect(throws: Never.self) { try withCommas(text.replacing("5;3\n", with: "5;c\n") + "1;2;3\n", label: "c") }
  }

  @Test func `labels with decimal commas are numbers too`() throws {
    let text = "a;label\n1;10\n2;1,0\n3;1\n4;2,50\n5;2,5\n"
    let table = try withCommas(text)
    #expect(table.classNames == ["1", "2,5", "10"] && table.labels == [2, 0, 0, 1, 1])
    // Without the option they are texts.
    #expect(try readTable(text).classNames == ["1", "1,0", "10", "2,5", "2,50"])
  }

  @Test func `numbers come back from their text with commas`() throws {
    for index in 0..<100 {
      var stream = RandomStream(seed: 43).stream(UInt64(index))
      let values = (0..<6).map { _ in stream.normal() * Double(1 + stream.index(below: 1_000_000)) }
      let rows = values.enumerated().map { "\("\($1)".replacing(".", with: ","));\($0 % 2)\n" }
      #expect(try withCommas("a;label\n" + rows.joined()).features == values)
    }
  }

  @Test func `control: without the option they are refused, and the message names it`() {
    for text in ["a;label\n1,5;x\n2;y\n", "a,label\n\"1,5\",x\n2,y\n", "a;label\n-,5e1;x\n"] {
      let error = #expect(throws: DatasetError.self) { try readTable(text) }
      #expect(error?.description.contains("--decimal-comma") == true, "\(text)")
    }
    // Without a header as many commas as semicolons may stand in the first row.
    let error = #expect(throws: DatasetError.self) { try readTable("1,5;2,5;x\n", label: "1") { $0.hasHeader = false } }
    #expect(error == .notANumber(file: "t.csv", line: 1, column: "2", value: "5;2"))
    #expect(error?.description.contains("--decimal-comma") == true)
  }

  @Test func `a point beside decimal commas is refused, whatever it may mean`() {
    for value in ["1.5", "1.234", "1.234,5", "-1.234.567", "1.234.567,"] {
      let fault = DatasetError.pointInNumber(file: "t.csv", line: 2, column: "a", value: value)
      #expect(throws: fault) { try withCommas("a;label\n\(value);x\n") }
      #expect(isClear("\(fault)", file: "t.csv", names: ["line 2", "\"a\"", value, "--decimal-comma"]))
    }
    #expect(throws: DatasetError.notANumber(file: "t.csv", line: 2, column: "a", value: "1,2,3")) {
      try withCommas("a;label\n1,2,3;x\n")
    }
    #expect(throws: DatasetError.pointInNumber(file: "t.csv", line: 2, column: "a", value: "1.5")) {
      try readTable("a;label\n1.5;x\n2.5;y\n") { ($0.hasDecimalComma, $0.encodesTexts) = (true, true) }
    }
  }

  @Test func `commas between thousands are named`() {
    for value in ["1,234", "-12,345,678.9", "+123,456."] {
      let error = #expect(throws: DatasetError.self) { try readTable("a,label\n\"\(value)\",x\n") }
      #expect(error == .notANumber(file: "t.csv", line: 2, column: "a", value: value))
      #expect(error?.description.contains("commas between thousands") == true, "\(value)")
    }
  }

  @Test func `control: other commas are not said to stand between thousands`() {
    for value in ["1,23", "1234,567", ",234", "1,2345", "1,,234", "x,234", "12,34,567", "1,234,"] {
      #expect(!Field.hasThousands(value, mark: ","), "\(value)")
    }
    for value in ["1.234", "1.234,5"] { #expect(Field.hasThousands(value, mark: ".")) }
    for value in ["1,234.5", "1.23", "1.234.5", "1234", "1,234"] { #expect(!Field.hasThousands(value, mark: ".")) }
    for value in ["1,5", ",5", "-1,5e-3"] { #expect(Field.isDecimalWithComma(value)) }
    for value in ["1,", ",", "1.5", "1,5,", "1,5e", "x,5", "1, 5", ""] { #expect(!Field.isDecimalWithComma(value)) }
  }
}
