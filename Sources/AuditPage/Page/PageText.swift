import Console

/// Texts of the project, which are Markdown, as parts of the page.
struct PageText {
  private let writer: MarkdownWriter
  private let anchors: Set<String>

  /// Texts on a page.
  ///
  /// - Parameter anchors: The ids of the claims on the page, to which links in the texts may lead.
  init(anchors: Set<String>) {
    writer = MarkdownWriter(links: PageLinks(anchors: anchors))
    self.anchors = anchors
  }

  /// The blocks of a text. If its mathematics cannot be converted, the text as it is written, and why.
  func blocks(_ text: String) -> [Markup] {
    do throws(MathematicsError) { return try writer.nodes(of: text) } catch {
      return [
        .element("pre", [:], [.element("code", text: text)]),
        .element("p", ["class": "bad"], text: "The text is shown as it is written: \(error)"),
      ]
    }
  }

  /// The spans of a text on one line, likewise.
  func spans(_ text: String) -> [Markup] {
    do throws(MathematicsError) { return try writer.spans(of: text) } catch { return [.text(text)] }
  }

  /// A text that is no Markdown, in which each id of a claim of the page leads to the claim.
  func linked(_ text: String) -> [Markup] {
    var nodes: [Markup] = []
    var rest = text[...]
    for match in text.matches(of: #/\b[A-Z]{2}-[0-9]{3}\b/#) where anchors.contains(String(match.output)) {
      nodes += [.text(String(rest[..<match.range.lowerBound])), link(to: String(match.output))]
      rest = text[match.range.upperBound...]
    }
    return nodes + [.text(String(rest))]
  }

  /// A link to a claim; the id alone if the claim is not on the page.
  func link(to claim: String) -> Markup {
    guard anchors.contains(claim) else { return .element("span", ["class": "claim-link"], text: claim) }
    return .element("a", ["class": "claim-link", "href": "#\(claim)"], text: claim)
  }

  /// Links to claims, in a row.
  func links(to claims: [String]) -> [Markup] {
    claims.map { [link(to: $0)] }.row
  }
}
