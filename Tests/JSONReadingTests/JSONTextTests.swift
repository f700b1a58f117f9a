import JSONReading
import Testing

@Suite struct `Written JSON` {
  /// Texts of letters, quotes, line breaks, direction marks, filler characters, and parts of a flag.
  static let texts = [
    "", "a", "\"\\\n\t", "a\u{202E}b", "\u{3164}\u{115F}", "é\u{301}", "😀\u{FE0F}", "\u{E0041}", "\u{1B}[31m", "\u{7F}",
    "a\u{2028}b",
  ]

  /// The scalars of a document that control a terminal or a viewer, or that are invisible; except the line break.
  static func unseen(_ document: String) -> [UInt32] {
    document.unicodeScalars.map(\.value).filter { value in
      switch value {
      case 0xA: false
      case 0...0x1F, 0x7F...0xA0, 0x115F, 0x2028...0x202E, 0x3164, 0xFE0F, 0xE0041: true
      default: false
      }
    }
  }

  @Test(arguments: texts) func `is read back as the same text, and has no invisible characters`(text: String) throws {
    let document = try JSONText.of(["name": text])
    let value = try JSONReader.value(of: document)
    guard case .object(let members) = value, case .text(let read)? = members["name"] else {
      Issue.record("no text in \(document)")
      return
    }
    #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars))
    #expect(Self.unseen(document).isEmpty)
  }

  @Test func `control: a text in quotes without escapes is refuted`() {
    #expect(Self.texts.contains { !Self.unseen("\"\($0)\"").isEmpty })
  }

  @Test func `has texts for infinite numbers where requested, and otherwise refuses them`() throws {
    #expect(try JSONText.of([Double.infinity, -.infinity], infinity: "Infinity").contains("\"-Infinity\""))
    #expect(throws: (any Error).self) { try JSONText.of([Double.infinity]) }
  }
}
