/// The place of a text in a checked document, between its quotes.
struct JSONTextRange {
  var start: Int
  var end: Int
  /// Whether the text is ASCII without escapes, so that its bytes are its characters.
  var isPlain: Bool

  /// The text itself.
  func text(in bytes: [UInt8]) -> String {
    guard !isPlain, bytes[start..<end].contains(UInt8(ascii: "\\")) else {
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    var text = ""
    var (piece, position) = (start, start)
    while position < end {
      guard bytes[position] == UInt8(ascii: "\\") else {
        position += 1
        continue
      }
      text += String(decoding: bytes[piece..<position], as: UTF8.self)
      // The escapes of a checked document are correct.
      text.unicodeScalars.append((try? JSONEscape.scalar(in: bytes, at: &position)) ?? "\u{FFFD}")
      piece = position
    }
    return text + String(decoding: bytes[piece..<end], as: UTF8.self)
  }

  /// Whether two texts of a document are equal, as Swift compares texts.
  func isEqual(to other: JSONTextRange, in bytes: [UInt8]) -> Bool {
    guard isPlain, other.isPlain else { return text(in: bytes) == other.text(in: bytes) }
    guard end - start == other.end - other.start else { return false }
    return (0..<end - start).allSatisfy { bytes[start + $0] == bytes[other.start + $0] }
  }
}
