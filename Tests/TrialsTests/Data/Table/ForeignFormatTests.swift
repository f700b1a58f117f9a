import Foundation
import TestSupport
import Testing

@testable import Trials

@Suite struct `A file in a format that is not read` {
  static let beginnings: [(ForeignFormat, [UInt8], String)] = [
    (.parquet, Array("PAR1\u{15}\u{4}PAR1".utf8), "read_parquet"), (.arrow, Array("ARROW1\0\0".utf8), "read_feather"),
    (.arrow, Array("FEA1\0\0FEA1".utf8), "read_feather"),
    (.excel, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "CSV"), (.gzip, [0x1F, 0x8B, 8], "gunzip"),
    (.bzip2, Array("BZh9".utf8) + [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], "bunzip2"),
    (.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "unxz"),
    (.zstandard, [0x28, 0xB5, 0x2F, 0xFD], "unzstd"),
    (.hdf5, [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], "read_hdf"),
    (.pickle, [0x80, 4, 0x95], "CSV"), (.pickle, [0x80, 2], "CSV"),
  ]

  @Test(arguments: beginnings)
  func `is known by its first bytes, and the message says how to convert it`(
    format: ForeignFormat, bytes: [UInt8], remedy: String
  ) {
    let fault = DatasetError.foreignFormat(file: "t.csv", format: format)
    #expect(throws: fault) { try readTable(Data(bytes)) }
    #expect(isClear("\(fault)", file: "t.csv", names: [format.name, remedy]))
    #expect(throws: DatasetError.self) { try readTable(Data(bytes.dropLast(bytes.count - 1))) }
  }

  @Test func `is told apart in a ZIP archive by the members`() {
    let formats: [(ForeignFormat, [String])] = [
      (.excel, ["[Content_Types].xml", "xl/workbook.xml"]), (.openDocument, ["mimetype", "content.xml"]),
      (.zip, ["data.csv"]), (.zip, []),
    ]
    for (format, names) in formats {
      let bytes = NumPyBytes.archive(names.map { ($0, Data("x".utf8)) }, isDeflated: false)
      #expect(throws: DatasetError.foreignFormat(file: "t.csv", format: format)) { try readTable(bytes) }
      #expect(isClear("\(DatasetError.foreignFormat(file: "t.csv", format: format))", file: "t.csv", names: []))
    }
    #expect(Set(Self.beginnings.map(\.0.name) + formats.map(\.0.name)).count == ForeignFormat.allCases.count)
  }

  @Test func `control: tables whose names begin almost so are read`() throws {
    for name in ["PAR1", "BZh9", "PK", "ARROW1", "FEA1", "P\u{80}"] {
      #expect(try readTable("\(name),label\n1,x\n2,y\n").featureNames == [name])
    }
  }
}
