import Foundation
import Reproduction
import TestSupport
import Testing

@Suite struct `dinl reproduce on a network of one's own` {
  /// A triangle with a slow link that the tree prunes.
  static let graph = "source,target,capacity,width\na,hub,4,2\nb,hub,2,3\na,b,0.1,2\n"

  static let table =
    "a,b,c,label\n"
    + (0..<40).map { "\($0 * 7 % 11).5,\($0 * 5 % 9).5,\($0 % 4).5,\($0 % 2 == 0 ? "x" : "y")\n" }
    .joined()

  /// A call that takes a moment, on the table unless another dataset is named.
  func reproduce(_ options: [String], graph: String = Self.graph, in directory: URL) throws -> DINLProgram.Outcome {
    try Data(graph.utf8).write(to: directory.appending(path: "net.csv"))
    try Data(Self.table.utf8).write(to: directory.appending(path: "own.csv"))
    let data = options.contains("--dataset") ? [] : ["--table", "own.csv", "--label", "label"]
    return try DINLProgram.call(
      ["reproduce"] + data + options
        + ["--seeds", "2", "--selection-seeds", "2", "--epochs", "1", "--hidden-width", "4", "--output", "out"],
      in: directory)
  }

  func evidence(in directory: URL) throws -> Evidence {
    try JSONDecoder().decode(Evidence.self, from: Data(contentsOf: directory.appending(path: "out/results.json")))
  }

  @Test func `trains on the nodes, links and views that are asked for, and says so`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try reproduce(
        ["--graph", "net.csv", "--root", "hub", "--view", "a=c,b", "--relay", "b"], in: directory)
      #expect(outcome.status == 0, "\(outcome)")
      let found = try evidence(in: directory)
      let network = try #require(found.networks.first)
      #expect(found.networks.count == 1 && network.name == "given network")
      #expect(network.nodes == ["a", "hub", "b"] && network.root == 1 && network.parents == [1, nil, 1])
      #expect(network.views == [["c", "b"], [], []] && network.viewRule == .views)
      #expect(network.columnsLeftOut == ["a"] && network.links.map(\.width) == [2, 3, 2])
      #expect(network.links.map(\.inTree) == [true, true, false])
      #expect(network.claims[0].verdict == .none)
      #expect(network.claims.dropFirst().allSatisfy { $0.verdict == .met || $0.verdict == .unmet })
      for words in [
        "own, given network, root hub:\n", "\nColumns go to nodes as --view says:\n", "\na     c, b\n",
        "\nrelays, which see no column: b\n", "\ncolumns that no node sees: a\n", "\nRoot: hub (by --root)\n",
        "\nCapacities: ", "\nWrote out/results.json",
      ] { #expect(outcome.output.contains(words), "\(words): \(outcome.output)") }
      let page = try String(contentsOf: directory.appending(path: "out/report.html"), encoding: .utf8)
      #expect(WellFormedness.elements(of: page) != nil && page.contains("Columns go to nodes as --view says."))
    }
  }

  @Test func `confirms nothing on the digits, and gives links without widths that of --latent-width`() throws {
    try withTemporaryDirectory { directory in
      let bare = "source,target,capacity\na,b,4\nb,fusion,2\n"
      let outcome = try reproduce(
        ["--graph", "net.csv", "--dataset", "digits", "--latent-width", "2"], graph: bare, in: directory)
      #expect(outcome.status == 0 && outcome.output.contains("split equally over 2 nodes"), "\(outcome)")
      let network = try evidence(in: directory).networks[0]
      #expect(network.links.map(\.width) == [2, 2] && network.nodes[network.root] == "fusion")
      #expect(network.claims[0].verdict == .none)
      let verdicts = network.claims.dropFirst().map(\.verdict)
      #expect(verdicts.allSatisfy { $0 == .metBySettings || $0 == .unmetBySettings })
    }
  }

  @Test func `lets the sensors of the nine-node instance see what is asked for`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try reproduce(["--view", "sensor 2=b", "--view", "fusion=c", "--graphs", "1"], in: directory)
      #expect(outcome.status == 0 && outcome.output.contains("\nfusion (fusion)  c\n"), "\(outcome)")
      let networks = try evidence(in: directory).networks
      #expect(networks.map(\.name) == ["nine-node instance", "random network 1"])
      for network in networks {
        #expect(network.views == [[], ["b"], [], [], [], [], [], [], ["c"]] && network.columnsLeftOut == ["a"])
      }
      let split = try reproduce(["--relay", "sensor 1", "--force"], in: directory)
      #expect(split.status == 0, "\(split)")
      let views = try evidence(in: directory).networks[0].views
      #expect(views == [[], ["a"], ["b"], ["c"], [], [], [], [], []])
    }
  }

  @Test func `keeps the results of another network, root or view, and goes on with its own`() throws {
    try withTemporaryDirectory { directory in
      let own = ["--graph", "net.csv", "--root", "hub", "--view", "a=c,b"]
      #expect(try reproduce(own, in: directory).status == 0)
      let before = try evidence(in: directory)
      let others: [([String], String)] = [
        (own, Self.graph.replacing("a,hub,4,2", with: "a,hub,4.5,2")),
        (own, Self.graph.replacing("b,hub,2,3", with: "b,hub,2,4")),
        (own, Self.graph.replacing("a,b,0.1,2\n", with: "")),
        (own.map { $0 == "hub" ? "b" : $0 }, Self.graph), (own.map { $0 == "a=c,b" ? "a=b,c" : $0 }, Self.graph),
        ([], Self.graph),
      ]
      for (options, graph) in others {
        for more in [[], ["--resume"]] {
          let outcome = try reproduce(options + more, graph: graph, in: directory)
          #expect(outcome.status == 73 && outcome.error.contains("--force"), "\(options) \(outcome)")
        }
      }
      #expect(try evidence(in: directory) == before)
      #expect(try reproduce(own + ["--resume"], in: directory).status == 0)
      #expect(try evidence(in: directory).fingerprint == before.fingerprint)
    }
  }
}
