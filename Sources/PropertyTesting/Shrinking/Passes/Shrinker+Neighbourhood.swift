extension Shrinker {
  /// Looks around a small recording: each choice at every simpler small value, alone and with one other changed.
  mutating func searchNeighbourhood() throws(Pending) {
    guard best.choices.count <= 24 else { return }
    let start = steps
    for index in best.choices.indices {
      for rank in 0..<min(12, best.choices[index].magnitude) {
        if try set(index, to: rank, isNegative: false), steps > start { return }
        if best.choices[index].below > 0, try set(index, to: rank, isNegative: true), steps > start { return }
      }
    }
    if try exchangeTwice() { return }
    guard best.choices.count <= 12 else { return }
    for first in best.choices.indices where best.choices[first].magnitude > 0 {
      for second in best.choices.indices where second != first {
        if try changePair(first, second), steps > start { return }
      }
    }
  }

  /// One step down at `first`, and every small value at `second`.
  private mutating func changePair(_ first: Int, _ second: Int) throws(Pending) -> Bool {
    let old = best.choices[first]
    for magnitude in Set([0, old.magnitude - 1]).sorted() {
      guard let lowered = old.changed(to: magnitude, isNegative: old.isNegative) else { continue }
      for other: UInt64 in 0..<6 {
        guard let changed = best.choices[second].changed(to: other, isNegative: false) else { continue }
        var candidate = best.choices
        candidate[first] = lowered
        candidate[second] = changed
        if try consider(candidate) { return true }
      }
    }
    return false
  }

  /// Exchanges two parts of one label anywhere, and then two more: what one exchange cannot reach without passing.
  private mutating func exchangeTwice() throws(Pending) -> Bool {
    let once = Self.exchanges(of: best)
    guard once.count <= 64 else { return false }
    for candidate in once where try consider(candidate) { return true }
    for candidate in once {
      guard let made = preview(candidate), made.choices.count <= best.choices.count else { continue }
      for second in Self.exchanges(of: made) where try consider(second) { return true }
    }
    return false
  }

  /// The choices of a recording with two disjoint parts of one label exchanged, in every way.
  private static func exchanges(of recording: Recording) -> [[Choice]] {
    var candidates: [[Choice]] = []
    for (first, one) in recording.spans.enumerated() where one.label != 0 {
      for two in recording.spans[(first + 1)...] where two.label == one.label && two.start >= one.end {
        let (a, b) = (recording.choices[one.range], recording.choices[two.range])
        guard a != b else { continue }
        let between = recording.choices[Int(one.end)..<Int(two.start)]
        candidates.append(recording.choices.replacing(Int(one.start)..<Int(two.end), with: b + between + a))
      }
    }
    return candidates
  }
}
