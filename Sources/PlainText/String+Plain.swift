extension String {
  /// The text as one line that shows all of itself, or the beginning of it.
  ///
  /// Characters that do not show, or that a terminal or a viewer would obey, are written out as in Swift, `\u{1B}`: control
  /// characters, line breaks, format characters such as the marks that turn the direction of writing, fillers and
  /// selectors that a font leaves out, spaces other than the usual one, and what is unassigned or of private use. All
  /// other characters stay, those of scripts written from right to left included. A text that is cut ends in "…". The
  /// result is its own plain text; a text that holds such an escape already is not told from what it stands for.
  ///
  /// - Parameter limit: the greatest number of Unicode scalars of the result, 1 or more.
  /// - Complexity: O(min(n, limit)) for n scalars.
  public func plain(upTo limit: Int = 60) -> String {
    var pieces: [String] = []
    var (count, whole) = (0, true)
    for scalar in unicodeScalars {
      let piece = scalar.isShown ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      pieces.append(piece)
      count += piece.unicodeScalars.count
      whole = count <= limit
      if !whole { break }
    }
    if whole { return pieces.joined() }
    while count > limit - 1, let last = pieces.popLast() { count -= last.unicodeScalars.count }
    return pieces.joined() + "…"
  }

  /// The text in double quotes, plain and not too long for a line.
  public var quoted: String { "\"\(plain(upTo: 40))\"" }
}

extension [String] {
  /// The first twelve in quotes, and the number of the others.
  public var quotedList: String {
    let shown = prefix(12).map(\.quoted).joined(separator: ", ")
    return count > 12 ? shown + " and \(count - 12) more" : shown
  }
}

extension Unicode.Scalar {
  /// Whether the scalar shows in a line, is told from a space, and leaves the line as it is.
  public var isShown: Bool {
    if isASCII { return (0x20...0x7E).contains(value) }
    // Braille without a dot is a sign that shows nothing.
    if properties.isDefaultIgnorableCodePoint || self == "\u{2800}" { return false }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .unassigned, .privateUse:
      false
    default: true
    }
  }
}
