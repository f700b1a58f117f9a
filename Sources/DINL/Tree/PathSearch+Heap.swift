extension PathSearch.Memory {
  /// The search by a heap, for costs of any ratio.
  ///
  /// Where no distance absorbs a cost, every parent that attains a node's distance is settled before the node, so that
  /// ties are settled on the way. Otherwise the parents are found by a second search.
  ///
  /// - SeeAlso: GR-006
  func settleByHeap(_ rows: ArcRows, from root: Int) -> Bool {
    var queue = DistanceQueue(nodeCount: labels.count)
    queue.offer(0, to: root)
    var settled = 0
    var absorbs = false
    rows.offsets.withUnsafeBufferPointer { offsets in
      rows.arcs.withUnsafeBufferPointer { arcs in
        while let node = queue.popLeast() {
          settled += 1
          let distance = labels[node].distance
          hops[node] = hops[Int(labels[node].parent)] &+ 1
          for position in Int(offsets[node])..<Int(offsets[node + 1]) {
            let arc = arcs[position]
            let target = Int(arc.target)
            let offer = distance + arc.cost
            absorbs = absorbs || offer == distance
            if offer < labels[target].distance {
              labels[target] = PathSearch.Label(
                distance: offer, parent: Int32(truncatingIfNeeded: node), link: arc.link)
              queue.offer(offer, to: target)
            } else if offer == labels[target].distance {
              settleTie(of: target, between: node, link: arc.link)
            }
          }
        }
      }
    }
    if absorbs { findParents(rows, from: root) }
    return settled == labels.count
  }

  /// Parents along tight arcs with the fewest hops: a breadth-first search over the arcs u → v with d(u) + w = d(v).
  ///
  /// Hops decrease by one along every chosen arc, so that the result is acyclic even where rounding absorbs a cost
  /// and d(u) = d(v).
  ///
  /// - SeeAlso: GR-001, GR-004
  private func findParents(_ rows: ArcRows, from root: Int) {
    hops.update(repeating: .max)
    hops[root] = 0
    waiting[0] = Int32(truncatingIfNeeded: root)
    var (head, count) = (0, 1)
    while head < count {
      let node = Int(waiting[head])
      head += 1
      for arc in rows.arcs[rows.row(of: node)] {
        let target = Int(arc.target)
        guard hops[target] > hops[node], labels[node].distance + arc.cost == labels[target].distance else { continue }
        if hops[target] == .max {
          hops[target] = hops[node] + 1
          waiting[count] = arc.target
          count += 1
        } else if Int(labels[target].parent) <= node {
          continue
        }
        (labels[target].parent, labels[target].link) = (Int32(truncatingIfNeeded: node), arc.link)
      }
    }
  }
}
