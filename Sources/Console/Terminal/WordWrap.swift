/// Text in lines that break at spaces, but not within a quantity such as "97.2 ± 0.7 %".
///
/// One value serves many texts, one after the other, without a new buffer for each.
struct WordWrap: Sendable {
  /// A part that stays whole.
  struct Piece: Sendable {
    /// Its bytes in the buffer.
    let bytes: Range<Int>
    /// The number of its characters.
    let length: Int
  }

  /// A line of pieces with spaces between them.
  struct Line: Sendable {
    /// Its pieces among those of the text.
    var pieces: Range<Int>
    /// The number of spaces before them.
    let margin: Int
    /// The number of its characters.
    var length: Int
  }

  private var bytes: [UInt8] = []
  /// The pieces of the text.
  private(set) var pieces: [Piece] = []
  /// The lines of the text; one or more.
  private(set) var lines: [Line] = []

  /// Reads the pieces of a text.
  ///
  /// - Parameter isASCII: whether each byte of the text is a character.
  /// - Complexity: O(characters).
  mutating func read(_ text: ArraySlice<UInt8>, isASCII: Bool) {
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    if isASCII, text.withUnsafeBufferPointer({ readWords($0) }) { return }
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    for piece in Self.pieces(String(decoding: text, as: UTF8.self)) {
      let start = bytes.count
      bytes += piece.utf8
      pieces.append(Piece(bytes: start..<bytes.count, length: piece.length))
    }
  }

  /// Reads the words of a text whose bytes are characters, if each of them is a piece.
  private mutating func readWords(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes += text
    var start = 0
    while start < text.count {
      guard text[start] != UInt8(ascii: " ") else {
        start += 1
        continue
      }
      var end = start + 1
      while end < text.count, text[end] != UInt8(ascii: " ") { end += 1 }
      if Self.mayJoin(text, start, end) { return false }
      pieces.append(Piece(bytes: start..<end, length: end - start))
      start = end
    }
    return true
  }

  /// Whether a word of bytes may join others: a sign, a unit or "to", with or without the punctuation of its sentence.
  private static func mayJoin(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var last = end
    while last > start + 1, punctuation.utf8.contains(text[last - 1]) { last -= 1 }
    return asciiJoining.contains { text[start..<last].elementsEqual($0) }
  }

  /// Breaks the text that was read into lines of at most a number of characters; a piece that is longer has a line of
  /// its own.
  ///
  /// - Parameter indent: how far the lines after the first are indented, where their first piece leaves room for it.
  /// - Complexity: O(pieces).
  mutating func breakLines(width: Int, indent: Int = 0) {
    lines.removeAll(keepingCapacity: true)
    var line = Line(pieces: 0..<0, margin: 0, length: 0)
    for (index, piece) in pieces.enumerated() {
      if index > 0, line.length + 1 + piece.length <= width {
        line.pieces = line.pieces.lowerBound..<(index + 1)
        line.length += 1 + piece.length
      } else {
        if index > 0 { lines.append(line) }
        let margin = index > 0 && indent + piece.length <= width ? indent : 0
        line = Line(pieces: index..<(index + 1), margin: margin, length: margin + piece.length)
      }
    }
    lines.append(line)
  }

  /// Reads a text in lines, one of the whole text if it is short enough.
  ///
  /// - Parameters:
  ///   - text: its bytes.
  ///   - isASCII: whether each byte is a character.
  ///   - length: the number of its characters.
  ///   - width: the greatest number of characters of a line.
  ///   - indent: how far the lines after the first are indented, where their first piece leaves room for it.
  mutating func read(_ text: ArraySlice<UInt8>, isASCII: Bool, length: Int, width: Int, indent: Int = 0) {
    guard length <= width else {
      read(text, isASCII: isASCII)
      return breakLines(width: width, indent: indent)
    }
    bytes.removeAll(keepingCapacity: true)
    bytes += text
    pieces = [Piece(bytes: 0..<bytes.count, length: length)]
    lines = [Line(pieces: 0..<1, margin: 0, length: length)]
  }

  /// Writes a line.
  func appendLine(_ index: Int, to text: inout [UInt8]) {
    let line = lines[index]
    for _ in 0..<line.margin { text.append(UInt8(ascii: " ")) }
    for piece in line.pieces {
      if piece > line.pieces.lowerBound { text.append(UInt8(ascii: " ")) }
      text += bytes[pieces[piece].bytes]
    }
  }
}

extension WordWrap {
  /// The parts of a text that stay whole: words, a number with its unit, what ±, =, ≤ or ≥ joins with a number, and two
  /// numbers with "to" between them.
  ///
  /// - Complexity: O(characters).
  static func pieces(_ text: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    guard words.contains(where: { joiners.contains($0) || isUnit($0) }) else { return words }
    var pieces: [String] = []
    for (index, word) in words.enumerated() {
      let before = index > 0 ? words[index - 1] : ""
      let after = index + 1 < words.count ? words[index + 1] : ""
      let isTail =
        isNumber(before) && isUnit(word) || joins(word, before) && isNumber(after)
        || index > 1 && joins(before, words[index - 2]) && isNumber(word)
      if isTail, index > 0 {
        pieces[pieces.count - 1] += " " + word
      } else {
        pieces.append(word)
      }
    }
    return pieces
  }

  /// A text in lines of at most a number of characters, as ``breakLines(width:indent:)`` makes them.
  ///
  /// - Returns: one line or more.
  /// - Complexity: O(characters).
  static func lines(_ text: String, width: Int) -> [String] {
    var wrap = WordWrap()
    let length = text.length
    wrap.read(Array(text.utf8)[...], isASCII: text.utf8.count == length, length: length, width: width)
    return wrap.lines.indices.map { index in
      var line: [UInt8] = []
      wrap.appendLine(index, to: &line)
      return String(decoding: line, as: UTF8.self)
    }
  }

  private static let joiners: Set = ["±", "=", "≤", "≥", "to"]

  /// Whether a word joins what stands before it with a number behind it.
  private static func joins(_ word: String, _ before: String) -> Bool {
    joiners.contains(word) && (word != "to" || isNumber(before))
  }

  private static func isNumber(_ word: String) -> Bool {
    word.drop { "-−+(".contains($0) }.first?.isNumber == true
  }

  private static let punctuation = ",;.:)"

  /// The joiners and units of which each byte is a character.
  private static let asciiJoining = joiners.union(units).filter { $0.allSatisfy(\.isASCII) }.map { Array($0.utf8) }

  private static let units: Set = ["%", "ns", "µs", "ms", "s", "MB", "GB"]

  /// Whether a word is the sign of percent or a unit, with or without the punctuation of its sentence.
  private static func isUnit(_ word: String) -> Bool {
    let unit = word.prefix { !punctuation.contains($0) }
    return units.contains(String(unit)) && word.dropFirst(unit.count).allSatisfy { punctuation.contains($0) }
  }
}
