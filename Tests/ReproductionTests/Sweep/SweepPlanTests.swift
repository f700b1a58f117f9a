import Foundation
import PropertyTesting
import TestSupport
import Testing
import Trials

@testable import Reproduction

@Suite struct `A plan of a sweep` {
  /// A plan with some members changed or added, and some left out.
  static func text(_ changes: [String: String] = [:], without names: Set<String> = []) -> String {
    var members = [
      "name": "\"tiny\"", "datasets": "[\"wine\"]", "graphs": "3", "seeds": "2", "betas": "[0.01]",
      "topologies": "[{\"law\": \"connected\", \"nodes\": 4, \"links\": 5}]", "epochs": "2", "hiddenWidth": "6",
      "latentWidth": "3",
    ].merging(changes) { $1 }
    for name in names { members[name] = nil }
    return "{" + members.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "}"
  }

  static func plan(_ changes: [String: String] = [:]) throws -> SweepPlan {
    try SweepPlan(json: Data(text(changes).utf8), named: "plan.json")
  }

  @Test func `has the settings of reproduce where it states none`() throws {
    let plan = try SweepPlan(
      json: Data(Self.text(without: ["epochs", "hiddenWidth", "latentWidth"]).utf8), named: "plan.json")
    let (own, usual) = (plan.configuration(.gaussian), ExperimentConfiguration())
    #expect(plan.gates == [.gaussian] && plan.jobCount == 6)
    var expected = usual
    expected.betas = [0, 0.01]
    #expect(own == expected)
    let other = try Self.plan([
      "seed": "7", "epochs": "9", "learningRate": "0.5", "weightDecay": "1.5",
      "gates": "[\"categorical\", \"gaussian\"]",
    ]).configuration(.categorical)
    (expected.seed, expected.epochs, expected.learningRate, expected.weightDecay) = (7, 9, 0.5, 1.5)
    (expected.hiddenWidth, expected.latentWidth, expected.gate) = (6, 3, NamedGate.categorical.kind)
    #expect(other == expected)
  }

  @Test func `that is shipped, or shown in the help, is one`() throws {
    let example = try SweepPlan(json: Data(SweepPlan.example.utf8), named: "help")
    #expect(example.jobCount == 80)
    let folder = Project.data.appending(path: "sweeps")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
    let plans = try names.sorted().map { try SweepPlan.read(folder.appending(path: $0)) }
    #expect(plans.map { "\($0.name).json" } == names.sorted() && plans.count >= 2)
    // Limits of all medians and middle parts exist.
    for plan in plans {
      let rows = plan.datasets.count * plan.topologies.count * SweepFigure.all(of: plan).count
      let limits = SweepLimits(rows: rows, graphs: plan.graphs, oneMissIn: SweepEvidence.oneMissIn)
      #expect(limits.medianRank != nil && limits.middleRank != nil, "\(plan.name)")
    }
  }

  @Test func `of each law has graphs of the sizes that it says`() throws {
    let plan = try Self.plan([
      "topologies": """
      [{"law": "connected", "nodes": 9, "links": 27}, {"law": "preferential", "nodes": 9, "attachments": 3},
       {"law": "grid", "rows": 3, "columns": 4}]
      """
    ])
    for (index, topology) in plan.topologies.enumerated() {
      let graphs = try (0..<3).map { try plan.graph($0, of: index) }
      #expect(graphs.allSatisfy { $0.nodeCount == topology.nodes && $0.linkCount == topology.links })
      #expect(Set(graphs.map { $0.links.map(\.capacity) }).count == 3)
    }
    #expect(plan.topologies.map(\.nodes) == [9, 9, 12] && plan.topologies.map(\.links) == [27, 18, 17])
  }

  @Test(arguments: [
    ("name", "\"a b\"", "name: is \"a b\"; it must have 1 to 60 letters"),
    ("name", "\"../x\"", "name: is \"../x\""),
    ("name", "\"\"", "name: "),
    ("graphs", "0", "graphs: is 0; it must be from 1 to 10000"),
    ("graphs", "2.5", "graphs: is 2.5; it must be a whole number"),
    ("seeds", "1e99", "seeds: is 1e99"),
    ("seed", "-1", "seed: is -1; it must be from 0"),
    ("datasets", "[]", "datasets: is empty"),
    ("datasets", "[\"wine\", \"wine\"]", "datasets[1]: stands twice"),
    (
      "datasets", "[\"iris\"]",
      "datasets[0]: is \"iris\"; it must be one of digits, breast-cancer, wine, gaussian-views"
    ),
    ("betas", "[0]", "betas[0]: is 0, which every sweep trains"),
    ("betas", "[0.2, 0.1]", "betas[1]: is not above the weight before it"),
    ("betas", "[1e9]", "betas[0]: is 1e9; it must be from"),
    ("gates", "[\"none\"]", "gates[0]: is \"none\"; it must be one of gaussian, categorical"),
    ("topologies", "[{\"law\": \"star\"}]", "topologies[0].law: is \"star\""),
    ("topologies", "[{\"law\": \"grid\", \"rows\": 3}]", "topologies[0].columns: is missing"),
    ("topologies", "[{\"law\": \"grid\", \"rows\": 1, \"columns\": 1}]", "topologies[0]: has 1 nodes"),
    (
      "topologies", "[{\"law\": \"grid\", \"rows\": 2, \"columns\": 2, \"links\": 1}]",
      "topologies[0].links: is no field"
    ),
    ("topologies", "[{\"law\": \"connected\", \"nodes\": 9, \"links\": 7}]", "topologies[0]: no connected graph"),
    ("topologies", "[{\"law\": \"connected\", \"nodes\": 1, \"links\": 1}]", "topologies[0]: "),
    ("topologies", "[{\"law\": \"preferential\", \"nodes\": 3, \"attachments\": 3}]", "topologies[0]: "),
    ("weightDecay", "1000", "weightDecay: is 1000.0; it must be below 1 over learningRate"),
    ("epochs", "0", "epochs: is 0; it must be from 1"),
    ("colour", "1", "colour: is no field of a plan; the fields are name, seed"),
  ])
  func `that is wrong is refused in a line that names the file and the field`(
    field: String, value: String, line: String
  ) {
    let error = #expect(throws: SweepPlanError.self) { try Self.plan([field: value]) }
    #expect(error?.description.hasPrefix("plan.json: \(line)") == true, "\(error?.description ?? "")")
  }

  @Test func `that was changed is read or refused in one line`() {
    checkReader([Self.text(), SweepPlan.example], failure: SweepPlanError.self) { bytes in
      let plan = try SweepPlan(json: Data(bytes), named: "plan.json")
      #expect((1...SweepPlan.greatestJobCount).contains(plan.jobCount) && !plan.betas.contains { $0 <= 0 })
    }
  }

  @Test func `of more jobs than can be done, without a field, or that is no JSON is refused`() {
    let many = #expect(throws: SweepPlanError.self) { try Self.plan(["graphs": "10000", "seeds": "10000"]) }
    #expect(many?.description.contains("gives 100000000 jobs") == true)
    for name in ["name", "datasets", "topologies", "graphs", "seeds", "betas"] {
      let error = #expect(throws: SweepPlanError.self) {
        try SweepPlan(json: Data(Self.text(without: [name]).utf8), named: "plan.json")
      }
      #expect(error?.description == "plan.json: \(name): is missing; add it")
    }
    let cut = #expect(throws: SweepPlanError.self) { try SweepPlan(json: Data("{\"name\": ".utf8), named: "plan.json") }
    #expect(cut?.description.hasPrefix("plan.json: is no JSON: line 1, column ") == true)
  }
}
