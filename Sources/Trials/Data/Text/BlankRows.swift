/// Reads the rows of a text whose fields are separated by blanks, one or more between two fields.
///
/// Blanks at the ends of a line separate nothing. A field in double quotes may contain blanks and line ends, and quotes
/// that are doubled. Lines without a field are no rows.
struct BlankRows {
  struct Cell: Equatable {
    var text: String
    let isQuoted: Bool
  }

  struct Row {
    let fields: [Cell]
    /// The line on which it begins.
    let line: Int
  }

  /// Quotes are not closed, or not at the ends of a field.
  struct QuoteFault: Error {
    let line: Int
  }

  private let scalars: String.UnicodeScalarView
  private var index: String.Index
  /// The line of the next character.
  private var line: Int

  /// - Parameter line: the line on which the text begins.
  init(_ text: String, line: Int) {
    (scalars, self.line) = (text.unicodeScalars, line)
    index = scalars.startIndex
  }

  private var next: Unicode.Scalar? { index < scalars.endIndex ? scalars[index] : nil }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA...0xD, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private mutating func advance() { index = scalars.index(after: index) }

  /// Passes a line end, of one or two characters.
  private mutating func passLineEnd() -> Substring.UnicodeScalarView {
    let start = index
    let isReturn = next == "\r"
    advance()
    if isReturn, next == "\n" { advance() }
    line += 1
    return scalars[start..<index]
  }

  /// The next row; nil at the end of the text.
  ///
  /// - Complexity: O(characters of the row).
  mutating func row() throws(QuoteFault) -> Row? {
    var fields: [Cell] = []
    var start = line
    while let scalar = next {
      if Self.isLineEnd(scalar) {
        _ = passLineEnd()
        if !fields.isEmpty { break }
        start = line
      } else if scalar == " " {
        advance()
      } else {
        fields.append(scalar == "\"" ? try quotedField(from: start) : try bareField(from: start))
      }
    }
    return fields.isEmpty ? nil : Row(fields: fields, line: start)
  }

  private mutating func bareField(from line: Int) throws(QuoteFault) -> Cell {
    let start = index
    while let scalar = next, scalar != " ", !Self.isLineEnd(scalar) {
      guard scalar != "\"" else { throw QuoteFault(line: line) }
      advance()
    }
    return Cell(text: String(scalars[start..<index]), isQuoted: false)
  }

  private mutating func quotedField(from line: Int) throws(QuoteFault) -> Cell {
    var field = Cell(text: "", isQuoted: true)
    advance()
    while let scalar = next {
      if Self.isLineEnd(scalar) {
        field.text.unicodeScalars += passLineEnd()
        continue
      }
      advance()
      if scalar == "\"" {
        guard next == "\"" else {
          guard next.map({ $0 == " " || Self.isLineEnd($0) }) ?? true else { throw QuoteFault(line: line) }
          return field
        }
        advance()
      }
      field.text.unicodeScalars.append(scalar)
    }
    throw QuoteFault(line: line)
  }
}

extension BlankRows.Row {
  /// A comma, a semicolon or a tab outside of quotes that is no part of a number, however written.
  func separator(hasDecimalComma: Bool) -> Character? {
    for field in fields where !field.isQuoted {
      guard let mark = field.text.first(where: { ",;\t".contains($0) }) else { continue }
      let isNumber =
        Field.number(field.text, hasDecimalComma: hasDecimalComma) != nil
        || Field.isMiswritten(field.text, hasDecimalComma: hasDecimalComma)
      if mark != "," || !isNumber { return mark }
    }
    return nil
  }
}
