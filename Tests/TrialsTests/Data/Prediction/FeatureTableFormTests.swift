import DINL
import Foundation
import TestSupport
import Testing

@testable import Trials

@Suite struct `A table to predict from is read as that of the training` {
  static let codings: [String: ColumnCoding] = ["color": .texts(["green", "red"]), "smoker": .truth]

  func parse(_ text: String, dropMissing: Bool = false) throws(FeatureTableError) -> FeatureTable {
    try readFeatures(Data(text.utf8), ["color", "smoker", "a"], coded: Self.codings) { $1.dropMissing = dropMissing }
  }

  /// The form of a dataset's table, with all of its columns.
  static func form(of dataset: Dataset) -> TableForm {
    TableForm(
      columns: dataset.columns.map { TableForm.Column(name: $0.name, coding: $0.coding) },
      labelName: dataset.labelName, hasHeader: dataset.hasHeader, hasDecimalComma: dataset.hasDecimalComma)
  }

  @Test func `with a feature for each text of the training, whatever texts it has itself`() throws {
    let table = try parse("a,smoker,color,class\n1,YES,red,x\n2,False,red,y\n3,no,red,\n")
    #expect(table.features == [0, 1, 1, 1, 0, 1, 0, 2, 0, 1, 0, 3])
    #expect(try parse("color,smoker,a\ngreen,true,5\n").features == [1, 0, 1, 5])
  }

  @Test(arguments: ["blue", "Red", "3"])
  func `and a text that the training did not have is refused with its line, and is no row of zeros`(text: String) {
    let rows = "color,smoker,a\nred,yes,1\n\(text),no,2\n"
    let error = DatasetError.unknownText(
      file: "t.csv", line: 3, column: "color", value: text, known: ["green", "red"])
    for dropMissing in [false, true] {
      #expect(throws: FeatureTableError(error)) { try parse(rows, dropMissing: dropMissing) }
    }
  }

  @Test(arguments: ["maybe", "1", "t"])
  func `and a word that is no truth value is refused with its line`(word: String) {
    let error = DatasetError.unknownText(
      file: "t.csv", line: 2, column: "smoker", value: word, known: ["true", "yes", "false", "no"])
    #expect(throws: FeatureTableError(error)) { try parse("color,smoker,a\nred,\(word),1\n") }
  }

  @Test func `and a missing text or truth value is missing`() throws {
    for row in ["NA,yes,1", "nan,yes,1", "red,?,1", "red,,1", "blue,,1"] {
      let text = "color,smoker,a\n\(row)\nred,no,2\n"
      let column = row.hasPrefix("n") || row.hasPrefix("N") ? "color" : "smoker"
      #expect(throws: FeatureTableError(.missingValue(file: "t.csv", line: 2, column: column))) { try parse(text) }
      let table = try parse(text, dropMissing: true)
      #expect(table.rows == [2] && table.features == [0, 1, 0, 2])
    }
  }

  @Test func `and the table of the training itself gives the same features`() throws {
    let text = "a;smoker;color;class\n1,5;yes;red;1,0\n2;no;green;2\n-3,25;TRUE;blue;1\n"
    for hasHeader in [true, false] {
      let bytes = Data((hasHeader ? text : String(text.drop { $0 != "1" })).utf8)
      let dataset = try readTable(bytes, label: hasHeader ? "class" : "4") {
        ($0.encodesTexts, $0.hasDecimalComma, $0.hasHeader) = (true, true, hasHeader)
      }
      #expect(dataset.featureCount == 5 && dataset.hasDecimalComma && dataset.hasHeader == hasHeader)
      let table = try FeatureTable.parse(bytes, file: "t.csv", form: Self.form(of: dataset))
      #expect(table.features == dataset.features && table.rows == [1, 2, 3] && table.hasDecimalComma)
      #expect(table.classes == ["1,0", "2", "1"])
    }
  }

  @Test func `or without a line of names, with decimal commas or in an encoding that is named`() throws {
    let bytes = Data("1,5;x\n2;y\n".utf8)
    let table = try readFeatures(bytes, ["1"], label: "2") { ($1.hasHeader, $1.hasDecimalComma) = (false, true) }
    #expect(table.features == [1.5, 2] && table.classes == ["x", "y"] && table.hasDecimalComma)
    #expect(throws: FeatureTableError.self) { try readFeatures(bytes, ["1"], label: "2") }
    let latin1 = Data([0xE4]) + Data(",class\n1,x\n".utf8)
    #expect(try readFeatures(latin1, ["ä"]) { $1.encoding = .latin1 }.features == [1])
    #expect(throws: FeatureTableError.self) { try readFeatures(latin1, ["ä"]) }
  }

  @Test func `or is one of NumPy's arrays, with labels or without`() throws {
    let (matrix, labels) = (NumPyBytes.matrix([[1, 2.5, 7], [3, -4, 8]]), NumPyBytes.integers([5, 6]))
    let columns = ["3", "1"]
    func read(_ bytes: Data, label: String, _ change: (inout Dataset.ReadingOptions) -> Void = { _ in })
      throws(FeatureTableError) -> FeatureTable
    {
      // That the training's text had no names and decimal commas is nothing that an array could be at odds with.
      try readFeatures(bytes, columns, label: label) { form, options in
        (form.hasHeader, form.hasDecimalComma) = (false, true)
        change(&options)
      }
    }
    let both = NumPyBytes.archive([("X.npy", matrix), ("y.npy", labels)], isDeflated: true)
    let table = try read(both, label: "y")
    #expect(table.features == [7, 1, 8, 3] && table.classes == ["5", "6"] && table.rows == [1, 2])
    #expect(try read(both, label: "class").classes == [nil, nil])
    #expect(try read(NumPyBytes.archive([("X.npy", matrix)], isDeflated: false), label: "y").classes == [nil, nil])
    #expect(try read(matrix, label: "2").classes == ["2.5", "-4"] && read(matrix, label: "4").classes == [nil, nil])
    let texts = NumPyBytes.archive(
      [("X.npy", matrix), ("y.npy", NumPyBytes.texts(["nan", "u"], length: 3))], isDeflated: true)
    #expect(try read(texts, label: "y").classes == [nil, "u"])
    let short = NumPyBytes.matrix([[1, 2]])
    #expect(
      throws: FeatureTableError(
        .missingColumns(file: "t.csv", line: nil, columns: ["3"], available: ["1", "2"]))
    ) { try read(short, label: "y") }
    #expect(throws: FeatureTableError(.optionOfText(file: "t.csv", option: "--no-header"))) {
      try read(matrix, label: "y") { $0.hasHeader = false }
    }
    #expect(throws: FeatureTableError(.arrayForTexts(file: "t.csv", column: "3"))) {
      try readFeatures(matrix, columns, coded: ["3": .texts(["7", "8"])])
    }
    let holes = NumPyBytes.matrix([[.nan, 2, 3], [4, 5, 6]])
    let left = try read(holes, label: "y") { $0.dropMissing = true }
    #expect(left.rows == [2] && left.features == [6, 4])
  }

  @Test func `control: another coding, and a coding from the table's own texts, give other features`() throws {
    let text = "color,class\nred,x\nred,y\n"
    let table = try readFeatures(Data(text.utf8), ["color"], coded: Self.codings)
    let own = try readTable(text, label: "class") { $0.encodesTexts = true }
    #expect(table.features == [0, 1, 0, 1] && own.features == [1, 1])
    let other = try readFeatures(Data(text.utf8), ["color"], coded: ["color": .texts(["red", "white"])])
    #expect(other.features == [1, 0, 1, 0])
  }
}
