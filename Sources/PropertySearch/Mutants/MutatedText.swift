/// The input of a reader: a text, mutated or not, as bytes.
public struct MutatedText: Hashable, Sendable {
  /// The bytes of the text, which need not be valid UTF-8.
  public var bytes: [UInt8]

  /// A text of the given bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The greatest number of bytes to which edits let a text grow.
  static let mostBytes = 1 << 15
}

extension MutatedText: SwiftLiteralConvertible {
  /// The bytes as a Swift expression: from a string if they are valid UTF-8, else as an array.
  public var swiftLiteral: String {
    if let text = String(validating: bytes, as: UTF8.self) { return "Array(\(text.debugDescription).utf8)" }
    return
      "[\(bytes.map { "0x" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: ", "))]"
  }
}

extension MutatedText {
  /// The ranges of the numbers in the text: a digit, or a minus and a digit, with the digits, points, signs and letters
  /// e that follow.
  var numbers: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var place = 0
    func isDigit(_ place: Int) -> Bool { place < bytes.count && (0x30...0x39).contains(bytes[place]) }
    while place < bytes.count {
      guard isDigit(place) || (bytes[place] == UInt8(ascii: "-") && isDigit(place + 1)) else {
        place += 1
        continue
      }
      let start = place
      place += 1
      while place < bytes.count, isDigit(place) || ".eE+-".utf8.contains(bytes[place]) { place += 1 }
      ranges.append(start..<place)
    }
    return ranges
  }

  /// Puts the text in a range into pairs of nested brackets, if the text stays short enough.
  mutating func nest(_ range: Range<Int>, in brackets: (String, String), depth: Int) {
    guard bytes.count + depth * (brackets.0.utf8.count + brackets.1.utf8.count) <= Self.mostBytes else { return }
    let inner = Array(bytes[range])
    bytes.replaceSubrange(
      range,
      with: Array(String(repeating: brackets.0, count: depth).utf8) + inner
        + Array(String(repeating: brackets.1, count: depth).utf8))
  }

  /// Replaces a range by other bytes, if the text stays short enough.
  mutating func replace(_ range: Range<Int>, with new: some Collection<UInt8>) {
    guard bytes.count - range.count + new.count <= Self.mostBytes else { return }
    bytes.replaceSubrange(range, with: new)
  }
}

/// A way to encode a whole text differently.
enum TextEncoding: CaseIterable {
  case byteOrderMark, utf16LittleEndian, utf16BigEndian, latin1, carriageReturns, returnsAndFeeds

  func encoded(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .byteOrderMark: return [0xEF, 0xBB, 0xBF] + bytes
    case .utf16LittleEndian: return [0xFF, 0xFE] + units(bytes).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: return [0xFE, 0xFF] + units(bytes).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .latin1:
      return String(decoding: bytes, as: UTF8.self).unicodeScalars.map { UInt8(exactly: $0.value) ?? UInt8(ascii: "?") }
    case .carriageReturns: return bytes.map { $0 == 0x0A ? 0x0D : $0 }
    case .returnsAndFeeds: return bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    }
  }

  private func units(_ bytes: [UInt8]) -> [UInt16] { Array(String(decoding: bytes, as: UTF8.self).utf16) }
}
