import Claims
import Foundation
import TestSupport
import Testing

@testable import AuditPage

@Suite struct `The proofs on a page` {
  /// The texts of the files that hold the proofs, by name.
  private static func proofs() throws -> [(name: String, text: String)] {
    let folder = Project.folder.appending(path: "Proofs", directoryHint: .isDirectory)
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "md" }.map { file in
      (file.lastPathComponent, try String(contentsOf: file, encoding: .utf8))
    }
  }

  /// The anchors of all claims.
  private static func anchors(_ proofs: [(name: String, text: String)]) -> Set<String> {
    Set(
      proofs.flatMap { proof in
        ClaimProof.read(MarkdownDocument(proof.text, path: proof.name)).map(\.id.description)
      })
  }

  @Test func `all texts and their mathematics become admitted markup`() throws {
    let proofs = try Self.proofs()
    let writer = MarkdownWriter(links: PageLinks(anchors: Self.anchors(proofs)))
    var formulas = 0
    for (name, text) in proofs {
      let html = try writer.nodes(of: text).map(\.source).joined()
      #expect(MarkupCheck.faults(of: html) == [], "\(name)")
      // No dollar sign stands in code there, so each formula has two pairs of its own.
      let marks = text.components(separatedBy: "$$").count - 1
      #expect(html.components(separatedBy: "<math ").count - 1 == marks / 2, "\(name)")
      #expect(!html.contains("$") && marks.isMultiple(of: 2), "\(name)")
      formulas += marks / 2
    }
    #expect(formulas > 0)
  }

  @Test func `every claim's statement leads to claims of the page only`() throws {
    let proofs = try Self.proofs()
    let anchors = Self.anchors(proofs)
    let writer = MarkdownWriter(links: PageLinks(anchors: anchors))
    var links = 0
    for (name, text) in proofs {
      for claim in ClaimProof.read(MarkdownDocument(text, path: name)) {
        for part in Array(claim.sections.values) + Array(claim.fields.values) {
          let html = try writer.nodes(of: part.text, line: part.line).map(\.source).joined()
          #expect(MarkupCheck.faults(of: html) == [], "\(claim.id)")
          let targets = html.matches(of: #/href="#([^"]*)"/#).map { String($0.output.1) }
          #expect(targets.allSatisfy(anchors.contains), "\(claim.id)")
          links += targets.count
        }
      }
    }
    #expect(links > 0)
  }

  @Test func `a list within a list of a statement stays within it`() throws {
    let text = "<a id=\"GR-001\"></a>\n## GR-001 A\n\n**Claim.** Both hold:\n\n- one\n  - in one\n- two\n"
    let claim = try #require(ClaimProof.read(MarkdownDocument(text, path: "Graph.md")).first)
    let html = try MarkdownWriter(links: PageLinks(anchors: [])).nodes(of: try #require(claim.sections[.claim]).text)
    #expect(
      html.map(\.source).joined()
        == "<p>Both hold:</p><ul><li>one<ul><li>in one</li></ul></li><li>two</li></ul>")
  }

  @Test func `control: a proof with an unknown command is refused, with its line`() throws {
    let writer = MarkdownWriter(links: PageLinks(anchors: []))
    var planted = 0
    for (_, text) in try Self.proofs() {
      // The first command of the first formula.
      guard let mark = text.range(of: "$$"), let command = text.range(of: "\\", range: mark.upperBound..<text.endIndex)
      else { continue }
      let line = text[..<command.lowerBound].components(separatedBy: "\n").count
      let faulty = text.replacingCharacters(in: command, with: "\\planted ")
      let error = #expect(throws: MathematicsError.self) { try writer.nodes(of: faulty) }
      #expect(error?.fault == .unknownCommand("\\planted") && error?.position.line == line)
      planted += 1
    }
    #expect(planted > 0)
  }

  @Test func `control: a script planted in a statement is shown as text`() throws {
    let writer = MarkdownWriter(links: PageLinks(anchors: []))
    for (name, text) in try Self.proofs() where text.contains("**Claim.** ") {
      let faulty = text.replacing("**Claim.** ", with: "**Claim.** <script>alert(1)</script> ")
      let html = try writer.nodes(of: faulty).map(\.source).joined()
      #expect(MarkupCheck.faults(of: html) == [], "\(name)")
      #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "\(name)")
    }
  }
}
