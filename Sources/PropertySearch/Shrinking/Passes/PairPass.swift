extension Shrinker {
  /// The positions of choices that represent amounts.
  private var amounts: [Int] {
    best.choices.indices.filter { index in
      let choice = best.choices[index]
      return choice.kind == .integer || choice.kind == .float && FloatRank.isWhole(choice.magnitude)
    }
  }

  /// The positions of any two of at most 24 amounts, or of those among more that are at most four apart.
  private var pairsOfAmounts: [(first: Int, second: Int)] {
    let positions = amounts
    let most = positions.count <= 24 ? positions.count : 4
    return positions.indices.flatMap { order in
      positions.dropFirst(order + 1).prefix(most).map { (first: positions[order], second: $0) }
    }
  }

  /// Lowers equal values together, then pairs of amounts by the same step.
  mutating func lowerTogether() throws(Pending) {
    try lowerEqual()
    for (first, second) in pairsOfAmounts { try lowerPair(first, second) }
  }

  /// Sets all choices of one value to a lower one.
  private mutating func lowerEqual() throws(Pending) {
    var handled: Set<Choice> = []
    while let index = best.choices.indices.first(where: { index in
      let choice = best.choices[index]
      return choice.kind != .count && !handled.contains(choice) && best.choices.lazy.filter { $0 == choice }.count > 1
    }) {
      let choice = best.choices[index]
      let group = best.choices.indices.filter { best.choices[$0] == choice }
      try lowerGroup(group)
      if index < best.choices.count { handled.insert(best.choices[index]) }
    }
  }

  private mutating func lowerGroup(_ group: [Int]) throws(Pending) {
    guard try !setAll(group, to: 0) else { return }
    var low: UInt64 = 0
    while let last = group.last, last < best.choices.count {
      let high = best.choices[last].magnitude
      guard high > low + 1 else { return }
      let middle = low + (high - low) / 2
      if try !setAll(group, to: middle) { low = middle }
    }
  }

  private mutating func setAll(_ group: [Int], to magnitude: UInt64) throws(Pending) -> Bool {
    var candidate = best.choices
    for index in group {
      guard index < candidate.count,
        let choice = candidate[index].changed(to: magnitude, isNegative: candidate[index].isNegative)
      else { return false }
      candidate[index] = choice
    }
    return try consider(candidate)
  }

  /// Lowers two magnitudes by the same step as long as the property still fails.
  private mutating func lowerPair(_ first: Int, _ second: Int) throws(Pending) {
    guard second < best.choices.count else { return }
    var step = min(best.choices[first].magnitude, best.choices[second].magnitude)
    while step > 0 {
      if try !shift(first, second, by: step, raisingSecond: false) { step /= 2 }
      guard second < best.choices.count else { return }
      step = min(step, best.choices[first].magnitude, best.choices[second].magnitude)
    }
  }

  /// Replaces two neighboring elements of a sequence that are single integers by one: their sum, or an end of the
  /// range.
  mutating func fuseNeighbors() throws(Pending) {
    var span = 0
    while span < best.spans.count {
      var place = 0
      while span < best.spans.count, best.spans[span].kind == .sequence {
        let elements = best.children(of: span)
        guard place + 1 < elements.count else { break }
        if try !fuse(elements[place], elements[place + 1], place, of: span) { place += 1 }
      }
      span += 1
    }
  }

  private mutating func fuse(_ left: Int, _ right: Int, _ place: Int, of span: Int) throws(Pending) -> Bool {
    let (a, b) = (best.spans[left], best.spans[right])
    guard a.end == a.start + 1, b.end == b.start + 1 else { return false }
    let (one, two) = (best.choices[Int(a.start)], best.choices[Int(b.start)])
    guard one.kind == .integer, two.kind == .integer else { return false }
    var wanted: [(UInt64, Bool)] = [(one.above, false), (one.below, true)]
    if let x = one.signedDistance, let y = two.signedDistance {
      let sum = x &+ y
      wanted.insert((sum.magnitude, sum < 0), at: 0)
      // For a type that wraps around, the sum as the type itself would give it.
      let wrapped = sum &- sum.signum() &* Int64(truncatingIfNeeded: one.above &+ one.below &+ 1)
      wanted.insert((wrapped.magnitude, wrapped < 0), at: 1)
    }
    for (magnitude, isNegative) in wanted where magnitude > 0 {
      guard let fused = one.changed(to: magnitude, isNegative: isNegative) else { continue }
      var candidate = deleting(place + 1..<place + 2, of: span)
      candidate[Int(a.start)] = fused
      if try consider(candidate) { return true }
    }
    return false
  }

  /// Lowers one amount and raises a later one by the same step.
  mutating func redistribute() throws(Pending) {
    for (first, second) in pairsOfAmounts {
      guard second < best.choices.count else { return }
      var step = best.choices[first].magnitude
      while step > 0 {
        if try !shift(first, second, by: step, raisingSecond: true) { step /= 2 }
        guard second < best.choices.count else { return }
        step = min(step, best.choices[first].magnitude)
      }
    }
  }

  /// Moves the first amount toward the simplest by `step`, and the second likewise or, to keep the sum, the opposite
  /// way.
  private mutating func shift(
    _ first: Int, _ second: Int, by step: UInt64, raisingSecond: Bool
  ) throws(Pending) -> Bool {
    guard let one = best.choices[first].signedDistance, let two = best.choices[second].signedDistance,
      let move = Int64(exactly: step)
    else { return false }
    let newOne = one - one.signum() * move
    let (newTwo, overflow) =
      raisingSecond
      ? two.addingReportingOverflow(one.signum() * move) : (two - two.signum() * move, false)
    guard !overflow,
      let choiceOne = best.choices[first].changed(to: newOne.magnitude, isNegative: newOne < 0),
      let choiceTwo = best.choices[second].changed(to: newTwo.magnitude, isNegative: newTwo < 0)
    else { return false }
    var candidate = best.choices
    candidate[first] = choiceOne
    candidate[second] = choiceTwo
    return try consider(candidate)
  }
}
