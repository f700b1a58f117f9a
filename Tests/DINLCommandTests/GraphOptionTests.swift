import Foundation
import TestSupport
import Testing

@Suite struct `dinl graph on files that other programs write` {
  private let suite = `dinl graph`()

  /// A network with a self-loop at each end, in directed GraphML that gives each link once, with capacities as
  /// bandwidth.
  private static let graphML = """
    <graphml><key id="b" for="edge" attr.name="bandwidth"/><key id="n" for="node" attr.name="name"/>
    <graph edgedefault="directed"><node id="n0"><data key="n">Oslo</data></node>
    <node id="n1"><data key="n">Bergen</data></node><node id="n2"/><node id="n3"/>
    <edge source="n0" target="n1"><data key="b">4</data></edge>
    <edge source="n1" target="n1"/><edge source="n0" target="n0"/>
    <edge source="n1" target="n2"><data key="b">10 Gb/s</data></edge></graph></graphml>
    """

  private func graph(_ options: String, _ body: (DINLProgram.Outcome) throws -> Void) throws {
    let script = "cat > net.graphml << 'END'\n\(Self.graphML)\nEND\n\"$DINL\" graph net.graphml \(options)"
    try suite.call(script) { outcome, _ in try body(outcome) }
  }

  private static let all = "--undirected --capacity bandwidth --largest-component"

  @Test func `self-loops are left out, capacities have another name, and directed links count as undirected`() throws {
    try graph(Self.all) { outcome in
      #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome)")
      #expect(suite.line("self-loops", of: outcome) == "2 links from a node to itself are left out")
      #expect(suite.line("largest part", of: outcome) == "1 node and 0 links are left out: \"n3\"")
      #expect(
        suite.line("capacities", of: outcome)
          == "1 of 2 links by their capacity in values per second, 1 by their capacity with its unit, at 32 bits per "
          + "value")
      #expect(outcome.output.contains("Oslo") && outcome.output.contains("Bergen"))
    }
    try graph(Self.all + " --json") { outcome in
      let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      #expect(report["leftOutSelfLoops"] as? Int == 2 && report["leftOutNodes"] as? Int == 1)
      #expect(report["capacityOrigins"] as? [String: Int] == ["capacity": 1, "rate": 1])
    }
    try graph(Self.all + " --compare-roots --json") { outcome in
      let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      #expect(report["leftOutSelfLoops"] as? Int == 2 && report["leftOutNodes"] as? Int == 1)
      #expect(report["leftOutLinks"] as? Int == 0 && (report["roots"] as? [Any])?.count == 3)
    }
    try graph(Self.all + " --compare-roots") { outcome in
      #expect(suite.line("self-loops", of: outcome) == "2 links from a node to itself are left out", "\(outcome)")
    }
  }

  @Test func `DOT on standard output has its notes on standard error`() throws {
    try graph(Self.all + " --dot") { outcome in
      #expect(outcome.status == 0 && outcome.output.hasPrefix("digraph dinl {") && outcome.output.hasSuffix("}\n"))
      #expect(
        outcome.error
          == "note: net.graphml: 2 links from a node to itself are left out\n"
          + "note: net.graphml: 1 node and 0 links are left out: \"n3\"\n")
    }
    try suite.call("printf 'graph { a -- b [bw=1] }' | \"$DINL\" graph - --default-capacity 3 --dot") { outcome, _ in
      #expect(
        outcome.status == 0
          && outcome.error
            == "note: standard input: capacities: 1 of 1 link by --default-capacity; attributes that are not read: "
            + "\"bw\" (--capacity NAME reads one)\n"
      )
    }
    // Where there is nothing to say, nothing is said.
    try suite.call("\"$DINL\" graph star.csv --dot") { outcome, _ in
      #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome)")
    }
  }

  @Test func `control: without an option the fault names it, with file and line`() throws {
    try graph("--capacity bandwidth --largest-component") { outcome in
      #expect(
        outcome.status == 65 && outcome.output.isEmpty
          && outcome.error
            == "error: net.graphml: line 4: link 'Oslo' – 'Bergen' stands in this direction only, and its reverse is "
            + "missing; links are undirected: add the reverse, or have directed links read as undirected "
            + "(--undirected)\n",
        "\(outcome)")
    }
    try graph("--undirected --largest-component") { outcome in
      #expect(
        outcome.status == 65
          && outcome.error.contains("line 4: link 'Oslo' – 'Bergen' has no capacity; ")
          && outcome.error.contains("(--capacity NAME, of \"bandwidth\")"), "\(outcome)")
    }
    try graph("--undirected --capacity bandwith --default-capacity 1") { outcome in
      #expect(
        outcome.status == 65
          && outcome.error
            == "error: net.graphml: no link has a capacity in the attribute \"bandwith\" that --capacity names; name "
            + "one that has numbers: \"bandwidth\"\n",
        "\(outcome)")
    }
    try graph("--capacity ''") { outcome in
      #expect(outcome.status == 64 && outcome.error.contains("--capacity is empty"), "\(outcome)")
    }
    try suite.call("\"$DINL\" check --dataset wine --undirected; \"$DINL\" check --dataset wine --capacity bw") {
      outcome, _ in
      #expect(
        outcome.status == 64 && outcome.error.contains("--undirected needs --graph")
          && outcome.error.contains("--capacity needs --graph"), "\(outcome)")
    }
  }

  @Test func `dinl check says how many self-loops are left out`() throws {
    let table = "x,y,label\n" + (0..<20).map { "\($0),\($0 % 7),\($0 % 2)\n" }.joined()
    let script = """
      printf '%s' '\(table)' > table.csv
      printf 'graph { a -- b -- c [bw=4]; b -- b }' | "$DINL" check table.csv --label label --graph - --capacity bw \
        --draws 2 --epochs 1 --sweep-draws 0 --output results
      """
    try suite.call(script) { outcome, _ in
      #expect(outcome.status == 0, "\(outcome)")
      #expect(outcome.output.contains("\nSelf-loops: 1 link from a node to itself is left out\n"))
      #expect(outcome.output.contains("\nCapacities: 2 of 2 links by their capacity in values per second\n"))
    }
  }
}
