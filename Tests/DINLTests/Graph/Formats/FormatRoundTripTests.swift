import DINL
import Foundation
import Testing

@Suite struct `One graph written in every format is read back to the same graph` {
  /// What of a graph a format keeps.
  enum Kept: Sendable {
    /// Everything, in order.
    case all
    /// Everything but the order of the nodes.
    case names
    /// Everything but widths and names with characters other than letters, digits and hyphens.
    case plainNames
  }

  struct Form: Sendable, CustomTestStringConvertible {
    let format: GraphFormat
    let kept: Kept
    let write: @Sendable (CapacitatedGraph) throws -> String
    var testDescription: String { "\(format)" }
  }

  static let forms = [
    Form(format: .nodeLinkJSON, kept: .all) { String(decoding: try $0.nodeLinkJSON(), as: UTF8.self) },
    Form(format: .graphML, kept: .all) { GraphWriters.graphML($0) },
    Form(format: .gml, kept: .all) { GraphWriters.gml($0) }, Form(format: .dot, kept: .all) { GraphWriters.dot($0) },
    Form(format: .edgeList, kept: .names) { GraphWriters.edgeList($0, separator: ",") },
    Form(format: .edgeList, kept: .names) { GraphWriters.edgeList($0, separator: "\t") },
    Form(format: .edgeList, kept: .names) { GraphWriters.edgeList($0, separator: ";") },
    Form(format: .edgeList, kept: .names) { GraphWriters.edgeList($0, separator: " ") },
    Form(format: .sndlibNative, kept: .plainNames) { GraphWriters.sndlibNative($0) },
    Form(format: .sndlibXML, kept: .plainNames) { GraphWriters.sndlibXML($0) },
  ]

  /// Names of all kinds, in which quotes, separators, brackets, references and scripts occur.
  static func name(_ node: Int, plain: Bool) -> String {
    let odd = ["\"q\"", "a,b;c", "é & <x>", "[x] {y}", "#\\\"", "\u{5D0}&#38;", "日本", "two  words", "x", "'-'"]
    return plain ? "node-\(node)" : "\(odd[node % odd.count]) \(node)"
  }

  static func graph(_ shape: CapacitatedGraph, for kept: Kept) throws -> CapacitatedGraph {
    try CapacitatedGraph(
      nodeNames: shape.nodeNames.indices.map { name($0, plain: kept == .plainNames) },
      links: shape.links.map {
        Link($0.first, $0.second, capacity: $0.capacity, width: kept == .plainNames ? 1 : $0.width)
      })
  }

  static func isSame(_ read: CapacitatedGraph, _ graph: CapacitatedGraph, _ kept: Kept) -> Bool {
    kept == .names ? NamedGraph(read) == NamedGraph(graph) : read == graph
  }

  @Test(arguments: forms) func `and the format is recognized`(form: Form) {
    GraphCases.check(cases: 200, nodes: 2...12) { shape, _, _ in
      let graph = try Self.graph(shape, for: form.kept)
      let read = try GraphFile(Data(try form.write(graph).utf8))
      #expect(read.format == form.format)
      #expect(Self.isSame(read.graph, graph, form.kept))
    }
  }

  @Test func `every format that is read is among them`() {
    #expect(Set(Self.forms.map(\.format)) == Set(GraphFormat.allCases))
  }

  @Test func `control: a writer that rounds a capacity, or changes digits, is refuted`() throws {
    let shape = try CapacitatedGraph(
      nodeCount: 3, links: [Link(0, 1, capacity: 1.0 / 3, width: 2), Link(1, 2, capacity: 1, width: 3)])
    for form in Self.forms {
      let graph = try Self.graph(shape, for: form.kept)
      let text = try form.write(graph)
      let damaged =
        [text.replacing("0.3333333333333333", with: "0.333333333333333")]
        + (form.kept == .plainNames ? [] : [text.replacing("3", with: "5")])
      for text in damaged {
        let read = try? GraphFile(Data(text.utf8)).graph
        #expect(!(read.map { Self.isSame($0, graph, form.kept) } ?? false), "\(form.format)")
      }
      #expect(try Self.isSame(GraphFile(Data(text.utf8)).graph, graph, form.kept))
    }
  }
}
