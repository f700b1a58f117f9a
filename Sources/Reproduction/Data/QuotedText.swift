/// Names of files within messages: in quotes, on one line and not too long for it.
enum QuotedText {
  static func quoted(_ field: String) -> String {
    let line = String(
      String.UnicodeScalarView(field.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    return "\"" + (line.count > 40 ? line.prefix(40) + "…" : line) + "\""
  }

  /// The first twelve, and the number of the others.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map(quoted).joined(separator: ", ")
    return names.count > 12 ? shown + " and \(names.count - 12) more" : shown
  }
}
