extension JSONChecker {
  /// Checks a number, and goes on behind it.
  mutating func number() throws(JSONError) {
    let start = position
    _ = take("-")
    let isZero = next == UInt8(ascii: "0")
    guard digits() else { throw error("needs a digit") }
    if isZero, position - start > (bytes[start] == UInt8(ascii: "-") ? 2 : 1) {
      throw error("a number does not begin with a 0 and another digit")
    }
    if take("."), !digits() { throw error("needs a digit after the point") }
    if take("e") || take("E") {
      if !take("-") { _ = take("+") }
      guard digits() else { throw error("needs a digit in the exponent") }
    }
  }

  /// Goes on over the digits that come next.
  ///
  /// - Returns: whether there is at least one.
  private mutating func digits() -> Bool {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position > start
  }

  /// Checks a text in quotes, and goes on behind it.
  mutating func text() throws(JSONError) -> JSONTextRange {
    position += 1
    var key = JSONTextRange(start: position, end: position, isPlain: true)
    while true {
      guard let byte = next else { throw error("the text has no end") }
      switch byte {
      case UInt8(ascii: "\""):
        key.end = position
        position += 1
        return key
      case UInt8(ascii: "\\"):
        key.isPlain = false
        do throws(JSONEscape.Fault) { _ = try JSONEscape.scalar(in: bytes, at: &position) } catch {
          throw self.error(error.problem)
        }
      case 0..<0x20: throw error("a text holds a control character; write it as \\u and four digits")
      default:
        if byte >= 0x80 { key.isPlain = false }
        position += 1
      }
    }
  }
}
