import DINL
import Foundation
import PropertyTesting
import Testing

@Suite struct `Large numbers in a graph end in a typed error or in exact counts` {
  private static let name = GraphError.LinkName("0", "1")

  private func json(_ links: String, isMultigraph: Bool = false) throws -> CapacitatedGraph {
    try withoutPlace {
      try CapacitatedGraph(
        nodeLinkJSON: Data(#"{"multigraph":\#(isMultigraph),"nodes":[{"id":0},{"id":1}],"edges":[\#(links)]}"#.utf8))
    }
  }

  private func width(_ text: String) throws -> CapacitatedGraph {
    try json(#"{"source":0,"target":1,"capacity":1,"width":\#(text)}"#)
  }

  private func graphML(width: String) throws -> CapacitatedGraph {
    let text = """
      <graphml><key id="w" attr.name="width" for="edge"/><key id="c" attr.name="capacity" for="edge"/><graph edgedefault="undirected">
      <node id="0"/><node id="1"/><edge source="0" target="1"><data key="w">\(width)</data><data key="c">1</data></edge>
      </graph></graphml>
      """
    return try withoutPlace { try CapacitatedGraph(graphML: Data(text.utf8)) }
  }

  @Test func `a width in a file is exact up to the stated maximum, and refused with its link beyond it`() throws {
    let greatest = CapacitatedGraph.ReadingOptions.greatestWidth
    #expect(greatest == 2_147_483_647)
    for read in [width, graphML] {
      #expect(try read("\(greatest)").links[0].width == greatest)
      for width in [greatest + 1, 1 << 53 + 1, 1 << 62, Int.max] {
        #expect(throws: GraphError.excessiveWidth(Self.name, width: width)) { try read("\(width)") }
      }
      #expect(throws: GraphError.self) { try read("9223372036854775808") }
      #expect(throws: GraphError.self) { try read("1e300") }
    }
  }

  @Test func `a graph that no reader would accept is not written`() throws {
    for (width, isWritten) in [(2_147_483_647, true), (2_147_483_648, false)] {
      let graph = try CapacitatedGraph(nodeCount: 2, links: [Link(0, 1, capacity: 1, width: width)])
      guard isWritten else {
        #expect(throws: GraphError.excessiveWidth(Self.name, width: width)) { try graph.nodeLinkJSON() }
        continue
      }
      #expect(try CapacitatedGraph(nodeLinkJSON: graph.nodeLinkJSON()) == graph)
    }
  }

  @Test func `capacities of parallel links that overflow are refused with their link`() throws {
    let link = #"{"source":0,"target":1,"capacity":1e308}"#
    #expect(throws: GraphError.capacityOverflow(Self.name)) { try json(link + "," + link, isMultigraph: true) }
    #expect(try json(link, isMultigraph: true).links[0].capacity == 1e308)
  }

  /// Whether a graph of these widths either is refused, or counts its exchange exactly.
  private func countsExactly(
    _ widths: [Int], exchange: (CapacitatedGraph) -> Int = { $0.valuesPerSample(active: $0.links.indices) }
  ) -> Bool {
    let links = widths.enumerated().map { Link($0.offset, $0.offset + 1, capacity: 1, width: $0.element) }
    let exact = widths.reduce((0, false)) { sum, width in
      let (total, overflows) = sum.0.addingReportingOverflow(width)
      return (total, sum.1 || overflows)
    }
    let (double, overflows) = exact.0.multipliedReportingOverflow(by: 2)
    do throws(GraphError) {
      let graph = try CapacitatedGraph(nodeCount: widths.count + 1, links: links)
      return !exact.1 && !overflows && exchange(graph) == double
    } catch {
      guard case .exchangeOverflow = error else { return false }
      return exact.1 || overflows
    }
  }

  private static let widths = Generator<[Int]> { source throws(Discard) in
    let greatest = try source.boolean() ? 9 : Int.max
    return try Generator<Int>.integer(in: 1...greatest).array(count: 1...4).draw(from: &source)
  }

  @Test func `the exchange of any widths is exact, or the graph is refused`() {
    checkProperty(Self.widths) { widths, observer in
      #expect(countsExactly(widths))
      observer.cover("refused", atLeast: 0.1, when: widths.max() ?? 0 > Int.max / 2)
    }
    #expect(countsExactly([Int.max / 2]) && countsExactly([Int.max / 2, 1]) && countsExactly([Int.max]))
    #expect(throws: GraphError.exchangeOverflow(GraphError.LinkName("1", "2"))) {
      try CapacitatedGraph(
        nodeCount: 3, links: [Link(0, 1, capacity: 1, width: Int.max / 2), Link(1, 2, capacity: 1)])
    }
  }

  @Test func `control: an exchange that is counted in Double is refuted`() {
    #expect(countsExactly([1 << 53 + 1, 1 << 53]))
    #expect(
      !countsExactly([1 << 53 + 1, 1 << 53]) { graph in Int(graph.links.reduce(0.0) { $0 + 2 * Double($1.width) }) })
  }

  @Test(arguments: [0, 0.5, 1, 2.0]) func `sending times that overflow along a path are refused at any exponent`(
    exponent: Double
  ) throws {
    let links = (0..<3).map { Link($0, $0 + 1, capacity: 1e-308) }
    let graph = try CapacitatedGraph(nodeCount: 4, links: links)
    let name = GraphError.LinkName("0", "1")
    let expected: GraphError = exponent < 1 ? .timeOutOfRange(name) : .costOutOfRange(name, exponent: exponent)
    #expect(throws: expected) { try graph.shortestPathTree(from: 0, exponent: exponent) }
  }

  /// The cost that is refused on four nodes, (2 − 2⁻⁵²)·2¹⁰²⁰ = greatest / 8, as a width over a capacity.
  private static let limit = (width: 1 << 53 - 1, capacity: 0x1p-968)

  private func path(capacity: Double) throws -> ShortestPathTree {
    let links = (0..<3).map { Link($0, $0 + 1, capacity: capacity, width: Self.limit.width) }
    return try CapacitatedGraph(nodeCount: 4, links: links).shortestPathTree(from: 0)
  }

  @Test func `costs are admitted below the stated limit and refused at it`() throws {
    #expect(Double(Self.limit.width) / Self.limit.capacity == Double.greatestFiniteMagnitude / 8)
    #expect(throws: GraphError.costOutOfRange(Self.name, exponent: 1)) { try path(capacity: Self.limit.capacity) }
    let below = try path(capacity: Self.limit.capacity.nextUp)
    #expect(below.forwardLatency.isFinite && below.distances.filter { !$0.isFinite }.isEmpty)
  }

  @Test func `control: a limit that leaves no room for sums is refuted by an infinite latency`() throws {
    let tooLong = 4 * Double.greatestFiniteMagnitude / 8
    #expect((0..<3).reduce(0.0) { sum, _ in sum + tooLong } == .infinity)
    #expect(throws: GraphError.self) { try path(capacity: Self.limit.capacity / 4) }
  }

  @Test func `sizes too large for memory are refused, and impossible sizes are named`() {
    var random = RandomStream(seed: 1)
    #expect(throws: GraphError.tooLarge) { try CapacitatedGraph(nodeCount: .max, links: []) }
    #expect(throws: GraphError.tooLarge) { try CapacitatedGraph.grid(rows: .max, columns: .max, using: &random) }
    #expect(throws: GraphError.tooLarge) { try CapacitatedGraph.grid(rows: 1 << 30, columns: 2, using: &random) }
    for (nodes, links) in [(Int.max, Int.max), (1 << 31, 1 << 31), (1 << 20, 1 << 32)] {
      #expect(throws: GraphError.tooLarge) {
        try CapacitatedGraph.randomConnected(nodeCount: nodes, linkCount: links, using: &random)
      }
    }
    for (nodes, attachments) in [(Int.max, Int.max - 1), (1 << 31 - 1, 1 << 16)] {
      #expect(throws: GraphError.tooLarge) {
        try CapacitatedGraph.barabasiAlbert(nodeCount: nodes, attachments: attachments, using: &random)
      }
    }
    for (nodes, attachments) in [(3, 3), (3, 0), (Int.min, Int.max), (Int.max, Int.min), (1, 1)] {
      #expect(throws: GraphError.impossibleAttachments(nodeCount: nodes, attachments: attachments)) {
        try CapacitatedGraph.barabasiAlbert(nodeCount: nodes, attachments: attachments, using: &random)
      }
    }
    #expect(throws: GraphError.noSensors) {
      try CapacitatedGraph.sensorsAndFusion(sensorCount: 0, linkCount: 0, width: 1, using: &random)
    }
    #expect(throws: GraphError.tooLarge) {
      try CapacitatedGraph.sensorsAndFusion(sensorCount: .max, linkCount: 0, width: 1, using: &random)
    }
  }
}
