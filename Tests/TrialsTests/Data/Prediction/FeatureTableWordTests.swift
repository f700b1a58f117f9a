import TestSupport
import Testing

@testable import Trials

@Suite struct `A fault of a table to predict from` {
  static let file = "t.csv"

  /// Faults, and what must be said of each.
  static let all: [(DatasetError, [String])] = [
    (.missingValue(file: file, line: 3, column: "b"), ["line 3", "\"b\"", "fill it in", "--drop-missing"]),
    (
      .notANumber(file: file, line: 3, column: "b", value: "four"),
      ["line 3", "\"b\"", "\"four\"", "the model reads", "-12.5", "leave the line out"]
    ),
    (.notANumber(file: file, line: 1, column: "1", value: "a"), ["line 1", "no line of names"]),
    (.notANumber(file: file, line: 3, column: "b", value: "nan"), ["line 3", "\"nan\"", "--drop-missing"]),
    (.notANumber(file: file, line: 3, column: "b", value: "2,5"), ["line 3", "\"2,5\"", "--decimal-comma"]),
    (
      .pointInNumber(file: file, line: 3, column: "b", value: "2.5"),
      ["line 3", "\"2.5\"", "the training", "--decimal-comma", "without points"]
    ),
    (
      .unknownText(file: file, line: 3, column: "b", value: "blue", known: ["green", "red"]),
      ["line 3", "\"b\"", "\"blue\"", "\"green\", \"red\"", "write one of them"]
    ),
    (.nothingComplete(file: file, rows: 2, column: "b"), ["2 rows", "\"b\"", "fill them in"]),
    (.nothingComplete(file: file, rows: 1, column: nil), ["1 row ", "fill them in"]),
    (.tooManyColumns(file: file, found: 9, limit: 8), ["9 columns", "8", "remove"]),
    (.tooManyValues(file: file, limit: 8), ["8", "split"]),
    (
      .missingColumns(file: file, line: 1, columns: ["b"], available: ["a", "c"]),
      ["line 1", "\"b\"", "\"a\", \"c\"", "the model reads"]
    ),
    (.missingColumns(file: file, line: nil, columns: ["3"], available: ["1"]), ["t.csv: lacks \"3\""]),
    (.arrayForTexts(file: file, column: "b"), ["NumPy", "\"b\"", "text"]),
    (.badArray(place: file, fault: .notFinite(row: 2, column: 3, value: "inf")), ["row 2", "column 3", "replace it"]),
    (.badArray(place: file, fault: .notFinite(row: 2, column: 3, value: "nan")), ["row 2", "--drop-missing"]),
    (.numericHeader(file: file, line: 1), ["line 1", "--no-header"]),
  ]

  /// Whether a message is clear, and names no option that dinl predict does not have.
  func fits(_ message: String, _ names: [String]) -> Bool {
    let options = message.matches(of: #/--[a-z-]+/#).map { String($0.output) }
    let offered: Set = ["--drop-missing", "--no-header", "--decimal-comma", "--encoding"]
    return isClear(message, file: Self.file, names: names) && offered.isSuperset(of: options)
  }

  @Test func `is named in one line with a remedy that fits`() {
    for (fault, names) in Self.all {
      let message = FeatureTableError(fault).description
      #expect(fits(message, names), "\(message)")
    }
  }

  @Test func `control: what is said of the same faults in a training does not fit`() {
    let faults = Self.all.map(\.0).filter { !fits($0.description, []) }
    #expect(faults.contains(.missingValue(file: Self.file, line: 3, column: "b")) && faults.count >= 8)
    #expect(!fits("t.csv: leave it out with --drop", []) && fits("t.csv: leave it out with --drop-missing", []))
  }
}
