import DINL
import Foundation
import Testing

@Suite struct `Values of GraphML are those that are written` {
  private static let keys = """
    <key id="c" for="edge" attr.name="capacity"/><key id="s" for="edge" attr.name="LinkSpeed"/>
    <key id="u" for="edge" attr.name="LinkSpeedUnits"/><key id="r" for="edge" attr.name="LinkSpeedRaw"/>
    <key id="w" for="edge" attr.name="width"/><key id="x" for="edge" attr.name="note"/>
    """

  private func text(_ data: String, keys: String) -> Data {
    let nodes = #"<node id="a"/><node id="b"/><edge source="a" target="b">\#(data)</edge>"#
    return Data(#"<graphml>\#(keys)<graph edgedefault="undirected">\#(nodes)</graph></graphml>"#.utf8)
  }

  private func link(_ data: String, keys: String = keys) throws -> Link {
    try withoutPlace {
      try CapacitatedGraph(graphML: text(data, keys: keys), options: .init(bitsPerValue: 8)).links[0]
    }
  }

  @Test(arguments: [("K", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("k", 1e3), ("g", 1e9)])
  func `a speed has one of four units, in either case`(unit: String, factor: Double) throws {
    #expect(
      try link(#"<data key="s">4</data><data key="u">\#(unit)</data>"#) == Link(0, 1, capacity: factor / 2))
  }

  @Test func `a capacity comes before a raw speed, and that before a speed with its unit`() throws {
    let (capacity, raw) = (#"<data key="c">3</data>"#, #"<data key="r">64</data>"#)
    let speed = #"<data key="s">8</data><data key="u">K</data>"#
    #expect(try link(speed + raw + capacity).capacity == 3)
    #expect(try link(speed + raw).capacity == 8)
    #expect(try link(speed).capacity == 1000)
    // An empty value counts as none.
    #expect(try link(#"<data key="c"> </data>"# + raw + #"<data key="w"></data>"#) == Link(0, 1, capacity: 8))
  }

  @Test func `a zero is read as zero in any notation, and what is too small for a number is not`() {
    let name = GraphError.LinkName("a", "b")
    for zero in ["0", "0.000", "0e5", "0E9", "0e-999", "00.0E-12"] {
      #expect(throws: GraphError.nonPositiveCapacity(name, capacity: 0)) {
        try link(#"<data key="c">\#(zero)</data>"#)
      }
    }
    for small in ["1e-400", "9E-400", "0.009e-400", "5E-325"] where Double(small) == 0 {
      #expect {
        try link(#"<data key="c">\#(small)</data>"#)
      } throws: { error in
        "\(error)".contains("is below 5e-324")
      }
    }
  }

  @Test(arguments: ["7", " 7", "7\n", "\t7 ", "&#13;7&#9;&#10;", "<![CDATA[ 7]]>", "7.0", "70e-1"])
  func `space at either end of a value does not count`(value: String) throws {
    #expect(try link(#"<data key="c">\#(value)</data>"#).capacity == 7)
    #expect(throws: GraphError.self) { try link(#"<data key="c">\#(value)&#160;</data>"#) }
  }

  @Test func `a default width applies to links with a capacity, and an empty capacity takes a default speed`() throws {
    let width = #"<key id="w" for="edge" attr.name="width"><default>4</default></key>"#
    let capacity = #"<key id="c" for="edge" attr.name="capacity"><default>7</default></key>"#
    let own = #"<data key="c">9</data>"#
    #expect(try link(own, keys: width + capacity) == Link(0, 1, capacity: 9, width: 4))
    #expect(try link("", keys: width + capacity) == Link(0, 1, capacity: 7, width: 4))
    let raw = #"<key id="r" for="edge" attr.name="LinkSpeedRaw"><default>64</default></key>"#
    let plain = #"<key id="c" for="edge" attr.name="capacity"/>"#
    #expect(try link(#"<data key="c"></data>"#, keys: plain + raw).capacity == 8)
    #expect(try link(own, keys: plain + raw).capacity == 9)
  }

  @Test func `the default of a key for all elements, or for none that is named, applies to edges`() throws {
    func capacity(_ scope: String) throws -> Double {
      try link("", keys: #"<key id="c"\#(scope) attr.name="capacity"><default>7</default></key>"#).capacity
    }
    for scope in ["", #" for="all""#, #" for="edge""#] { #expect(try capacity(scope) == 7) }
    for scope in ["node", "graph", "port"] {
      #expect(throws: GraphError.missingCapacity(GraphError.LinkName("a", "b"))) {
        try capacity(" for=\"\(scope)\"")
      }
    }
  }

  @Test func `a key without a default, and a description before one, leave what other keys give`() throws {
    let keys = """
      <key id="x" for="edge" attr.name="note"/><key id="c" for="edge" attr.name="capacity"><desc>9 <b>8</b></desc>
      <default>7</default><desc>6</desc></key><key id="w" for="edge" attr.name="width"/>
      """
    #expect(try link("", keys: keys) == Link(0, 1, capacity: 7))
    let described = #"<desc>5</desc><data key="w">2</data><desc>4</desc>"#
    #expect(try link(described, keys: keys) == Link(0, 1, capacity: 7, width: 2))
  }

  @Test func `the attributes of a link without a capacity are named, but for its width and empty ones`() throws {
    let data = #"<data key="x">fast</data><data key="w">2</data><data key="c"></data>"#
    let file = FileManager.default.temporaryDirectory.appending(path: "dinl-\(UUID().uuidString).xml")
    defer { try? FileManager.default.removeItem(at: file) }
    try text(data, keys: Self.keys).write(to: file)
    let read = try GraphFile.read(from: file, options: .init(defaultCapacity: 5))
    #expect(read.graph.links == [Link(0, 1, capacity: 5, width: 2)])
    #expect(read.capacities.unread == ["note"] && read.capacities.counts == [.standard: 1])
  }

  @Test func `a fault on the first line is reported there`() {
    for text in ["<a><b></a>", "<graphml><graph edgedefault=\"undirected\"><node id=\"a\"></graph></graphml>"] {
      #expect {
        try CapacitatedGraph(graphML: Data(text.utf8))
      } throws: { error in
        "\(error)".hasPrefix("line 1:")
      }
    }
  }
}
