import Foundation

/// The encoding of a table of text.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8.
  case utf8 = "utf-8"
  /// Latin-1 with the additions of Windows, code page 1252.
  case latin1
  /// UTF-16, of which the byte-order mark or else the first character tells the order of bytes.
  case utf16 = "utf-16"

  /// The text of a file, without the byte-order mark.
  ///
  /// - Parameters:
  ///   - data: the bytes of the file.
  ///   - encoding: the encoding; if nil, that of the byte-order mark, or else UTF-8.
  ///   - file: the name of the file for messages.
  /// - Throws: `otherMark`, `badEncoding` or `nullByte`.
  /// - Complexity: O(bytes).
  package static func text(of data: Data, in encoding: TextEncoding?, file: String) throws(DatasetError) -> String {
    let mark = mark(of: data)
    if let encoding, let mark, mark.encoding != encoding {
      throw .otherMark(file: file, mark: mark.encoding, encoding: encoding)
    }
    let body = data.dropFirst(mark?.length ?? 0)
    let text: String
    switch encoding ?? mark?.encoding ?? .utf8 {
    case .utf8: text = try utf8(body, file: file)
    case .latin1: text = latin1(body)
    case .utf16: text = try utf16(body, isBigEndian: mark?.isBigEndian, file: file)
    }
    if let place = text.utf8.firstIndex(of: 0) {
      throw .nullByte(file: file, line: text.utf8[..<place].count { $0 == lineFeed } + 1)
    }
    return text
  }

  private static let lineFeed = UInt8(ascii: "\n")

  private static func mark(of data: Data) -> (encoding: TextEncoding, length: Int, isBigEndian: Bool)? {
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3, false) }
    if data.starts(with: [0xFF, 0xFE]) { return (.utf16, 2, false) }
    return data.starts(with: [0xFE, 0xFF]) ? (.utf16, 2, true) : nil
  }

  private static func utf8(_ data: Data, file: String) throws(DatasetError) -> String {
    if let text = String(validating: data, as: UTF8.self) { return text }
    // In UTF-8 no character other than the line feed contains its byte, so each line can be checked alone.
    let lines = data.split(separator: lineFeed, omittingEmptySubsequences: false)
    let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    throw .badEncoding(file: file, line: line + 1, encoding: .utf8)
  }

  private static func utf16(_ data: Data, isBigEndian: Bool?, file: String) throws(DatasetError) -> String {
    let bytes = [UInt8](data)
    // A table begins with a character whose higher byte is 0 in most languages.
    let isBigEndian = isBigEndian ?? (bytes.first == 0)
    let high = isBigEndian ? 0 : 1
    let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + 1 - high])
    }
    if bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) { return text }
    let lines = units.split(separator: UInt16(lineFeed), omittingEmptySubsequences: false)
    let line = lines.firstIndex { String(validating: $0, as: UTF16.self) == nil } ?? lines.count - 1
    throw .badEncoding(file: file, line: line + 1, encoding: .utf16)
  }

  /// The characters of the bytes 0x80 to 0x9F in code page 1252; five are control characters.
  private static let additions = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  private static func latin1(_ data: Data) -> String {
    var text = String.UnicodeScalarView()
    text.append(
      contentsOf: data.lazy.map { 0x80...0x9F ~= $0 ? additions[Int($0) - 0x80] : Unicode.Scalar($0) })
    return String(text)
  }
}
