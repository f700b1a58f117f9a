import CReferences
import DINL

extension Job {
  static let trees = [
    tree("tree-sparse-1e3", "sparse, 1,000 nodes, 4,000 links", wanted: 11e-6) { _, stream in
      try .randomConnected(nodeCount: 1000, linkCount: 4000, using: &stream)
    },
    tree("tree-sparse-1e5", "sparse, 100,000 nodes, 400,000 links", wanted: 9e-3) { setting, stream in
      try sparse(setting.size(100_000, small: 5000), &stream)
    },
    tree("tree-barabasi", "Barabási–Albert, 100,000 nodes, 3 links each", wanted: 8e-3) { setting, stream in
      try .barabasiAlbert(nodeCount: setting.size(100_000, small: 5000), attachments: 3, using: &stream)
    },
    tree("tree-grid", "grid of 1,000 × 1,000 nodes", wanted: 47e-3) { setting, stream in
      let side = setting.size(1000, small: 70)
      return try .grid(rows: side, columns: side, using: &stream)
    },
    tree("tree-sparse-1e6", "sparse, 1,000,000 nodes, 4,000,000 links", wanted: 0.3) { setting, stream in
      try sparse(setting.size(1_000_000, small: 10_000), &stream)
    },
    batch,
  ]

  static func sparse(_ nodes: Int, _ stream: inout RandomStream) throws -> CapacitatedGraph {
    try .randomConnected(nodeCount: nodes, linkCount: 4 * nodes, using: &stream)
  }

  /// A tree with distances and parents, of a graph whose capacities are then uniform in [1, 100).
  private static func tree(
    _ name: String, _ work: String, wanted: Double,
    graph: @escaping @Sendable (Setting, inout RandomStream) throws -> CapacitatedGraph
  ) -> Job {
    Job(name: name, work: "tree with parents: \(work)", wanted: wanted) { setting in
      var stream = RandomStream(seed: 7)
      var graph = try graph(setting, &stream)
      let capacities = uniformCapacities(graph, &stream)
      graph = try graph.replacingCapacities(capacities)
      let tree = try graph.shortestPathTree(from: 0)
      var comparison = Comparison(
        InProcess("dinl", numbers: \.distances) { [graph] in try graph.shortestPathTree(from: 0) })
      let input = graphNumbers(graph, capacities: [capacities])
      comparison.add(Reference(input: input, dinl_reference_tree), .equal)
      comparison.add(
        InProcess("dinl's certificate", numbers: { [] }) {
          guard tree.certificate().isValid else { throw BenchmarkError.wrongTree }
        }, .otherWork("checks the tree"))
      try comparison.add(.boost, input: input, .equal, in: setting)
      try comparison.add(.sciPy, input: input, .equal, in: setting)
      return comparison
    }
  }

  /// One tree of a sweep over capacities.
  private static let batch = Job(
    name: "tree-batch", work: "a tree of a sweep over 64 capacities, 1,000 nodes, 4,000 links"
  ) { _ in
    var stream = RandomStream(seed: 8)
    let graph = try sparse(1000, &stream)
    let distances = { (trees: [ShortestPathTree]) in trees.flatMap(\.distances) }
    let capacities = (0..<64).map { _ in uniformCapacities(graph, &stream) }
    var comparison = Comparison(
      InProcess("dinl", numbers: distances) {
        try graph.shortestPathTrees(from: 0, capacities: capacities)
      }, pieces: capacities.count)
    comparison.add(Reference(input: graphNumbers(graph, capacities: capacities), dinl_reference_tree), .equal)
    comparison.add(
      InProcess("dinl, one by one", numbers: distances) {
        try capacities.map { try graph.replacingCapacities($0).shortestPathTree(from: 0) }
      }, .equal)
    return comparison
  }

  private static func uniformCapacities(_ graph: CapacitatedGraph, _ stream: inout RandomStream) -> [Double] {
    (0..<graph.linkCount).map { _ in 1 + 99 * stream.uniform() }
  }

  /// The input of `dinl_reference_tree`.
  static func graphNumbers(_ graph: CapacitatedGraph, capacities: [[Double]]) -> [Double] {
    var numbers = [Double(graph.nodeCount), Double(graph.linkCount), Double(capacities.count)]
    numbers += graph.links.lazy.map { Double($0.first) }
    numbers += graph.links.lazy.map { Double($0.second) }
    for list in capacities { numbers += zip(graph.links, list).lazy.map { Double($0.width) / $1 } }
    return numbers
  }
}
