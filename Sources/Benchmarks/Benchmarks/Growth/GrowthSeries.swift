import BoundCheck
import DINL
import Foundation

/// A size that grows while all else stays.
enum GrowthSeries: String, CaseIterable {
  case nodes, links, samples, width, threads

  /// What is done at a size.
  var work: String {
    switch self {
    case .nodes: "the tree of a sparse graph of as many nodes and four times as many links"
    case .links: "the tree of a graph of 20,000 nodes"
    case .samples: "an epoch of D-INL"
    case .width: "an epoch of D-INL with 1,000 samples, as wide in its links as in its modules"
    case .threads: "40 draws of the check on the digits"
    }
  }

  func sizes(isSmall: Bool) -> [Int] {
    switch self {
    case .nodes: isSmall ? [500, 1000] : [1000, 4000, 16_000, 64_000, 256_000, 1_024_000]
    case .links: isSmall ? [20_000, 40_000] : [40_000, 80_000, 160_000, 320_000, 640_000, 1_280_000]
    case .samples: isSmall ? [128, 256] : [500, 1000, 2000, 4000, 8000, 16_000]
    case .width: isSmall ? [4, 8] : [8, 16, 32, 64, 128]
    case .threads: Array(1...max(2, ProcessInfo.processInfo.activeProcessorCount))
    }
  }

  /// The work at a size; at size 0 none, so that the memory of an idle process is known.
  func contestant(_ size: Int) throws -> any Contestant {
    guard size > 0 else { return InProcess("idle", numbers: { [] }) {} }
    var stream = RandomStream(seed: 11)
    switch self {
    case .nodes:
      let graph = try Job.sparse(size, &stream)
      return InProcess("dinl", numbers: \.distances) { try graph.shortestPathTree(from: 0) }
    case .links:
      let graph = try CapacitatedGraph.randomConnected(nodeCount: 20_000, linkCount: size, using: &stream)
      return InProcess("dinl", numbers: \.distances) { try graph.shortestPathTree(from: 0) }
    case .samples: return try EpochSystem(samples: size, isDense: false).contestant("dinl")
    case .width:
      return try EpochSystem(samples: 1000, width: size, hiddenWidth: size, isDense: false).contestant("dinl")
    case .threads:
      var configuration = CheckConfiguration()
      (configuration.draws, configuration.sweep) = (40, [])
      let check = try Job.check(configuration)
      return InProcess("dinl", numbers: { _ in [] }) {
        try await check.run(finished: [:], threads: size) { _, _ in }
      }
    }
  }
}
