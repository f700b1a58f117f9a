import ArgumentParser
import BoundCheck
import DINL
import PlainText
import Trials

/// The network on which a command trains, and the columns that its nodes see.
struct NetworkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The network in a format that dinl graph reads, or - for standard input; capacities in values per second. "
        + "(default: drawn)",
      discussion: """
        Its nodes see the columns that --view or their attribute 'columns' names; otherwise each column goes to the \
        node that its name begins with, if every column has such a node; otherwise the columns are split equally over \
        the nodes other than the fusion node, and the output says so. If all links have width 1, as links without a \
        width do, they get --latent-width.
        """), completion: .file())
  var graph: String?

  @Option(
    help: ArgumentHelp(
      "A node and the columns that it sees, 'node=a,b'; without columns it is a relay; repeatable. (default: none)",
      discussion: """
        Without --graph the nodes are 'sensor 1', 'sensor 2' and so on, and 'fusion'. Columns that no node sees are not \
        read. Put a name that contains a comma in double quotes.
        """,
      valueName: "node=columns"))
  var view: [String] = []

  @Option(help: ArgumentHelp("A node that sees no column; repeatable. (default: none)", valueName: "node"))
  var relay: [String] = []

  /// Refuses options on a graph that is not given.
  ///
  /// - Throws: `ValidationError`.
  func requireValid(with options: GraphOptions) throws {
    if graph == nil, let option = options.given { throw ValidationError("\(option) needs --graph") }
  }

  /// Reads the network of `--graph`; nil without that option.
  ///
  /// - Parameters:
  ///   - options: how the file is read.
  ///   - latentWidth: the width of all links if the file states none, in values per sample.
  ///   - exponent: p in the cost (width / capacity)^p, for the best root.
  /// - Throws: `GraphError`; `CommandFailure` if `--root` names no node.
  func network(_ options: GraphOptions, latentWidth: Int, exponent: Double) throws -> GivenNetwork? {
    guard let file = graph else { return nil }
    let reading = try options.read(file)
    let graph = try GraphOptions.naming(file) { try reading.graph.withDefaultWidth(latentWidth) }
    let columns = try reading.columns()
    let (root, reason) = try options.root(in: reading, graph: graph, exponent: exponent, of: file)
    return GivenNetwork(file: file, reading: reading, graph: graph, columns: columns, root: root, rootReason: reason)
  }

  /// The columns that the nodes should see.
  ///
  /// - Parameters:
  ///   - network: the network that is given, if one is.
  ///   - sensors: the sensors of a network that is drawn, if the command lets the user choose them.
  func views(of network: GivenNetwork?, sensors: SensorChoice? = nil) throws(ViewError) -> ViewRequest {
    try ViewRequest(
      sensors: sensors, options: view, relays: relay, graph: network.map { ($0.graph.nodeNames, $0.columns) })
  }
}

/// The network of a file, with what the user should know of how it was read.
struct GivenNetwork {
  let file: String
  let reading: GraphFile
  /// The graph, whose links have the default width if the file states none.
  let graph: CapacitatedGraph
  /// For each node, the columns that the file says it sees; nil if it says nothing.
  let columns: [[String]?]
  let root: Int
  let rootReason: String

  /// Lines of the answer.
  var notes: [String] {
    [Self.rootNote(graph.nodeNames[root], rootReason), "Capacities: \(reading.capacities)"]
      + (reading.selfLoopNotice.map { ["Self-loops: \($0)"] } ?? [])
      + (reading.leftOut.map { ["Largest component: \($0)"] } ?? [])
  }

  /// The line that says which node is the root, and why.
  static func rootNote(_ name: String, _ reason: String) -> String { "Root: \(name.plain(upTo: .max)) (\(reason))" }
}
