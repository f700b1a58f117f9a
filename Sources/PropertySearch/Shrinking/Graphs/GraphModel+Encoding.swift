extension GraphModel {
  /// The choices of a recording in which this graph replaces the one from which it was read.
  ///
  /// - Returns: `nil` if the layout cannot represent the graph: too few vertices or links, or not connected.
  func encoded(span: Int, in recording: Recording) -> [Choice]? {
    var model = self
    guard model.orderForForest() else { return nil }
    guard let inner = model.choices(span: span, in: recording) else { return nil }
    let range = recording.spans[span].range
    let scope = recording.choices[range.lowerBound].scope
    var whole = recording.choices
    for index in whole.indices where !range.contains(index) && whole[index].kind == .vertex {
      guard whole[index].scope == scope else { continue }
      let name = model.names[Int(whole[index].magnitude)]
      whole[index].magnitude = UInt64(max(0, name))
    }
    whole.replaceSubrange(range, with: inner)
    return whole
  }

  /// The links that join each vertex to one before it, and the others; `nil` if some vertex has none.
  private func forest() -> (trees: [Edge], others: [Edge])? {
    var best: [Int?] = Array(repeating: nil, count: vertexCount)
    for (index, link) in links.enumerated() {
      let child = max(link.from, link.to)
      guard child >= roots else { continue }
      if let old = best[child], min(links[old].from, links[old].to) <= min(link.from, link.to) { continue }
      best[child] = index
    }
    var trees: [Edge] = []
    for child in roots..<vertexCount {
      guard let index = best[child] else { return nil }
      trees.append(Edge(from: child, to: min(links[index].from, links[index].to), payload: links[index].payload))
    }
    let used = Set(best.compactMap { $0 })
    return (trees, links.indices.filter { !used.contains($0) }.map { links[$0] })
  }

  /// Renames the vertices so that each except the roots has a neighbor before it.
  private mutating func orderForForest() -> Bool {
    guard layout != .arbitrary else { return true }
    let components = componentCount
    if layout == .connected, components != 1 { return false }
    roots = components
    if forest() != nil { return true }
    var adjacency: [[Int]] = Array(repeating: [], count: vertexCount)
    for link in links {
      adjacency[link.from].append(link.to)
      adjacency[link.to].append(link.from)
    }
    // First one root of each component, then the others breadth first.
    var order = Array(repeating: -1, count: vertexCount)
    var queue: [Int] = []
    var seen = Array(repeating: false, count: vertexCount)
    for vertex in 0..<vertexCount where !seen[vertex] {
      queue.append(vertex)
      var stack = [vertex]
      while let next = stack.popLast() {
        guard !seen[next] else { continue }
        seen[next] = true
        stack += adjacency[next]
      }
    }
    for (name, vertex) in queue.enumerated() { order[vertex] = name }
    var head = 0
    while head < queue.count {
      for other in adjacency[queue[head]].sorted() where order[other] < 0 {
        order[other] = queue.count
        queue.append(other)
      }
      head += 1
    }
    rename(order, count: vertexCount)
    return forest() != nil
  }

  private var componentCount: Int {
    var parent = Array(0..<vertexCount)
    func find(_ vertex: Int) -> Int {
      var vertex = vertex
      while parent[vertex] != vertex { vertex = parent[vertex] }
      return vertex
    }
    var count = vertexCount
    for link in links {
      let (a, b) = (find(link.from), find(link.to))
      if a != b {
        parent[a] = b
        count -= 1
      }
    }
    return count
  }

  private func choices(span: Int, in recording: Recording) -> [Choice]? {
    let start = Int(recording.spans[span].start)
    let scope = recording.choices[start].scope
    guard let count = recording.choices[start].count(vertexCount)
    else { return nil }
    var result = [count]
    if layout == .components {
      guard let count = recording.choices[start + 1].count(roots)
      else { return nil }
      result.append(count)
    }
    func reference(_ vertex: Int) -> Choice {
      Choice(
        kind: .vertex, magnitude: UInt64(vertex), above: UInt64(vertexCount - 1), scope: scope)
    }
    var extras = links
    if layout != .arbitrary {
      guard let (trees, others) = forest() else { return nil }
      extras = others
      for link in trees {
        result.append(reference(link.to))
        result += link.payload
      }
    }
    let children = recording.children(of: span)
    let position =
      children.last { recording.spans[$0].kind == .treeLink }.map { Int(recording.spans[$0].end) }
      ?? start + (layout == .components ? 2 : 1)
    guard let linkCount = recording.choices[position].count(extras.count)
    else { return nil }
    result.append(linkCount)
    var sorted = self
    sorted.links = extras
    sorted.sortLinks()
    for link in sorted.links {
      result += [reference(link.from), reference(link.to)]
      result += link.payload
    }
    return result
  }
}
