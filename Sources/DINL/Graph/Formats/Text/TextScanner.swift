import Foundation
import JSONReading

/// A place in a text of bytes, with its line, for the readers of text formats.
struct TextScanner {
  private let bytes: [UInt8]
  private var position = 0
  /// The line of the place, from 1.
  private(set) var line = 1

  /// The beginning of bytes that need not be UTF-8; a byte-order mark is passed over.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The beginning of a text.
  ///
  /// - Throws: `malformed` with the line of the first byte that is not UTF-8.
  /// - Complexity: O(n) for n bytes.
  init(text data: Data) throws(GraphError) {
    self.init(Array(data))
    guard let place = JSONReader.firstInvalidByte(of: bytes) else { return }
    throw .malformed(
      place: "line \(bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1)", problem: "is not UTF-8",
      remedy: "save the file as UTF-8")
  }

  /// The byte at the place; nil at the end.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The byte behind that at the place.
  var second: UInt8? { position + 1 < bytes.count ? bytes[position + 1] : nil }

  /// The bytes from the place on.
  var rest: ArraySlice<UInt8> { bytes[position...] }

  static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Whether a byte belongs to a word: letters, digits, underscores and all beyond ASCII.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: true
    default: false
    }
  }

  /// An error at a line, by default that of the place.
  func fault(_ problem: String, _ remedy: String, line: Int? = nil) -> GraphError {
    .malformed(place: "line \(line ?? self.line)", problem: problem, remedy: remedy)
  }

  /// Goes on by one byte.
  mutating func advance() {
    if bytes[position] == UInt8(ascii: "\n") { line += 1 }
    position += 1
  }

  /// Goes on over a character of ASCII if it comes next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    advance()
    return true
  }

  /// Goes on while bytes meet a condition, and returns them as text.
  mutating func text(while holds: (UInt8) -> Bool) -> String {
    let start = position
    while let byte = next, holds(byte) { advance() }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads a word; empty if none comes next.
  mutating func word() -> String { text(while: Self.isWord) }

  /// Goes on to the end of the line.
  mutating func skipLine() {
    while let byte = next, !Self.isLineEnd(byte) { advance() }
  }

  /// Goes on over white space and comments: `#` to the end of the line, and with `hasSlashes` also `//` and `/* */`.
  ///
  /// A comment without an end goes on to the end of the text.
  mutating func skipSpaceAndComments(hasSlashes: Bool = true) {
    while let byte = next {
      if Self.isSpace(byte) {
        advance()
      } else if byte == UInt8(ascii: "#") || hasSlashes && byte == UInt8(ascii: "/") && second == byte {
        skipLine()
      } else if hasSlashes, byte == UInt8(ascii: "/"), second == UInt8(ascii: "*") {
        advance()
        advance()
        while let byte = next, byte != UInt8(ascii: "*") || second != UInt8(ascii: "/") { advance() }
        _ = take("*")
        _ = take("/")
      } else {
        return
      }
    }
  }

  /// Goes on to the first line that is not empty and does not begin with `#`, and to its start.
  mutating func skipEmptyLinesAndComments() {
    while next != nil {
      var ahead = self
      while let byte = ahead.next, Self.isSpace(byte), !Self.isLineEnd(byte) { ahead.advance() }
      if ahead.next == UInt8(ascii: "#") { ahead.skipLine() }
      guard ahead.next.map(Self.isLineEnd) ?? true else { return }
      if ahead.next != nil { ahead.advance() }
      self = ahead
    }
  }

  /// Reads what stands in double quotes, with the bytes as they are: a quote behind a backslash does not end it.
  ///
  /// - Returns: nil if the quotes have no end.
  mutating func quoted(escapes: Bool) -> String? {
    advance()
    let start = position
    while let byte = next {
      if byte == UInt8(ascii: "\"") {
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        advance()
        return text
      }
      advance()
      if escapes, byte == UInt8(ascii: "\\"), next != nil { advance() }
    }
    return nil
  }
}
