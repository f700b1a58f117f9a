import DINL
import Foundation
import Testing

@Suite struct `The attribute that holds the capacity may have another name` {
  static func read(_ text: String, _ name: String, standard: Double? = nil) throws -> GraphFile {
    try GraphFile(Data(text.utf8), options: .init(defaultCapacity: standard, bitsPerValue: 8, capacityName: name))
  }

  /// Texts of one link whose bandwidth is 3 and whose capacity is 7.
  static let texts = [
    #"{"nodes": [{"id": 0}, {"id": 1}], "edges": [{"source": 0, "target": 1, "bandwidth": 3, "capacity": 7}]}"#,
    """
    <graphml><key id="b" for="edge" attr.name="bandwidth"/><key id="c" for="edge" attr.name="capacity"/>
    <graph edgedefault="undirected"><node id="0"/><node id="1"/>
    <edge source="0" target="1"><data key="b">3</data><data key="c">7</data></edge></graph></graphml>
    """,
    """
    <graphml><key id="b" for="edge" attr.name="bandwidth"><default>3</default></key>
    <key id="c" for="edge" attr.name="capacity"><default>7</default></key>
    <graph edgedefault="undirected"><node id="0"/><node id="1"/><edge source="0" target="1"/></graph></graphml>
    """,
    "graph [ node [ id 0 ] node [ id 1 ] edge [ source 0 target 1 bandwidth 3 capacity 7 ] ]",
    "graph { 0 -- 1 [bandwidth=3, capacity=7] }", "graph { edge [bandwidth=3, capacity=7]; 0 -- 1 }",
    "source,target,capacity,bandwidth\n0,1,7,3",
  ]

  @Test(arguments: texts) func `in every format with attributes`(text: String) throws {
    let named = try Self.read(text, "bandwidth")
    #expect(named.graph.links == [Link(0, 1, capacity: 3)] && named.capacities.counts == [.capacity: 1])
    // The control: without the name it is another capacity.
    #expect(try Self.read(text, "capacity").graph.links == [Link(0, 1, capacity: 7)])
  }

  @Test func `it comes before speeds and labels, which still give the links that lack it`() throws {
    let text = "graph { a -- b [bw=3, LinkLabel=\"16b/s\"]; b -- c [LinkLabel=\"16b/s\"]; c -- d [LinkSpeedRaw=64] }"
    let read = try Self.read(text, "bw")
    #expect(read.graph.links.map(\.capacity) == [3, 2, 8])
    #expect(read.capacities.counts == [.capacity: 1, .label: 1, .speed: 1])
  }

  @Test func `it may state a rate, and a column may be written with capitals`() throws {
    let rates = try Self.read("source,target,Capacity\na,b,64 kb/s\nb,c,5\n", "Capacity")
    #expect(rates.graph.links.map(\.capacity) == [8000, 5] && rates.capacities.counts == [.rate: 1, .capacity: 1])
    #expect("\(rates.capacities)".hasSuffix("1 by their capacity with its unit, at 8 bits per value"))
    #expect(throws: GraphError.self) { try Self.read("source,target,Capacity\na,b,64 kB/s", "Capacity") }
    // A label of DOT that is a number is a capacity only if none has another name.
    let dot = "graph { a -- b [label=4]; b -- c [bw=2] }"
    #expect(try Self.read(dot, "bw", standard: 9).graph.links.map(\.capacity) == [9, 2])
    #expect(try Self.read(dot, "capacity", standard: 9).graph.links.map(\.capacity) == [4, 9])
  }

  @Test func `texts in JSON may be numbers or rates, with space at their ends`() throws {
    func capacity(_ value: String) throws -> Double {
      let text = #"{"nodes": [{"id": 0}, {"id": 1}], "edges": [{"source": 0, "target": 1, "capacity": \#(value)}]}"#
      return try Self.read(text, "capacity", standard: 9).graph.links[0].capacity
    }
    #expect(try capacity(#""10""#) == 10 && capacity(#"" 1e1\n""#) == 10 && capacity(#""10 Gb/s""#) == 1.25e9)
    #expect(try capacity(#""OC-1""#) == 6_480_000 && capacity(#""""#) == 9 && capacity("null") == 9)
    for value in [#""fast""#, #""< 10 Gb/s""#, #""nan""#, #""1e999""#, #""-1""#, "true", "[]", "{}", #""0x10""#] {
      #expect {
        try capacity(value)
      } throws: { error in
        "\(error)".contains("edges[0]")
      }
    }
  }

  @Test func `a link without a capacity is refused with its attributes that are numbers`() {
    func words(_ text: String, _ name: String) -> String {
      do {
        return "\(try Self.read(text, name).graph.links)"
      } catch { return "\(error)" }
    }
    let link = "source,target,bw,note,speed,id\na,b,10,x,10 Gb/s,4"
    #expect(
      words(link, "capacity")
        == "line 2: link 'a' – 'b' has no capacity; add one, name the attribute that holds it (--capacity NAME, of "
        + #""bw", "speed"), or give a default capacity (--default-capacity)"#)
    let wrong = words(link, "bv")
    #expect(
      wrong == "no link has a capacity in the attribute \"bv\" that --capacity names; name one that has numbers: "
        + #""bw", "speed""#)
    #expect(words("source,target,note\na,b,x", "bv").hasSuffix("name another one, or drop the option"))
    #expect(words(link, "note").contains("'x' is not a number"))
    #expect(words("graph { a }", "bv") == "[]")
    let sndlib = "?SNDlib native format; type: network; version: 1.0\nNODES ( a ( 0 0 ) b ( 1 1 ) )\n"
    #expect(words(sndlib + "LINKS ( l ( a b ) 2 0 0 0 ( ) )", "bw").contains("no link has a capacity in the attribute"))
  }

  @Test func `in GML it may stand once`() {
    let text = "graph [ node [ id 0 ] node [ id 1 ] edge [ source 0 target 1 capacity 2 bw 3\nbw 4 ] ]"
    #expect(throws: GraphError.self) { try Self.read(text, "bw") }
    #expect(throws: Never.self) { try Self.read(text, "capacity") }
  }
}
