extension Shrinker {
  /// Sorts the elements of each sequence and row by simplicity: all at once, or by exchanging pairs.
  mutating func sortElements() throws(Pending) {
    var span = 0
    while span < best.spans.count {
      if [.sequence, .row].contains(best.spans[span].kind) { try sort(span) }
      span += 1
    }
    try exchangeParts()
    try exchangeChoices()
  }

  /// Exchanges parts of one label within the same part if the later is simpler.
  private mutating func exchangeParts() throws(Pending) {
    var first = 0
    while first < best.spans.count {
      let one = best.spans[first]
      if one.label != 0 {
        // A part does not precede itself.
        for second in best.spans.indices.dropFirst(first) {
          let two = best.spans[second]
          guard two.label == one.label, two.parent == one.parent else { continue }
          let (a, b) = (best.choices[one.range], best.choices[two.range])
          guard ChoiceOrder.precedes(b, a) else { continue }
          let between = best.choices[Int(one.end)..<Int(two.start)]
          if try consider(best.choices.replacing(Int(one.start)..<Int(two.end), with: b + between + a)) { break }
        }
      }
      first += 1
    }
  }

  private mutating func sort(_ span: Int) throws(Pending) {
    let elements = best.children(of: span)
    guard !elements.isEmpty else { return }
    let pieces = elements.map { best.choices[best.spans[$0].range] }
    let sorted = pieces.sorted { ChoiceOrder.precedes($0, $1) }
    if try consider(arranged(elements, sorted)) { return }
    for gap in [elements.count / 2, 1] {
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

  /// Exchanges the values of two choices of one kind, at most 8 apart, if the later is simpler.
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
}
