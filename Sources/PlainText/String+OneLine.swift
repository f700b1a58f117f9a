extension String {
  /// The text as one printable line: line breaks are single spaces, and what a terminal or a viewer would obey in place
  /// of showing it is written out as `\u{…}`.
  ///
  /// Written out are control characters, the separators of lines and paragraphs, and the marks that change the
  /// direction of the text after them. All other characters stay, those of scripts written from right to left included.
  /// The result is its own printable line.
  ///
  /// - Complexity: O(characters).
  public var inOneLine: String {
    if unicodeScalars.allSatisfy({ !$0.isObeyed }) { return self }
    let line = split(whereSeparator: \.isNewline).joined(separator: " ")
    var text = ""
    for scalar in line.unicodeScalars {
      if scalar.isObeyed {
        text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Whether printing the scalar does something else than to show it.
  fileprivate var isObeyed: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }
}
