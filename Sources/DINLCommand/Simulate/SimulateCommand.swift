import ArgumentParser
import Console
import DINL
import ExchangeSimulation
import PlainText

struct SimulateCommand: ParsableCommand, ValidatedCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Simulate the exchange over a network: times, rate, values and memory, beside their formulas.",
    discussion: """
      Samples are released to all nodes, --interval seconds apart. A node sends its latent when those of its incoming \
      links have arrived. A link takes width / capacity seconds for a message and serves its messages one at a time, \
      in the order of their arrival. In training errors travel back in the same way.

      Printed are the latency of a sample, the time of all, samples per second, the greatest rate that the slowest \
      link or module permits, the values exchanged, and the greatest number of messages and values that wait, for the \
      shortest-path tree and for all links. Times are in seconds, capacities in values per second, widths in values \
      per sample.

      FILE is read as by dinl graph. Instead of it --draw draws graphs of the sizes of --nodes, one row each.

      Exit codes: 64 wrong usage, 65 wrong data, 66 the file cannot be read, 70 a fault of the program, \
      74 the output is lost.
      """)

  @Argument(
    help: "The file of the graph, or - for standard input. (default: none, with --draw)", completion: .file())
  var file: String?

  @OptionGroup var options: GraphOptions

  @Option(
    help: """
      The exponent p of the cost (width / capacity)^p whose shortest-path tree is taken, \(Limits.exponent), whatever \
      the file says.
      """)
  var exponent = 1.0

  @Option(help: "The number of samples, \(Limits.samples).")
  var samples = 100

  @Option(
    help: ArgumentHelp(
      """
      The seconds from the release of one sample to that of the next, \(Limits.interval); 0 releases all at once, and \
      'least' takes the least interval at which no server is overrun, raised by 2⁻³⁰ of itself against rounding. \
      (default: 0)
      """,
      valueName: "seconds"))
  var interval: IntervalOption?

  @Flag(help: "Errors travel back too: a sample is complete when all its backward passes have ended.")
  var training = false

  @Flag(
    help: """
      With --training, a link serves the messages of both directions one at a time, in the order of arrival, instead \
      of both directions at once.
      """)
  var halfDuplex = false

  @Option(help: "The seconds that each pass of a module takes for a sample, \(Limits.moduleTime).")
  var moduleTime = 0.0

  @Option(
    help: """
      The values per second that a module reads from the messages of a sample, \(Limits.moduleRate). \
      (default: without limit)
      """)
  var moduleRate: Double?

  @Option(help: "The width of every link, \(Limits.width). (default: that of the file, 1 of drawn graphs)")
  var width: Int?

  @Option(
    name: .customLong("flow"),
    help: "Which links carry messages: those of the tree, or all, dense, each toward the node nearer to the root.")
  var flow: FlowOption = .both

  @Option(
    help: """
      Draw connected graphs of 3 links per node, preferential (Barabási and Albert's, 3 links per new node) ones or \
      square grids, with log-uniform capacities from 1e6 to 1e7. (default: none)
      """)
  var draw: DrawnGraphs?

  @Option(
    help: ArgumentHelp(
      "The sizes of the graphs of --draw, each \(Limits.nodes), separated by commas. (default: 1000)",
      valueName: "counts"))
  var nodes: NodesOption?

  @Option(help: "The seed of --draw, from 0 to 18446744073709551615. (default: 1)")
  var seed: UInt64?

  @OptionGroup var answer: AnswerOptions

  func requireValid() throws {
    try options.requireValid()
    try Limits.exponent.check(exponent)
    try Limits.samples.check(samples)
    if case .seconds(let seconds) = interval { try Limits.interval.check(seconds) }
    try Limits.moduleTime.check(moduleTime)
    try Limits.moduleRate.check(moduleRate)
    try Limits.width.check(width)
    for count in nodes?.counts ?? [] { try Limits.nodes.check(count) }
    if halfDuplex, !training {
      throw ValidationError("--half-duplex is for errors that travel back; give --training too")
    }
    guard (file != nil) != (draw != nil) else {
      throw ValidationError("give one of the <file> of the graph and --draw")
    }
    if draw == nil {
      for (option, isGiven) in [("--nodes", nodes != nil), ("--seed", seed != nil)] where isGiven {
        throw ValidationError("\(option) is for --draw, and there is a <file>; give one of the two")
      }
    } else if let option = options.given, option != "--root" {
      throw ValidationError("\(option) is for a <file>, and there is --draw; give one of the two")
    }
  }

  func run() throws {
    if let draw { return try printGrowth(of: draw) }
    guard let file else { return }
    let reading = try options.read(file)
    let graph = try GraphOptions.naming(file) { try widened(reading.graph) }
    let (root, reason) = try options.root(in: reading, graph: graph, exponent: exponent, of: file)
    let tree = try GraphOptions.naming(file) { try graph.shortestPathTree(from: root, exponent: exponent) }
    let report = SimulationReport(try figures(of: tree, in: GraphOptions.shown(file)), of: tree, workload: workload)
    answer.note(reading.notices, of: GraphOptions.shown(file))
    try answer.print(json: report, text: report.table(reason: reason))
  }

  /// A row per size.
  private func printGrowth(of draw: DrawnGraphs) throws {
    var reports: [SimulationReport] = []
    for count in nodes?.counts ?? [1000] {
      var random = RandomStream(seed: seed ?? 1)
      let graph = try widened(try draw.graph(nodeCount: count, using: &random))
      let tree = try graph.shortestPathTree(from: try drawnRoot(of: graph), exponent: exponent)
      reports.append(SimulationReport(try figures(of: tree, in: "\(count) nodes"), of: tree, workload: workload))
    }
    try answer.print(json: reports, text: GrowthTable.text(of: reports))
  }

  private func drawnRoot(of graph: CapacitatedGraph) throws -> Int {
    guard let root = options.root else { return graph.fusionNode }
    if let node = graph.node(named: root) { return node }
    throw CommandFailure(
      .usage,
      "--root '\(root.plain())' is no node of the drawn graph; its names are "
        + "\(graph.nodeNames.prefix(3).joined(separator: " ")) … \(graph.nodeNames[graph.nodeCount - 1])")
  }

  /// The graph with the width of --width on each link.
  private func widened(_ graph: CapacitatedGraph) throws -> CapacitatedGraph {
    guard let width else { return graph }
    return try CapacitatedGraph(
      nodeNames: graph.nodeNames,
      links: graph.links.map { Link($0.first, $0.second, capacity: $0.capacity, width: width) })
  }

  private var workload: ExchangeModel.Workload {
    var workload = ExchangeModel.Workload()
    (workload.samples, workload.isTraining, workload.moduleTime) = (samples, training, moduleTime)
    workload.duplex = halfDuplex ? .half : .full
    if let moduleRate { workload.moduleRate = moduleRate }
    if case .seconds(let seconds) = interval { workload.interval = seconds }
    return workload
  }

  /// The figures of each flow; an error names the graph.
  private func figures(of tree: ShortestPathTree, in graph: String) throws -> [ExchangeFigures] {
    do throws(SimulationError) {
      // The greatest flow comes first, so that the number of samples that an error permits is right for all.
      var figures: [ExchangeFigures] = []
      for flow in flow.flows.reversed() {
        figures.insert(
          try ExchangeFigures(
            tree, flow: flow, workload: workload, bitsPerValue: options.reading.bitsPerValue,
            leastInterval: interval == .least), at: 0)
      }
      return figures
    } catch {
      throw CommandFailure(error.exitCode, "\(graph): \(error)")
    }
  }
}

extension SimulationError {
  var exitCode: CommandFailure.Code {
    switch self {
    case .tooManyMessages, .tooManyValues: .usage
    case .timeOutOfRange: .data
    }
  }
}
