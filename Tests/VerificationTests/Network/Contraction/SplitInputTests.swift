import PropertyTesting
import RealModule
import Testing

@testable import Verification

extension `RD-006 the contraction coefficient bounds the share of information that a channel preserves` {
  /// A law of two inputs with a channel, and the share of one input that is split off as a third one.
  struct Split: Sendable, CustomStringConvertible {
    let drawn: Drawn
    let input: Int
    let share: Int

    var description: String { "\(drawn), input \(input) split by \(share)/8" }

    static let all = Generator<Split> { source throws(Discard) in
      Split(
        drawn: try Drawn.all(inputs: 2...2).draw(from: &source), input: try source.integer(in: 0...1),
        share: try source.integer(in: 1...7))
    }

    /// The coefficient of the channel with three inputs, of which the last has the row of the split one.
    func coefficient(row: Int) throws -> Estimate {
      var law = drawn.law
      law.append(law[input] * Double(share) / 8)
      law[input] *= Double(8 - share) / 8
      let rows = try drawn.rows.rows.map(\.weights)
      return try DiscreteChannel(rows + [rows[row]]).contraction(input: law)
    }
  }

  /// Whether an interval for three inputs agrees with the coefficient of the two that they stand for, and ends at the
  /// coefficient of the channel.
  private func isOfTwo(_ coefficient: Estimate, _ drawn: Drawn) throws -> Bool {
    let channel = try drawn.rows
    // Equal rows add a pair whose coefficient is 0, known up to the square of a rounding.
    let rounding = Tolerance.rounding(operations: 1000, condition: 1, scale: 1)
    return coefficient.overlaps(try channel.contraction(input: drawn.law))
      && rounding.accepts(coefficient.upper, channel.contraction.upper)
  }

  @Test(.property(cases: 200)) func `an input split into two with equal rows leaves the coefficient as it is`() {
    checkProperty(Split.all) { split in
      let coefficient = try split.coefficient(row: split.input)
      #expect(try isOfTwo(coefficient, split.drawn), "\(coefficient)")
    }
  }

  @Test func `control: the coefficient of the channel, and a part that takes the other row, are refuted`() throws {
    // The coefficient of the channel is 0.64, that at the law is 0.4932.
    let drawn = Drawn(prior: [1, 19], channel: [[9, 1], [1, 9]], auxiliary: [])
    let whole = try drawn.rows.contraction
    #expect(try isOfTwo(Split(drawn: drawn, input: 1, share: 4).coefficient(row: 1), drawn))
    #expect(try !isOfTwo(whole, drawn))
    let minima = Split.all.smallestCounterexamples(seeds: 2, cases: 2000) { split in
      try !isOfTwo(split.coefficient(row: 1 - split.input), split.drawn)
    }
    #expect(!minima.contains("not refuted"))
  }

  /// Weights of a law and of two rows; the coefficient at the law, and that of the channel.
  ///
  /// Reference: mpmath 1.3.0 at 60 digits: the greatest ratio KL(qW ‖ pW)/KL(q ‖ p), and the greatest squared maximal
  /// correlation, each by a scan of 400 points and a golden-section search about the best one; printed to 40.
  static let pairs: [(law: [Int], rows: [[Int]], atLaw: String, greatest: String)] = [
    ([1, 15], [[7, 1], [1, 7]], "0.4354784413100335976141523655187174609192", "0.5625"),
    (
      [1, 3], [[1, 1], [1, 7]], "0.164262090430815665758829315493206893281",
      "0.1692810861169261761872980307950924467862"
    ),
    (
      [1, 7], [[1, 2, 5], [5, 2, 1]], "0.2822875170267898069022750835874542680716",
      "0.3333333333333333333333333333333333333333"
    ),
    (
      [5, 3], [[3, 5], [7, 1]], "0.2611025714717027564404203762563298161317",
      "0.2735327885637625505243425412337171252895"
    ),
    (
      [1, 31], [[1, 0, 7], [3, 4, 1]], "0.4090350752155123230842084626511082813921",
      "0.6015686516701557057123788184770554680717"
    ),
    ([3, 1], [[8, 0, 0], [2, 3, 3]], "0.7217667858432416800458707455840294835307", "0.75"),
    ([1, 1], [[15, 1], [1, 15]], "0.765625", "0.765625"),
    (
      [1, 1], [[1, 1], [1, 3]], "0.06688014202450253514113259663861283271234",
      "0.0669872981077806766181384146235319082643"
    ),
    ([31, 1], [[7, 1], [1, 7]], "0.3815336514899628063844745756242692184507", "0.5625"),
    (
      [1, 255], [[15, 1], [1, 31]], "0.5268833583151465557821411549821762080409",
      "0.8259224271373131848643205398476516220403"
    ),
    // Rows that almost agree, and an output that neither input reaches.
    ([1, 15], [[33, 31], [31, 33]], "0.0006312329403410904110614603256502345572861", "0.0009765625"),
    ([1, 15], [[7, 1, 0], [1, 7, 0]], "0.4354784413100335976141523655187174609192", "0.5625"),
  ]

  @Test(arguments: pairs.indices) func `coefficients of two inputs enclose those of 60 digits`(index: Int) throws {
    let pair = Self.pairs[index]
    let channel = try DiscreteChannel(pair.rows.map(Drawn.law))
    let atLaw = try channel.contraction(input: Drawn.law(pair.law))
    #expect(encloses(atLaw, pair.atLaw, roundings: 1000), "\(atLaw)")
    #expect(encloses(channel.contraction, pair.greatest, roundings: 200), "\(channel.contraction)")
    // An input of probability 0 does not count, whatever its row is.
    let whole = [Double](repeating: 0, count: pair.rows[0].count - 1) + [1]
    let wider = try DiscreteChannel([whole] + pair.rows.map(Drawn.law))
    #expect(try wider.contraction(input: [0] + Drawn.law(pair.law)) == atLaw)
    let correlation = try channel.squaredMaximalCorrelation(input: Drawn.law(pair.law))
    #expect(try wider.squaredMaximalCorrelation(input: [0] + Drawn.law(pair.law)) == correlation)
  }

  @Test(arguments: pairs.indices) func `the interval of the ratio never leaves the bounds that it is given`(
    index: Int
  ) throws {
    let pair = Self.pairs[index]
    let (law, rows) = (Drawn.law(pair.law), pair.rows.map(Drawn.law))
    let ratio = DivergenceRatio(
      try FiniteLaw(rows[0]), try FiniteLaw(rows[1]), share: try FiniteLaw(law).probabilities[0])
    let free = ratio.supremum(within: Estimate(value: 1, lower: 0, upper: 1))
    for (lower, upper) in [(0, free.lower), (free.upper, 1), (free.value, free.value)] {
      let bound = ratio.supremum(within: Estimate(value: lower, lower: lower, upper: upper))
      #expect(bound.lower >= lower && bound.upper <= upper, "\(bound)")
    }
  }

  /// A law and three rows; the squared maximal correlation, the greatest KL(W_x ‖ pW)/(−ln p_x), and the coefficient of
  /// the channel. Reference: as above, the first one as an eigenvalue.
  static let triples: [(law: [Int], rows: [[Int]], correlation: String, single: String, greatest: String)] = [
    (
      [1, 2, 5], [[2, 3, 3], [6, 1, 1], [1, 6, 1]], "0.3632976743282856810272218719557823116832",
      "0.3481874257395684576736693093772050847517", "0.4464285714285714285714285714285714285714"
    ),
    (
      [1, 1, 14], [[2, 3, 3], [6, 1, 1], [1, 6, 1]], "0.1748832814414447524380136480211651431699",
      "0.3163696460132357478881067015222098538786", "0.4464285714285714285714285714285714285714"
    ),
    (
      [1, 3, 4], [[8, 0, 0], [0, 7, 1], [1, 2, 5]], "0.6627777021453113723285945081457431106981",
      "0.8050124997596146061820870186840611637467", "1"
    ),
  ]

  @Test(arguments: triples.indices)
  func `with three inputs the interval begins at the greatest ratio tried and ends at the channel's`(
    index: Int
  ) throws {
    let triple = Self.triples[index]
    let channel = try DiscreteChannel(triple.rows.map(Drawn.law))
    let correlation = try channel.squaredMaximalCorrelation(input: Drawn.law(triple.law))
    #expect(encloses(correlation, triple.correlation, roundings: 4096), "\(correlation)")
    let coefficient = try channel.contraction(input: Drawn.law(triple.law))
    let (first, second) = (DecimalNumeral(triple.correlation), DecimalNumeral(triple.single))
    let least = try max(#require(first), #require(second))
    let most = try #require(DecimalNumeral(triple.greatest))
    let near = Tolerance.rounding(operations: 4096, condition: 1, scale: 1)
    #expect(DecimalNumeral(exactly: coefficient.lower) <= least && near.accepts(coefficient.lower, least.nearest))
    #expect(DecimalNumeral(exactly: coefficient.upper) >= most && near.accepts(coefficient.upper, most.nearest))
  }

  @Test func `control: a reference altered in its twelfth digit is refuted`() throws {
    for pair in Self.pairs {
      let coefficient = try DiscreteChannel(pair.rows.map(Drawn.law)).contraction(input: Drawn.law(pair.law))
      let altered = try #require(DecimalNumeral(pair.atLaw)) + DecimalNumeral(tenTo: -12)
      #expect(!contains(coefficient, altered))
    }
  }
}
