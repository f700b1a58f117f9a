import DINL
import Foundation
import Testing

@Suite struct `Invalid graph files end in a typed error` {
  static func outcome(graphML text: [UInt8]) -> String {
    do throws(GraphError) { return "\(try CapacitatedGraph(graphML: Data(text)).links)" } catch { return "\(error)" }
  }

  static func outcome(json text: [UInt8]) -> String {
    do throws(GraphError) {
      return "\(try CapacitatedGraph(nodeLinkJSON: Data(text)).links)"
    } catch { return "\(error)" }
  }

  @Test func `bytes that once stopped the program are refused`() {
    for text in [Array("<?x?>".utf8), Array("<y a=\"\" ".utf8) + [0xFF], Array("<".utf8) + [0xFF, 0x79], []] {
      #expect(Self.outcome(graphML: text).contains("XML"))
    }
    #expect(Self.outcome(json: Array("{\"nodes\":[],".utf8) + [0xFF]).contains("UTF-8"))
  }

  /// A document of some keys, and of a graph with two nodes and the given content.
  static func document(_ graph: String, keys: String = "", type: String = "", graphAttributes: String? = nil) -> String
  {
    let attributes = graphAttributes ?? #"edgedefault="undirected""#
    return """
      \(type)<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="c" for="edge" attr.name="capacity"/>\(keys)
      <graph \(attributes)>
      <node id="a"/><node id="b"/>
      \(graph)
      </graph></graphml>
      """
  }

  static let link = #"<edge source="a" target="b"><data key="c">1</data></edge>"#

  /// Violations of the format, with the line and a word of the error.
  static let faults: [(text: String, line: Int, word: String)] = [
    (document(link) + "</graphml>", 6, "well-formed"), (document(link) + "<graphml/>", 6, "well-formed"),
    (document(link) + "junk", 6, "well-formed"), ("<html/>", 1, "root element is html"),
    ("<gexf><graph/></gexf>", 1, "root element is gexf"), (document("<node/>"), 5, "node has no id"),
    (document("<p:x/>"), 5, "well-formed"), (document("</nodes>"), 5, "well-formed"),
    (document(#"<node id="&x;"/>"#), 5, "well-formed"), (document("<desc>&x;</desc>"), 5, "well-formed"),
    (document("</graph><graph edgedefault=\"directed\">"), 5, "second or nested graph"),
    (document(#"<node id="n"><graph edgedefault="directed"/></node>"#), 5, "second or nested graph"),
    (document("<hyperedge/>"), 5, "hyperedge"), (document("<locator/>"), 5, "another place"),
    (document(#"<edge source="a" target="b" directed="true"/>"#), 5, "differs from edgedefault"),
    (document(#"<edge source="a" target="b" directed="yes"/>"#), 5, "directed is 'yes'"),
    (document(#"<edge source="a"/>"#), 5, "edge has no target"), (document("junk"), 5, "text where elements belong"),
    (document("<Edge/>"), 5, "graph holds Edge"),
    (document("</graph><node id=\"n\"/><graph>"), 5, "graphml holds node"),
    (document(link.replacing("\"c\"", with: "\"d\"")), 5, "the key 'd', which no"),
    (document(link.replacing("</edge>", with: "\n<data key=\"c\">1</data></edge>")), 6, "capacity twice"),
    (document(link.replacing(">1<", with: "><b>1</b><")), 5, "where its value belongs"),
    (document(link, keys: #"<key id="c"/>"#), 2, "'c' stands twice"),
    (document(link, keys: #"<key id="x" for="edges"/>"#), 2, "a key is for 'edges'"),
    (document(link, keys: "<key id=\"x\"><default>1</default><default>2</default></key>"), 2, "a key has two defaults"),
    (
      document(
        link.replacing("\"c\"", with: "\"n\""), keys: #"<key id="n" for="node" attr.name="capacity"/>"#), 5,
      "which is for node"
    ),
    (document(link, graphAttributes: ""), 3, "graph has no edgedefault"),
    (document(link, graphAttributes: "edgedefault=\"both\""), 3, "edgedefault is 'both'"),
    (document(link, type: "<!DOCTYPE graphml [<!ATTLIST node id CDATA \"a\">]>"), 1, "declarations"),
    (document(link, type: "<!DOCTYPE graphml [<!ENTITY x \"y\">]>"), 1, "declarations"),
    (document(link, type: "<!DOCTYPE graphml [<!ENTITY lt \"x\">]>"), 1, "entity"),
  ]

  @Test(arguments: faults)
  func `GraphML that violates its format is refused with the line`(text: String, line: Int, word: String) {
    let outcome = Self.outcome(graphML: Array(text.utf8))
    let near = word == "declarations" ? "near " : ""
    #expect(outcome.hasPrefix("\(near)line \(line):") && outcome.contains(word), "\(outcome)")
  }

  @Test func `of the parser's words 120 characters are shown, and of longer ones 119`() throws {
    func words(_ count: Int) throws -> String {
      let outcome = Self.outcome(graphML: Array(Self.document("</" + String(repeating: "x", count: count) + ">").utf8))
      return try String(#require(outcome.firstMatch(of: /is not well-formed XML \((.*)\); give/)).1)
    }
    let fixed = try words(1).dropLast()
    let room = 120 - fixed.count
    #expect(room > 1 && !fixed.isEmpty)
    #expect(try words(room) == fixed + String(repeating: "x", count: room))
    #expect(try words(room + 1) == fixed + String(repeating: "x", count: room - 1) + "…")
  }

  @Test func `of a name in a fault 40 characters are shown, and of a longer one 39`() {
    func data(of key: String) -> String { "<node id=\"n\"><data key=\"\(key)\">1</data></node>" }
    let texts: [(String) -> String] = [
      { "<\($0)/>" }, { Self.document("<\($0)/>") },
      { Self.document("", graphAttributes: "edgedefault=\"\($0)\"") },
      { Self.document("<edge source=\"a\" target=\"b\" directed=\"\($0)\"/>") }, { Self.document(data(of: $0)) },
      { Self.document(data(of: $0), keys: "<key id=\"\($0)\" for=\"edge\"/>") },
      { Self.document("", keys: "<key id=\"\($0)\"/><key id=\"\($0)\"/>") },
      { Self.document("", keys: "<key id=\"k\" for=\"\($0)\"/>") },
      {
        let (one, all) = ("<data key=\"k\">1</data>", "<key id=\"k\" attr.name=\"\($0)\"/>")
        return Self.document("<node id=\"n\">\(one)\(one)</node>", keys: all)
      },
    ]
    for text in texts {
      for (count, end) in [(39, "x"), (40, "xx"), (41, "x…"), (200, "x…")] {
        let outcome = Self.outcome(graphML: Array(text(String(repeating: "x", count: count)).utf8))
        let shown = outcome.drop { $0 != "x" }.prefix { $0 == "x" || $0 == "…" }
        #expect(shown == String(repeating: "x", count: 38) + end, "\(outcome)")
      }
    }
  }

  @Test func `control: a valid document of the same elements is read`() {
    #expect(Self.outcome(graphML: Array(Self.document(Self.link).utf8)).contains("capacity: 1.0"))
  }

  @Test func `the line of a fault is exact in a long file, or is reported as near`() throws {
    // libxml2 knows the lines of elements up to 65534.
    for line in [100, 65_534, 65_535] {
      let nodes = (0..<80_000).map { $0 == line - 5 ? "<nod id=\"\($0)\"/>" : "<node id=\"\($0)\"/>" }
      let outcome = Self.outcome(graphML: Array(Self.document(nodes.joined(separator: "\n")).utf8))
      if line < 65535 {
        #expect(outcome.hasPrefix("line \(line):"), "\(outcome)")
      } else {
        let place = try #require(outcome.split(separator: ":").first?.split(separator: " ").last.flatMap { Int($0) })
        #expect(outcome.hasPrefix("near line") && (line...line + 512).contains(place), "\(outcome)")
      }
      let broken = (0..<80_000).map { "<node id=\"\($0)\"/\($0 == line - 5 ? "/" : "")>" }
      let error = Self.outcome(graphML: Array(Self.document(broken.joined(separator: "\n")).utf8))
      #expect(error.hasPrefix("line \(line):") && error.contains("well-formed"), "\(error)")
    }
  }

  @Test(arguments: [
    #"<!DOCTYPE graphml SYSTEM "http://graphml.graphdrawing.org/dtds/1.0rc/graphml.dtd">"#,
    #"<!DOCTYPE graphml PUBLIC "-//GRAPHDRAWING//DTD GraphML 1.0//EN" "none.dtd">"#, "<!DOCTYPE graphml>",
  ])
  func `a document type that declares nothing is read, and undeclared entities are still refused`(type: String) {
    #expect(Self.outcome(graphML: Array(Self.document(Self.link, type: type).utf8)).contains("capacity: 1.0"))
    for graph in [#"<node id="x&y;"/>"#, #"<edge source="a" target="b"><data key="c">1&y;</data></edge>"#] {
      #expect(Self.outcome(graphML: Array(Self.document(graph, type: type).utf8)).hasPrefix("line 5:"))
    }
    let open = type.dropLast() + " [ %y; ]>"
    let outcome = Self.outcome(graphML: Array(Self.document(#"<node id="x&y;"/>"#, type: String(open)).utf8))
    #expect(outcome.hasPrefix("line"), "\(outcome)")
  }

  @Test func `the first default of a key is applied only where the value is missing`() throws {
    let keys = """
      <key id="w" for="edge" attr.name="width"><default> 4 </default></key>
      <key id="x" for="edge" attr.name="width"><default>5</default></key>
      <key id="y" for="edge" attr.name="capacity"><default>7</default></key>
      <key id="z" for="node" attr.name="capacity"><default>8</default></key>
      <key id="l" attr.name="label"><default>all</default></key>
      """
    let links = #"<edge source="a" target="b"/><node id="d"/><edge source="b" target="d"><data key="x">2</data></edge>"#
    let graph = try CapacitatedGraph(graphML: Data(Self.document(links, keys: keys).utf8))
    #expect(graph.links == [Link(0, 1, capacity: 7, width: 4), Link(1, 2, capacity: 7, width: 2)])
    #expect(graph.nodeNames == ["all (a)", "all (b)", "all (d)"])
  }

  @Test func `a default capacity is used only for edges without a capacity or speed`() throws {
    let keys = """
      <key id="d" for="edge" attr.name="capacity"><default>3</default></key>
      <key id="s" for="edge" attr.name="LinkSpeedRaw"/>
      """
    let links = """
      <edge source="a" target="b"><data key="s">64</data></edge><node id="e"/><edge source="b" target="e"/>
      """
    let graph = try CapacitatedGraph(graphML: Data(Self.document(links, keys: keys).utf8))
    #expect(graph.links == [Link(0, 1, capacity: 2), Link(1, 2, capacity: 3)])
  }

  @Test func `texts that are equal in Unicode are reported as two nodes of one name`() throws {
    let text =
      #"{"nodes": [{"id": "\u00e9"}, {"id": "e\u0301"}, {"id": "x"}], "edges": [{"source": "\u00e9", "target": "x", "#
      + #""capacity": 1}, {"source": "e\u0301", "target": "x", "capacity": 1}]}"#
    #expect(Self.outcome(json: Array(text.utf8)).hasPrefix("nodes[1]: two nodes are named"))
  }

  @Test func `elements of other namespaces and of ports are ignored`() throws {
    let graph = """
      <y:edge xmlns:y="http://www.yworks.com/xml/graphml" source="a" target="b"><graph/>text</y:edge>
      <node id="d"><port name="p"><data key="l">a port</data></port><data key="l">D</data></node>
      <edge source="a" target="d"><data key="c">1</data><data key="n"><y:E xmlns:y="u">9<data/></y:E></data></edge>
      """
    let keys = #"<key id="l" for="node" attr.name="label"/><key id="n" for="edge" yfiles.type="edgegraphics"/>"#
    let read = try CapacitatedGraph(graphML: Data(Self.document(graph, keys: keys).utf8))
    #expect(read.nodeNames == ["a", "b", "D"] && read.links == [Link(0, 2, capacity: 1)])
  }

  @Test(arguments: [
    ("capacity", "1e400", "is beyond 1.797"), ("capacity", "1e-400", "is below 5e-324"),
    ("capacity", "nan", "not a number"),
    ("capacity", "0x10", "not a number"), ("capacity", "1 GB/s", "not a number"), ("width", "1e99", "is beyond 9223"),
    ("width", "4.5", "not an integer"), ("width", "0x4", "not an integer"),
  ])
  func `a text that is not a number is refused with its link`(name: String, value: String, problem: String) {
    let keys = #"<key id="v" for="edge" attr.name="\#(name)"/>"#
    let link = #"<edge source="a" target="b"><data key="v">\#(value)</data></edge>"#
    let outcome = Self.outcome(graphML: Array(Self.document(link, keys: keys).utf8))
    #expect(
      outcome.hasPrefix("line 5: \(name) of link 'a' – 'b': '\(value)'") && outcome.contains(problem),
      "\(outcome)")
  }

  @Test func `the default of a key is applied`() throws {
    let text = """
      <g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns">
      <g:key id="c" for="edge" attr.name="capacity"><g:default>7</g:default></g:key>
      <g:graph edgedefault="undirected"><g:node id="a"/><g:node id="b"/><g:edge source="a" target="b"/></g:graph></g:graphml>
      """
    #expect(try CapacitatedGraph(graphML: Data(text.utf8)).links == [Link(0, 1, capacity: 7)])
  }

  @Test func `a file above ten million bytes is read`() throws {
    var text = "<graphml><graph edgedefault=\"undirected\">"
    for node in 0..<300_000 { text += "<node id=\"a node with a long name \(node)\"/>" }
    text += "</graph></graphml>"
    #expect(text.utf8.count > 10_000_000)
    #expect(try CapacitatedGraph(graphML: Data(text.utf8)).nodeCount == 300_000)
  }

  @Test func `ids, widths and lists of JSON are distinguished`() throws {
    let nodes = #"{"nodes":[{"id":1},{"id":"1"}],"#
    func link(_ width: String) -> String {
      Self.outcome(json: Array((nodes + #""edges":[{"source":1,"target":"1","capacity":1,"width":\#(width)}]}"#).utf8))
    }
    let graph = try CapacitatedGraph(nodeLinkJSON: Data((nodes + #""edges":[]}"#).utf8))
    #expect(graph.nodeNames == ["1", "\"1\""])
    #expect(link("9007199254740993").contains("has width 9007199254740993;"))
    #expect(link("9007199254740993.0").contains("has width 9007199254740993;"))
    #expect(link("40e-1").contains("width: 4)"))
    #expect(link("1.5").contains("edges[0].width: is 1.5; it must be a whole number"))
    #expect(link("9223372036854775808").contains("edges[0].width: is 9223372036854775808; it must be a whole number"))
    #expect(link("1,\"capacity\":1").contains("twice"))
    let far = (nodes + #""edges":[{"source":1,"target":"1","capacity":1e400}]}"#).utf8
    #expect(Self.outcome(json: Array(far)).contains("edges[0].capacity: is 1e400; it must be at most"))
    #expect(Self.outcome(json: Array((nodes + #""edges":[],"links":[]}"#).utf8)).contains("links: stands beside edges"))
    #expect(Self.outcome(json: Array((nodes + #""edges":[],"edges":[]}"#).utf8)).contains("twice"))
  }
}
