import BigInt
import RealModule

/// A finite source whose probabilities, distortions and weight of the rate are decimals.
///
/// The law of Z is the given weights divided by their exact sum; symbols with weight 0 do not count. All results hold
/// for the decimals as written, because differences of distortions are exact before they are rounded.
///
/// - SeeAlso: RD-003, RT-010
public struct DecimalSource: Sendable {
  /// The greatest number of symbols, and of reproductions.
  public static let greatestCount = 64
  /// The range of distortions above 0 and of weights of the rate.
  public static let range = DecimalNumeral(tenTo: -300)...DecimalNumeral(tenTo: 300)

  /// The weights of the symbols that occur, and d(z,t) with one row for each of them.
  let weights: WholeMultiples
  let distortion: WholeMultiples
  private let probabilities: [Estimate]
  /// The entropy H(Z) in nats.
  public let entropy: Estimate

  /// A source with the given law and distortions.
  ///
  /// - Parameters:
  ///   - law: the weights of 1 to `greatestCount` symbols, each 0 or at least 10⁻³⁰⁰, which sum to 1 up to rounding.
  ///   - distortion: one row per symbol of 1 to `greatestCount` distortions, each 0 or within `range`.
  /// - Throws: `.invalidInput` naming (as `weights`) what is not a law, or a distortion that is out of range or
  ///   missing.
  public init(law: [DecimalNumeral], distortion: [[DecimalNumeral]]) throws(VerificationError) {
    try require(
      law.count <= Self.greatestCount, "weights", "must be at most \(Self.greatestCount), are \(law.count)")
    let labels = try LabelLaw(law)
    try require(distortion.count == law.count, "distortion", "needs \(law.count) rows, has \(distortion.count)")
    let columns = distortion[0].count
    try require(
      (1...Self.greatestCount).contains(columns), "distortion[0]",
      "needs 1 to \(Self.greatestCount) values, has \(columns)")
    let zero = DecimalNumeral(exactly: 0)
    for (index, row) in distortion.enumerated() {
      try require(row.count == columns, "distortion[\(index)]", "needs \(columns) values, has \(row.count)")
      for (column, value) in row.enumerated() {
        try require(
          value == zero || Self.range.contains(value), "distortion[\(index)][\(column)]",
          "must be 0 or of 1e-300 to 1e300, is \(value.shown)")
      }
    }
    let present = law.indices.filter { law[$0] > zero }
    weights = WholeMultiples([present.map { law[$0] }])
    self.distortion = WholeMultiples(present.map { distortion[$0] })
    probabilities = present.map { labels.probabilities[$0] }
    entropy = labels.entropy
  }

  /// Intervals for the channels that minimize D + βR.
  public struct Optimum: Sendable {
    /// The minimum of D + βR, in the distortion's unit.
    public let lagrangian: Estimate
    /// The distortion D, in the distortion's unit.
    public let distortion: Estimate
    /// The rate R in nats per sample.
    public let rate: Estimate
  }

  /// The optimum at a weight of the rate, for every channel that attains it.
  ///
  /// - Parameter weight: β, within `range`.
  /// - Throws: `.invalidInput` if the weight is out of range.
  /// - Complexity: that of three optima of a `FiniteSource` and, for n symbols and k reproductions, O(nk) products of
  ///   decimals.
  public func optimum(weight: DecimalNumeral) throws(VerificationError) -> Optimum {
    try require(Self.range.contains(weight), "weight", "must be of 1e-300 to 1e300, is \(weight.shown)")
    let lone = LoneReproduction(self)
    let (floor, ceiling) = (leastDistortion, mean { $0[lone.best] })
    let (source, beta) = (inUnits(of: weight), weight.estimate)
    let point = source.solved(1)
    let optimum = try source.enclosure(of: point)
    let most = min(entropy.upper, Estimate.log(Estimate(exactly: Double(source.reproductionCount))).upper)
    let (objective, reached) = (floor + beta * point.lagrangian, floor + beta * optimum.distortion)
    guard let spread = lone.spread(weight: weight) else {
      return Optimum(
        lagrangian: objective.limited(from: floor.lower, to: ceiling.upper),
        distortion: reached.limited(from: floor.lower, to: ceiling.upper),
        rate: optimum.rate.limited(from: 0, to: most))
    }
    // The bounds from the best single reproduction.
    let least = (ceiling - Estimate(exactly: spread.objective)).lower
    let low = (ceiling - Estimate(exactly: spread.objective) - Estimate(exactly: spread.distortion)).lower
    return Optimum(
      lagrangian: objective.limited(from: max(floor.lower, least), to: ceiling.upper),
      distortion: reached.limited(from: max(floor.lower, low), to: ceiling.upper),
      rate: optimum.rate.limited(from: 0, to: min(most, spread.rate)))
  }

  /// The least distortion of any channel, E min_t d(Z,t).
  public var leastDistortion: Estimate { mean { $0.min() ?? 0 } }

  /// D(0), the least mean distortion of a single reproduction.
  public var greatestDistortion: Estimate {
    let best = LoneReproduction(self).best
    return mean { $0[best] }
  }

  /// The mean of a nonnegative function of each symbol's distortions, which are given as whole numbers.
  private func mean(_ value: ([BigInt]) -> BigInt) -> Estimate {
    let read = distortion.reader()
    return zip(probabilities, distortion.rows).map { $0 * read(value($1)) }.sum()
  }

  /// The source in units of a weight, with the least distortion of each symbol subtracted.
  func inUnits(of weight: DecimalNumeral) -> FiniteSource {
    let (beta, share, read) = (weight.estimate, distortion.reader(over: weight), distortion.reader())
    var excess: [Double] = []
    var means = [Estimate](repeating: Estimate(exactly: 0), count: distortion.rows[0].count)
    for (probability, row) in zip(probabilities, distortion.rows) {
      let least = row.min() ?? 0
      for (t, value) in row.enumerated() {
        excess.append(min(share(value - least).value, FiniteSource.greatestValue))
        means[t] += probability * read(value - least)
      }
    }
    return FiniteSource(
      probabilities: probabilities.map(\.value), entropy: entropy, excess: excess,
      means: means.map { $0 / beta })
  }

  /// The source whose distortions are 0 for the best reproductions of each symbol and 1 for all others.
  var indicator: FiniteSource {
    let excess = distortion.rows.flatMap { row in row.map { $0 == row.min() ? 0.0 : 1 } }
    let means = distortion.rows[0].indices.map { t in
      probabilities.indices.filter { excess[$0 * distortion.rows[0].count + t] > 0 }.map { probabilities[$0] }.sum()
    }
    return FiniteSource(
      probabilities: probabilities.map(\.value), entropy: entropy, excess: excess, means: means)
  }
}
