import TestSupport
import Testing

@testable import AuditPage
@testable import AuditRun

/// A page as an XML parser reads it, independently of the code that wrote it.
struct PageReading {
  let html: String
  let elements: [WellFormedness.Element]

  /// Reads the page of a report.
  init(_ report: AuditReport) throws { try self.init(html: ReportPage(report).html) }

  /// Reads a page.
  init(html: String) throws {
    self.html = html
    elements = try #require(WellFormedness.elements(of: html), "the page must be well-formed")
  }

  /// The elements of a class.
  func elements(ofClass name: String) -> [WellFormedness.Element] {
    elements.filter { $0.attributes["class"]?.split(separator: " ").contains(Substring(name)) == true }
  }

  /// The element with an id.
  func element(_ id: String) throws -> WellFormedness.Element {
    try #require(elements.first { $0.attributes["id"] == id }, "\(id) must be there")
  }

  /// The markup of the section with an id, up to the end of the first section in it.
  func section(_ id: String) throws -> Substring {
    let parts = html.split(separator: "<section id=\"\(id)\"")
    return try #require(parts.count == 2 ? parts[1].split(separator: "</section>").first : nil, "\(id) must be there")
  }

  /// The ids of the rows that are marked as broken.
  var broken: Set<String> { Set(elements(ofClass: "broken-row").compactMap { $0.attributes["id"] }) }

  /// What is wrong with the references of the page: ids that stand twice, and references to what is not there.
  var danglingReferences: [String] {
    let ids = elements.compactMap { $0.attributes["id"] }
    let known = Set(ids)
    let twice = known.filter { id in ids.filter { $0 == id }.count > 1 }
    let targets = elements.flatMap { element -> [String] in
      let link = element.attributes["href"].flatMap { $0.hasPrefix("#") ? String($0.dropFirst()) : nil }
      let names = (element.attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
      return names + (link.map { [$0] } ?? [])
    }
    return twice.sorted() + targets.filter { !known.contains($0) }
  }

  /// What a browser would load from elsewhere. The names of SVG, MathML and XHTML load nothing.
  var outsideReferences: [String] {
    let names = ["2000/svg", "1999/xhtml", "1998/Math/MathML"].map { "xmlns=\"http://www.w3.org/\($0)\"" }
    let rest = names.reduce(html) { $0.replacing($1, with: "") }
    return ["http:", "https:", "//", "src=", "url(", "@import", "<link", "<img"].filter(rest.contains)
  }
}
