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
    #"{"nodes":[{"id":[0,"b"],"name":"c"},{"id":[[1],2]}],"edges":[{"source":[0,"b"],"target":[[1],2],"#
      + #""capacity":"10 Gb/s"},{"source":[0,"b"],"target":[0,"b"]}]}"#,
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
    """
    <graphml xmlns:y="v"><key for="node" id="d" yfiles.type="nodegraphics"/><key for="edge" id="c" attr.name="capacity"/>
    <graph edgedefault="undirected"><node id="n"><data key="d"><y:S><y:F/><y:NodeLabel a="b">x<y:M>z</y:M></y:NodeLabel>
    </y:S></data></node><node id="o"/><edge source="n" target="o"><data key="c">T1</data></edge>
    <edge source="n" target="n"/></graph></graphml>
    """,
  ]

  /// Texts of the other formats.
  static let texts: [GraphFormat: [String]] = [
    .gml: [
      #"""
      Creator "me"
      graph [
       directed 0
       multigraph 1
       node [ id 0 label "Gen&#232;ve" Longitude 6.1 Latitude 46 ]
       node [ id 1 graphics [ x 1.5 y -2 ] ] # a remark
       node [ id 2 ]
       edge [ source 0 target 1 capacity 2.5e6 width 4 ]
       edge [ source 1 target 2 LinkLabel "2 x OC-48" ]
       edge [ source 2 target 1 LinkSpeedRaw 64 ]
      ]
      """#,
      #"""
      graph [ directed 1 node [ id 7 ] node [ id 8 ] edge [ source 7 target 8 capacity 3 ]
      edge [ source 8 target 7 capacity 3.0 ] ]
      """#,
    ],
    .dot: [
      #"""
      strict graph "g" {
       node [label="\N"]; edge [capacity=2, width=3]
       a -- "b\"c" -- d [LinkLabel="10G"]; /* a */ subgraph s { edge [capacity=4] d -- e } // b
       e [pos="1,2!", label=<<b>e</b>>]
      }
      """#,
      #"""
      digraph { graph [root="0", exponent="1.5"]; 0 [name="r&#34;"]
      1 -> 0 [label="2.5"]; 0 -> 2:n [label=4, dir=none] }
      """#,
    ],
    .edgeList: [
      "# links\nsource,target,capacity,width,note\nr,a,2.5e6,4,\"x, \"\"y\"\"\"\r\n\"r\",b,1,,\na,b,3,1,z\n",
      "source target LinkLabel\nr a \"10 Gbps\"\na b T1\n",
    ],
    .sndlibNative: [
      """
      ?SNDlib native format; type: network; version: 1.0
      # x
      META (
       unit = MBITPERSEC
      )
      NODES (
       a ( 1.0 2.0 ) ( )
       b ( -3 4 )
      )
      LINKS (
       l ( a b ) 9920.0 0 0 0 ( 40 1 )
       m ( b a ) 0 0 0 0 ( 155 1 622 UNLIMITED )
      )
      DEMANDS (
       d ( a b ) 1 5 UNLIMITED
      )
      """
    ],
    .sndlibXML: [
      """
      <?xml version="1.0"?>
      <network xmlns="u"><networkStructure><nodes coordinatesType="geographical"><node id="a"><coordinates><x>1.5</x>
      <y>2</y></coordinates></node><node id="b"/></nodes><links><link id="l"><source>a</source><target>b</target>
      <preInstalledModule><capacity>64</capacity></preInstalledModule></link><link><source>b</source><target>a</target>
      <additionalModules><addModule><capacity>3</capacity></addModule></additionalModules></link></links>
      </networkStructure><meta><unit>KBITPERSEC</unit></meta></network>
      """
    ],
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

  @Test(arguments: texts.keys.sorted { $0.rawValue < $1.rawValue }) func `the other formats`(format: GraphFormat) {
    checkReader(Self.texts[format] ?? [], failure: GraphError.self, PropertySettings(cases: 1000)) { bytes in
      let file = try GraphFile(Data(bytes), as: format)
      try use(file.graph)
      #expect(file.positions.count == file.graph.nodeCount)
      _ = try (file.columns(), file.root(), file.exponent(), "\(file.capacities)")
      _ = try? GraphFile(Data(bytes))
    }
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
