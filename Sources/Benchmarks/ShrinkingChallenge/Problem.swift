import PropertySearch

/// A property with a bug, with its inputs and how they are shown.
package struct Problem<Value> {
  /// What draws the inputs.
  package let generator: Generator<Value>
  /// How an input is shown.
  package let describe: (Value) -> String
  /// Whether the property fails; `nil` for an input outside its assumptions.
  package let isFailing: (Value) -> Bool?

  /// A problem.
  ///
  /// - Parameters:
  ///   - generator: What draws the inputs.
  ///   - description: How an input is shown.
  ///   - isFailing: Whether the property fails; `nil` for an input outside its assumptions.
  package init(
    _ generator: Generator<Value>, describing description: @escaping (Value) -> String = { String(describing: $0) },
    failsOn isFailing: @escaping (Value) -> Bool?
  ) {
    self.generator = generator
    describe = description
    self.isFailing = isFailing
  }

  /// What searches within `cases` cases find on each seed, shrunk with at most `evaluations` evaluations.
  package func sweep(cases: Int = 5000, evaluations: Int = 5000, seeds: Int) -> SeedSweep {
    SeedSweep(self, cases: cases, evaluations: evaluations, seeds: seeds)
  }
}
