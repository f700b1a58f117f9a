import BoundCheck
import DINL
import Testing
import Trials

@Suite struct `The network of a check` {
  func network(
    _ views: ViewRequest, graph: (CapacitatedGraph, Int)? = nil, features: Int = 16
  ) throws -> CheckNetwork {
    let dataset = SmallCheck.noise(samples: 20, features: features)
    return try CheckNetwork(of: dataset, views: views, graph: graph, configuration: CheckConfiguration()) {
      try SensorAssignment(evenly: dataset.featureCount, sensors: $0)
    }
  }

  @Test func `assigns each column once, to eight sensors or to as many as there are columns`() throws {
    for (features, sensors) in [(16, 8), (9, 8), (3, 3), (1, 1)] {
      let network = try network(ViewRequest(), features: features)
      #expect(network.views.count == sensors + 1)
      #expect(network.views.flatMap { $0 }.sorted() == Array(0..<features))
      #expect(network.views[network.tree.root].isEmpty && network.assignment.rule == .equalSplit)
    }
    #expect(try network(ViewRequest(sensors: .count(5))).views.count == 6)
    let listed = try network(ViewRequest(sensors: .columns([["f3", "f0"], ["f7"]])))
    #expect(listed.views == [[3, 0], [7], []] && listed.assignment.rule == .sensors)
  }

  @Test func `gives the nodes of a graph the requested columns and no others`() throws {
    var stream = RandomStream(seed: 83)
    let graph = try CapacitatedGraph.grid(rows: 2, columns: 3, using: &stream)
    let network = try network(ViewRequest(options: ["0,0=f3,f0", "0,2=f7"]), graph: (graph, 1))
    #expect(network.views == [[3, 0], [], [7], [], [], []])
    #expect(network.tree.root == 1)
    #expect(try graph.withDefaultWidth(8).links.allSatisfy { $0.width == 8 })
    let own = try graph.withDefaultWidth(2)
    #expect(try own.withDefaultWidth(8) == own)
  }

  @Test func `says what is wrong where no sensor is left`() throws {
    let single = try CapacitatedGraph(nodeCount: 1, links: [])
    for request in [ViewRequest(), try ViewRequest(options: ["0=f0"])] {
      let error = #expect(throws: ViewError.self) { try network(request, graph: (single, 0)) }
      #expect(error == .nothingSeen)
    }
  }
}
