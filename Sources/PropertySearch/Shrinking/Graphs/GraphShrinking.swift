extension Shrinker {
  /// Runs the graph passes on each graph of the recording.
  mutating func shrinkGraphs() throws(Pending) {
    var span = 0
    while span < best.spans.count {
      if best.spans[span].kind == .graph {
        try tidyGraph(span)
        try deleteVertices(span)
        try deleteLinks(span)
        try dropUnusedVertices(span)
        try bypassVertices(span)
        try mergeVertices(span)
      }
      span += 1
    }
  }

  /// Edits a graph and considers the result.
  private mutating func edit(_ span: Int, _ change: (inout GraphModel) -> Bool) throws(Pending) -> Bool {
    guard span < best.spans.count, var model = GraphModel(span, of: best), change(&model),
      let candidate = model.encoded(span: span, in: best)
    else { return false }
    return try consider(candidate)
  }

  private func model(_ span: Int) -> GraphModel? {
    span < best.spans.count ? GraphModel(span, of: best) : nil
  }

  private mutating func tidyGraph(_ span: Int) throws(Pending) {
    _ = try edit(span) { model in
      model.tidy()
      return true
    }
  }

  /// Deletes vertices in batches of halving size, with all references renumbered.
  private mutating func deleteVertices(_ span: Int) throws(Pending) {
    guard let count = model(span)?.vertexCount else { return }
    var batch = count / 2
    while batch > 0 {
      var end = model(span)?.vertexCount ?? 0
      while end > 0 {
        // Numbers below 0 are no vertices.
        _ = try delete(end - batch..<end, span)
        end -= batch
      }
      batch /= 2
    }
  }

  private mutating func deleteLinks(_ span: Int) throws(Pending) {
    guard let count = model(span)?.links.count else { return }
    var batch = count
    while batch > 0 {
      var end = model(span)?.links.count ?? 0
      while end > 0 {
        let range = max(0, end - batch)..<end
        _ = try edit(span) { model in
          guard range.upperBound <= model.links.count else { return false }
          model.links.removeSubrange(range)
          return true
        }
        end -= batch
      }
      batch /= 2
    }
  }

  /// Deletes vertices and considers the result; a graph without a vertex is not encoded.
  private mutating func delete(_ vertices: some Collection<Int>, _ span: Int) throws(Pending) -> Bool {
    try edit(span) { model in
      model.delete(vertices)
      return true
    }
  }

  /// Deletes all vertices without a link at once, or else one by one.
  private mutating func dropUnusedVertices(_ span: Int) throws(Pending) {
    guard let degrees = model(span)?.degrees else { return }
    let unused = degrees.indices.filter { degrees[$0] == 0 }
    if try delete(unused, span) { return }
    for vertex in unused.reversed() { _ = try delete([vertex], span) }
  }

  /// Replaces a vertex of degree two and its links by one link, which carries what either link did, or the sum.
  private mutating func bypassVertices(_ span: Int) throws(Pending) {
    var vertex = (model(span)?.vertexCount ?? 0) - 1
    while vertex >= 0 {
      if let model = model(span) {
        let ends = model.links.filter { $0.from == vertex || $0.to == vertex }
        if ends.count == 2 {
          let first = ends[0].from == vertex ? ends[0].to : ends[0].from
          let second = ends[1].from == vertex ? ends[1].to : ends[1].from
          // Distances count from the simplest amount, which is often 1: the sum of two amounts is then greater by one.
          let payloads =
            [ends[0].payload, ends[1].payload]
            + [0, 1].compactMap { Self.sum(ends[0].payload, ends[1].payload, plus: $0) }
          for payload in payloads {
            let done = try edit(span) { model in
              model.links.append(.init(from: first, to: second, payload: payload))
              model.delete([vertex])
              return true
            }
            if done { break }
          }
        }
      }
      vertex -= 1
    }
  }

  /// The sums of the distances of each two amounts, within the range of the left one.
  private static func sum(_ left: [Choice], _ right: [Choice], plus more: Int64) -> [Choice]? {
    guard left.count == right.count else { return nil }
    var sum: [Choice] = []
    for (one, two) in zip(left, right) {
      guard one.kind == .integer || one.kind == .float, let x = one.signedDistance, let y = two.signedDistance,
        let choice = one.changed(
          to: min((x &+ y &+ more).magnitude, one.kind == .integer ? one.above : .max), isNegative: false)
      else { return nil }
      sum.append(choice)
    }
    return sum
  }

  /// Moves an end of a link to a neighbor of that end, so that the link carries what both did: a path becomes a chord.
  mutating func rehangGraphs() throws(Pending) {
    for span in best.spans.indices where best.spans[span].kind == .graph {
      guard let model = GraphModel(span, of: best), model.vertexCount <= 12 else { continue }
      for (index, link) in model.links.enumerated() {
        for other in model.links where other != link {
          guard let (from, to) = Self.chord(link, other) else { continue }
          for more in [0, 1] as [Int64] {
            guard let payload = Self.sum(link.payload, other.payload, plus: more) else { continue }
            let done = try edit(span) { model in
              guard !model.links.contains(where: { Set([$0.from, $0.to]) == [from, to] }) else { return false }
              model.links[index] = .init(from: from, to: to, payload: payload)
              return true
            }
            if done { return }
          }
        }
      }
    }
  }

  /// The outer ends of two links that meet in one vertex.
  private static func chord(_ one: GraphModel.Edge, _ other: GraphModel.Edge) -> (from: Int, to: Int)? {
    let ends = Set([one.from, one.to]).symmetricDifference([other.from, other.to]).sorted()
    return ends.count == 2 ? (ends[0], ends[1]) : nil
  }

  /// Merges the ends of each link, and in small graphs any two vertices.
  private mutating func mergeVertices(_ span: Int) throws(Pending) {
    var index = (model(span)?.links.count ?? 0) - 1
    while index >= 0 {
      _ = try edit(span) { model in
        guard index < model.links.count else { return false }
        let link = model.links[index]
        // A loop is recorded where a replay leaves it out of the graph.
        guard link.from != link.to else { return false }
        model.merge(max(link.from, link.to), into: min(link.from, link.to))
        return true
      }
      index -= 1
    }
    guard let count = model(span)?.vertexCount, count <= 12 else { return }
    for second in (0..<count).dropFirst().reversed() {
      for first in 0..<second {
        _ = try edit(span) { model in
          guard second < model.vertexCount else { return false }
          model.merge(second, into: first)
          return true
        }
      }
    }
  }
}
