import PropertyTesting

/// The first failing value in the shortlex order, found by trying every recording up to a bound: what shrinking is
/// measured against, and shares no code with.
struct SimplestFailure<Value> {
  let generator: Generator<Value>
  /// Greatest distance tried for a choice.
  let bound: UInt64
  /// Greatest distance tried for an amount, if smaller.
  let amounts: UInt64
  /// Greatest length tried.
  let longest: Int

  func find(_ fails: (Value) -> Bool?) -> Value? {
    for length in 0...longest {
      if let value = find(length: length, fails) { return value }
    }
    return nil
  }

  private func find(length: Int, _ fails: (Value) -> Bool?) -> Value? {
    var prefix: [Choice] = []
    while true {
      var source = ChoiceSource()
      source.start(replaying: prefix, limit: length)
      let value = try? source.draw(generator)
      let drawn = source.recording.choices
      if let value, drawn.count == length, fails(value) == true { return value }
      // The next prefix in order: the last choice that can grow does, and what follows is dropped.
      var next = drawn
      while let last = next.popLast() {
        if let grown = successor(of: last) {
          next.append(grown)
          break
        }
      }
      if next.isEmpty { return nil }
      prefix = next
    }
  }

  private func successor(of choice: Choice) -> Choice? {
    var next = choice
    let hasBelow = choice.kind == .integer
    if hasBelow, !choice.isNegative, choice.magnitude > 0, choice.magnitude <= choice.below {
      next.isNegative = true
      return next
    }
    next.magnitude += 1
    next.isNegative = false
    guard next.magnitude <= (choice.kind == .integer ? min(bound, amounts) : bound) else { return nil }
    if next.magnitude <= choice.above { return next }
    next.isNegative = true
    return hasBelow && next.magnitude <= choice.below ? next : nil
  }
}
