import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `A graph is edited and recorded again` {
  typealias Rooted = (graph: GeneratedGraph<Int>, root: Int)

  /// What a generator of graphs with a root draws; capacities are all 1 and need no choice.
  func recording(_ connectivity: GraphShape.Connectivity, _ distances: [Int]) throws -> Recording {
    let shape = GraphShape(vertices: 1...6, links: 0...5, connectivity: connectivity)
    var source = ChoiceSource()
    source.start(replaying: .distances(distances))
    _ = try source.draw(Generator<Rooted>.rootedGraph(shape, capacity: .just(1)))
    #expect(source.recording.choices.map(\.magnitude) == distances.map { UInt64($0) })
    return source.recording
  }

  /// The magnitudes of the choices after an edit; `nil` if the layout has no such graph.
  func edited(_ recording: Recording, _ edit: (inout GraphModel) -> Void) throws -> [Int]? {
    var model = try #require(GraphModel(0, of: recording))
    edit(&model)
    return model.encoded(span: 0, in: recording)?.map { Int($0.magnitude) }
  }

  // Vertices 1, 2 and 3 hang on 0, 1 and 0; one more link joins 2 and 3; the root is 3.
  static let connected = [3, 0, 1, 0, 1, 2, 3, 3]
  // The vertices 0 and 1 have no parent; 2 hangs on 0 and 3 on 1; no more links; the root is 1.
  static let components = [3, 1, 0, 1, 0, 1]
  // The links 0-2 and 1-2 of three vertices; the root is 0.
  static let arbitrary = [2, 2, 0, 2, 1, 2, 0]

  @Test func `without an edit the choices are the same`() throws {
    let connected = try recording(.connected, Self.connected)
    #expect(try edited(connected) { _ in } == Self.connected)
    let model = try #require(GraphModel(0, of: connected))
    #expect(model.links.map { [$0.from, $0.to] } == [[1, 0], [2, 1], [3, 0], [2, 3]] && model.roots == 1)
    #expect(model.degrees == [2, 2, 2, 2] && model.vertexCount == 4)
    let components = try recording(.components(1...3), Self.components)
    #expect(try edited(components) { _ in } == Self.components)
    #expect(GraphModel(0, of: components)?.roots == 2)
    #expect(try edited(recording(.arbitrary, Self.arbitrary)) { _ in } == Self.arbitrary)
  }

  @Test func `a graph without a forest has all its choices again, with their ranges and scope`() throws {
    let arbitrary = try recording(.arbitrary, Self.arbitrary)
    let model = try #require(GraphModel(0, of: arbitrary))
    #expect(model.roots == 0 && model.encoded(span: 0, in: arbitrary) == arbitrary.choices)
    #expect(arbitrary.choices.filter { $0.kind == .vertex }.allSatisfy { $0.above == 2 && $0.scope == 1 })
  }

  @Test func `an edit changes no reference to another graph, and none is made where one leads beyond its graph`()
    throws
  {
    let shape = GraphShape(vertices: 1...6, links: 0...5, connectivity: .arbitrary)
    let rooted = Generator<Rooted>.rootedGraph(shape, capacity: .just(1))
    var source = ChoiceSource()
    // After the graph of three vertices one of five, with the link 3-4 and the root 4.
    source.start(replaying: .distances(Self.arbitrary + [4, 1, 3, 4, 4]))
    _ = try source.draw(rooted.zip(rooted))
    #expect(try edited(source.recording) { $0.delete([0]) } == [1, 1, 0, 1, 0] + [4, 1, 3, 4, 4])
    // A generator may refer to vertices that its graph does not have.
    let loose = Generator<Int> { source throws(Discard) in
      let (graph, scope) = try source.graph(shape, capacity: Generator<Int>.just(1))
      return try source.vertex(below: graph.vertexCount + 1, scope: scope)
    }
    for (vertex, isRead) in [(2, true), (3, false)] {
      source.start(replaying: .distances(Array(Self.arbitrary.dropLast()) + [vertex]))
      #expect(try source.draw(loose) == vertex)
      #expect((GraphModel(0, of: source.recording)?.vertexCount == 3) == isRead)
    }
  }

  @Test func `a deleted vertex takes its links along, and greater names are lowered, the root's too`() throws {
    let connected = try recording(.connected, Self.connected)
    // The path 1-2-3 becomes 0-1-2, without another link.
    #expect(try edited(connected) { $0.delete([0]) } == [2, 0, 1, 0, 2])
    #expect(try edited(connected) { $0.delete([3]) } == [2, 0, 1, 0, 0])
    #expect(try edited(connected) { $0.delete([0, 2]) } == nil)
    #expect(try edited(connected) { $0.delete([2, 3]) } == [1, 0, 0, 0])
    let components = try recording(.components(1...3), Self.components)
    #expect(try edited(components) { $0.delete([2]) } == [2, 1, 1, 0, 1])
    #expect(try edited(components) { $0.delete([0]) } == [2, 1, 0, 0, 0])
    #expect(try edited(recording(.arbitrary, Self.arbitrary)) { $0.delete([2]) } == [1, 0, 0])
  }

  @Test func `merged vertices keep the links of both, once`() throws {
    let connected = try recording(.connected, Self.connected)
    // 3 into 0: a triangle; 2 into 0: a star of two leaves, as 1-2 and 2-3 repeat 0-1 and 0-3.
    #expect(try edited(connected) { $0.merge(3, into: 0) } == [2, 0, 0, 1, 1, 2, 0])
    #expect(try edited(connected) { $0.merge(2, into: 0) } == [2, 0, 0, 0, 2])
    #expect(try edited(connected) { $0.merge(1, into: 0) } == [2, 0, 0, 1, 1, 2, 2])
  }

  @Test func `vertices are renamed so that each has a lesser neighbor, and links are sorted`() throws {
    let connected = try recording(.connected, [2, 0, 1, 0, 2])
    // The path 0-1-2 as 0-2-1, which is renamed breadth first.
    #expect(try edited(connected) { $0.rename([0, 2, 1], count: 3) } == [2, 0, 1, 0, 2])
    #expect(try edited(connected) { $0.rename([1, 0, 2], count: 3) } == [2, 0, 0, 0, 2])
    #expect(try edited(connected) { $0.links.removeLast() } == nil)
    let arbitrary = try recording(.arbitrary, Self.arbitrary)
    #expect(try edited(arbitrary) { $0.rename([2, 1, 0], count: 3) } == [2, 2, 0, 1, 0, 2, 2])
    #expect(try edited(arbitrary) { $0.links.reverse() } == Self.arbitrary)
    #expect(try edited(arbitrary) { $0.links.append($0.links[0]) } == [2, 3, 0, 2, 0, 2, 1, 2, 0])
    #expect(
      try edited(arbitrary) {
        $0.links += [$0.links[0], .init(from: 1, to: 1, payload: []), .init(from: 2, to: 1, payload: [])]
        $0.tidy()
      } == Self.arbitrary)
  }

  @Test func `a graph with too many links or components for its layout is not recorded`() throws {
    let arbitrary = try recording(.arbitrary, Self.arbitrary)
    #expect(try edited(arbitrary) { $0.links += [GraphModel.Edge](repeating: $0.links[0], count: 3) } != nil)
    #expect(try edited(arbitrary) { $0.links += [GraphModel.Edge](repeating: $0.links[0], count: 4) } == nil)
    let components = try recording(.components(2...2), [2, 0, 0, 0, 1])
    #expect(try edited(components) { _ in } == [2, 0, 0, 0, 1] && edited(components) { $0.links = [] } == nil)
  }
}
