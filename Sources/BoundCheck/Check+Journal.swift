extension Check {
  /// Whether draws have the shape of a job's result: one draw per index, with losses and rates within their ranges.
  ///
  /// - Complexity: O(jobs + draws · links).
  public func isResult(_ draws: [CheckDraw], of job: Job) -> Bool {
    guard jobs.contains(job) else { return false }
    let steps = if case .quantized(let steps) = configuration.loss { steps } else { 1 }
    let links = network.tree.graph.linkCount
    return draws.map(\.index) == Array(indices(of: job))
      && draws.allSatisfy { draw in
        draw.beta == betas[job.weight] && draw.mask.isTally(ofBits: pairs)
          && [draw.training, draw.fresh].allSatisfy { $0.count == steps && $0.allSatisfy((0...1).contains) }
          && ([draw.trainingRate, draw.freshRate] + draw.linkRates).allSatisfy { $0.isFinite && $0 >= 0 }
          && draw.linkRates.count == links
      }
  }
}
