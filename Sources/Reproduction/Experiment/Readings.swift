extension ExperimentOutline {
  /// Our interpretation of what the letter leaves open, one paragraph per point; `Proofs/Experiment.md` gives the
  /// reasons.
  public var readings: [String] {
    let isGiven = networks.contains { $0.kind == .given }
    return [isGiven ? Experiment.givenGraph : Experiment.instanceGraph] + Experiment.commonReadings
  }
}

extension Experiment {
  static let instanceGraph = """
    Graph: 70.4 % is 1 − 8/27 to the printed digit, so nine nodes, 8 of them sensors, and 27 links of one width. This is \
    our inference; the letter's own graph is not available to us. Ours is drawn at random with a fixed seed.
    """

  static let givenGraph = """
    Graph: the one that was given. The letter speaks of another, so that nothing here confirms or refutes its figures.
    """

  static let commonReadings = [
    """
    Dense baseline: every link is oriented toward the fusion node by (distance, hops, index); a node of several \
    outgoing links sends each its own copy of its one latent, and every copy counts.
    """,
    """
    Exchange: values of latents and errors in training, counted where they are handed over; no parameters, no control \
    traffic, no evaluation.
    """,
    """
    Estimated latent rate: the mean of KL(q(T|Z) ‖ prior) on the test samples, summed over the tree's links, in nats \
    per sample, with the prior fitted to the training samples; an upper bound on the sum of I(Z;T) under that law. \
    β = 0 has the same gates, trained without penalty; its rate depends on the length of training and the initial noise.
    """,
    """
    Choice of β: \(Findings.betaRule). Selection seeds are drawn apart from test seeds; both split the same samples.
    """,
    """
    Within one standard deviation: the difference of the mean test accuracies against the standard deviation of dense \
    INL over the test seeds, which differ in split, initial parameters, batch order and noise.
    """,
  ]
}
