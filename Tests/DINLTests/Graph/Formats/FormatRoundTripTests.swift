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
    let write: @Sendable (WrittenGraph) -> String
    var testDescription: String { "\(format)" }
  }

  static let forms = [
    Form(format: .nodeLinkJSON, kept: .all) { GraphWriters.nodeLinkJSON($0) },
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
      let read = try GraphFile(Data(form.write(WrittenGraph(graph)).utf8))
      #expect(read.format == form.format)
      #expect(Self.isSame(read.graph, graph, form.kept))
    }
  }

  /// A graph with self-loops, one of them with a wrong capacity, and with a smaller component, whose link has no
  /// capacity, before or behind its own nodes.
  static func disturbed(_ graph: CapacitatedGraph, for kept: Kept, using random: inout RandomStream) -> WrittenGraph {
    var written = WrittenGraph(graph)
    let count = graph.nodeCount
    let others = count > 2 ? 2 : 1
    written.nodeNames += (0..<others).map { name(count + $0, plain: kept == .plainNames) }
    if others == 2 { written.links.append(.init(first: count, second: count + 1)) }
    for (node, capacity) in [(random.index(below: count), -1.0), (count + others - 1, nil)] {
      let loop = WrittenGraph.WrittenLink(first: node, second: node, capacity: capacity)
      written.links.insert(loop, at: random.index(below: written.links.count + 1))
    }
    guard random.index(below: 2) == 0 else { return written }
    written.nodeNames = Array(written.nodeNames[count...] + written.nodeNames[..<count])
    for link in written.links.indices {
      let (first, second) = (written.links[link].first, written.links[link].second)
      written.links[link].first = (first + others) % (count + others)
      written.links[link].second = (second + others) % (count + others)
    }
    return written
  }

  @Test(arguments: forms) func `and self-loops and a smaller component beside it are left out`(form: Form) {
    GraphCases.check(cases: 100, nodes: 2...12) { shape, _, random in
      let graph = try Self.graph(shape, for: form.kept)
      let data = Data(form.write(Self.disturbed(graph, for: form.kept, using: &random)).utf8)
      let read = try GraphFile(data, options: .init(keepsLargestComponent: true))
      #expect(Self.isSame(read.graph, graph, form.kept))
      #expect(read.selfLoops == 2 && read.leftOut?.links == (graph.nodeCount > 2 ? 1 : 0))
      #expect(read.capacities.links == graph.linkCount)
      // The control reads the whole: another graph, or no graph without a capacity.
      let whole = try GraphFile(data, options: .init(defaultCapacity: 1))
      #expect(!Self.isSame(whole.graph, graph, form.kept))
      if graph.nodeCount > 2 { #expect(throws: GraphError.self) { try GraphFile(data) } }
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
      let text = form.write(WrittenGraph(graph))
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
