extension Shrinker {
  /// Tries values near a small recording: each choice at every simpler small value, alone and with another changed.
  mutating func searchNeighborhood() throws(Pending) {
    guard best.choices.count <= 24 else { return }
    for index in best.choices.indices {
      for rank in 0..<min(12, best.choices[index].magnitude) {
        if try set(index, to: rank, isNegative: false) { return }
        if try set(index, to: rank, isNegative: true) { return }
      }
    }
    if try exchangeTwice() { return }
    // In a longer recording, only amounts are changed in pairs.
    let isShort = best.choices.count <= 12
    let places = best.choices.indices.filter { isShort || [.integer, .float].contains(best.choices[$0].kind) }
    guard places.count <= 12 else { return }
    for first in places where best.choices[first].magnitude > 0 {
      for second in places where second != first {
        if try changePair(first, second) { return }
      }
    }
  }

  /// Tries smaller values at `first` with small values at `second`.
  private mutating func changePair(_ first: Int, _ second: Int) throws(Pending) -> Bool {
    let (old, other) = (best.choices[first], best.choices[second])
    for lowered in Self.lowerings(of: old) where ChoiceOrder.precedes(lowered, old) {
      for changed in Self.companions(of: other, as: old, becomes: lowered) {
        var candidate = best.choices
        candidate[first] = lowered
        candidate[second] = changed
        if try consider(candidate) { return true }
      }
    }
    return false
  }

  private static func lowerings(of choice: Choice) -> [Choice] {
    guard choice.kind == .float, let value = FloatRank.value(of: choice) else {
      return [0, choice.magnitude - 1].compactMap { choice.changed(to: $0, isNegative: choice.isNegative) }
    }
    let simplest = FloatRank.simplest(of: choice)
    let sizes = [value.magnitude.rounded(.down), 1, value.magnitude / 2].map { FloatRank.rank(of: $0) }
    return ([simplest.magnitude] + sizes).compactMap { choice.changed(to: $0, isNegative: choice.isNegative) }
  }

  /// Values for a choice when another changes: small ones, and for a float the one at the same ratio, and fractions.
  private static func companions(of choice: Choice, as old: Choice, becomes new: Choice) -> [Choice] {
    var magnitudes = Array(UInt64(0)..<8)
    if choice.kind == .float {
      magnitudes += [0.5, 1.5, 2.5, 0.25, 0.75].map { FloatRank.rank(of: $0) }
      if let value = FloatRank.value(of: choice), let before = FloatRank.value(of: old),
        let after = FloatRank.value(of: new), old.kind == .float
      {
        let scaled = value * after / before
        for fineness in [1.0, 2, 4, 8] {
          magnitudes.append(FloatRank.rank(of: (scaled * fineness).rounded() / fineness))
        }
      }
    }
    return magnitudes.compactMap { choice.changed(to: $0, isNegative: choice.kind == .float && choice.isNegative) }
  }

  /// Exchanges two parts of one label anywhere, and then two more, where one exchange alone does not fail.
  private mutating func exchangeTwice() throws(Pending) -> Bool {
    let once = Self.exchanges(of: best)
    guard once.count <= 64 else { return false }
    for candidate in once where try consider(candidate) { return true }
    for candidate in once {
      guard let made = preview(candidate) else { continue }
      for second in Self.exchanges(of: made) where try consider(second) { return true }
    }
    return false
  }

  /// The choices of a recording with two disjoint parts of one label exchanged, for every such pair.
  private static func exchanges(of recording: Recording) -> [[Choice]] {
    var candidates: [[Choice]] = []
    for (first, one) in recording.spans.enumerated() where one.label != 0 {
      // A part does not begin at its own end, unless it is empty.
      for two in recording.spans.dropFirst(first) where two.label == one.label && two.start >= one.end {
        let (a, b) = (recording.choices[one.range], recording.choices[two.range])
        guard a != b else { continue }
        let between = recording.choices[Int(one.end)..<Int(two.start)]
        candidates.append(recording.choices.replacing(Int(one.start)..<Int(two.end), with: b + between + a))
      }
    }
    return candidates
  }
}
