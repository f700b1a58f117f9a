import DINL
import Foundation
import Testing

@Suite struct `A file's format is that of its ending, or of its first character` {
  private static let json =
    #"{"nodes": [{"id": "r"}, {"id": "a"}], "edges": [{"source": "r", "target": "a", "capacity": 2}]}"#
  private static let graphML = """
    <graphml><key id="c" for="edge" attr.name="capacity"/><graph edgedefault="undirected"><node id="r"/>
    <node id="a"/><edge source="r" target="a"><data key="c">2</data></edge></graph></graphml>
    """

  private func links(_ text: String, ending: String) throws -> [Link] {
    let file = FileManager.default.temporaryDirectory.appending(path: "dinl-\(UUID().uuidString)\(ending)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    return try CapacitatedGraph.read(from: file).links
  }

  @Test(arguments: [
    (json, ".json"), (json, ".JSON"), (json, ""), (" \t\r\n" + json, ""), (graphML, ".graphml"), (graphML, ".GraphML"),
    (graphML, ".xml"), (graphML, ""), (" \t\r\n" + graphML, ""),
  ])
  func `a graph is read`(text: String, ending: String) throws {
    #expect(try links(text, ending: ending) == [Link(0, 1, capacity: 2)])
  }

  @Test(arguments: [(json, ".xml"), (graphML, ".json"), (json, ".txt"), ("x" + graphML, ""), ("", "")])
  func `control: one format under the other's ending is refused, and so is an unknown ending`(
    text: String, ending: String
  ) {
    #expect(throws: GraphError.self) { try links(text, ending: ending) }
  }

  @Test func `graphs are equal if both their names and their links are`() throws {
    let graph = try CapacitatedGraph(nodeNames: ["r", "a"], links: [Link(0, 1, capacity: 1)])
    #expect(graph == (try CapacitatedGraph(nodeNames: ["r", "a"], links: [Link(0, 1, capacity: 1)])))
    #expect(graph != (try CapacitatedGraph(nodeNames: ["r", "b"], links: [Link(0, 1, capacity: 1)])))
    #expect(graph != (try CapacitatedGraph(nodeNames: ["r", "a"], links: [Link(1, 0, capacity: 1)])))
  }
}
