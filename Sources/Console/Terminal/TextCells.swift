import PlainText

/// The texts of a table's cells one behind the other, each measured once.
struct TextCells: Sendable {
  /// A text.
  struct Cell: Sendable {
    /// Its bytes in those of all cells.
    let bytes: Range<Int>
    /// The number of its characters.
    let length: Int

    /// Whether each byte is a character.
    var isASCII: Bool { bytes.count == length }
  }

  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var lengths: [Int] = []

  var count: Int { ends.count }

  subscript(index: Int) -> Cell {
    Cell(bytes: (index == 0 ? 0 : ends[index - 1])..<ends[index], length: lengths[index])
  }

  /// Adds a text as it is.
  mutating func append(_ text: String) {
    bytes += text.utf8
    ends.append(bytes.count)
    lengths.append(text.length)
  }

  /// Adds the plain form of a text.
  ///
  /// - Returns: its length.
  mutating func append(plain text: String) -> Int {
    var copy = text
    let isPlain = copy.withUTF8 { characters in
      guard characters.allSatisfy({ 0x20 <= $0 && $0 <= 0x7E }) else { return false }
      bytes += characters
      return true
    }
    guard isPlain else {
      append(text.plain(upTo: .max))
      return lengths[lengths.count - 1]
    }
    ends.append(bytes.count)
    lengths.append(copy.utf8.count)
    return lengths[lengths.count - 1]
  }
}

extension String {
  /// The number of characters, at once where each byte is one; a text without line ends is assumed.
  var length: Int { utf8.allSatisfy { $0 < 0x80 } ? utf8.count : count }
}
