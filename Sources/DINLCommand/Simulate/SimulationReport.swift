import Console
import DINL
import ExchangeSimulation
import PlainText

/// What the command prints of the exchange over one graph.
struct SimulationReport: Encodable {
  let root: String
  let exponent: Double
  let nodes: Int
  let links: Int
  /// The most links of the tree between a node and the root.
  let depth: Int
  /// The seconds of one sample on the tree without contention.
  let forwardLatencySeconds: Double
  let samples: Int
  let isTraining: Bool
  let isHalfDuplex: Bool
  let moduleTime: Double
  /// The values per second that a module reads; nil without limit.
  let moduleRate: Double?
  let flows: [ExchangeFigures]

  init(_ figures: [ExchangeFigures], of tree: ShortestPathTree, workload: ExchangeModel.Workload) {
    root = tree.graph.nodeNames[tree.root]
    exponent = tree.exponent
    (nodes, links) = (tree.graph.nodeCount, tree.graph.linkCount)
    depth = tree.hops.max() ?? 0
    forwardLatencySeconds = tree.forwardLatency
    (samples, isTraining, isHalfDuplex) = (workload.samples, workload.isTraining, workload.duplex == .half)
    moduleTime = workload.moduleTime
    moduleRate = workload.moduleRate.isFinite ? workload.moduleRate : nil
    flows = figures
  }

  private func number(_ value: Double?) -> String { value.map { short($0, digits: 6) } ?? "–" }

  func table(reason: String) -> String {
    var table = TextTable(
      ["figure"] + flows.map { $0.flow == .tree ? "tree" : "all links" },
      alignments: [.left] + flows.map { _ in .right })
    func row(_ title: String, _ value: (ExchangeFigures) -> String) { table.append([title] + flows.map(value)) }
    row("links that carry messages") { "\($0.links)" }
    row("links into the root, into any node at most") { "\($0.rootInDegree), \($0.greatestInDegree)" }
    row("interval of samples in s") { number($0.interval) }
    row("latency of the first sample in s") { number($0.firstLatency) }
    row("– by formula") { number($0.firstLatencyByFormula) }
    row("latency of the last sample in s") { number($0.lastLatency) }
    row("time of all samples in s") { number($0.completion) }
    row("– by formula") { number($0.completionByFormula) }
    row("samples per second in the second half") { number($0.throughput) }
    row("– at most, by the slowest server") { number($0.greatestRate) }
    row("– steady from sample, by formula") { number($0.steadyFrom) }
    row("slowest server") { $0.bottleneck ?? "–" }
    row("values exchanged") { "\($0.values)" }
    row("– by the ledger's formula") { "\($0.ledgerValues)" }
    row("bytes exchanged") { number($0.bytes) }
    row("messages in a link's queue, at most") { "\($0.greatestQueue)" }
    row("messages of a link that wait for others', at most") { "\($0.greatestBuffer)" }
    row("– by formula") { number($0.greatestBufferByFormula) }
    row("values of messages at one node, at most") { "\($0.greatestHeldValues) (\($0.greatestHeldNode.plain()))" }
    row("– summed over all nodes") { number($0.heldValuesOfAllNodes) }
    if isTraining { row("samples in flight at one node, at most") { $0.greatestInFlight.map(String.init) ?? "–" } }
    let training = "of training, \(isHalfDuplex ? "half" : "full")-duplex links"
    var text = table.text(width: Terminal.listWidth)
    text += "\n\n"
    text +=
      ([
        "root             \(root.plain(upTo: .max)) (\(reason))",
        "tree             \(nodes) nodes, \(links) links, depth \(depth), forward latency "
          + "\(number(forwardLatencySeconds)) s",
        "samples          \(samples), \(isTraining ? training : "forward")",
      ] + checks).joined(separator: "\n")
    return text
  }

  /// How the simulation compares with the recursion and the formula.
  private var checks: [String] {
    guard !isHalfDuplex else { return ["formula          none for times over half-duplex links"] }
    let isEqual = flows.allSatisfy { $0.isRecursionEqual == true }
    let difference = flows.compactMap(\.formulaDifference).max() ?? 0
    return [
      "recursion        \(isEqual ? "equal to the bit" : "differs: a fault of the program")",
      "formula          times differ by \(short(difference)) of themselves at most; rounding explains "
        + short(flows.compactMap(\.roundingBound).min() ?? 0),
    ]
  }
}

/// A table with a row per graph, for graphs that grow.
enum GrowthTable {
  static func text(of reports: [SimulationReport]) -> String {
    var table = TextTable(
      [
        "nodes", "links", "flow", "depth", "links into root, any", "first latency in s", "rate at most in 1/s",
        "time of all in s", "values", "held at a node", "waiting", "recursion",
      ], alignments: [.right, .right, .left] + [TextTable.Alignment](repeating: .right, count: 8))
    for report in reports {
      for figures in report.flows {
        table.append([
          "\(report.nodes)", "\(figures.links)", figures.flow.rawValue, "\(report.depth)",
          "\(figures.rootInDegree), \(figures.greatestInDegree)", short(figures.firstLatency, digits: 4),
          figures.greatestRate.map { short($0, digits: 4) } ?? "–", short(figures.completion, digits: 4),
          "\(figures.values)", "\(figures.greatestHeldValues)", "\(figures.greatestBuffer)",
          figures.isRecursionEqual.map { $0 ? "equal" : "differs" } ?? "–",
        ])
      }
    }
    return table.text(width: Terminal.listWidth)
  }
}
