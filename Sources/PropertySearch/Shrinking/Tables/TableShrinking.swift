extension Shrinker {
  /// Removes repetitions, then items of each axis, in the order of their counts, and sorts the items.
  mutating func shrinkTables() throws(Pending) {
    for order in best.axes.repeats.indices {
      while try dropRepetition(order) {}
    }
    for order in best.axes.lengths.indices { try deleteItems(order) }
    for order in best.axes.lengths.indices { try orderItems(order) }
  }

  private mutating func dropRepetition(_ order: Int) throws(Pending) -> Bool {
    let repeats = best.axes.repeats
    guard order < repeats.count else { return false }
    let longest = best.axes.lengths.map { best.choices[$0].number }.max() ?? 0
    for item in 0..<longest {
      if let candidate = best.dropping(repeat: repeats[order], at: item), try consider(candidate) { return true }
    }
    return false
  }

  private mutating func deleteItems(_ order: Int) throws(Pending) {
    guard order < best.axes.lengths.count else { return }
    var item = best.choices[best.axes.lengths[order]].number - 1
    while item >= 0, order < best.axes.lengths.count {
      if let candidate = best.deleting(item, of: best.axes.lengths[order]) { _ = try consider(candidate) }
      item -= 1
    }
  }

  /// Tries all orders of at most four items, or exchanges of neighbors for more.
  private mutating func orderItems(_ order: Int) throws(Pending) {
    guard order < best.axes.lengths.count else { return }
    let axis = best.axes.lengths[order]
    let count = best.choices[axis].number
    guard count > 1 else { return }
    let orders: [[Int]] =
      count <= 4
      ? Self.permutations(of: count)
      : (1..<count).map { place in
        var swapped = Array(0..<count)
        swapped.swapAt(place - 1, place)
        return swapped
      }
    var candidates = orders.compactMap { best.permuting($0, of: axis) }
    candidates.removeAll { !ChoiceOrder.precedes($0, best.choices) }
    candidates.sort { ChoiceOrder.precedes($0, $1) }
    for candidate in candidates where try consider(candidate) { return }
  }
}
