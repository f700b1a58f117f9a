import DINL
import PlainText
import PropertyTesting
import Testing

@Suite struct `Names cannot send commands to a viewer` {
  /// Texts of letters, quotes, line breaks, escapes and direction marks.
  private static let texts = Generator<String> { source throws(Discard) in
    let characters: [Character] = [
      "a", "\"", "\\", "é", "\u{5D0}", "\n", "\r", "\u{1B}", "\u{202E}", "\u{0}", "\u{2029}",
    ]
    var text = ""
    for _ in 0..<(try source.integer(in: 0...12)) { text.append(characters[try source.index(below: characters.count)]) }
    return text
  }

  private static func isPlain(_ text: String) -> Bool { text == text.plain(upTo: .max) }

  @Test func `DOT and messages of drawn names are plain text`() {
    checkProperty(Self.texts, PropertySettings(cases: 300)) { text in
      let names = ["r", "n" + text]
      let graph = try CapacitatedGraph(nodeNames: names, links: [Link(0, 1, capacity: 1)])
      let dot = try graph.shortestPathTree(from: 0).dot()
      #expect(dot.split(separator: "\n", omittingEmptySubsequences: false).count == 7)
      #expect(Self.isPlain(dot.replacing("\n", with: "")))
      let name = GraphError.LinkName(text, text)
      for error in [
        GraphError.duplicateNodeName(text), .unknownNode(node: text, link: name), .selfLoop(node: text),
        .missingCapacity(name, numbers: [text]), .missingReverse(name), .absentCapacityName(text, numbers: [text]),
        .unreachable(root: text, nodes: [text]), .excessiveWidth(name, width: 1),
        .inaccessible(file: text, problem: text, .reading), .malformed(place: text, problem: text, remedy: text),
        .inFile(text, .selfLoop(node: text)), .inPlace(text, .missingCapacity(name, label: text)),
      ] {
        #expect(Self.isPlain(error.description))
      }
      #expect(Self.isPlain("\(name)"))
    }
  }
}
