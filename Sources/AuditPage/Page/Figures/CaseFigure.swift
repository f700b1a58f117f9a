import Console
import TestEvidence

/// A case as a figure: a graph as a picture, a table or the tables of a system as tables.
struct CaseFigure {
  /// What a narrow screen leaves for a figure.
  private static let phoneWidth = 300.0

  private let drawing: CaseDrawing
  private let id: String
  private let document: EvidenceDocument

  /// The figure of a case.
  ///
  /// - Parameters:
  ///   - drawing: The case.
  ///   - id: The id of the figure.
  ///   - document: What it is the case of.
  init(_ drawing: CaseDrawing, id: String, of document: EvidenceDocument) {
    (self.drawing, self.id, self.document) = (drawing, id, document)
  }

  var markup: Markup {
    let graph = drawing.graph.map { graph -> [Markup] in
      let picture = CaseGraph(graph)
      return [
        PageSection.scroller("Picture of the graph", isWide: picture.size > Self.phoneWidth, picture.markup(id: id))
      ]
    }
    let tables = drawing.tables.enumerated().map { index, table in
      let name = table.title.isEmpty ? drawing.tables.count == 1 ? "Table" : "Table \(index + 1)" : table.title
      return CaseTable(table, caption: name).markup
    }
    return .element(
      "figure", ["id": id, "class": "case", "aria-labelledby": "\(id)-caption"],
      (graph ?? []) + (tables.isEmpty ? [] : [.element("div", ["class": "tables"], tables)])
        + [.element("figcaption", ["id": "\(id)-caption"], text: caption)])
  }

  private var caption: String {
    let subject =
      document.refutation?.drawing == nil ? "The case of the greatest score" : "The smallest counterexample found"
    var parts: [String] = []
    if let graph = drawing.graph { parts.append(CaseGraph(graph).words) }
    if !drawing.tables.isEmpty {
      parts.append(drawing.tables.map { CaseTable($0, caption: "").words }.joined(separator: "; "))
    }
    return parts.isEmpty ? "\(subject)." : "\(subject): \(parts.joined(separator: "; "))."
  }
}
