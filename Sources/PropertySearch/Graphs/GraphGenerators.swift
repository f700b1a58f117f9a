extension Generator {
  /// Graphs of a shape, with link capacities that `capacity` draws.
  ///
  /// - Complexity: O(vertices² / 64 + links) for at most 256 vertices.
  public static func graph<Capacity>(
    _ shape: GraphShape, capacity: Generator<Capacity>
  ) -> Generator where Value == GeneratedGraph<Capacity> {
    Generator { source throws(Discard) in try source.graph(shape, capacity: capacity).graph }
  }

  /// Graphs of a shape, each with one of its vertices.
  public static func rootedGraph<Capacity>(
    _ shape: GraphShape, capacity: Generator<Capacity>
  ) -> Generator where Value == (graph: GeneratedGraph<Capacity>, root: Int) {
    Generator { source throws(Discard) in
      let (graph, scope) = try source.graph(shape, capacity: capacity)
      return (graph, try source.vertex(below: graph.vertexCount, scope: scope))
    }
  }
}

extension ChoiceSource {
  /// Draws a graph, and returns with it the scope to which references to its vertices belong.
  public mutating func graph<Capacity>(
    _ shape: GraphShape, capacity: Generator<Capacity>
  ) throws(Discard) -> (graph: GeneratedGraph<Capacity>, scope: Int32) {
    let layout: GraphLayout =
      switch shape.connectivity {
      case .arbitrary: .arbitrary
      case .connected: .connected
      case .components: .components
      }
    let scope = openVertexScope()
    let whole = open(.graph, label: layout.rawValue)
    let vertexCount = try count(in: shape.vertices, scope: scope)
    var graph = GeneratedGraph<Capacity>(vertexCount: vertexCount, links: [])
    graph.links.reserveCapacity(vertexCount + shape.links.lowerBound)
    var drawn = LinkSet(vertexCount: vertexCount)
    var component: [Int] = []
    switch shape.connectivity {
    case .arbitrary: break
    case .connected: try drawForest(roots: 1, scope, capacity, into: &graph, &drawn)
    case .components(let range):
      let most = min(range.upperBound, vertexCount)
      let roots = try count(in: min(range.lowerBound, most)...most)
      try drawForest(roots: roots, scope, capacity, into: &graph, &drawn)
      component = Array(0..<vertexCount)
      for link in graph.links { component[link.from] = component[link.to] }
    }
    try drawLinks(try count(in: shape.links), scope, capacity, component, into: &graph, &drawn)
    close(whole)
    return (graph, scope)
  }

  /// Draws a link from each vertex except the first `roots` to a vertex before it.
  private mutating func drawForest<Capacity>(
    roots: Int, _ scope: Int32, _ capacity: Generator<Capacity>, into graph: inout GeneratedGraph<Capacity>,
    _ drawn: inout LinkSet
  ) throws(Discard) {
    guard graph.vertexCount > roots else { return }
    // Uniform parents make shallow trees; half of the cases favor paths or stars.
    let style = isReplaying ? 3 : random.next() & 3
    for child in roots..<graph.vertexCount {
      let span = open(.treeLink)
      let parent =
        style < 2 && random.next() & 3 > 0
        ? try vertex(style == 0 ? child - 1 : 0, below: child, scope: scope) : try vertex(below: child, scope: scope)
      graph.links.append(.init(child, parent, try capacity.body(&self)))
      _ = drawn.insert(child, parent)
      close(span)
    }
  }

  /// Draws further links; a loop, a repeated pair or a pair from two components is drawn again, up to eight times in
  /// all, and then left out. A replay draws once.
  private mutating func drawLinks<Capacity>(
    _ count: Int, _ scope: Int32, _ capacity: Generator<Capacity>, _ component: [Int],
    into graph: inout GeneratedGraph<Capacity>, _ drawn: inout LinkSet
  ) throws(Discard) {
    for _ in 0..<count {
      let span = open(.link)
      let mark = Mark(self)
      var from: Int
      var to: Int
      var isNew: Bool
      var attempts = 0
      repeat {
        takeBack(to: mark)
        from = try vertex(below: graph.vertexCount, scope: scope)
        to = try vertex(below: graph.vertexCount, scope: scope)
        isNew = (component.isEmpty || component[from] == component[to]) && drawn.insert(from, to)
        attempts += 1
      } while !isNew && !isReplaying && attempts < 8
      let carried = try capacity.body(&self)
      if isNew { graph.links.append(.init(from, to, carried)) }
      close(span)
    }
  }
}

/// The layout of the choices of a graph; kept as the label of its span.
enum GraphLayout: Int {
  /// Vertex count, link count, links.
  case arbitrary = 1
  /// Vertex count, tree links, link count, links.
  case connected
  /// Vertex count, component count, tree links, link count, links.
  case components
}

extension Generator where Value == Double {
  /// Capacities: small integers, which cause ties, numbers between 1/100 and 100, and powers of ten to 10^±12.
  public static var capacity: Generator {
    .frequency(
      (4, Generator<Int>.integer(in: 1...10).map(Double.init)),
      (4, .double(in: 0.01...100)),
      (
        1,
        Generator<Int>.integer(in: -12...12).map { exponent in
          Self.powersOfTen[exponent + 12]
        }
      ))
  }

  /// Capacities from few values, so that many paths cost the same.
  public static var tiedCapacity: Generator {
    Generator<Int>.integer(in: 1...3).map(Double.init)
  }

  private static var powersOfTen: [Double] {
    [
      1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6,
      1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
    ]
  }
}
