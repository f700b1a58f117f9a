/// The order in which recordings are compared: the shorter first, then the first choice that differs.
///
/// - SeeAlso: PT-002
enum ChoiceOrder {
  /// Whether one choice is simpler than another in the same position.
  static func precedes(_ left: Choice, _ right: Choice) -> Bool { left.place < right.place }

  /// Whether `left` comes strictly before `right` in the shortlex order.
  ///
  /// - Complexity: O(length).
  static func precedes(_ left: [Choice], _ right: [Choice]) -> Bool {
    if left.count != right.count { return left.count < right.count }
    for position in left.indices where left[position].place != right[position].place {
      return precedes(left[position], right[position])
    }
    return false
  }

  /// Whether one run of choices comes before another; used to sort elements.
  static func precedes(_ left: ArraySlice<Choice>, _ right: ArraySlice<Choice>) -> Bool {
    precedes(Array(left), Array(right))
  }

  /// A fingerprint of the values of a recording; with its 64 bits an accidental match is negligible.
  static func fingerprint(_ choices: [Choice]) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: choices.count) &+ 0x9E37_79B9_7F4A_7C15
    for choice in choices {
      let tag = UInt64(choice.kind.rawValue) << 1 | (choice.isNegative ? 1 : 0)
      hash = CaseRandom.mixed(hash ^ choice.magnitude) &+ CaseRandom.mixed(tag &+ 0xD1B5_4A32_D192_ED03) &+ hash
    }
    return hash
  }
}
