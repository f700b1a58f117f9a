import DINL
import Foundation
import TestSupport
import Testing

@Suite struct `The content of a file tells its format, whatever its name` {
  private static let json =
    #"{"nodes": [{"id": "r"}, {"id": "a"}], "edges": [{"source": "r", "target": "a", "capacity": 2}]}"#
  private static let graphML = """
    <graphml><key id="c" for="edge" attr.name="capacity"/><graph edgedefault="undirected"><node id="r"/>
    <node id="a"/><edge source="r" target="a"><data key="c">2</data></edge></graph></graphml>
    """
  private static let gml =
    #"graph [ node [ id 0 label "r" ] node [ id 1 label "a" ] edge [ source 0 target 1 capacity 2 ] ]"#
  private static let native = """
    ?SNDlib native format; type: network; version: 1.0
    NODES ( r ( 0 0 ) a ( 1 1 ) ) LINKS ( l ( r a ) 2 0 0 0 ( ) )
    """
  private static let xml = """
    <n:network xmlns:n="u"><n:networkStructure><n:nodes><n:node id="r"/><n:node id="a"/></n:nodes><n:links><n:link>
    <n:source>r</n:source><n:target>a</n:target><n:preInstalledModule><n:capacity>2</n:capacity></n:preInstalledModule>
    </n:link></n:links></n:networkStructure></n:network>
    """
  private static let dot = "graph { r -- a [capacity=2] }"

  static let texts: [(GraphFormat, String)] = [
    (.nodeLinkJSON, json), (.nodeLinkJSON, " \t\r\n" + json), (.graphML, graphML), (.graphML, "\n" + graphML),
    (.graphML, "\u{FEFF}<?xml version=\"1.0\"?>" + graphML),
    (.graphML, "<?xml version=\"1.0\"?>\n<!-- <network> --><!DOCTYPE graphml>" + graphML), (.gml, gml),
    (.gml, "# a graph { of mine }\nCreator \"me\" Version 1.0\n" + gml), (.gml, "\u{FEFF}\r\n" + gml),
    (.gml, gml.replacing("graph [", with: "graph\n#\n[")), (.sndlibNative, native),
    (.sndlibNative, "# mine\n" + native),
    (.sndlibXML, xml), (.sndlibXML, "<?xml version=\"1.0\"?><!-- <graphml> -->" + xml), (.dot, dot),
    (.dot, "/* graph [ */ // graph [\n# graph [\nstrict " + dot), (.dot, dot.replacing("graph", with: "GRAPH \"g [\"")),
    (.dot, dot.replacing("graph", with: "DiGraph g").replacing("--", with: "->")),
    (.edgeList, "source,target,capacity\nr,a,2"), (.edgeList, "# mine\n\"capacity\";SOURCE;Target\r\n2;r;a\r\n"),
    (.edgeList, "capacity\tsource\ttarget\n2\tr\ta"), (.edgeList, "source target capacity\nr a 2\n"),
  ]

  @Test(arguments: texts, [".json", ".xml", ".txt", ""])
  func `a graph is read`(form: (GraphFormat, String), ending: String) throws {
    let (format, text) = form
    let file = FileManager.default.temporaryDirectory.appending(path: "dinl-\(UUID().uuidString)\(ending)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    let read = try GraphFile.read(from: file)
    #expect(
      read.format == format && read.graph.nodeNames == ["r", "a"] && read.graph.links == [Link(0, 1, capacity: 2)])
    #expect(try CapacitatedGraph.read(from: file) == read.graph)
  }

  @Test func `XML may be UTF-16`() throws {
    for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
      let text = "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + Self.graphML
      let data = try #require(text.data(using: encoding))
      #expect(try GraphFile(data).graph.links == [Link(0, 1, capacity: 2)])
    }
  }

  static let others = [
    "", " \n", "\u{FEFF}", "# only a remark", "x", "1 2 {'capacity': 3}", "*Vertices 2\n1 \"a\"",
    "source,capacity\nr,2",
    "name,degree\nr,1", "PK\u{3}\u{4}", "label \"graph [\"", "graph", "node [ id 0 ]", "a graph of {mine}", "\"graph [",
    "/* graph { without an end",
  ]

  @Test(arguments: others) func `control: what is none of the formats is refused with their list`(text: String) {
    let error = #expect(throws: GraphError.self) { try GraphFile(Data(text.utf8)) }
    let words = error.map { "\($0)" } ?? ""
    #expect(
      words.hasPrefix("the document is in no format that is read; give NetworkX node-link JSON, GraphML, GML,"),
      "\(words)")
    #expect(words.contains("SNDlib") && words.contains("DOT") && words.contains("source,target,capacity"))
  }

  @Test func `control: one format read as another is refused`() {
    for (format, text) in Self.texts where !text.hasPrefix("\u{FEFF}") {
      for other in GraphFormat.allCases where other != format {
        #expect(throws: GraphError.self, "\(format) as \(other)") { try GraphFile(Data(text.utf8), as: other) }
      }
    }
  }

  @Test func `a file's name stands in its errors, or the name that is given instead`() throws {
    try withTemporaryFile("graph { a -- b }", ending: "dot") { file in
      #expect {
        try GraphFile.read(from: file)
      } throws: { error in
        "\(error)".hasPrefix("\(file.relativePath): line 1: link 'a' – 'b' has no capacity;")
      }
      #expect {
        try GraphFile.read(from: file, named: "standard input")
      } throws: { error in
        "\(error)".hasPrefix("standard input: line 1:")
      }
    }
  }

  @Test func `graphs are equal if both their names and their links are`() throws {
    let graph = try CapacitatedGraph(nodeNames: ["r", "a"], links: [Link(0, 1, capacity: 1)])
    #expect(graph == (try CapacitatedGraph(nodeNames: ["r", "a"], links: [Link(0, 1, capacity: 1)])))
    #expect(graph != (try CapacitatedGraph(nodeNames: ["r", "b"], links: [Link(0, 1, capacity: 1)])))
    #expect(graph != (try CapacitatedGraph(nodeNames: ["r", "a"], links: [Link(1, 0, capacity: 1)])))
  }
}
