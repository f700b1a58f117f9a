import Console

/// Pictures of the claims' figures on each network, which show the spread over graphs.
struct SpreadFigure {
  let networks: [NetworkEvidence]

  /// One claim's figure on one network.
  private struct Reading {
    let name: String
    let value: Spread
    let isMet: Bool
  }

  private func readings(_ id: String, _ values: (VariantRuns) -> [Double]) -> [Reading] {
    networks.compactMap { network in
      Spread(values(VariantRuns(network))).map { value in
        let rows = network.claims.filter { $0.id == id }
        return Reading(
          name: network.name, value: value,
          isMet: !rows.isEmpty && rows.allSatisfy { !$0.verdict.isRefusal })
      }
    }
  }

  func pictures() -> [Picture] {
    let accuracy = readings("EX-002") { runs in
      zip(runs.tree, runs.dense).map { 100 * ($0.accuracy - $1.accuracy) }
    }
    let rate = readings("EX-003") { runs in
      zip(runs.free, runs.chosen).compactMap { free, chosen in
        guard let all = free.rate, let kept = chosen.rate, all > 0 else { return nil }
        return 100 * (1 - kept / all)
      }
    }
    return [
      picture(accuracy, name: "Accuracy of the tree less that of dense INL", unit: "points", mark: 0, letter: nil),
      picture(
        rate, name: "Latent rate saved at the chosen β", unit: "%", mark: 100 * Findings.letterRateReduction,
        letter: "letter: 45.7 %"),
    ]
  }

  private func picture(_ readings: [Reading], name: String, unit: String, mark: Double, letter: String?) -> Picture {
    let axes = Axes(height: 96 + 24 * Double(readings.count), left: 150, top: 30)
    let x = axes.xScale(readings.flatMap { [$0.value.low, $0.value.high] } + [mark])
    var shapes = axes.horizontal(x, title: "\(unit), mean ± std over seeds") {
      tickLabel($0, among: x.ticks)
    }
    shapes.append(Drawing.line(x(mark), axes.top, x(mark), axes.bottom, "letter"))
    if let letter {
      shapes.append(Drawing.fittedLabel(letter, x(mark), axes.top - 6, .middle, "label letter-text"))
    }
    for (row, reading) in readings.enumerated() {
      let y = axes.top + 16 + 24 * Double(row)
      shapes += [
        Drawing.label(reading.name, axes.left - 8, y + 4, .end),
        Drawing.line(x(reading.value.low), y, x(reading.value.high), y, "gated line"),
        Drawing.dot(x(reading.value.mean), y, radius: 5, reading.isMet ? "gated dot-solid" : "gated hollow"),
      ]
    }
    let means = readings.map(\.value.mean)
    let finding =
      means.min().flatMap { least in
        means.max().map { most in
          "Means lie from \(fixed(least, digits: 1)) to \(fixed(most, digits: 1)) \(unit); "
            + "\(readings.count(where: \.isMet)) of \(readings.count) networks meet the claim."
        }
      } ?? "No figure is known."
    return axes.picture(name: name, finding: finding, shapes)
  }
}
