import PropertyTesting
import Testing

/// A property with a bug, and what its inputs look like.
struct Problem<Value> {
  let generator: Generator<Value>
  let describe: (Value) -> String
  let isFailing: (Value) -> Bool?

  /// - Parameters:
  ///   - generator: What draws the inputs.
  ///   - description: How an input is shown.
  ///   - isFailing: Whether the property fails; `nil` for an input outside its assumptions.
  init(
    _ generator: Generator<Value>, describing description: @escaping (Value) -> String = { String(describing: $0) },
    failsOn isFailing: @escaping (Value) -> Bool?
  ) {
    self.generator = generator
    describe = description
    self.isFailing = isFailing
  }

  /// What searches within `cases` cases find on each seed, shrunk with at most `evaluations`.
  func sweep(cases: Int = 20_000, evaluations: Int = 5000) -> SeedSweep {
    SeedSweep(generator, cases: cases, evaluations: evaluations, describing: describe, failsOn: isFailing)
  }

  /// Expects one answer on all seeds.
  ///
  /// - Parameters:
  ///   - answer: The smallest failing input.
  ///   - enumeration: Where to look for a smaller one exhaustively: the greatest distance of a choice and the greatest
  ///     number of choices; `amounts` bounds the distance of integers more. Without it nothing smaller is sought.
  ///   - mostCases: Within how many cases each search must fail.
  func expectOne(
    _ answer: String, enumeration: (bound: UInt64, longest: Int)?, amounts: UInt64 = .max, mostCases: Int = 5000,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let sweep = sweep(cases: mostCases)
    #expect(sweep.isOne(answer), "\(sweep.summary)", sourceLocation: sourceLocation)
    #expect(sweep.median <= 400 && sweep.maximum <= 2000, "\(sweep.summary)", sourceLocation: sourceLocation)
    // The control: what is found is not the smallest by itself; without shrinking the same check refutes it.
    let unshrunk = self.sweep(cases: mostCases, evaluations: 0)
    #expect(!unshrunk.isOne(answer), "unshrunk: \(unshrunk.summary)", sourceLocation: sourceLocation)
    guard let enumeration else { return }
    let simplest = SimplestFailure(
      generator: generator, bound: enumeration.bound, amounts: amounts, longest: enumeration.longest)
    #expect(simplest.find(isFailing).map(describe) == answer, sourceLocation: sourceLocation)
  }
}
