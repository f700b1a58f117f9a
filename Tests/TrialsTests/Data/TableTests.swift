import Console
import DINL
import Foundation
import RealModule
import TestSupport
import Testing
import Trials

@Suite struct `A table that can be read` {
  func parse(_ text: String, label: String = "label") throws -> Dataset {
    try Dataset.parse(Data(text.utf8), name: "table", file: "table.csv", label: label)
  }

  static let plain = "a,b,label\n1,-2.5,x\n3e2,0.25,y\n"

  @Test(arguments: [
    ("as it is", plain),
    ("with a byte-order mark", "\u{FEFF}" + plain),
    ("with line ends of Windows", plain.replacing("\n", with: "\r\n")),
    ("with line ends of the old Macintosh", plain.replacing("\n", with: "\r")),
    ("with semicolons", plain.replacing(",", with: ";")),
    ("with tabs", plain.replacing(",", with: "\t")),
    ("without the last line end", String(plain.dropLast())),
    ("with blank lines", "\n" + plain.replacing("\n", with: "\n\n") + "  \n"),
    ("with blanks around fields", plain.replacing(",", with: " , ")),
    ("with every field in quotes", "\"a\",\"b\",\"label\"\n\"1\",\"-2.5\",\"x\"\n\"3e2\",\"0.25\",\"y\"\n"),
  ])
  func `gives the same samples in every dialect`(dialect: String, text: String) throws {
    let table = try parse(text)
    #expect(table.featureNames == ["a", "b"])
    #expect(table.features == [1, -2.5, 300, 0.25])
    #expect(table.classNames == ["x", "y"])
    #expect(table.labels == [0, 1])
    #expect(table.checksum == sha256(of: Data(text.utf8)))
  }

  @Test func `control: a delimiter that is not one of the three is refused`() {
    #expect(throws: DatasetError.self) { try parse(Self.plain.replacing(",", with: "|")) }
  }

  @Test func `quoted fields hold delimiters, line ends and quotes`() throws {
    let table = try parse(
      "\"a, first\";\"b \"\"raw\"\"\";\"the\nlabel\"\n1;2;\"x;1\"\n3;4;\"y\n2\"\n", label: "the\nlabel")
    #expect(table.featureNames == ["a, first", "b \"raw\""])
    #expect(table.classNames == ["x;1", "y\n2"])
    #expect(table.features == [1, 2, 3, 4])
  }

  @Test func `delimiters inside the header's quotes do not count`() throws {
    let table = try parse("\"a,b,c,d\";label\n1;x\n2;y\n")
    #expect(table.featureNames == ["a,b,c,d"])
  }

  @Test func `the label may stand anywhere, and its classes are sorted by value if all are numbers`() throws {
    let numbers = try parse("label,a\n10,1\n9,2\n-1,3\n")
    #expect(numbers.classNames == ["-1", "9", "10"])
    #expect(numbers.labels == [2, 1, 0])
    #expect(numbers.features == [1, 2, 3])
    let words = try parse("a,label\n1,10\n2,9\n3,b\n")
    #expect(words.classNames == ["10", "9", "b"])
    #expect(words.labels == [0, 1, 2])
  }

  @Test func `rows with a missing value are left out where that is asked for, and counted`() throws {
    let text = "a,b,label\n1,2,x\n,3,y\n4,NA,x\n5,nan,y\n6,7,\n8,9,none\n10,?,y\n11,12,NA\n13,14,?\n15,16,Nan\n"
    let table = try Dataset.parse(
      Data(text.utf8), name: "table", file: "table.csv", label: "label",
      options: Dataset.ReadingOptions(dropMissing: true))
    #expect(table.features == [1, 2, 8, 9])
    #expect(table.classNames == ["none", "x"] && table.labels == [1, 0])
    #expect(table.droppedRows == 8)
    #expect(throws: DatasetError.missingValue(file: "table.csv", line: 3, column: "a")) { try parse(text) }
  }

  @Test func `SHA-256 agrees with the standard's own example`() {
    // NIST, FIPS 180-2, appendix B.1.
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(sha256(of: Data("abc".utf8)) == digest)
    #expect(sha256(of: Data("abd".utf8)) != digest)
    // The digest of nothing, in the same appendix's notation.
    #expect(sha256(of: Data()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  /// A random table and a text of it in a random dialect.
  private struct Written {
    let features: [[Double]]
    let labels: [String]
    let text: String

    init(_ stream: inout RandomStream, quoteInside: String = "\"\"") {
      let (rows, columns) = (2 + stream.index(below: 6), 1 + stream.index(below: 4))
      let separator = [",", ";", "\t"][stream.index(below: 3)]
      let end = ["\n", "\r\n"][stream.index(below: 2)]
      let pieces = [",", ";", "\"", "\n", " ", "é", "0", "\t", "'"]
      features = (0..<rows).map { _ in
        (0..<columns).map { _ in stream.normal() * Double.exp(20 * stream.normal()) }
      }
      labels = (0..<rows).map { row in
        "\(row)" + (0..<5).map { _ in pieces[stream.index(below: pieces.count)] }.joined() + "z"
      }
      var lines = [((0..<columns).map { "column \($0)" } + ["label"]).joined(separator: separator)]
      for row in 0..<rows {
        var cells = features[row].map { "\($0)" }
        for cell in cells.indices where stream.index(below: 3) == 0 { cells[cell] = "\"\(cells[cell])\"" }
        cells.append("\"" + labels[row].replacing("\"", with: quoteInside) + "\"")
        lines.append(cells.joined(separator: separator))
      }
      text = lines.joined(separator: end) + (stream.index(below: 2) == 0 ? end : "")
    }
  }

  /// Whether tables come back to the bit, written with a given form of a quote inside a field.
  func comesBack(quoteInside: String) -> Bool {
    (0..<200).allSatisfy { index in
      var stream = RandomStream(seed: 31).stream(UInt64(index))
      let written = Written(&stream, quoteInside: quoteInside)
      guard let table = try? parse(written.text) else { return false }
      return table.features == written.features.flatMap { $0 }
        && table.labels.map { table.classNames[$0] } == written.labels
    }
  }

  @Test func `comes back from any dialect, whatever its fields hold`() {
    #expect(comesBack(quoteInside: "\"\""))
  }

  @Test func `control: quotes escaped by a backslash are refuted`() {
    #expect(!comesBack(quoteInside: "\\\""))
  }

  @Test func `with bytes changed at random is read or refused, and either is one line`() {
    for index in 0..<400 {
      var stream = RandomStream(seed: 32).stream(UInt64(index))
      var bytes = Array(Written(&stream).text.utf8)
      for _ in 0...stream.index(below: 3) {
        bytes[stream.index(below: bytes.count)] = UInt8(stream.index(below: 256))
      }
      do throws(DatasetError) {
        let table = try Dataset.parse(Data(bytes), name: "table", file: "table.csv", label: "label")
        #expect(table.features.count == table.sampleCount * table.featureCount && table.features.allSatisfy(\.isFinite))
      } catch {
        #expect(isClear(error.description, file: "table.csv", names: []))
      }
    }
  }

  @Test func `an empty last column is left out with a notice`() throws {
    let lines = ["a,b,label", "5,6,x", "7,8,y", "9,1,x", "9,1,x", "9,1,x", "7,1,y", "6,1,y", "6,2,y"]
    let expected = try parse(lines.joined(separator: "\n"))
    let trailing = try parse(lines.map { $0 + ", " }.joined(separator: "\n"))
    #expect(trailing.features == expected.features && trailing.featureNames == expected.featureNames)
    #expect(trailing.notices == ["the last column has neither name nor values; it is left out"] + expected.notices)
  }

  @Test func `control: a column that has a name or a value is not left out`() throws {
    let table = try parse("i,2,label\n0,6,x\n1,8,y\n")
    #expect(table.featureNames == ["i", "2"] && table.features == [0, 6, 1, 8])
    #expect(throws: DatasetError.unnamedColumn(file: "table.csv", line: 1, column: 4)) {
      try parse("a,b,label,\n1,2,x,\n3,4,y,0\n")
    }
  }
}
