/// A tree as pictures walk it: parents before their children, subtrees together.
package struct TreeWalk {
  /// The children of each node, ascending.
  package let children: [[Int]]
  /// The nodes in the order of the walk.
  package let order: [Int]

  /// - Complexity: O(n) in the nodes, without recursion: a tree may be one long path.
  package init(parents: some Collection<Int?>, root: Int) {
    var children = [[Int]](repeating: [], count: parents.count)
    for (node, parent) in parents.enumerated() { if let parent { children[parent].append(node) } }
    var (order, waiting) = ([Int](), [root])
    while let node = waiting.popLast() {
      order.append(node)
      waiting += children[node].reversed()
    }
    (self.children, self.order) = (children, order)
  }
}
