extension LabelDecision {
  /// The radii of windows around a mean, in standard deviations: the first keeps the effect of rounding small, the
  /// second the probability outside.
  static let reaches = [9.0, 38]

  /// A bound on the loss of guessing k in an interval instead of j, from a bound on the difference of their logarithms
  /// within a window around j's mean; outside the window all of j's probability counts as lost.
  ///
  /// - SeeAlso: RT-012
  func lossInWindow(of k: Int, against j: Int, from start: Place?, to end: Place?, reach: Double) -> Loss {
    let radius = reach * variances[j].value.squareRoot()
    let (low, high) = (Place(anchor: j, offset: -radius), Place(anchor: j, offset: radius))
    let (shift, growth) = (means[j] - means[k], excesses[j] - excesses[k])
    let half = Estimate(exactly: 0.5)
    // The window is centered at the number nearest to the mean; this is how far it reaches from the exact mean.
    let size = Estimate(exactly: max(distance(low, from: j).magnitude, distance(high, from: j).magnitude))
    let bend = Estimate(exactly: growth.magnitude) * size / variances[j]
    let excess: Double
    if shift.lower > bend.upper || -shift.upper > bend.upper {
      // The logarithm of the ratio is monotone in the window: it is greatest at a cut, which is treated separately, or
      // at the window's edge.
      let (edge, cut) = shift.upper < 0 ? (low, start) : (high, end)
      let beyond = cut.map { distance($0, from: edge) }
      let isCut = beyond.map { shift.upper < 0 ? $0.lower >= 0 : $0.upper <= 0 } ?? false
      excess = isCut ? 0 : logRatio(j, over: k, at: edge).upper
    } else {
      // d_k = d_j + μ_j − μ_k, and |d_j| is at most the radius.
      let distance = Estimate(exactly: shift.magnitude)
      excess =
        (heights[j] - heights[k] + half * (bend * size + distance * (Estimate(exactly: 2) * size + distance))
        / variances[k])
        .upper
    }
    let outside = weights[j] * (mass(j, from: nil, to: low) + mass(j, from: high, to: nil))
    return Loss(ratio: max(0, excess), amount: outside.upper)
  }
}
