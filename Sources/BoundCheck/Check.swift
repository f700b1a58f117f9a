import Console
import DINL
import Trials

/// A check of the generalization bound on a dataset, which is the population of the supersamples.
///
/// - SeeAlso: GB-006, EX-005
public struct Check: JobList {
  public let configuration: CheckConfiguration
  public let dataset: Dataset
  public let network: CheckNetwork
  /// Pairs of a supersample.
  public let pairs: Int

  /// Some draws at one weight, the unit in which work is shared out, kept and resumed.
  public struct Job: JournalJob {
    /// The index of the weight in `betas`.
    public var weight: Int
    /// The first draw; the job ends before the next multiple of `drawsPerJob`.
    public var start: Int

    public var name: String { "\(weight)-\(start)" }
  }

  static let drawsPerJob = 5

  /// The weight that is checked, then the others.
  public var betas: [Double] { [configuration.beta] + configuration.sweep.filter { $0 != configuration.beta } }

  /// - Throws: `tooFewPairs` or `tooManyClasses` if the data cannot be checked so.
  public init(
    configuration: CheckConfiguration, dataset: Dataset, network: CheckNetwork
  ) throws(DatasetError) {
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
  }

  /// The jobs of the weight that is checked, then those of the others.
  public var phases: [[Job]] {
    [
      betas.indices.flatMap { weight in
        stride(from: 0, to: draws(of: weight), by: Self.drawsPerJob).map { Job(weight: weight, start: $0) }
      }
    ]
  }

  private func draws(of weight: Int) -> Int {
    weight == 0 ? configuration.draws : min(configuration.sweepDraws, configuration.draws)
  }

  /// The draws of a job.
  public func indices(of job: Job) -> Range<Int> {
    job.start..<min(job.start + Self.drawsPerJob, draws(of: job.weight))
  }

  /// Trains and measures on the draws of a job.
  ///
  /// The result depends on the configuration, the data and the job alone, not on what else runs.
  ///
  /// - Throws: `DivergedTraining`.
  public func run(_ job: Job) throws(DivergedTraining) -> [CheckDraw] {
    var draws: [CheckDraw] = []
    for index in indices(of: job) { draws.append(try draw(index, beta: betas[job.weight])) }
    return draws
  }
}
