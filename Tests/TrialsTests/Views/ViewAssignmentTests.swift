import DINL
import PropertyTesting
import Testing
import Trials

/// A table and a graph by the names of their columns and nodes, and what is asked for.
struct ViewCase: Sendable {
  var columns: [String]
  var nodes: [String]
  var root: Int
  /// For some nodes the places of columns that they are to see.
  var views: [Int: [Int]]
  var relays: Set<Int>
  /// For some nodes what the graph says that they see.
  var attributes: [Int: [Int]]

  var dataset: Dataset {
    Dataset(
      name: "t", file: "t.csv", checksum: "", featureNames: columns,
      features: [Double](repeating: 0, count: columns.count), labels: [0], classNames: ["x"])
  }

  /// A name in quotes, so that it may hold anything.
  private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

  var request: ViewRequest {
    get throws {
      try ViewRequest(
        options: views.keys.sorted().map { node in
          nodes[node] + "=" + (views[node] ?? []).map { Self.quoted(columns[$0]) }.joined(separator: ",")
        }, relays: relays.sorted().map { nodes[$0] },
        graph: (nodes, nodes.indices.map { node in attributes[node]?.map { columns[$0] } }))
    }
  }

  func assignment() throws -> ViewAssignment {
    try ViewAssignment(request, of: dataset, nodes: nodes, root: root, isDrawn: false) {
      try SensorAssignment(evenly: columns.count, sensors: $0)
    }
  }

  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// Distinct columns and nodes, half of them related by their beginnings; views whose columns may repeat.
  static let all = Generator<ViewCase> { source throws(Discard) in
    let letters = Generator<Character>.character(of: "ab1=., ").string(count: 1...3)
    let nodes = distinct(try source.draw(letters.array(count: 1...5)))
    let isNamed = try source.boolean()
    var columns: [String] = []
    for text in try source.draw(letters.array(count: 1...6)) {
      let node = nodes[try source.index(below: nodes.count)]
      columns.append(isNamed ? node + text : text)
    }
    columns = distinct(columns)
    let places = Generator<Int>.integer(in: 0...columns.count - 1).array(count: 0...2)
    var found = ViewCase(
      columns: columns, nodes: nodes, root: try source.index(below: nodes.count), views: [:],
      relays: [], attributes: [:])
    for node in nodes.indices {
      switch try source.index(below: 8) {
      case 1: found.views[node] = try source.draw(places)
      case 2: found.attributes[node] = try source.draw(places)
      case 3: found.relays.insert(node)
      default: break
      }
    }
    return found
  }
}

@Suite struct `Who sees what in a check` {
  /// Whether every column goes to exactly one node or is said to be left out, and relays see none.
  func isPartition(_ columns: [[Int]], leftOut: [Int], of count: Int, relays: Set<Int>) -> Bool {
    (columns.flatMap { $0 } + leftOut).sorted() == Array(0..<count) && relays.allSatisfy { columns[$0].isEmpty }
  }

  @Test func `each column goes to exactly one node or is said to be left out, else the call is refused`() {
    checkProperty(ViewCase.all, PropertySettings(cases: 2000)) { drawn, observer in
      do {
        let found = try drawn.assignment()
        let leftOut = found.leftOut(ofFeatures: drawn.columns.count)
        #expect(isPartition(found.columns, leftOut: leftOut, of: drawn.columns.count, relays: drawn.relays))
        let isAsked =
          (drawn.views.values.map { $0 } + drawn.attributes.filter { drawn.views[$0.key] == nil }.map(\.value))
          .contains { !$0.isEmpty }
        #expect(isAsked || leftOut.isEmpty)
        observer.cover("asked for", atLeast: 0.1, when: found.rule.rawValue.hasPrefix("v") || found.rule == .attributes)
        observer.cover("by names", atLeast: 0.03, when: found.rule == .names)
        observer.cover("split equally", atLeast: 0.03, when: found.rule == .equalSplit)
      } catch let error as ViewError {
        #expect(!error.description.contains(where: \.isNewline) && error.description.count < 600)
        observer.cover("refused", atLeast: 0.1, when: true)
      }
    }
  }

  @Test func `control: an assignment that gives a column twice, to a relay or to nobody is refuted`() {
    #expect(isPartition([[0, 2], [], [1]], leftOut: [3], of: 4, relays: [1]))
    #expect(!isPartition([[0, 2], [], [1, 0]], leftOut: [3], of: 4, relays: [1]))
    #expect(!isPartition([[0, 2], [], [1]], leftOut: [], of: 4, relays: [1]))
    #expect(!isPartition([[0, 2], [], [1]], leftOut: [3], of: 4, relays: [2]))
  }

  /// What each node sees by name, if columns in another order go to the same nodes; nil where that is not so.
  func isHeeded(_ drawn: ViewCase, order: [Int], by assign: (ViewCase) throws -> [[Int]]) throws -> Bool {
    var place = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    var permuted = drawn
    permuted.columns = order.map { drawn.columns[$0] }
    permuted.views = drawn.views.mapValues { $0.map { place[$0] } }
    permuted.attributes = drawn.attributes.mapValues { $0.map { place[$0] } }
    func seen(_ drawn: ViewCase) throws -> [Set<String>] {
      try assign(drawn).map { Set($0.map { drawn.columns[$0] }) }
    }
    return try seen(drawn) == seen(permuted)
  }

  private static let orders = ViewCase.all.zip(Generator<Int>.integer(in: 0...Int.max)).map { drawn, salt in
    var stream = RandomStream(seed: UInt64(salt))
    var order = Array(drawn.columns.indices)
    stream.shuffle(&order)
    return (drawn, order)
  }

  @Test func `the order of the file's columns does not change who sees what, but where they are split equally`() {
    checkProperty(Self.orders, PropertySettings(cases: 1000)) { drawn, observer in
      guard let found = try? drawn.0.assignment(), found.rule != .equalSplit else { return }
      let holds = try isHeeded(drawn.0, order: drawn.1) { try $0.assignment().columns }
      #expect(holds)
    }
  }

  @Test func `control: the first columns to the first nodes is refuted`() throws {
    let drawn = ViewCase(
      columns: ["b.x", "a.x", "c.x"], nodes: ["a", "b", "relay", "c", "root"], root: 4, views: [:], relays: [2],
      attributes: [:])
    func positional(_ drawn: ViewCase) throws -> [[Int]] {
      try SensorAssignment(evenly: drawn.columns.count, sensors: 4).views(nodeCount: 5, fusion: drawn.root)
    }
    let order = [2, 0, 1]
    #expect(try isHeeded(drawn, order: order) { try $0.assignment().columns })
    #expect(try !isHeeded(drawn, order: order, by: positional))
    #expect(try drawn.assignment().columns == [[1], [0], [], [2], []])
    #expect(try positional(drawn) == [[0], [1], [2], [], []])
  }

  @Test func `a column belongs to the node with the longest name that it begins with`() {
    let cases: [(String, [String], Int?)] = [
      ("s1", ["s1"], 0), ("s1.f0", ["s1"], 0), ("s1f0", ["s1"], 0), ("s10f0", ["s1"], nil),
      ("s10f0", ["s1", "s10"], 1),
      ("s10", ["s", "s1"], nil), ("s10", ["s"], 0), ("Kansas City.t", ["Kansas", "Kansas City"], 1),
      ("Kansas City.t", ["Kansas", "Kansas C"], 0), ("age", ["a"], nil), ("a_b", ["a_"], 0), ("x.a", ["a"], nil),
    ]
    for (column, nodes, node) in cases {
      #expect(ViewAssignment.node(ofColumn: column, among: nodes) == node, "\(column), \(nodes)")
    }
  }

  @Test func `a column that begins with a relay's name is refused by the relay`() {
    let drawn = ViewCase(
      columns: ["s1.x", "s10", "s2"], nodes: ["s1", "s10", "s2", "root"], root: 3, views: [:], relays: [0],
      attributes: [:])
    #expect(throws: ViewError.columnOfRelay(name: "s1.x", place: "--relay \"s1\"")) { try drawn.assignment() }
  }

  @Test func `an option about a node takes the place of its attribute, and of names`() throws {
    var drawn = ViewCase(
      columns: ["a", "b", "c"], nodes: ["a", "b=c", "root"], root: 2, views: [1: [0]], relays: [], attributes: [1: [1]])
    #expect(try drawn.assignment().columns == [[], [0], []] && drawn.assignment().rule == .views)
    drawn.attributes[0] = [2]
    #expect(try drawn.assignment().columns == [[2], [0], []] && drawn.assignment().rule == .viewsAndAttributes)
    drawn.views = [:]
    #expect(try drawn.assignment().columns == [[2], [1], []] && drawn.assignment().rule == .attributes)
    drawn.attributes = [0: []]
    #expect(try drawn.assignment().columns == [[], [0, 1, 2], []] && drawn.assignment().rule == .equalSplit)
    #expect(try drawn.assignment().leftOut(ofFeatures: 3).isEmpty)
  }
}
