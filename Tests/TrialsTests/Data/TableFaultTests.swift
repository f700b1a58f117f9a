import Foundation
import TestSupport
import Testing
import Trials

/// A table that cannot be read, and what must be said of it.
struct TableFault: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: Data
  let error: DatasetError
  /// What the message must name beside the file.
  let names: [String]

  private init(_ name: String, _ text: String, _ error: DatasetError, names: [String]) {
    self.init(name, bytes: Data(text.utf8), error, names: names)
  }

  private init(_ name: String, bytes: Data, _ error: DatasetError, names: [String]) {
    (testDescription, self.bytes, self.error, self.names) = (name, bytes, error, names)
  }

  static let file = "table.csv"

  static let all: [TableFault] = [
    TableFault("an empty file", "", .empty(file: file), names: ["header"]),
    TableFault("blank lines alone", "\n \r\n\n", .empty(file: file), names: ["header"]),
    TableFault("a header alone", "a,b,label\n", .empty(file: file), names: ["line of values"]),
    TableFault("a header without line end", "a,b,label", .empty(file: file), names: ["line of values"]),
    TableFault(
      "a text among numbers", "a,b,label\n1,2,x\n3,four,y\n",
      .notANumber(file: file, line: 3, column: "b", value: "four"),
      names: ["line 3", "\"b\"", "\"four\"", "--encode", "--drop"]),
    TableFault(
      "NaN", "a,b,label\n1,nan,x\n", .notANumber(file: file, line: 2, column: "b", value: "nan"),
      names: ["line 2", "\"b\"", "\"nan\"", "finite"]),
    TableFault(
      "an infinity", "a,b,label\n-inf,1,x\n", .notANumber(file: file, line: 2, column: "a", value: "-inf"),
      names: ["line 2", "\"a\"", "\"-inf\"", "finite"]),
    TableFault(
      "an overflow of double precision", "a,b,label\n1,1e400,x\n",
      .notANumber(file: file, line: 2, column: "b", value: "1e400"), names: ["line 2", "\"1e400\"", "double precision"]),
    TableFault(
      "a class that is said to be missing", "a,b,label\n1,2,x\n1,2,NaN\n",
      .missingClass(file: file, line: 3, column: "label", value: "NaN"),
      names: ["line 3", "\"label\"", "\"NaN\"", "--drop-missing", "rename"]),
    TableFault(
      "a decimal comma", "a;b;label\n1;2,5;x\n", .notANumber(file: file, line: 2, column: "b", value: "2,5"),
      names: ["line 2", "\"2,5\"", "-12.5", "--decimal-comma"]),
    TableFault(
      "a long value over several lines", "a,label\n\"\(String(repeating: "z\n", count: 60))\",x\n",
      .notANumber(file: file, line: 2, column: "a", value: String(repeating: "z\n", count: 59) + "z"),
      names: ["line 2", "\"z\\u{A}z\\u{A}z", "…\""]),
    TableFault(
      "a short row", "a,b,label\n1,2,x\n3,y\n", .wrongFieldCount(file: file, line: 3, found: 2, expected: 3),
      names: ["line 3", "2 fields", "3"]),
    TableFault(
      "a long row", "a,b,label\n1,2,x,4\n", .wrongFieldCount(file: file, line: 2, found: 4, expected: 3),
      names: ["line 2", "4 fields", "3"]),
    TableFault(
      "a row of one field", "a,b,label\nx\n", .wrongFieldCount(file: file, line: 2, found: 1, expected: 3),
      names: ["line 2", "1 field "]),
    TableFault(
      "a row after a field of two lines", "label,a,b\n\"x\ny\",1,2\nz,1\n",
      .wrongFieldCount(file: file, line: 4, found: 2, expected: 3), names: ["line 4"]),
    TableFault(
      "a short row between blanks", "a b label\n1 2 x\n3   y\n",
      .unevenBlanks(file: file, line: 3, found: 2, expected: 3), names: ["line 3", "2 fields", "3", "NA", "quotes"]),
    TableFault(
      "a text with a blank between blanks", "a label\n1 x\n2 new york\n",
      .unevenBlanks(file: file, line: 3, found: 3, expected: 2), names: ["line 3", "3 fields", "quotes"]),
    TableFault(
      "commas and blanks where the first row has blanks", "a b label\n1, 2, x\n",
      .mixedSeparators(file: file, line: 2, mark: ","), names: ["line 2", "comma", "blanks", "alike", "quotes"]),
    TableFault(
      "a semicolon where the first row has blanks", "a b label\n1 2;x\n",
      .mixedSeparators(file: file, line: 2, mark: ";"), names: ["line 2", "semicolon", "blanks", "alike"]),
    TableFault(
      "a tab where the first row has blanks", "a b label\n1 2\tx\n",
      .mixedSeparators(file: file, line: 2, mark: "\t"), names: ["line 2", "tab", "blanks", "alike"]),
    TableFault(
      "blanks where the first row has tabs", "a\tlabel\n18.0 8 307\tx\n",
      .notANumber(file: file, line: 2, column: "a", value: "18.0 8 307"),
      names: ["line 2", "\"18.0 8 307\"", "blanks", "tab", "alike"]),
    TableFault(
      "a decimal comma between blanks", "a b label\n1 2,5 x\n",
      .notANumber(file: file, line: 2, column: "b", value: "2,5"), names: ["line 2", "\"2,5\"", "--decimal-comma"]),
    TableFault(
      "no header between blanks", " 0.09   1.25  0\n -1.00   2.00  1\n", .numericHeader(file: file, line: 1),
      names: ["line 1", "line of names", "--no-header"]),
    TableFault(
      "quotes between blanks that are never closed", "a label\n1 x\n2 \"y\n", .badQuotes(file: file, line: 3),
      names: ["line 3", "quotes"]),
    TableFault(
      "text after quotes between blanks", "a label\n1 x\n2 \"y\"z\n", .badQuotes(file: file, line: 3),
      names: ["line 3", "quotes"]),
    TableFault(
      "quotes within a text between blanks", "a label\n1 x\n2 5'10\"\n", .badQuotes(file: file, line: 3),
      names: ["line 3", "quotes"]),
    TableFault(
      "an empty field", "a,b,label\n1, ,x\n", .missingValue(file: file, line: 2, column: "b"),
      names: ["line 2", "\"b\"", "fill it in", "--drop-missing", "--drop"]),
    TableFault(
      "an empty last field without line end", "a,b,label\n1,2,", .missingValue(file: file, line: 2, column: "label"),
      names: ["line 2", "\"label\"", "fill it in"]),
    TableFault(
      "a value that says it is missing", "a,b,label\n1,2,x\n1,N/A,x\n",
      .missingValue(file: file, line: 3, column: "b"), names: ["line 3", "\"b\"", "fill it in", "--drop-missing"]),
    TableFault(
      "no column of the label's name", "a,b,Label\n1,2,x\n",
      .missingLabel(file: file, line: 1, label: "label", available: ["a", "b", "Label"]),
      names: ["line 1", "\"label\"", "--label", "\"a\", \"b\", \"Label\""]),
    TableFault(
      "no column of the label's name among many",
      "\((1...20).map { "c\($0)" }.joined(separator: ","))\n",
      .missingLabel(file: file, line: 1, label: "label", available: (1...20).map { "c\($0)" }),
      names: ["line 1", "\"c12\" and 8 more"]),
    TableFault(
      "a header after a blank line that names a column twice", "\na,a,label\n",
      .duplicateColumn(file: file, line: 2, column: "a"), names: ["line 2", "\"a\"", "rename"]),
    TableFault(
      "two columns without name", "a,,,label\n", .unnamedColumn(file: file, line: 1, column: 2),
      names: ["line 1", "column 2", "give it a name"]),
    TableFault(
      "a last column without name that has a value", "a,label,\n0,x,\n2,y,1\n",
      .unnamedColumn(file: file, line: 1, column: 3), names: ["line 1", "column 3", "remove it"]),
    TableFault(
      "no header", "0.09,1.25,0\n-1,2,1\n", .numericHeader(file: file, line: 1),
      names: ["line 1", "line of names", "--no-header"]),
    TableFault(
      "a row that is one NUL", "a,label\n1,x\n\0\n2,y\n", .nullByte(file: file, line: 3), names: ["line 3", "NUL"]),
    TableFault(
      "UTF-16 without a mark", bytes: Data("a\0,\0l\0".utf8), .nullByte(file: file, line: 1),
      names: ["NUL", "UTF-8", "--encoding utf-16"]),
    TableFault(
      "no features", "label\nx\ny\n", .noFeatures(file: file, line: 1, label: "label"), names: ["line 1", "\"label\""]),
    TableFault(
      "one class", "a,label\n1,x\n2,x\n", .tooFewClasses(file: file, label: "label", found: 1),
      names: ["\"label\"", "1 class", "two or more"]),
    TableFault(
      "quotes that are never closed", "a,label\n1,x\n\"2,y\n3,x\n", .badQuotes(file: file, line: 3),
      names: ["line 3", "quotes"]),
    TableFault(
      "text after quotes", "a,label\n1,x\n2,\"y\"z\n3,x\n", .badQuotes(file: file, line: 3),
      names: ["line 3", "quotes"]),
    TableFault(
      "bytes of Latin-1", bytes: Data("a,label\n1,x\n2,b".utf8) + [0xE4] + Data("r\n".utf8),
      .badEncoding(file: file, line: 3, encoding: .utf8), names: ["line 3", "UTF-8", "--encoding latin1"]),
    TableFault(
      "UTF-16 with a mark that is cut off", bytes: Data([0xFF, 0xFE]) + Data("a\0,".utf8),
      .badEncoding(file: file, line: 1, encoding: .utf16), names: ["line 1", "UTF-16", "--encoding"]),
  ]
}

@Suite struct `A table that cannot be read` {
  @Test(arguments: TableFault.all)
  func `is refused with its place and the remedy`(fault: TableFault) {
    #expect(throws: fault.error) {
      try Dataset.parse(fault.bytes, name: "table", file: TableFault.file, label: "label")
    }
    #expect(isClear(fault.error.description, file: TableFault.file, names: fault.names), "\(fault.error)")
  }

  @Test func `control: a message that leaves out the line, the value or the line end is not clear`() {
    let names = ["line 3", "\"b\"", "\"four\""]
    let error = DatasetError.notANumber(file: "t.csv", line: 3, column: "b", value: "four")
    #expect(isClear(error.description, file: "t.csv", names: names))
    #expect(!isClear("t.csv: \"four\" in \"b\" is no number; mend it", file: "t.csv", names: names))
    #expect(!isClear("t.csv, line 3, \"b\": is no number; mend it", file: "t.csv", names: names))
    #expect(!isClear("t.csv, line 3, \"b\": \"four\"\nis no number; mend it", file: "t.csv", names: names))
  }

  @Test func `a file that is not there, a directory and a missing dataset are told apart`() throws {
    try withTemporaryDirectory { directory in
      #expect(throws: DatasetError.unreadable(file: "none.csv", reason: .missing)) {
        try Dataset.read(table: URL(fileURLWithPath: "none.csv", relativeTo: directory), label: "label")
      }
      #expect(throws: DatasetError.unreadable(file: directory.path, reason: .folder)) {
        try Dataset.read(table: URL(fileURLWithPath: directory.path), label: "label")
      }
      #expect(throws: DatasetError.notFound(dataset: "wine", directory: directory.path)) {
        try ShippedDataset.wine.read(from: URL(fileURLWithPath: directory.path))
      }
      let errors: [DatasetError] = [
        .unreadable(file: "none.csv", reason: .missing), .notFound(dataset: "wine", directory: "none.csv"),
      ]
      for error in errors { #expect(isClear(error.description, file: "none.csv", names: [])) }
    }
  }
}
