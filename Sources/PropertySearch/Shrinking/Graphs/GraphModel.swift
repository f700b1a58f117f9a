/// A graph as its choices describe it, to be edited and encoded again.
struct GraphModel {
  struct Edge: Equatable {
    var from: Int
    var to: Int
    /// The choices of what the link carries, such as its capacity.
    var payload: [Choice]
  }

  var vertexCount: Int
  var links: [Edge]
  /// The new name of each vertex of the recording; −1 for a deleted one.
  var names: [Int]
  let layout: GraphLayout
  /// The number of first vertices, which have no tree link; 0 for a graph that is not built on a forest.
  var roots: Int

  init?(_ span: Int, of recording: Recording) {
    let whole = recording.spans[span]
    guard whole.kind == .graph, let layout = GraphLayout(rawValue: whole.label) else { return nil }
    let count = recording.choices[Int(whole.start)]
    let total = UInt64(count.number)
    let references = recording.choices.filter { $0.kind == .vertex && $0.scope == count.scope }
    guard references.allSatisfy({ $0.magnitude < total }) else { return nil }
    let children = recording.children(of: span)
    let trees = children.count { recording.spans[$0].kind == .treeLink }
    self.layout = layout
    vertexCount = count.number
    names = Array(0..<vertexCount)
    roots = layout == .arbitrary ? 0 : vertexCount - trees
    links = []
    var nextChild = roots
    for child in children {
      let range = recording.spans[child].range
      let isTree = recording.spans[child].kind == .treeLink
      let head = isTree ? 1 : 2
      let from = isTree ? nextChild : Int(recording.choices[range.lowerBound].magnitude)
      let to = Int(recording.choices[range.lowerBound + head - 1].magnitude)
      if isTree { nextChild += 1 }
      links.append(
        Edge(from: from, to: to, payload: Array(recording.choices[range.lowerBound + head..<range.upperBound])))
    }
  }

  /// Removes loops and repeated pairs, of which the first stays.
  mutating func tidy() {
    var drawn = LinkSet(vertexCount: vertexCount)
    links = links.filter { drawn.insert($0.from, $0.to) }
  }

  /// Renames all vertices; `order[old]` is the new name, or −1 to delete the vertex and its links.
  mutating func rename(_ order: [Int], count: Int) {
    links = links.compactMap { link in
      guard order[link.from] >= 0, order[link.to] >= 0 else { return nil }
      return Edge(from: order[link.from], to: order[link.to], payload: link.payload)
    }
    names = names.map { $0 < 0 ? -1 : order[$0] }
    vertexCount = count
    tidy()
  }

  /// Deletes vertices and closes the gaps in the names.
  mutating func delete(_ vertices: some Collection<Int>) {
    var order = Array(0..<vertexCount)
    let gone = Set(vertices)
    var next = 0
    for vertex in 0..<vertexCount {
      order[vertex] = gone.contains(vertex) ? -1 : next
      if !gone.contains(vertex) { next += 1 }
    }
    rename(order, count: next)
  }

  /// Merges two vertices into `kept`.
  mutating func merge(_ merged: Int, into kept: Int) {
    var order = (0..<vertexCount).map { $0 > merged ? $0 - 1 : $0 }
    order[merged] = order[kept]
    rename(order, count: vertexCount - 1)
  }

  var degrees: [Int] {
    var degrees = Array(repeating: 0, count: vertexCount)
    for link in links {
      degrees[link.from] += 1
      degrees[link.to] += 1
    }
    return degrees
  }

  /// Sorts the links, each with its smaller end first.
  mutating func sortLinks() {
    links = links.map { link in
      link.from <= link.to ? link : Edge(from: link.to, to: link.from, payload: link.payload)
    }
    links.sort { left, right in
      (left.from, left.to) != (right.from, right.to)
        ? (left.from, left.to) < (right.from, right.to)
        : ChoiceOrder.precedes(left.payload, right.payload)
    }
  }
}
