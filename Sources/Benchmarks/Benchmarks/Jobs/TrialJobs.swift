import BoundCheck
import DINL
import Reproduction
import Trials

extension Job {
  static let trials = [check, reproduction]

  private static let threads = 2
  private static let cores = Agreement.otherWork("the trainings alone, on the tree, without gates, on one core")

  private static let check = Job(
    name: "check-digits", work: "dinl check of the digits, 1,000 draws, 2 threads", wanted: 6
  ) { setting in
    var configuration = CheckConfiguration()
    if setting.isSmall { (configuration.draws, configuration.sweep) = (5, []) }
    let check = try check(configuration)
    var comparison = Comparison(
      InProcess("dinl", numbers: { _ in [] }) {
        let found = try await check.run(finished: [:], threads: threads) { _, _ in }
        return try check.outline.evidence(from: found, environment: .ofThisProgram, fingerprint: "")
      })
    let draws = check.jobs.reduce(0) { $0 + check.indices(of: $1).count }
    let system = system(
      check.dataset, check.network.tree, check.network.views, configuration, subset: check.pairs)
    comparison.add(system.reference(factor: Double(draws * configuration.epochs)), cores)
    return comparison
  }

  /// The check of the digits on the network that is drawn for them.
  static func check(_ configuration: CheckConfiguration) throws -> Check {
    let dataset = try ShippedDataset.digits.read()
    let network = try CheckNetwork(
      of: dataset, views: ViewRequest(), graph: nil, configuration: configuration
    ) { try ShippedDataset.digits.assignment(of: dataset, sensors: $0) }
    return try Check(configuration: configuration, dataset: dataset, network: network)
  }

  private static let reproduction = Job(
    name: "reproduce-digits", work: "dinl reproduce on the digits, 2 threads", wanted: 17
  ) { setting in
    var configuration = ExperimentConfiguration()
    if setting.isSmall { (configuration.seeds, configuration.selectionSeeds, configuration.epochs) = (2, 2, 1) }
    let dataset = try ShippedDataset.digits.read()
    let graph = try CapacitatedGraph.nineNodes(width: configuration.latentWidth)
    let views = try ViewAssignment(
      ViewRequest(), of: dataset, nodes: graph.nodeNames, root: graph.fusionNode, isDrawn: true
    ) { try ShippedDataset.digits.assignment(of: dataset, sensors: $0) }
    let experiment = try Experiment(configuration: configuration, dataset: dataset, views: views)
    var comparison = Comparison(
      InProcess("dinl", numbers: { _ in [] }) {
        try experiment.evidence(from: try await experiment.run(finished: [:], threads: threads) { _, _ in })
      })
    let trainings =
      configuration.selectionSeeds * (1 + configuration.betas.count)
      + configuration.seeds * (2 + configuration.betas.count)
    let system = system(
      dataset, experiment.networks[0].tree, views.columns, configuration,
      subset: Int(configuration.trainingFraction * Double(dataset.sampleCount)))
    comparison.add(system.reference(factor: Double(trainings * configuration.epochs)), cores)
    return comparison
  }

  private static func system(
    _ dataset: Dataset, _ tree: ShortestPathTree, _ views: [[Int]], _ configuration: some TrainingConfiguration,
    subset count: Int
  ) -> EpochSystem {
    let subset = Array(0..<count)
    return EpochSystem(
      flow: tree.treeFlow, views: views, classCount: dataset.classNames.count, hiddenWidth: configuration.hiddenWidth,
      batch: configuration.batchSize, samples: dataset.samples(standardizedOn: subset), subset: subset)
  }
}
