/// Names that files give, within messages and tables: nothing in them steers a terminal.
enum QuotedText {
  /// The name with a blank for each character that is not shown, such as line ends, escapes and changes of direction.
  static func plain(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.map { isShown($0) ? $0 : " " }))
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
    default: true
    }
  }

  /// The name in quotes, not too long for a line.
  static func quoted(_ field: String) -> String {
    let line = plain(field)
    return "\"" + (line.count > 40 ? line.prefix(40) + "…" : line) + "\""
  }

  /// The first twelve, and the number of the others.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map(quoted).joined(separator: ", ")
    return names.count > 12 ? shown + " and \(names.count - 12) more" : shown
  }
}
