import DINL
import Foundation
import PropertyTesting
import Testing

@Suite struct `Parallel links and the two directions of a link are found` {
  /// Links between a few nodes, among them parallel ones, reverses and links from a node to itself.
  static let links = Generator<[Link]> { source throws(Discard) in
    var links: [Link] = []
    for _ in 0..<(try source.index(below: 14)) {
      links.append(
        Link(
          try source.index(below: 4), try source.index(below: 4), capacity: Double(1 + (try source.index(below: 2)))))
    }
    return links
  }

  /// The first fault of a list of links, with its place; each pair of ends is kept in a set.
  static func firstFault(_ links: [Link]) -> GraphError? {
    var seen: Set<Set<Int>> = []
    for link in links {
      if link.first == link.second { return .selfLoop(node: "\(link.first)") }
      guard seen.insert([link.first, link.second]).inserted else {
        return .duplicateLink(GraphError.LinkName("\(link.first)", "\(link.second)"))
      }
    }
    return nil
  }

  @Test func `a graph refuses the first link that stands twice, in either order`() {
    checkProperty(Self.links) { links in
      do throws(GraphError) {
        #expect(try CapacitatedGraph(nodeCount: 4, links: links).links == links)
        #expect(Self.firstFault(links) == nil)
      } catch {
        #expect(error == Self.firstFault(links))
      }
    }
  }

  /// What is read of a multigraph: the sums of parallel links in the order of the first ones, or what is wrong.
  static func merged(_ links: [Link], isDirected: Bool) -> String {
    var (order, sums) = ([[Int]](), [[Int]: Double]())
    for link in links where link.first != link.second {
      let ends = [link.first, link.second]
      let key = isDirected ? ends : ends.sorted()
      if sums[key] == nil { order.append(ends) }
      sums[key, default: 0] += link.capacity
    }
    var graph: [Link] = []
    for (index, ends) in order.enumerated() {
      let capacity = sums[isDirected ? ends : ends.sorted()] ?? 0
      if isDirected {
        guard let reverse = sums[ends.reversed()] else { return "missing \(ends)" }
        guard reverse == capacity else { return "asymmetric \(ends)" }
        if order[..<index].contains(ends.reversed()) { continue }
      }
      graph.append(Link(ends[0], ends[1], capacity: capacity))
    }
    return "\(graph)"
  }

  static func read(_ links: [Link], isDirected: Bool) -> String {
    let edges = links.map { #"{"source":\#($0.first),"target":\#($0.second),"capacity":\#($0.capacity)}"# }
    let text =
      #"{"directed":\#(isDirected),"multigraph":true,"nodes":[{"id":0},{"id":1},{"id":2},{"id":3}],"edges":["#
      + edges.joined(separator: ",") + "]}"
    do throws(GraphError) { return "\(try CapacitatedGraph(nodeLinkJSON: Data(text.utf8)).links)" } catch {
      switch error.cause {
      case .missingReverse(let name): return "missing [\(name.first), \(name.second)]"
      case .asymmetricLink(let name): return "asymmetric [\(name.first), \(name.second)]"
      default: return "\(error)"
      }
    }
  }

  @Test(arguments: [true, false]) func `a multigraph adds them up, and its directions must agree`(isDirected: Bool) {
    checkProperty(Self.links, part: "\(isDirected)") { links in
      // Each list also with the reverse of each link.
      for links in [links, links + links.map { Link($0.second, $0.first, capacity: $0.capacity) }] {
        #expect(Self.read(links, isDirected: isDirected) == Self.merged(links, isDirected: isDirected))
      }
    }
  }

  @Test func `control: an oracle that takes a link and its reverse for two is refuted`() {
    let links = [Link(0, 1, capacity: 1), Link(1, 0, capacity: 1)]
    #expect(Self.read(links, isDirected: false) != Self.merged(links, isDirected: true))
    #expect(
      Self.firstFault(links) != nil && Self.firstFault([Link(0, 1, capacity: 1), Link(1, 2, capacity: 1)]) == nil)
  }

  @Test func `a node of many links is read as quickly as many nodes`() throws {
    let star = (1..<50_000).map { Link($0 % 2 == 0 ? 0 : $0, $0 % 2 == 0 ? $0 : 0, capacity: 1) }
    #expect(try CapacitatedGraph(nodeCount: 50_000, links: star).linkCount == 49_999)
    #expect(throws: GraphError.duplicateLink(GraphError.LinkName("7", "0"))) {
      try CapacitatedGraph(nodeCount: 50_000, links: star + [Link(7, 0, capacity: 1)])
    }
  }
}
