import CKernels

extension PathSearch.Memory {
  /// The search by buckets. All nodes of the first bucket that has some are final: distance, parent and hops (GR-006).
  ///
  /// So they are settled in any order, and the memory that those ahead will need is loaded while others are settled.
  ///
  /// - SeeAlso: GR-006
  func settle(_ rows: ArcRows, from root: Int, _ scale: BucketScale, _ queue: inout BucketQueue) -> Bool {
    queue.add(root, to: 0)
    return rows.offsets.withUnsafeBufferPointer { offsets in
      rows.arcs.withUnsafeBufferPointer { arcs in settle(offsets, arcs, scale, &queue) }
    }
  }

  private func settle(
    _ offsets: UnsafeBufferPointer<UInt32>, _ arcs: UnsafeBufferPointer<Arc>, _ scale: BucketScale,
    _ queue: inout BucketQueue
  ) -> Bool {
    let mask = scale.count - 1
    var current = 0
    var settled = 0
    while let found = queue.first(from: current & mask) {
      current += (found - current) & mask
      let count = takeBucket(current, mask, scale, &queue)
      settled += count
      // An offer to a settled node changes nothing.
      if settled == labels.count { return true }
      for index in 0..<count {
        prefetch(ahead: index, of: count, offsets, arcs)
        relax(Int(waiting[index]), offsets, arcs, scale, mask, &queue)
      }
    }
    return false
  }

  /// Moves the nodes of a bucket to those that wait, without the ones that were settled before, and counts their hops.
  @inline(__always)
  private func takeBucket(
    _ bucket: Int, _ mask: Int, _ scale: BucketScale, _ queue: inout BucketQueue
  ) -> Int {
    let start = Double(bucket)
    var count = 0
    queue.removeAll(from: bucket & mask) { node in
      waiting[count] = Int32(truncatingIfNeeded: node)
      // Without a branch, which would be mispredicted often.
      count += labels[node].distance * scale.factor >= start ? 1 : 0
    }
    for index in 0..<count {
      let node = Int(waiting[index])
      hops[node] = hops[Int(labels[node].parent)] &+ 1
    }
    return count
  }

  /// Offers the neighbors of a node a path over it.
  @inline(__always)
  private func relax(
    _ node: Int, _ offsets: UnsafeBufferPointer<UInt32>, _ arcs: UnsafeBufferPointer<Arc>, _ scale: BucketScale,
    _ mask: Int, _ queue: inout BucketQueue
  ) {
    let distance = labels[node].distance
    for position in Int(offsets[node])..<Int(offsets[node + 1]) {
      let arc = arcs[position]
      let target = Int(arc.target)
      let (offer, least) = (distance + arc.cost, labels[target].distance)
      if offer < least {
        labels[target] = PathSearch.Label(distance: offer, parent: Int32(truncatingIfNeeded: node), link: arc.link)
        let bucket = scale.bucket(of: offer)
        // A node is at most once in a bucket.
        if least * scale.factor >= Double(bucket + 1) { queue.add(target, to: bucket & mask) }
      } else if offer == least {
        settleTie(of: target, between: node, link: arc.link)
      }
    }
  }

  /// Starts to load the offsets, the row and the neighbors' labels of nodes that are soon settled.
  ///
  /// The distances of 12, 8 and 4 nodes cover the time that memory takes.
  @inline(__always)
  private func prefetch(
    ahead index: Int, of count: Int, _ offsets: UnsafeBufferPointer<UInt32>, _ arcs: UnsafeBufferPointer<Arc>
  ) {
    guard let offsetBase = offsets.baseAddress, let arcBase = arcs.baseAddress, let labelBase = labels.baseAddress
    else { return }
    if index + 12 < count { dinl_prefetch(offsetBase + Int(waiting[index + 12])) }
    if index + 8 < count {
      let row = arcBase + Int(offsets[Int(waiting[index + 8])])
      // Two lines have eight arcs.
      dinl_prefetch(row)
      dinl_prefetch(row + 4)
    }
    if index + 4 < count {
      let node = Int(waiting[index + 4])
      let start = Int(offsets[node])
      for position in start..<min(Int(offsets[node + 1]), start + 12) {
        dinl_prefetch(labelBase + Int(arcs[position].target))
      }
    }
  }
}
