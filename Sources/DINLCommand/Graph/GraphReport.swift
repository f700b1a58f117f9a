import Console
import DINL
import PlainText

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
  let format: String
  /// How many links that are kept have their capacity from where.
  let capacityOrigins: [String: Int]
  /// How many of these links give no capacity, and what they say that is not read.
  let defaultCapacityLinks: Int
  let unreadAttributes: [String]
  let unreadLabels: [String]
  let leftOutSelfLoops: Int
  let leftOutNodes: Int
  let leftOutLinks: Int
  let treeLinkCount: Int
  let denseValuesPerSample: Int
  let treeValuesPerSample: Int
  let exchangeReduction: Double
  let forwardLatencySeconds: Double

  init(_ tree: ShortestPathTree, _ reading: GraphFile) {
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
    format = "\(reading.format)"
    let capacities = reading.capacities
    capacityOrigins = Dictionary(uniqueKeysWithValues: capacities.counts.map { ($0.key.rawValue, $0.value) })
    defaultCapacityLinks = capacities.counts[.standard] ?? 0
    (unreadAttributes, unreadLabels) = (capacities.unread, capacities.unreadLabels)
    leftOutSelfLoops = reading.selfLoops
    (leftOutNodes, leftOutLinks) = (reading.leftOut?.nodeNames.count ?? 0, reading.leftOut?.links ?? 0)
    treeLinkCount = tree.links.count
    denseValuesPerSample = graph.valuesPerSample(active: graph.links.indices)
    treeValuesPerSample = graph.valuesPerSample(active: tree.links)
    exchangeReduction = tree.exchangeReduction
    forwardLatencySeconds = latencies.max() ?? 0
  }

  func table(reason: String, _ reading: GraphFile) -> String {
    let distanceTitle = exponent == 1 ? "distance in s" : "distance in s^\(exponent)"
    var table = TextTable(["node", "parent", distanceTitle, "hops"], alignments: [.left, .left, .right, .right])
    for node in nodes {
      table.append([node.node, node.parent ?? "(root)", short(node.distance, digits: 6), String(node.hops)])
    }
    // A large table is not copied.
    var text = table.text(width: Terminal.listWidth)
    text += "\n\n"
    text +=
      ([
        "root             \(root.plain(upTo: .max)) (\(reason))",
        "certificate      \(certificate)",
        "exchange saved   \(percent(exchangeReduction, digits: 2)) (\(treeValuesPerSample) of "
          + "\(denseValuesPerSample) values per sample; \(treeLinkCount) of \(linkCount) links)",
        "forward latency  \(short(forwardLatencySeconds, digits: 6)) s",
      ] + reading.notes).joined(separator: "\n")
    return text
  }
}

extension GraphFile {
  /// What the user should know of how the file was read, a line each.
  var notes: [String] {
    ["format           \(format)", "capacities       \(capacities)"]
      + (selfLoopNotice.map { ["self-loops       \($0)"] } ?? [])
      + (leftOut.map { ["largest part     \($0)"] } ?? [])
  }

  /// What was left out or assumed, which the user should know even where only the graph is printed.
  var notices: [String] {
    [selfLoopNotice, leftOut?.description, capacities.counts[.standard].map { _ in "capacities: \(capacities)" }]
      .compactMap { $0 }
  }
}
