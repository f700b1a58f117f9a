import DINL
import Testing

@Suite struct `A graph refuses invalid links and names them` {
  static func graph(_ links: [Link], names: [String] = ["r", "a", "b"]) throws -> CapacitatedGraph {
    try CapacitatedGraph(nodeNames: names, links: links)
  }

  static let name = GraphError.LinkName("r", "a")

  @Test func `each fault has its own case`() {
    #expect(throws: GraphError.noNodes) { try Self.graph([], names: []) }
    #expect(throws: GraphError.noNodes) { try CapacitatedGraph(nodeCount: -1, links: []) }
    #expect(throws: GraphError.duplicateNodeName("a")) { try Self.graph([], names: ["a", "b", "a"]) }
    #expect(throws: GraphError.unknownNode(node: "3", link: GraphError.LinkName("r", "3"))) {
      try Self.graph([Link(0, 3, capacity: 1)])
    }
    #expect(throws: GraphError.unknownNode(node: "-1", link: GraphError.LinkName("-1", "a"))) {
      try Self.graph([Link(-1, 1, capacity: 1)])
    }
    #expect(throws: GraphError.selfLoop(node: "a")) { try Self.graph([Link(1, 1, capacity: 1)]) }
    #expect(throws: GraphError.nonPositiveCapacity(Self.name, capacity: 0)) {
      try Self.graph([Link(0, 1, capacity: 0)])
    }
    #expect(throws: GraphError.nonPositiveCapacity(Self.name, capacity: -.infinity)) {
      try Self.graph([Link(0, 1, capacity: -.infinity)])
    }
    #expect(throws: GraphError.undefinedCapacity(Self.name)) { try Self.graph([Link(0, 1, capacity: .nan)]) }
    #expect(throws: GraphError.infiniteCapacity(Self.name)) { try Self.graph([Link(0, 1, capacity: .infinity)]) }
    #expect(throws: GraphError.invalidWidth(Self.name, width: 0)) {
      try Self.graph([Link(0, 1, capacity: 1, width: 0)])
    }
    #expect(throws: GraphError.duplicateLink(GraphError.LinkName("a", "r"))) {
      try Self.graph([Link(0, 1, capacity: 1), Link(1, 0, capacity: 2)])
    }
  }

  @Test func `every message is one line that states what is wrong and what to do`() {
    let errors: [GraphError] = [
      .noNodes, .noSensors, .tooLarge, .capacityOverflow(Self.name), .excessiveWidth(Self.name, width: 1 << 40),
      .exchangeOverflow(Self.name), .timeOutOfRange(Self.name), .networkTooLarge(greatest: 9),
      .impossibleAttachments(nodeCount: 3, attachments: 3), .duplicateNodeName("a"),
      .unknownNode(node: "x", link: Self.name), .selfLoop(node: "a"),
      .duplicateLink(Self.name), .nonPositiveCapacity(Self.name, capacity: -1), .undefinedCapacity(Self.name),
      .infiniteCapacity(Self.name), .invalidWidth(Self.name, width: 0), .missingCapacity(Self.name),
      .asymmetricLink(Self.name), .missingReverse(Self.name), .absentCapacityName("bw", numbers: []),
      .unlikeParallelLinks(Self.name), .invalidExponent(-1),
      .costOutOfRange(Self.name, exponent: 99), .unreachable(root: "r", nodes: ["a", "b"]),
      .impossibleSize(nodeCount: 3, linkCount: 9), .inaccessible(file: "x.json", problem: "cannot be read", .reading),
      .malformed(place: "edges", problem: "is missing", remedy: "add it"), .inFile("x.json", .selfLoop(node: "a")),
      .inPlace("line 7", .missingCapacity(Self.name, label: "< 1 Gbps")),
    ]
    for error in errors {
      #expect(!error.description.contains("\n"))
      #expect(error.description.count > 20)
    }
    #expect("\(GraphError.unreachable(root: "r", nodes: ["a", "b"]))".contains("'a', 'b'"))
    #expect(
      "\(GraphError.inFile("x.json", .nonPositiveCapacity(Self.name, capacity: -1)))".hasPrefix("x.json: link 'r'"))
  }

  /// Errors whose messages are put together, with the whole message.
  static let messages: [(error: GraphError, text: String)] = [
    (
      .excessiveWidth(name, width: 1 << 40),
      "link 'r' – 'a' has width 1099511627776; a width is at most 2147483647, in values per sample"
    ),
    (
      .exchangeOverflow(name),
      "with link 'r' – 'a' the widths add up to more than 4611686018427387903 values per sample; give smaller widths"
    ),
    (
      .costOutOfRange(name, exponent: 99),
      "the cost (width / capacity)^99.0 of link 'r' – 'a' overflows or underflows; lower the exponent, or give "
        + "capacities in a unit that brings width / capacity nearer to 1"
    ),
    (
      .timeOutOfRange(name),
      "the sending time width / capacity of link 'r' – 'a' overflows or underflows, or a path's sum of such times may; "
        + "give capacities in a unit that brings width / capacity nearer to 1"
    ),
    (
      .missingCapacity(name, numbers: ["bandwidth", "bw"]),
      "link 'r' – 'a' has no capacity; add one, name the attribute that holds it (--capacity NAME, of \"bandwidth\", "
        + "\"bw\"), or give a default capacity (--default-capacity)"
    ),
    (
      .absentCapacityName("bv", numbers: ["bw"]),
      "no link has a capacity in the attribute \"bv\" that --capacity names; name one that has numbers: \"bw\""
    ),
    (
      .absentCapacityName("bv", numbers: []),
      "no link has a capacity in the attribute \"bv\" that --capacity names; name another one, or drop the option"
    ),
    (
      .missingReverse(name),
      "link 'r' – 'a' stands in this direction only, and its reverse is missing; links are undirected: add the "
        + "reverse, or have directed links read as undirected (--undirected)"
    ),
    (
      .unreachable(root: "r", nodes: ["a", "b"]),
      "no path to the root 'r' from 'a', 'b'; add links, choose another root, or keep the largest "
        + "component (--largest-component)"
    ),
    (
      .impossibleSize(nodeCount: 3, linkCount: 9),
      "no connected graph without parallel links has 3 nodes and 9 links; n nodes take n - 1 to n(n - 1)/2 links"
    ),
    (
      .impossibleAttachments(nodeCount: 3, attachments: 4),
      "3 nodes cannot join 4 earlier ones each; give at least one attachment, and more nodes than attachments"
    ),
    (
      .networkTooLarge(greatest: 9),
      "the modules of a network of these widths hold more than 9 numbers; lower the widths of the links or of the "
        + "hidden layers"
    ),
  ]

  @Test(arguments: messages) func `a message of several parts has all of them`(error: GraphError, text: String) {
    #expect("\(error)" == text)
  }

  @Test func `twelve nodes are named, and of more the number of the others`() {
    func text(_ count: Int) -> String { "\(GraphError.unreachable(root: "r", nodes: (0..<count).map { "n\($0)" }))" }
    #expect(text(12).contains("'n10', 'n11';") && !text(12).contains("others"))
    #expect(text(13).contains("'n10', 'n11' and 1 others;") && !text(13).contains("n12"))
  }

  @Test func `a message stays short however many nodes and however long their names`() {
    let nodes = (0..<100_000).map { "node \($0)" }
    let list = "\(GraphError.unreachable(root: "r", nodes: nodes))"
    #expect(list.contains("'node 11' and 99988 others;") && !list.contains("'node 12'") && list.count < 400)
    let name = String(repeating: "long\n\u{1B}\u{202E}", count: 100_000)
    for error: GraphError in [
      .duplicateNodeName(name), .unknownNode(node: name, link: GraphError.LinkName(name, name)), .selfLoop(node: name),
      .duplicateLink(GraphError.LinkName(name, name)), .unreachable(root: name, nodes: [name, name]),
      .inaccessible(file: name, problem: "cannot be read", .reading), .inFile(name, .noNodes),
    ] {
      let text = "\(error)"
      #expect(text.utf8.count < 1000 && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
      #expect(text.contains("long\\u{A}\\u{1B}\\u{202E}") && text.contains("…"))
    }
  }
}
