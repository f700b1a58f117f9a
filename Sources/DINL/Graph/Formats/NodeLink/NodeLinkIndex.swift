/// The places of nodes by their ids.
struct NodeLinkIndex {
  /// The places of the ids 0, 1, … that are whole numbers below twice the number of nodes; -1 for an id of no node.
  private var small: [Int]
  private var others: [NodeLinkDocument.Identifier: Int] = [:]

  /// - Throws: `duplicateNodeName`, in `inPlace` with the node.
  /// - Complexity: O(n) expected for n nodes.
  init(_ nodes: [NodeLinkDocument.Node]) throws(GraphError) {
    small = Array(repeating: -1, count: 2 * nodes.count)
    for (place, node) in nodes.enumerated() {
      // Swift takes canonically equivalent texts for equal: the links of one such node would be taken for the other's.
      guard self[node.id] == nil else { throw .inPlace("nodes[\(place)]", .duplicateNodeName(node.id.name)) }
      if case .number(let number) = node.id, small.indices.contains(number) {
        small[number] = place
      } else {
        others[node.id] = place
      }
    }
  }

  /// The place of the node with an id; nil if there is none.
  subscript(id: NodeLinkDocument.Identifier) -> Int? {
    guard case .number(let number) = id, small.indices.contains(number) else { return others[id] }
    return small[number] < 0 ? nil : small[number]
  }
}
