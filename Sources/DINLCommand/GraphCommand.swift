import ArgumentParser
import Console
import DINL
import JSONReading
import PlainText

struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Print a graph's shortest-path tree, its certificate, and the exchange it saves.",
    discussion: """
      Capacities are in values per second, widths in values per sample, distances in seconds^exponent \
      (seconds at exponent 1). The cost of a link is (width / capacity)^exponent.

      FILE is NetworkX node-link data (.json, link attributes 'capacity' and optionally 'width', default 1) or \
      GraphML as the Internet Topology Zoo writes it (.graphml; LinkSpeedRaw in bit/s is divided by --bits-per-value), or \
      a pipe of either; JSON of at most 256 MB, GraphML of at most 1 GB. \
      Parallel links of GraphML or of a multigraph are one link, whose capacity is the sum.

      Exit codes: 64 wrong usage, 65 wrong data, 66 the file cannot be opened, 70 a fault of the program, \
      74 the output is lost.
      """)

  @Argument(help: "The file of the graph: .json or .graphml.")
  var file: String

  @OptionGroup var options: GraphOptions

  @Option(help: "The exponent p of the cost (width / capacity)^p, \(Limits.exponent); 0 counts hops.")
  var exponent: Double = 1

  @Flag(help: "Print the graph with its tree as Graphviz DOT instead.")
  var dot = false

  @Flag(help: "Print JSON instead.")
  var json = false

  func validate() throws {
    if dot, json { throw ValidationError("--dot and --json exclude each other; give one") }
    try Limits.exponent.check(exponent)
  }

  func run() throws {
    let reading = try options.read(file)
    let graph = reading.graph
    let (root, reason) = try options.root(in: graph)
    let tree = try inFile { () throws(GraphError) in
      try graph.shortestPathTree(from: root, exponent: exponent)
    }
    if dot { return try StandardOutput.print(tree.dot(), terminator: "") }
    let report = GraphReport(tree, reading.defaults)
    let defaults = reading.defaults.map { "\ndefault capacity \($0)" } ?? ""
    try StandardOutput.print(json ? try JSONText.of(report) : report.table(reason: reason) + defaults)
  }

  /// Names the file in what is wrong with its graph.
  private func inFile<Value>(_ body: () throws(GraphError) -> Value) throws(GraphError) -> Value {
    do throws(GraphError) { return try body() } catch { throw .inFile(file, error) }
  }
}

/// What the command prints of a tree.
struct GraphReport: Encodable {
  struct Node: Encodable {
    let node: String
    let parent: String?
    let distance: Double
    let seconds: Double
    let hops: Int

    enum CodingKeys: CodingKey { case node, parent, distance, seconds, hops }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(node, forKey: .node)
      // A root's parent is an explicit null, so that every node has the same keys.
      try container.encode(parent, forKey: .parent)
      try container.encode(distance, forKey: .distance)
      try container.encode(seconds, forKey: .seconds)
      try container.encode(hops, forKey: .hops)
    }
  }

  let root: String
  let exponent: Double
  let nodes: [Node]
  let certificate: String
  let isOptimal: Bool
  let linkCount: Int
  /// How many links of the file give no capacity, and the attributes of theirs that are not read.
  let defaultCapacityLinks: Int
  let unreadAttributes: [String]
  let treeLinkCount: Int
  let denseValuesPerSample: Int
  let treeValuesPerSample: Int
  let exchangeReduction: Double
  let forwardLatencySeconds: Double

  init(_ tree: ShortestPathTree, _ defaults: DefaultCapacities?) {
    let graph = tree.graph
    let latencies = tree.latencies
    root = graph.nodeNames[tree.root]
    exponent = tree.exponent
    nodes = graph.nodeNames.indices.map { node in
      Node(
        node: graph.nodeNames[node], parent: tree.parents[node].map { graph.nodeNames[$0] },
        distance: tree.distances[node], seconds: latencies[node], hops: tree.hops[node])
    }
    let verdict = tree.certificate()
    certificate = "\(verdict)"
    isOptimal = verdict.isValid
    linkCount = graph.linkCount
    (defaultCapacityLinks, unreadAttributes) = (defaults?.links ?? 0, defaults?.unread ?? [])
    treeLinkCount = tree.links.count
    denseValuesPerSample = graph.valuesPerSample(active: graph.links.indices)
    treeValuesPerSample = graph.valuesPerSample(active: tree.links)
    exchangeReduction = tree.exchangeReduction
    forwardLatencySeconds = latencies.max() ?? 0
  }

  func table(reason: String) -> String {
    let distanceTitle = exponent == 1 ? "distance in s" : "distance in s^\(exponent)"
    var table = TextTable(["node", "parent", distanceTitle, "hops"], alignments: [.left, .left, .right, .right])
    for node in nodes {
      table.append([node.node, node.parent ?? "(root)", short(node.distance, digits: 6), "\(node.hops)"])
    }
    return [
      table.text(cellWidth: .max), "",
      "root             \(root.plain(upTo: .max)) (\(reason))",
      "certificate      \(certificate)",
      "exchange saved   \(percent(exchangeReduction, digits: 2)) (\(treeValuesPerSample) of "
        + "\(denseValuesPerSample) values per sample; \(treeLinkCount) of \(linkCount) links)",
      "forward latency  \(short(forwardLatencySeconds, digits: 6)) s",
    ].joined(separator: "\n")
  }
}
