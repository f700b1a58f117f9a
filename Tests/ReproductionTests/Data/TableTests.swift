import Foundation
import Testing

@testable import Reproduction

@Suite struct `Tables are read as they are or refused by place` {
  private static func parse(_ text: String, label: String = "y") throws(DatasetError) -> Dataset {
    try Dataset.parse(Data(text.utf8), name: "t", file: "t.csv", label: label)
  }

  @Test(arguments: [
    "a,b,y\n1,2.5,u\n-3,4e1,v\n", "\u{FEFF}a,b,y\r\n1,2.5,u\r\n-3,4e1,v\r\n", "a;b;y\n1;2.5;u\n-3;4e1;v",
    "a\tb\ty\n1\t2.5\tu\n-3\t4e1\tv\n", "\"a\",b,y\n\"1\",2.5,u\n-3,\"4e1\",v\n\n",
    " a , b , y \n 1 , 2.5 , u \n-3,4e1,v",
  ])
  func `one table in six spellings`(text: String) throws {
    let table = try Self.parse(text)
    #expect(table.featureNames == ["a", "b"])
    #expect(table.features == [1, 2.5, -3, 40])
    #expect(table.labels == [0, 1])
    #expect(table.classNames == ["u", "v"])
  }

  @Test func `quoted fields may hold delimiters, quotes and line ends`() throws {
    let table = try Self.parse("a,y\n1,\"u, \"\"x\"\"\"\n2,\"two\nlines\"\n")
    #expect(table.classNames == ["two\nlines", "u, \"x\""])
  }

  @Test func `classes that are numbers are ordered as numbers`() throws {
    #expect(try Self.parse("a,y\n1,10\n1,9\n1,-1\n").classNames == ["-1", "9", "10"])
  }

  /// A fault and what its message must name.
  private static let faults: [(text: String, error: DatasetError, names: [String])] = [
    ("", .empty(file: "t.csv"), ["t.csv", "header"]),
    ("a,y\n", .empty(file: "t.csv"), ["t.csv", "sample"]),
    (
      "a,b\n1,2\n", .missingLabel(file: "t.csv", label: "y", available: ["a", "b"]),
      ["line 1", "\"y\"", "\"a\", \"b\""]
    ),
    ("a,a,y\n1,2,u\n", .duplicateColumn(file: "t.csv", column: "a"), ["line 1", "\"a\"", "rename"]),
    (
      "a,y\n1,u\n2\n", .wrongFieldCount(file: "t.csv", line: 3, found: 1, expected: 2), ["line 3", "1 fields", "2"]
    ),
    (
      "a,y\n1,u\n2,v,w\n", .wrongFieldCount(file: "t.csv", line: 3, found: 3, expected: 2), ["line 3", "3 fields"]
    ),
    ("a,y\n1,u\n,v\n", .missingValue(file: "t.csv", line: 3, column: "a"), ["line 3", "\"a\"", "empty"]),
    ("a,y\n1,u\n2,\n", .missingValue(file: "t.csv", line: 3, column: "y"), ["line 3", "\"y\""]),
    (
      "a,y\n1,u\nred,v\n", .notANumber(file: "t.csv", line: 3, column: "a", value: "red"),
      ["line 3", "\"a\"", "\"red\"", "number"]
    ),
    ("a,y\nnan,u\n2,v\n", .notANumber(file: "t.csv", line: 2, column: "a", value: "nan"), ["line 2", "finite"]),
    ("a,y\n1e400,u\n2,v\n", .notANumber(file: "t.csv", line: 2, column: "a", value: "1e400"), ["line 2", "1e400"]),
    (
      "a,y\n1,\"two\nlines\"\nred,v\n", .notANumber(file: "t.csv", line: 4, column: "a", value: "red"), ["line 4"]
    ),
    ("a,y\n1,u\n2,u\n", .tooFewClasses(file: "t.csv", label: "y", found: 1), ["\"y\"", "1 class"]),
  ]

  @Test(arguments: faults.indices)
  func `each fault is named with its place and remedy, in one line`(index: Int) {
    let fault = Self.faults[index]
    do {
      _ = try Self.parse(fault.text)
      Issue.record("the table was taken")
    } catch {
      #expect(error == fault.error)
      let message = "\(error)"
      #expect(fault.names.allSatisfy(message.contains), "\(message)")
      #expect(!message.contains("\n"))
    }
  }

  @Test func `bytes that are no text and quotes that do not end are refused`() {
    #expect(throws: DatasetError.malformed(file: "t.csv", reason: "the text is not UTF-8")) {
      try Dataset.parse(Data([0x61, 0xFF, 0xFE]), name: "t", file: "t.csv", label: "y")
    }
    #expect(throws: DatasetError.self) { try Self.parse("a,y\n1,\"u\n2,v\n") }
  }

  @Test func `a file that is not there is named`() {
    let url = URL(filePath: "/nowhere/at/all.csv")
    #expect(throws: DatasetError.unreadable(file: "/nowhere/at/all.csv", reason: "no such file")) {
      try Dataset.read(csv: url, label: "y")
    }
  }
}
