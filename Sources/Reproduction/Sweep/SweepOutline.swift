import Trials
import Verification

/// All that the evidence of a sweep depends on beside the trainings: the plan, and what is known of the data.
///
/// - SeeAlso: EX-008
public struct SweepOutline: RunOutline {
  /// The subcommand that runs sweeps.
  public static let command = "sweep"

  /// What is trained.
  public let plan: SweepPlan
  /// The data on which modules are trained.
  public let data: [Provenance.DataSource]

  init(_ plan: SweepPlan, _ datasets: [Dataset]) { (self.plan, data) = (plan, datasets.map { .init($0) }) }

  /// Whether the plan is one that can be read, and the data are those that it names.
  public var isSound: Bool {
    plan.isSound && data.allSatisfy(\.isSound) && data.map(\.name) == plan.datasets
  }

  /// One phase: all jobs, by dataset, topology, graph and seed.
  public var phases: [[Sweep.Job]] {
    [
      plan.datasets.indices.flatMap { dataset in
        plan.topologies.indices.flatMap { topology in
          (0..<plan.graphs).flatMap { graph in
            (0..<plan.seeds).map { Sweep.Job(dataset: dataset, topology: topology, graph: graph, seed: $0) }
          }
        }
      }
    ]
  }

  /// A training of each job: its kind of network, its gate and its weight.
  struct Variant: Equatable {
    let variant: Run.Variant
    var gate: String?
    var beta = 0.0
  }

  /// The trainings of each job, in order.
  var variants: [Variant] {
    [Variant(variant: .dense), Variant(variant: .tree)]
      + plan.gates.flatMap { gate in
        plan.weights.map { Variant(variant: .gated, gate: gate.rawValue, beta: $0) }
      }
  }

  /// Losses and rates of this magnitude or more occur only in trainings that have diverged.
  private static let greatestFigure = 1e15

  /// Whether trainings have the shape of a job's result: the variants in order, each with figures within their ranges,
  /// and rates without penalty that are not 0, from which savings are measured, nor far below the others.
  ///
  /// - Complexity: O(trainings).
  public func isResult(_ trainings: [SweepTraining], of job: Sweep.Job) -> Bool {
    let isJob =
      plan.datasets.indices.contains(job.dataset) && plan.topologies.indices.contains(job.topology)
      && (0..<plan.graphs).contains(job.graph) && (0..<plan.seeds).contains(job.seed)
    func isSound(_ training: SweepTraining) -> Bool {
      let rate = training.rate ?? 1
      return (0...1).contains(training.accuracy) && training.crossEntropy.magnitude < Self.greatestFigure
        && training.values >= 0 && (training.rate == nil) == (training.variant != .gated)
        && rate >= 0 && rate < Self.greatestFigure
    }
    func hasSavings(_ gated: Int) -> Bool {
      let free = trainings[2 + gated / plan.weights.count * plan.weights.count].rate ?? 0
      return free > 0 && (trainings[2 + gated].rate ?? 0) / free < Self.greatestFigure
    }
    return isJob
      && trainings.map { Variant(variant: $0.variant, gate: $0.gate, beta: $0.beta) } == variants
      && trainings.allSatisfy(isSound) && trainings[0].values > 0 && (0..<trainings.count - 2).allSatisfy(hasSavings)
  }

  /// The results from the trainings of all jobs, in whatever order and by whatever process they were done.
  ///
  /// - Parameters:
  ///   - trainings: those of each job.
  ///   - environment: the program that did them.
  ///   - fingerprint: the checksum of the data and the plan on which they depend.
  /// - Throws: `VerificationError` if a job has no trainings.
  public func results(
    from trainings: [Sweep.Job: [SweepTraining]], environment: Provenance.Environment, fingerprint: String
  ) throws -> SweepResults {
    let all = try ordered(trainings)
    return SweepResults(
      evidence: SweepEvidence(self, all, environment: environment, fingerprint: fingerprint),
      table: SweepTable(outline: self, trainings: all).csv())
  }
}
