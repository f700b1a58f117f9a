import RealModule

/// The quantities of GB-001 and GB-002: risks, their gap, and the informations of the hypothesis about the sample.
///
/// - SeeAlso: GB-001, GB-002, GB-009, GB-011, GB-012, GB-013, GB-016, GB-019
public struct RiskFigures: Sendable {
  /// The mean population risk E[R(W)].
  public let population: Estimate
  /// The mean empirical risk E[R̂_S(W)].
  public let empirical: Estimate
  /// The mean generalization gap E[R(W) − R̂_S(W)].
  public let gap: Estimate
  /// The mean magnitude E|R(W) − R̂_S(W)| of the gap.
  public let meanAbsoluteGap: Estimate
  /// The information I(S;W) in nats.
  public let information: Estimate
  /// The information I(W;Z_i) in nats for each sample i, m values.
  public let sampleInformations: [Estimate]
  /// The mean loss E ℓ(W,Z_i) on each sample i, m values.
  public let sampleRisks: [Estimate]
  /// The total variation between the law of (W, Z_i) and the product of its marginals for each sample i, m values.
  public let sampleDistances: [Estimate]

  /// The magnitude |E[R(W) − R̂_S(W)]| of the mean gap.
  public var absoluteGap: Estimate { gap.absolute }
}

extension SystemEnumeration {
  /// The risks, the gap and the informations about the sample.
  ///
  /// - Complexity: O(rows·|𝒲|·m) for rows by samples, O(rows·|𝒲|·|Z|) by counts.
  public func risks() -> RiskFigures {
    var (empirical, absolute, conditional) = (0.0, 0.0, 0.0)
    for index in 0..<classes.count {
      let mass = classes.masses[index]
      conditional += mass * rowSums[index]
      for w in 0..<hypotheses {
        let place = index * hypotheses + w
        let joint = mass * rows[place]
        empirical += joint * empiricalRisks[place]
        absolute += joint * (populationRisks[w] - empiricalRisks[place]).magnitude
      }
    }
    var (population, marginalSum) = (0.0, 0.0)
    for w in 0..<hypotheses {
      population += marginal[w] * populationRisks[w]
      marginalSum += xLogX(marginal[w])
    }
    let tolerance = riskTolerance
    let informationTolerance = informationTolerance(outcomes: hypotheses, terms: classes.count + hypotheses)
    let samples = sampleFigures(marginalSum)
    return RiskFigures(
      population: Estimate(population, within: tolerance), empirical: Estimate(empirical, within: tolerance),
      gap: Estimate(population - empirical, within: tolerance + tolerance),
      meanAbsoluteGap: Estimate(absolute, within: tolerance + tolerance).clamped(atLeast: 0),
      information: Estimate(conditional - marginalSum, within: informationTolerance).clamped(atLeast: 0),
      sampleInformations: samples.map(\.information), sampleRisks: samples.map(\.risk),
      sampleDistances: samples.map(\.distance))
  }

  /// What depends on the joint law of the hypothesis and one sample.
  private struct SampleFigures {
    let information: Estimate
    let risk: Estimate
    let distance: Estimate
  }

  private func sampleFigures(_ marginalSum: Double) -> [SampleFigures] {
    let lawSum = law.reduce(0) { $0 + xLogX($1) }
    let tolerance = informationTolerance(outcomes: hypotheses * values, terms: hypotheses * values + values)
    // Two probabilities and their product, and the sum of all (GB-013).
    let distanceTolerance = Tolerance.rounding(
      operations: 2 * roundings + hypotheses * values + 2, condition: 1, scale: 1)
    func figures(_ joint: [Double]) -> SampleFigures {
      var (jointSum, risk, distance) = (0.0, 0.0, 0.0)
      for z in 0..<values {
        for w in 0..<hypotheses {
          let probability = joint[z * hypotheses + w]
          jointSum += xLogX(probability)
          risk += probability * system.loss[w][z]
          distance += (probability - law[z] * marginal[w]).magnitude
        }
      }
      return SampleFigures(
        information: Estimate(jointSum - marginalSum - lawSum, within: tolerance).clamped(atLeast: 0),
        risk: Estimate(risk, within: riskTolerance),
        distance: Estimate(distance / 2, within: distanceTolerance).clamped(atLeast: 0).clamped(atMost: 1))
    }
    return eachSample(figures)
  }

  /// A value of the joint law P(w, z) of the hypothesis and each sample i, m values; values×hypotheses, in row-major
  /// order.
  func eachSample<Value>(_ value: ([Double]) -> Value) -> [Value] {
    var joint = [Double](repeating: 0, count: values * hypotheses)
    if classes.keepsPositions {
      return (0..<classes.sampleCount).map { position in
        for place in joint.indices { joint[place] = 0 }
        for index in 0..<classes.count {
          let base = classes.value(at: position, of: index) * hypotheses
          for w in 0..<hypotheses { joint[base + w] += classes.masses[index] * rows[index * hypotheses + w] }
        }
        return value(joint)
      }
    }
    for index in 0..<classes.count {
      for entry in classes.occurrences(in: index) {
        let share = classes.masses[index] * entry.count / Double(classes.sampleCount)
        let base = entry.value * hypotheses
        for w in 0..<hypotheses where share > 0 { joint[base + w] += share * rows[index * hypotheses + w] }
      }
    }
    return [Value](repeating: value(joint), count: classes.sampleCount)
  }

  /// The probability P(|R(W) − R̂_S(W)| > α) of a gap beyond a threshold.
  ///
  /// - Parameter threshold: α.
  /// - Complexity: O(n) in the n = rows·|𝒲| entries of the algorithm.
  /// - SeeAlso: GB-014
  public func gapExceedance(of threshold: Estimate) -> Estimate {
    // A gap is the difference of two risks.
    let tolerance = 2 * riskTolerance.value
    let (surely, maybe) = ((threshold.upper + tolerance).nextUp, (threshold.lower - tolerance).nextDown)
    var (least, value, most) = (0.0, 0.0, 0.0)
    for index in 0..<classes.count {
      for w in 0..<hypotheses {
        let place = index * hypotheses + w
        let gap = (populationRisks[w] - empiricalRisks[place]).magnitude
        let mass = classes.masses[index] * rows[place]
        if gap > surely { least += mass }
        if gap > threshold.value { value += mass }
        if gap > maybe { most += mass }
      }
    }
    let slack = Tolerance.rounding(operations: 2 * rows.count + classes.sampleCount * 8 + 64, condition: 1, scale: 1)
      .value
    return Estimate(value: value, lower: max(0, (least - slack).nextDown), upper: min(1, (most + slack).nextUp))
  }

  /// The least t with P(|R(W) − R̂_S(W)| > t) ≤ 1 − level.
  ///
  /// - Parameter level: a probability between 0 and 1.
  /// - Complexity: O(n log n) in the n = rows·|𝒲| entries of the algorithm.
  /// - SeeAlso: GB-014
  public func gapQuantile(_ level: Double) -> Estimate {
    var gaps: [(gap: Double, mass: Double)] = []
    for index in 0..<classes.count {
      for w in 0..<hypotheses {
        let place = index * hypotheses + w
        let mass = classes.masses[index] * rows[place]
        if mass > 0 { gaps.append(((populationRisks[w] - empiricalRisks[place]).magnitude, mass)) }
      }
    }
    gaps.sort { $0.gap > $1.gap }
    func quantile(_ excess: Double) -> Double {
      var above = 0.0
      for (gap, mass) in gaps {
        above += mass
        if above > excess { return gap }
      }
      return 0
    }
    let slack = Tolerance.rounding(operations: 2 * gaps.count + classes.sampleCount * 8 + 64, condition: 1, scale: 1)
      .value
    let (low, high) = (quantile(1 - level + slack), quantile(1 - level - slack))
    // A gap is the difference of two risks.
    let tolerance = riskTolerance + riskTolerance
    let (lowest, highest) = (Estimate(low, within: tolerance), Estimate(high, within: tolerance))
    return Estimate(value: low, lower: lowest.lower, upper: highest.upper).clamped(atLeast: 0)
  }
}
