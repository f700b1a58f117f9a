import DINL
import Foundation
import Testing

@Suite struct `Edge lists are read with commas, semicolons, tabs or blanks` {
  static func fixture(_ name: String) -> URL { `Graphs are read and written in public formats`.fixture(name) }

  static func read(_ text: String) throws -> CapacitatedGraph {
    try withoutPlace { try GraphFile(Data(text.utf8), as: .edgeList, options: .init(defaultCapacity: 9)).graph }
  }

  @Test func `the fixtures give the graph of the JSON, and labels give capacities`() throws {
    let json = try CapacitatedGraph.read(from: Self.fixture("edges.json"))
    for name in ["edges.csv", "edges.tsv"] { #expect(try CapacitatedGraph.read(from: Self.fixture(name)) == json) }
    let blanks = try GraphFile.read(from: Self.fixture("edges.txt"))
    #expect(blanks.graph.nodeNames == ["node 1", "fusion", "x"] && blanks.capacities.counts == [.label: 3])
    #expect(
      blanks.graph.links == [
        Link(0, 1, capacity: 1e10 / 32), Link(2, 1, capacity: 155_520_000 / 32), Link(2, 0, capacity: 48_250),
      ])
    let tabs = try GraphFile.read(from: Self.fixture("edges.tsv"), options: .init(defaultCapacity: 1))
    #expect(tabs.capacities.counts == [.capacity: 3])
  }

  @Test func `fields may be quoted, empty or padded, and lines may be empty, remarks or end in CRLF`() throws {
    let text =
      "\u{FEFF}\r\n# links\r\n source ;TARGET; Capacity ;width;note\r\n\r\na;\"b;\"\"c\"\"\" ; 2 ;;\r\n"
      + "  # none\n\"a\";d;\"\";3; x\t\n\n"
    #expect(try Self.read(text).nodeNames == ["a", "b;\"c\"", "d"])
    #expect(try Self.read(text).links == [Link(0, 1, capacity: 2), Link(0, 2, capacity: 9, width: 3)])
    #expect(
      try Self.read("source target\na \t b\n\"a\" c  ").links == [Link(0, 1, capacity: 9), Link(0, 2, capacity: 9)])
    // The first column of a table with row numbers has no name.
    #expect(try Self.read("\tsource\ttarget\n0\tr\ta\n \n1\ta\tb").nodeNames == ["r", "a", "b"])
    #expect(try Self.read("source\ttarget\nthe first\t the second ").nodeNames == ["the first", "the second"])
  }

  @Test func `a tab separates before a comma, a comma before a semicolon, and a semicolon before a blank`() throws {
    #expect(try Self.read("source\ttarget\ta,b;c d\nx\ty\tz").nodeNames == ["x", "y"])
    #expect(try Self.read("source,target,b;c d\nx y,z,").nodeNames == ["x y", "z"])
    #expect(try Self.read("source;target;c d\nx y;z;").nodeNames == ["x y", "z"])
  }

  static let faults = [
    TextFault("", line: 1, "no columns source and target"),
    TextFault("\nsource,goal\na,b", line: 2, "no columns source"),
    TextFault("source,target,Source\na,b,c", line: 1, "the column \"source\" twice"),
    TextFault("source,target,x,x\na,b,c,d", line: 1, "the column \"x\" twice"),
    TextFault("source,\"target\na,b", line: 1, "quotes in the head are not closed"),
    TextFault("source,target\n\na", line: 3, "has 1 field where the head has 2"),
    TextFault("source,target\na,b,\n", line: 2, "has 3 fields where the head has 2"),
    TextFault("source,target\r\n,b", line: 2, "the field source is empty"),
    TextFault("source\ttarget\n\tb", line: 2, "the field source is empty"),
    TextFault("source,target\na,\"\"", line: 2, "the field target is empty"),
    TextFault("source,target\na,\"b", line: 2, "quotes are not closed"),
    TextFault("source,target\na,\"b\"c", line: 2, "quotes are not closed, or text follows them"),
    TextFault("source target\na \"b\"c", line: 2, "quotes are not closed, or text follows them"),
    TextFault("source,target,capacity\na,b,1\nb,a,1", line: 3, "link 'b' – 'a' is given twice"),
    TextFault("source,target,capacity\na,b,1\nb,c,", line: 3, "--default-capacity"),
    TextFault("source,target,capacity\na,b,1 GB", line: 2, "'1 GB' is not a number"),
    TextFault("source,target,capacity\na,b,inf", line: 2, "'inf' is not a number"),
    TextFault("source,target,capacity,width\na,b,1,0", line: 2, "has width 0"),
  ]

  @Test(arguments: faults) func `what violates the format is refused with its line`(fault: TextFault) {
    #expect(fault.isRefused(as: .edgeList), "\(TextFault.outcome(Data(fault.text.utf8), as: .edgeList))")
  }

  @Test func `a list without lines has no node`() {
    #expect(throws: GraphError.noNodes) { try Self.read("source,target\n") }
  }

  @Test func `control: a reader that splits quoted fields is refuted`() throws {
    #expect(try Self.read("source,target\n\"a,b\",c").nodeNames == ["a,b", "c"])
    #expect(TextFault("source,target\na,b,c", line: 2, "has 3 fields").isRefused(as: .edgeList))
  }
}
