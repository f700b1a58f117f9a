extension Sequence<Estimate> {
  /// The sum of the elements.
  func sum() -> Estimate { reduce(Estimate(exactly: 0), +) }
}
