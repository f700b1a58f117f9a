import JSONReading

/// Names that files give, within messages and tables: nothing in them steers a terminal.
enum QuotedText {
  /// The name with a blank for each character that is not shown, such as line ends, escapes and changes of direction.
  static func plain(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.map { $0.isPrintable ? $0 : " " }))
  }

  /// The name in quotes, not too long for a line.
  static func quoted(_ field: String) -> String { "\"\(field.excerpt(40))\"" }

  /// The first twelve, and the number of the others.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map(quoted).joined(separator: ", ")
    return names.count > 12 ? shown + " and \(names.count - 12) more" : shown
  }
}
