extension String {
  /// The beginning of the text as a message may show it: on one line, bounded, and without what does not print.
  ///
  /// Control, format (such as the marks that turn the direction of writing), separator and unassigned characters are
  /// escaped as in Swift, `\u{1B}`; a text that is cut ends in "…".
  ///
  /// - Parameter limit: the greatest number of Unicode scalars of the result, 1 or more.
  /// - Complexity: O(limit).
  public func excerpt(_ limit: Int = 60) -> String {
    var pieces: [String] = []
    var (count, whole) = (0, true)
    for scalar in unicodeScalars {
      let piece = scalar.isPrintable ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      pieces.append(piece)
      count += piece.unicodeScalars.count
      whole = count <= limit
      if !whole { break }
    }
    if whole { return pieces.joined() }
    while count > limit - 1, let last = pieces.popLast() { count -= last.unicodeScalars.count }
    return pieces.joined() + "…"
  }
}

extension Unicode.Scalar {
  /// Whether the scalar shows in a line, and leaves the line as it is.
  public var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
    default: true
    }
  }
}
