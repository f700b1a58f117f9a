import BigInt

/// The bounds on the optimum at a weight that follow from the best single reproduction of a source.
///
/// With t* the reproduction of the least mean and δ(z,t) = (d(z,t*) − d(z,t))/β, the dual bound at its law is L ≥ D(0)
/// − β ln(1 + C), where C(β) is the greatest of 0 and all E(e^δ − 1). Because L ≤ D(0) is concave, R ≤ C(β/2), and D =
/// L − βR. If δ ≤ 1, e^δ − 1 − δ is at most δ² and, for δ < 0, at most −δ. The differences of means are exact decimals,
/// so that no accuracy is lost at great weights.
///
/// - SeeAlso: RD-003
struct LoneReproduction {
  /// The reproduction of the least mean, by exact sums.
  let best: Int
  private let source: DecimalSource

  init(_ source: DecimalSource) {
    self.source = source
    let (weights, rows) = (source.weights.rows[0], source.distortion.rows)
    let sums = rows[0].indices.map { t in zip(weights, rows).reduce(BigInt(0)) { $0 + $1.0 * $1.1[t] } }
    best = sums.indices.min { sums[$0] < sums[$1] } ?? 0
  }

  /// Upper bounds of D(0) − L and of L − D in the distortion's unit, and of R in nats; nil if the distortion of `best`
  /// exceeds that of another reproduction by more than half the weight.
  func spread(weight: DecimalNumeral) -> (objective: Double, distortion: Double, rate: Double)? {
    let (weights, distortion) = (source.weights, source.distortion)
    let differences = distortion.rows.map { row in row.map { row[best] - $0 } }
    let most = differences.joined().max() ?? 0
    guard distortion.reader(over: weight)(most).upper <= 0.5 else { return nil }
    let (beta, sum) = (weight.estimate, weights.rows[0].reduce(0, +))
    let probabilities = weights.rows[0].map { Estimate($0, over: sum) }
    // A difference of means is a multiple of both units, divided by the sum of the weights.
    let (size, mean) = (distortion.reader(), distortion.reader(dividedBy: sum))
    // Bounds on βC at the weight β, and on (β/2)C at half of it.
    var bounds = [0.0, 0.0]
    for t in distortion.rows[0].indices where t != best {
      let first = zip(weights.rows[0], differences).reduce(BigInt(0)) { $0 + $1.0 * $1.1[t] }
      var rests = [Estimate(exactly: 0), Estimate(exactly: 0)]
      for (probability, row) in zip(probabilities, differences) where row[t] != 0 {
        let size = size(BigInt(row[t].magnitude))
        for (index, factor) in [1.0, 2].enumerated() {
          let square = Estimate(exactly: factor) * size * (size / beta)
          rests[index] += probability * (row[t] < 0 ? Estimate.minimum(square, size) : square)
        }
      }
      for index in bounds.indices { bounds[index] = max(bounds[index], (mean(first) + rests[index]).upper) }
    }
    let twice = 2 * bounds[1]
    return (bounds[0], twice, twice == 0 ? 0 : (Estimate(exactly: twice) / beta).upper)
  }
}
