import PropertyTesting
import Testing

@testable import PropertySearch

/// PT-002 says nothing of generators that are no functions of the recording; the passes must still end without a trap.
@Suite struct `The passes on a generator that draws something else from the same choices` {
  static let digits = Generator<Int>.integer(in: -9...9)

  /// Choices of lists, numbers, parts, tables and graphs, and what draws them.
  static let structures: [(generator: Generator<Bool>, choices: [Choice])] = [
    (digits.array(count: 0...6).map { _ in false }, .distances([3, 4, -2, 4])),
    (digits.array(count: 0...4).array(count: 0...4).map { _ in false }, .distances([2, 2, 5, 1, 2, 7, 3])),
    (Generator<Double>.double(in: -9...9).array(count: 3).map { _ in false }, .numbers([-3.75, -2.5, 6.5])),
    (Generator<Double>.double(in: 0...1e300).array(count: 2).map { _ in false }, .numbers([0, 1e300])),
    (
      Generator<Int>.part(label: 1) { source throws(Discard) in
        try source.integer(in: 0...9) + source.integer(in: 0...9)
      }.array(count: 2).map { _ in false }, .distances([5, 7, 3, 1])
    ),
    (
      Generator<[Weights]>.channel(inputs: 1...4, outputs: 1...4).map { _ in false },
      .distances([1, 2, 0, 1, 2, 3, 4, 5])
    ),
    (
      Generator<LearningSystem>.learningSystem(samples: 1...3, hypotheses: 1...3, values: 1...3).map { _ in false },
      .distances([1, 0, 1, 6, 7, 0, 1, 2, 3, 1, 2])
    ),
    // The path 0-2-1-3.
    (
      Generator<GeneratedGraph<Int>>.graph(.arbitrary(vertices: 1...9, links: 0...9), capacity: .integer(in: 1...9)).map
      { _ in false },
      .distances([3, 3, 0, 2, 4, 1, 2, 5, 1, 3, 2])
    ),
  ]

  /// Draws from choices as a generator does, and from the first draw beyond a number on a single digit.
  static func unsteady(_ generator: Generator<Bool>, draws most: Int) -> Generator<Bool> {
    let draws = Counter()
    return Generator { source throws(Discard) in
      if draws.add() <= most { return try source.draw(generator) }
      _ = try source.draw(digits)
      return true
    }
  }

  /// Whether a pass met the single digit, for some number of draws before it; the property fails on it only.
  func isUnsettled(_ pass: ShrinkerPass) throws -> Bool {
    var isUnsettled = false
    for (generator, choices) in Self.structures {
      for most in 1...40 {
        let trace = try PassTrace(Self.unsteady(generator, draws: most), from: choices, pass: pass) { $0 }
        guard trace.asked.contains(true) else { break }
        isUnsettled = true
      }
    }
    return isUnsettled
  }

  @Test func `every pass ends with what was drawn last`() throws {
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.shrinkGraphs() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.shrinkTables() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.deleteElements() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.simplifyParts() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.lowerEach() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.lowerAndDelete() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.mergeSequences() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.sortElements() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.deleteAndRenumber() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.fuseNeighbors() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.lowerTogether() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.redistribute() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.relabelGraphs() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.rehangGraphs() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.searchNeighborhood() })
    #expect(try isUnsettled { shrinker throws(Shrinker.Pending) in try shrinker.shrink() })
  }

  @Test func `neighbors are fused no more where the list is gone`() throws {
    let list = Self.digits.array(count: 0...6).map { _ in false }
    let trace = try PassTrace(
      Self.unsteady(list, draws: 1), from: .distances([3, 4, -2, 4]),
      pass: { shrinker throws(Shrinker.Pending) in try shrinker.fuseNeighbors() }, failsOn: { $0 })
    #expect(trace.asked == [true] && trace.best)
  }
}
