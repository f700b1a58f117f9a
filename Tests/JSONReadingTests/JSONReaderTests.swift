import Testing

@testable import JSONReading

@Suite struct `A JSON document` {
  func isRefused(_ bytes: some Sequence<UInt8>) -> Bool {
    do throws(JSONError) {
      _ = try JSONReader.value(of: bytes)
      return false
    } catch { return true }
  }

  @Test func `keeps every number as it is written`() throws {
    let texts = ["0", "-0", "0.1", "1e-20", "9007199254740993", "1.00000000000000000000000000000000001", "-2.5E+400"]
    for text in texts { #expect(try JSONReader.value(of: text) == .number(text)) }
  }

  @Test func `is read completely`() throws {
    let text = #" {"a": [1, true, false, null], "ä\n😀": {"b": ""}, "\u0062": "\\\"\/"} "#
    #expect(
      try JSONReader.value(of: text)
        == .object([
          "a": .array([.number("1"), .boolean(true), .boolean(false), .null]), "ä\n😀": .object(["b": .text("")]),
          "b": .text("\\\"/"),
        ]))
  }

  static let wrong = [
    "", " ", "[", "[1,]", "[1 2]", "{", #"{"a"}"#, #"{"a": 1, "a": 2}"#, #"{"a": 1, "\u0061": 2}"#, "{a: 1}", "01", "-",
    "1.", ".5", "+1", "1e", "NaN", "Infinity", "nul", "1 2", #""a"#, "\"\n\"", #""\x""#, #""\u12""#, #""\ud800""#,
    #""\udc00""#, "\u{FEFF}1",
  ]

  @Test(arguments: wrong) func `is refused where it breaks the rules`(text: String) {
    #expect(isRefused(text.utf8))
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82], [0x80],
    ] as [[UInt8]])
  func `is refused where it is not UTF-8`(bytes: [UInt8]) { #expect(isRefused(bytes)) }

  @Test func `is refused with the place of the fault, and where it is nested too deeply`() {
    #expect(throws: JSONError(line: 2, column: 3, problem: "needs a key in quotes")) {
      try JSONReader.value(of: "[\n{ ]")
    }
    #expect(isRefused(String(repeating: "[", count: 1_000_000).utf8))
    #expect(!isRefused((String(repeating: "[", count: 200) + String(repeating: "]", count: 200)).utf8))
  }

  @Test func `every change of a byte gives a value or an error`() {
    let plain = Array(#"{"a":[1.5e-3,"é\u00e9",null],"b":{"c":-0}}"#.utf8)
    var refused = 0
    for place in plain.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = plain
        changed[place] = byte
        refused += isRefused(changed) ? 1 : 0
      }
      _ = isRefused(plain[..<place])
    }
    #expect(refused > plain.count * 128)
  }

  @Test func `a message shows a value in one short line`() throws {
    let shown = try JSONReader.value(of: "[\"a\\n\\u202e\", 1.50, {\"k\": 1}]").shown
    #expect(shown == "[\"a\\u{A}\\u{202E}\", 1.50, {\"k\": …}]")
    let long = JSONValue.array(Array(repeating: .number("1"), count: 1_000_000)).shown
    #expect(long.count <= 60 && long.hasSuffix("…"))
  }

  @Test func `control: a reader that takes numbers as double numbers is refuted`() throws {
    // The text of the rounded number differs from the written one.
    let rounded = Double("9007199254740993").map { "\($0)" }
    #expect(try JSONReader.value(of: "9007199254740993") != .number(rounded ?? ""))
  }
}
