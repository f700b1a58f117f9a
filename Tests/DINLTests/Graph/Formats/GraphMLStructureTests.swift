import DINL
import Foundation
import Testing

@Suite struct `GraphML is read with the descriptions and directions that it allows` {
  private func links(_ edges: String, direction: String = "undirected", keys: String = "") throws -> [Link] {
    let text = """
      <graphml><desc>a <b>bold</b> text</desc><key id="c" attr.name="capacity"><desc>in <i>values</i></desc></key>\(keys)
      <graph edgedefault="\(direction)"><desc>9</desc><node id="a"><desc><b/>8</desc></node><node id="b"/>
      \(edges)</graph></graphml>
      """
    return try CapacitatedGraph(graphML: Data(text.utf8)).links
  }

  private func edge(_ directed: String, from source: String = "a", to target: String = "b") -> String {
    #"<edge source="\#(source)" target="\#(target)" directed="\#(directed)"><data key="c">7</data></edge>"#
  }

  @Test(arguments: ["false", "0"]) func `an undirected graph's edge may say that it is undirected`(_ value: String)
    throws
  {
    #expect(try links(edge(value)) == [Link(0, 1, capacity: 7)])
    let both = edge(value) + edge(value, from: "b", to: "a")
    #expect(throws: GraphError.self) { try links(both, direction: "directed") }
  }

  @Test(arguments: ["true", "1"]) func `a directed graph's edge may say that it is directed`(_ value: String) throws {
    let both = edge(value) + edge(value, from: "b", to: "a")
    #expect(try links(both, direction: "directed") == [Link(0, 1, capacity: 7)])
    #expect(throws: GraphError.self) { try links(edge(value)) }
  }

  @Test func `descriptions hold anything, and are no values`() throws {
    let described = #"<edge source="a" target="b"><desc>5 <b>6</b></desc><data key="c">7</data><desc>4</desc></edge>"#
    #expect(try links(described) == [Link(0, 1, capacity: 7)])
  }

  @Test func `a label names its node unless it is empty, and with its id where labels repeat`() throws {
    let labels = ["", "x", "y", "y", " z "].enumerated()
      .map { "<node id=\"\($0.offset)\"><data key=\"l\">\($0.element)</data></node>" }
    let text = """
      <graphml><key id="l" for="node" attr.name="label"/><graph edgedefault="undirected">\(labels.joined())
      <node id="5"/></graph></graphml>
      """
    #expect(
      try CapacitatedGraph(graphML: Data(text.utf8)).nodeNames == ["0", "x", "y (2)", "y (3)", "z", "5"])
  }

  @Test(arguments: ["<graphml/>", "<graphml></graphml>", "<graphml><key id=\"c\"/></graphml>"])
  func `control: a text without a graph is refused`(text: String) {
    #expect {
      try CapacitatedGraph(graphML: Data(text.utf8))
    } throws: { error in
      "\(error)".contains("line 1: no element graph")
    }
  }
}
