import Console
import Testing

@Suite struct `A field of a table with commas` {
  /// The field that a reader by RFC 4180 takes from the beginning of a record, and what follows it.
  func read(_ record: String) -> (field: String, rest: String)? {
    var scalars = record.unicodeScalars[...]
    guard scalars.first == "\"" else {
      let field = scalars.prefix { !",\"\r\n".unicodeScalars.contains($0) }
      return (String(field), String(scalars[field.endIndex...]))
    }
    var field = String.UnicodeScalarView()
    scalars.removeFirst()
    while let scalar = scalars.popFirst() {
      if scalar == "\"" {
        guard scalars.first == "\"" else { return (String(field), String(scalars)) }
        scalars.removeFirst()
      }
      field.append(scalar)
    }
    return nil
  }

  static let texts = [
    "", "a", " b ", "a,b", "\"", "a\"b", "\"\"", "a\nb", "a\rb", "a\r\nb", "\"\u{301}", "a\"\u{301}b", ",\u{301}",
    "é, \u{1F600}",
  ]

  @Test(arguments: texts)
  func `is read back as the text that it was, up to the next comma`(text: String) throws {
    let found = try #require(read(text.csvField + ",next"))
    #expect(Array(found.field.unicodeScalars) == Array(text.unicodeScalars) && found.rest == ",next")
  }

  @Test func `is in quotes only if it needs them`() {
    #expect(Self.texts.filter { $0.csvField == $0 } == ["", "a", " b "])
  }

  @Test func `control: fields whose quotes are looked for among whole characters are not read back`() {
    func wrong(_ text: String) -> String {
      text.contains { ",\"\n\r".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
    let refuted = Self.texts.filter { text in
      guard let found = read(wrong(text) + ",next") else { return true }
      return Array(found.field.unicodeScalars) != Array(text.unicodeScalars) || found.rest != ",next"
    }
    #expect(refuted == ["a\r\nb", "\"\u{301}", "a\"\u{301}b", ",\u{301}"])
  }
}
