/// Text in lines that break at spaces, but not within a quantity such as "97.2 ± 0.7 %".
enum WordWrap {
  /// The parts of a text that stay whole: words, a number with its % sign, what ±, =, ≤ or ≥ joins with a number, and two
  /// numbers with "to" between them.
  ///
  /// - Complexity: O(characters).
  static func pieces(_ text: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    guard words.contains(where: { joiners.contains($0) || isPercent($0) }) else { return words }
    var pieces: [String] = []
    for (index, word) in words.enumerated() {
      let before = index > 0 ? words[index - 1] : ""
      let after = index + 1 < words.count ? words[index + 1] : ""
      let isTail =
        isNumber(before) && isPercent(word) || joins(word, before) && isNumber(after)
        || index > 1 && joins(before, words[index - 2]) && isNumber(word)
      if isTail, index > 0 {
        pieces[pieces.count - 1] += " " + word
      } else {
        pieces.append(word)
      }
    }
    return pieces
  }

  /// A text in lines of at most a number of characters; a piece that is longer has a line of its own.
  ///
  /// - Parameter indent: how far the lines after the first are indented, where their first piece leaves room for it.
  /// - Returns: one line or more.
  /// - Complexity: O(characters).
  static func lines(_ text: String, width: Int, indent: Int = 0) -> [String] {
    guard text.length > width else { return [text] }
    var (lines, line, length) = ([String](), "", 0)
    for (index, piece) in pieces(text).enumerated() {
      let size = piece.length
      if index > 0, length + 1 + size <= width {
        line += " " + piece
        length += 1 + size
      } else {
        if index > 0 { lines.append(line) }
        let margin = index > 0 && indent + size <= width ? indent : 0
        (line, length) = (String(repeating: " ", count: margin) + piece, margin + size)
      }
    }
    return lines + [line]
  }

  private static let joiners: Set = ["±", "=", "≤", "≥", "to"]

  /// Whether a word joins what stands before it with a number behind it.
  private static func joins(_ word: String, _ before: String) -> Bool {
    joiners.contains(word) && (word != "to" || isNumber(before))
  }

  private static func isNumber(_ word: String) -> Bool {
    word.drop { "-−+(".contains($0) }.first?.isNumber == true
  }

  /// Whether a word is the sign of percent, with or without the punctuation of its sentence.
  private static func isPercent(_ word: String) -> Bool {
    word.first == "%" && word.dropFirst().allSatisfy { ",;.:)".contains($0) }
  }
}

extension String {
  /// The number of characters, at once where each byte is one; a text without line ends is assumed.
  var length: Int { utf8.allSatisfy { $0 < 0x80 } ? utf8.count : count }
}
