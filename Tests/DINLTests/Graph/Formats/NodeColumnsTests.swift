import DINL
import TestSupport
import Testing

@Suite struct `Nodes of a graph may name the columns that they see` {
  private func read(_ text: String, ending: String) throws -> [[String]?] {
    try withTemporaryFile(text, ending: ending) { file in
      let read = try GraphFile.read(from: file)
      let columns = try read.columns()
      #expect(try read.graph == CapacitatedGraph.read(from: file) && columns.count == read.graph.nodeCount)
      #expect(read.capacities.counts == [.capacity: 1])
      return columns
    }
  }

  func json(_ columns: String) throws -> [[String]?] {
    try read(
      #"{"nodes":[{"id":"r"},{"id":"a","columns":\#(columns)}],"edges":[{"source":"r","target":"a","capacity":1}]}"#,
      ending: "json")
  }

  func graphML(_ columns: String) throws -> [[String]?] {
    try read(
      """
      <graphml><key id="c" for="edge" attr.name="capacity"/><key id="v" for="node" attr.name="columns"/>
      <graph edgedefault="undirected"><node id="r"/><node id="a">\(columns)</node>
      <edge source="r" target="a"><data key="c">1</data></edge></graph></graphml>
      """, ending: "graphml")
  }

  @Test func `the columns are a list or one text in node-link data, and data in GraphML`() throws {
    #expect(try json(#"["x", "y, z"]"#) == [nil, ["x", "y, z"]])
    #expect(try json(#""x, \"y, \"\"z\"\"\"""#) == [nil, ["x", "y, \"z\""]])
    #expect(try json("[]") == [nil, []] && json("\"\"") == [nil, []] && json("null") == [nil, nil])
    #expect(try graphML("<data key=\"v\">x,\"y, z\"</data>") == [nil, ["x", "y, z"]])
    #expect(try graphML("<data key=\"v\"></data>") == [nil, []] && graphML("") == [nil, nil])
  }

  @Test func `columns that are not a list are refused with the node's name`() throws {
    for columns in ["1", "[1]", "{}", #""x,,y""#, #""\"x""#, #""\"x\"y""#, #""x,""#] {
      let error = #expect(throws: GraphError.self) { try json(columns) }
      #expect("\(try #require(error))".contains("columns of nodes[1]"))
    }
    let error = #expect(throws: GraphError.self) { try graphML("<data key=\"v\">x,,y</data>") }
    #expect("\(try #require(error))".contains("columns of node 'a'"))
  }
}
