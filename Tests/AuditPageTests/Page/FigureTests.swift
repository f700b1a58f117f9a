import TestEvidence
import TestSupport
import Testing

@testable import AuditPage
@testable import AuditRun

@Suite struct `The figures of the page` {
  @Test func `every picture has a title and its finding in words, and text of at least 11 pixels`() throws {
    let page = try PageReading(PlantedReport.report())
    let pictures = page.elements.filter { $0.name == "svg" }
    #expect(pictures.count == 2)
    for picture in pictures {
      let names = try #require(picture.attributes["aria-labelledby"]).split(separator: " ").map(String.init)
      #expect(try names.map { try page.element($0).name } == ["title", "desc"])
      #expect(try page.element(names[1]).text.count > 20)
      // A picture is as wide as its coordinates, so that a pixel of its text is one of the screen.
      let box = try #require(picture.attributes["viewBox"]).split(separator: " ")
      #expect(picture.attributes["width"] == String(box[2]) && picture.attributes["height"] == String(box[3]))
    }
    let sizes = FigureStyle.rules.matches(of: #/font(?:-size)?: (?:600 )?([0-9.]+)px/#).compactMap { Double($0.1) }
    #expect(sizes.count >= 4 && sizes.allSatisfy { $0 >= 11 })
  }

  @Test func `a counterexample is drawn with every node, link and cell, and told`() throws {
    let page = try PageReading(PlantedReport.report())
    #expect(page.elements(ofClass: "point").count == 3 && page.elements(ofClass: "root").count == 1)
    #expect(page.elements(ofClass: "link").count == 4)
    #expect(page.elements(ofClass: "label").map(\.text) == ["1.5", "4", "5", "6"])
    let words = try page.element("GR-001-control-1-case-1-caption").text.filter { $0 != "\u{2060}" }
      .replacing("\u{A0}", with: " ")
    #expect(
      words == "The smallest counterexample found: a graph of 3 nodes and 4 links with the root 2: "
        + "0–1 (1.5), 1–2 (4), 2–1 (5) and 0–0 (6).")
    #expect(page.elements.filter { $0.name == "td" && $0.text == "7" }.count == 1)
    #expect(
      try page.element("LG-001-control-1-case-1-caption").text
        == "The smallest counterexample found: “law” of 1 row and 2 columns; “loss” of 2 rows and 2 columns.")
  }

  @Test func `control: a link to a node that is not there is told and not drawn`() throws {
    var report = try PlantedReport.report()
    report.claims[0].controls[0].evidence[0].refutation?.drawing?.graph?.links[0].to = 9
    let page = try PageReading(report)
    #expect(page.elements(ofClass: "link").count == 3)
    #expect(try page.element("GR-001-control-1-case-1-caption").text.contains("4 links"))
  }

  @Test func `the graph of claims has a node and a link per claim, and says what broke what`() throws {
    let report = try PlantedReport.report()
    let page = try PageReading(report)
    let nodes = page.elements(ofClass: "node")
    #expect(nodes.map { $0.attributes["href"] } == report.claims.map { "#\($0.id)" })
    #expect(
      nodes.map { $0.attributes["class"] }
        == ["exact", "certified", "broken", "statistical", "broken"].map { "node \($0)" })
    #expect(page.elements(ofClass: "use").map { $0.attributes["class"] } == ["use broken", "use"])
    let finding = try page.element("graph-figure-finding").text
    #expect(finding == "Broken by itself: GR-003. Broken because of what they use: LG-002. 4 of 5 claims use no other.")
  }
}

@Suite struct `The layers of the claims` {
  private static let uses = ["b": ["a"], "c": ["b", "a"], "d": ["c", "unknown"], "f": ["e", "a"], "g": ["f", "c"]]
  private static let layout = DependencyLayout(ids: ["g", "f", "e", "d", "c", "b", "a"], uses: uses)

  @Test func `each claim lies to the right of all that it uses, by as many layers as its longest chain`() {
    let layers = Dictionary(uniqueKeysWithValues: zip(Self.layout.ids, Self.layout.layerOf))
    #expect(layers == ["a": 0, "b": 1, "c": 2, "d": 3, "e": 0, "f": 1, "g": 3])
    for use in Self.layout.uses {
      #expect(!use.closesCircle)
      #expect(use.places.first == use.from && use.places.last == use.to)
      let passed = use.places.map { Self.layout.layerOf[$0] }
      #expect(passed == Array((Self.layout.layerOf[use.to]...Self.layout.layerOf[use.from]).reversed()))
      #expect(use.places.dropFirst().dropLast().allSatisfy(Self.layout.isPassing))
    }
    #expect(Self.layout.uses.count == 8)
  }

  @Test func `each place stands once in its layer`() {
    let places = Self.layout.layers.enumerated().flatMap { layer, places in places.map { ($0, layer) } }
    #expect(places.map(\.0).sorted() == Array(Self.layout.layerOf.indices))
    for (place, layer) in places { #expect(Self.layout.layerOf[place] == layer) }
  }

  @Test func `lines that need not cross do not`() {
    // Two claims of each layer, crossed in order of id.
    let layout = DependencyLayout(ids: ["a", "b", "c", "d"], uses: ["c": ["b"], "d": ["a"]])
    #expect(layout.crossings == 0)
    #expect(Self.layout.crossings == 0)
  }

  @Test func `control: two pairs that use one another cross once in any order`() {
    let layout = DependencyLayout(ids: ["a", "b", "c", "d"], uses: ["c": ["a", "b"], "d": ["a", "b"]])
    #expect(layout.crossings == 1)
  }

  @Test func `a circle of claims is drawn, and closed by a line of its own`() {
    let layout = DependencyLayout(ids: ["a", "b", "c"], uses: ["a": ["b"], "b": ["c"], "c": ["a", "c"]])
    #expect(layout.layerOf == [2, 1, 0])
    let circular = layout.uses.filter(\.closesCircle).map { [layout.ids[$0.from], layout.ids[$0.to]] }
    #expect(circular == [["c", "a"], ["c", "c"]])
  }
}
