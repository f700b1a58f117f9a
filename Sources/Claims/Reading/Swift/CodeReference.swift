/// A `- SeeAlso:` mention of a claim in the documentation of a source file.
public struct CodeReference: Hashable, Sendable {
  /// The text like an id, which may be invalid or mean something else, such as a license.
  public let claimText: String
  /// The file and line of the mention.
  public let location: Location
  /// The claim, if the text is a valid id.
  public let claim: ClaimID?

  init(claimText: String, location: Location) {
    (self.claimText, self.location) = (claimText, location)
    claim = try? ClaimID(claimText)
  }
}

extension CodeReference {
  /// Reads the mentions in one source file, including those that continue on indented lines.
  ///
  /// - Parameters:
  ///   - documentation: The lines of the file's `///` comments.
  ///   - path: The file's path from the project's root.
  /// - Complexity: O(n) in the length of the lines.
  static func read(_ documentation: [SwiftLexer.DocumentationLine], path: String) -> [CodeReference] {
    var references: [CodeReference] = []
    var previousLine: Int?
    for documentation in documentation {
      let content: Substring
      if let match = documentation.text.prefixMatch(of: Pattern.seeAlso) {
        content = match.1
      } else if previousLine == documentation.line - 1, documentation.text.hasPrefix("   ") {
        content = documentation.text[...]
      } else {
        previousLine = nil
        continue
      }
      previousLine = documentation.line
      references += content.matches(of: Pattern.mentionedID).map {
        CodeReference(
          claimText: String($0.output), location: Location(path: path, line: documentation.line))
      }
    }
    return references
  }
}
