import Foundation
import JSONReading
import Testing

/// Documents that are drawn together with what they mean.
struct DrawnDocument {
  private(set) var text = ""
  private(set) var value = JSONValue.null

  init(seed: UInt64) {
    var random = Multiplier(state: seed)
    value = append(&random, depth: 0)
  }

  /// The multiplicative generator of P. L'Ecuyer, "Tables of linear congruential generators", 1999.
  struct Multiplier: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 2_862_933_555_777_941_757 &+ 3_037_000_493
      return state ^ state >> 29
    }
  }

  /// Texts as documents write them, and their characters.
  static let texts = [
    (#""""#, ""), (#""a""#, "a"), (#""]""#, "]"), (#""}, {""#, "}, {"), (#""\\""#, "\\"), (#""\"""#, "\""),
    (#""\\\"[""#, "\\\"["), (#""ö\u00e9😀""#, "öé😀"), (#""\ud83d\ude00\/""#, "😀/"),
    (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"),
    (#""\u0000""#, "\u{0}"),
  ]
  static let numbers = ["0", "-0", "7", "-12.375", "1e3", "0.1E-2", "123456789012345678901234567890"]

  private mutating func append(_ random: inout Multiplier, depth: Int) -> JSONValue {
    func space(_ random: inout Multiplier) -> String { ["", " ", "\n\t", "\r"].randomElement(using: &random) ?? "" }
    let kind = Int.random(in: 0..<(depth < 4 ? 7 : 4), using: &random)
    switch kind {
    case 0:
      let (word, value) =
        [("null", JSONValue.null), ("true", .boolean(true)), ("false", .boolean(false))]
        .randomElement(using: &random) ?? ("null", .null)
      text += word
      return value
    case 1, 2:
      let number = Self.numbers.randomElement(using: &random) ?? "0"
      text += number
      return .number(number)
    case 3:
      let (written, characters) = Self.texts.randomElement(using: &random) ?? (#""""#, "")
      text += written
      return .text(characters)
    case 4:
      var elements: [JSONValue] = []
      text += "[" + space(&random)
      for index in 0..<Int.random(in: 0..<5, using: &random) {
        text += index > 0 ? "," + space(&random) : ""
        elements.append(append(&random, depth: depth + 1))
        text += space(&random)
      }
      text += "]"
      return .array(elements)
    default:
      var members: [String: JSONValue] = [:]
      text += "{" + space(&random)
      for index in 0..<Int.random(in: 0..<20, using: &random) {
        text += (index > 0 ? "," + space(&random) : "")
        text += index % 3 == 0 ? #""\u006b\#(index)""# : #""k\#(index)""#
        text += space(&random) + ":" + space(&random)
        members["k\(index)"] = append(&random, depth: depth + 1)
        text += space(&random)
      }
      text += "}"
      return .object(members)
    }
  }
}

@Suite struct `A cursor in a JSON document` {
  /// Reads the value at a cursor element by element.
  func walk(_ cursor: inout JSONCursor) -> JSONValue {
    switch cursor.kind {
    case .array:
      var elements: [JSONValue] = []
      cursor.enterArray()
      while cursor.nextElement() { elements.append(walk(&cursor)) }
      return .array(elements)
    case .object:
      var members: [String: JSONValue] = [:]
      cursor.enterObject()
      while cursor.nextMember() {
        let key = cursor.keyText
        members[key] = walk(&cursor)
      }
      return .object(members)
    case .text: return .text(cursor.text() ?? "no text")
    case .null, .boolean, .number: return cursor.value()
    }
  }

  @Test func `gives what was written, as a whole, element by element, and behind what is skipped`() throws {
    for seed in 0..<150 {
      let drawn = DrawnDocument(seed: UInt64(seed))
      #expect(try JSONReader.value(of: drawn.text) == drawn.value, "\(drawn.text)")
      var cursor = try JSONCursor(" \(drawn.text)".utf8)
      #expect(walk(&cursor) == drawn.value, "\(drawn.text)")
      cursor = try JSONCursor("[\(drawn.text) , 7]".utf8)
      cursor.enterArray()
      let hasElement = cursor.nextElement()
      #expect(hasElement)
      cursor.skip()
      #expect(cursor.nextElement() && cursor.integer() == 7 && !cursor.nextElement(), "\(drawn.text)")
    }
  }

  @Test func `control: a cursor that takes a bracket in a text for the end of a list is refuted`() {
    func nextByBrackets(_ text: String) -> Character? { text.split(separator: "]", maxSplits: 1).last?.first }
    #expect(nextByBrackets(#"["a"],7"#) == "," && nextByBrackets(#"["]"],7"#) != ",")
  }

  @Test func `tells a key by its characters, however they are written`() throws {
    for (key, isSource) in [
      ("source", true), (#"\u0073ource"#, true), ("sourc", false), ("sources", false), ("Source", false), ("", false),
      ("s\u{F6}urce", false), ("\u{17F}ource", false),
    ] {
      var cursor = try JSONCursor(#"{"\#(key)": 1}"#.utf8)
      cursor.enterObject()
      #expect(cursor.nextMember() && cursor.keyIs(JSONName("source")) == isSource, "\(key)")
      #expect(cursor.integer() == 1 && !cursor.nextMember())
    }
    // The Kelvin sign is equal to the letter K in Unicode, and é is equal to e with an accent.
    for (key, name) in [("\u{212A}", "K"), ("K", "\u{212A}"), ("\u{E9}", "e\u{301}")] {
      var cursor = try JSONCursor(#"{"\#(key)": 1}"#.utf8)
      cursor.enterObject()
      #expect(cursor.nextMember() && cursor.keyIs(JSONName(name)))
    }
  }

  @Test func `gives no number or text where there is none, and stays`() throws {
    for text in ["null", "true", "[]", "{}", #""1""#] {
      var cursor = try JSONCursor(text.utf8)
      #expect(cursor.integer() == nil && cursor.double() == nil)
      let value = try JSONReader.value(of: text)
      if case .text(let characters) = value {
        #expect(cursor.text() == characters)
      } else {
        #expect(cursor.text() == nil && cursor.value() == value)
      }
    }
    var cursor = try JSONCursor("1.5".utf8)
    #expect(cursor.integer() == nil && cursor.text() == nil && cursor.double() == 1.5)
    for text in ["1e400", "-1e400", "1e-400"] {
      var cursor = try JSONCursor(text.utf8)
      #expect(cursor.double() == nil && cursor.integer() == nil && cursor.value() == .number(text))
    }
  }
}

@Suite struct `Numbers at a cursor` {
  /// Texts of numbers around the limits of the short form, and drawn ones of up to 20 digits.
  static let texts: [String] = {
    var texts = [
      "0", "-0", "0.0", "-0.000", "12.375", "4.0", "40e-1", "1e22", "9007199254740992", "9007199254740993",
      "900719925474099.3", "99999999999999999", "999999999999999999", "-999999999999999999", "1000000000000000000",
      "9223372036854775807", "-9223372036854775808", "9223372036854775808", "0.000000000000000001",
      "0.0000000000000000001", "1.7976931348623157e308", "5e-324", "2.4703282292062328e-324",
    ]
    var random = DrawnDocument.Multiplier(state: 7)
    for _ in 0..<2000 {
      let digits = (0..<Int.random(in: 1...20, using: &random)).map { _ in
        "\(Int.random(in: 0...9, using: &random))"
      }.joined()
      let whole = digits.drop { $0 == "0" }
      texts.append(whole.isEmpty ? "0" : String(whole))
      texts.append((Bool.random(using: &random) ? "-" : "") + "\(Int.random(in: 0...999, using: &random)).\(digits)")
    }
    return texts
  }()

  @Test func `are the nearest double numbers and the exact whole numbers`() throws {
    for text in Self.texts {
      for document in [text, "\(text) ", "[\(text)]", "[\(text),1]"] {
        var cursor = try JSONCursor(document.utf8)
        if document.hasPrefix("[") {
          cursor.enterArray()
          let hasElement = cursor.nextElement()
          #expect(hasElement)
        }
        let start = cursor
        #expect(cursor.double()?.bitPattern == Double(text)?.bitPattern, "\(text)")
        cursor = start
        let whole: Int? = if case .whole(let whole) = JSONWhole(text) { whole } else { nil }
        #expect(cursor.integer() == whole, "\(text)")
      }
    }
  }

  @Test func `control: a quotient of digits beyond 2⁵³ is refuted`() {
    let wrong = Self.texts.filter { text in
      let parts = text.split(separator: ".")
      guard parts.count == 2, let digits = Double(parts.joined()), let value = Double(text) else { return false }
      return digits / (Double("1e\(parts[1].count)") ?? 0) != value
    }
    #expect(!wrong.isEmpty)
  }
}
