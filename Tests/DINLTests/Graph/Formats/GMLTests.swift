import DINL
import Foundation
import Testing

@Suite struct `GML is read as NetworkX, the Topology Zoo and editors write it` {
  static func fixture(_ name: String) -> URL { `Graphs are read and written in public formats`.fixture(name) }

  static func graph(_ content: String) throws -> CapacitatedGraph {
    try withoutPlace { try GraphFile(Data("graph [\n\(content)\n]".utf8), as: .gml).graph }
  }

  static let nodes = #"node [ id 0 label "r" ] node [ id 1 label "a" ]"#
  static let edge = "edge [ source 0 target 1 capacity 2 ]"

  @Test func `GML of NetworkX gives the same graph as its JSON, with names written by character references`() throws {
    let graph = try CapacitatedGraph.read(from: Self.fixture("networkx.gml"))
    let json = try CapacitatedGraph.read(from: Self.fixture("edges.json"))
    #expect(graph.nodeNames == ["Zürich & \"west\"", "a", "b"] && graph.links == json.links)
    #expect(
      try CapacitatedGraph.read(from: Self.fixture("multigraph.gml"))
        == CapacitatedGraph.read(from: Self.fixture("multigraph.json")))
  }

  @Test func `the Topology Zoo's dialect: repeated labels, speeds, labels with a rate, parallel links, coordinates`()
    throws
  {
    let read = try GraphFile.read(from: Self.fixture("zoo.gml"), options: .init(defaultCapacity: 3))
    #expect(read.graph.nodeNames == ["Genève", "None (1)", "None (2)", "Bern"])
    #expect(
      read.graph.links == [
        Link(0, 3, capacity: 1e10 / 32), Link(0, 1, capacity: 2_488_320_000 / 32 + 311_040_000 / 32),
        Link(1, 2, capacity: 3), Link(2, 3, capacity: 3), Link(1, 3, capacity: 3),
      ])
    #expect(read.capacities.counts == [.speed: 1, .label: 2, .standard: 3])
    #expect(read.capacities.unread.isEmpty && read.capacities.unreadLabels == ["300M-1Gb/s", "< 10 Gbps"])
    #expect(read.positions.map { $0?.x } == [6.15, nil, nil, 7.45] && read.positions[3]?.isGeographic == true)
  }

  @Test func `nested lists, comments, other lists and repeated keys that are not read leave the graph as it is`() throws
  {
    let text = """
      Creator "an editor" # a remark ]
      Version 2.15
      meta [ graph [ node [ id 9 ] ] list [ a 1 ] ]
      graph [
        hierarchic 1 directed 0 label "\\"
        graphics [ w 1 ]
        node [ id 0 label "a]b" graphics [ x 10.5 y -20 fill "#FF" outline [ x 7 ] ] tag 1 tag 2 ]
        node [ id "n1" graphics [ x 1 ] ]
        edge [ source "n1" target 0 capacity 2.5e0 width 4 graphics [ capacity 9 Line [ point [ x 1 y 2 ] ] ] ]
      ]
      """
    let read = try GraphFile(Data(text.utf8))
    #expect(read.format == .gml && read.graph.nodeNames == ["a]b", "n1"])
    #expect(read.graph.links == [Link(1, 0, capacity: 2.5, width: 4)])
    #expect(read.positions.map { $0?.x } == [10.5, nil] && read.positions[0]?.y == 20)
  }

  @Test(arguments: ["/* a remark */", "// a remark\n"]) func `comments with slashes are those of other formats`(
    remark: String
  ) throws {
    #expect(try Self.graph("# a remark\n\(Self.nodes) \(Self.edge)").linkCount == 1)
    #expect(throws: GraphError.self) { try Self.graph("\(remark) \(Self.nodes) \(Self.edge)") }
    #expect(throws: GraphError.self) { try Self.graph("\(Self.nodes) \(remark) \(Self.edge)") }
  }

  @Test func `a directed graph gives each link in both directions, and parallel links need multigraph`() throws {
    let reverse = "edge [ source 1 target 0 capacity 2 ]"
    let nodes = Self.nodes
    #expect(try Self.graph("\(nodes) \(Self.edge) \(reverse) directed 1").links == [Link(0, 1, capacity: 2)])
    #expect(throws: GraphError.missingReverse(GraphError.LinkName("r", "a"))) {
      try Self.graph("directed 1 \(nodes) \(Self.edge)")
    }
    #expect(throws: GraphError.duplicateLink(GraphError.LinkName("a", "r"))) {
      try Self.graph("\(nodes) \(Self.edge) \(reverse)")
    }
    #expect(try Self.graph("multigraph 1 \(nodes) \(Self.edge) \(reverse)").links == [Link(0, 1, capacity: 4)])
    #expect(try Self.graph("multigraph 0 \(nodes) \(Self.edge)").links == [Link(0, 1, capacity: 2)])
  }

  @Test func `parallel links of the Topology Zoo add up, unless the file says that it is no multigraph`() throws {
    let links = "\(Self.nodes) \(Self.edge) \(Self.edge)"
    let zoo = "Creator \"Topology Zoo Toolset\""
    #expect(try Self.graph("\(zoo) \(links)").links == [Link(0, 1, capacity: 4)])
    let twice = GraphError.duplicateLink(GraphError.LinkName("r", "a"))
    #expect(throws: twice) { try Self.graph("\(zoo) multigraph 0 \(links)") }
    #expect(throws: twice) { try Self.graph("Creator \"mine\" \(links)") }
  }

  @Test(arguments: [
    ("&#233;", "é"), ("&#xE9;", "é"), ("&#XE9;", "é"), ("&#128512;", "😀"), ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"),
    ("&#38;#33;", "&#33;"), ("a&b", "a&b"), ("&;", "&;"), ("&#;", "&#;"), ("&#x;", "&#x;"), ("&eacute;", "&eacute;"),
    ("&#1114112;", "&#1114112;"), ("&#xD800;", "&#xD800;"), ("&#-1;", "&#-1;"), ("&#+1;", "&#+1;"), ("&", "&"),
    ("&#000000000233;", "&#000000000233;"), ("&#00000000233;", "é"), ("&#10;", "\n"), ("é\u{301}&", "é\u{301}&"),
  ])
  func `a character reference is its character, and what is none stays as it is`(text: String, name: String) throws {
    let nodes = "node [ id 0 label \"\(text)\" ] node [ id 1 ]"
    let names = try Self.graph(nodes).nodeNames
    #expect(names[0].unicodeScalars.elementsEqual(name.unicodeScalars))
  }

  static let faults = [
    TextFault("graph [ node [ id 0 ] ] graph [ ]", line: 1, "a second graph"),
    TextFault("graph [\nnode [ id 0\n", line: 2, "\"node\" has no end"),
    TextFault("graph [ ]\n]", line: 2, "closes no list"),
    TextFault("a 1\n\nb \"x", line: 3, "the text of \"b\" has no end"),
    TextFault("graph [\n1 2 ]", line: 2, "needs a key"),
    TextFault("graph [ node ] ", line: 1, "\"node\" has no value"), TextFault("graph", line: 1, "no value"),
    TextFault("x 1\n# graph [ ]\n", line: 3, "there is no list graph"), TextFault("", line: 1, "no list graph"),
    TextFault("graph [\nnode [\nlabel \"x\" ] ]", line: 2, "a node has no id"),
    TextFault("graph [ node [ id 0 ]\nedge [ source 0 ] ]", line: 2, "an edge has no target"),
    TextFault("graph [ node [ id 0 ]\nedge [ target 0 ] ]", line: 2, "an edge has no source"),
    TextFault("graph [ node [ id 0\nid 1 ] ]", line: 2, "id stands twice"),
    TextFault("graph [ directed 0\ndirected 1 ]", line: 2, "directed stands twice"),
    TextFault("graph [ node [ id 0 ]\nnode [ id 0 ] ]", line: 2, "two nodes are named '0'"),
    TextFault("graph [\nnode [ id 0 ]\nedge [ source 0 target 7 ] ]", line: 3, "unknown node '7'"),
    TextFault("graph [\n\(nodes)\nedge [ source 0 target 1 ] ]", line: 3, "--default-capacity"),
    TextFault("graph [\n\(nodes)\nedge [ source 0 target 1 capacity NAN ] ]", line: 3, "'NAN' is not a number"),
    TextFault("graph [\n\(nodes)\nedge [ source 0 target 1 capacity 0 ] ]", line: 3, "capacity 0.0"),
    TextFault(
      "graph [\n\(nodes)\nedge [ source 0 target 1 capacity 1 width 3000000000 ] ]", line: 3, "width 3000000000"),
    TextFault(String(repeating: "a [", count: 300), line: 1, "nested deeper than 256"),
  ]

  @Test(arguments: faults) func `what violates the format is refused with its line`(fault: TextFault) {
    #expect(fault.isRefused(as: .gml), "\(TextFault.outcome(Data(fault.text.utf8), as: .gml))")
  }

  @Test(arguments: ["directed", "multigraph"]) func `a flag is 0 or 1`(name: String) {
    #expect {
      try Self.graph("\(name) 2 \(Self.nodes)")
    } throws: { error in
      "\(error)".contains("\(name) of the graph: is '2'; write 0 or 1")
    }
  }

  @Test func `lists may be nested 256 deep`() throws {
    let text = String(repeating: "a [ ", count: 256) + String(repeating: "] ", count: 256)
    #expect(try GraphFile(Data((text + "graph [ node [ id 0 ] ]").utf8), as: .gml).graph.nodeCount == 1)
  }

  @Test func `bytes that are not UTF-8 are refused with their line, and CRLF and a byte-order mark are read`() throws {
    let bytes = Array("graph [\nnode [ id 0 label \"".utf8) + [0xE9] + Array("\" ] ]".utf8)
    #expect(
      TextFault.outcome(Data(bytes), as: .gml) == "line 2: is not UTF-8; save the file as UTF-8")
    let text = "\u{FEFF}graph [\r\n\(Self.nodes)\r\n\(Self.edge)\r\n]\r\n"
    #expect(try GraphFile(Data(text.utf8)).graph.links == [Link(0, 1, capacity: 2)])
  }

  @Test func `control: a reader that takes only five names of characters is refuted by a number`() throws {
    let text = "graph [ node [ id 0 label \"Gen&#232;ve\" ] ]"
    #expect(try GraphFile(Data(text.utf8)).graph.nodeNames == ["Genève"])
    #expect(try GraphFile(Data(text.replacing("&#", with: "&amp;#").utf8)).graph.nodeNames == ["Gen&#232;ve"])
  }
}
