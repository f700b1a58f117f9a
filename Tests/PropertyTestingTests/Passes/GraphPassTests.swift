import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `The passes on graphs` {
  typealias Graph = GeneratedGraph<Int>

  static let shrinking: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.shrinkGraphs() }
  static let relabeling: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.relabelGraphs() }
  static let rehanging: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.rehangGraphs() }

  static func text(_ graph: Graph) -> String {
    "\(graph.vertexCount): " + graph.links.map { "\($0.from)-\($0.to)/\($0.capacity)" }.joined(separator: " ")
  }

  /// The trace of a pass on a graph with any number of components; capacities count from 1.
  func trace(
    _ vertexCount: Int, _ links: [(Int, Int, Int)], _ pass: ShrinkerPass,
    failsOn isFailing: @escaping (Graph) -> Bool = { _ in false }
  ) throws -> (asked: [String], best: Graph) {
    let generator = Generator<Graph>.graph(
      .arbitrary(vertices: 1...20, links: 0...40), capacity: .integer(in: 1...100))
    let choices = [vertexCount - 1, links.count] + links.flatMap { [$0.0, $0.1, $0.2 - 1] }
    let trace = try PassTrace(generator, from: .distances(choices), pass: pass, failsOn: isFailing)
    return (trace.asked.map(Self.text), trace.best)
  }

  static func mostNeighbors(_ graph: Graph) -> Int { graph.neighbors.map(\.count).max() ?? 0 }

  @Test func `vertices and links are deleted, and a vertex of degree two is bypassed`() throws {
    #expect(
      try trace(3, [(0, 1, 5), (1, 2, 7)], Self.shrinking).asked == [
        // The vertices 2, 1 and 0; all links, the second, the first; the sum of the distances from 1, and one more.
        "2: 0-1/5", "2: ", "2: 0-1/7", "3: ", "3: 0-1/5", "3: 1-2/7", "2: 0-1/11", "2: 0-1/12",
      ])
    #expect(try trace(2, [], Self.shrinking).asked == ["1: "] && trace(1, [], Self.shrinking).asked.isEmpty)
    // A sum beyond the range becomes its end.
    #expect(try trace(3, [(0, 1, 60), (1, 2, 70)], Self.shrinking).asked.suffix(2) == ["3: 1-2/70", "2: 0-1/100"])
  }

  @Test func `vertices and links are deleted in batches of halving size`() throws {
    let links = (1..<8).map { (0, $0, 1) }
    let vertices = try trace(8, links, Self.shrinking) { _ in false }.asked.map { $0.prefix { $0 != ":" } }
    // Four last, four first; then pairs; then single vertices, of which the first without its star is new.
    #expect(vertices.prefix(2) == ["4", "4"] && vertices.dropFirst(2).first == "6")
    let stars = try trace(8, links, Self.shrinking) { Self.mostNeighbors($0) >= 3 }
    #expect(stars.asked.first == "4: 0-1/1 0-2/1 0-3/1" && Self.text(stars.best) == "4: 0-1/1 0-2/1 0-3/1")
  }

  @Test func `vertices without a link go at once, or else one by one`() throws {
    let four = try trace(4, [(1, 3, 1)], Self.shrinking) { $0.links.count == 1 }
    #expect(Self.text(four.best) == "2: 0-1/1")
    // An even number of vertices is needed, so that one alone cannot go, nor a batch that holds an end.
    let even = try trace(6, [(0, 5, 1)], Self.shrinking) { $0.links.count == 1 && $0.vertexCount % 2 == 0 }
    #expect(Self.text(even.best) == "2: 0-1/1")
    // Without their links all fourteen are unused, and cannot all go; so many are not merged.
    let pairs = try trace(14, (0..<7).map { (2 * $0, 2 * $0 + 1, 1) }, Self.shrinking) {
      $0.vertexCount >= 12 && [0, 7].contains($0.links.count)
    }
    #expect(pairs.asked.suffix(4) == ["14: ", "13: ", "12: ", "11: "] && Self.text(pairs.best) == "12: ")
  }

  @Test func `the ends of each link are merged, the first link too, in graphs of any size`() throws {
    // Two stars of six leaves, whose centers are linked: merging the centers alone gives a star of twelve.
    let links = [(0, 1, 1)] + (2..<8).map { (0, $0, 1) } + (8..<14).map { (1, $0, 1) }
    let stars = try trace(14, links, Self.shrinking) { Self.mostNeighbors($0) >= 12 }
    #expect(stars.best.vertexCount == 13 && stars.best.links.count == 12 && Self.mostNeighbors(stars.best) == 12)
    // Merging the last link, 3-4, also drops a repeated pair, so that there are fewer links than are still counted.
    let bull = try trace(5, [(0, 3, 1), (1, 4, 1), (2, 3, 1), (2, 4, 1), (3, 4, 1)], Self.shrinking) {
      $0.vertexCount == 4 && Self.mostNeighbors($0) == 3 && $0.links.count == 3
    }
    #expect(Self.text(bull.best) == "4: 0-3/1 1-3/1 2-3/1")
  }

  @Test func `any two vertices of a graph of at most twelve are merged`() throws {
    func merged(_ count: Int) throws -> Bool {
      // Two separate stars of three leaves become one of six only by merging their centers, the vertices 0 and 1.
      let links = (2..<5).map { (0, $0, 1) } + (5..<8).map { (1, $0, 1) }
      // Vertices without a link are wanted, so that all stay.
      let isWanted = { (graph: Graph) in
        graph.vertexCount == count - 1 && Self.mostNeighbors(graph) == 6
      }
      return try trace(count, links, Self.shrinking, failsOn: isWanted).best.vertexCount == count - 1
    }
    #expect(try merged(8) && merged(12) && !merged(13))
  }

  @Test func `vertices are renamed in every order for at most six, the simplest recording first`() throws {
    #expect(
      try trace(3, [(0, 2, 1), (1, 2, 1)], Self.relabeling).asked == ["3: 0-1/1 0-2/1", "3: 0-1/1 1-2/1"])
    #expect(try trace(3, [(0, 1, 1), (0, 2, 1)], Self.relabeling).asked.isEmpty)
    // The path 0-2-1-3: both inner vertices come first.
    #expect(
      try trace(4, [(0, 2, 1), (1, 2, 1), (1, 3, 1)], Self.relabeling).asked.first == "4: 0-1/1 0-2/1 1-3/1")
    #expect(Shrinker.permutations(of: 0) == [[]] && Shrinker.permutations(of: 1) == [[0]])
    for count in 2...5 {
      let all = Shrinker.permutations(of: count)
      #expect(Set(all).count == (1...count).reduce(1, *) && all.allSatisfy { $0.sorted() == Array(0..<count) })
    }
  }

  @Test func `six vertices are renamed in every order too`() throws {
    // The path 0-4-2-1 among six vertices. Falling and rising degrees and searches lead to 0-1 0-2 2-3 at best, by a
    // Python program of its own.
    let path = try trace(6, [(0, 4, 1), (1, 2, 1), (2, 4, 1)], Self.relabeling) { _ in true }
    #expect(path.asked == ["6: 0-1/1 0-2/1 1-3/1"])
    #expect(try trace(1, [], Self.relabeling).asked.isEmpty && trace(2, [(0, 1, 1)], Self.relabeling).asked.isEmpty)
  }

  @Test func `more than six vertices are renamed by degree or breadth first`() throws {
    let star = try trace(7, (0..<6).map { ($0, 6, 1) }, Self.relabeling) { _ in true }
    #expect(star.asked == ["7: " + (1...6).map { "0-\($0)/1" }.joined(separator: " ")])
    // The path 3-0-4-1-5-2-6, from its middle vertex outward: both arms in turn.
    let path = try trace(
      7, [(0, 3, 1), (0, 4, 1), (1, 4, 1), (1, 5, 1), (2, 5, 1), (2, 6, 1)], Self.relabeling
    ) { _ in true }
    #expect(path.asked == ["7: 0-1/1 0-2/1 1-3/1 2-4/1 3-5/1 4-6/1"])
  }

  @Test func `more than six vertices are renamed by falling and rising degree and from each vertex`() throws {
    let links = [(0, 5, 1), (1, 2, 1), (1, 4, 1), (2, 3, 1), (2, 6, 1), (5, 6, 1)]
    let asked = try trace(7, links, Self.relabeling).asked.map { $0.replacing("/1", with: "") }
    // By a Python program of its own: from the vertices 2, 6, 1, 5, by falling degree, from 3, 4, 0, by rising degree.
    #expect(
      asked == [
        "7: 0-1 0-2 0-3 2-4 3-5 5-6", "7: 0-1 0-2 1-3 2-4 2-5 5-6", "7: 0-1 0-2 2-3 2-4 4-5 5-6",
        "7: 0-1 0-2 2-3 3-4 3-5 5-6", "7: 0-1 0-3 0-5 1-6 2-3 2-4", "7: 0-1 1-2 1-3 2-4 3-5 5-6",
        "7: 0-1 1-2 2-3 2-4 4-5 5-6", "7: 0-1 1-2 2-3 3-4 3-5 5-6", "7: 0-4 1-6 2-3 3-6 4-5 5-6",
      ])
  }

  /// Whether a path of 34 vertices from a given one to the last is renamed along the path, which only a breadth-first
  /// search from an end does.
  func isStraightened(from start: Int) throws -> Bool {
    let inner = (0..<33).filter { $0 != start }
    let path = [start] + inner.filter { $0 % 2 == 0 } + inner.filter { $0 % 2 == 1 } + [33]
    let links = zip(path, path.dropFirst()).map { [min($0, $1), max($0, $1)] }
    func isStraight(_ graph: Graph) -> Bool { graph.links.allSatisfy { $0.to == $0.from + 1 } }
    return try isStraight(
      PassTrace(
        .graph(.arbitrary(vertices: 1...40, links: 0...40), capacity: .just(1)),
        from: .distances([33, 33] + links.sorted { $0.lexicographicallyPrecedes($1) }.joined()), pass: Self.relabeling,
        failsOn: isStraight
      ).best)
  }

  @Test func `the first 32 vertices are starts of a search`() throws {
    #expect(try isStraightened(from: 31) && !isStraightened(from: 32))
  }

  @Test func `an end of a link moves to a neighbor, which gives a chord that carries what both links did`() throws {
    let links = [(0, 1, 2), (1, 2, 3)]
    #expect(try trace(3, links, Self.rehanging).asked == ["3: 0-1/2 0-2/4", "3: 0-1/2 0-2/5"])
    #expect(try Self.text(trace(3, links, Self.rehanging) { _ in true }.best) == "3: 0-1/2 0-2/4")
    // One step only: the passes begin again from its result.
    let star = try trace(4, [(0, 1, 1), (1, 2, 1), (1, 3, 1)], Self.rehanging) { _ in true }
    #expect(star.asked == ["4: 0-1/1 0-2/1 1-3/1"])
    // In a triangle every chord is there already.
    #expect(try trace(3, links + [(0, 2, 1)], Self.rehanging).asked.isEmpty)
    #expect(try trace(4, [(0, 1, 2), (2, 3, 3)], Self.rehanging).asked.isEmpty)
    #expect(try trace(12, links, Self.rehanging).asked.count == 2 && trace(13, links, Self.rehanging).asked.isEmpty)
  }

  @Test func `numbers are added where a vertex is bypassed, if their range holds the sum, and indices are not`()
    throws
  {
    func asked<Capacity>(_ capacity: Generator<Capacity>, _ one: [Choice], _ other: [Choice]) throws -> [String] {
      // The path of three vertices with these amounts.
      let choices: [Choice] = .distances([2, 2, 0, 1]) + one + .distances([1, 2]) + other
      let graphs = Generator<GeneratedGraph<Capacity>>.graph(
        .arbitrary(vertices: 1...9, links: 0...9), capacity: capacity)
      return try PassTrace(graphs, from: choices, pass: Self.shrinking).asked.map { graph in
        "\(graph.vertexCount): " + graph.links.map { "\($0.from)-\($0.to)/\($0.capacity)" }.joined(separator: " ")
      }
    }
    let numbers = Generator<Double>.double(in: 0...100)
    let sums = try asked(numbers, .numbers([5]), .numbers([7]))
    #expect(sums.suffix(3) == ["3: 1-2/7.0", "2: 0-1/12.0", "2: 0-1/13.0"])
    #expect(try asked(numbers, .numbers([60]), .numbers([70])).last == "3: 1-2/70.0")
    let elements = Generator<Int>.element(of: [10, 20, 30, 40, 50])
    #expect(try asked(elements, .distances([1]), .distances([2])).last == "3: 1-2/30")
  }

  @Test func `the amounts of two links are added within the range of the link that moves, or of the first`() throws {
    // A capacity below 1000 has 10 as its greatest last part, another 100.
    let capacity = Generator<Int> { source throws(Discard) in
      let thousands = try source.integer(in: 0...1)
      return try 1000 * thousands + source.integer(in: 0...(thousands == 0 ? 10 : 100))
    }
    let generator = Generator<Graph>.graph(.arbitrary(vertices: 1...9, links: 0...9), capacity: capacity)
    func asked(_ choices: [Int], _ pass: ShrinkerPass) throws -> [String] {
      try PassTrace(generator, from: .distances(choices), pass: pass).asked.map(Self.text)
    }
    let chords = try asked([2, 2, 0, 1, 0, 8, 1, 2, 1, 9], Self.rehanging)
    #expect(chords == ["3: 0-1/8 0-2/1017", "3: 0-1/8 0-2/1018"])
    let bypasses = try asked([2, 2, 0, 1, 1, 9, 1, 2, 0, 8], Self.shrinking)
    #expect(bypasses.suffix(2) == ["2: 0-1/1017", "2: 0-1/1018"])
  }
}
