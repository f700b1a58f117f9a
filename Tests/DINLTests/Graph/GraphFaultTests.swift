import DINL
import Foundation
import Testing

@Suite struct `Broken graph files end in a typed error` {
  static func outcome(graphML text: [UInt8]) -> String {
    do throws(GraphError) { return "\(try CapacitatedGraph(graphML: Data(text)).links)" } catch { return "\(error)" }
  }

  static func outcome(json text: [UInt8]) -> String {
    do throws(GraphError) {
      return "\(try CapacitatedGraph(nodeLinkJSON: Data(text)).links)"
    } catch { return "\(error)" }
  }

  @Test func `bytes that ended the program are refused`() {
    for text in [Array("<?x?>".utf8), Array("<y a=\"\" ".utf8) + [0xFF], Array("<".utf8) + [0xFF, 0x79], []] {
      #expect(Self.outcome(graphML: text).contains("XML"))
    }
    #expect(Self.outcome(json: Array("{\"nodes\":[],".utf8) + [0xFF]).contains("UTF-8"))
  }

  @Test(arguments: [
    "<graphml><graph><node id=\"a\"/></graph></graphml></graphml>", "<graphml><graph/></graphml><graphml/>",
    "<graphml><graph/></graphml>junk", "<html/>", "<graphml><graph><node/></graph></graphml>",
    "<graphml><graph/><graph/></graphml>", "<graphml><graph><hyperedge/></graph></graphml>",
    "<graphml><graph><node id=\"a\"/><p:x/></graph></graphml>",
    "<!DOCTYPE graphml [<!ATTLIST node id CDATA \"a\">]><graphml><graph><node/></graph></graphml>",
    "<graphml><graph><node id=\"a\"/><edge source=\"a\" target=\"a\" directed=\"true\"/></graph></graphml>",
  ])
  func `GraphML against its format is refused with a line`(_ text: String) {
    #expect(Self.outcome(graphML: Array(text.utf8)).hasPrefix("field line 1:"))
  }

  @Test func `control: a whole document of the same elements is read`() {
    #expect(Self.outcome(graphML: Array("<graphml><graph><node id=\"a\"/></graph></graphml>".utf8)) == "[]")
  }

  @Test func `the default of a key is applied`() throws {
    let text = """
      <g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns">
      <g:key id="c" for="edge" attr.name="capacity"><g:default>7</g:default></g:key>
      <g:graph><g:node id="a"/><g:node id="b"/><g:edge source="a" target="b"/></g:graph></g:graphml>
      """
    #expect(try CapacitatedGraph(graphML: Data(text.utf8)).links == [Link(0, 1, capacity: 7)])
  }

  @Test func `a file above ten million bytes is read`() throws {
    var text = "<graphml><graph>"
    for node in 0..<300_000 { text += "<node id=\"a node with a long name \(node)\"/>" }
    text += "</graph></graphml>"
    #expect(text.utf8.count > 10_000_000)
    #expect(try CapacitatedGraph(graphML: Data(text.utf8)).nodeCount == 300_000)
  }

  @Test func `ids, widths and lists of JSON are told apart`() throws {
    let nodes = #"{"nodes":[{"id":1},{"id":"1"}],"#
    func link(_ width: String) -> String {
      Self.outcome(json: Array((nodes + #""edges":[{"source":1,"target":"1","capacity":1,"width":\#(width)}]}"#).utf8))
    }
    let graph = try CapacitatedGraph(nodeLinkJSON: Data((nodes + #""edges":[]}"#).utf8))
    #expect(graph.nodeNames == ["1", "\"1\""])
    #expect(link("9007199254740993").contains("has width 9007199254740993;"))
    #expect(link("9007199254740993.0").contains("has width 9007199254740993;"))
    #expect(link("1.5").contains("is not an integer"))
    #expect(Self.outcome(json: Array((nodes + #""edges":[],"links":[]}"#).utf8)).contains("field links"))
    #expect(Self.outcome(json: Array((nodes + #""edges":[],"edges":[]}"#).utf8)).contains("twice"))
  }
}
