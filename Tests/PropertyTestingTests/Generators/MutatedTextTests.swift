import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `The edits of a mutated text` {
  func numbers(_ text: String) -> [String] {
    let bytes = MutatedText(Array(text.utf8))
    return bytes.numbers.map { String(decoding: bytes.bytes[$0], as: UTF8.self) }
  }

  @Test func `find the numbers of a text`() {
    #expect(numbers("1 23,-4.5e-6]0x9/-a--7-") == ["1", "23", "-4.5e-6", "0", "9", "-7-"])
    #expect(numbers("") == [] && numbers("-") == [] && numbers("a-") == [] && numbers("5") == ["5"])
    #expect(numbers("/:0") == ["0"] && numbers("9:") == ["9"] && numbers("-0") == ["-0"])
  }

  @Test func `let no text grow beyond its greatest length`() {
    let most = MutatedText.mostBytes
    #expect(most == 32_768)
    var text = MutatedText([UInt8](repeating: 0x61, count: 10))
    text.replace(2..<5, with: [UInt8](repeating: 0x62, count: most - 7))
    #expect(text.bytes.count == most && text.bytes[1] == 0x61 && text.bytes[2] == 0x62)
    #expect(text.bytes[most - 6] == 0x62 && text.bytes[most - 5] == 0x61)
    let full = text
    text.replace(0..<1, with: [0x63, 0x63])
    text.nest(0..<1, in: ("(", ")"), depth: 1)
    #expect(text == full)
    text.replace(0..<2, with: [])
    text.nest(1..<2, in: ("(", ")"), depth: 1)
    #expect(text.bytes.count == most && Array(text.bytes.prefix(4)) == Array("b(b)".utf8))
    var nested = MutatedText(Array("abc".utf8))
    nested.nest(1..<2, in: ("<a>", "</a>"), depth: 2)
    #expect(nested == MutatedText(Array("a<a><a>b</a></a>c".utf8)))
  }

  @Test func `encode a text in six ways`() {
    let text = Array("ü€\n".utf8)
    let encoded = TextEncoding.allCases.map { $0.encoded(text) }
    #expect(
      encoded == [
        [0xEF, 0xBB, 0xBF, 0xC3, 0xBC, 0xE2, 0x82, 0xAC, 0x0A], [0xFF, 0xFE, 0xFC, 0x00, 0xAC, 0x20, 0x0A, 0x00],
        [0xFE, 0xFF, 0x00, 0xFC, 0x20, 0xAC, 0x00, 0x0A], [0xFC, 0x3F, 0x0A], [0xC3, 0xBC, 0xE2, 0x82, 0xAC, 0x0D],
        [0xC3, 0xBC, 0xE2, 0x82, 0xAC, 0x0D, 0x0A],
      ])
  }

  @Test func `are written as Swift with two digits for each byte`() {
    #expect(swiftLiteral(of: MutatedText([0xFF, 0x0F, 0x10])) == "[0xFF, 0x0F, 0x10]")
  }

  /// The text that one edit makes of another, given by the choices of the edit.
  func edited(_ texts: [String], _ choices: [Int]) throws -> String {
    var source = ChoiceSource()
    source.start(replaying: .distances([0, 0] + choices))
    let text = try source.draw(Generator.mutants(of: texts))
    #expect(source.recording.choices.count == 2 + choices.count, "\(choices)")
    return String(decoding: text.bytes, as: UTF8.self)
  }

  @Test func `are the nine that are stated`() throws {
    // The choices of a span are its start, the number of its greatest length, and its length.
    #expect(try edited(["abcd"], [0, 1, 1, 2]) == "ad" && edited(["abcd"], [0, 4, 0, 0]) == "abcd")
    #expect(try edited(["abcd"], [0, 0, 0, 1]) == "bcd" && edited(["abcd"], [0, 0, 3, 4]) == "")
    #expect(try edited(["abcd"], [1, 3, 1]) == "abcf" && edited(["abcd"], [2, 0, 0x7A]) == "zbcd")
    #expect(try edited(["a1b22"], [3, 1, 3]) == "a1b1.5" && edited(["a1"], [3, 0, 0]) == "a0")
    #expect(try edited(["abcd"], [4, 4, 5]) == "abcd[" && edited(["abcd"], [4, 0, 0]) == "\"abcd")
    #expect(try edited(["abcd"], [5, 1, 1, 2, 1]) == "abcbcbcd" && edited(["abcd"], [5, 1, 1, 1, 0]) == "abbcd")
    #expect(try edited(["abcd", "xyz"], [6, 1, 2, 1]) == "abyz" && edited(["abcd", "xyz"], [6, 1, 4, 3]) == "abcd")
    #expect(
      try edited(["abcd"], [7, 1, 1, 2, 0, 1]) == "a[[bc]]d" && edited(["abcd"], [7, 1, 1, 2, 2, 0]) == "a(bc)d")
    #expect(try edited(["a\nb"], [8, 4]) == "a\rb" && edited(["a\nb"], [8, 5]) == "a\r\nb")
  }

  @Test func `repeat, nest and change as much as is stated at most`() throws {
    func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    for (choice, copies, depth) in [(0, 1, 1), (1, 2, 2), (2, 10, 30), (3, 300, 500), (9, 300, 500)] {
      #expect(try edited(["abcd"], [5, 1, 1, 1, choice]) == "a\(times("b", copies + 1))cd")
      #expect(try edited(["abcd"], [7, 1, 1, 2, 0, choice]) == "a\(times("[", depth))bc\(times("]", depth))d")
    }
    // The greatest lengths of a span.
    let long = times("a", 40)
    for (choice, length) in [(0, 1), (1, 4), (2, 32), (3, 40), (9, 40)] {
      #expect(try edited([long], [0, 0, choice, 99]) == times("a", 40 - length))
    }
    // The last bit, the last byte, the last brackets and the last text.
    #expect(try edited(["abcd"], [1, 9, 9]) == "abc\u{FFFD}" && edited(["abcd"], [2, 0, 999]) == "\u{FFFD}bcd")
    #expect(try edited(["abcd"], [7, 1, 1, 2, 99, 0]) == "a(bc)^2d" && edited(["a\nb"], [99, 99]) == "a\r\nb")
    #expect(try edited(["ab", "xyz"], [6, 9, 9, 0]) == "abxyz")
  }

  @Test func `are at most eight of a text`() throws {
    var source = ChoiceSource()
    // Each deletes the first byte: a span at 0, of the least length.
    source.start(replaying: .distances([99, 1] + (0..<8).flatMap { _ in [0, 0, 0, 1] }))
    #expect(try source.draw(Generator.mutants(of: ["zzzzzzzzz", "abcdefghi"])).bytes == Array("i".utf8))
    #expect(source.recording.choices.count == 2 + 8 * 4 && source.recording.spans.count == 9)
  }

  @Test func `a message may have as many bytes as are allowed, and no character that does not print`() {
    let most = String(repeating: "a", count: ReaderCheck.mostBytes)
    #expect(ReaderCheck.mostBytes == 2000 && ReaderCheck.messageFault(most) == nil)
    #expect(ReaderCheck.messageFault(most + "a") == "a message of 2001 bytes" && ReaderCheck.messageFault("ü") == nil)
    for (raw, name) in [
      ("\u{7}", "7"), ("\u{AD}", "AD"), ("\u{2028}", "2028"), ("\u{2029}", "2029"),
      ("\u{E000}", "E000"), ("\u{378}", "378"),
    ] {
      #expect(ReaderCheck.messageFault("a\(raw)") == "a message with the raw character U+\(name)")
    }
  }
}
