import DINL
import Foundation
import PropertyTesting
import Testing

@Suite struct `Mutated graph files are read or refused in one line` {
  static let json = [
    #"{"directed": false, "multigraph": false, "graph": {}, "nodes": [{"id": 0}, {"id": "1"}, {"id": "ö"}],"#
      + #" "edges": [{"source": 0, "target": "1", "capacity": 2.5e6, "width": 4},"#
      + "\n"
      + #" {"source": "1", "target": "\u00f6", "capacity": 1}]}"#,
    #"{"directed":true,"nodes":[{"id":1},{"id":"1"}],"links":[{"source":1,"target":"1","capacity":3},"#
      + #"{"source":"1","target":1,"capacity":3.0}]}"#,
    #"{"multigraph":true,"nodes":[{"id":1,"label":"a"},{"id":2}],"edges":[{"source":1,"target":2,"capacity":1,"key":0},"#
      + #"{"source":2,"target":1,"capacity":1e3,"key":1}]}"#,
  ]

  static let graphML = [
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns"><!-- a remark -->
    <key id="c" for="edge" attr.name="capacity" attr.type="double"><default>7</default></key>
    <key id="w" for="edge" attr.name="width" attr.type="int"/>
    <key id="l" for="node" attr.name="label" attr.type="string"/>
    <graph edgedefault="undirected">
    <node id="0"><data key="l">Ö &amp; &#x41;</data></node><node id="1"/><node id="2"><desc>x</desc></node>
    <edge source="0" target="1"><data key="c">2.5e6</data><data key="w">4</data></edge>
    <edge source="1" target="2"/>
    </graph></graphml>
    """,
    """
    <g:graphml xmlns:g="u" xmlns:y="v"><g:key id="s" for="edge" attr.name="LinkSpeed"/>
    <g:key id="u" for="edge" attr.name="LinkSpeedUnits"/><g:key id="r" for="edge" attr.name="LinkSpeedRaw"/>
    <g:graph edgedefault="directed"><g:node id="a"/><g:node id="b"/>
    <g:edge source="a" target="b"><g:data key="s">10</g:data><g:data key="u">G</g:data></g:edge>
    <g:edge source="b" target="a" directed="true"><g:data key="r"><![CDATA[10000000000]]></g:data></g:edge>
    </g:graph></g:graphml>
    """,
  ]

  /// A graph that is read can be used, or is refused when it is used.
  func use(_ graph: CapacitatedGraph) throws(GraphError) {
    let tree = try graph.shortestPathTree(from: 0)
    #expect(tree.certificate().isValid)
  }

  @Test func `node-link data`() {
    checkReader(Self.json, failure: GraphError.self) { try use(CapacitatedGraph(nodeLinkJSON: Data($0))) }
  }

  @Test func `GraphML`() {
    checkReader(Self.graphML, failure: GraphError.self) { try use(CapacitatedGraph(graphML: Data($0))) }
  }

  @Test func `control: a reader that stops the program on one kind of wrong text is caught`() async {
    await #expect(processExitsWith: .failure) {
      for seed in 0..<2000 {
        var source = ChoiceSource()
        source.start(seed: UInt64(seed), size: 50)
        let text = try source.draw(Generator.mutants(of: `Mutated graph files are read or refused in one line`.json))
        _ = ReaderCheck.fault(of: GraphError.self, text) { bytes in
          do { _ = try CapacitatedGraph(nodeLinkJSON: Data(bytes)) } catch GraphError.malformed(_, let problem, _) {
            precondition(!problem.contains("UTF-8"), "a planted trap")
          }
        }
      }
    }
  }
}
