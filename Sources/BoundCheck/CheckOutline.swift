import DINL
import RealModule
import Trials

/// All that the evidence of a check depends on beside the draws: the settings, and what is known of the data and the
/// network.
///
/// - SeeAlso: EX-008
public struct CheckOutline: RunOutline {
  /// The subcommand that runs checks.
  public static let command = "check"

  /// How the bound is checked.
  public let configuration: CheckConfiguration
  /// The data from which supersamples are drawn.
  public let data: Provenance.DataSource
  /// The number of pairs of a supersample, m.
  public let pairs: Int
  /// The loss of an answer that ignores the features.
  public let chanceRisk: Double
  /// The network on which modules are trained, whose links have no rates yet.
  let network: CheckEvidence.Network

  init(_ configuration: CheckConfiguration, _ dataset: Dataset, _ network: CheckNetwork, pairs: Int) {
    (self.configuration, data, self.pairs) = (configuration, Provenance.DataSource(dataset), pairs)
    self.network = CheckEvidence.Network(network, of: dataset)
    chanceRisk = Self.chanceRisk(of: dataset, under: configuration.loss)
  }

  /// The loss of an answer that ignores the features: always the most frequent class under the 0-1 loss, the shares of
  /// the classes under the cross-entropy.
  private static func chanceRisk(of dataset: Dataset, under loss: CheckConfiguration.Loss) -> Double {
    let shares = dataset.classNames.indices.map { label in
      Double(dataset.labels.count { $0 == label }) / Double(dataset.sampleCount)
    }
    switch loss {
    case .zeroOne: return 1 - (shares.max() ?? 0)
    case .quantized(let steps):
      let unit = Double.log(Double(shares.count))
      return shares.reduce(0) { risk, share in
        share == 0
          ? risk
          : risk + share * min(1, (-Double.log(share) / unit * Double(steps)).rounded(.down) / Double(steps))
      }
    }
  }

  /// Whether the settings are within their limits, and the tree is that of the network's links.
  public var isSound: Bool {
    configuration.isSound && CheckConfiguration.pairCounts.contains(pairs) && data.isSound
      && (0...1).contains(chanceRisk) && network.views.count == network.nodes.count && network.bitsPerValue > 0
      && LinkRecord.areLinks(
        network.links, ofTree: (network.nodes, network.root, network.parents, network.hops),
        exponent: configuration.exponent)
  }

  /// The weight that is checked, then the others.
  public var betas: [Double] { [configuration.beta] + configuration.sweep.filter { $0 != configuration.beta } }

  /// One phase: the jobs of the weight that is checked, then those of the other weights.
  public var phases: [[Check.Job]] {
    [
      betas.indices.flatMap { weight in
        stride(from: 0, to: draws(of: weight), by: Check.drawsPerJob).map { Check.Job(weight: weight, start: $0) }
      }
    ]
  }

  private func draws(of weight: Int) -> Int {
    weight == 0 ? configuration.draws : min(configuration.sweepDraws, configuration.draws)
  }

  /// The indices of the draws of a job.
  public func indices(of job: Check.Job) -> Range<Int> {
    job.start..<min(job.start + Check.drawsPerJob, draws(of: job.weight))
  }

  /// Whether draws have the shape of a job's result: one draw per index, with losses and rates within their ranges.
  ///
  /// - Complexity: O(draws · links).
  public func isResult(_ draws: [CheckDraw], of job: Check.Job) -> Bool {
    guard betas.indices.contains(job.weight), job.start >= 0, job.start % Check.drawsPerJob == 0,
      job.start < self.draws(of: job.weight)
    else { return false }
    let steps = if case .quantized(let steps) = configuration.loss { steps } else { 1 }
    return draws.map(\.index) == Array(indices(of: job))
      && draws.allSatisfy { draw in
        draw.beta == betas[job.weight] && draw.mask.isTally(ofBits: pairs)
          && [draw.training, draw.fresh].allSatisfy { $0.count == steps && $0.allSatisfy((0...1).contains) }
          && ([draw.trainingRate, draw.freshRate] + draw.linkRates).allSatisfy { $0.isFinite && $0 >= 0 }
          && draw.linkRates.count == network.links.count
      }
  }
}
