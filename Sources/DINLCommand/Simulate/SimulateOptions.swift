import ArgumentParser
import DINL
import ExchangeSimulation

/// The seconds between two samples, or the least ones.
enum IntervalOption: Equatable, ExpressibleByArgument {
  case seconds(Double)
  case least

  init?(argument: String) {
    if argument == "least" {
      self = .least
    } else if let seconds = Double(argument) {
      self = .seconds(seconds)
    } else {
      return nil
    }
  }
}

/// Which links carry messages.
enum FlowOption: String, ExpressibleByArgument, CaseIterable {
  case tree, dense, both

  var flows: [ExchangeFigures.Flow] {
    switch self {
    case .tree: [.tree]
    case .dense: [.dense]
    case .both: [.tree, .dense]
    }
  }
}

/// Whole numbers, separated by commas.
struct NodesOption: ExpressibleByArgument {
  let counts: [Int]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard !parts.contains(nil) else { return nil }
    counts = parts.compactMap { $0 }
  }
}

/// A law of drawn graphs.
enum DrawnGraphs: String, ExpressibleByArgument, CaseIterable {
  case connected, preferential, grid

  /// The links per node of a connected graph, and those of each new node of a preferential one.
  private static let density = 3

  func graph(nodeCount: Int, using random: inout RandomStream) throws -> CapacitatedGraph {
    switch self {
    case .connected:
      return try .randomConnected(
        nodeCount: nodeCount, linkCount: min(Self.density * nodeCount, nodeCount * (nodeCount - 1) / 2), using: &random)
    case .preferential:
      return try .barabasiAlbert(
        nodeCount: nodeCount, attachments: min(Self.density, nodeCount - 1), using: &random)
    case .grid:
      let side = Int(Double(nodeCount).squareRoot())
      return try .grid(rows: side, columns: nodeCount / side, using: &random)
    }
  }
}
