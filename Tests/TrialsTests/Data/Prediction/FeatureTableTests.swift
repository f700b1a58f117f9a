import Foundation
import PropertyTesting
import Testing

@testable import Trials

/// Reads a table from which classes are to be predicted; its columns are numbers unless they are coded.
func readFeatures(
  _ bytes: Data, _ columns: [String] = ["b", "a"], coded codings: [String: ColumnCoding] = [:], label: String = "class",
  _ change: (inout TableForm, inout Dataset.ReadingOptions) -> Void = { _, _ in }
) throws(FeatureTableError) -> FeatureTable {
  var form = TableForm(
    columns: columns.map { TableForm.Column(name: $0, coding: codings[$0] ?? .number) }, labelName: label)
  var options = Dataset.ReadingOptions()
  change(&form, &options)
  return try FeatureTable.parse(bytes, file: "t.csv", form: form, options: options)
}

@Suite struct `A table to predict from` {
  func parse(_ text: String, _ columns: [String] = ["b", "a"], dropMissing: Bool = false) throws -> FeatureTable {
    try readFeatures(Data(text.utf8), columns) { $1.dropMissing = dropMissing }
  }

  @Test func `gives its features in the order asked for, numbers its rows, and need not have a class`() throws {
    let table = try parse("a,b\n1,2\n3,4\n")
    #expect(table.features == [2, 1, 4, 3] && table.rows == [1, 2] && table.classes == [nil, nil])
    #expect(table.notices == [] && table.checksum.count == 64)
    #expect(try parse("\u{FEFF}b;other;a\r\n2;x;1\r\n").features == [2, 1])
    #expect(try parse("a,b\n1,2").features == [2, 1])
  }

  @Test func `gives the classes that it states, and of one class alone too`() throws {
    let table = try parse("a,class,b\n1, x ,2\n3,,4\n5,NA,6\n7,none,8\n")
    #expect(table.classes == ["x", nil, nil, "none"] && table.features == [2, 1, 4, 3, 6, 5, 8, 7])
    #expect(try parse("a,class,b\n1,x,2\n").classes == ["x"])
  }

  @Test func `leaves out rows with a missing feature only if asked, and counts them`() throws {
    let text = "a,b,c,class\n1,2,?,x\n,4,5,y\n5,nan,7,z\n7,8,,\n"
    #expect(throws: FeatureTableError(.missingValue(file: "t.csv", line: 3, column: "a"))) { try parse(text) }
    let table = try parse(text, dropMissing: true)
    #expect(table.rows == [1, 4] && table.features == [2, 1, 8, 7] && table.classes == ["x", nil])
    #expect(table.notices == ["rows left out because a value was missing: 2"])
    #expect(throws: FeatureTableError(.nothingComplete(file: "t.csv", rows: 1, column: "a"))) {
      try parse("a,b\n,\n", dropMissing: true)
    }
  }

  @Test func `leaves out a column that numbers the rows, with a notice, and keeps one that the model reads`() throws {
    let table = try parse(",a,b\n0,1,2\n1,3,4\n")
    #expect(table.features == [2, 1, 4, 3] && table.notices.count == 1)
    for name in ["id", "Unnamed: 0"] {
      let text = "\(name),a,b\n" + (0..<12).map { "\($0),5,6\n" }.joined()
      let numbered = try parse(text, [name, "a"])
      #expect(numbered.features == (0..<12).flatMap { [Double($0), 5] } && numbered.notices == [])
    }
  }

  @Test func `says nothing of what may spoil a training`() throws {
    let text = "a,b,class\n" + (0..<12).map { "1,\($0 / 6),\($0 / 6)\n" }.joined()
    #expect(try parse(text).notices == [])
  }

  @Test(arguments: [
    ("", DatasetError.empty(file: "t.csv")), ("a,b\n", .empty(file: "t.csv")),
    ("a,c,d\n1,2,3\n", .missingColumns(file: "t.csv", line: 1, columns: ["b"], available: ["a", "c", "d"])),
    ("c\nx\n", .missingColumns(file: "t.csv", line: 1, columns: ["b", "a"], available: ["c"])),
    ("class\nx\n", .missingColumns(file: "t.csv", line: 1, columns: ["b", "a"], available: ["class"])),
    ("a,b,a\n1,2,3\n", .duplicateColumn(file: "t.csv", line: 1, column: "a")),
    ("a,b\n1,2\n3\n", .wrongFieldCount(file: "t.csv", line: 3, found: 1, expected: 2)),
    ("a,b\n1,x\n", .notANumber(file: "t.csv", line: 2, column: "b", value: "x")),
    ("a,b\n1,1e999\n", .notANumber(file: "t.csv", line: 2, column: "b", value: "1e999")),
    ("1,2\n3,4\n", .numericHeader(file: "t.csv", line: 1)), ("a,b\n\"1,2\n", .badQuotes(file: "t.csv", line: 2)),
    ("a,b\n1,2\u{0}\n", .nullByte(file: "t.csv", line: 2)),
    ("PAR1 PAR1", .foreignFormat(file: "t.csv", format: .parquet)),
  ])
  func `is refused with its line and column where it is wrong`(text: String, error: DatasetError) {
    #expect(throws: FeatureTableError(error)) { try parse(text) }
  }

  @Test func `of bytes that are no UTF-8 is refused with their line`() {
    #expect(throws: FeatureTableError(.badEncoding(file: "t.csv", line: 2, encoding: .utf8))) {
      try readFeatures(Data([0x61, 0x0A, 0xFF]), ["a"])
    }
  }

  @Test func `of mutated text is read or refused, and has the shape that it says`() {
    let seeds = [
      "a,b,c,class\n1,yes,u,x\n3,No,v,y\n", "\u{FEFF}b;class;a;c\r\n\"true\";;1;v\r\n",
      "c\tb\ta\nu\tfalse\t-1e3\n",
    ]
    let codings: [String: ColumnCoding] = ["b": .truth, "c": .texts(["u", "v"])]
    checkReader(seeds, failure: FeatureTableError.self) { bytes in
      for dropMissing in [false, true] {
        let table = try readFeatures(Data(bytes), ["c", "b", "a"], coded: codings) { $1.dropMissing = dropMissing }
        #expect(table.features.count == 4 * table.rows.count && table.features.allSatisfy(\.isFinite))
        for start in stride(from: 0, to: table.features.count, by: 4) {
          #expect(table.features[start] + table.features[start + 1] == 1)
        }
        #expect(zip(table.rows, table.rows.dropFirst()).allSatisfy(<) && table.rows[0] > 0)
        #expect(table.classes.count == table.rows.count)
      }
    }
  }

  @Test func `control: the same features in another order, and a column less, are not the same table`() throws {
    let table = try parse("a,b\n1,2\n3,4\n")
    #expect(try table.features != parse("a,b\n1,2\n3,4\n", ["a", "b"]).features)
    #expect(try parse("a,b\n1,2\n3,4\n", ["a"]).features == [1, 3])
  }
}
