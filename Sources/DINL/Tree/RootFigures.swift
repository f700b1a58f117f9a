/// What a node costs and saves as the root of a graph's tree.
public struct RootFigures: Equatable, Sendable {
  /// The greatest number of nodes of a graph of which all roots are compared: the work grows with its square.
  public static let greatestNodeCount = 10_000

  /// The index of the root.
  public let root: Int
  /// The largest distance of a node to the root, in seconds^exponent.
  public let largestDistance: Double
  /// The mean distance of the other nodes to the root, in seconds^exponent; 0 if there is none.
  public let meanDistance: Double
  /// The share of the dense exchange that the tree saves, in [0, 1].
  public let exchangeReduction: Double

  /// The figures of a tree.
  ///
  /// - Complexity: O(V log V + E).
  public init(_ tree: ShortestPathTree) {
    root = tree.root
    largestDistance = tree.distances.reduce(0, max)
    // Added in ascending order, so that roots with the same distances have the same mean; the shares cannot overflow.
    let others = Double(max(tree.graph.nodeCount - 1, 1))
    meanDistance = tree.distances.sorted().reduce(0) { $0 + $1 / others }
    exchangeReduction = tree.exchangeReduction
  }
}

extension CapacitatedGraph {
  /// Every node as root, the best first: the least largest distance, then the least mean distance, then the name that
  /// comes first in the order of Unicode.
  ///
  /// - Parameter exponent: p ≥ 0 in the cost (width / capacity)^p.
  /// - Throws: as ``shortestPathTree(from:exponent:)``.
  /// - Complexity: O(V (V + E) log V).
  public func rankedRoots(exponent: Double = 1) throws(GraphError) -> [RootFigures] {
    var figures: [RootFigures] = []
    figures.reserveCapacity(nodeCount)
    let rows = try rows(exponent: exponent)
    var search = PathSearch(nodeCount: nodeCount)
    for root in nodeNames.indices {
      figures.append(RootFigures(try tree(from: root, exponent: exponent, rows: rows, search: &search)))
    }
    return figures.sorted { left, right in
      (left.largestDistance, left.meanDistance, nodeNames[left.root])
        < (right.largestDistance, right.meanDistance, nodeNames[right.root])
    }
  }
}
