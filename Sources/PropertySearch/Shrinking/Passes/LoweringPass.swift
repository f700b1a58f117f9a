extension Shrinker {
  /// Lowers each choice separately: to the simplest value, to the positive one of its size, then by bisection.
  mutating func lowerEach() throws(Pending) {
    var index = 0
    while index < best.choices.count {
      try lower(index)
      index += 1
    }
  }

  private mutating func lower(_ index: Int) throws(Pending) {
    let choice = best.choices[index]
    let simplest = choice.simplest
    guard choice != simplest, try !consider(best.choices.setting(index, to: simplest)) else { return }
    try set(index, to: choice.magnitude, isNegative: false)
    if choice.kind == .float {
      try lowerFloat(index)
    } else {
      try bisect(index, from: 0)
    }
  }

  /// Tries a value.
  ///
  /// - Returns: Whether the property fails on it; false if the range does not contain the value.
  @discardableResult
  mutating func set(_ index: Int, to magnitude: UInt64, isNegative: Bool) throws(Pending) -> Bool {
    guard index < best.choices.count,
      let choice = best.choices[index].changed(to: magnitude, isNegative: isNegative),
      ChoiceOrder.precedes(choice, best.choices[index])
    else { return false }
    return try consider(best.choices.setting(index, to: choice))
  }

  /// Finds a magnitude that fails but not its predecessor, between `low`, known not to fail, and the current magnitude.
  mutating func bisect(_ index: Int, from low: UInt64) throws(Pending) {
    var low = low
    while index < best.choices.count, best.choices[index].magnitude > low + 1 {
      let high = best.choices[index].magnitude
      // Steps that grow at first find small values in few trials.
      let middle = low < high / 16 ? 8 * low + 4 : low + (high - low) / 2
      let isNegative = best.choices[index].isNegative
      if try set(index, to: middle, isNegative: isNegative) {
        continue
      } else if isNegative, try set(index, to: middle, isNegative: false) {
        continue
      }
      low = middle
    }
  }

  /// Tries integers first, then ever finer dyadic fractions, on each side of the current value.
  private mutating func lowerFloat(_ index: Int) throws(Pending) {
    guard index < best.choices.count, let value = FloatRank.value(of: best.choices[index]) else { return }
    let isNegative = best.choices[index].isNegative
    if !FloatRank.isWhole(FloatRank.rank(of: value)) {
      var scale = 1.0
      var done = false
      while !done, scale <= 0x1p52 {
        for rounding in [FloatingPointRoundingRule.towardZero, .awayFromZero] {
          let candidate = (value.magnitude * scale).rounded(rounding) / scale
          if try set(index, to: FloatRank.rank(of: candidate), isNegative: isNegative) { done = true }
        }
        scale *= 2
      }
    }
    guard index < best.choices.count, let present = FloatRank.value(of: best.choices[index]) else { return }
    if present.magnitude >= 0x1p53 {
      // Powers of two reduce a huge number to the range in which whole numbers can be bisected.
      var size = 1.0
      while size < present.magnitude {
        if try set(index, to: FloatRank.rank(of: size), isNegative: isNegative) { break }
        size *= 2
      }
    }
    guard index < best.choices.count else { return }
    if FloatRank.isWhole(best.choices[index].magnitude) {
      // In a range without 0 the simplest number has the sign of all others.
      try bisect(index, from: FloatRank.simplest(of: best.choices[index]).magnitude)
    } else {
      // Fewer bits in the numerator, with the same denominator.
      try lowerNumerator(index)
    }
  }

  private mutating func lowerNumerator(_ index: Int) throws(Pending) {
    let choice = best.choices[index]
    guard choice.magnitude >= FloatRank.firstFraction else { return }
    var low: UInt64 = 0
    let head = choice.magnitude & ~((1 << 52) - 1)
    if try set(index, to: head, isNegative: choice.isNegative) { return }
    while index < best.choices.count, best.choices[index].magnitude & ~((1 << 52) - 1) == head {
      let high = best.choices[index].magnitude - head
      guard high > low + 1 else { return }
      let middle = low + (high - low) / 2
      if try !set(index, to: head + middle, isNegative: choice.isNegative) { low = middle }
    }
  }
}
