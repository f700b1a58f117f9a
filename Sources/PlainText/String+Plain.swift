extension String {
  /// The text as one line in which every character shows, cut if it is too long.
  ///
  /// Characters that do not show, or that a terminal or a viewer would interpret, are escaped as in Swift, `\u{1B}`:
  /// control characters, line breaks, format characters such as the marks that change the direction of writing, fillers
  /// and selectors that a font leaves out, spaces other than the usual one, and characters that are unassigned or of
  /// private use. All other characters stay, including those of scripts that are written from right to left. A text
  /// that is cut ends in "…". The plain text of the result is the result itself; if a text already contains such an
  /// escape, the result does not distinguish the escape from the character that it stands for.
  /// - Parameter limit: the greatest number of Unicode scalars in the result, 1 or more.
  /// - Complexity: O(min(n, limit)) for n scalars.
  public func plain(upTo limit: Int = 60) -> String {
    if utf8.count <= limit, utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return self }
    var text = ""
    // The scalars so far, and the bytes of those that stay if the text is cut.
    var (count, kept) = (0, 0)
    for scalar in unicodeScalars {
      if scalar.isShown {
        text.unicodeScalars.append(scalar)
        count += 1
      } else {
        let escape = "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        text += escape
        count += escape.utf8.count
      }
      guard count <= limit else { return text[..<text.utf8.index(text.startIndex, offsetBy: kept)] + "…" }
      if count < limit { kept = text.utf8.count }
    }
    return text
  }

  /// The path of a file as one line in which every character shows, cut to at most 400 scalars.
  public var plainPath: String { plain(upTo: 400) }

  /// The text in double quotes, plain and cut to at most 40 scalars.
  public var quoted: String { "\"\(plain(upTo: 40))\"" }
}

extension [String] {
  /// The first twelve texts in quotes, separated by commas, and the number of the others.
  public var quotedList: String { listed(\.quoted) }

  /// The first twelve texts, separated by commas, and the number of the others.
  public var shortList: String { listed(\.self) }

  private func listed(_ form: (String) -> String) -> String {
    let shown = prefix(12).map(form).joined(separator: ", ")
    return count > 12 ? shown + " and \(count - 12) more" : shown
  }
}

extension Unicode.Scalar {
  /// Whether the scalar shows in a line, differs from a space if it is not one, and does not change the line.
  public var isShown: Bool {
    if isASCII { return (0x20...0x7E).contains(value) }
    // The Braille pattern without dots shows nothing.
    if properties.isDefaultIgnorableCodePoint || self == "\u{2800}" { return false }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .unassigned, .privateUse:
      false
    default: true
    }
  }
}
