import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `Families of graphs and sets of pairs` {
  static func links(_ topology: Topology, _ count: Int) -> [String] {
    topology.links(vertices: count).map { "\($0.from)\($0.to)" }
  }

  @Test(arguments: [
    (Topology.path, 4, "01 12 23"), (.cycle, 2, "01"), (.cycle, 3, "01 12 02"), (.cycle, 4, "01 12 23 03"),
    (.star, 4, "01 02 03"), (.complete, 4, "01 02 12 03 13 23"), (.binaryTree, 7, "01 02 13 14 25 26"),
    // Rows of one, two and three vertices: the width is the whole part of the square root.
    (.grid, 3, "01 12"), (.grid, 4, "01 02 23 13"), (.grid, 5, "01 02 23 13 24"),
    (.grid, 8, "01 02 23 13 45 24 35 46 67 57"), (.grid, 9, "01 12 03 34 14 45 25 36 67 47 78 58"),
    (.completeBipartite, 2, "01"), (.completeBipartite, 3, "01 02"), (.completeBipartite, 5, "02 03 04 12 13 14"),
    (.parallelPaths, 2, "01"), (.parallelPaths, 3, "01 12"), (.parallelPaths, 5, "01 14 02 24 03 34"),
  ])
  func `have these links`(topology: Topology, count: Int, links: String) {
    #expect(Self.links(topology, count).sorted() == links.split(separator: " ").map(String.init).sorted())
  }

  @Test func `are drawn with a capacity for each link, from its smaller vertex`() throws {
    var source = ChoiceSource()
    source.start(replaying: .distances([1, 2, 4, 5, 6, 7]))
    let drawn = try source.draw(
      Generator<LabeledGraph<Int>>.topology(vertices: 2...9, capacity: .integer(in: 1...9)))
    #expect(drawn.topology == .cycle && drawn.graph.vertexCount == 4)
    #expect(drawn.graph.links.map { "\($0.from)\($0.to)/\($0.capacity)" } == ["01/5", "12/6", "23/7", "03/8"])
  }

  @Test(arguments: Topology.allCases) func `one vertex has no link`(topology: Topology) {
    #expect(topology.links(vertices: 1).isEmpty)
  }

  @Test(arguments: [1, 2, 7, 8, 9, 256, 257]) func `a pair is new once, in either order, and a loop never`(count: Int) {
    var drawn = LinkSet(vertexCount: count)
    let vertices = count < 20 ? Array(0..<count) : [0, 1, 63, 64, 127, 128, 200, count - 2, count - 1]
    var new = 0
    for first in vertices {
      for second in vertices where drawn.insert(first, second) { new += 1 }
      if drawn.insert(first, first) { new = -1 }
    }
    #expect(new == vertices.count * (vertices.count - 1) / 2)
    for first in vertices {
      for second in vertices where drawn.insert(first, second) { new += 1 }
    }
    #expect(new == vertices.count * (vertices.count - 1) / 2)
  }

  @Test func `parts of a generator's shape are drawn as they are stated`() throws {
    var source = ChoiceSource()
    // Two components: vertices 0 and 1 are roots, 2 hangs on 1; a link between components is left out.
    let shape = GraphShape(vertices: 1...5, links: 0...4, connectivity: .components(1...3))
    source.start(replaying: .distances([2, 1, 1, 0, 2, 0, 1, 6, 1, 2, 7]))
    let graph = try source.draw(Generator<GeneratedGraph<Int>>.graph(shape, capacity: .integer(in: 1...9)))
    #expect(swiftLiteral(of: graph) == "GeneratedGraph<Int>(vertexCount: 3, links: [.init(2, 1, 1)])")
    source.start(replaying: .distances([2, 0, 0, 0, 0, 0, 2, 1, 2, 6, 1, 2, 7]))
    let one = try source.draw(Generator<GeneratedGraph<Int>>.graph(shape, capacity: .integer(in: 1...9)))
    #expect(one.links.map { "\($0.from)\($0.to)\($0.capacity)" } == ["101", "201", "127"])
  }

  @Test func `recursion ends at its greatest depth, and is drawn in half of the choices`() throws {
    func depths(_ generator: Generator<Int>) throws -> [Int: Int] {
      var found: [Int: Int] = [:]
      for seed in 0..<2000 as Range<UInt64> {
        var source = ChoiceSource()
        source.start(seed: CaseRandom.caseSeed(base: seed, caseIndex: 2), size: 50)
        found[try source.draw(generator), default: 0] += 1
        #expect(source.depth == 0)
      }
      return found
    }
    let chains = try depths(.recursive(base: .just(0)) { smaller in smaller.map { $0 + 1 } })
    // Depth d has probability 2^-(d+1), the greatest, 5, has 1/32: 1000 and 62 are expected.
    #expect(chains.keys.max() == 5 && (866...1134).contains(chains[0, default: 0]) && chains[5, default: 0] > 15)
    #expect(try depths(.recursive(maximumDepth: 2, base: .just(0)) { $0.map { $0 + 1 } }).keys.max() == 2)
    #expect(try depths(.recursive(maximumDepth: 0, base: .just(0)) { $0.map { $0 + 1 } }) == [0: 2000])
  }

  @Test func `probabilities and weights are those that are stated`() throws {
    func count<Value>(_ generator: Generator<Value>, where isCounted: (Value) -> Bool) throws -> Int {
      try (0..<4000 as Range<UInt64>).count { seed in
        var source = ChoiceSource()
        source.start(seed: CaseRandom.caseSeed(base: seed, caseIndex: 3), size: 50)
        return isCounted(try source.draw(generator))
      }
    }
    // Of 4000, within six standard deviations.
    #expect(try (1810...2190).contains(count(.boolean()) { $0 }))
    #expect(try (836...1164).contains(count(.boolean(probability: 0.25)) { $0 }))
    #expect(try count(.boolean(probability: 0)) { $0 } == 0 && count(.boolean(probability: 1)) { $0 } == 4000)
    #expect(try (2836...3164).contains(count(Generator<Int>.just(1).optional()) { $0 != nil }))
    #expect(try count(Generator<Int>.just(1).optional(probability: 1)) { $0 == nil } == 0)
    let weighted = Generator<Int>.frequency((1, .just(0)), (3, .just(1)), (4, .just(2)))
    #expect(try (374...626).contains(count(weighted) { $0 == 0 }))
    #expect(try (1316...1684).contains(count(weighted) { $0 == 1 }))
    let one = Generator<Int>.oneOf(.just(0), .just(1), .just(2))
    #expect(try (1154...1513).contains(count(one) { $0 == 2 }))
    let sets = Generator<Int>.integer(in: 0...1).set(count: 3...3)
    #expect(try count(sets) { (1...2).contains($0.count) } == 4000)
    let text = Generator<Character>.character(of: "ab").string(count: 2...3)
    #expect(try count(text) { (2...3).contains($0.count) && $0.allSatisfy { "ab".contains($0) } } == 4000)
  }
}
