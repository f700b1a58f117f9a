import DINL
import PlainText
import PropertyTesting
import Testing

@Suite struct `Names cannot make a viewer obey them` {
  /// Whether a text holds nothing that a terminal or a viewer obeys: no control character, separator of lines, or mark
  /// of direction. The marks are listed by number, apart from the library's own table.
  static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
  }

  /// Texts of letters, marks and controls, some of them random.
  private static let texts = Generator<String> { source throws(Discard) in
    let usual: [UInt32] = [
      0x61, 0x62, 0x22, 0x5C, 0x5D0, 0x627, 0x301, 0xA, 0xD, 0x1B, 0x202E, 0x2067, 0x7, 0x0, 0x2029,
    ]
    var text = ""
    for _ in 0..<(try source.integer(in: 0...12)) {
      let value =
        try source.boolean()
        ? usual[try source.index(below: usual.count)] : UInt32(try source.integer(in: 0...0x2100))
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  @Test func `one line shows what it cannot print, and leaves all else`() {
    checkProperty(Self.texts) { text in
      #expect(Self.isPlain(text.inOneLine))
      #expect(text.inOneLine.inOneLine == text.inOneLine)
      #expect(!Self.isPlain(text) || text.inOneLine == text)
    }
    #expect("a\u{1B}[31mb\r\nc\u{202E}d\té\u{5D0}".inOneLine == "a\\u{1B}[31mb c\\u{202E}d\\u{9}é\u{5D0}")
  }

  @Test func `control: a text whose line breaks alone are mended is refuted, down to one character`() {
    let minima = Self.texts.smallestCounterexamples(describing: { "\($0.unicodeScalars.map(\.value))" }) { text in
      !Self.isPlain(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
    #expect(!minima.contains("not refuted") && minima.allSatisfy { $0.split(separator: ",").count == 1 })
  }

  @Test func `DOT and messages of drawn names are plain`() {
    checkProperty(Self.texts, PropertySettings(cases: 300)) { text in
      let names = ["r", "n" + text]
      let graph = try CapacitatedGraph(nodeNames: names, links: [Link(0, 1, capacity: 1)])
      let dot = try graph.shortestPathTree(from: 0).dot()
      #expect(dot.split(separator: "\n", omittingEmptySubsequences: false).count == 6)
      #expect(Self.isPlain(dot.replacing("\n", with: "")))
      let name = GraphError.LinkName(text, text)
      for error in [
        GraphError.duplicateNodeName(text), .unknownNode(node: text, link: name), .selfLoop(node: text),
        .missingCapacity(name), .unreachable(root: text, nodes: [text]), .excessiveWidth(name, width: 1),
        .inaccessible(file: text, problem: text, .reading), .malformed(field: text, problem: text, remedy: text),
        .inFile(text, .selfLoop(node: text)),
      ] {
        #expect(Self.isPlain(error.description))
      }
      #expect(Self.isPlain("\(name)"))
    }
  }
}
