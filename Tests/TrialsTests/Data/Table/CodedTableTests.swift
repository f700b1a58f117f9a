import DINL
import TestSupport
import Testing

@testable import Trials

@Suite struct `Columns of texts` {
  static let text = """
    color,smoker,doors,a,label
    red,yes,2,1.5,x
    "deep, blue",No,4,2,y
    red,TRUE,5more,3,x
    Red,false,2,1e1,y

    """

  func encoded(_ text: String = text, columns: Set<String>? = nil, dropMissing: Bool = false) throws(DatasetError)
    -> Dataset
  {
    try readTable(text, columns: columns) {
      ($0.encodesTexts, $0.dropMissing) = (true, dropMissing)
    }
  }

  @Test func `become a column of 0 and 1 for each text, and truth values one column`() throws {
    let table = try encoded()
    #expect(
      table.featureNames == [
        "color=Red", "color=deep, blue", "color=red", "smoker", "doors=2", "doors=4", "doors=5more", "a",
      ])
    let rows: [[Double]] = [
      [0, 0, 1, 1, 1, 0, 0, 1.5], [0, 1, 0, 0, 0, 1, 0, 2], [0, 0, 1, 1, 0, 0, 1, 3], [1, 0, 0, 0, 1, 0, 0, 10],
    ]
    #expect(table.features == rows.flatMap(\.self))
    #expect(table.columns.map(\.features) == [0..<3, 3..<4, 4..<7, 7..<8])
    #expect(table.columns.map(\.name) == ["color", "smoker", "doors", "a"])
    let codings: [ColumnCoding] = [
      .texts(["Red", "deep, blue", "red"]), .truth, .texts(["2", "4", "5more"]), .number,
    ]
    #expect(table.columns.map(\.coding) == codings)
    #expect(
      table.notices == [
        "coded as columns of 0 and 1: \"color\" (3 columns), \"smoker\" (true, yes = 1), \"doors\" (3 columns)",
        "column \"doors\" mixes numbers with texts such as \"5more\" in line 4; all count as texts",
        "classes of fewer than 4 samples, which reproduce refuses and check can hardly learn: \"x\" (2), \"y\" (2)",
      ])
  }

  /// Whether the coded features say which text each field is.
  func isFaithful(_ table: Dataset, to texts: [String]) -> Bool {
    texts.indices.allSatisfy { row in
      let ones = table.featureNames.indices.filter { table.features[row * table.featureCount + $0] == 1 }
      return ones.map { table.featureNames[$0] } == ["c=\(texts[row])"]
        && table.features[row * table.featureCount..<(row + 1) * table.featureCount].allSatisfy { $0 == 0 || $0 == 1 }
    }
  }

  @Test func `come back from their code`() throws {
    for index in 0..<100 {
      var stream = RandomStream(seed: 41).stream(UInt64(index))
      let words = ["a", "b", "7", "é", "=", "a=b", "nonesuch", "1e400", "b,c", "\"q\""]
      let texts = (0..<2 + stream.index(below: 20)).map { _ in words[stream.index(below: words.count)] } + ["a", "b"]
      let rows = texts.enumerated().map { "\"\($1.replacing("\"", with: "\"\""))\",\($0 % 2)\n" }
      let table = try encoded("c,label\n" + rows.joined())
      #expect(isFaithful(table, to: texts) && table.featureCount == Set(texts).count)
    }
  }

  @Test func `control: the code of another text is refuted`() throws {
    let table = try encoded("c,label\na,0\nb,1\na,0\n")
    #expect(isFaithful(table, to: ["a", "b", "a"]))
    #expect(!isFaithful(table, to: ["a", "b", "b"]) && !isFaithful(table, to: ["a", "b", "c"]))
  }

  @Test func `control: without the option they are refused, and the message names it`() {
    let error = #expect(throws: DatasetError.self) { try readTable(Self.text) }
    #expect(error == .notANumber(file: "t.csv", line: 2, column: "color", value: "red"))
    for word in ["--encode", "--drop"] { #expect(error?.description.contains(word) == true) }
  }

  @Test func `numbers stay numbers, and faults in them are faults`() throws {
    let table = try encoded("a,label\n1,x\n2.50,y\n")
    #expect(table.featureNames == ["a"] && table.features == [1, 2.5] && table.notices.count == 1)
    for value in ["nan", "inf", "1e400"] {
      #expect(throws: DatasetError.notANumber(file: "t.csv", line: 3, column: "a", value: value)) {
        try encoded("a,label\n1,x\n\(value),y\n2,y\n")
      }
    }
  }

  @Test func `that lack a value are missing, whether a truth value, a text or a number`() throws {
    let rows = [
      ("?,yes,1,x", "c"), ("u,,1,x", "d"), ("u,NA,1,x", "d"), ("nan,no,1,x", "c"), ("-NaN,no,1,x", "c"),
      ("u,no,,x", "a"),
    ]
    for (row, place) in rows {
      let text = "c,d,a,label\nu,yes,1,x\n\(row)\nv,no,2,y\n"
      #expect(throws: DatasetError.missingValue(file: "t.csv", line: 3, column: place)) { try encoded(text) }
      let table = try encoded(text, dropMissing: true)
      #expect(table.features == [1, 0, 1, 1, 0, 1, 0, 2] && table.droppedRows == 1)
    }
    // A text that stands only in a row that lacks a value has no column, and is not what is wrong with the row.
    for (row, column) in [("w,,x", "a"), ("w,3,", "label")] {
      #expect(throws: DatasetError.missingValue(file: "t.csv", line: 3, column: column)) {
        try encoded("c,a,label\nu,1,x\n\(row)\nv,2,y\n")
      }
    }
    for row in ["w,,x", "w,3,", "w,3,NA"] {
      let table = try encoded("c,a,label\nu,1,x\n\(row)\nv,2,y\n", dropMissing: true)
      #expect(table.featureNames == ["c=u", "c=v", "a"])
    }
  }

  @Test func `are at most a hundred different ones`() throws {
    func text(_ count: Int) -> String {
      "c,label\n" + (0..<count).map { "t\($0),\($0 % 2)\nt\($0),\($0 % 2)\n" }.joined()
    }
    #expect(try encoded(text(100)).featureCount == 100)
    #expect(throws: DatasetError.tooManyTexts(file: "t.csv", line: 2, column: "c", value: "t0", limit: 100)) {
      try encoded(text(101))
    }
    let typo = "c,label\n" + (0..<101).map { "\($0).5,\($0 % 2)\n" }.joined() + "l2,1\n"
    #expect(throws: DatasetError.tooManyTexts(file: "t.csv", line: 103, column: "c", value: "l2", limit: 100)) {
      try encoded(typo)
    }
  }

  @Test func `whose code has the name of another column are refused`() {
    #expect(throws: DatasetError.codedTwice(file: "t.csv", column: "c=u")) {
      try encoded("c,c=u,label\nu,1,x\nv,2,y\n")
    }
    #expect(throws: DatasetError.codedTwice(file: "t.csv", column: "c=u=v")) {
      try encoded("c=u,c,label\nv,u=v,x\nw,u,y\n")
    }
  }

  @Test func `whose codes have names of more than 64 MB together are refused`() throws {
    func codedColumns(nameLength: Int) throws(DatasetError) -> Int {
      var options = Dataset.ReadingOptions()
      options.encodesTexts = true
      var scan = CodingScan(file: "t.csv", label: "label", options: options, wanted: nil)
      try scan.read([String(repeating: "c", count: nameLength), "label", "number"], line: 1)
      for row in 10..<74 { try scan.read(["t\(row)", "x", "\(row)"], line: row) }
      return try scan.codings().codings.count
    }
    // Each of the 64 names has the column's, an equals sign and three letters of the text: a million bytes.
    #expect(try codedColumns(nameLength: 999_996) == 1)
    let error = DatasetError.tooLongNames(file: "t.csv", limit: 64_000_000)
    #expect(throws: error) { try codedColumns(nameLength: 999_997) }
    #expect(isClear("\(error)", file: "t.csv", names: ["64 MB", "--encode", "--drop"]))
  }

  @Test func `that seem to be numbers with other marks are no texts`() throws {
    #expect(throws: DatasetError.notANumber(file: "t.csv", line: 3, column: "a", value: "1,234")) {
      try encoded("a,label\n5,x\n\"1,234\",y\n")
    }
    #expect(try encoded("a,label\nfew,x\n\"1,234\",y\n").featureNames == ["a=1,234", "a=few"])
  }

  @Test func `are seen by a node as a whole or in part, and only they are read`() throws {
    func seen(_ option: String) throws -> [String] {
      let request = try ViewRequest(options: ["n=\(option)"], graph: (["n", "root"], [nil, nil]))
      let table = try encoded(columns: request.columns)
      let views = try ViewAssignment(
        request, of: table, nodes: ["n", "root"], root: 1, isDrawn: false,
        split: { try SensorAssignment(evenly: table.featureCount, sensors: $0) })
      return views.columns[0].map { table.featureNames[$0] }
    }
    #expect(try seen("a,doors") == ["a", "doors=2", "doors=4", "doors=5more"])
    #expect(try seen("doors=4") == ["doors=4"] && seen("\"color=deep, blue\"") == ["color=deep, blue"])
    #expect(throws: ViewError.columnTwice(name: "doors", places: ["--view \"n\"", "--view \"n\""])) {
      try seen("doors=4,doors")
    }
    #expect(
      throws: ViewError.unknownColumn(
        name: "door", place: "--view \"n\"", columns: ["color", "smoker", "doors", "a"])
    ) { try seen("door") }
    #expect(try encoded(columns: ["doors=4"]).unreadColumns == ["color", "smoker", "a"])
    #expect(try encoded(columns: ["smoker=yes"]).unreadColumns == ["color", "doors", "a"])
  }

  @Test func `control: without the option an equals sign in a name says nothing`() throws {
    let table = try readTable("a,a=b,label\nu,1,x\nv,2,y\n", columns: ["a=b"])
    #expect(table.featureNames == ["a=b"] && table.features == [1, 2] && table.unreadColumns == ["a"])
  }

  @Test func `take no quadratic time where a node's column is named by equals signs`() throws {
    let name = String(repeating: "=", count: 300_000)
    let start = ContinuousClock.now
    #expect(try encoded(columns: [name]).featureCount == 0)
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}
