import DINL
import Foundation
import Testing

@Suite struct `Nodes have the names that their program gives them` {
  static func names(_ text: String) throws -> [String] {
    try GraphFile(Data(text.utf8), options: .init(defaultCapacity: 1)).graph.nodeNames
  }

  static func json(_ nodes: String, edges: String = "") -> String { #"{"nodes": [\#(nodes)], "edges": [\#(edges)]}"# }

  @Test func `igraph writes the attribute name in GraphML and GML, and a label comes before it`() throws {
    let graphML = """
      <graphml><key id="v_name" for="node" attr.name="name"/><key id="l" for="node" attr.name="label"/>
      <graph edgedefault="undirected"><node id="n0"><data key="v_name">Oslo</data></node>
      <node id="n1"><data key="v_name">Bergen</data><data key="l">West</data></node>
      <node id="n2"><data key="v_name"></data></node><node id="n3"><data key="v_name">x</data></node>
      <node id="n4"><data key="v_name">x</data><data key="l"></data></node></graph></graphml>
      """
    #expect(try Self.names(graphML) == ["Oslo", "West", "n2", "x (n3)", "x (n4)"])
    let gml = #"graph [ node [ id 0 name "Oslo" ] node [ id 1 name "Bergen" label "West" ] node [ id 2 name "" ] ]"#
    #expect(try Self.names(gml) == ["Oslo", "West", "2"])
  }

  /// A file of yEd with some content in the graphics of its first node.
  static func yEd(_ graphics: String, data: String = "") -> String {
    """
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
    <key for="node" id="d0" yfiles.type="nodegraphics"/><key for="node" id="l" attr.name="label"/>
    <key for="node" id="n" attr.name="name"/><key for="edge" id="d1" yfiles.type="edgegraphics"/>
    <graph edgedefault="undirected" id="G"><node id="n0"><data key="d0">\(graphics)</data>\(data)</node>
    <node id="n1"><data key="d0"><y:ShapeNode/></data></node>
    <edge source="n0" target="n1"><data key="d1"><y:PolyLineEdge><y:NodeLabel>no</y:NodeLabel></y:PolyLineEdge></data>
    </edge></graph></graphml>
    """
  }

  @Test(arguments: [
    ("<y:ShapeNode><y:Fill/><y:NodeLabel a=\"b\">Oslo</y:NodeLabel><y:Shape/></y:ShapeNode>", "Oslo"),
    (
      "<y:ShapeNode><y:NodeLabel>\n Os<!-- x -->lo &amp; w\n<y:M>\n<y:N>z</y:N></y:M> </y:NodeLabel></y:ShapeNode>",
      "Oslo & w"
    ),
    (
      "<y:A><y:B><y:NodeLabel/><y:NodeLabel> </y:NodeLabel><y:NodeLabel>a</y:NodeLabel></y:B><y:NodeLabel/></y:A>",
      "a"
    ),
    ("<y:NodeLabel>a<y:NodeLabel>b</y:NodeLabel></y:NodeLabel>", "a"),
    ("<y:Label>a</y:Label>text", "n0"), ("", "n0"), ("<y:NodeLabel>a</y:NodeLabel><y:NodeLabel>b</y:NodeLabel>", "a"),
  ])
  func `yEd writes the label of a node among its graphics`(graphics: String, name: String) throws {
    #expect(try Self.names(Self.yEd(graphics)) == [name, "n1"])
  }

  @Test func `a label or name with a key comes before the one that yEd draws`() throws {
    let drawn = "<y:ShapeNode><y:NodeLabel>drawn</y:NodeLabel></y:ShapeNode>"
    #expect(try Self.names(Self.yEd(drawn, data: "<data key=\"l\">L</data>")) == ["L", "n1"])
    #expect(try Self.names(Self.yEd(drawn, data: "<data key=\"n\">N</data>")) == ["N", "n1"])
    #expect(try Self.names(Self.yEd(drawn, data: "<port><data key=\"n\">N</data></port>")) == ["drawn", "n1"])
  }

  @Test func `JSON has label or name beside the id, by which links and the root still name a node`() throws {
    let nodes = #"{"id": 0, "label": "Oslo"}, {"id": 1, "name": "West"}, {"id": "2", "label": "", "name": "N"}"#
    let text = Self.json(
      nodes + #", {"id": 3, "label": "x"}, {"id": 4, "label": "x"}, {"id": 5, "label": null}"#,
      edges: #"{"source": 1, "target": "2"}"#
    ).replacing("\"edges\"", with: #""graph": {"root": 1}, "edges""#)
    let file = try GraphFile(Data(text.utf8), options: .init(defaultCapacity: 1))
    #expect(file.graph.nodeNames == ["Oslo", "West", "N", "x (3)", "x (4)", "5"])
    #expect(file.graph.links == [Link(1, 2, capacity: 1)])
    #expect(try file.root() == 1)
  }

  @Test func `ids of JSON may be lists, as of the grids of NetworkX, with the names that its GraphML has`() throws {
    let nodes = #"{"id": [0, 0]}, {"id": [0, 1]}, {"id": ["a", 1]}, {"id": [[0, 1], 2]}, {"id": [7]}, {"id": "z"}"#
    let text = Self.json(
      nodes, edges: #"{"source": [0, 1], "target": ["a", 1]}, {"source": [[0, 1], 2], "target": "z"}"#)
    let read = try GraphFile(
      Data(text.replacing("\"edges\"", with: #""graph": {"root": [0, 1]}, "edges""#).utf8),
      options: .init(defaultCapacity: 1))
    #expect(read.graph.nodeNames == ["(0, 0)", "(0, 1)", "('a', 1)", "((0, 1), 2)", "(7,)", "z"])
    #expect(read.graph.links == [Link(1, 2, capacity: 1), Link(3, 5, capacity: 1)])
    #expect(try read.root() == 1)
  }

  @Test(arguments: ["[]", "[1.5]", "[null]", "[true]", "[[]]", "[{}]", "true", "{}"])
  func `control: an id that is no text, whole number or list of these is refused with its place`(id: String) {
    #expect {
      try Self.names(Self.json(#"{"id": \#(id)}"#))
    } throws: { error in
      "\(error)".hasPrefix("nodes[0].id")
    }
  }

  @Test func `control: two lists or labels that are the same, and a list like a text, are two nodes of one name`() {
    for nodes in [
      #"{"id": [0, 1]}, {"id": [0, 1.0]}"#, #"{"id": [0, 1]}, {"id": "(0, 1)"}"#,
      #"{"id": 1}, {"id": 2, "label": "1"}"#,
    ] {
      #expect {
        try Self.names(Self.json(nodes))
      } throws: { error in
        guard let error = error as? GraphError, case .duplicateNodeName = error.cause else { return false }
        return true
      }
    }
  }
}
