import DINL
import Foundation
import Testing

@Suite struct `SNDlib's native text and XML are read` {
  static let head = "?SNDlib native format; type: network; version: 1.0\n"

  static func native(_ links: String, meta: String = "") throws -> GraphFile {
    let nodes = "NODES (\n a ( 1 2 )\n b (-1.5 2) ( x ( y ) ) ( )\n)\n"
    return try withoutPlace {
      try GraphFile(Data((head + meta + nodes + "LINKS (\n\(links)\n)").utf8), options: .init(defaultCapacity: 9))
    }
  }

  static func xml(_ links: String, rest: String = "") throws -> GraphFile {
    let text = """
      <network><networkStructure><nodes><node id="a"/><node id="b"><coordinates><x>1</x></coordinates></node></nodes>
      <links>\(links)</links></networkStructure>\(rest)</network>
      """
    return try withoutPlace { try GraphFile(Data(text.utf8), options: .init(defaultCapacity: 9)) }
  }

  static func link(_ content: String) -> String { "<link><source>a</source><target>b</target>\(content)</link>" }

  static let capacities: [(text: String, capacity: Double, origin: CapacityOrigin)] = [
    ("2 0 0 0 ( 1 1 )", 2, .preinstalled), ("0 0 0 0 ( 5 1 3 1 4 1 )", 3, .module),
    ("0.0 1 2 3 ( UNLIMITED 1 )", 9, .standard), ("UNLIMITED 0 0 0 ( 4 1 )", 9, .standard),
    ("0 0 0 0 ()", 9, .standard),
    ("0 0 0 0 ( UNLIMITED 0 7 1 )", 7, .module), ("1e3 UNLIMITED 0 0 ( )", 1000, .preinstalled),
  ]

  @Test(arguments: capacities) func `a link has its preinstalled capacity, or else that of its least module`(
    text: String, capacity: Double, origin: CapacityOrigin
  ) throws {
    let read = try Self.native("l ( a b ) \(text)")
    #expect(read.graph.links == [Link(0, 1, capacity: capacity)] && read.capacities.counts == [origin: 1])
  }

  @Test func `capacities have the unit of META, and are values per second without one or with another`() throws {
    func read(_ unit: String) throws -> (Double, String) {
      let read = try Self.native("l ( a b ) 64 0 0 0 ( )", meta: unit.isEmpty ? "" : "META (\n unit=\(unit)\n)\n")
      return (read.graph.links[0].capacity, "\(read.capacities)")
    }
    #expect(
      try read("") == (64, "1 of 1 link by their preinstalled capacity, in values per second, as META gives no unit"))
    #expect(try read("BITPERSEC").0 == 2 && read("KBITPERSEC").0 == 2000)
    #expect(try read("MBITPERSEC").0 == 2e6 && read("GBITPERSEC").0 == 2e9)
    #expect(try read("FURLONGS").0 == 64)
    #expect(try read("FURLONGS").1.hasSuffix("in values per second, as the unit \"FURLONGS\" is not known"))
    let xml = try Self.xml(
      Self.link("<preInstalledModule><capacity>64</capacity></preInstalledModule>"),
      rest: "<meta><unit>KBITPERSEC</unit></meta>")
    #expect(xml.graph.links[0].capacity == 2000)
  }

  @Test func `parallel links add up, other sections are passed over, and nodes may have one coordinate or none`() throws
  {
    let links = "l ( a b ) 2 0 0 0 ( )\n m ( b a ) 3 0 0 0 ( )\n) # a remark )\nDEMANDS ( x ( y ( ) ) 1 \n"
    #expect(try Self.native(links).graph.links == [Link(0, 1, capacity: 5)])
    #expect(try Self.native("l ( a b ) 2 0 0 0 ( )", meta: "META ( )\n").graph.links == [Link(0, 1, capacity: 2)])
    #expect(try Self.native("").positions.map { $0?.x } == [1, -1.5])
    let xml = try Self.xml(Self.link("<setupCost>7</setupCost>"), rest: "<demands><node id=\"c\"/><x>y</x></demands>")
    #expect(xml.graph.links == [Link(0, 1, capacity: 9)] && xml.positions.map { $0?.x } == [nil, nil])
  }

  static let faults = [
    TextFault("?SNDlib\n", line: 1, "is not the first line"),
    TextFault("?SNDlib native format; type: model; version: 1.0", line: 1, "type of the file is not network"),
    TextFault(head, line: 2, "no section NODES"), TextFault(head + "NODES\n", line: 3, "needs ( behind \"NODES\""),
    TextFault(head + "NODES ( )\nNODES ( )", line: 3, "stands twice"),
    TextFault(head + "\nNODES (\n a ( 1 2 )\n", line: 3, "\"NODES\" has no end"),
    TextFault(head + "NODES ( a\n b )", line: 3, "needs ( behind the node \"a\""),
    TextFault(head + "NODES ( a ( 1\n) )", line: 3, "needs a y-coordinate"),
    TextFault(head + "NODES ( a (\nx 1 ) )", line: 3, "'x' is no number for an x-coordinate"),
    TextFault(head + "NODES ( a ( 1 2 3 ) )", line: 2, "behind the coordinates"),
    TextFault(head + "LINKS ( l ( a )", line: 2, "needs the target of a link"),
    TextFault(head + "LINKS ( l ( a b c )", line: 2, "behind the ends of a link"),
    TextFault(head + "LINKS ( l ( a b ) 1 2\n3 ( ) )", line: 3, "needs a setup cost"),
    TextFault(head + "LINKS ( l ( a b ) 1 2 3 4\n)", line: 3, "before the modules"),
    TextFault(head + "LINKS ( l ( a b ) 1 2 3 4 ( 5 ) )", line: 2, "needs a module's cost"),
    TextFault(head + "LINKS ( l ( a b ) nan 2 3 4 ( ) )", line: 2, "'nan' is no number"),
    TextFault(head + "NODES ( a ( 1 2 ) )\nLINKS (\nl ( a b ) 1 2 3 4 ( ) )", line: 4, "'a' – 'b' ends at the unknown"),
    TextFault(head + "NODES ( a ( 1 2 )\na ( 1 2 ) )", line: 3, "two nodes are named 'a'"),
    TextFault(head + "NODES ( a ( 1 2 ) b ( 1 2 ) )\nLINKS ( l ( a b ) -1 2 3 4 ( ) )", line: 3, "capacity -1.0"),
    TextFault(head + "NODES ( a ( 1 2 ) b ( 1 2 ) )\nLINKS ( l ( a b ) 0 2 3 4 ( ) )", line: 3, "--default-capacity"),
    TextFault(head + "NODES ( )\n)", line: 3, "needs the name of a section"),
    TextFault(head + "DEMANDS (\(String(repeating: "(", count: 300))", line: 2, "nested deeper than 256"),
  ]

  @Test(arguments: faults) func `native text that violates the format is refused with its line`(fault: TextFault) {
    #expect(fault.isRefused(as: .sndlibNative), "\(TextFault.outcome(Data(fault.text.utf8), as: .sndlibNative))")
  }

  static let xmlFaults = [
    TextFault("<net/>", line: 1, "the root element is net, not network"),
    TextFault("<network>\n</network>", line: 2, "no element nodes"),
    TextFault(
      "<network>\n<networkStructure><nodes><node/></nodes></networkStructure></network>", line: 2, "node has no id"),
    TextFault(
      "<network><networkStructure><nodes/>\n<nodes/></networkStructure></network>", line: 2, "a second element nodes"),
    TextFault(
      "<network><networkStructure><nodes/><links>\n<link/></links></networkStructure></network>", line: 2,
      "a link has no source"),
    TextFault(
      "<network><networkStructure><nodes/><links><link><source>a</source>\n<source>b</source></link></links>"
        + "</networkStructure></network>",
      line: 2, "a link has two elements source"),
    TextFault(
      "<network><networkStructure><nodes><node id=\"a\"><coordinates>\n<x>1 km</x></coordinates></node></nodes>"
        + "</networkStructure></network>",
      line: 2, "'1 km' is no number"),
    TextFault("<network>\n<x></network>", line: 2, "not well-formed"),
    TextFault("<!DOCTYPE network [<!ENTITY a \"b\">]><network/>", line: 1, "declarations"),
  ]

  @Test(arguments: xmlFaults) func `XML that violates the format is refused with its line`(fault: TextFault) {
    let words = TextFault.outcome(Data(fault.text.utf8), as: .sndlibXML)
    #expect(words.contains("line \(fault.line): ") && words.contains(fault.word), "\(words)")
  }

  @Test func `control: a reader that takes the first module for the least is refuted`() throws {
    func capacity(_ modules: [Double]) throws -> Double {
      let text = modules.map { "\($0) 1" }.joined(separator: " ")
      return try Self.native("l ( a b ) 0 0 0 0 ( \(text) )").graph.links[0].capacity
    }
    let modules = [622.0, 155, 2500]
    #expect(try capacity(modules) == 155 && capacity(modules) != modules[0])
  }
}
