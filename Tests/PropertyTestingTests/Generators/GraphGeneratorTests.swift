import PropertyTesting
import Testing

@Suite struct `Graphs are drawn in the stated shape` {
  typealias Graph = GeneratedGraph<Double>

  /// Whether the ends of all links are vertices, no link is a loop, and no pair is linked twice.
  static func isSimple(_ graph: Graph) -> Bool {
    let pairs = Set(graph.links.map { Set([$0.from, $0.to]) })
    return pairs.count == graph.links.count && pairs.allSatisfy { $0.count == 2 }
      && graph.links.allSatisfy { (0..<graph.vertexCount).contains($0.from) && (0..<graph.vertexCount).contains($0.to) }
  }

  /// Number of components, by merging the ends of each link.
  static func componentCount(_ graph: Graph) -> Int {
    var names = Array(0..<graph.vertexCount)
    for link in graph.links {
      let (kept, gone) = (names[link.from], names[link.to])
      names = names.map { $0 == gone ? kept : $0 }
    }
    return Set(names).count
  }

  static func graphs(_ shape: GraphShape) -> Generator<Graph> { .graph(shape, capacity: .capacity) }

  @Test func connected() {
    checkProperty(Self.graphs(.connected(vertices: 1...20, extraLinks: 0...12))) { graph, observer in
      #expect(Self.isSimple(graph) && Self.componentCount(graph) == 1)
      #expect((graph.vertexCount - 1...graph.vertexCount + 11).contains(graph.links.count))
      let degrees = graph.neighbors.map(\.count)
      observer.cover("one vertex", atLeast: 0.02, when: graph.vertexCount == 1)
      observer.cover("the most vertices", atLeast: 0.02, when: graph.vertexCount == 20)
      observer.cover("path", atLeast: 0.01, when: graph.vertexCount > 3 && degrees.allSatisfy { $0 <= 2 })
      observer.cover("star", atLeast: 0.01, when: graph.vertexCount > 3 && degrees.max() == graph.vertexCount - 1)
      observer.cover("cycle", atLeast: 0.3, when: graph.links.count >= graph.vertexCount)
    }
  }

  @Test func trees() {
    checkProperty(Self.graphs(.tree(vertices: 1...30))) { graph in
      #expect(graph.links.count == graph.vertexCount - 1 && Self.componentCount(graph) == 1)
    }
    checkProperty(Self.graphs(.nearTree(vertices: 5...30)), part: "near") { graph, observer in
      #expect((graph.vertexCount - 1...graph.vertexCount + 2).contains(graph.links.count))
      observer.cover("a cycle", atLeast: 0.4, when: graph.links.count >= graph.vertexCount)
    }
  }

  @Test func components() {
    let shape = GraphShape(vertices: 1...15, links: 0...10, connectivity: .components(2...4))
    checkProperty(Self.graphs(shape)) { graph, observer in
      #expect(Self.isSimple(graph))
      #expect((min(2, graph.vertexCount)...4).contains(Self.componentCount(graph)))
      for count in 2...4 { observer.cover("\(count)", atLeast: 0.1, when: Self.componentCount(graph) == count) }
    }
  }

  /// The range of the number of components, of which 2 to 4 are wanted, in a graph of some vertices.
  static func componentRange(vertices: Int) throws -> ClosedRange<Int> {
    let shape = GraphShape(vertices: 1...15, links: 0...0, connectivity: .components(2...4))
    var source = ChoiceSource()
    source.start(replaying: .distances([vertices - 1]))
    _ = try source.draw(graphs(shape))
    let choice = source.recording.choices[1]
    return Int(choice.below)...Int(choice.below + choice.above)
  }

  @Test func `a graph has no more components than vertices`() throws {
    for (vertices, range) in [(1, 1...1), (2, 2...2), (3, 2...3), (4, 2...4), (5, 2...4)] {
      #expect(try Self.componentRange(vertices: vertices) == range)
    }
  }

  @Test func `control: the claim that arbitrary graphs are connected is refuted, down to two vertices`() {
    let minima = Self.graphs(.arbitrary(vertices: 1...15, links: 0...20))
      .smallestCounterexamples { Self.componentCount($0) > 1 }
    #expect(minima == ["GeneratedGraph<Double>(vertexCount: 2, links: [])"])
  }

  @Test func `capacities of the same size, of extreme ratios, and paths of equal cost`() {
    checkProperty(Self.graphs(.connected(vertices: 4...12, extraLinks: 2...8))) { graph, observer in
      let capacities = graph.links.map(\.capacity)
      #expect(capacities.allSatisfy { $0 >= 1e-12 && $0 <= 1e12 })
      observer.cover("a tie", atLeast: 0.5, when: Set(capacities).count < capacities.count)
      observer.cover("a ratio of a million million", atLeast: 0.05, when: capacities.max()! / capacities.min()! >= 1e12)
    }
    let tied = Generator<LabeledGraph<Double>>.topology(vertices: 4...9, capacity: .tiedCapacity)
    checkProperty(tied, part: "paths") { drawn, observer in
      let links = drawn.graph.links
      var costs: [Double] = []
      for index in stride(from: 0, to: links.count - 1, by: 2) {
        costs.append(1 / links[index].capacity + 1 / links[index + 1].capacity)
      }
      let isParallel = drawn.topology == .parallelPaths
      observer.cover("parallel paths of equal cost", atLeast: 0.03, when: isParallel && Set(costs).count < costs.count)
    }
  }

  @Test func `named graphs`() {
    checkProperty(Generator<LabeledGraph<Double>>.topology(vertices: 1...16, capacity: .capacity)) { drawn, observer in
      let (graph, count) = (drawn.graph, drawn.graph.vertexCount)
      #expect(Self.isSimple(graph) && Self.componentCount(graph) == 1)
      let degrees: [Int] = graph.neighbors.map(\.count)
      let (most, linkCount) = (degrees.max() ?? 0, graph.links.count)
      let left = max(1, count / 2)
      switch drawn.topology {
      case .path: #expect(linkCount == count - 1 && most <= 2)
      case .cycle: #expect(count < 3 || degrees.allSatisfy { $0 == 2 })
      case .star: #expect(linkCount == count - 1 && most == count - 1)
      case .complete: #expect(degrees.allSatisfy { $0 == count - 1 })
      case .grid: #expect(most <= 4)
      case .binaryTree: #expect(linkCount == count - 1 && most <= 3)
      case .completeBipartite: #expect(linkCount == left * (count - left))
      case .parallelPaths: #expect(count < 3 || linkCount == 2 * (count - 2))
      }
      for topology in Topology.allCases {
        observer.cover(topology.rawValue, atLeast: 0.05, when: drawn.topology == topology)
      }
    }
  }
}
