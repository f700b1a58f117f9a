import Console
import DINL
import Trials

/// A check of the generalization bound on a dataset, which is the population of the supersamples.
///
/// - SeeAlso: GB-006, EX-005
public struct Check: JobList {
  /// How the bound is checked.
  public let configuration: CheckConfiguration
  /// The data from which supersamples are drawn.
  public let dataset: Dataset
  /// The network on which modules are trained.
  public let network: CheckNetwork
  /// The number of pairs of a supersample, m.
  public let pairs: Int
  /// What the evidence depends on beside the draws.
  public let outline: CheckOutline

  /// Some draws at one weight: the unit of work that is distributed, stored and resumed.
  public struct Job: JournalJob {
    /// The index of the weight in `betas`.
    public var weight: Int
    /// The first draw; the job ends before the next multiple of `drawsPerJob`.
    public var start: Int

    /// The index of the weight and the first draw, such as "0-15".
    public var name: String { "\(weight)-\(start)" }
  }

  static let drawsPerJob = 5

  /// The weight that is checked, then the others.
  public var betas: [Double] { outline.betas }

  /// A check of a network on a data set, with the number of pairs that the configuration states, or as many as the data
  /// set has samples for, up to a default.
  ///
  /// The configuration must have gates, as the check measures their rates.
  ///
  /// - Throws: `tooFewPairs` if the data have fewer than 2 samples per pair; `tooManyClasses` if more than two classes
  ///   have fewer than four samples each on average.
  public init(
    configuration: CheckConfiguration, dataset: Dataset, network: CheckNetwork
  ) throws(DatasetError) {
    precondition(configuration.gate != .none, "a check measures the rates of gates")
    (self.configuration, self.dataset, self.network) = (configuration, dataset, network)
    let fewest = CheckConfiguration.fewestPairs
    let most = dataset.sampleCount / 2
    pairs = configuration.pairs ?? max(fewest, min(most, CheckConfiguration.mostPairsByDefault))
    guard pairs <= most else {
      throw .tooFewPairs(file: dataset.file, found: dataset.sampleCount, needed: 2 * pairs)
    }
    guard dataset.classNames.count == 2 || dataset.classNames.count * 4 <= dataset.sampleCount else {
      throw .tooManyClasses(file: dataset.file, found: dataset.classNames.count, samples: dataset.sampleCount)
    }
    outline = CheckOutline(configuration, dataset, network, pairs: pairs)
  }

  /// One phase: the jobs of the weight that is checked, then those of the other weights.
  public var phases: [[Job]] { outline.phases }

  /// The indices of the draws of a job.
  public func indices(of job: Job) -> Range<Int> { outline.indices(of: job) }

  /// Whether draws have the shape of a job's result.
  public func isResult(_ draws: [CheckDraw], of job: Job) -> Bool { outline.isResult(draws, of: job) }

  /// The loss of an answer that ignores the features: always the most frequent class under the 0-1 loss, the shares of
  /// the classes under the cross-entropy.
  public var chanceRisk: Double { outline.chanceRisk }

  /// Trains and measures on the draws of a job.
  ///
  /// The result depends only on the configuration, the data and the job, not on what else runs.
  ///
  /// - Throws: `DivergedTraining` if a rate is not a finite number.
  public func run(_ job: Job) throws(DivergedTraining) -> [CheckDraw] {
    var draws: [CheckDraw] = []
    for index in indices(of: job) { draws.append(try draw(index, beta: betas[job.weight])) }
    return draws
  }
}
