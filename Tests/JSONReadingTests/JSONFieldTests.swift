import Foundation
import JSONReading
import Testing

@Suite struct `A field of a JSON document` {
  func field(_ text: String) throws -> JSONField { JSONField(try JSONReader.value(of: text)) }

  /// What is wrong with a field, with its place.
  func fault(_ text: String, _ read: (JSONField) throws(JSONFieldError) -> some Any) throws -> String {
    let field = try field(text)
    do throws(JSONFieldError) { return "read as \(try read(field))" } catch {
      return "\(error.field): \(error.problem)"
    }
  }

  @Test(arguments: [
    ("0", JSONWhole.whole(0)), ("-0", .whole(0)), ("0e999999999999999999999", .whole(0)), ("4.0", .whole(4)),
    ("40e-1", .whole(4)), ("0.4E+1", .whole(4)), ("-12e2", .whole(-1200)), ("1.5", .fraction), ("1e-400", .fraction),
    ("9007199254740993", .whole(9_007_199_254_740_993)), ("9007199254740993.0", .whole(9_007_199_254_740_993)),
    ("9223372036854775807", .whole(.max)), ("-9223372036854775808", .whole(.min)),
    ("9223372036854775808", .beyondRange),
    ("-9223372036854775809", .beyondRange), ("1e400", .beyondRange), ("1e99999999999999999999", .beyondRange),
    ("1e-99999999999999999999", .fraction),
  ])
  func `is an exact whole number, or is refused as one`(text: String, whole: JSONWhole) {
    #expect(JSONWhole(text) == whole)
  }

  @Test func `control: whole numbers read through double numbers are refuted`() {
    let rounded = Double("9007199254740993").flatMap { Int(exactly: $0) }
    #expect(JSONWhole("9007199254740993") != rounded.map { .whole($0) } ?? .fraction)
  }

  @Test func `is refused with its place, its value and what is expected there`() throws {
    #expect(
      try fault(#"{"a": [1, 1.5]}"#) { field throws(JSONFieldError) in try field.member("a").elements()[1].integer() }
        == "a[1]: is 1.5; it must be a whole number")
    #expect(
      try fault(#"{"a": {"b": true}}"#) { field throws(JSONFieldError) in try field.member("a").member("c") }
        == "a.c: is missing; add it")
    #expect(
      try fault(#"{"a": null}"#) { field throws(JSONFieldError) in try field.member("a") } == "a: is missing; add it")
    #expect(
      try fault("9223372036854775808") { field throws(JSONFieldError) in try field.integer() }
        == ": is 9223372036854775808; it must be a whole number from \(Int.min) to \(Int.max)")
    #expect(
      try fault("1e400") { field throws(JSONFieldError) in try field.double() }
        == ": is 1e400; it must be at most 1.7976931348623157e+308 in magnitude")
    #expect(
      try fault("1e-400") { field throws(JSONFieldError) in try field.double() }
        == ": is 1e-400; it must be 0, or at least 5e-324 in magnitude")
    #expect(
      try fault("[]") { field throws(JSONFieldError) in try field.member("a") } == ": is []; it must be an object")
    #expect(
      try fault(#"{"x\n": 1, "a": 2}"#) { field throws(JSONFieldError) in
        try field.requireMembers(among: ["a"], of: "a test")
      } == "x\\u{A}: is no field of a test; the fields are a")
  }

  @Test func `is decoded only from a document that the strict reader accepts`() throws {
    let decoder = JSONDecoder()
    #expect(try decoder.decodeStrictly([String: Int].self, from: Data(#"{"a": 1}"#.utf8)) == ["a": 1])
    #expect(throws: JSONError.self) {
      try decoder.decodeStrictly([String: Int].self, from: Data(#"{"a": 1, "a": 2}"#.utf8))
    }
    // Bytes that stop the program inside the decoder.
    #expect(throws: JSONError.self) {
      try decoder.decodeStrictly(
        [String: String].self, from: Data("{\"\":{\"\":\"\",".utf8) + [0xFF] + Data("\"nodes".utf8))
    }
  }
}
