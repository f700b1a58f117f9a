extension ChoiceSource {
  /// Draws an integer; the simplest value is the one nearest to `simplest`.
  ///
  /// Small distances, the ends of the range and values drawn before are frequent.
  @inlinable
  public mutating func integer<Number: FixedWidthInteger>(
    in range: ClosedRange<Number>, simplest: Number = 0
  ) throws(Discard) -> Number {
    let center = min(max(simplest, range.lowerBound), range.upperBound)
    let above = UInt64(truncatingIfNeeded: range.upperBound) &- UInt64(truncatingIfNeeded: center)
    let below = UInt64(truncatingIfNeeded: center) &- UInt64(truncatingIfNeeded: range.lowerBound)
    let choice = try distance(kind: .integer, above: above, below: below)
    let shift = Number(truncatingIfNeeded: choice.magnitude)
    return choice.isNegative ? center &- shift : center &+ shift
  }

  /// Draws a boolean; false is the simpler value.
  @inlinable
  public mutating func boolean(probability: Double = 0.5) throws(Discard) -> Bool {
    if isReplaying { return try replayed(kind: .boolean, above: 1, below: 0, scope: 0).magnitude == 1 }
    let isTrue = Double(random.next() >> 11) * 0x1p-53 < probability
    try record(Choice(kind: .boolean, magnitude: isTrue ? 1 : 0, above: 1))
    return isTrue
  }

  /// Draws an index from 0 ..< `count`, uniformly.
  @inlinable
  public mutating func index(below count: Int) throws(Discard) -> Int {
    Int(try even(kind: .index, through: UInt64(truncatingIfNeeded: count &- 1), scope: 0))
  }

  /// Draws a reference to one of the first `count` vertices of a scope, uniformly.
  ///
  /// - Parameter scope: The scope that ``openVertexScope()`` returned.
  @inlinable
  public mutating func vertex(below count: Int, scope: Int32) throws(Discard) -> Int {
    Int(try even(kind: .vertex, through: UInt64(truncatingIfNeeded: count &- 1), scope: scope))
  }

  /// Records a reference that the generator itself chose at random.
  @inlinable
  mutating func vertex(_ chosen: Int, below count: Int, scope: Int32) throws(Discard) -> Int {
    try record(
      Choice(
        kind: .vertex, magnitude: UInt64(truncatingIfNeeded: chosen), above: UInt64(truncatingIfNeeded: count &- 1),
        scope: scope))
    return chosen
  }

  /// Begins a scope of vertices; the references that are drawn in it are renumbered together.
  @inlinable
  public mutating func openVertexScope() -> Int32 {
    scopeCount += 1
    return scopeCount
  }

  /// Draws the number of elements of a collection: small numbers and both ends of the range are frequent.
  @inlinable
  public mutating func count(in range: ClosedRange<Int>, scope: Int32 = 0) throws(Discard) -> Int {
    let above = UInt64(truncatingIfNeeded: range.upperBound &- range.lowerBound)
    let least = UInt64(truncatingIfNeeded: range.lowerBound)
    if isReplaying {
      return range.lowerBound + Int(try replayed(kind: .count, above: above, below: least, scope: scope).magnitude)
    }
    let word = random.next()
    let cap = min(above, max(2, above &* UInt64(truncatingIfNeeded: size) / 100))
    let magnitude: UInt64 =
      switch word & 31 {
      case 0: above
      case 1: 0
      case 2...6: min(cap, word >> 32 & 3)
      case 7...10: random.below(through: above)
      default: random.below(through: cap)
      }
    try record(Choice(kind: .count, magnitude: magnitude, above: above, below: least, scope: scope))
    return range.lowerBound &+ Int(truncatingIfNeeded: magnitude)
  }

  @inlinable
  mutating func even(kind: Choice.Kind, through bound: UInt64, scope: Int32) throws(Discard) -> UInt64 {
    if isReplaying { return try replayed(kind: kind, above: bound, below: 0, scope: scope).magnitude }
    let magnitude = random.below(through: bound)
    try record(Choice(kind: kind, magnitude: magnitude, above: bound, scope: scope))
    return magnitude
  }

  @inlinable
  mutating func distance(kind: Choice.Kind, above: UInt64, below: UInt64) throws(Discard) -> Choice {
    if isReplaying { return try replayed(kind: kind, above: above, below: below, scope: 0) }
    let word = random.next()
    let width = above &+ below
    var choice: Choice
    if word & 31 > 2 || width == 0 {
      choice = width < 1024 ? narrow(word, above, below) : wide(word, above, below)
    } else {
      choice = unusual(word, above, below)
    }
    choice.kind = kind
    try record(choice)
    return choice
  }

  /// A uniform draw; in one case of eight, a small distance.
  @inlinable
  mutating func narrow(_ word: UInt64, _ above: UInt64, _ below: UInt64) -> Choice {
    let width = above &+ below
    if word >> 5 & 7 == 0, width > 8 { return placed(random.below(through: 4), negative: word >> 8, above, below) }
    // The low bits chose the branch; the high half makes the offset.
    return placed(at: ((word >> 32) &* (width &+ 1)) >> 32, above, below)
  }

  /// The value at an offset from the lower end of a range.
  @inlinable
  func placed(at offset: UInt64, _ above: UInt64, _ below: UInt64) -> Choice {
    offset >= below
      ? Choice(kind: .integer, magnitude: offset &- below, above: above, below: below)
      : Choice(kind: .integer, magnitude: below &- offset, isNegative: true, above: above, below: below)
  }

  /// A draw from a wide range: half are small, a quarter have a uniform number of bits, a quarter are uniform.
  @usableFromInline
  mutating func wide(_ word: UInt64, _ above: UInt64, _ below: UInt64) -> Choice {
    switch word >> 5 & 3 {
    case 0, 1:
      return placed(random.below(through: UInt64(truncatingIfNeeded: size)), negative: word >> 7, above, below)
    case 2:
      let bits = UInt64(64 - max(above, below).leadingZeroBitCount)
      let length = random.below(through: bits)
      return placed(length == 0 ? 0 : random.next() >> (64 - length), negative: word >> 7, above, below)
    default:
      return placed(at: random.below(through: above &+ below), above, below)
    }
  }

  /// An end of the range or its neighbor, the simplest value or its neighbor, or a value drawn before, moved by at most
  /// 2.
  @usableFromInline
  mutating func unusual(_ word: UInt64, _ above: UInt64, _ below: UInt64) -> Choice {
    let drawn = recording.choices.count
    if word & 31 > 0, drawn > 0 {
      let earlier = recording.choices[Int(random.below(through: UInt64(drawn - 1)))]
      if earlier.kind == .integer, earlier.above == above, earlier.below == below {
        var copy = earlier
        let step = Int64(word >> 8 & 7) - 3
        if step >= -2, step <= 2, let distance = earlier.signedDistance {
          let (moved, overflow) = distance.addingReportingOverflow(step)
          if !overflow { copy = placed(moved.magnitude, negative: moved < 0 ? 1 : 0, above, below) }
        }
        return copy
      }
    }
    let near = word >> 8 & 1
    return switch word >> 9 & 3 {
    case 0: placed(above &- min(near, above), negative: 0, above, below)
    case 1: below > 0 ? placed(below &- near, negative: 1, above, below) : placed(near, negative: 0, above, below)
    default: placed(near, negative: word >> 11, above, below)
    }
  }

  @inlinable
  func placed(_ magnitude: UInt64, negative: UInt64, _ above: UInt64, _ below: UInt64) -> Choice {
    let isNegative = negative & 1 == 1 && below > 0 || above == 0
    let bounded = min(magnitude, isNegative ? below : above)
    return Choice(
      kind: .integer, magnitude: bounded, isNegative: isNegative && bounded > 0, above: above, below: below)
  }
}
