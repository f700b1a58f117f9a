import DINL
import Foundation
import Testing

@Suite struct `A directed file may be read as undirected` {
  /// Directed texts of the links r → a with capacity 2 and, if it is given, a → r with another one.
  static let forms: [@Sendable (_ reverse: Int?) -> String] = [
    { reverse in
      let back = reverse.map { #", {"source": "a", "target": "r", "capacity": \#($0)}"# } ?? ""
      return #"{"directed": true, "nodes": [{"id": "r"}, {"id": "a"}], "edges": [{"source": "r", "target": "a", "#
        + #""capacity": 2}\#(back)]}"#
    },
    { reverse in
      let back = reverse.map { #"<edge source="a" target="r"><data key="c">\#($0)</data></edge>"# } ?? ""
      return """
        <graphml><key id="c" for="edge" attr.name="capacity"/><graph edgedefault="directed"><node id="r"/><node id="a"/>
        <edge source="r" target="a" directed="true"><data key="c">2</data></edge>\(back)</graph></graphml>
        """
    },
    { reverse in
      let back = reverse.map { "edge [ source 1 target 0 capacity \($0) ]" } ?? ""
      return #"graph [ directed 1 node [ id 0 label "r" ] node [ id 1 label "a" ]"#
        + " edge [ source 0 target 1 capacity 2 ] \(back) ]"
    },
  ]

  static func read(_ text: String, undirected: Bool) throws -> CapacitatedGraph {
    try withoutPlace { try GraphFile(Data(text.utf8), options: .init(readsAsUndirected: undirected)).graph }
  }

  @Test func `then a link may stand in one direction, or in both alike`() throws {
    let name = GraphError.LinkName("r", "a")
    for text in Self.forms {
      #expect(try Self.read(text(nil), undirected: true).links == [Link(0, 1, capacity: 2)])
      #expect(try Self.read(text(2), undirected: true).links == [Link(0, 1, capacity: 2)])
      #expect(throws: GraphError.asymmetricLink(name)) { try Self.read(text(3), undirected: true) }
      // The control: otherwise the reverse is missing.
      #expect(throws: GraphError.missingReverse(name)) { try Self.read(text(nil), undirected: false) }
      #expect(try Self.read(text(2), undirected: false).links == [Link(0, 1, capacity: 2)])
      #expect(throws: GraphError.asymmetricLink(name)) { try Self.read(text(3), undirected: false) }
    }
  }

  @Test func `an undirected file is read as without the option`() throws {
    let twice = "source,target,capacity\nr,a,2\na,r,2"
    let parallel = "graph { r -- a [capacity=2]; a -- r [capacity=3] }"
    for undirected in [true, false] {
      #expect(throws: GraphError.duplicateLink(GraphError.LinkName("a", "r"))) {
        try Self.read(twice, undirected: undirected)
      }
      #expect(try Self.read(parallel, undirected: undirected).links == [Link(0, 1, capacity: 5)])
    }
  }
}
