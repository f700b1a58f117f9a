import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `The last passes of a round` {
  typealias Graph = GeneratedGraph<Int>

  static let shrinking: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.shrink() }

  static func text(_ graph: Graph) -> String {
    "\(graph.vertexCount): " + graph.links.map { "\($0.from)-\($0.to)/\($0.capacity)" }.joined(separator: " ")
  }

  /// What all passes together ask about a graph if the property fails only on some graphs, and what they end with.
  func shrunk(
    _ vertexCount: Int, _ links: [(Int, Int, Int)], failsOn graphs: Set<String>
  ) throws -> (asked: [String], best: String) {
    let generator = Generator<Graph>.graph(.arbitrary(vertices: 1...9, links: 0...9), capacity: .integer(in: 1...9))
    let choices = [vertexCount - 1, links.count] + links.flatMap { [$0.0, $0.1, $0.2 - 1] }
    let trace = try PassTrace(generator, from: .distances(choices), pass: Self.shrinking) {
      graphs.contains(Self.text($0))
    }
    return (trace.asked.map(Self.text), Self.text(trace.best))
  }

  @Test func `vertices are renamed where no other pass helps`() throws {
    // The path 0-3-2-1: three references change at once.
    let path = try shrunk(4, [(0, 3, 1), (1, 2, 1), (2, 3, 1)], failsOn: ["4: 0-1/1 0-2/1 1-3/1"])
    #expect(path.best == "4: 0-1/1 0-2/1 1-3/1")
  }

  @Test func `a link is moved where no other pass helps`() throws {
    // The second link to 0-1, with the amounts of both: two references and two amounts change at once.
    let path = try shrunk(3, [(0, 2, 3), (1, 2, 5)], failsOn: ["3: 0-1/7 0-2/3"])
    #expect(path.best == "3: 0-1/7 0-2/3")
  }

  @Test func `the neighborhood is searched where no other pass helps`() throws {
    let integers = Generator<Int>.integer(in: -20...20)
    let trace = try PassTrace(integers.zip(integers), from: .distances([3, 5]), pass: Self.shrinking) { pair in
      pair.0 == 0 && pair.1 == 7
    }
    #expect(trace.best.0 == 0 && trace.best.1 == 7)
  }

  @Test func `they wait until a round of the others finds nothing`() throws {
    // The first round lowers the capacities, and the second deletes the vertex 1 of what it found. Only then are
    // vertices renamed, and the link 0-3 becomes 0-2 with a capacity that is not the least.
    let lowered = [(1, 5, 5), (1, 1, 5), (1, 1, 1)].map { "4: 0-3/\($0.0) 1-2/\($0.1) 2-3/\($0.2)" }
    let asked = try shrunk(4, [(0, 3, 5), (1, 2, 5), (2, 3, 5)], failsOn: Set(lowered)).asked
    let second = try #require(asked.firstIndex(of: "3: 0-2/1 1-2/1"))
    let renamed = try #require(asked.firstIndex(of: "4: 0-1/1 0-2/1 1-3/1"))
    let moved = try #require(asked.firstIndex(of: "4: 0-2/2 1-2/1 2-3/1"))
    #expect(second < renamed && renamed < moved)
  }

  @Test func `a verdict counts once, and only if one is awaited`() throws {
    let digits = Generator<Int>.integer(in: 0...9)
    var source = ChoiceSource()
    source.start(replaying: .distances([9]))
    let latest = Latest(try source.draw(digits))
    var shrinker = Shrinker(
      best: source.recording, maximumEvaluations: 9, generate: latest.generating(digits),
      evaluate: { () throws(Shrinker.Pending) in throw Shrinker.Pending() })
    var isCounted = [shrinker.settle(.failed), shrinker.settle(.passed)]
    #expect(isCounted == [false, false] && shrinker.steps == 0 && shrinker.evaluations == 0)
    var isPending = false
    do { try shrinker.shrink() } catch { isPending = true }
    #expect(isPending && latest.value == 0)
    isCounted = [shrinker.settle(.failed), shrinker.settle(.failed), shrinker.settle(.passed)]
    #expect(isCounted == [true, false, false] && shrinker.steps == 1 && shrinker.evaluations == 1)
    #expect(shrinker.best.choices.map(\.magnitude) == [0])
  }
}
