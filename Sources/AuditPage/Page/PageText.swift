import Console

/// Texts of the project, which are Markdown, as parts of the page.
struct PageText {
  private let writer: MarkdownWriter

  /// Texts on a page.
  ///
  /// - Parameter anchors: The ids of the claims on the page, to which links in the texts may lead.
  init(anchors: Set<String>) { writer = MarkdownWriter(links: PageLinks(anchors: anchors)) }

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
}
