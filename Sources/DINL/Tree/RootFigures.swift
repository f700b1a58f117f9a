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
  /// Figures that agree in twelve digits count as equal: their sums are rounded, in an order that differs from root to
  /// root.
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
    let keys = figures.map { ($0.largestDistance.inTwelveDigits, $0.meanDistance.inTwelveDigits, nodeNames[$0.root]) }
    return figures.indices.sorted { keys[$0] < keys[$1] }.map { figures[$0] }
  }
}

extension Double {
  /// The nearest number with 40 bits behind the first, which are twelve decimal digits.
  fileprivate var inTwelveDigits: Double {
    guard isFinite, self != 0 else { return self }
    return Double(sign: sign, exponent: exponent, significand: (significand * 0x1p40).rounded() * 0x1p-40)
  }
}
