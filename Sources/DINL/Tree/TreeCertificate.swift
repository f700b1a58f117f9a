/// The verdict on a claimed shortest-path tree: it holds, it holds within a tolerance, or the first violation found.
///
/// A pair (distances, parents) holds if and only if the distances are the shortest-path distances and the parents
/// make a spanning tree that attains them.
///
/// - SeeAlso: GR-002
public enum TreeCertificate: Equatable, Sendable {
  /// The distances are optimal and the tree attains them.
  case holds
  /// The distances of n nodes are optimal up to a factor of (1 + τ)^(n−1), τ the tolerance, and the tree's path costs up
  /// to its square.
  case holdsWithin(tolerance: Double, nodes: Int)
  /// The claim has the wrong number of distances or parents.
  case wrongCount(distances: Int, parents: Int, nodes: Int)
  /// The root's distance is not 0, or the root has a parent.
  case wrongRoot(distance: Double, parent: Int?)
  /// A distance is negative, infinite or not a number.
  case invalidDistance(node: Int, distance: Double)
  /// A node other than the root has no parent.
  case missingParent(node: Int)
  /// A parent is not adjacent to its node.
  case notAdjacent(node: Int, parent: Int)
  /// A link offers a node a smaller distance than the one claimed.
  case shortcut(node: Int, through: Int, link: Int, distance: Double, offer: Double)
  /// The parent does not offer the distance claimed: the tree's path costs more than claimed.
  case notAttained(node: Int, parent: Int, distance: Double, offer: Double)
  /// The parents lead from a node into a cycle and never to the root.
  case cycle(node: Int)

  /// Whether the claim holds, within the tolerance if one is given.
  public var isValid: Bool {
    switch self {
    case .holds, .holdsWithin: true
    default: false
    }
  }
}

extension TreeCertificate: CustomStringConvertible {
  /// One line: that the tree is optimal, or by what factor it may not be, or which node refutes it and why.
  public var description: String {
    switch self {
    case .holds:
      "optimal: the distances are the least path costs, as double numbers sum them, and the tree attains them"
    case .holdsWithin(let tolerance, let nodes):
      "within the tolerance: the distances are the least path costs up to a factor of (1 + \(tolerance))^\(nodes - 1), and "
        + "the tree's path costs up to its square, but for rounding"
    case .wrongCount(let distances, let parents, let nodes):
      "refuted: \(distances) distances and \(parents) parents for \(nodes) nodes"
    case .wrongRoot(let distance, let parent):
      "refuted: the root has distance \(distance) and \(parent.map { "parent \($0)" } ?? "no parent")"
    case .invalidDistance(let node, let distance):
      "refuted: node \(node) has distance \(distance)"
    case .missingParent(let node):
      "refuted: node \(node) has no parent"
    case .notAdjacent(let node, let parent):
      "refuted: node \(node) is not adjacent to its parent \(parent)"
    case .shortcut(let node, let through, let link, let distance, let offer):
      "refuted: node \(node) has distance \(distance), but node \(through) offers \(offer) over link \(link)"
    case .notAttained(let node, let parent, let distance, let offer):
      "refuted: node \(node) has distance \(distance), but its parent \(parent) offers \(offer)"
    case .cycle(let node):
      "refuted: the parents of node \(node) never lead to the root"
    }
  }
}

extension CapacitatedGraph {
  /// The verdict on claimed distances and parents toward a root.
  ///
  /// With `relativeTolerance` 0 the comparison is exact to the bit, with the floating-point sums that a path makes from
  /// the root outward. A tolerance τ allows a factor 1 + τ in each comparison, as is needed if the claim was computed
  /// from costs that were rounded otherwise, and a claim that passes holds within it: distances that pass lie within a factor (1 + τ)^(n−1) of the least, up to
  /// rounding (GR-002, step 4), but not all such distances pass.
  ///
  /// - Parameters:
  ///   - root: in 0 ..< n.
  ///   - distances: n path costs, in seconds^exponent.
  ///   - parents: n entries, nil at the root.
  ///   - exponent: p in the cost (width / capacity)^p.
  ///   - relativeTolerance: finite, at least 0.
  /// - Throws: `invalidExponent`, `costOutOfRange`, `timeOutOfRange`.
  /// - Complexity: O(V + E).
  /// - SeeAlso: GR-002
  public func certificate(
    root: Int, distances: [Double], parents: some RandomAccessCollection<Int?>, exponent: Double = 1,
    relativeTolerance: Double = 0
  ) throws(GraphError) -> TreeCertificate {
    let costs = try costs(exponent: exponent)
    return certificate(
      root: root, distances: distances, parents: parents, costs: costs, relativeTolerance: relativeTolerance)
  }

  /// The verdict on a claim under given costs, one positive cost per link.
  ///
  /// - Complexity: O(V + E).
  /// - SeeAlso: GR-002
  public func certificate(
    root: Int, distances: [Double], parents: some RandomAccessCollection<Int?>, costs: ContiguousArray<Double>,
    relativeTolerance: Double = 0
  ) -> TreeCertificate {
    let parents = ContiguousArray(parents)
    precondition(nodeNames.indices.contains(root), "the root is a node of the graph")
    precondition(costs.count == linkCount, "a cost a link")
    precondition(costs.allSatisfy { $0 > 0 && $0.isFinite }, "costs are positive numbers")
    precondition(relativeTolerance >= 0 && relativeTolerance.isFinite, "a tolerance is a number, and not negative")
    guard distances.count == nodeCount, parents.count == nodeCount else {
      return .wrongCount(distances: distances.count, parents: parents.count, nodes: nodeCount)
    }
    guard distances[root] == 0, parents[root] == nil else {
      return .wrongRoot(distance: distances[root], parent: parents[root])
    }
    let factor = 1 + relativeTolerance
    for node in 0..<nodeCount where !(distances[node] >= 0 && distances[node].isFinite) {
      return .invalidDistance(node: node, distance: distances[node])
    }
    for node in 0..<nodeCount {
      var attained = node == root
      var parentOffer: Double?
      for arc in rows.arcs[rows.row(of: node)] {
        let (neighbor, link) = (Int(arc.target), Int(arc.link))
        let offer = distances[neighbor] + costs[link]
        if distances[node] > offer * factor {
          return .shortcut(node: node, through: neighbor, link: link, distance: distances[node], offer: offer)
        }
        if neighbor == parents[node] {
          parentOffer = offer
          // No finite distance attains an offer that overflows.
          attained = offer.isFinite && offer <= distances[node] * factor
        }
      }
      if attained { continue }
      guard let parent = parents[node] else { return .missingParent(node: node) }
      guard let parentOffer else { return .notAdjacent(node: node, parent: parent) }
      return .notAttained(node: node, parent: parent, distance: distances[node], offer: parentOffer)
    }
    if let node = firstCycle(parents) { return .cycle(node: node) }
    return relativeTolerance == 0 ? .holds : .holdsWithin(tolerance: relativeTolerance, nodes: nodeCount)
  }

  /// The first node whose parents do not lead to the root, which alone has none; each node is visited once.
  private func firstCycle(_ parents: ContiguousArray<Int?>) -> Int? {
    var walk = [Int](repeating: -1, count: nodeCount)
    for start in 0..<nodeCount {
      var node = start
      // A walk ends at the root or at a node already seen.
      while walk[node] == -1, let parent = parents[node] {
        walk[node] = start
        node = parent
      }
      if walk[node] == start { return start }
    }
    return nil
  }
}
