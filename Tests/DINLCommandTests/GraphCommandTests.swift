import Foundation
import TestSupport
import Testing

@Suite struct `dinl graph` {
  static let files: [String: String] = [
    "zoo.gml": """
    graph [
      node [ id 0 label "North" Longitude 6.1 Latitude 46.2 ]
      node [ id 1 label "East" Longitude 7.4 Latitude 46.9 ]
      node [ id 2 label "South" ]
      node [ id 3 label "alone" ]
      node [ id 4 label "too" ]
      edge [ source 0 target 1 LinkLabel "STM-16" ]
      edge [ source 1 target 2 LinkLabel "< 10 Gbps" ]
      edge [ source 0 target 2 LinkLabel "155 Mbps" ]
      edge [ source 3 target 4 LinkLabel "E3" ]
    ]
    """,
    "star.csv": "source,target,capacity\nz,b,1\nb,a,1\nz,a,1\nfar,a,0.5\n",
    "labels.txt": "source target LinkLabel\nr a T1\na b DWDM\n",
  ]

  func call(_ script: String, _ body: (DINLProgram.Outcome, URL) throws -> Void) throws {
    try withTemporaryDirectory { directory in
      for (name, text) in Self.files { try Data(text.utf8).write(to: directory.appending(path: name)) }
      try body(try DINLProgram.shell(script, in: directory), directory)
    }
  }

  /// The line of the output that begins with a word.
  func line(_ name: String, of outcome: DINLProgram.Outcome) -> String? {
    outcome.output.split(separator: "\n").first {
      $0.hasPrefix(name.padding(toLength: 17, withPad: " ", startingAt: 0))
    }
    .map { $0.dropFirst(17).description }
  }

  @Test func `says how many capacities come from labels and what is left out`() throws {
    try call("\"$DINL\" graph zoo.gml --root North --largest-component --default-capacity 1e6") { outcome, _ in
      #expect(outcome.status == 0, "\(outcome)")
      #expect(line("format", of: outcome) == "GML")
      #expect(
        line("capacities", of: outcome)
          == "2 of 3 links from labels in bit/s, 1 by --default-capacity, at 32 bits per value; "
          + "labels that state no single rate: \"< 10 Gbps\""
      )
      #expect(line("largest part", of: outcome) == "2 nodes and 1 link are left out: \"alone\", \"too\"")
      #expect(line("exchange saved", of: outcome)?.contains("2 of 3 links") == true)
    }
    try call("\"$DINL\" graph zoo.gml --root North --largest-component --default-capacity 1e6 --json") { outcome, _ in
      let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      #expect(report["format"] as? String == "GML" && report["defaultCapacityLinks"] as? Int == 1)
      #expect(report["capacityOrigins"] as? [String: Int] == ["label": 2, "default": 1])
      #expect(report["unreadLabels"] as? [String] == ["< 10 Gbps"] && report["leftOutNodes"] as? Int == 2)
      #expect(report["leftOutLinks"] as? Int == 1 && (report["nodes"] as? [Any])?.count == 3)
    }
  }

  @Test func `a link without a capacity is refused with file, line, label and option, and so is a network in parts`()
    throws
  {
    try call("\"$DINL\" graph labels.txt") { outcome, _ in
      #expect(outcome.status == 65 && outcome.output.isEmpty)
      #expect(
        outcome.error
          == "error: labels.txt: line 3: link 'a' – 'b' has no capacity, as its label \"DWDM\" states no single "
          + "rate; add one or give a default capacity (--default-capacity)\n")
    }
    try call("\"$DINL\" graph zoo.gml --default-capacity 1") { outcome, _ in
      #expect(
        outcome.status == 65 && outcome.error.contains("--largest-component")
          && outcome.error.hasPrefix("error: zoo.gml: "))
    }
  }

  @Test func `reads standard input, and names it in errors`() throws {
    for pipe in ["cat star.csv | \"$DINL\" graph -", "\"$DINL\" graph - < star.csv"] {
      try call(pipe) { outcome, _ in
        #expect(outcome.status == 0 && line("format", of: outcome) == "an edge list", "\(outcome)")
        #expect(line("root", of: outcome)?.hasPrefix("far (the last node") == true)
      }
    }
    try call("cat labels.txt | \"$DINL\" graph -") { outcome, _ in
      #expect(outcome.status == 65 && outcome.error.hasPrefix("error: standard input: line 3: "), "\(outcome)")
    }
    try call("echo nothing | \"$DINL\" graph -") { outcome, _ in
      #expect(
        outcome.status == 65
          && outcome.error.contains("standard input: the document is in no format that is read; give "))
      #expect(outcome.error.contains("SNDlib's native text or XML"))
    }
    try call("\"$DINL\" graph - <&-") { outcome, _ in
      #expect(outcome.status == 66 && outcome.error.hasPrefix("error: standard input: cannot be read ("), "\(outcome)")
    }
  }

  @Test func `ranks all roots, and takes the best`() throws {
    try call("\"$DINL\" graph star.csv --compare-roots") { outcome, _ in
      let lines = outcome.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
      #expect(outcome.status == 0 && lines[0].first == "root" && lines[0].contains("saved"), "\(outcome)")
      #expect(
        lines[2...5].map { Array($0[..<3]) } == [
          ["a", "2", "1.33333"], ["b", "3", "1.66667"], ["z", "3", "1.66667"], ["far", "3", "2.66667"],
        ])
      #expect(line("order", of: outcome)?.contains("--root best takes the first") == true)
    }
    try call("\"$DINL\" graph star.csv --compare-roots --json --exponent 0") { outcome, _ in
      let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      let roots = try #require(report["roots"] as? [[String: Any]])
      #expect(roots.map { $0["root"] as? String } == ["a", "b", "z", "far"])
      #expect(roots[0]["largestDistance"] as? Double == 1 && report["exponent"] as? Double == 0)
    }
    try call("\"$DINL\" graph star.csv --root best") { outcome, _ in
      #expect(line("root", of: outcome) == "a (the best of 4 roots, as --compare-roots ranks them)", "\(outcome)")
    }
    // A node of that name is meant before the best.
    try call("printf 'source target capacity\\nbest a 1\\na b 1\\n' | \"$DINL\" graph - --root best") { outcome, _ in
      #expect(line("root", of: outcome) == "best (by --root)", "\(outcome)")
    }
  }

  @Test(arguments: ["json", "graphml", "dot"]) func `writes the graph with its tree, which gives the same output again`(
    ending: String
  ) throws {
    let read = "--default-capacity 1e6 --root South --exponent 2 --largest-component"
    let script = """
      "$DINL" graph zoo.gml \(read) --output tree.\(ending) --json > first || exit 1
      "$DINL" graph tree.\(ending) --json > second || exit 2
      "$DINL" graph zoo.gml \(read) --output tree.\(ending) > third && exit 3
      "$DINL" graph zoo.gml \(read) --output tree.\(ending) --force > third || exit 4
      "$DINL" graph zoo.gml \(read) --output tree.\(ending) --force | tail -n 1
      """
    try call(script) { outcome, directory in
      #expect(outcome.status == 0 && outcome.output == "Wrote tree.\(ending)\n", "\(outcome)")
      #expect(outcome.error.contains("tree.\(ending): exists already; --force replaces it"))
      /// The report without what it says of the file.
      func report(_ name: String) throws -> String {
        let data = try Data(contentsOf: directory.appending(path: name))
        var report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(report["root"] as? String == "South" && report["exponent"] as? Double == 2)
        for key in [
          "format", "capacityOrigins", "defaultCapacityLinks", "unreadLabels", "leftOutNodes", "leftOutLinks",
        ] {
          #expect(report.removeValue(forKey: key) != nil)
        }
        return String(
          decoding: try JSONSerialization.data(withJSONObject: report, options: .sortedKeys), as: UTF8.self)
      }
      let (first, second) = (try report("first"), try report("second"))
      #expect(first == second)
    }
  }

  @Test func `draws an SVG file, and nothing is written if a file cannot be`() throws {
    try call("\"$DINL\" graph zoo.gml --default-capacity 1 --largest-component --svg map.svg --dot") {
      outcome, directory in
      #expect(outcome.status == 0 && outcome.output.hasPrefix("digraph dinl {") && !outcome.output.contains("Wrote"))
      let text = try String(contentsOf: directory.appending(path: "map.svg"), encoding: .utf8)
      let elements = try #require(WellFormedness.elements(of: text))
      #expect(elements.contains { $0.name == "desc" && $0.text.contains("longitudes and latitudes") })
      #expect(elements.contains { $0.name == "title" && $0.text.contains("zoo.gml toward South") })
    }
    let fault = "\"$DINL\" graph zoo.gml --default-capacity 1 --largest-component --svg none/map.svg --output tree.json"
    try call(fault) { outcome, directory in
      #expect(outcome.status == 73 && outcome.output.isEmpty && outcome.error.contains("none/map.svg"), "\(outcome)")
      #expect(!FileManager.default.fileExists(atPath: directory.appending(path: "tree.json").path))
    }
    // A name that GraphML cannot hold is found before anything is written.
    let odd = #"{"nodes": [{"id": "\u0001"}], "edges": []}"#
    try call("printf '%s' '\(odd)' | \"$DINL\" graph - --svg map.svg --output tree.graphml") { outcome, directory in
      #expect(
        outcome.status == 65 && outcome.output.isEmpty && outcome.error.contains("write the file as .json"),
        "\(outcome)")
      #expect(!FileManager.default.fileExists(atPath: directory.appending(path: "map.svg").path))
    }
  }

  @Test func `the exponent of a file is checked, and --exponent comes before it`() throws {
    try call("echo 'graph { a -- b [capacity=2]; exponent=\"-1\" }' > g.dot; \"$DINL\" graph g.dot") { outcome, _ in
      #expect(
        outcome.status == 65
          && outcome.error.contains("exponent of the graph: is -1.0; it must be from 0 to 100; give --exponent"))
    }
    try call("echo 'graph { a -- b [capacity=2]; exponent=\"2\" root=a }' | \"$DINL\" graph - --exponent 3") {
      outcome, _ in
      #expect(outcome.output.contains("distance in s^3.0") && outcome.output.contains("0.125"), "\(outcome)")
      #expect(line("root", of: outcome) == "a (by the file; --root names another)")
    }
  }

  @Test func `control: the same call without a capacity for the rest, or with another order of roots, is refuted`()
    throws
  {
    try call("\"$DINL\" graph zoo.gml --root North --largest-component") { outcome, _ in #expect(outcome.status == 65) }
    try call("\"$DINL\" graph star.csv --root 1") { outcome, _ in
      #expect(line("root", of: outcome) == "b (by --root)")
    }
  }

  @Test func `dinl check takes the same networks and says the same of them`() throws {
    let table = "East.x,South.y,label\n" + (0..<20).map { "\($0),\($0 % 7),\($0 % 2)\n" }.joined()
    let script = """
      printf '%s' '\(table)' > table.csv
      "$DINL" check table.csv --label label --graph - --largest-component --default-capacity 1e6 --root best \
        --draws 2 --epochs 1 --sweep-draws 0 --output results < zoo.gml
      """
    try call(script) { outcome, _ in
      #expect(outcome.status == 0, "\(outcome)")
      #expect(
        outcome.output.contains(
          "\nCapacities: 2 of 3 links from labels in bit/s, 1 by --default-capacity, at 32 bits per value;"))
      #expect(outcome.output.contains("\nLargest component: 2 nodes and 1 link are left out: \"alone\", \"too\"\n"))
      #expect(outcome.output.contains("\nRoot: ") && outcome.output.contains("(the best of 3 roots"))
    }
  }
}
