import Trials

@testable import DINL
@testable import Reproduction

/// Evidence computed by formula, whose figures are known without training.
enum SyntheticEvidence {
  static let betas = [0, 1e-3, 1e-2]

  static func evidence(
    name: String = "digits", seeds: Int = 4, betas: [Double] = betas, networks: Int = 1, rate: Double? = 100,
    scatter: Double = 0.01
  ) throws -> Evidence {
    var configuration = ExperimentConfiguration()
    (configuration.seeds, configuration.selectionSeeds, configuration.betas) = (seeds, seeds, betas)
    configuration.graphs = networks - 1
    let dataset = Dataset(
      name: name, file: "\(name).csv", checksum: String(repeating: "0", count: 64), featureNames: ["a", "b"],
      features: [0, 1, 1, 0], labels: [0, 1], classNames: ["x", "y"])
    let graph = try CapacitatedGraph.nineNodes(width: configuration.latentWidth)
    let tree = try graph.shortestPathTree(from: graph.fusionNode)
    let all = [Run.Phase.selection, .test].flatMap { phase in
      (0..<seeds).flatMap { seed in
        Self.runs(seed, phase, tree: tree, betas: betas, rate: rate, scatter: scatter)
      }
    }
    let findings = try Findings(runs: all, configuration: configuration)
    let claims = [
      try findings.exchangeClaim(), try findings.accuracyClaim(), try findings.equivalenceClaim(),
      ClaimRow(
        finding: .rate(
          beta: 1e-3, saved: ClaimRow.Spread(mean: 0.5, standardDeviation: 0.01),
          interval: ClaimRow.MeanInterval(lower: 0.49, upper: 0.51, confidence: 0.95),
          gatedAccuracy: ClaimRow.Spread(mean: 0.9, standardDeviation: 0.01),
          denseAccuracy: ClaimRow.Spread(mean: 0.95, standardDeviation: 0.01), gatedRate: 10, freeRate: 20),
        verdict: .notConfirmed),
    ]
    let links = LinkRecord.links(of: tree)
    let evidence = (0..<networks).map { index in
      NetworkEvidence(
        name: index == 0 ? "nine-node instance" : "random network \(index)", nodes: graph.nodeNames,
        root: tree.root, viewRule: .equalSplit,
        views: graph.nodeNames.indices.map { $0 == tree.root ? [] : ["column \($0)"] }, columnsLeftOut: [],
        links: links, parents: Array(tree.parents), distances: tree.distances, hops: tree.hops,
        chosenBeta: findings.chosenBeta, runs: all, claims: claims)
    }
    return Evidence(
      environment: Provenance.Environment(sources: "c0ffee", toolchain: "Swift", gslVersion: "2.7"),
      data: Provenance.DataSource(dataset), configuration: configuration, networks: evidence,
      readings: [Experiment.instanceGraph] + Experiment.commonReadings, fingerprint: "f00d")
  }

  private static func runs(
    _ seed: Int, _ phase: Run.Phase, tree: ShortestPathTree, betas: [Double], rate: Double?, scatter: Double
  ) -> [Run] {
    func run(_ variant: Run.Variant, _ beta: Double, links: [Int], accuracy: Double) -> Run {
      var ledger = ExchangeLedger(linkCount: tree.graph.linkCount)
      for link in links {
        for direction in [ExchangeLedger.Direction.forward, .backward] {
          let values = 10 * tree.graph.links[link].width
          ledger.record(values: values, bytes: 4 * values, on: link, direction)
        }
      }
      ledger.record(samples: 10)
      let rates = variant == .gated ? rate.map { $0 / (1 + 1000 * beta) } : nil
      return Run(
        variant: variant, beta: beta, phase: phase, seedIndex: seed, accuracy: accuracy + scatter * Double(seed),
        validationAccuracy: accuracy + scatter * Double(seed), crossEntropy: 0.1, trainingLoss: [1, 0.5, 0.25],
        exchange: Run.Exchange(ledger), rate: rates,
        linkRates: rates.map { total in
          tree.graph.links.indices.map { tree.links.contains($0) ? total / Double(tree.links.count) : 0 }
        })
    }
    return [
      run(.dense, 0, links: Array(tree.graph.links.indices), accuracy: 0.9),
      run(.tree, 0, links: tree.links, accuracy: 0.9),
    ] + betas.map { run(.gated, $0, links: tree.links, accuracy: 0.9 - $0) }
  }
}
