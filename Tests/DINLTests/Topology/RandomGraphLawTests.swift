import Testing
import Verification

@testable import DINL

@Suite struct `Random graphs have the stated laws and domains` {
  /// A stream whose next draw has given random bits.
  private func stream(bits: UInt64) -> RandomStream {
    var stream = RandomStream(seed: 1)
    (stream.pending, stream.hasPending) = (bits, true)
    return stream
  }

  @Test func `a random capacity runs over one decade, its lower end included`() {
    var (least, middle, greatest) = (stream(bits: 0), stream(bits: 1 << 63), stream(bits: .max))
    #expect(CapacitatedGraph.randomCapacity(using: &least) == 1e6)
    let root = CapacitatedGraph.randomCapacity(using: &middle)
    #expect(Tolerance.rounding(operations: 4, condition: 1, scale: 1e13).accepts(root * root, 1e13))
    let top = CapacitatedGraph.randomCapacity(using: &greatest)
    #expect(top < 1e7 && top > 9.999_999e6)
  }

  /// The share of graphs of four nodes, one attachment each, in which the fourth node joins the one of degree 2, node 0,
  /// and node 2.
  private func shares(count: Int) throws -> [Double] {
    var random = RandomStream(seed: 23)
    var found = [0, 0, 0]
    for _ in 0..<count {
      let links = try CapacitatedGraph.barabasiAlbert(nodeCount: 4, attachments: 1, using: &random).links
      let targets = links.map(\.first)
      #expect(links.map(\.second) == [1, 2, 3] && targets[0] == 0)
      if targets[2] == targets[1] { found[0] += 1 }
      if targets[1] == 0 { found[1] += 1 }
      if targets[2] == 2 { found[2] += 1 }
    }
    return found.map { Double($0) / Double(count) }
  }

  @Test func `a new node joins another in proportion to its degree`() throws {
    let count = 4000
    let allowed = try Tolerance.sampling(falseAlarm: 0x1p-30, spread: .range(1), count: count)
    let shares = try shares(count: count)
    // Of the three nodes one has degree 2 of 4; the third node joins either of two of degree 1; node 2 has degree 1.
    for (share, expected) in zip(shares, [0.5, 0.5, 0.25]) { #expect(allowed.accepts(share, expected)) }
    // control: a uniform choice among three nodes is refuted
    #expect(!allowed.accepts(shares[0], 1 / 3.0) && !allowed.accepts(shares[2], 1 / 3.0))
  }

  @Test func `every builder gives its links the width and capacities of one decade`() throws {
    var random = RandomStream(seed: 2)
    for graph in [
      try CapacitatedGraph.grid(rows: 2, columns: 3, width: 3, using: &random),
      try .randomConnected(nodeCount: 6, linkCount: 9, width: 3, using: &random),
      try .barabasiAlbert(nodeCount: 6, attachments: 2, width: 3, using: &random),
      try .sensorsAndFusion(sensorCount: 3, linkCount: 5, width: 3, using: &random),
    ] {
      #expect(graph.links.allSatisfy { $0.width == 3 && (1e6..<1e7).contains($0.capacity) })
      #expect(Set(graph.links.map(\.capacity)).count == graph.linkCount)
    }
    #expect(try CapacitatedGraph.grid(rows: 1, columns: 2, using: &random).links[0].width == 1)
    #expect(try CapacitatedGraph.randomConnected(nodeCount: 2, linkCount: 1, using: &random).links[0].width == 1)
    #expect(try CapacitatedGraph.barabasiAlbert(nodeCount: 2, attachments: 1, using: &random).links[0].width == 1)
  }

  @Test func `a grid joins exactly the neighbors, in the order of the nodes`() throws {
    var random = RandomStream(seed: 8)
    let graph = try CapacitatedGraph.grid(rows: 2, columns: 3, using: &random)
    #expect(graph.nodeNames == ["0,0", "0,1", "0,2", "1,0", "1,1", "1,2"])
    #expect(graph.links.map { 10 * $0.first + $0.second } == [1, 3, 12, 14, 25, 34, 45])
    let point = try CapacitatedGraph.grid(rows: 1, columns: 1, using: &random)
    #expect(point.nodeNames == ["0,0"] && point.linkCount == 0)
    for (rows, columns) in [(0, 1), (1, 0), (-1, -1), (3, -2)] {
      #expect(throws: GraphError.noNodes) {
        try CapacitatedGraph.grid(rows: rows, columns: columns, using: &random)
      }
    }
  }

  @Test func `the least graphs of each kind`() throws {
    var random = RandomStream(seed: 4)
    let point = try CapacitatedGraph.randomConnected(nodeCount: 1, linkCount: 0, using: &random)
    #expect(point.nodeNames == ["0"] && point.linkCount == 0)
    let pair = try CapacitatedGraph.sensorsAndFusion(sensorCount: 1, linkCount: 1, width: 2, using: &random)
    #expect(
      pair.nodeNames == ["sensor 1", "fusion"] && pair.links.map { [$0.first, $0.second, $0.width] } == [[0, 1, 2]])
    let full = try CapacitatedGraph.randomConnected(nodeCount: 4, linkCount: 6, using: &random)
    #expect(Set(full.links.map { 10 * $0.first + $0.second }) == [1, 2, 3, 12, 13, 23])
  }

  @Test func `a size is impossible up to the greatest count, and too large beyond it`() {
    var random = RandomStream(seed: 4)
    let greatest = Int(Int32.max)
    #expect(CapacitatedGraph.greatestCount == greatest)
    for (nodes, links) in [(greatest, 0), (3, greatest), (Int.min, 0), (0, 0), (2, 0), (1, 1), (4, 7)] {
      #expect(throws: GraphError.impossibleSize(nodeCount: nodes, linkCount: links)) {
        try CapacitatedGraph.randomConnected(nodeCount: nodes, linkCount: links, using: &random)
      }
    }
    #expect(throws: GraphError.impossibleSize(nodeCount: greatest, linkCount: 0)) {
      try CapacitatedGraph.sensorsAndFusion(sensorCount: greatest - 1, linkCount: 0, width: 1, using: &random)
    }
    for (nodes, links) in [(greatest + 1, 0), (3, greatest + 1)] {
      #expect(throws: GraphError.tooLarge) {
        try CapacitatedGraph.randomConnected(nodeCount: nodes, linkCount: links, using: &random)
      }
    }
  }

  @Test func `grids and preferential graphs are too large where their nodes or links cannot be counted`() {
    let greatest = Int(Int32.max)
    // Half of 2³¹ − 1, rounded down, is 2³⁰ − 1, and a half of that 2²⁹ − 1.
    for (rows, columns) in [((1 << 30) - 1, 1), ((1 << 29) - 1, 2), (1, (1 << 30) - 1)] {
      #expect(CapacitatedGraph.isCountable(rows: rows, columns: columns))
      #expect(!CapacitatedGraph.isCountable(rows: rows + 1, columns: columns))
      #expect(!CapacitatedGraph.isCountable(rows: rows, columns: columns + 1))
    }
    // One attachment gives a link for each node but the first; two give 2(n − 2), at most 2³¹ − 2.
    for (nodes, attachments) in [(greatest, 1), ((1 << 30) + 1, 2)] {
      #expect(CapacitatedGraph.isCountable(nodeCount: nodes, attachments: attachments))
      #expect(!CapacitatedGraph.isCountable(nodeCount: nodes + 1, attachments: attachments))
      #expect(!CapacitatedGraph.isCountable(nodeCount: nodes, attachments: attachments + 1))
    }
  }

  /// The links and capacities come from an independent program: Philox, Lemire's bounded draws, Fisher and Yates'
  /// shuffle and 10^(6 + U) as documented, in Python with 40 digits.
  @Test func `the nine-node instance is that of seed 2605`() throws {
    let links = try CapacitatedGraph.nineNodes(width: 1).links
    #expect(
      links.map { 10 * $0.first + $0.second } == [
        27, 78, 48, 45, 67, 5, 3, 14, 2, 13, 25, 46, 35, 36, 57, 12, 7, 38, 17, 1, 56, 28, 8, 47, 4, 6, 16,
      ])
    let capacities = [
      (0, 5574168.5229849566), (1, 7304735.7555967955), (12, 1061750.3779432136), (26, 2634073.9065330412),
    ]
    for (index, capacity) in capacities {
      // U is exact; 10^U, off by at most an ulp, and its product with 10⁶ are rounded.
      let tolerance = Tolerance.rounding(operations: 3, condition: 1, scale: capacity)
      #expect(tolerance.accepts(links[index].capacity, capacity))
    }
  }
}
