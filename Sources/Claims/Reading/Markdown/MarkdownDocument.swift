import Foundation

/// The parts of a Markdown file that the audit needs: headings, anchors, links, code and tables, each with its line.
///
/// It reads the part of GitHub's Markdown that the project writes: headings marked by `#`, fenced code, inline
/// links and link definitions.
public struct MarkdownDocument: Sendable {
  /// A heading of the document.
  public struct Heading: Hashable, Sendable {
    /// The level, from 1 to 6.
    public let level: Int
    /// The text as written, without the `#` around it.
    public let title: String
    /// The line of the heading, from 1.
    public let line: Int
  }

  /// A piece of text and the line on which it begins.
  public struct Fragment: Hashable, Sendable {
    /// The piece of text.
    public let text: String
    /// The line on which the text begins, from 1.
    public let line: Int
  }

  /// Fenced code.
  public struct FencedBlock: Hashable, Sendable {
    /// The first word behind the fence, such as `swift`; empty if there is none.
    public let language: String
    /// The lines between the fences, as written.
    public internal(set) var lines: [String]
    /// The line of the opening fence, from 1.
    public let line: Int
  }

  /// The path of the file from the project's root.
  public let path: String
  /// The lines as written; line 1 is at index 0.
  public let lines: [String]
  /// The lines with code and comments replaced by spaces, and fenced lines by empty ones.
  public let prose: [String]
  /// The code between backquotes; spaces replace its line breaks.
  public let codeSpans: [Fragment]
  /// The fenced code in order.
  public let fencedBlocks: [FencedBlock]
  /// The headings in order.
  public let headings: [Heading]
  /// The ids that HTML attributes `id` or `name` set.
  public let anchors: [Fragment]
  /// The decoded targets of inline links, images, link definitions and HTML attributes, in order of line.
  public let links: [Fragment]

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - text: The file's text.
  ///   - path: The file's path from the project's root.
  /// - Complexity: O(n) in the length of the text.
  public init(_ text: String, path: String) {
    let unixText = text.replacing("\r\n", with: "\n")
    let lines = unixText.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var masker = MarkdownMasker(lines: lines)
    masker.maskFences()
    masker.maskSpansAndComments()
    self.path = path
    self.lines = lines
    prose = masker.prose
    codeSpans = masker.codeSpans
    fencedBlocks = masker.fencedBlocks
    headings = Self.headings(prose: prose, lines: lines)
    anchors = Self.fragments(of: prose, matching: Pattern.anchor)
    links = Self.links(prose: prose)
  }

  /// The lines inside fenced code.
  public var fencedLines: [Fragment] {
    fencedBlocks.flatMap { block in
      block.lines.enumerated().map { Fragment(text: $1, line: block.line + 1 + $0) }
    }
  }

  /// All names that a link's `#fragment` can lead to: the ids in HTML attributes, and the slugs of the headings.
  public var linkableNames: Set<String> {
    var names = Set(anchors.map(\.text))
    var uses: [String: Int] = [:]
    for heading in headings {
      let slug = Self.slug(of: heading.title)
      let count = uses[slug, default: 0]
      uses[slug] = count + 1
      names.insert(count == 0 ? slug : "\(slug)-\(count)")
    }
    return names
  }

  /// The id that GitHub gives a heading: in lowercase, without punctuation, with hyphens for spaces.
  ///
  /// - Parameter title: The heading's text as written.
  public static func slug(of title: String) -> String {
    let visible = title.replacing(Pattern.element, with: "").replacing(Pattern.linkText) { $0.1 }
    return String(
      visible.trimmed.lowercased().compactMap { character in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || character == "-" || character == "_" ? character : nil
      })
  }

  private static func headings(prose: [String], lines: [String]) -> [Heading] {
    prose.indices.compactMap { index in
      guard let match = prose[index].wholeMatch(of: Pattern.heading) else { return nil }
      let written = lines[index].drop { $0 == " " }.drop { $0 == "#" }
      return Heading(
        level: match.1.count, title: written.trimmed.replacing(Pattern.headingEnd, with: ""), line: index + 1)
    }
  }

  private static func links(prose: [String]) -> [Fragment] {
    let inline = fragments(
      of: prose, matching: Pattern.inlineTarget)
    let definitions = fragments(of: prose, matching: Pattern.definedTarget)
    let attributes = fragments(of: prose, matching: Pattern.attributeTarget)
    return (inline + definitions + attributes).sorted { $0.line < $1.line }.map { fragment in
      let isBracketed = fragment.text.hasPrefix("<") && fragment.text.hasSuffix(">")
      let target = isBracketed ? String(fragment.text.dropFirst().dropLast()) : fragment.text
      return Fragment(text: target.removingPercentEncoding ?? target, line: fragment.line)
    }
  }

  private static func fragments(of prose: [String], matching pattern: Regex<(Substring, Substring)>) -> [Fragment] {
    prose.indices.flatMap { index in
      prose[index].matches(of: pattern).map { Fragment(text: String($0.output.1), line: index + 1) }
    }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
