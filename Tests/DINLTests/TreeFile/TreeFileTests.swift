import DINL
import Foundation
import PropertyTesting
import RealModule
import Testing

@Suite struct `A graph that is written with its tree is read back to the same graph and the same tree` {
  static func name(_ node: Int) -> String {
    `One graph written in every format is read back to the same graph`.name(node, plain: false)
  }

  /// The graph with names of all kinds.
  static func renamed(_ shape: CapacitatedGraph) throws -> CapacitatedGraph {
    try CapacitatedGraph(nodeNames: shape.nodeNames.indices.map(name), links: shape.links)
  }

  /// Whether a text is read to the graph of a tree, and with its own root and exponent to the same tree.
  static func isRead(_ data: Data, as tree: ShortestPathTree) throws -> Bool {
    let file = try GraphFile(data)
    guard let root = try file.root(), let exponent = try file.exponent() else { return false }
    let again = try file.graph.shortestPathTree(from: root, exponent: exponent)
    let isDOT = file.format == .dot
    return file.graph.nodeNames == tree.graph.nodeNames
      && (isDOT ? NamedGraph(file.graph) == NamedGraph(tree.graph) : file.graph == tree.graph)
      && again.root == tree.root && again.exponent == tree.exponent && again.parents == tree.parents
      && again.parentLinks == tree.parentLinks && again.distances == tree.distances && again.hops == tree.hops
  }

  @Test(arguments: TreeFile.Format.allCases) func `in every format`(format: TreeFile.Format) {
    GraphCases.check(cases: 200, nodes: 1...12) { shape, root, random in
      let graph = try Self.renamed(shape)
      let exponent = [1, 0, 0.5, 2][random.index(below: 4)]
      let tree = try graph.shortestPathTree(from: root, exponent: exponent)
      #expect(try Self.isRead(TreeFile(tree).data(as: format), as: tree))
    }
  }

  static let triangle: ShortestPathTree? = try? CapacitatedGraph(
    nodeNames: ["r", "a", "b\u{0}\n"],
    links: [Link(0, 1, capacity: 1), Link(1, 2, capacity: 1), Link(0, 2, capacity: 1, width: 4)]
  ).shortestPathTree(from: 0)

  @Test func `the tree stands in the attributes of nodes, links and the graph`() throws {
    let tree = try #require(Self.triangle)
    let data = try TreeFile(tree).data(as: .json)
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let graph = try #require(document["graph"] as? [String: Any])
    #expect(graph["root"] as? String == "r" && graph["exponent"] as? Double == 1)
    let nodes = try #require(document["nodes"] as? [[String: Any]])
    #expect(nodes.map { $0["parent"] as? String } == [nil, "r", "a"] && nodes[0]["parent"] is NSNull)
    #expect(nodes.map { $0["distance"] as? Double } == [0, 1, 2] && nodes.map { $0["hops"] as? Int } == [0, 1, 2])
    let edges = try #require(document["edges"] as? [[String: Any]])
    #expect(edges.map { $0["tree"] as? Bool } == [true, true, false])
    let dot = String(decoding: try TreeFile(tree).data(as: .dot), as: UTF8.self)
    #expect(dot == tree.dot() && dot.contains("name=\"b&#0;&#10;\"") && dot.contains("2 -> 1 ["))
  }

  @Test func `GraphML has the tree as data, and is refused for names that XML does not admit`() throws {
    let graph = try CapacitatedGraph(
      nodeNames: [" <r>\t", "a&\"\r\n"], links: [Link(0, 1, capacity: 0.1, width: 4)])
    let tree = try graph.shortestPathTree(from: 1)
    let text = String(decoding: try TreeFile(tree).data(as: .graphml), as: UTF8.self)
    #expect(text.contains("<node id=\" &#60;r&#62;&#9;\"><data key=\"parent\">a&#38;&#34;&#13;&#10;</data>"))
    #expect(text.contains("<data key=\"distance\">40.0</data><data key=\"hops\">1</data></node>"))
    #expect(text.contains("<data key=\"width\">4</data><data key=\"tree\">true</data></edge>"))
    #expect(try Self.isRead(Data(text.utf8), as: tree))
    #expect {
      try TreeFile(#require(Self.triangle)).data(as: .graphml)
    } throws: { error in
      "\(error)".contains(
        "name of node 'b\\u{0}\\u{A}': has a character that XML does not admit; write the file as .json")
    }
    for character in ["\u{1F}", "\u{FFFE}", "\u{FFFF}"] {
      let odd = try CapacitatedGraph(nodeNames: [character], links: []).shortestPathTree(from: 0)
      #expect(throws: GraphError.self) { try TreeFile(odd).data(as: .graphml) }
      #expect(try Self.isRead(TreeFile(odd).data(as: .dot), as: odd))
    }
  }

  @Test(arguments: TreeFile.Format.allCases) func `the places of nodes and their columns are kept`(
    format: TreeFile.Format
  )
    throws
  {
    let text = #"""
      {"nodes": [{"id": "r", "columns": ["x, y", " \"z\"", "w"], "Longitude": 6.5, "Latitude": -46},
      {"id": "a", "x": 1, "y": 2},
      {"id": "b", "pos": [3, 4.5], "columns": []}], "edges": [{"source": "r", "target": "a", "capacity": 1},
      {"source": "r", "target": "b", "capacity": 1}]}
      """#
    let file = try GraphFile(Data(text.utf8))
    let tree = try file.graph.shortestPathTree(from: 0)
    let written = TreeFile(tree, positions: file.positions, columns: try file.columns())
    let again = try GraphFile(try written.data(as: format))
    #expect(again.positions == file.positions && again.positions.count { $0 != nil } == 3)
    #expect(try again.columns() == file.columns() && file.columns() == [["x, y", " \"z\"", "w"], nil, []])
  }

  @Test func `a format is told by the extension, in either case`() {
    func format(_ name: String) -> TreeFile.Format? { TreeFile.Format(extensionOf: URL(fileURLWithPath: name)) }
    #expect(format("a.json") == .json && format("a.b/c.GraphML") == .graphml && format("x.DOT") == .dot)
    for name in ["a", "a.gml", "json", "a.json/b"] { #expect(format(name) == nil) }
  }

  @Test func `a width that no reader accepts is not written`() throws {
    for (width, isWritten) in [(2_147_483_647, true), (2_147_483_648, false)] {
      let graph = try CapacitatedGraph(nodeCount: 2, links: [Link(0, 1, capacity: 1, width: width)])
      let file = TreeFile(try graph.shortestPathTree(from: 0))
      for format in TreeFile.Format.allCases {
        if isWritten {
          #expect(try GraphFile(file.data(as: format)).graph.links[0].width == width)
        } else {
          #expect(throws: GraphError.excessiveWidth(GraphError.LinkName("0", "1"), width: width)) {
            try file.data(as: format)
          }
        }
      }
    }
  }

  @Test func `control: another root, exponent, capacity or name is refuted in every format`() throws {
    let graph = try CapacitatedGraph(
      nodeNames: ["left", "right", "top"],
      links: [Link(0, 1, capacity: 7), Link(1, 2, capacity: 8), Link(0, 2, capacity: 2, width: 9)])
    let tree = try graph.shortestPathTree(from: 1, exponent: 0.5)
    for format in TreeFile.Format.allCases {
      let text = String(decoding: try TreeFile(tree).data(as: format), as: UTF8.self)
      #expect(try Self.isRead(Data(text.utf8), as: tree))
      let root = try TreeFile(graph.shortestPathTree(from: 0, exponent: 0.5)).data(as: format)
      let exponent = try TreeFile(graph.shortestPathTree(from: 1, exponent: 0.25)).data(as: format)
      let damaged = [("left", "lift"), ("7", "6"), ("9", "8")].map { Data(text.replacing($0.0, with: $0.1).utf8) }
      for data in [root, exponent] + damaged { #expect(try !Self.isRead(data, as: tree), "\(format)") }
    }
  }
}
