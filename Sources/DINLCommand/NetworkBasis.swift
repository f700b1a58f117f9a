import DINL

/// What results depend on of a network beside what its nodes see.
struct NetworkBasis: Encodable {
  let treeLinks: [Int]
  /// Values per second.
  let capacities: [Double]
  /// Values per sample.
  let widths: [Int]
  let ends: [[Int]]
  let root: Int

  init(_ tree: ShortestPathTree) {
    let links = tree.graph.links
    (treeLinks, root) = (tree.links, tree.root)
    (capacities, widths, ends) = (links.map(\.capacity), links.map(\.width), links.map { [$0.first, $0.second] })
  }
}
