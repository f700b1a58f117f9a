import Console
import DINL
import Foundation
import Trials

/// The letter's experiment over many drawn graphs, seeds, datasets, gates and weights.
///
/// - SeeAlso: EX-009
public struct Sweep: JobList {
  /// One seed on one graph with one dataset: the unit of work that is distributed, stored and resumed.
  public struct Job: JournalJob {
    /// The number of the dataset, from 0.
    public var dataset: Int
    /// The number of the topology, from 0.
    public var topology: Int
    /// The number of the graph of that topology, from 0.
    public var graph: Int
    /// The number of the seed on that graph, from 0.
    public var seed: Int

    /// The four numbers, such as "0-0-17-3".
    public var name: String { "\(dataset)-\(topology)-\(graph)-\(seed)" }
  }

  /// What the evidence depends on beside the trainings.
  public let outline: SweepOutline
  private let datasets: [Dataset]
  /// The columns that the nodes of each topology see of each dataset.
  private let views: [[ViewAssignment]]

  /// The sweep of a plan.
  ///
  /// - Parameters:
  ///   - plan: what is trained.
  ///   - data: the folder of the datasets; see ``ShippedDataset/read(from:)``.
  /// - Throws: `DatasetError` if a dataset cannot be read; `GraphError` if modules do not fit in memory.
  public init(_ plan: SweepPlan, data: URL? = nil) throws {
    let named = plan.datasets.map { name -> NamedDataset in
      guard let found = NamedDataset(name: name) else { preconditionFailure("a plan names datasets that there are") }
      return found
    }
    datasets = try named.map { try $0.samples(from: data, seed: plan.seed) }
    outline = SweepOutline(plan, datasets)
    let usual = plan.configuration(plan.gates[0])
    var views: [[ViewAssignment]] = []
    for (name, dataset) in zip(named, datasets) {
      try dataset.requireSplit(training: usual.trainingFraction, validation: usual.validationFraction)
      var own: [ViewAssignment] = []
      for topology in plan.topologies.indices {
        let graph = try plan.graph(0, of: topology)
        own.append(
          try ViewAssignment(
            ViewRequest(), of: dataset, nodes: graph.nodeNames, root: graph.fusionNode, isDrawn: true
          ) { try name.assignment(of: dataset, sensors: $0) })
      }
      views.append(own)
    }
    self.views = views
    for job in outline.jobs where job.graph == 0 && job.seed == 0 { _ = try network(of: job) }
  }

  private var plan: SweepPlan { outline.plan }

  /// One phase: all jobs.
  public var phases: [[Job]] { outline.phases }

  /// Whether trainings have the shape of a job's result.
  public func isResult(_ trainings: [SweepTraining], of job: Job) -> Bool { outline.isResult(trainings, of: job) }

  /// The tree of a job's graph.
  ///
  /// - Throws: `networkTooLarge` if the modules do not fit in memory.
  private func network(of job: Job) throws(GraphError) -> ShortestPathTree {
    let graph = try plan.graph(job.graph, of: job.topology)
    let tree = try graph.shortestPathTree(from: graph.fusionNode, exponent: ExperimentConfiguration().exponent)
    for gate in plan.gates {
      try plan.configuration(gate).requireMemory(
        for: tree.denseFlow, views: views[job.dataset][job.topology].columns,
        classCount: datasets[job.dataset].classNames.count)
    }
    return tree
  }

  /// Trains dense INL, D-INL, and D-INL with each gate at β = 0 and at each weight.
  ///
  /// The result depends only on the plan, the data and the job, not on what else runs.
  ///
  /// - Throws: `GraphError` if the modules do not fit in memory.
  public func run(_ job: Job) throws -> [SweepTraining] {
    let tree = try network(of: job)
    var trainings: [SweepTraining] = []
    for (place, gate) in plan.gates.enumerated() {
      let experiment = SeedExperiment(
        configuration: plan.configuration(gate), dataset: datasets[job.dataset], tree: tree,
        views: views[job.dataset][job.topology].columns, phase: .test, seedIndex: job.seed,
        stream: plan.stream(ofSeed: job.seed, graph: job.graph, topology: job.topology))
      // All gates share the networks without one.
      trainings += try experiment.runs(withUngated: place == 0).map { run in
        SweepTraining(run, gate: run.variant == .gated ? gate.rawValue : nil)
      }
    }
    return trainings
  }
}
