extension String {
  /// The text as a field of a table with commas, in quotes if it needs them (RFC 4180, §2).
  package var csvField: String {
    // By scalars: the character of a line break in two bytes, or of a quote under an accent, is no quote or line feed.
    guard unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return self }
    return "\"" + unicodeScalars.map { $0 == "\"" ? "\"\"" : "\($0)" }.joined() + "\""
  }
}
