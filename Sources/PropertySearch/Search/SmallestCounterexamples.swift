extension Generator {
  /// The simplest values on which a planted falsehood is refuted, each found from its own seed: a single value if the
  /// minimum does not depend on the seed.
  ///
  /// - Parameters:
  ///   - seeds: The number of searches.
  ///   - cases: The number of cases that each search may try; one that finds nothing gives "not refuted".
  ///   - description: The text of a value: its own description if it has one, otherwise as Swift.
  ///   - refutes: Whether the check refutes the falsehood on a value; an error counts as no refutation.
  public func smallestCounterexamples(
    seeds: Int = 10, cases: Int = 5000,
    describing description: (Value) -> String = {
      ($0 as? any CustomStringConvertible)?.description ?? swiftLiteral(of: $0)
    },
    where refutes: (Value) throws -> Bool
  ) -> Set<String> {
    Set(
      (0..<seeds).map { seed in
        let search = Search(cases: cases, baseSeed: UInt64(seed) &* 0x9E37_79B9 &+ 1)
        let outcome = search.run(self) { (try? refutes($0)) == true ? .failed : .passed }
        guard case .failed(let failure) = outcome else { return "not refuted" }
        return description(failure.minimal)
      })
  }
}
