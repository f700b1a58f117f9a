extension Sequence<Estimate> {
  /// The sum of the elements.
  func sum() -> Estimate { reduce(Estimate(exactly: 0), +) }

  /// The sum by halves, in which each element is part of no more additions than the logarithm of their number.
  func sumByHalves() -> Estimate {
    func sum(_ part: ArraySlice<Estimate>) -> Estimate {
      guard part.count > 8 else { return part.sum() }
      let middle = part.startIndex + part.count / 2
      return sum(part[..<middle]) + sum(part[middle...])
    }
    return sum(Array(self)[...])
  }
}
