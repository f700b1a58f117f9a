import DINL
import Trials

extension SweepPlan {
  /// Whether a text may name a sweep: it is a part of the path of its results.
  static func isName(_ text: String) -> Bool {
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || "0123456789-_".utf8.contains(byte)
    }
    return isPlain && (1...60).contains(text.utf8.count) && text.first != "-"
  }

  /// Whether a plan that was not read as one, such as that of a part, has what the reading of a plan asks for.
  var isSound: Bool {
    let counts = 1...Self.greatestCount
    return Self.isName(name) && isChoice(datasets, of: NamedDataset.all.map(\.name))
      && isList(topologies, upTo: Self.greatestListCount) && topologies.allSatisfy(\.isSound)
      && counts.contains(graphs) && counts.contains(seeds) && jobCount <= Self.greatestJobCount
      && isChoice(gates, of: NamedGate.allCases) && isList(betas, upTo: Self.greatestListCount)
      && betas.allSatisfy { $0 > 0 && TrainingLimits.beta.contains($0) } && zip(betas, betas.dropFirst()).allSatisfy(<)
      && TrainingLimits.epochs.contains(epochs) && TrainingLimits.learningRate.contains(learningRate)
      && TrainingLimits.weightDecay.contains(weightDecay) && weightDecay * learningRate < 1
      && TrainingLimits.hiddenWidth.contains(hiddenWidth) && TrainingLimits.latentWidth.contains(latentWidth)
      && topologies.indices.allSatisfy { (try? graph(0, of: $0)) != nil }
  }

  private func isList<Element: Equatable>(_ list: [Element], upTo most: Int) -> Bool {
    (1...most).contains(list.count) && list.indices.allSatisfy { !list[..<$0].contains(list[$0]) }
  }

  private func isChoice<Element: Equatable>(_ list: [Element], of all: [Element]) -> Bool {
    isList(list, upTo: all.count) && list.allSatisfy { all.contains($0) }
  }
}

extension SweepPlan.Topology {
  /// Whether the numbers are those of graphs that can be drawn, as far as their sizes go.
  fileprivate var isSound: Bool {
    let counts = 1...SweepPlan.greatestNodeCount
    return switch self {
    case .connected(let nodes, let links):
      counts.contains(nodes) && (1...counts.upperBound * (counts.upperBound - 1) / 2).contains(links)
    case .preferential(let nodes, let attachments): counts.contains(nodes) && counts.contains(attachments)
    case .grid(let rows, let columns):
      counts.contains(rows) && counts.contains(columns) && (2...SweepPlan.greatestNodeCount).contains(rows * columns)
    }
  }
}
