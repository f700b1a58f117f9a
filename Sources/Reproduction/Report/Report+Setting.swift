import Console

extension Report {
  /// What the figures were made with and from.
  var setting: [Markup] {
    let configuration = evidence.configuration
    let entries: [(String, String)] = [
      ("dataset", "\(evidence.data.name) (\(evidence.data.file))"),
      ("SHA-256", evidence.data.sha256),
      (
        "samples", "\(evidence.data.samples) of \(evidence.data.features) features in \(evidence.data.classes) classes"
      ),
      ("seed", "\(configuration.seed)"),
      ("test seeds, selection seeds", "\(configuration.seeds), \(configuration.selectionSeeds)"),
      (
        "split",
        "\(percent(configuration.trainingFraction, digits: 0)) training, "
          + "\(percent(configuration.validationFraction, digits: 0)) validation, the rest test"
      ),
      ("epochs, batch", "\(configuration.epochs), \(configuration.batchSize) samples"),
      (
        "Adam", "learning rate \(short(configuration.learningRate)), weight decay \(short(configuration.weightDecay))"
      ),
      ("hidden units, latent width", "\(configuration.hiddenWidth), \(configuration.latentWidth) values per sample"),
      ("gate", gateName),
      ("β", configuration.betas.map { $0 == 0 ? "0" : short($0) }.joined(separator: ", ")),
      ("link cost", "(width / capacity)^\(short(configuration.exponent))"),
      ("sources, SHA-256", evidence.environment.sources), ("toolchain", evidence.environment.toolchain),
      ("GSL", evidence.environment.gslVersion),
      ("time", "\(short(evidence.timings.seconds)) s on \(evidence.timings.threads) threads"),
    ]
    let best =
      evidence.data.bayesAccuracy.map { [("Bayes accuracy of the law of the data", percent($0, digits: 2))] } ?? []
    return [
      .element("h2", text: "Setting"),
      .element("dl", [:], (entries + best).flatMap { [.element("dt", text: $0.0), .element("dd", text: $0.1)] }),
    ]
  }

  private var gateName: String {
    switch evidence.configuration.gate {
    case .none: "none"
    case .gaussian: "Gaussian, learned mean and variance"
    case .categorical(let routes, let temperature): "categorical, \(routes) routes, temperature \(short(temperature))"
    }
  }

  /// How a reader gets the same figures, and from a figure to its proof and test.
  var reproduction: [Markup] {
    let ids = (evidence.networks.first?.claims ?? []).reduce(into: [String]()) { ids, row in
      if !ids.contains(row.id) { ids.append(row.id) }
    }
    return [
      .element("h2", text: "From a figure to its proof and its test"),
      .element(
        "p",
        text: "Each id above is an anchor in Proofs/Experiment.md and the beginning of a suite's name; controls in the "
          + "suite give the same check a deliberately wrong version, which it must refute."),
      .element(
        "pre", [:],
        [
          .element(
            "code",
            text: (["swift run -c release dinl reproduce --help"] + ids.map { "swift test --filter \($0)" })
              .joined(separator: "\n"))
        ]),
      .element("p", ["class": "soft"], text: "Every run is in results.json and, a line each, in results.csv."),
    ]
  }
}
