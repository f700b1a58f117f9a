/// What a file of `Proofs/` says of one claim, as far as it says it.
///
/// Missing parts are `nil` or absent: only the audit judges them.
public struct ClaimProof: Sendable {
  /// A line of the link block.
  public enum Field: String, CaseIterable, Sendable {
    /// The claims that the proof relies on.
    case uses = "Uses"
    /// Links to the sources that implement the claim.
    case code = "Code"
    /// Links to the files of the claim's suites.
    case tests = "Tests"
    /// The names of the negative controls.
    case control = "Control"
    /// The kinds of check, and the commands that run them.
    case evidence = "Evidence"
  }

  /// A part of the proof's text.
  public enum Section: String, CaseIterable, Sendable {
    /// The statement.
    case claim = "Claim"
    /// The derivation, which ends with ∎.
    case derivation = "Derivation"
    /// The limits of the statement.
    case notClaimed = "Not claimed"
  }

  /// The content of a field or section.
  public struct Content: Sendable {
    /// The text; in a field, spaces replace line breaks and indentation.
    public let text: String
    /// The line on which the field or section begins, from 1.
    public let line: Int
    /// The targets of the links in it, each with its line.
    public let links: [MarkdownDocument.Fragment]
    /// The code between backquotes in it, each with its line.
    public let codeSpans: [MarkdownDocument.Fragment]
  }

  /// The id of the claim.
  public let id: ClaimID
  /// The file and line of the anchor.
  public let location: Location
  /// The heading's text after the id, if the next line that is not blank is a heading that begins with the id.
  public let title: String?
  /// The content of each field that the link block has.
  public let fields: [Field: Content]
  /// The content of each section that the proof has.
  public let sections: [Section: Content]
}

extension ClaimProof {
  /// Reads the claims of a document: each from its anchor to the next one, or to a heading of its level or above.
  public static func read(_ document: MarkdownDocument) -> [ClaimProof] {
    let claims = document.anchors.compactMap { anchor in (try? ClaimID(anchor.text)).map { (id: $0, anchor: anchor) } }
    return claims.enumerated().map { position, claim in
      let following = position + 1 < claims.count ? claims[position + 1].anchor.line : document.lines.count + 1
      return ClaimReader(document: document, anchorLine: claim.anchor.line, nextAnchor: following).read(claim.id)
    }
  }
}

/// Reads one claim. Lines count from 1; ranges of lines are half open.
private struct ClaimReader {
  let document: MarkdownDocument
  let heading: MarkdownDocument.Heading?
  let range: Range<Int>
  let anchorLine: Int

  init(document: MarkdownDocument, anchorLine: Int, nextAnchor: Int) {
    self.document = document
    self.anchorLine = anchorLine
    let afterAnchor = document.lines.indices.dropFirst(anchorLine).first { !document.lines[$0].trimmed.isEmpty }
    let headings = document.headings
    let heading = headings.first { $0.line - 1 == afterAnchor }
    let end = headings.first { $0.line > (heading?.line ?? anchorLine) && $0.level <= (heading?.level ?? 6) }
    self.heading = heading
    range = anchorLine + 1..<max(anchorLine + 1, min(nextAnchor, end?.line ?? nextAnchor))
  }

  func read(_ id: ClaimID) -> ClaimProof {
    let marks = sectionMarks()
    let blockEnd = marks.first?.line ?? range.upperBound
    var sections: [ClaimProof.Section: ClaimProof.Content] = [:]
    for (position, mark) in marks.enumerated() where sections[mark.section] == nil {
      let end = position + 1 < marks.count ? marks[position + 1].line : range.upperBound
      sections[mark.section] = content(of: mark.line..<end, droppingPrefix: mark.prefix, isOneLine: false)
    }
    var title: String?
    if let written = heading?.title, written.hasPrefix(id.description) {
      title = written.dropFirst(id.description.count).drop { $0 == ":" || $0 == "." }.trimmed
    }
    return ClaimProof(
      id: id, location: Location(path: document.path, line: anchorLine), title: title,
      fields: fields(in: range.lowerBound..<blockEnd), sections: sections)
  }

  private func sectionMarks() -> [(section: ClaimProof.Section, line: Int, prefix: Int)] {
    range.compactMap { line in
      guard let match = document.prose[line - 1].prefixMatch(of: Pattern.sectionMark),
        let section = ClaimProof.Section(rawValue: String(match.1))
      else { return nil }
      return (section, line, match.0.count)
    }
  }

  private func fields(in block: Range<Int>) -> [ClaimProof.Field: ClaimProof.Content] {
    var fields: [ClaimProof.Field: ClaimProof.Content] = [:]
    for line in block {
      guard let match = document.lines[line - 1].prefixMatch(of: Pattern.fieldMark),
        let field = ClaimProof.Field(rawValue: String(match.1)), fields[field] == nil
      else { continue }
      let end = block.first { $0 > line && !continues(document.lines[$0 - 1]) } ?? block.upperBound
      fields[field] = content(of: line..<end, droppingPrefix: match.0.count, isOneLine: true)
    }
    return fields
  }

  /// Whether a line continues the list item above it.
  private func continues(_ line: String) -> Bool {
    !line.trimmed.isEmpty && !line.hasPrefix("- ") && !line.hasPrefix("* ")
  }

  private func content(of lines: Range<Int>, droppingPrefix prefix: Int, isOneLine: Bool) -> ClaimProof.Content {
    let first = document.lines[lines.lowerBound - 1].dropFirst(prefix).trimmed
    // A section keeps the indentation of its lines, which nests lists.
    let rest = lines.dropFirst().map { isOneLine ? document.lines[$0 - 1].trimmed : String(document.lines[$0 - 1]) }
    return ClaimProof.Content(
      text: ([first] + rest).joined(separator: isOneLine ? " " : "\n").trimmed, line: lines.lowerBound,
      links: document.links.filter { lines.contains($0.line) },
      codeSpans: document.codeSpans.filter { lines.contains($0.line) })
  }
}
