import Foundation
import Testing

@testable import Reproduction

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

  @Test func `SHA-256 agrees with the standard's own example`() {
    // NIST, FIPS 180-2, appendix B.1.
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(sha256(of: Data("abc".utf8)) == digest)
    #expect(sha256(of: Data("abd".utf8)) != digest)
    // The digest of nothing, in the same appendix's notation.
    #expect(sha256(of: Data()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
