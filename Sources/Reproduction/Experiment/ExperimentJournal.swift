extension Experiment {
  /// Whether runs have the shape of a job's result: the variants in order, each with its own figures, all of them
  /// finite and within their ranges.
  ///
  /// - Complexity: O(runs · (epochs + links)).
  public func isResult(_ runs: [Run], of job: Job) -> Bool {
    guard jobs.contains(job) else { return false }
    let variants =
      [(Run.Variant.dense, 0.0)] + (job.phase == .test ? [(.tree, 0)] : []) + configuration.betas.map { (.gated, $0) }
    let links = networks[job.network].tree.graph.linkCount
    return runs.count == variants.count
      && zip(runs, variants).allSatisfy { run, expected in
        run.variant == expected.0 && run.beta == expected.1 && run.phase == job.phase
          && run.seedIndex == job.seedIndex && run.isSound(epochs: configuration.epochs, links: links)
      }
  }
}

extension Run {
  /// Losses and rates of this magnitude or more occur only in trainings that have diverged.
  private static let greatestFigure = 1e15

  /// Whether the figures are within their ranges and match the numbers of epochs and links.
  func isSound(epochs: Int, links: Int) -> Bool {
    let rates = [rate ?? 0] + (linkRates ?? [])
    let counts = [exchange.forwardValues, exchange.backwardValues, exchange.bytes, exchange.samples]
    return [accuracy, validationAccuracy].allSatisfy { (0...1).contains($0) }
      && ([crossEntropy, exchange.valuesPerSample] + trainingLoss + rates).allSatisfy {
        $0.magnitude < Self.greatestFigure
      }
      && trainingLoss.count == epochs && counts.allSatisfy { $0 >= 0 }
      && (rate != nil) == (variant == .gated) && (linkRates != nil) == (variant == .gated)
      && (linkRates?.count ?? links) == links
  }
}
