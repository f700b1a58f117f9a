/// Reads what a backslash and the characters behind it stand for.
enum JSONEscape {
  /// What is wrong with an escape, at the place where the reading ended.
  struct Fault: Error { let problem: String }

  /// The character of the escape at a place, which then is behind it.
  ///
  /// - Parameter position: the place of a backslash.
  static func scalar(in bytes: [UInt8], at position: inout Int) throws(Fault) -> Unicode.Scalar {
    position += 1
    let letter = byte(bytes, position)
    position += 1
    switch letter.map(Unicode.Scalar.init) {
    case "\"", "\\", "/": return Unicode.Scalar(letter ?? 0)
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return try character(of: bytes, at: &position)
    default:
      position -= 1
      throw Fault(problem: "there is no such escape in JSON")
    }
  }

  /// The character of four digits behind `\u`, or of a pair of surrogates.
  private static func character(of bytes: [UInt8], at position: inout Int) throws(Fault) -> Unicode.Scalar {
    let half = Fault(problem: "half a surrogate pair is no character")
    var code = try hexadecimal(bytes, &position)
    if (0xD800..<0xDC00).contains(code) {
      for character in "\\u".utf8 {
        guard byte(bytes, position) == character else { throw half }
        position += 1
      }
      let low = try hexadecimal(bytes, &position)
      guard (0xDC00..<0xE000).contains(low) else { throw half }
      code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw half }
    return scalar
  }

  /// The number of four hexadecimal digits.
  private static func hexadecimal(_ bytes: [UInt8], _ position: inout Int) throws(Fault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = byte(bytes, position), byte < 0x80,
        let digit = Character(Unicode.Scalar(byte)).hexDigitValue
      else { throw Fault(problem: "an escape needs four hexadecimal digits") }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  private static func byte(_ bytes: [UInt8], _ position: Int) -> UInt8? {
    position < bytes.count ? bytes[position] : nil
  }
}
