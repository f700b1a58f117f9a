import DINL
import Verification

extension Check {
  /// What the draws show.
  ///
  /// - Throws: `VerificationError` if the draws are none.
  public func evidence(
    from draws: [CheckDraw], environment: Evidence.Environment, timings: Evidence.Timings
  ) throws(VerificationError) -> CheckEvidence {
    let own = draws.filter { $0.beta == configuration.beta }
    let findings = try SupersampleFindings(
      try SupersampleDraws(training: own.map(\.training), fresh: own.map(\.fresh)),
      mask: own.reduce(into: MaskTally()) { $0 += $1.mask }, confidence: configuration.confidence,
      sigma: configuration.sigma)
    return CheckEvidence(
      environment: environment, data: Evidence.DataSource(dataset), droppedRows: dataset.droppedRows,
      constantFeatures: dataset.constantFeatures, configuration: configuration, pairs: pairs,
      proved: CheckEvidence.Proved(findings, chanceRisk: chanceRisk), estimates: estimates(from: draws, own),
      network: networkEvidence(own), draws: draws, timings: timings)
  }

  /// The operational curve, and the optimisation gap over the draws that all weights were trained on.
  private func estimates(from draws: [CheckDraw], _ own: [CheckDraw]) -> CheckEvidence.Estimates {
    let shared = draws.filter { $0.index < configuration.sweepDraws }
    let curve = betas.sorted().compactMap { beta -> CheckEvidence.Weight? in
      // The weight that is checked has more draws than the others: all of them count.
      let runs = beta == configuration.beta ? own : shared.filter { $0.beta == beta }
      guard !runs.isEmpty else { return nil }
      return CheckEvidence.Weight(
        beta: beta, trainingRate: mean(runs, \.trainingRate), freshRate: mean(runs, \.freshRate),
        trainingRisk: mean(runs, \.trainingRisk), freshRisk: mean(runs, \.freshRisk))
    }
    let checked = curve.first { $0.beta == configuration.beta }
    let distortion = curve.filter { $0.trainingRate <= checked?.trainingRate ?? 0 }.map(\.freshRisk).min()
    func objective(_ draw: CheckDraw) -> Double { draw.trainingRisk + configuration.beta * draw.trainingRate }
    let gaps = Dictionary(grouping: shared, by: \.index).sorted { $0.key < $1.key }.compactMap { _, runs -> Double? in
      guard let run = runs.first(where: { $0.beta == configuration.beta }) else { return nil }
      return objective(run) - (runs.map(objective).min() ?? 0)
    }
    return CheckEvidence.Estimates(
      gateRate: mean(own, \.trainingRate), operationalDistortion: distortion ?? mean(own, \.freshRisk),
      optimisationGap: gaps.reduce(0, +) / Double(max(1, gaps.count)), curve: curve,
      draws: min(configuration.sweepDraws, configuration.draws))
  }

  private func mean(_ draws: [CheckDraw], _ value: (CheckDraw) -> Double) -> Double {
    draws.reduce(0) { $0 + value($1) } / Double(max(1, draws.count))
  }

  private func networkEvidence(_ own: [CheckDraw]) -> CheckEvidence.Network {
    let tree = network.tree
    let retained = Set(tree.links)
    return CheckEvidence.Network(
      name: network.name, nodes: tree.graph.nodeNames, root: tree.root, parents: tree.parents, hops: tree.hops,
      views: network.views.map { $0.map { dataset.featureNames[$0] } },
      links: tree.graph.links.enumerated().map { index, link in
        CheckEvidence.Link(
          first: link.first, second: link.second, capacity: link.capacity, width: link.width,
          inTree: retained.contains(index), rate: mean(own) { $0.linkRates[index] })
      })
  }
}
