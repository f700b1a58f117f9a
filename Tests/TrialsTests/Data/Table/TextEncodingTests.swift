import DINL
import Foundation
import TestSupport
import Testing
import Trials

@Suite struct `The encoding of a table` {
  static let text = "Größe,Währung,label\n1,2,häufig\n3,4,€ 𝄞\n5,6,häufig\n"

  /// The text in UTF-16, by arithmetic on its code units.
  static func utf16(_ text: String, isBigEndian: Bool, mark: Bool) -> Data {
    let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
    return Data(
      units.flatMap { unit in
        let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isBigEndian ? bytes.reversed() : bytes
      })
  }

  func isRead(_ bytes: Data, _ encoding: TextEncoding?, as text: String = text) -> Bool {
    guard let table = try? readTable(bytes, label: "label", { $0.encoding = encoding }),
      let expected = try? readTable(text)
    else { return false }
    return table.featureNames == expected.featureNames && table.features == expected.features
      && table.classNames == expected.classNames && table.labels == expected.labels
  }

  @Test func `is that of the mark, or the one that is named, or UTF-8`() {
    let plain = Data(Self.text.utf8)
    #expect(isRead(plain, nil) && isRead(plain, .utf8))
    #expect(isRead([0xEF, 0xBB, 0xBF] + plain, nil) && isRead([0xEF, 0xBB, 0xBF] + plain, .utf8))
    for isBigEndian in [false, true] {
      #expect(isRead(Self.utf16(Self.text, isBigEndian: isBigEndian, mark: true), nil))
      #expect(isRead(Self.utf16(Self.text, isBigEndian: isBigEndian, mark: true), .utf16))
      let bare = Self.utf16("a" + Self.text, isBigEndian: isBigEndian, mark: false)
      #expect(isRead(bare, .utf16, as: "a" + Self.text))
    }
  }

  @Test func `Latin-1 has the additions of Windows`() {
    let text = "Größe,label\n1,häufig\n3,€…ž\n"
    let bytes = Data(text.unicodeScalars.map { ["€": 0x80, "…": 0x85, "ž": 0x9E][$0] ?? UInt8($0.value) })
    #expect(isRead(bytes, .latin1, as: text))
    // All 256 bytes stand for different characters.
    let all = Data("a,label\n1,\"".utf8) + Data((UInt8(1)...255).filter { $0 != 0x22 }) + Data("\"\n2,y\n".utf8)
    let table = try? readTable(all, label: "label") { $0.encoding = .latin1 }
    #expect(table?.classNames.contains { Set($0.unicodeScalars).count > 240 } == true)
  }

  @Test func `control: the wrong encoding is refused, and the message names the option`() {
    let latin1 = Data("a,label\n1,x\n2,b".utf8) + [0xE4] + Data("r\n".utf8)
    #expect(throws: DatasetError.badEncoding(file: "t.csv", line: 3, encoding: .utf8)) { try readTable(latin1) }
    #expect(!isRead(Data(Self.text.utf8), .latin1))
    let marks: [([UInt8], TextEncoding)] = [
      ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16),
    ]
    for (mark, found) in marks {
      for encoding in TextEncoding.allCases where encoding != found {
        let error = #expect(throws: DatasetError.self) {
          try readTable(Data(mark), label: "label") { $0.encoding = encoding }
        }
        #expect(error == .otherMark(file: "t.csv", mark: found, encoding: encoding))
        #expect(error.map { isClear("\($0)", file: "t.csv", names: ["--encoding \(encoding.rawValue)"]) } == true)
      }
    }
  }

  @Test func `UTF-16 with half a character or half a pair is refused by its line`() {
    let whole = Self.utf16("a,label\n1,x\n2,y\n", isBigEndian: false, mark: true)
    #expect(throws: DatasetError.badEncoding(file: "t.csv", line: 4, encoding: .utf16)) { try readTable(whole + [0]) }
    var broken = whole
    broken.replaceSubrange(20..<22, with: [0x00, 0xD8])
    #expect(throws: DatasetError.badEncoding(file: "t.csv", line: 2, encoding: .utf16)) { try readTable(broken) }
    #expect(throws: DatasetError.nullByte(file: "t.csv", line: 1)) {
      try readTable(Self.utf16("a\0,label\n1,x\n", isBigEndian: true, mark: true))
    }
    for bytes in [[], [0], [0xFF, 0xFE], [0xFF, 0xFE, 0], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
      for encoding in TextEncoding.allCases.map(Optional.some) + [nil] {
        #expect(throws: DatasetError.self) { try readTable(Data(bytes), label: "label") { $0.encoding = encoding } }
      }
    }
  }
}
