import Foundation
import Testing

@testable import Trials

@Suite struct `The columns that are read` {
  static let text = "first,second,text,label\n1,2,u,x\n3,4,v,y\n5,8,w,x\n"

  @Test func `are all but those that are dropped, or only those that are named, in the order of the file`() throws {
    let dropped = try readTable(Self.text) { $0.droppedColumns = ["text", "first"] }
    #expect(dropped.featureNames == ["second"] && dropped.features == [2, 4, 8])
    let chosen = try readTable(Self.text) { $0.features = ["second", "first", "second"] }
    #expect(chosen.featureNames == ["first", "second"] && chosen.features == [1, 2, 3, 4, 5, 8])
    #expect(chosen.unreadColumns.isEmpty && dropped.unreadColumns.isEmpty)
    #expect(throws: DatasetError.notANumber(file: "t.csv", line: 2, column: "text", value: "u")) {
      try readTable(Self.text) { $0.droppedColumns = ["first"] }
    }
  }

  @Test func `are refused where a name is unknown, the label's, or the last`() {
    func fault(_ change: (inout Dataset.ReadingOptions) -> Void) -> DatasetError? {
      #expect(throws: DatasetError.self) { try readTable(Self.text, change) }
    }
    let names = ["first", "second", "text", "label"]
    #expect(
      fault { $0.droppedColumns = ["third"] }
        == .unknownColumn(file: "t.csv", option: "--drop", column: "third", available: names))
    #expect(
      fault { $0.features = ["First"] }
        == .unknownColumn(file: "t.csv", option: "--features", column: "First", available: names))
    #expect(
      fault { $0.droppedColumns = ["label"] }
        == .optionNamesLabel(file: "t.csv", option: "--drop", column: "label"))
    #expect(
      fault { $0.features = ["first", "label"] }
        == .optionNamesLabel(file: "t.csv", option: "--features", column: "label"))
    #expect(
      fault { $0.droppedColumns = ["first", "second", "text"] } == .noFeatures(file: "t.csv", line: 1, label: "label"))
  }

  @Test func `are no more than a million`() {
    let most = Dataset.greatestColumnCount
    #expect(throws: DatasetError.tooManyColumns(file: "t.csv", found: most + 1, limit: most)) {
      try ColumnSelection(
        (0...most).map { "\($0)" }, label: nil, options: Dataset.ReadingOptions(), wanted: nil, place: ("t.csv", 1))
    }
    #expect(throws: Never.self) {
      try ColumnSelection(
        (1...most).map { "\($0)" }, label: nil, options: Dataset.ReadingOptions(), wanted: [], place: ("t.csv", 1))
    }
  }

  @Test func `have no more values than fit in memory`() throws {
    let selection = try ColumnSelection(
      ["a", "b"], label: nil, options: Dataset.ReadingOptions(), wanted: nil, place: ("t.csv", 1))
    var contents = TableContents(file: "t.csv", selection: selection, codings: [.number, .number], limit: 4)
    try contents.append([1, 2], of: "x")
    try contents.append([3, 4], of: "y")
    #expect(throws: DatasetError.tooManyValues(file: "t.csv", limit: 4)) { try contents.append([5, 6], of: "x") }
    #expect(try contents.dataset(name: "t", labelName: "", checksum: "").features == [1, 2, 3, 4])
    #expect(Dataset.greatestValueCount <= Int.max / MemoryLayout<Double>.size)
  }

  @Test func `are none of which each row lacks a value, and the message names the one`() {
    let text = "a,b,label\n1,,x\n,,y\n3,NA,x\n"
    #expect(throws: DatasetError.nothingComplete(file: "t.csv", rows: 3, column: "b")) {
      try readTable(text) { $0.dropMissing = true }
    }
    #expect(throws: DatasetError.nothingComplete(file: "t.csv", rows: 2, column: nil)) {
      try readTable("a,label\n1,\n2,?\n") { $0.dropMissing = true }
    }
    #expect(throws: DatasetError.empty(file: "t.csv")) { try readTable("a,label\n") { $0.dropMissing = true } }
  }
}

@Suite struct `Columns that number the rows` {
  /// A table whose column of some name has some values, beside a column and labels that say nothing.
  func read(
    _ name: String, _ values: [Int], columns: Set<String>? = nil,
    _ change: (inout Dataset.ReadingOptions) -> Void = { _ in }
  ) throws -> Dataset {
    let rows = values.enumerated().map { "\($1 < 0 ? "" : "\($1)"),\($0 * 7 % 5),\($0 * 3 % 4 < 2 ? "x" : "y")\n" }
    return try readTable("\(name),a,label\n" + rows.joined(), columns: columns, change)
  }

  @Test(arguments: [
    "id", "ID", "index", "Row", "sampleId", "PassengerId", "row_number", "S.No", "#", "No.", "Unnamed: 2",
  ])
  func `are left out with a notice if their name says so and they count from 0 or 1`(name: String) throws {
    for first in 0...1 {
      let table = try read(name, Array(first..<first + 12))
      #expect(table.featureNames == ["a"] && table.features == (0..<12).map { Double($0 * 7 % 5) })
      #expect(table.columns == [Dataset.Column(name: "a", features: 0..<1)])
      let notices = table.notices.filter { $0.contains("number the rows are left out") }
      #expect(notices.count == 1 && notices[0].contains("\"\(name)\""))
    }
  }

  @Test func `are kept if they do not count, if their name says nothing, or if they are asked for`() throws {
    let counting = Array(0..<12)
    for values in [[1, 1] + Array(2..<12), Array(2..<14), Array(0..<11) + [12], counting.reversed()] {
      #expect(try read("id", values).featureNames == ["id", "a"])
    }
    for name in ["grid", "b", "day", "number of doors", "idea", "note"] {
      let table = try read(name, counting)
      #expect(table.featureNames == [name, "a"])
      let notices = table.notices.filter { $0.contains("count the rows") }
      #expect(notices.count == 1 && notices[0].contains("\"\(name)\"") && notices[0].contains("--drop"))
    }
    #expect(try read("id", counting) { $0.features = ["a", "id"] }.featureNames == ["id", "a"])
    #expect(try read("id", counting, columns: ["a", "id"]).featureNames == ["id", "a"])
    #expect(try read("id", counting) { $0.droppedColumns = ["a"] }.featureNames == ["id"])
  }

  @Test func `are noticed beside rows that are left out, where they still fit the file`() throws {
    func isNoticed(_ values: [Int?]) throws -> Bool {
      let rows = values.enumerated().map { "\($0),\($1.map { "\($0)" } ?? ""),\($0 * 3 % 4 < 2 ? "x" : "y")\n" }
      let table = try readTable("row,a,label\n" + rows.joined()) { $0.dropMissing = true }
      #expect(table.droppedRows == values.count { $0 == nil })
      return table.featureNames == ["a"]
    }
    #expect(try isNoticed([nil, 5, 7, nil, 8, 1, 2, 0, nil]))
    #expect(RowNumbers.are([1, 2, 4, 5], droppedRows: 1) && RowNumbers.are([2, 3, 4], droppedRows: 1))
    #expect(!RowNumbers.are([0, 1, 2, 5], droppedRows: 1) && RowNumbers.are([1, 2, 5], droppedRows: 2))
    #expect(!RowNumbers.are([1, 2, 4, 5], droppedRows: 0) && !RowNumbers.are([0, 0.5], droppedRows: 9))
    #expect(!RowNumbers.are([], droppedRows: 9) && !RowNumbers.are([-1, 0, 1], droppedRows: 9))
  }

  @Test func `are not said to count on fewer than ten rows, unless their name says so`() throws {
    #expect(try read("b", Array(0..<9)).notices.allSatisfy { !$0.contains("count the rows") })
    #expect(try read("b", Array(0..<10)).notices.contains { $0.contains("count the rows") })
    #expect(try read("id", Array(0..<4)).featureNames == ["a"])
  }

  @Test func `have no name in the first column, whatever it holds`() throws {
    for (name, first) in [("", "0"), ("", "Mazda RX4"), ("Unnamed: 0", "17"), (" ", "")] {
      let table = try readTable("\(name),a,label\n\(first),1,x\n5,2,y\nz,4,x\n")
      #expect(table.featureNames == ["a"] && table.features == [1, 2, 4])
      #expect(table.notices.count == 2 && table.notices[0].hasPrefix("column 1 has no name"))
    }
    let table = try readTable("Unnamed: 0,a,label\n3,1,x\n5,2,y\n4,2,y\n") { $0.features = ["Unnamed: 0"] }
    #expect(table.features == [3, 5, 4] && table.notices.allSatisfy { !$0.contains("column") })
    let dropped = try readTable("Unnamed: 0,a,label\n3,1,x\n5,2,y\n4,2,y\n") { $0.droppedColumns = ["Unnamed: 0"] }
    #expect(dropped.features == [1, 2, 2] && dropped.notices.allSatisfy { !$0.contains("column") })
    let label = try readTable(Data("Unnamed: 0,a,b\n3,1,7\n5,2,8\n".utf8), label: "Unnamed: 0")
    #expect(label.featureNames == ["a", "b"] && label.classNames == ["3", "5"])
    #expect(throws: DatasetError.unnamedColumn(file: "t.csv", line: 1, column: 1)) { try readTable(",label\n1,x\n") }
  }

  @Test func `control: row numbers that stay in sorted data tell the class`() throws {
    let rows = (0..<12).map { "\($0),\($0 < 6 ? "x" : "y")\n" }.joined()
    let table = try readTable("id,label\n" + rows)
    #expect(table.featureNames == ["id"])
    #expect(table.notices.contains { $0.contains("count the rows: \"id\"") })
    #expect(table.notices.contains { $0.contains("sorted by class") })
  }
}
