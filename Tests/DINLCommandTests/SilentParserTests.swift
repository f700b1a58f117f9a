import Foundation
import TestSupport
import Testing

@Suite struct `The XML parser prints nothing beside the line of the program` {
  static let content = """
    <key id="c" for="edge" attr.name="capacity"/><graph edgedefault="undirected"><node id="a"/><node id="b"/>\
    <edge source="a" target="b"><data key="c">1</data></edge></graph></graphml>
    """

  /// The document with four bytes per character, of which one is not 0.
  static func wide(place: Int) -> [UInt8] {
    ("<graphml>" + content).utf8.flatMap { byte in (0..<4).map { $0 == place ? byte : 0 } }
  }

  /// What `dinl graph` says of some bytes as a GraphML file.
  static func outcome(_ bytes: [UInt8]) throws -> DINLProgram.Outcome {
    try withTemporaryDirectory { directory in
      try Data(bytes).write(to: directory.appending(path: "some.graphml"))
      return try DINLProgram.call(["graph", "some.graphml"], in: directory)
    }
  }

  /// Bytes of which libxml2 2.9.14 reports an error that reaches no handler of its reader.
  static let texts: [(name: String, bytes: [UInt8])] = [
    ("UTF-32 with the lowest byte first", wide(place: 0)), ("UCS-4 in the order 3412", wide(place: 1)),
    ("UCS-4 in the order 2143", wide(place: 2)),
    ("EBCDIC with a byte that it does not have", [0x4C, 0x6F, 0xA7, 0x94, 0x93, 0x41]),
    ("a predefined entity", Array("<!DOCTYPE graphml [<!ENTITY lt \"x\">]><graphml>\(content)".utf8)),
  ]

  /// Whether a file was read in silence, or refused in one line.
  func isReadOrRefused(_ outcome: DINLProgram.Outcome) -> Bool {
    guard outcome.status == 65 else {
      return outcome.status == 0 && outcome.error.isEmpty && !outcome.output.isEmpty
    }
    return outcome.output.isEmpty && outcome.error.hasPrefix("error: some.graphml: ")
      && outcome.error.hasSuffix("\n") && outcome.error.count(where: \.isNewline) == 1
  }

  @Test(arguments: texts)
  func `a file is read in silence, or refused in one line`(name: String, bytes: [UInt8]) throws {
    let outcome = try Self.outcome(bytes)
    #expect(isReadOrRefused(outcome), "\(outcome)")
  }

  @Test func `the same document is read in UTF-8, and in UTF-32 with the highest byte first`() throws {
    for bytes in [Array(("<graphml>" + Self.content).utf8), Self.wide(place: 3)] {
      let outcome = try Self.outcome(bytes)
      #expect(outcome.status == 0 && isReadOrRefused(outcome), "\(outcome)")
    }
  }

  @Test func `control: two lines, a warning beside the output, and another code are not that`() {
    let line = "error: some.graphml: bad\n"
    func holds(_ status: Int32, _ output: String, _ error: String) -> Bool {
      isReadOrRefused(DINLProgram.Outcome(status: status, output: output, error: error))
    }
    #expect(holds(65, "", line) && holds(0, "a tree", ""))
    #expect(!holds(65, "", "I/O error : encoder error\n" + line) && !holds(65, "", line + "^\n"))
    #expect(!holds(0, "a tree", "I/O error : encoder error\n") && !holds(70, "", line))
  }
}
