import DINL
import Foundation
import Testing

@Suite struct `DOT is read, undirected or directed as this package writes it` {
  static func fixture(_ name: String) -> URL { `Graphs are read and written in public formats`.fixture(name) }

  static func read(_ text: String) throws -> GraphFile {
    try withoutPlace { try GraphFile(Data(text.utf8), as: .dot, options: .init(defaultCapacity: 9)) }
  }

  @Test func `an undirected network with defaults, labels and a subgraph, and a directed one with its tree`() throws {
    let json = try CapacitatedGraph.read(from: Self.fixture("edges.json"))
    #expect(try CapacitatedGraph.read(from: Self.fixture("undirected.dot")) == json)
    let directed = try GraphFile.read(from: Self.fixture("directed.dot"))
    #expect(directed.graph.nodeNames == ["Zürich \"west\"", "a", "b"])
    #expect(
      directed.graph.links == [
        Link(1, 0, capacity: 2.5e6, width: 4), Link(2, 0, capacity: 1e6), Link(1, 2, capacity: 4e6, width: 4),
      ])
    #expect(try directed.root() == 0 && directed.exponent() == 1)
  }

  @Test func `chains, ports, quotes, joined texts, numbers and keywords in any case are read`() throws {
    let text = """
      Strict GRAPH {
        a:p:n -- "b c" -- -3.5 [capacity=2]
        -3.5:x -- "Graph" [capacity=.5; width=4, color=red][style=dotted]
        "d" + "e" /* joined */ [flag, pos="3,-4!"];
        "f\\"g\\\\" ; "h\\
      i"; é -- ÿ [capacity="1"]; subgraph { j; subgraph s { k } } ; {l} ;;
      }
      """
    let read = try Self.read(text)
    #expect(read.graph.nodeNames == ["a", "b c", "-3.5", "Graph", "de", "f\"g\\\\", "hi", "é", "ÿ", "j", "k", "l"])
    #expect(
      read.graph.links == [
        Link(0, 1, capacity: 2), Link(1, 2, capacity: 2), Link(2, 3, capacity: 0.5, width: 4), Link(7, 8, capacity: 1),
      ])
    #expect(read.positions[4]?.x == 3 && read.positions[4]?.y == -4 && read.positions[0] == nil)
  }

  @Test func `a node's name is its attribute name, or else what its label shows, or else its id`() throws {
    let text = """
      graph { node [label="\\N"] a; b [label="x\\ny&#233;\\\\ \\N"] c [label="same"] d [label=same]
        e [name="n&#34;", label=z] f [label=<<b>f</b>>] g [label=""] h [name=""] node [label="late"] i }
      """
    #expect(
      try Self.read(text).graph.nodeNames
        == ["a", "x\nyé\\ b", "same (c)", "same (d)", "n\"", "f", "g", "", "late"])
  }

  @Test func `defaults hold from where they stand to the end of their subgraph`() throws {
    let text = """
      graph { a -- b; edge [capacity=2, width=3] b -- c
        subgraph { edge [capacity=4] c -- d [width=5] } d -- e edge [capacity=""] e -- f }
      """
    #expect(
      try Self.read(text).graph.links == [
        Link(0, 1, capacity: 9), Link(1, 2, capacity: 2, width: 3), Link(2, 3, capacity: 4, width: 5),
        Link(3, 4, capacity: 2, width: 3), Link(4, 5, capacity: 9, width: 3),
      ])
  }

  @Test func `an arrow is a link whichever way it points, and both ways must be alike`() throws {
    let name = GraphError.LinkName("a", "b")
    #expect(try Self.read("digraph { b -> a [capacity=2] }").graph.links == [Link(0, 1, capacity: 2)])
    #expect(
      try Self.read("digraph { a -> b [capacity=2] b -> a [capacity=2] }").graph.links == [Link(0, 1, capacity: 2)])
    #expect(throws: GraphError.asymmetricLink(name)) {
      try Self.read("digraph { a -> b [capacity=2] b -> a [capacity=3] }")
    }
    #expect(throws: GraphError.asymmetricLink(name)) {
      try Self.read("digraph { a -> b [capacity=2] b -> a [capacity=2, width=2] }")
    }
    // Parallel arrows add up before the two directions are compared.
    #expect(
      try Self.read("digraph { a -> b [capacity=2] a -> b [capacity=1] b -> a [capacity=3] }").graph.links
        == [Link(0, 1, capacity: 3)])
    #expect(try Self.read("graph { a -- b [capacity=2] b -- a [capacity=1] }").graph.links == [Link(0, 1, capacity: 3)])
    #expect(throws: GraphError.duplicateLink(GraphError.LinkName("b", "a"))) {
      try Self.read("strict graph { a -- b [capacity=2] b -- a [capacity=1] }")
    }
  }

  @Test func `a label that is a number alone is a capacity, beside which a capacity comes first`() throws {
    func link(_ attributes: String) throws -> (Double, [CapacityOrigin: Int]) {
      let read = try Self.read("graph { a -- b [\(attributes)] }")
      return (read.graph.links[0].capacity, read.capacities.counts)
    }
    #expect(try link("label=\"2.5e3\"") == (2500, [.capacity: 1]) && link("label=4").0 == 4)
    #expect(try link("label=4, capacity=5").0 == 5)
    #expect(try link("label=\"64 k\"") == (2000, [.label: 1]) && link("label=\"x\"") == (9, [.standard: 1]))
  }

  static let faults = [
    TextFault("", line: 1, "neither graph nor digraph"), TextFault("\ngrap { }", line: 2, "neither graph nor digraph"),
    TextFault("\"graph\" { }", line: 1, "neither graph nor digraph"), TextFault("graph a b { }", line: 1, "needs {"),
    TextFault("graph {\na", line: 1, "has no end"), TextFault("graph { subgraph {\na }", line: 1, "has no end"),
    TextFault("graph { a }\nb", line: 2, "something follows the graph"),
    TextFault("graph {\na -> b }", line: 2, "an arrow -> in an undirected graph"),
    TextFault("digraph {\na -- b }", line: 2, "an edge -- in a directed graph"),
    TextFault("graph { a --\n}", line: 2, "needs a node"), TextFault("graph { a --\n{ b } }", line: 2, "at a subgraph"),
    TextFault("graph { { b }\n-- c }", line: 2, "at a subgraph"),
    TextFault("graph { a -- subgraph s { b } }", line: 1, "at a subgraph"),
    TextFault("graph { a [\nx=1 }", line: 2, "needs an attribute"), TextFault("graph { a [\nx=1", line: 1, "no end"),
    TextFault("graph { a [ x= ] }", line: 1, "needs a value"),
    TextFault("graph { subgraph s\n}", line: 2, "behind subgraph"),
    TextFault("graph { a\n\"b }", line: 2, "a text in quotes has no end"),
    TextFault("graph { a [label=<<b>\n] }", line: 1, "angle brackets has no end"),
    TextFault("graph { 1.2.3 }", line: 1, "'1.2.3' is no number"),
    TextFault("graph { 12ab }", line: 1, "'12ab' is no number"),
    TextFault("graph { - }", line: 1, "'-' is no number"), TextFault("graph {\n% }", line: 2, "'%' begins nothing"),
    TextFault("graph { \u{1B} }", line: 1, "the character '\\u{1B}' begins nothing"),
    TextFault("graph { 12\u{202E}ab }", line: 1, "'12\\u{202E}ab' is no number"),
    TextFault("graph { digraph { a } }", line: 1, "a graph within the graph"),
    TextFault("graph {\na\n-- b [capacity=-1] }", line: 3, "capacity -1.0"),
    TextFault("graph { a [\(String(repeating: "x;", count: 10))\(attributes(1001))] }", line: 1, "more than 1000"),
    TextFault("graph \(String(repeating: "{", count: 300))", line: 1, "nested deeper than 256"),
  ]

  private static func attributes(_ count: Int) -> String { (0..<count).map { "a\($0)=1" }.joined(separator: ",") }

  @Test(arguments: faults) func `what violates the format is refused with its line`(fault: TextFault) {
    #expect(fault.isRefused(as: .dot), "\(TextFault.outcome(Data(fault.text.utf8), as: .dot))")
  }

  @Test func `1000 attributes and subgraphs 256 deep are read`() throws {
    let deep = String(repeating: "{", count: 257) + "a [\(Self.attributes(1000))]" + String(repeating: "}", count: 257)
    #expect(try Self.read("graph " + deep).graph.nodeNames == ["a"])
  }

  @Test func `the root and the exponent are attributes of the graph, and a root that no node has is refused`() throws {
    let read = try Self.read("graph { a; b [name=\"x\"]; root=b; graph [exponent=\"2.5\"] subgraph { root=a } }")
    #expect(try read.root() == 1 && read.exponent() == 2.5)
    let wrong = try Self.read("graph { a; root=x; exponent=fast }")
    #expect {
      try wrong.root()
    } throws: { error in
      "\(error)".contains("root of the graph: is 'x', which no node has as its id; give --root")
    }
    #expect(throws: GraphError.self) { try wrong.exponent() }
    let none = try Self.read("graph { a }")
    #expect(try none.root() == nil && none.exponent() == nil)
  }

  @Test func `control: a reader without ends of comments, or of quotes, is refuted`() throws {
    #expect(try Self.read("graph { a /* -- b */ ; c // -- d\n; e\n# -- f\n }").graph.nodeNames == ["a", "c", "e"])
    #expect(try Self.read("graph { \"a\\\" -- b\" }").graph.nodeNames == ["a\" -- b"])
    #expect(try Self.read("graph { \"a\\\\\" -- b }").graph.nodeNames == ["a\\\\", "b"])
  }
}
