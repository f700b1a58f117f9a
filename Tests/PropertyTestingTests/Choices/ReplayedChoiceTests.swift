import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `A source replays and takes back choices` {
  static let integer = Choice(kind: .integer, magnitude: 3, isNegative: true, above: 5, below: 4)

  /// What a replay of choices gives for an integer of a range, and whether it used them exactly.
  func replay(_ choices: [Choice], _ range: ClosedRange<Int>) throws -> (Int, Bool) {
    var source = ChoiceSource()
    source.start(replaying: choices)
    return (try source.integer(in: range), source.replayedExactly)
  }

  @Test func `a choice keeps its distance within the present range, and a change is noticed`() throws {
    #expect(try replay([Self.integer], -4...5) == (-3, true))
    #expect(try replay([Self.integer], -2...5) == (-2, false) && replay([Self.integer], -3...5) == (-3, false))
    #expect(try replay([Self.integer], -4...6) == (-3, false) && replay([Self.integer], 10...20) == (10, false))
    #expect(try replay([], -4...5) == (0, false) && replay([Self.integer, Self.integer], -4...5) == (-3, false))
    var other = Self.integer
    other.kind = .index
    #expect(try replay([other], -4...5) == (-3, false))
    other = Self.integer
    other.magnitude = 4
    #expect(try replay([other], -4...5) == (-4, true))
    other.magnitude = 5
    #expect(try replay([other], -4...5) == (-4, false))
  }

  @Test func `a choice below the simplest value is none where the range has no lower side`() throws {
    var source = ChoiceSource()
    source.start(replaying: [Self.integer])
    #expect(try source.integer(in: 10...20) == 10)
    #expect(source.recording.choices == [Choice(kind: .integer, magnitude: 0, above: 10)])
  }

  /// Whether nothing is open or recorded.
  func isAtTheStart(_ source: ChoiceSource) -> Bool {
    let recording = source.recording
    return recording.choices.isEmpty && recording.spans.isEmpty && recording.tables.isEmpty && source.openSpan == -1
      && source.scopeCount == 0 && source.depth == 0
  }

  @Test func `each case begins in the same state, whatever the one before it left open`() throws {
    var source = ChoiceSource()
    #expect(isAtTheStart(source) && !source.isReplaying && source.size == 100)
    #expect(source.limit == ChoiceSource.defaultLimit)
    for isReplaying in [true, false, true] {
      _ = source.open(.group)
      _ = source.openVertexScope()
      source.depth += 1
      let (_, position) = try source.axis(in: 1...3)
      source.beginTable([.init(length: position)])
      #expect(!isAtTheStart(source))
      if isReplaying { source.start(replaying: [], limit: 9) } else { source.start(seed: 1, size: 30) }
      #expect(isAtTheStart(source) && source.isReplaying == isReplaying)
      // After its end a replay may draw cases of any size.
      #expect(source.size == (isReplaying ? 100 : 30))
      #expect(source.limit == (isReplaying ? 9 : ChoiceSource.defaultLimit))
    }
  }

  @Test func `parts have the label 0, and choices the scope 0, unless they are of a recursion or a graph's vertices`()
    throws
  {
    typealias Rooted = (graph: GeneratedGraph<Int>, root: Int)
    let rooted = Generator<Rooted>.rootedGraph(.arbitrary(vertices: 1...3, links: 0...2), capacity: .integer(in: 1...9))
    let generator = Generator<Int> { source throws(Discard) in
      let list = try source.draw(Generator<Int>.oneOf(.just(1), .just(2)).array(count: 0...3))
      let (first, second) = (try source.draw(rooted), try source.draw(rooted))
      return list.count + first.root + second.root
    }
    var source = ChoiceSource()
    // A list of one, and twice two vertices with a link from 0 to 1, the roots 0 and 1.
    source.start(replaying: .distances([1, 1] + [1, 1, 0, 1, 5, 0] + [1, 1, 0, 1, 5, 1]))
    #expect(try source.draw(generator) == 2)
    #expect(source.recording.choices.map(\.scope) == [0, 0, 1, 0, 1, 1, 0, 1, 2, 0, 2, 2, 0, 2])
    let spans = source.recording.spans
    #expect(spans.map(\.kind) == [.sequence, .element, .group, .graph, .link, .graph, .link])
    #expect(spans.map(\.label) == [0, 0, 0, 1, 0, 1, 0] && spans.map(\.parent) == [-1, 0, 1, -1, 3, -1, 5])
  }

  @Test func `the simplest integer of a range is the nearest to the one that is wanted`() throws {
    func simplest(_ range: ClosedRange<Int>, _ wanted: Int) throws -> Int {
      var source = ChoiceSource()
      source.start(replaying: [])
      return try source.integer(in: range, simplest: wanted)
    }
    #expect(try simplest(3...9, 0) == 3 && simplest(-9 ... -3, 0) == -3 && simplest(-9...9, 4) == 4)
    #expect(try simplest(Int.min...Int.max, 0) == 0)
  }

  @Test func `as many choices may be drawn as the limit says`() throws {
    var source = ChoiceSource()
    source.start(replaying: [], limit: 2)
    _ = try source.integer(in: 0...9)
    _ = try source.boolean()
    #expect(throws: Discard.overrun) { try source.index(below: 5) }
    #expect(ChoiceSource.defaultLimit == 65_536)
  }

  @Test func `after the end of a replay the simplest values are drawn, or random ones where that is wanted`() throws {
    func drawn(drawsOn: Bool) throws -> [Int] {
      var source = ChoiceSource()
      source.start(replaying: .distances([7, 8]))
      source.random = CaseRandom(seed: 1)
      source.replay.drawsOn = drawsOn
      return try (0..<12).map { _ in try source.index(below: 1000) }
    }
    #expect(try drawn(drawsOn: false) == [7, 8] + [Int](repeating: 0, count: 10))
    let random = try drawn(drawsOn: true)
    // Ten equal draws of a thousand have probability 1e-27.
    #expect(random.prefix(2) == [7, 8] && Set(random.dropFirst(2)).count > 1)
  }

  @Test func `a replay that ends with a number draws on too`() throws {
    func drawn(drawsOn: Bool) throws -> [Double] {
      var source = ChoiceSource()
      source.start(replaying: .numbers([2.5, -0.25]))
      source.random = CaseRandom(seed: 1)
      source.replay.drawsOn = drawsOn
      return try (0..<3).map { _ in try source.double(in: -1000...1000) } + [Double(try source.index(below: 1000))]
    }
    #expect(try drawn(drawsOn: false) == [2.5, -0.25, 0, 0])
    let random = try drawn(drawsOn: true)
    #expect(random.prefix(2) == [2.5, -0.25] && random[2] != 0 && random[3] != 0)
  }

  @Test func `what a filter rejects leaves no choice, span, table or scope`() throws {
    let inner = Generator<(Int, Int32, Int)> { source throws(Discard) in
      let (length, position) = try source.axis(in: 1...3)
      source.beginTable([.init(length: position)])
      for _ in 0..<length { _ = try source.integer(in: 0...9) }
      let scope = source.openVertexScope()
      // The span stays open, and the depth grows, where the value is rejected.
      let span = source.open(.group)
      source.depth += 1
      let value = try source.index(below: 10)
      if value == 7 {
        source.close(span)
        source.depth -= 1
      }
      return (value, scope, source.depth)
    }
    let filtered = inner.filter { $0.0 == 7 }
    var retried = 0
    for seed in 0..<50 as Range<UInt64> {
      var source = ChoiceSource()
      source.start(seed: CaseRandom.caseSeed(base: seed, caseIndex: 0), size: 50)
      let before = source.random.state
      guard let (value, scope, depth) = try? source.draw(filtered) else { continue }
      if source.random.state != before { retried += 1 }
      let recording = source.recording
      #expect(value == 7 && scope == 1 && depth == 0 && source.openSpan == -1)
      #expect(recording.tables.count == 1 && recording.spans.count == 1 && recording.spans[0].parent == -1)
      #expect(recording.choices.count == recording.choices[0].number + 2 && recording.tables[0].start == 1)
    }
    #expect(retried > 40)
  }

  @Test func `a filter tries a hundred times, or as often as it is told, and once in a replay`() throws {
    /// How often a value is drawn, and how many choices are recorded at the end.
    func draws(attempts: Int?, isReplaying: Bool) -> [Int] {
      let counter = Counter()
      let rejecting: @Sendable (Int) -> Bool = { _ in counter.add() < 0 }
      let generator = Generator<Int>.integer(in: 0...9)
      let filtered = attempts.map { generator.filter(attempts: $0, rejecting) } ?? generator.filter(rejecting)
      var source = ChoiceSource()
      if isReplaying { source.start(replaying: []) } else { source.start(seed: 1, size: 50) }
      #expect(throws: Discard.filtered) { try source.draw(filtered) }
      return [counter.count, source.recording.choices.count]
    }
    #expect(draws(attempts: nil, isReplaying: false) == [100, 0] && draws(attempts: 7, isReplaying: false) == [7, 0])
    // A replay keeps what was rejected, so that a search by replays can go on from there.
    #expect(draws(attempts: 7, isReplaying: true) == [1, 1])
  }
}
