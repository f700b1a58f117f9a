import DINL
import TestSupport
import Testing
import Trials

@testable import Reproduction

@Suite struct `The network of an experiment` {
  /// Whether the nine-node instance's nodes see what its sensors see in order, and the fusion node sees nothing.
  static func isInOrder(_ views: [[Int]], _ split: (Int) throws -> SensorAssignment) throws -> Bool {
    let graph = try CapacitatedGraph.nineNodes(width: 1)
    let assignment = try split(SensorAssignment.defaultSensorCount)
    return views == assignment.views(nodeCount: graph.nodeCount, fusion: graph.fusionNode)
  }

  @Test func `is by default the instance, whose sensors divide the columns of each dataset in order`() throws {
    for shipped in ShippedDataset.allCases {
      let dataset = try shipped.read(from: Project.data)
      let split = { try shipped.assignment(of: dataset, sensors: $0) }
      let views = try instanceViews(of: dataset, split: split)
      #expect(try Self.isInOrder(views.columns, split), "\(shipped)")
      #expect(views.rule == (shipped == .digits ? .pixelColumns : .equalSplit))
    }
    var stream = RandomStream(seed: 1)
    let drawn = try GaussianViews().dataset(sampleCount: 40, using: &stream)
    let split = { try SensorAssignment(evenly: drawn.featureCount, sensors: $0) }
    #expect(try Self.isInOrder(instanceViews(of: drawn, split: split).columns, split))
  }

  @Test func `control: views in another order, or of other columns, are refuted`() throws {
    let wine = try ShippedDataset.wine.read(from: Project.data)
    let split = { try ShippedDataset.wine.assignment(of: wine, sensors: $0) }
    var views = try instanceViews(of: wine, split: split).columns
    views.swapAt(0, 1)
    #expect(try !Self.isInOrder(views, split))
    let asked = try instanceViews(of: wine, request: ViewRequest(options: ["sensor 2=alcohol"]), split: split)
    #expect(try !Self.isInOrder(asked.columns, split))
  }

  /// A path of three nodes with widths of their own, and a short experiment on it.
  static func given(seeds: Int = 2) throws -> Experiment {
    var configuration = ExperimentConfiguration()
    (configuration.seeds, configuration.selectionSeeds, configuration.epochs) = (seeds, 2, 1)
    (configuration.betas, configuration.hiddenWidth) = ([0, 1e-2], 4)
    let dataset = try ShippedDataset.wine.read(from: Project.data)
    let graph = try CapacitatedGraph(
      nodeNames: ["a", "b", "c"],
      links: [
        Link(0, 1, capacity: 1, width: 2), Link(1, 2, capacity: 2, width: 3), Link(0, 2, capacity: 0.1, width: 2),
      ])
    let request = try ViewRequest(options: ["a=alcohol", "c=ash,magnesium"])
    let views = try ViewAssignment(request, of: dataset, nodes: graph.nodeNames, root: 1, isDrawn: false) {
      try SensorAssignment(evenly: dataset.featureCount, sensors: $0)
    }
    return try Experiment(
      configuration: configuration, dataset: dataset, tree: try graph.shortestPathTree(from: 1), views: views)
  }

  @Test func `may be given, with its root, widths and views, and is then the only one`() throws {
    let experiment = try Self.given()
    let runs = Dictionary(uniqueKeysWithValues: try experiment.jobs.map { ($0, try experiment.run($0)) })
    #expect(runs.allSatisfy { experiment.isResult($1, of: $0) })
    let evidence = try experiment.evidence(from: runs)
    #expect(evidence.count == 1)
    let network = evidence[0]
    #expect(network.name == "given network" && network.nodes == ["a", "b", "c"] && network.root == 1)
    #expect(network.views == [["alcohol"], [], ["ash", "magnesium"]] && network.viewRule == .views)
    #expect(network.columnsLeftOut.count == experiment.dataset.featureCount - 3)
    #expect(network.links.map(\.width) == [2, 3, 2] && network.links.map(\.inTree) == [true, true, false])
    // Dense training sends 2 + 3 + 2 values each way, the tree 2 + 3.
    guard case .exchange(let saved, let dense, let tree) = network.claims[0].finding else {
      Issue.record("the first row is that of the exchange")
      return
    }
    // Each seed saves the same, whose mean rounds nothing more.
    #expect(dense == 14 && tree == 10 && saved.mean == 1 - 10.0 / 14)
    #expect(network.claims.map(\.verdict).allSatisfy { [.none, .met, .unmet].contains($0) })
    #expect(experiment.outline.readings[0] == Experiment.givenGraph)
    #expect(try ReducedExperiment.system().outline.readings[0] == Experiment.instanceGraph)
  }

  /// The verdicts on runs of the documented experiment whose figures are known, met or not.
  static func verdicts(
    _ network: Findings.Network, data: Findings.Data = .digits, accuracyLoss: Double = 0
  ) throws -> [ClaimRow.Verdict] {
    var configuration = ExperimentConfiguration()
    configuration.betas = SyntheticEvidence.betas.filter { $0 < 5e-3 } + [5e-4, 2e-3]
    configuration.betas.sort()
    let evidence = try SyntheticEvidence.evidence(seeds: configuration.seeds, betas: configuration.betas)
    let runs = evidence.networks[0].runs.map { run in
      var run = run
      if run.variant == .tree { run.accuracy -= accuracyLoss + 1e-4 * Double(run.seedIndex % 2) }
      return run
    }
    return try Findings(runs: runs, configuration: configuration, chosenBeta: 2e-3, data: data, network: network)
      .claims().map(\.verdict)
  }

  @Test func `confirms and refutes claims about the instance only if it is the instance`() throws {
    #expect(try Self.verdicts(.instance) == [.consistent, .confirmed, .confirmed, .confirmed, .confirmed])
    #expect(try Self.verdicts(.random) == [.consistent, .confirmed, .confirmed, .metBySettings, .confirmed])
    let met = [ClaimRow.Verdict.none] + [ClaimRow.Verdict](repeating: .metBySettings, count: 4)
    #expect(try Self.verdicts(.given) == met)
    let unmet = try Self.verdicts(.given, accuracyLoss: 0.5)
    #expect(unmet == [.none, .unmetBySettings, .unmetBySettings, .metBySettings, .metBySettings])
    #expect(try Self.verdicts(.instance, accuracyLoss: 0.5)[1] == .notConfirmed)
    #expect(try Self.verdicts(.given, data: .otherShipped) == [.none, .met, .met, .met, .met])
  }
}
