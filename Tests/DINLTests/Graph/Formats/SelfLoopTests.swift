import DINL
import Foundation
import Testing

@Suite struct `Links from a node to itself are left out and counted` {
  /// Texts of the link r – a with capacity 2, and of two self-loops, one with a value that no link may have.
  static let texts: [(format: GraphFormat, text: String)] = [
    (
      .nodeLinkJSON,
      #"{"nodes": [{"id": "r"}, {"id": "a"}], "edges": [{"source": "r", "target": "r", "capacity": "fast"}, "#
        + #"{"source": "r", "target": "a", "capacity": 2}, {"source": "a", "target": "a", "width": 1.5}]}"#
    ),
    (
      .nodeLinkJSON,
      #"{"directed": true, "nodes": [{"id": [0]}, {"id": 1}], "links": [{"source": [0], "target": [0]}, "#
        + #"{"source": [0], "target": 1, "capacity": 2}, {"source": 1, "target": [0], "capacity": 2}, "#
        + #"{"source": [0], "target": [0]}]}"#
    ),
    (
      .graphML,
      """
      <graphml><key id="c" for="edge" attr.name="capacity"/><graph edgedefault="undirected"><node id="r"/><node id="a"/>
      <edge source="r" target="r"><data key="c">fast</data></edge><edge source="a" target="a"/>
      <edge source="r" target="a"><data key="c">2</data></edge></graph></graphml>
      """
    ),
    (
      .gml,
      "graph [ node [ id 0 ] node [ id 1 ] edge [ source 0 target 0 capacity 0 ] edge [ source 0 target 0 ] "
        + "edge [ source 0 target 1 capacity 2 ] ]"
    ),
    (.dot, "strict graph { r -- r -- r; r -- a [capacity=2] }"),
    (.dot, "digraph { r -> r [capacity=x]; a -> a [width=0]; a -> r [capacity=2] }"),
    (.edgeList, "source,target,capacity,width\nr,r,nan,1\nr,a,2,1\na,a,,x"),
    (
      .sndlibNative,
      "?SNDlib native format; type: network; version: 1.0\nNODES ( r ( 0 0 ) a ( 1 1 ) )\n"
        + "LINKS ( k ( r r ) -1 0 0 0 ( ) l ( r a ) 2 0 0 0 ( ) m ( a a ) 0 0 0 0 ( ) )"
    ),
    (
      .sndlibXML,
      """
      <network><networkStructure><nodes><node id="r"/><node id="a"/></nodes><links><link><source>r</source>
      <target>r</target></link><link><source>a</source><target>a</target></link><link><source>r</source>
      <target>a</target><preInstalledModule><capacity>2</capacity></preInstalledModule></link></links>
      </networkStructure></network>
      """
    ),
  ]

  @Test func `in every format, whatever they say of themselves`() throws {
    for (format, text) in Self.texts {
      let read = try GraphFile(Data(text.utf8))
      #expect(read.format == format && read.selfLoops == 2, "\(format)")
      #expect(read.graph.nodeCount == 2 && read.graph.links.map(\.capacity) == [2], "\(format)")
      #expect(read.capacities.links == read.capacities.counts.values.reduce(0, +), "\(format)")
      #expect(read.capacities.counts[.standard] == nil && read.leftOut == nil, "\(format)")
    }
    #expect(Set(Self.texts.map(\.format)) == Set(GraphFormat.allCases))
  }

  @Test func `the notice has their number`() throws {
    func notice(_ links: String) throws -> String? {
      try GraphFile(Data("graph { a -- b [capacity=1] \(links) }".utf8)).selfLoopNotice
    }
    #expect(try notice("") == nil)
    #expect(try notice("a -- a") == "1 link from a node to itself is left out")
    #expect(try notice("a -- a; b -- b; c -- c") == "3 links from a node to itself are left out")
  }

  @Test func `a node of which nothing else is known stays a node`() throws {
    let read = try GraphFile(Data("source,target,capacity\nr,a,1\nb,b,1".utf8))
    #expect(read.graph.nodeNames == ["r", "a", "b"] && read.graph.linkCount == 1)
  }

  @Test func `control: a self-loop at an unknown node, and one of a program's graph, are refused`() {
    let text = #"{"nodes": [{"id": "r"}], "edges": [{"source": "x", "target": "x"}]}"#
    let unknown = GraphError.unknownNode(node: "x", link: GraphError.LinkName("x", "x"))
    #expect(throws: GraphError.inPlace("edges[0]", unknown)) { try GraphFile(Data(text.utf8)) }
    #expect(throws: GraphError.selfLoop(node: "0")) {
      try CapacitatedGraph(nodeCount: 1, links: [Link(0, 0, capacity: 1)])
    }
  }
}
