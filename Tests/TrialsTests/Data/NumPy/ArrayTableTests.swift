import DINL
import Foundation
import TestSupport
import Testing

@testable import Trials

@Suite struct `A table of NumPy arrays` {
  static let rows: [[Double]] = [[1, 2.5, 0], [3, -4, 1], [5, 8, 0]]

  func read(
    _ bytes: Data, label: String? = nil, columns: Set<String>? = nil,
    _ change: (inout Dataset.ReadingOptions) -> Void = { _ in }
  ) throws(DatasetError) -> Dataset { try readTable(bytes, label: label, columns: columns, change) }

  func archive(_ arrays: (name: String, array: Data)..., isDeflated: Bool = true) -> Data {
    NumPyBytes.archive(arrays.map { ($0.name + ".npy", $0.array) }, isDeflated: isDeflated)
  }

  @Test(arguments: ["X", "x", "data", "features"], ["y", "labels", "target"])
  func `has features and labels in arrays of known names`(features: String, labels: String) throws {
    for isDeflated in [false, true] {
      let bytes = archive(
        (labels, NumPyBytes.integers([7, -1, 7])), (features, NumPyBytes.matrix(Self.rows)), isDeflated: isDeflated)
      let table = try read(bytes)
      #expect(table.features == Self.rows.flatMap(\.self) && table.featureNames == ["1", "2", "3"])
      #expect(table.classNames == ["-1", "7"] && table.labels == [1, 0, 1] && table.labelName == labels)
      #expect(table.notices.allSatisfy { !$0.contains("not read") })
    }
  }

  @Test func `takes the first of several names, or the labels that are named, and says what is not read`() throws {
    let (matrix, other) = (NumPyBytes.matrix(Self.rows), NumPyBytes.matrix([[9], [9], [8]]))
    let (first, second) = (NumPyBytes.integers([0, 1, 0]), NumPyBytes.texts(["v", "u", "w"], length: 4))
    let bytes = archive(("target", second), ("x", other), ("X", matrix), ("y", first), ("z", second))
    let table = try read(bytes)
    #expect(table.features == Self.rows.flatMap(\.self) && table.classNames == ["0", "1"] && table.labelName == "y")
    #expect(table.notices.contains("arrays that are not read: \"target\", \"x\", \"z\""))
    let named = try read(bytes, label: "z")
    #expect(named.classNames == ["u", "v", "w"] && named.labels == [1, 0, 2] && named.labelName == "z")
    // Where no array has the name, it is that of a column.
    let column = try read(bytes, label: "3")
    #expect(
      column.features == [1, 2.5, 3, -4, 5, 8] && column.featureNames == ["1", "2"] && column.labels == [0, 1, 0])
    // The array of the features is no label.
    for label in ["w", "4", "0"] {
      let fault = DatasetError.missingLabel(
        file: "t.csv", line: nil, label: label, available: ["target", "x", "y", "z", "1", "2", "3"])
      #expect(throws: fault) { try read(bytes, label: label) }
      #expect(isClear("\(fault)", file: "t.csv", names: ["\"\(label)\"", "\"z\"", "--label"]))
      #expect(!fault.description.contains("--no-header"))
    }
  }

  @Test func `is one matrix, of which a column is the label`() throws {
    let table = try read(NumPyBytes.matrix(Self.rows), label: "3")
    #expect(table.features == [1, 2.5, 3, -4, 5, 8] && table.classNames == ["0", "1"] && table.labels == [0, 1, 0])
    #expect(try read(NumPyBytes.matrix(Self.rows), label: "1").classNames == ["1", "3", "5"])
    #expect(throws: DatasetError.noLabelName(file: "t.csv")) { try read(NumPyBytes.matrix(Self.rows)) }
    #expect(throws: DatasetError.missingLabel(file: "t.csv", line: nil, label: "4", available: ["1", "2", "3"])) {
      try read(NumPyBytes.matrix(Self.rows), label: "4")
    }
  }

  @Test func `lays further axes out in C order, and takes labels in a column`() throws {
    let images = NumPyBytes.array("|u1", [2, 2, 2], isFortran: true, elements: [0, 1, 2, 3, 4, 5, 6, 7])
    let labels = NumPyBytes.array("|b1", [2, 1], elements: [1, 0])
    let table = try read(archive(("data", images), ("y", labels)))
    #expect(
      table.features == [0, 4, 2, 6, 1, 5, 3, 7] && table.classNames == ["False", "True"] && table.labels == [1, 0])
    let vector = try read(archive(("X", NumPyBytes.integers([4, 5])), ("y", labels)))
    #expect(vector.features == [4, 5] && vector.featureNames == ["1"])
  }

  @Test func `has columns that are chosen like those of a text`() throws {
    let bytes = archive(("X", NumPyBytes.matrix(Self.rows)), ("y", NumPyBytes.integers([0, 1, 0])))
    #expect(try read(bytes) { $0.droppedColumns = ["2"] }.features == [1, 0, 3, 1, 5, 0])
    #expect(try read(bytes) { $0.features = ["3"] }.features == [0, 1, 0])
    let seen = try read(bytes, columns: ["2"])
    #expect(seen.features == [2.5, -4, 8] && seen.unreadColumns == ["1", "3"])
    #expect(
      throws: DatasetError.unknownColumn(file: "t.csv", option: "--drop", column: "y", available: ["1", "2", "3"])
    ) {
      try read(bytes) { $0.droppedColumns = ["y"] }
    }
    let numbered = archive(
      ("X", NumPyBytes.matrix((0..<12).map { [Double($0), Double($0 * $0 % 7)] })),
      ("y", NumPyBytes.integers((0..<12).map { $0 * 5 % 12 < 6 ? 0 : 1 })))
    #expect(try read(numbered).notices.contains { $0.contains("count the rows: \"1\"") })
  }

  @Test func `lacks what is NaN, or what a label says is missing`() throws {
    let rows = [[1, 2], [.nan, 4], [5, 6], [7, 8]]
    let texts = NumPyBytes.texts(["u", "u", "NA", "v"], length: 2)
    let bytes = archive(("X", NumPyBytes.matrix(rows)), ("y", texts))
    let table = try read(bytes) { $0.dropMissing = true }
    #expect(table.features == [1, 2, 7, 8] && table.classNames == ["u", "v"] && table.droppedRows == 2)
    let place = "t.csv, array \"X\""
    #expect(throws: DatasetError.badArray(place: place, fault: .notFinite(row: 2, column: 1, value: "nan"))) {
      try read(bytes)
    }
    let labels = archive(("X", NumPyBytes.matrix(rows.map { [$0[1]] })), ("y", texts))
    #expect(
      throws: DatasetError.badArray(place: "t.csv, array \"y\"", fault: .missingClass(row: 3, value: "NA"))
    ) { try read(labels) }
    for value in [Double.infinity, -.infinity] {
      let infinite = archive(("X", NumPyBytes.matrix([[1], [value]])), ("y", NumPyBytes.integers([0, 1])))
      #expect(throws: DatasetError.badArray(place: place, fault: .notFinite(row: 2, column: 1, value: "\(value)"))) {
        try read(infinite) { $0.dropMissing = true }
      }
    }
    let none = archive(("X", NumPyBytes.matrix([[1, .nan], [2, .nan]])), ("y", NumPyBytes.integers([0, 1])))
    #expect(throws: DatasetError.nothingComplete(file: "t.csv", rows: 2, column: "2")) {
      try read(none) { $0.dropMissing = true }
    }
  }

  @Test func `is refused by its place where arrays do not fit`() {
    let (matrix, labels) = (NumPyBytes.matrix(Self.rows), NumPyBytes.integers([0, 1, 0]))
    let (x, y) = ("t.csv, array \"X\"", "t.csv, array \"y\"")
    let cases: [(DatasetError, Data)] = [
      (.noFeatureArray(file: "t.csv", available: ["a", "y"]), archive(("a", matrix), ("y", labels))),
      (.noLabelArray(file: "t.csv", available: ["X", "Y"]), archive(("X", matrix), ("Y", labels))),
      (
        .badArray(place: y, fault: .labelShape([2], rows: 3)),
        archive(("X", matrix), ("y", NumPyBytes.integers([0, 1])))
      ),
      (.badArray(place: y, fault: .labelShape([3, 3], rows: 3)), archive(("X", matrix), ("y", matrix))),
      (
        .badArray(place: x, fault: .textFeatures),
        archive(("X", NumPyBytes.texts(["a", "b", "c"], length: 1)), ("y", labels))
      ),
      (
        .badArray(place: y, fault: .objects),
        archive(("X", matrix), ("y", NumPyBytes.array("|O", [3], elements: [0x80, 4])))
      ),
      (.badArray(place: x, fault: .notAnArray), archive(("X", Data("text".utf8)), ("y", labels))),
      (
        .noFeatures(file: "t.csv", line: nil, label: nil),
        archive(("X", NumPyBytes.matrix([[], [], []])), ("y", labels))
      ),
      (
        .empty(file: "t.csv"),
        archive(("X", NumPyBytes.array("<f8", [0], elements: [])), ("y", NumPyBytes.integers([])))
      ),
      (
        .tooFewClasses(file: "t.csv", label: "y", found: 1),
        archive(("X", matrix), ("y", NumPyBytes.integers([2, 2, 2])))
      ),
    ]
    for (fault, bytes) in cases {
      #expect(throws: fault, "\(fault)") { try read(bytes) }
      #expect(isClear("\(fault)", file: "t.csv", names: []), "\(fault)")
    }
  }

  @Test func `knows no options about text`() {
    let changes: [(String, @Sendable (inout Dataset.ReadingOptions) -> Void)] = [
      ("--no-header", { $0.hasHeader = false }), ("--encode", { $0.encodesTexts = true }),
      ("--decimal-comma", { $0.hasDecimalComma = true }), ("--encoding", { $0.encoding = .utf8 }),
    ]
    for (option, change) in changes {
      let fault = #expect(throws: DatasetError.self) { try read(NumPyBytes.matrix(Self.rows), label: "3", change) }
      #expect(fault == .optionOfText(file: "t.csv", option: option))
      #expect(fault.map { isClear("\($0)", file: "t.csv", names: [option]) } == true)
    }
  }

  @Test func `with bytes changed at random is read or refused, and either is one line`() {
    for index in 0..<1500 {
      var stream = RandomStream(seed: 52).stream(UInt64(index))
      let isDeflated = stream.index(below: 2) == 0
      var bytes = archive(
        ("X", NumPyBytes.matrix(Self.rows)), ("y", NumPyBytes.texts(["a", "b", "a"], length: 1)), isDeflated: isDeflated
      )
      if stream.index(below: 3) == 0 { bytes = NumPyBytes.matrix(Self.rows) }
      for _ in 0...stream.index(below: 3) { bytes[stream.index(below: bytes.count)] = UInt8(stream.index(below: 256)) }
      if stream.index(below: 8) == 0 { bytes = bytes[..<stream.index(below: bytes.count)] }
      do throws(DatasetError) {
        let table = try read(bytes, label: stream.index(below: 2) == 0 ? "3" : nil)
        #expect(table.features.count == table.sampleCount * table.featureCount && table.features.allSatisfy(\.isFinite))
      } catch {
        #expect(isClear(error.description, file: "t.csv", names: []), "\(error)")
      }
    }
  }
}
