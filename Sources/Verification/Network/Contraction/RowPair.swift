/// Two rows P and Q of a channel, with the contraction of the channel that they form.
///
/// For a binary input with P(first) = s, the squared maximal correlation of input and output is
/// g(s) = s(1−s) Σ_y (P−Q)²/(sP + (1−s)Q). Each term is a harmonic mean of linear functions of s, so g is concave.
///
/// - SeeAlso: RD-006
struct RowPair {
  private let first: [Estimate]
  private let second: [Estimate]
  private let difference: [Estimate]

  init(_ first: FiniteLaw, _ second: FiniteLaw) {
    self.first = first.probabilities
    self.second = second.probabilities
    // a/A − b/B = Σ_j (a·b_j − b·a_j)/(AB), without cancellation where the rows almost agree.
    let scale = first.total * second.total
    difference = zip(first.weights, second.weights).map { own, other in
      zip(first.weights, second.weights).map { Estimate.differenceOfProducts(own, $1, other, $0) }.sum() / scale
    }
  }

  /// The total variation distance ½ Σ |P − Q|.
  var totalVariation: Estimate {
    Estimate(exactly: 0.5) * difference.map(\.absolute).sum()
  }

  /// The greatest squared maximal correlation max_s g(s), bounded by two tangents of the concave g.
  ///
  /// Rounding may move the bounds outside 0 to 1.
  var greatestCorrelation: Estimate {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      guard middle > low && middle < high else { break }
      if correlation(at: Estimate(exactly: middle)).slope.value > 0 { low = middle } else { high = middle }
    }
    let (left, right) = (greatest(byTangentAt: low), greatest(byTangentAt: high))
    return left.limited(from: right.lower, to: right.upper)
  }

  /// The greatest value of g, from its value at a point to the highest point of the tangent there.
  private func greatest(byTangentAt point: Double) -> Estimate {
    let (value, slope) = correlation(at: Estimate(exactly: point))
    // One of the two is at least 0: the tangent does not fall in both directions.
    let rise = Estimate.maximum(
      Estimate(exactly: slope.upper) * (Estimate(exactly: 1) - Estimate(exactly: point)),
      Estimate(exactly: -slope.lower) * Estimate(exactly: point))
    return .between(value.lower, (value + rise).upper, near: value.value)
  }

  /// g and its derivative; at the ends of [0, 1] by continuity.
  func correlation(at share: Estimate) -> (value: Estimate, slope: Estimate) {
    let rest = Estimate(exactly: 1) - share
    var (value, slope) = (Estimate(exactly: 0), Estimate(exactly: 0))
    for index in first.indices {
      let (p, q, d) = (first[index], second[index], difference[index])
      switch (p.value > 0, q.value > 0) {
      case (false, false): continue
      case (true, false): (value, slope) = (value + p * rest, slope - p)
      case (false, true): (value, slope) = (value + q * share, slope + q)
      case (true, true):
        let mean = share * p + rest * q
        let weight = d * d / mean
        value += share * rest * weight
        slope += ((rest - share) - share * rest * d / mean) * weight
      }
    }
    return (value, slope)
  }
}
