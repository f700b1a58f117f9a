import DINL
import Foundation
import TestSupport
import Testing

@Suite struct `The capacities of a file's links come from numbers, speeds, labels or the default` {
  static func fixture(_ name: String) -> URL { `Graphs are read and written in public formats`.fixture(name) }

  @Test func `labels of the Topology Zoo's GraphML are read where they state one rate, and the rest takes the default`()
    throws
  {
    let read = try GraphFile.read(from: Self.fixture("labels.graphml"), options: .init(defaultCapacity: 7))
    #expect(
      read.graph.links == [
        Link(0, 1, capacity: 9_953_280_000 / 32), Link(1, 2, capacity: 7), Link(2, 3, capacity: 155e6 / 32),
        Link(0, 3, capacity: 7), Link(0, 2, capacity: 7),
      ])
    #expect(read.capacities.counts == [.label: 2, .standard: 3] && read.capacities.links == 5)
    #expect(
      "\(read.capacities)"
        == "2 of 5 links from labels in bit/s, 3 by --default-capacity, at 32 bits per value; "
        + #"labels that state no single rate: "< 2.5 Gbps", "DWDM""#)
  }

  @Test func `without a default the first link without a capacity is refused with its line, its label and the option`()
  {
    #expect {
      try CapacitatedGraph.read(from: Self.fixture("labels.graphml"))
    } throws: { error in
      let words = #"line 12: link 'East' – 'South' has no capacity, as its label "< 2.5 Gbps" states no single rate; "#
      return "\(error)".contains(words + "add one or give a default capacity (--default-capacity)")
    }
  }

  private func capacities(_ attributes: String, options: CapacitatedGraph.ReadingOptions) throws -> LinkCapacities {
    try GraphFile(Data("graph { a -- b \(attributes) }".utf8), options: options).capacities
  }

  @Test func `a number comes before a speed, a speed before a label, and LinkLabel before label`() throws {
    func origin(_ attributes: String) throws -> (CapacityOrigin?, Double) {
      let file = try GraphFile(
        Data("graph { a -- b [\(attributes)] }".utf8), options: .init(defaultCapacity: 9, bitsPerValue: 8))
      return (file.capacities.counts.first?.key, file.graph.links[0].capacity)
    }
    let (label, other) = ("LinkLabel=\"16M\"", "label=\"24M\"")
    let (raw, speed) = ("LinkSpeedRaw=64", "LinkSpeed=8, LinkSpeedUnits=\"k\"")
    #expect(try origin("\(label), \(other), \(raw), \(speed), capacity=5") == (.capacity, 5))
    #expect(try origin("\(label), \(other), \(raw), \(speed)") == (.speed, 8))
    #expect(try origin("\(label), \(other), \(speed)") == (.speed, 1000))
    #expect(try origin("\(label), \(other)") == (.label, 2e6))
    #expect(try origin(other) == (.label, 3e6))
    #expect(try origin("LinkLabel=\"DWDM\", \(other)") == (.standard, 9))
    // Of several lines, LinkSpeed is that of one.
    #expect(try origin("LinkLabel=\"64x2\", \(raw)") == (.speed, 8))
    #expect(try origin("LinkLabel=\"64bpsx2\", \(raw)") == (.label, 16))
    #expect(try origin("LinkLabel=\"64bpsx2\", \(speed)") == (.label, 16))
    #expect(try origin("LinkLabel=\"64bpsx2\", capacity=5") == (.capacity, 5))
    #expect(try origin("label=\"64bpsx2\", \(raw)") == (.speed, 8))
    #expect(try origin("LinkType=\"T1\"") == (.standard, 9))
    #expect(try origin("color=red") == (.standard, 9))
  }

  @Test func `labels and speeds are read in JSON too, and a number there comes first`() throws {
    func link(_ members: String) throws -> Double {
      let nodes = #"{"nodes":[{"id":"a"},{"id":"b"}],"edges":[{"source":"a","target":"b",\#(members)}]}"#
      return try GraphFile(Data(nodes.utf8), options: .init(bitsPerValue: 8)).graph.links[0].capacity
    }
    #expect(try link(#""LinkLabel":"16M""#) == 2e6 && link(#""LinkSpeedRaw":64.0"#) == 8)
    #expect(try link(#""LinkSpeed":"8","LinkSpeedUnits":"K""#) == 1000)
    #expect(try link(#""LinkLabel":"16M","capacity":3"#) == 3)
    let error = #expect(throws: GraphError.self) { try link(#""LinkLabel":"16 MB/s""#) }
    #expect(
      error == .inPlace("edges[0]", .missingCapacity(GraphError.LinkName("a", "b"), label: "16 MB/s")))
    #expect(throws: GraphError.self) { try link(#""LinkSpeedRaw":"fast""#) }
    #expect(throws: GraphError.self) { try link(#""LinkLabel":["16M"]"#) }
  }

  @Test func `the words count each origin, and name what is not read`() throws {
    let nodes = #"{"nodes":[{"id":"r"},{"id":"a"},{"id":"b"}],"edges":["#
    let full = #"{"source":"r","target":"a","capacity":1,"bandwidth":9,"key":0}"#
    let bare = #"{"source":"r","target":"b","bandwidth":100,"Capacity":3,"width":2,"id":"x"}"#
    let file = try GraphFile(
      Data((nodes + full + "," + bare + "]}").utf8), options: .init(defaultCapacity: 5))
    #expect(
      "\(file.capacities)" == "1 of 2 links by their capacity in values per second, 1 by --default-capacity; "
        + #"attributes that are not read: "Capacity", "bandwidth" (--capacity NAME reads one)"#)
    #expect(file.graph.links[1].capacity == 5 && file.capacities.unreadLabels.isEmpty)
    let all = try GraphFile(Data((nodes + full + "]}").utf8))
    #expect("\(all.capacities)" == "1 of 1 link by their capacity in values per second")
    #expect("\(try GraphFile(Data((nodes + "]}").utf8)).capacities)" == "the file has no link")
  }

  @Test func `control: a reader that takes a limit for a rate is refuted by the counts`() throws {
    func counts(_ label: String) throws -> [CapacityOrigin: Int] {
      try capacities("[LinkLabel=\"\(label)\"]", options: .init(defaultCapacity: 1)).counts
    }
    #expect(try counts("< 10 Gbps") == [.standard: 1])
    #expect(try counts("< 10 Gbps".replacing("< ", with: "")) == [.label: 1])
  }

  @Test func `SNDlib's capacities are preinstalled ones, or else the least module, in the unit of META`() throws {
    for name in ["sndlib.txt", "sndlib.xml"] {
      let read = try GraphFile.read(from: Self.fixture(name), options: .init(defaultCapacity: 7))
      #expect(read.graph.nodeNames == ["Aachen", "Berlin", "Celle"])
      #expect(
        read.graph.links == [
          Link(0, 1, capacity: 9920 * 1e6 / 32 + 80 * 1e6 / 32), Link(1, 2, capacity: 155 * 1e6 / 32),
          Link(2, 0, capacity: 7),
        ])
      #expect(
        "\(read.capacities)" == "2 of 4 links by their preinstalled capacity, 1 by their least module, "
          + "1 by --default-capacity, in MBITPERSEC as META says, at 32 bits per value")
      #expect(read.positions.map { $0?.x } == [6.04, 13.48, 10.08] && read.positions[0]?.y == 50.76)
      #expect(read.positions[0]?.isGeographic == (name == "sndlib.xml"))
      #expect(throws: GraphError.self) { try CapacitatedGraph.read(from: Self.fixture(name)) }
    }
  }
}
