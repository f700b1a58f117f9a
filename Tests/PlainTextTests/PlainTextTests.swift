import PlainText
import PropertyTesting
import Testing

@Suite struct `Plain text` {
  /// Whether a text holds nothing that controls a terminal or a viewer and nothing invisible: no control character,
  /// line separator, direction mark, filler, selector, or space except the usual one. They are listed by number,
  /// independently of the library's own table.
  static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0...0x1F, 0x7F...0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x1680, 0x17B4, 0x17B5, 0x180B...0x180F: false
      case 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x2800, 0x3000, 0x3164: false
      case 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xE0000...0xE0FFF: false
      default: true
      }
    }
  }

  /// Whether a text holds only Latin, Greek, Hebrew and Arabic letters, accents and signs, all of which are visible.
  static func shows(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x34E, 0x350...0x377, 0x5D0...0x5EA, 0x620...0x64A: true
      default: false
      }
    }
  }

  /// Texts of letters, marks and controls, some of them random.
  static let texts = Generator<String> { source throws(Discard) in
    let usual: [UInt32] = [
      0x61, 0x62, 0x22, 0x5C, 0x5D0, 0x627, 0x301, 0xA, 0xD, 0x1B, 0x202E, 0x2067, 0x7, 0x0, 0x2029,
      0xA0, 0x34F, 0x115F, 0x2003, 0x2800, 0x3000, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xE0041, 0xE0100,
    ]
    var text = ""
    for _ in 0..<(try source.integer(in: 0...12)) {
      let value =
        try source.boolean()
        ? usual[try source.index(below: usual.count)] : UInt32(try source.integer(in: 0...0x2100))
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  @Test func `escapes invisible characters, and leaves everything else`() {
    checkProperty(Self.texts) { text in
      let plain = text.plain(upTo: .max)
      #expect(Self.isPlain(plain))
      #expect(plain.plain(upTo: .max) == plain)
      #expect(!Self.shows(text) || plain == text)
    }
    #expect("plain ü 😀".plain() == "plain ü 😀")
    #expect(
      "a\u{1B}[31mb\r\nc\u{202E}d\té\u{5D0}".plain() == "a\\u{1B}[31mb\\u{D}\\u{A}c\\u{202E}d\\u{9}é\u{5D0}")
  }

  /// Characters that are not visible although they are letters, marks, signs or spaces.
  static let unseen: [UInt32] = [0xA0, 0x34F, 0x115F, 0x17B4, 0x2003, 0x2800, 0x3000, 0x3164, 0xFE0F, 0xFFA0, 0xE0100]

  @Test(arguments: unseen) func `escapes letters, signs and spaces that are not visible`(value: UInt32) throws {
    let name = "a\(try #require(Unicode.Scalar(value)))b"
    #expect(name.plain() == "a\\u{\(String(value, radix: 16, uppercase: true))}b")
  }

  @Test(arguments: unseen) func `control: removing only control and format characters is refuted`(
    value: UInt32
  ) throws {
    let name = "a\(try #require(Unicode.Scalar(value)))b"
    let rest = name.unicodeScalars.filter { ![.control, .format].contains($0.properties.generalCategory) }
    #expect(!Self.isPlain(String(String.UnicodeScalarView(rest))))
  }

  @Test func `control: replacing only the line breaks is refuted, down to one character`() {
    let minima = Self.texts.smallestCounterexamples(describing: { "\($0.unicodeScalars.map(\.value))" }) { text in
      !Self.isPlain(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
    #expect(!minima.contains("not refuted") && minima.allSatisfy { $0.split(separator: ",").count == 1 })
  }

  /// Whether a text is cut to a limit: it is the whole where that is short enough, else its beginning and an ellipsis.
  static func isCut(_ cut: String, of whole: String, to limit: Int) -> Bool {
    guard whole.unicodeScalars.count > limit else { return cut == whole }
    return cut.unicodeScalars.count <= limit && cut.unicodeScalars.last == "…"
      && whole.unicodeScalars.starts(with: cut.unicodeScalars.dropLast())
  }

  static let cuts = Generator<(text: String, limit: Int)> { source throws(Discard) in
    (try texts.draw(from: &source), try source.integer(in: 1...40))
  }

  @Test func `is cut to its limit, never within an escape`() {
    checkProperty(Self.cuts) { text, limit in
      let cut = text.plain(upTo: limit)
      #expect(Self.isCut(cut, of: text.plain(upTo: .max), to: limit))
      let isWhole = (0...text.unicodeScalars.count).contains { count in
        let beginning = String(String.UnicodeScalarView(text.unicodeScalars.prefix(count))).plain(upTo: .max)
        return [beginning, beginning + "…"].contains { $0.unicodeScalars.elementsEqual(cut.unicodeScalars) }
      }
      #expect(isWhole)
    }
    #expect(String(repeating: "a", count: 61).plain() == String(repeating: "a", count: 59) + "…")
    #expect(String(repeating: "a", count: 60).plain() == String(repeating: "a", count: 60))
    // One character of many scalars is cut too.
    #expect(("e" + String(repeating: "\u{301}", count: 1_000_000)).plain().unicodeScalars.count == 60)
    #expect(String(repeating: "\u{202E}", count: 100).plain(upTo: 10) == "\\u{202E}…")
  }

  @Test func `control: a text cut by characters is refuted`() {
    let minima = Self.cuts.smallestCounterexamples(describing: { "\($0.limit)" }) { text, limit in
      let whole = text.plain(upTo: .max)
      let cut = whole.count <= limit ? whole : whole.prefix(limit - 1) + "…"
      return !Self.isCut(cut, of: whole, to: limit)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `of names is a list of twelve names and the number of the others`() {
    #expect(["a", "b\n"].quotedList == "\"a\", \"b\\u{A}\"")
    #expect(String(repeating: "a", count: 50).quoted.count == 42)
    let names = (1...13).map { "\($0)" }
    #expect(names.quotedList.hasSuffix("\"12\" and 1 more") && !names.quotedList.contains("13"))
  }
}
