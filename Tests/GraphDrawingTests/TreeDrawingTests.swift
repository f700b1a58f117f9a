import DINL
import GraphDrawing
import TestSupport
import Testing

@Suite struct `A drawing shows the graph, its tree and its root, and says so in words` {
  @Test func `tree links, pruned links, nodes, the root and the legend are drawn, the tree above`() throws {
    let tree = try Drawable.tree([(0, 1), (1, 2), (0, 2), (2, 3)], nodes: 4)
    let drawn = try DrawnTree(tree)
    #expect(drawn.all("line", "tree-link").count == 3 && drawn.all("line", "pruned-link").count == 1)
    #expect(drawn.nodes.count == 4 && drawn.all("circle", "node").count == 3)
    #expect(drawn.all("circle", "fusion-node").filter { $0.attributes["r"] == "9" }.count == 1)
    let lines = drawn.all("line").filter { $0.attributes["stroke-width"] != nil }.map { $0.attributes["class"] }
    #expect(lines.last == "tree-link" && lines.first == "pruned-link")
    let texts = drawn.texts("text")
    for name in ["n0", "n1", "n2", "n3"] { #expect(texts.contains(name)) }
    #expect(texts.contains("tree: 3 links") && texts.contains("pruned: 1 link") && texts.contains("root"))
    #expect(texts.contains("exchange saved 25.00 %; largest distance 2 s"))
  }

  @Test func `the title and the description say what is drawn`() throws {
    let tree = try Drawable.tree([(0, 1), (1, 2), (0, 2), (2, 3)], nodes: 4)
    let drawn = try DrawnTree(tree)
    #expect(drawn.text(id: "title") == "The shortest-path tree of net.json toward n0")
    #expect(
      drawn.text(id: "words")
        == "net.json has 4 nodes and 4 links. The shortest-path tree toward the root n0 keeps 3 links, "
        + "drawn in color; 1 pruned link is drawn faintly. The farthest node is n3, at the distance 2 s. Of the "
        + "training exchange the tree saves 25.00 %. Nodes lie on rings about the root, one for each hop.")
    #expect(drawn.elements.last?.attributes["aria-labelledby"] == "title words")
    #expect(drawn.texts("title").contains("n1 – n2: 1 values per second, pruned"))
    #expect(drawn.texts("title").contains("n3: 2 s, over n2") && drawn.texts("title").contains("n0: 0 s, the root"))
    let place = try Drawable.map([(0, 0), (1, 1), (2, 0), nil])
    let words = try #require(try DrawnTree(tree, positions: place).text(id: "words"))
    #expect(words.hasSuffix("at the longitudes and latitudes of the file, but 1 node without any beside a neighbor."))
    let flat = try Drawable.positions(["x=0, y=0", "x=1, y=0", "x=0, y=1", "x=1,y=1"])
    #expect(
      try DrawnTree(tree, positions: flat).text(id: "words")?.hasSuffix("Nodes lie at the coordinates of the file.")
        == true)
  }

  @Test func `thicker lines have more capacity, by the logarithm, and equal ones are equal`() throws {
    let graph = try CapacitatedGraph(
      nodeCount: 4, links: [(0, 1, 1.0), (0, 2, 10), (0, 3, 100)].map { Link($0.0, $0.1, capacity: $0.2) })
    let drawn = try DrawnTree(try graph.shortestPathTree(from: 0))
    let widths = drawn.all("line", "tree-link").compactMap { $0.attributes["stroke-width"] }
    #expect(widths == ["1.00", "3.00", "5.00"])
    let equal = try DrawnTree(try Drawable.tree([(0, 1), (1, 2)], nodes: 3))
    #expect(equal.all("line", "tree-link").allSatisfy { $0.attributes["stroke-width"] == "2.00" })
  }

  static let names = [
    "<a>&\"'</svg>", "]]>", "\u{0}\u{1B}[31m", "\u{202E}left", "日本語", "", String(repeating: "long ", count: 40),
  ]

  @Test func `names of all kinds are escaped, plain and cut`() throws {
    let count = Self.names.count
    let tree = try Drawable.tree((1..<count).map { (0, $0) }, nodes: count, names: Self.names)
    let text = TreeDrawing(tree, positions: Array(repeating: nil, count: count), fileName: "<&>\n.gml").svg()
    let drawn = try DrawnTree(text)
    let texts = drawn.texts("text")
    for name in ["<a>&\"'</svg>", "]]>", "\\u{0}\\u{1B}[31m", "\\u{202E}left", "日本語", ""] {
      #expect(texts.contains(name))
    }
    #expect(texts.contains { $0.hasPrefix("long long") && $0.hasSuffix("…") && $0.count == 28 })
    #expect(drawn.text(id: "title")?.contains("<&>\\u{A}.gml") == true)
    #expect(!text.contains("<a>") && !text.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `control: a drawing with a name that is not escaped is refuted`() {
    #expect(WellFormedness.elements(of: "<svg><text>a &amp; b</text></svg>") != nil)
    for name in Self.names.prefix(1) + ["a & b"] {
      #expect(WellFormedness.elements(of: "<svg><text>\(name)</text></svg>") == nil)
    }
  }

  @Test func `of more than 300 nodes only the root is named`() throws {
    for (count, named) in [(300, 300), (301, 1)] {
      let drawn = try DrawnTree(try Drawable.tree((1..<count).map { (0, $0) }, nodes: count))
      #expect(drawn.texts("text").count { $0.hasPrefix("n") && Int($0.dropFirst()) != nil } == named)
      #expect(drawn.texts("text").contains { $0.contains("left out") } == (named == 1))
    }
  }

  @Test func `everything lies within the picture, and the same call draws the same`() throws {
    let tree = try Drawable.tree((1..<40).map { ($0 / 3, $0) }, nodes: 40)
    for positions in [nil, try Drawable.map((0..<40).map { (Double($0 % 7), Double($0 / 7)) })] {
      let drawn = try DrawnTree(tree, positions: positions)
      #expect(drawn.nodes.allSatisfy { $0.x > 0 && $0.y > 0 && $0.x < drawn.size.width && $0.y < drawn.size.height })
      #expect(try DrawnTree(tree, positions: positions).elements == drawn.elements)
    }
  }

  /// How far the names of a drawing reach beyond its left and right side, by about 7 points a letter.
  static func reach(_ drawn: DrawnTree, named prefix: String) -> Double {
    drawn.all("text").filter { $0.text.hasPrefix(prefix) }.map { text in
      let (x, width) = (drawn.number(text, "x"), 7 * Double(text.text.count))
      let left = ["start": x, "middle": x - width / 2][text.attributes["text-anchor"] ?? ""] ?? x - width
      return max(-left, left + width - drawn.size.width)
    }.max() ?? .infinity
  }

  @Test func `long names of nodes at the sides stay within the picture`() throws {
    let names = ["west", "east", "north", "south"].map { "a long name in the \($0)" }
    let tree = try Drawable.tree([(0, 1), (0, 2), (0, 3)], nodes: 4, names: names)
    let drawn = try DrawnTree(tree, positions: try Drawable.map([(0, 1), (4, 1), (2, 2), (2, 0)]))
    #expect(Self.reach(drawn, named: "a long name") <= 0)
  }

  @Test func `control: a name that is written toward the side is refuted`() throws {
    func reach(_ x: Int, _ anchor: String) throws -> Double {
      let name = "<text x=\"\(x)\" y=\"9\" text-anchor=\"\(anchor)\">a long name</text>"
      return Self.reach(try DrawnTree("<svg width=\"300\" height=\"99\">\(name)</svg>"), named: "a long name")
    }
    #expect(try reach(240, "start") == 17 && reach(240, "end") < 0)
    #expect(try reach(60, "end") == 17 && reach(60, "start") < 0 && reach(20, "middle") == 18.5)
  }

  @Test func `a single node and a long path are drawn`() throws {
    let single = try DrawnTree(try Drawable.tree([], nodes: 1))
    #expect(single.nodes.count == 1 && single.text(id: "words")?.hasPrefix("net.json has 1 node and 0 links.") == true)
    let path = try DrawnTree(try Drawable.tree((1..<5000).map { ($0 - 1, $0) }, nodes: 5000))
    #expect(path.nodes.count == 5000 && path.size.width < 13_000)
  }
}
