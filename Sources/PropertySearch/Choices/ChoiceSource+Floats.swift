extension ChoiceSource {
  /// Draws a finite number of a range; integers, then small dyadic fractions, are the simplest.
  ///
  /// Uniform, logarithmic, integral and dyadic draws are about equally frequent; a few draws are the ends of the range.
  public mutating func double(in range: ClosedRange<Double>) throws(Discard) -> Double {
    let lower = range.lowerBound
    let upper = range.upperBound
    precondition(lower.isFinite && upper.isFinite, "a range of numbers needs finite ends")
    // A choice does not hold the sign of zero, so that zero is always positive.
    let value = (isReplaying ? replayedDouble(lower, upper) : randomDouble(lower, upper)) + 0
    try record(
      Choice(
        kind: .float, magnitude: FloatRank.rank(of: value), isNegative: value < 0, above: upper.bitPattern,
        below: lower.bitPattern))
    return value
  }

  private mutating func replayedDouble(_ lower: Double, _ upper: Double) -> Double {
    guard let old = nextReplayed(), old.kind == .float, let value = FloatRank.value(of: old), !value.isNaN else {
      replay.isFaithful = false
      return FloatRank.simplest(from: lower, through: upper)
    }
    let bounded = min(max(value, lower), upper)
    if bounded != value || old.above != upper.bitPattern || old.below != lower.bitPattern { replay.isFaithful = false }
    return bounded
  }

  private mutating func randomDouble(_ lower: Double, _ upper: Double) -> Double {
    let word = random.next()
    let unit = Double(random.next() >> 11) * 0x1p-53
    let even = min(lower * (1 - unit) + upper * unit, upper)
    let value: Double =
      switch word & 31 {
      case 0: upper
      case 1: lower
      case 2: FloatRank.simplest(from: lower, through: upper)
      case 3...10: even
      case 11...17: even.rounded()
      case 18...24: (even * 8).rounded() / 8
      default: logarithmic(word >> 5, lower, upper)
      }
    return min(max(value, lower), upper)
  }

  /// A number whose order of magnitude is uniform between those of the ends.
  private mutating func logarithmic(_ word: UInt64, _ lower: Double, _ upper: Double) -> Double {
    let isNegative = lower < 0 && (upper <= 0 || word & 1 == 1)
    let far = isNegative ? -lower : upper
    let near = isNegative ? -upper : lower
    guard far > 0 else { return 0 }
    let top = Int(far.exponent)
    let bottom = near > 0 ? Int(near.exponent) : min(top, -30)
    let exponent = bottom + Int(random.below(through: UInt64(top - bottom)))
    let size = Double(sign: .plus, exponent: exponent, significand: 1 + Double(random.next() >> 12) * 0x1p-52)
    return isNegative ? -size : size
  }
}
