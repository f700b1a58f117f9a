import PropertyTesting
import Testing

@Suite struct `A search climbs the score that a property reports` {
  static let seeds = 20

  /// The number of seeds on which the score reaches a goal within a number of cases.
  func found<Value>(
    _ generator: Generator<Value>, within cases: Int, reporting: Bool = true, goal: Double,
    score: (Value) -> Double
  ) -> Int {
    (0..<Self.seeds).count { seed in
      let observer = Observer()
      let search = Search(cases: cases, baseSeed: UInt64(seed) &* 0x9E37_79B9 &+ 5, maximumEvaluations: 0)
      let outcome = search.run(generator, observer: observer) { value in
        let score = score(value)
        if reporting { observer.score(score) }
        return score >= goal ? .failed : .passed
      }
      if case .failed = outcome { return true }
      return false
    }
  }

  static let lists = Generator<Int>.integer(in: 0...100).array(count: 0...10)
  /// The parents of vertices 1 … 15 in a tree rooted at 0, and the values that each vertex sends.
  static let trees = Generator<(tree: GeneratedGraph<Int>, values: [Int])> { source throws(Discard) in
    let tree = try source.draw(
      Generator<GeneratedGraph<Int>>.graph(.tree(vertices: 16...16), capacity: .just(1)))
    return (tree, try source.draw(Generator<Int>.integer(in: 0...15).array(count: 16)))
  }

  /// The most values that some link carries toward the root, at most 15·15.
  static func heaviestLoad(_ tree: GeneratedGraph<Int>, _ values: [Int]) -> Double {
    var loads = values
    for link in tree.links.reversed() { loads[link.to] += loads[link.from] }
    return Double(loads.dropFirst().max() ?? 0)
  }

  static func sum(_ list: [Int]) -> Double { Double(list.reduce(0, +)) }

  @Test func `a sum of 800 is found within 200 cases`() {
    #expect(found(Self.lists, within: 200, goal: 800, score: Self.sum) == Self.seeds)
  }

  @Test func `control: a sum of 800 is not found where no score is reported`() {
    #expect(found(Self.lists, within: 200, reporting: false, goal: 800, score: Self.sum) < Self.seeds / 2)
  }

  @Test func `four fifths of the greatest load on a tree link is found within 1000 cases`() {
    #expect(found(Self.trees, within: 1000, goal: 180) { Self.heaviestLoad($0.tree, $0.values) } == Self.seeds)
  }

  @Test func `control: that load is not found where no score is reported`() {
    let found = found(Self.trees, within: 1000, reporting: false, goal: 180) {
      Self.heaviestLoad($0.tree, $0.values)
    }
    #expect(found < Self.seeds / 2)
  }
}
