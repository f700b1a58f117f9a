extension JSONReader {
  /// Reads a number, and returns its text as it is written.
  mutating func number() throws(JSONError) -> String {
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
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads the digits that come next.
  ///
  /// - Returns: whether there is at least one.
  private mutating func digits() -> Bool {
    let start = position
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    return position > start
  }

  /// Reads a text in quotes.
  mutating func text() throws(JSONError) -> String {
    position += 1
    var characters: [UInt8] = []
    while true {
      guard let byte = next else { throw error("the text has no end") }
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: characters, as: UTF8.self)
      case UInt8(ascii: "\\"):
        position += 1
        characters.append(contentsOf: try escape())
      case 0..<0x20: throw error("a text holds a control character; write it as \\u and four digits")
      default:
        characters.append(byte)
        position += 1
      }
    }
  }

  /// Reads what follows a backslash, and returns the character that it stands for in UTF-8.
  private mutating func escape() throws(JSONError) -> [UInt8] {
    let known: [(Unicode.Scalar, UInt8)] = [
      ("\"", 0x22), ("\\", 0x5C), ("/", 0x2F), ("b", 0x08), ("f", 0x0C), ("n", 0x0A), ("r", 0x0D), ("t", 0x09),
    ]
    for (character, byte) in known where take(character) { return [byte] }
    guard take("u") else { throw error("there is no such escape in JSON") }
    var code = try hexadecimal()
    if (0xD800..<0xDC00).contains(code) {
      guard take("\\"), take("u") else { throw error("half a surrogate pair is no character") }
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw error("half a surrogate pair is no character") }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error("half a surrogate pair is no character") }
    return Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// Reads four hexadecimal digits.
  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("an escape needs four hexadecimal digits")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
