/// Dijkstra's algorithm, with memory that several searches share.
///
/// Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", 1959.
///
/// - SeeAlso: GR-002, GR-006
struct PathSearch: ~Copyable {
  /// What a search knows of a node.
  struct Label {
    /// The least cost of a path found; infinite before there is one.
    var distance: Double
    /// The node before this one on that path; the root itself at the root.
    var parent: Int32
    /// The link from the parent; −1 at the root.
    var link: Int32

    static let unreached = Label(distance: .infinity, parent: -1, link: -1)
  }

  /// The queue of the nodes that are reached but not settled.
  enum Queue: Sendable {
    /// Buckets no wider than the least cost.
    case buckets(BucketScale)
    /// A heap.
    case heap

    /// The queue for the costs of some rows: buckets wherever the costs allow them, as they take less time.
    init(_ rows: ArcRows) { self = BucketScale(rows).map(Queue.buckets) ?? .heap }
  }

  /// What a search writes for each node.
  struct Memory {
    /// The labels of all nodes.
    let labels: UnsafeMutableBufferPointer<Label>
    /// The number of links on the path to each settled node.
    let hops: UnsafeMutableBufferPointer<Int32>
    /// Nodes to settle next: one entry more than there are nodes, as the entry behind the last one is overwritten.
    let waiting: UnsafeMutableBufferPointer<Int32>

    /// Gives a node that an offer does not bring nearer another parent, if that has fewer hops, or as few and a smaller
    /// index.
    @inline(never)
    func settleTie(of target: Int, between node: Int, link: Int32) {
      let rival = labels[target].parent
      let candidate = Int32(truncatingIfNeeded: node)
      guard (hops[node], candidate) < (hops[Int(rival)], rival) else { return }
      (labels[target].parent, labels[target].link) = (candidate, link)
    }
  }

  let memory: Memory
  private var buckets = BucketQueue()

  /// The labels of all nodes.
  var labels: UnsafeMutableBufferPointer<Label> { memory.labels }
  /// The number of links on the path to each node.
  var hops: UnsafeMutableBufferPointer<Int32> { memory.hops }

  /// Memory for searches in graphs of `nodeCount` nodes.
  init(nodeCount: Int) {
    memory = Memory(
      labels: .allocate(capacity: nodeCount), hops: .allocate(capacity: nodeCount),
      waiting: .allocate(capacity: nodeCount + 1))
  }

  deinit {
    memory.labels.deallocate()
    memory.hops.deallocate()
    memory.waiting.deallocate()
  }

  /// Finds the distance, the parent, the link to it and the hops of every node that has a path to a root.
  ///
  /// Costs are added from the root outward, one link at a time, in the order in which the certificate adds them.
  ///
  /// - Parameters:
  ///   - rows: of as many nodes as the search has, with positive costs.
  ///   - root: in 0 ..< n.
  ///   - queue: the one to use.
  /// - Returns: whether every node has a path.
  /// - Complexity: O(V + E) with buckets, as long as each has a node; O((V + E) log V) with the heap.
  mutating func run(_ rows: ArcRows, from root: Int, queue: Queue) -> Bool {
    precondition(rows.nodeCount == labels.count, "a search for graphs of this size")
    labels.initialize(repeating: .unreached)
    hops.initialize(repeating: 0)
    labels[root] = Label(distance: 0, parent: Int32(truncatingIfNeeded: root), link: -1)
    // Its own parent, the root gets one hop more than −1.
    hops[root] = -1
    switch queue {
    case .buckets(let scale):
      // A local queue is kept in registers.
      var queue = BucketQueue()
      swap(&queue, &buckets)
      defer { swap(&queue, &buckets) }
      queue.restart(bucketCount: scale.count, nodeCount: labels.count)
      return memory.settle(rows, from: root, scale, &queue)
    case .heap:
      return memory.settleByHeap(rows, from: root)
    }
  }
}
