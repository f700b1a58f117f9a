import JSONReading
import Testing

@Suite struct `A hostile JSON document` {
  /// The fault of a document; nil if it is read.
  func fault(_ bytes: some Sequence<UInt8>) -> String? {
    do throws(JSONError) {
      _ = try JSONReader.value(of: bytes)
      return nil
    } catch { return error.description }
  }

  @Test(arguments: [
    (#""\x""#, "line 1, column 3: there is no such escape in JSON"),
    ("\"\\", "line 1, column 3: there is no such escape in JSON"),
    (#""\u12""#, "line 1, column 6: an escape needs four hexadecimal digits"),
    (#""\ud800""#, "line 1, column 8: half a surrogate pair is no character"),
    (#""\ud800\n""#, "line 1, column 9: half a surrogate pair is no character"),
    (#""\ud800\u0041""#, "line 1, column 14: half a surrogate pair is no character"),
    (#""\udc00""#, "line 1, column 8: half a surrogate pair is no character"),
    ("\"a\u{0}\"", "line 1, column 3: a text holds a control character; write it as \\u and four digits"),
    ("[1,\u{0}2]", "line 1, column 4: is no JSON value (NaN and Infinity are none either)"),
    ("1\u{0}", "line 1, column 2: something follows the document; drop it"),
    ("{\"a\": 1,\n \"a\": 2}", "line 2, column 2: has the key \"a\" twice; drop one"),
    (#"{"a": 1, "b": {"a": 1, "\u0061": 2}}"#, "line 1, column 24: has the key \"a\" twice; drop one"),
    ("\u{FEFF}1", "line 1, column 1: begins with a byte-order mark; save the file without one"),
    ("", "line 1, column 1: the document ends too early"),
  ])
  func `is refused at its first fault`(text: String, fault: String) {
    #expect(self.fault(text.utf8) == fault)
  }

  @Test func `is refused where its UTF-8 is cut or wrong`() {
    for (bytes, column) in [
      ([0x22, 0xE2, 0x82], 2), ([0x22, 0x61, 0xF0, 0x9F, 0x98], 3), ([0x22, 0xC3, 0x22], 2), ([0x31, 0x80], 2),
    ] as [([UInt8], Int)] {
      #expect(fault(bytes) == "line 1, column \(column): is not UTF-8; save the file as UTF-8")
    }
  }

  /// An object of keys k0, k1, …, and one more key at its end.
  func object(_ count: Int, _ last: String) -> String {
    "{" + (0..<count).map { #""k\#($0)":{"k0":0}"# }.joined(separator: ",") + #","\#(last)":0}"#
  }

  @Test func `is refused where a key stands twice, however many keys stand between`() {
    for count in [1, 2, 15, 16, 17, 18, 40, 100_000] {
      for last in ["k0", #"\u006b0"#, "k\(count - 1)", "k\(count / 2)"] {
        #expect(fault(object(count, last).utf8)?.contains("twice") == true, "\(count) \(last)")
      }
      // Control: the same keys are read where they differ, and in objects within one another.
      #expect(fault(object(count, "k\(count)").utf8) == nil, "\(count)")
    }
    for text in ["{\"\u{E9}\": 1, \"e\u{301}\": 2}", "{\"K\": 1, \"\u{212A}\": 2}"] {
      #expect(fault(text.utf8)?.contains("twice") == true)
    }
    #expect(fault(#"[{"a":1},{"a":1,"b":{"a":1}},{"b":{"a":1},"a":1}]"#.utf8) == nil)
  }

  @Test func `is read to its greatest depth, and refused beyond`() {
    func nested(_ depth: Int, _ open: String, _ middle: String, _ close: String) -> String {
      String(repeating: open, count: depth) + middle + String(repeating: close, count: depth)
    }
    let depth = JSONReader.greatestDepth
    #expect(fault(nested(depth, "[", "1", "]").utf8) == nil)
    #expect(fault(nested(depth, #"{"a":"#, "1", "}").utf8) == nil)
    for text in [
      nested(depth + 1, "[", "1", "]"), nested(depth + 1, #"{"a":"#, "1", "}"), nested(1_000_000, "[{\"\":", "", ""),
    ] {
      #expect(fault(text.utf8)?.hasSuffix("is nested deeper than \(depth)") == true)
    }
  }

  @Test func `may have one long text or number`() throws {
    let text = String(repeating: #"x\"ö"#, count: 2_000_000)
    #expect(try JSONReader.value(of: "\"\(text)\"") == .text(String(repeating: "x\"ö", count: 2_000_000)))
    #expect(fault("\"\(text)".utf8)?.hasSuffix("the text has no end") == true)
    let digits = String(repeating: "7", count: 1_000_000)
    var cursor = try JSONCursor("[\(digits), 0.\(digits), 1]".utf8)
    cursor.enterArray()
    #expect(cursor.nextElement() && cursor.integer() == nil && cursor.double() == nil)
    cursor.skip()
    #expect(cursor.nextElement() && cursor.double() == Double("0.77777777777777777777") && cursor.nextElement())
    #expect(cursor.integer() == 1 && !cursor.nextElement())
  }

  @Test func `ends at any byte in an error`() {
    let text = Array(#"{"k": [1.5e-3, -0.25, "é\u00e9\ud83d\ude00", null, true, false], "l": {"m": {}}}"#.utf8)
    for end in text.indices { #expect(fault(text[..<end]) != nil) }
    #expect(fault(text) == nil)
  }
}
