import DINL
import Foundation
import TestSupport
import Testing

@Suite struct `Graphs are read and written in public formats` {
  static func fixture(_ name: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/\(name)")
  }

  static func json(_ edges: String, nodes: String = #"{"id":"r"},{"id":"a"}"#, flags: String = "") throws
    -> CapacitatedGraph
  {
    try withoutPlace {
      try CapacitatedGraph(nodeLinkJSON: Data("{\(flags)\"nodes\":[\(nodes)],\"edges\":[\(edges)]}".utf8))
    }
  }

  static func graphML(_ body: String, direction: String = "undirected") throws -> CapacitatedGraph {
    let text = """
      <graphml><key id="c" for="edge" attr.name="capacity"/><key id="w" for="edge" attr.name="width"/>
      <key id="s" for="edge" attr.name="LinkSpeed"/><key id="u" for="edge" attr.name="LinkSpeedUnits"/>
      <graph edgedefault="\(direction)"><node id="r"/><node id="a"/>\(body)</graph></graphml>
      """
    return try withoutPlace { try CapacitatedGraph(graphML: Data(text.utf8)) }
  }

  @Test func `NetworkX node-link data is read under edges and under links`() throws {
    let edges = try CapacitatedGraph.read(from: Self.fixture("edges.json"))
    #expect(edges.nodeNames == ["r", "a", "b"])
    #expect(
      edges.links == [
        Link(0, 1, capacity: 2.5e6, width: 4), Link(0, 2, capacity: 1e6), Link(1, 2, capacity: 4e6, width: 4),
      ])
    let links = try CapacitatedGraph.read(from: Self.fixture("links.json"))
    #expect(links.nodeNames == ["0", "1", "2"])
    #expect(links.links == [Link(0, 1, capacity: 1), Link(0, 2, capacity: 3), Link(1, 2, capacity: 0.5)])
  }

  @Test func `parallel links of a multigraph add up, and a symmetric directed graph is undirected`() throws {
    let multigraph = try CapacitatedGraph.read(from: Self.fixture("multigraph.json"))
    #expect(multigraph.links == [Link(0, 1, capacity: 3e6), Link(1, 2, capacity: 5e6)])
    let directed = try CapacitatedGraph.read(from: Self.fixture("directed.json"))
    #expect(directed.links == [Link(0, 1, capacity: 1e6), Link(1, 2, capacity: 2e6)])
  }

  @Test func `GraphML of NetworkX gives the same graph as its JSON`() throws {
    let graph = try CapacitatedGraph.read(from: Self.fixture("networkx.graphml"))
    #expect(graph == (try CapacitatedGraph.read(from: Self.fixture("edges.json"))))
  }

  @Test func `GraphML of the Topology Zoo: repeated labels, speeds in bits per second, parallel links`() throws {
    let graph = try CapacitatedGraph.read(from: Self.fixture("zoo.graphml"))
    #expect(graph.nodeNames == ["Oslo", "None (1)", "None (2)", "3"])
    #expect(
      graph.links == [
        Link(0, 1, capacity: 1e10 / 32), Link(1, 2, capacity: 2.5e9 / 32 + 155e6 / 32), Link(2, 3, capacity: 2000),
      ])
    let bits = CapacitatedGraph.ReadingOptions(bitsPerValue: 64)
    #expect(try CapacitatedGraph.read(from: Self.fixture("zoo.graphml"), options: bits).links[2].capacity == 1000)
  }

  @Test func `what is written is read back to the same bits, also with names of all kinds`() throws {
    GraphCases.check(nodes: 1...12) { shape, _, random in
      let names = shape.nodeNames.map { "node \"\($0)\" \\ ü/\u{1F600}" }
      let graph = try CapacitatedGraph(nodeNames: names, links: shape.links)
      let data = try graph.nodeLinkJSON()
      let again = try CapacitatedGraph(nodeLinkJSON: data)
      #expect(again == graph)
    }
    let pair = try CapacitatedGraph(nodeNames: ["r", "a"], links: [Link(0, 1, capacity: 0.1, width: 4)])
    let text = try String(decoding: pair.nodeLinkJSON(), as: UTF8.self)
    #expect(
      text.filter { !$0.isWhitespace }
        == #"{"directed":false,"edges":[{"capacity":0.1,"source":"r","target":"a","width":4}],"graph":{},"#
        + #""multigraph":false,"nodes":[{"id":"r"},{"id":"a"}]}"#)
    #expect(text.hasSuffix("}\n"))
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "graph.json")
      let graph = try CapacitatedGraph.nineNodes(width: 3)
      try graph.writeNodeLinkJSON(to: file)
      #expect(try CapacitatedGraph.read(from: file) == graph)
    }
  }

  @Test func `a default capacity is used for links that have none, and without it they are an error`() throws {
    let text = Data(#"{"nodes":[{"id":"r"},{"id":"a"}],"edges":[{"source":"r","target":"a"}]}"#.utf8)
    let options = CapacitatedGraph.ReadingOptions(defaultCapacity: 5)
    #expect(try CapacitatedGraph(nodeLinkJSON: text, options: options).links[0].capacity == 5)
    #expect(throws: GraphError.inPlace("edges[0]", .missingCapacity(GraphError.LinkName("r", "a")))) {
      try CapacitatedGraph(nodeLinkJSON: text)
    }
    #expect(throws: GraphError.missingCapacity(GraphError.LinkName("r", "a"))) {
      try Self.graphML(#"<edge source="r" target="a"/>"#)
    }
  }

  @Test func `wrong JSON names the field`() {
    func field(_ text: String) -> String? {
      do {
        _ = try CapacitatedGraph(nodeLinkJSON: Data(text.utf8))
        return nil
      } catch {
        guard case .malformed(let place, _, _) = error else { return "\(error)" }
        return place ?? "the document"
      }
    }
    #expect(field("{") == "the document")
    #expect(field("[]") == "the document")
    #expect(field(#"{"edges":[]}"#) == "nodes")
    #expect(field(#"{"nodes":[]}"#) == "edges")
    #expect(field(#"{"nodes":[{"name":"r"}],"edges":[]}"#) == "nodes[0].id")
    #expect(field(#"{"nodes":[{"id":1.5}],"edges":[]}"#) == "nodes[0].id")
    #expect(field(#"{"nodes":[{"id":"r"}],"edges":[{"target":"r"}]}"#) == "edges[0].source")
    #expect(
      field(#"{"nodes":[{"id":"r"}],"links":[{"source":"r","target":"a","capacity":"fast"}]}"#) == "links[0].capacity")
    #expect(
      field(#"{"nodes":[{"id":0},{"id":1}],"edges":[{"source":0,"target":1,"capacity":1,"width":1.5}]}"#)
        == "edges[0].width")
  }

  @Test func `wrong graphs in files name the link or the node`() {
    let name = GraphError.LinkName("r", "a")
    let link = #"{"source":"r","target":"a","capacity":1}"#
    let reverse = #"{"source":"a","target":"r","capacity":1}"#
    let wide = #"{"source":"a","target":"r","capacity":1,"width":2}"#
    #expect(throws: GraphError.noNodes) { try Self.json("", nodes: "") }
    #expect(throws: GraphError.duplicateNodeName("1")) { try Self.json("", nodes: #"{"id":1},{"id":1}"#) }
    #expect(throws: GraphError.unknownNode(node: "x", link: GraphError.LinkName("r", "x"))) {
      try Self.json(#"{"source":"r","target":"x","capacity":1}"#)
    }
    #expect(throws: GraphError.duplicateLink(GraphError.LinkName("a", "r"))) { try Self.json("\(link),\(reverse)") }
    #expect(throws: GraphError.unlikeParallelLinks(GraphError.LinkName("a", "r"))) {
      try Self.json("\(link),\(wide)", flags: #""multigraph":true,"#)
    }
    #expect(throws: GraphError.missingReverse(name)) { try Self.json(link, flags: #""directed":true,"#) }
    #expect(throws: GraphError.asymmetricLink(name)) {
      try Self.json("\(link),\(wide)", flags: #""directed":true,"#)
    }
    let fast = #"{"source":"a","target":"r","capacity":2}"#
    #expect(throws: GraphError.asymmetricLink(name)) { try Self.json("\(link),\(fast)", flags: #""directed":true,"#) }
    // A negative capacity is not hidden by a parallel link that is larger.
    #expect(throws: GraphError.nonPositiveCapacity(name, capacity: -1)) {
      try Self.json(
        #"{"source":"a","target":"r","capacity":3},{"source":"r","target":"a","capacity":-1}"#,
        flags: #""multigraph":true,"#)
    }
    #expect {
      try CapacitatedGraph.read(from: Self.fixture("nan.json"))
    } throws: { error in
      "\(error)".contains("is no JSON value (NaN and Infinity are none either)")
    }
  }

  @Test func `of several nodes or links that are given twice the first that comes again is named`() {
    let ids = ["a", "b", "b", "a"]
    let nodes = ids.map { "{\"id\":\"\($0)\"}" }.joined(separator: ",")
    #expect(throws: GraphError.duplicateNodeName("b")) { try Self.json("", nodes: nodes) }
    let elements = ids.map { "<node id=\"\($0)\"/>" }.joined()
    #expect(throws: GraphError.duplicateNodeName("b")) {
      try withoutPlace {
        try CapacitatedGraph(
          graphML: Data("<graphml><graph edgedefault=\"undirected\">\(elements)</graph></graphml>".utf8))
      }
    }
    #expect(throws: GraphError.duplicateNodeName("b")) { try CapacitatedGraph(nodeNames: ids, links: []) }
    let links = [("r", "a"), ("r", "b"), ("b", "r"), ("a", "r")]
    let edges = links.map { "{\"source\":\"\($0.0)\",\"target\":\"\($0.1)\",\"capacity\":1}" }.joined(separator: ",")
    #expect(throws: GraphError.duplicateLink(GraphError.LinkName("b", "r"))) {
      try Self.json(edges, nodes: #"{"id":"r"},{"id":"a"},{"id":"b"}"#)
    }
    #expect(throws: GraphError.duplicateLink(GraphError.LinkName("c", "a"))) {
      try CapacitatedGraph(
        nodeNames: ["a", "b", "c"], links: [(0, 1), (0, 2), (2, 0), (1, 0)].map { Link($0.0, $0.1, capacity: 1) })
    }
  }

  @Test func `the first direction of a pair is kept, and a text that only looks like a number keeps its name`() throws {
    let link = #"{"source":"r","target":"a","capacity":1}"#
    let reverse = #"{"source":"a","target":"r","capacity":1}"#
    let pair = try Self.json("\(reverse),\(link)", flags: #""directed":true,"#)
    #expect(pair.links == [Link(1, 0, capacity: 1)])
    #expect(try Self.json(reverse + "," + link, flags: #""multigraph":true,"#).links == [Link(1, 0, capacity: 2)])
    let names = try Self.json("", nodes: #"{"id":1},{"id":"01"},{"id":"+1"},{"id":"2"}"#).nodeNames
    #expect(names == ["1", "01", "+1", "2"])
  }

  @Test func `wrong GraphML names the line, the field or the link`() {
    func error(_ body: () throws(GraphError) -> CapacitatedGraph) -> String {
      do throws(GraphError) { return "\(try body().links)" } catch { return "\(error)" }
    }
    #expect(
      error { () throws(GraphError) in
        try CapacitatedGraph(graphML: Data("<graphml><graph edgedefault=\"directed\">".utf8))
      }
      .contains("is not well-formed XML"))
    #expect(
      error { () throws(GraphError) in try CapacitatedGraph(graphML: Data("<a/>".utf8)) }
        .contains("the root element is a"))
    #expect(throws: GraphError.unknownNode(node: "z", link: GraphError.LinkName("r", "z"))) {
      try Self.graphML(#"<edge source="r" target="z"><data key="c">1</data></edge>"#)
    }
    #expect(throws: GraphError.missingReverse(GraphError.LinkName("r", "a"))) {
      try Self.graphML(#"<edge source="r" target="a"><data key="c">1</data></edge>"#, direction: "directed")
    }
    for (data, field) in [
      (#"<data key="c">fast</data>"#, "capacity"), (#"<data key="s">10</data>"#, "LinkSpeedUnits"),
      (#"<data key="s">10</data><data key="u">furlong</data>"#, "LinkSpeedUnits"),
      (#"<data key="c">1</data><data key="w">2.5</data>"#, "width"),
    ] {
      #expect {
        try Self.graphML(#"<edge source="r" target="a">\#(data)</edge>"#)
      } throws: { error in
        "\(error)".hasPrefix("\(field) of link 'r' – 'a'")
      }
    }
  }

  @Test func `a file that is missing or of no known format is refused`() {
    #expect {
      try CapacitatedGraph.read(from: URL(fileURLWithPath: "no/such/file.json"))
    } throws: { error in
      guard case GraphError.inaccessible(_, _, .reading) = error else { return false }
      return true
    }
    #expect {
      try CapacitatedGraph.read(from: Self.fixture("README.md"))
    } throws: { error in
      "\(error)".contains("the document is in no format that is read; give NetworkX node-link JSON, GraphML, GML,")
    }
    #expect {
      try CapacitatedGraph.nineNodes(width: 1).writeNodeLinkJSON(to: URL(fileURLWithPath: "/no/such/folder/x.json"))
    } throws: { error in
      guard case GraphError.inaccessible(_, _, .writing) = error else { return false }
      return true
    }
  }

  @Test func `DOT shows tree links toward the root and the others dashed`() throws {
    let graph = try CapacitatedGraph(
      nodeNames: ["r \"0\"", "a", "b"],
      links: [Link(0, 1, capacity: 1), Link(1, 2, capacity: 1), Link(0, 2, capacity: 1, width: 4)])
    let dot = try graph.shortestPathTree(from: 0).dot()
    #expect(
      dot == """
        digraph dinl {
          graph [root="0", exponent="1.0"];
          0 [label="r \\"0\\"\\n0.0", name="r &#34;0&#34;", distance="0.0", hops="0", shape=doublecircle];
          1 [label="a\\n1.0", name="a", distance="1.0", hops="1", parent="0"];
          2 [label="b\\n2.0", name="b", distance="2.0", hops="2", parent="1"];
          1 -> 0 [label="1.0", capacity="1.0", width="1", tree="true"];
          2 -> 1 [label="1.0", capacity="1.0", width="1", tree="true"];
          0 -> 2 [label="1.0", capacity="1.0", width="4", tree="false", style=dashed, dir=none];
        }

        """)
  }
}
