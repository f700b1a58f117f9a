extension Shrinker {
  /// Sorts the elements of each sequence by simplicity: all at once, or by exchanging pairs.
  mutating func sortElements() throws(Pending) {
    var span = 0
    while span < best.spans.count {
      if best.spans[span].kind == .sequence { try sort(span) }
      span += 1
    }
    try exchangeChoices()
  }

  private mutating func sort(_ span: Int) throws(Pending) {
    let elements = best.children(of: span)
    guard elements.count > 1 else { return }
    let pieces = elements.map { best.choices[best.spans[$0].range] }
    let sorted = pieces.sorted { ChoiceOrder.precedes($0, $1) }
    if try consider(arranged(elements, sorted)) { return }
    for gap in [elements.count / 2, 1] where gap > 0 {
      var place = gap
      while place < elements.count, span < best.spans.count {
        let now = best.children(of: span)
        guard now.count == elements.count else { return }
        var order = now.map { best.choices[best.spans[$0].range] }
        if ChoiceOrder.precedes(order[place], order[place - gap]) {
          order.swapAt(place, place - gap)
          if try consider(arranged(now, order)), place > gap {
            place -= 1
            continue
          }
        }
        place += 1
      }
    }
  }

  private func arranged(_ elements: [Int], _ pieces: [ArraySlice<Choice>]) -> [Choice] {
    let first = Int(best.spans[elements[0]].start)
    let last = Int(best.spans[elements[elements.count - 1]].end)
    return best.choices.replacing(first..<last, with: pieces.joined())
  }

  /// Exchanges the values of two like choices where the later is the simpler.
  private mutating func exchangeChoices() throws(Pending) {
    var first = 0
    while first < best.choices.count {
      var second = first + 1
      while second < min(best.choices.count, first + 9) {
        let (one, two) = (best.choices[first], best.choices[second])
        if one.kind == two.kind, ChoiceOrder.precedes(two, one),
          let a = one.changed(to: two.magnitude, isNegative: two.isNegative),
          let b = two.changed(to: one.magnitude, isNegative: one.isNegative)
        {
          var candidate = best.choices
          candidate[first] = a
          candidate[second] = b
          _ = try consider(candidate)
        }
        second += 1
      }
      first += 1
    }
  }

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
}
