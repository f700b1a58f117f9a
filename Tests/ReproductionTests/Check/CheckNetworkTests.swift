import DINL
import Testing

@testable import Reproduction

@Suite struct `The network of a check` {
  func network(
    _ sensors: SensorChoice, graph: (CapacitatedGraph, Int)? = nil, features: Int = 16
  ) throws -> Experiment.Network {
    let dataset = SmallCheck.noise(samples: 20, features: features)
    return try Experiment.Network.forCheck(
      of: dataset, sensors: sensors, graph: graph, configuration: CheckConfiguration()
    ) { try SensorAssignment(evenly: dataset.featureCount, sensors: $0) }
  }

  @Test func `shares out every column once, on eight sensors or as many as there are columns`() throws {
    for (features, sensors) in [(16, 8), (9, 8), (3, 3), (1, 1)] {
      let network = try network(.automatic, features: features)
      #expect(network.views.count == sensors + 1)
      #expect(network.views.flatMap { $0 }.sorted() == Array(0..<features))
      #expect(network.views[network.tree.root].isEmpty)
    }
    #expect(try network(.count(5)).views.count == 6)
  }

  @Test func `gives sensors the columns that they name, and leaves relays on a larger graph`() throws {
    var stream = RandomStream(seed: 83)
    let graph = try CapacitatedGraph.grid(rows: 2, columns: 3, using: &stream)
    let network = try network(.columns([["f3", "f0"], ["f7"]]), graph: (graph, 1))
    #expect(network.views == [[3, 0], [], [7], [], [], []])
    #expect(network.tree.root == 1)
    #expect(try graph.withDefaultWidth(8).links.allSatisfy { $0.width == 8 })
    let own = try graph.withDefaultWidth(2)
    #expect(try own.withDefaultWidth(8) == own)
  }

  @Test func `says what is wrong with a choice of sensors`() throws {
    var stream = RandomStream(seed: 84)
    let graph = try CapacitatedGraph.grid(rows: 1, columns: 2, using: &stream)
    let single = try CapacitatedGraph(nodeCount: 1, links: [])
    let faults: [(SensorChoice, (CapacitatedGraph, Int)?, [String])] = [
      (.columns([["f3"], ["f3"]]), nil, ["--sensors", "\"f3\""]),
      (.columns([["g"]]), nil, ["--sensors", "\"g\"", "\"f0\""]),
      (.count(2), (graph, 0), ["--sensors", "2 sensors", "2 nodes"]), (.automatic, (single, 0), ["sensor"]),
    ]
    for (choice, graph, names) in faults {
      let error = #expect(throws: DatasetError.self) { try network(choice, graph: graph) }
      #expect(isClear("\(try #require(error))", file: "sensor", names: names), "\(String(describing: error))")
    }
  }
}
