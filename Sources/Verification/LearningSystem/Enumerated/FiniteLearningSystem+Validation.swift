import RealModule

extension FiniteLearningSystem {
  /// The magnitudes of a loss other than 0, which prevent overflow and loss of digits in sums.
  package static let summable = 1e-100...1e100

  /// The requirement on the rows of an algorithm, which limits their number and the table that finds them.
  private static func rowLimit(_ rows: Rows) -> String {
    switch rows {
    case .samples: "by samples, values^samples, must be at most \(mostRows); give fewer, or rows \"counts\""
    case .counts:
      "by counts must be at most \(mostRows), and (samples + 1)^(values − 1) at most 2^\(mostCountBits); give fewer"
    }
  }

  func validate() throws(VerificationError) {
    try require(
      (1...Self.mostSamples).contains(sampleCount), "samples", "must be 1 to \(Self.mostSamples), is \(sampleCount)")
    try Self.requireWeights(law, "law")
    let expected = Self.rowCount(rows, sampleCount: sampleCount, valueCount: valueCount)
    guard let expected else {
      throw .invalidInput(parameter: "rows", requirement: Self.rowLimit(rows))
    }
    try require(
      algorithm.count == expected, "algorithm",
      "needs \(expected) rows, one for each \(rows == .samples ? "sample" : "vector of counts"), has \(algorithm.count)"
    )
    try require(!loss.isEmpty, "loss", "needs a row for each hypothesis, has none")
    for (index, row) in algorithm.enumerated() {
      try requireCount(row, "algorithm[\(index)]", hypothesisCount, "hypothesis")
      try Self.requireWeights(row, "algorithm[\(index)]")
    }
    for (index, row) in loss.enumerated() {
      try requireCount(row, "loss[\(index)]", valueCount, "value")
      try requireFinite(row, "loss[\(index)]")
      let isSummable = row.allSatisfy { $0 == 0 || Self.summable.contains($0.magnitude) }
      try require(isSummable, "loss[\(index)]", "must hold numbers that are 0, or from 1e-100 to 1e100 in magnitude")
    }
    if let predictions {
      try requireCount(predictions, "predictions", hypothesisCount, "hypothesis")
      for (index, row) in predictions.enumerated() {
        try requireCount(row, "predictions[\(index)]", valueCount, "value")
      }
      try requireLossOfPredictions(predictions)
    }
    for (index, gate) in gates.enumerated() { try validate(gate, "gates[\(index)]") }
    try Self.requireFactor(rateWeight, "beta")
    try requireNoUnderflow()
  }

  private func validate(_ gate: Gate, _ name: String) throws(VerificationError) {
    try Self.requireFactor(gate.weight, "\(name).weight")
    try requireCount(gate.channel, "\(name).channel", hypothesisCount, "hypothesis")
    for (w, rows) in gate.channel.enumerated() {
      try requireCount(rows, "\(name).channel[\(w)]", valueCount, "value")
      for (z, row) in rows.enumerated() {
        try requireCount(row, "\(name).channel[\(w)][\(z)]", gate.channel[0][0].count, "message")
        try Self.requireWeights(row, "\(name).channel[\(w)][\(z)]")
      }
    }
    guard let prior = gate.prior else { return }
    try requireCount(prior, "\(name).prior", hypothesisCount, "hypothesis")
    for (w, row) in prior.enumerated() {
      try requireCount(row, "\(name).prior[\(w)]", gate.channel[0][0].count, "message")
      try Self.requireWeights(row, "\(name).prior[\(w)]")
    }
  }

  /// Checks that the loss is a function of the prediction and the value, without which f-CMI does not bound the gap.
  private func requireLossOfPredictions(_ predictions: [[Int]]) throws(VerificationError) {
    for z in law.indices {
      var losses: [Int: Double] = [:]
      for w in loss.indices {
        let known = losses.updateValue(loss[w][z], forKey: predictions[w][z]) ?? loss[w][z]
        try require(
          known == loss[w][z], "predictions[\(w)][\(z)]",
          "is \(predictions[w][z]) as for an earlier hypothesis whose loss there is \(known), not \(loss[w][z])")
      }
    }
  }

  private func requireCount(
    _ array: [some Any], _ name: @autoclosure () -> String, _ count: Int, _ item: String
  ) throws(VerificationError) {
    try require(array.count == count, name(), "needs \(count) entries, one for each \(item), has \(array.count)")
  }

  private static func requireFactor(_ weight: Double, _ name: String) throws(VerificationError) {
    try require(
      weight >= 0 && weight <= summable.upperBound, name, "must be finite and at least 0, at most 1e100, is \(weight)")
  }

  private static func requireWeights(
    _ weights: [Double], _ name: @autoclosure () -> String
  ) throws(VerificationError) {
    try require(!weights.isEmpty, name(), "needs at least one entry")
    for (index, weight) in weights.enumerated() {
      try require(
        weight == 0 || (weight >= FiniteLaw.leastWeight && weight <= 1 / FiniteLaw.leastWeight),
        "\(name())[\(index)]", "must be 0 or from 2^-500 to 2^500, is \(weight)")
    }
    try require(weights.contains { $0 > 0 }, name(), "needs an entry above 0")
  }

  /// Checks that no product of probabilities underflows, which the rounding analysis requires.
  private func requireNoUnderflow() throws(VerificationError) {
    func bits(_ weights: [Double]) -> Double {
      let least = weights.lazy.filter { $0 > 0 }.min() ?? .infinity
      return -Double.log2(least / weights.reduce(0, +))
    }
    let rows = algorithm.lazy.map(bits).max() ?? 0
    let whole = 2 * Double(sampleCount) * bits(law) + rows
    try require(
      whole <= 900, "law", "has probabilities too small for \(sampleCount) samples: their products fall below 2^-900")
  }
}
