import Console

extension Report {
  /// The data, the settings and the program from which the figures come.
  var setting: [Markup] {
    let configuration = evidence.configuration
    var entries = evidence.data.entries
    entries += [
      ("seed", "\(configuration.seed)"),
      ("test seeds, selection seeds", "\(configuration.seeds), \(configuration.selectionSeeds)"),
      (
        "split",
        "\(percent(configuration.trainingFraction, digits: 0)) training, "
          + "\(percent(configuration.validationFraction, digits: 0)) validation, the rest test"
      ),
    ]
    entries += configuration.trainingEntries
    entries += [
      ("hidden units, latent width", "\(configuration.hiddenWidth), \(configuration.latentWidth) values per sample"),
      ("gate", gateName),
      ("β", configuration.betas.map { $0 == 0 ? "0" : short($0) }.joined(separator: ", ")),
      ("link cost", "(width / capacity)^\(short(configuration.exponent))"),
    ]
    entries += evidence.environment.entries
    let best =
      evidence.data.bayesAccuracy.map { [("Bayes accuracy of the law of the data", percent($0, digits: 2))] } ?? []
    return [
      .element("h2", text: "Setting"),
      .definitions(entries + best),
    ]
  }

  private var gateName: String {
    switch evidence.configuration.gate {
    case .none: "none"
    case .gaussian: "Gaussian, learned mean and variance"
    case .categorical(let routes, let temperature): "categorical, \(routes) routes, temperature \(short(temperature))"
    }
  }

  /// Instructions for getting the same figures and for finding the proof and the test of a figure.
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
