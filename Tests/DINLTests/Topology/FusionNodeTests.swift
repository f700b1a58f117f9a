import DINL
import PropertyTesting
import Testing

@Suite struct `The default fusion node` {
  static let words = ["fusion", "sink", "root", "Fusion", "SINK", "root ", "a", "b"]

  /// A path over nodes of given names.
  static func path(_ names: [String]) throws -> CapacitatedGraph {
    try CapacitatedGraph(
      nodeNames: names, links: names.indices.dropFirst().map { Link($0 - 1, $0, capacity: 1, width: 1) })
  }

  /// Whether a rule finds the node named fusion, else sink, else root, in lower case, else the last node.
  func isTheRule(_ names: [String], _ rule: (CapacitatedGraph) -> Int) throws -> Bool {
    let found = rule(try Self.path(names))
    for word in ["fusion", "sink", "root"] where names.contains(word) { return names[found] == word }
    return found == names.count - 1
  }

  static let lists = Generator.element(of: words).set(count: 2...6).zip(.boolean()).map { names, isReversed in
    isReversed ? names.sorted().reversed() : names.sorted()
  }

  @Test func `is the one named fusion, sink or root, else the last`() {
    checkProperty(Self.lists) { names in
      let holds = try isTheRule(names) { $0.fusionNode }
      #expect(holds)
    }
  }

  @Test func `control: the first node, the last node, and names in any case are refuted`() {
    let rules: [(CapacitatedGraph) -> Int] = [
      { _ in 0 }, { $0.nodeCount - 1 },
      { graph in
        let names = graph.nodeNames.map { $0.lowercased() }
        return CapacitatedGraph.fusionNames.lazy.compactMap(names.firstIndex).first ?? graph.nodeCount - 1
      },
    ]
    for rule in rules {
      let minima = Self.lists.smallestCounterexamples(seeds: 3) { try !isTheRule($0, rule) }
      #expect(!minima.contains("not refuted"))
    }
  }
}
