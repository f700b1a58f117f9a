import BigInt
import PropertyTesting
import Testing

@testable import Verification

@Suite(.property(cases: 8))
struct `RT-014 informations and divergences of exact tables keep their digits` {
  /// Whether an interval contains a reference and is so many roundings narrow, of its value or of a greater scale.
  static func holds(
    _ estimate: Estimate, _ reference: BigInt, roundings: Int = 400, scale: Double? = nil
  ) -> Bool {
    let width = Tolerance.rounding(
      operations: roundings, condition: 1, scale: scale ?? estimate.value.magnitude)
    return FixedPoint.lies(reference, in: estimate) && estimate.error <= width.value + .leastNormalMagnitude
  }

  /// The interval moved up by its own width, which has lost the number that it contained.
  static func shifted(_ estimate: Estimate) -> Estimate {
    let width = (estimate.upper - estimate.lower).nextUp
    return Estimate(
      value: estimate.value, lower: (estimate.lower + width).nextUp, upper: (estimate.upper + width).nextUp.nextUp)
  }

  @Test func `informations agree with sums of four entropies to 180 bits`() {
    checkProperty(DrawnTable.all) { drawn in
      let table = try drawn.table
      for (a, b, c) in [([0], [1], []), ([0], [2], [1]), ([1, 2], [0], []), ([2], [1], [0])] as [([Int], [Int], [Int])]
      {
        let value = try table.mutualInformation(a, b, given: c)
        let reference = drawn.information(Set(a), Set(b), given: Set(c))
        #expect(value.lower >= 0 && Self.holds(value, reference), "\(a) \(b) \(c): \(value)")
      }
    }
  }

  @Test func `total correlations and interactions agree with sums of entropies`() {
    checkProperty(DrawnTable.all) { drawn in
      let (table, all) = (try drawn.table, Set(0...2))
      let correlation = all.reduce(drawn.negentropy(all)) { $0 - drawn.negentropy([$1]) }
      #expect(Self.holds(try table.totalCorrelation(), correlation))
      let interaction = try table.interactionInformation([0], [1], [2])
      let scale = try (table.mutualInformation([0], [1]) + table.mutualInformation([0], [1], given: [2])).upper
      let reference = drawn.information([0], [1]) - drawn.information([0], [1], given: [2])
      #expect(Self.holds(interaction, reference, scale: scale), "\(interaction)")
      #expect(interaction.overlaps(try table.interactionInformation([2], [0], [1])))
    }
  }

  @Test func `informations of known laws are these numbers`() throws {
    // Of a fair bit and its copy with crossover 1/10, ln 2 − h(1/10); mpmath 1.3.0 at 60 digits.
    let copy = try ExactTable(
      shape: [2, 2], weights: ["0.45", "0.05", "0.05", "0.45"].compactMap(DecimalQuotient.init))
    let information = try copy.mutualInformation([0], [1])
    #expect(encloses(information, "0.3680642071684970699106820932343586288399", roundings: 20), "\(information)")
    // Two fair bits and their parity.
    let parity = try ExactTable(
      shape: [2, 2, 2], weights: ["1/4", "0", "0", "1/4", "0", "1/4", "1/4", "0"].compactMap(DecimalQuotient.init))
    let bit = "0.6931471805599453094172321214581765680755"
    #expect(encloses(try parity.mutualInformation([0], [1], given: [2]), bit, roundings: 32))
    #expect(encloses(try parity.totalCorrelation(), bit, roundings: 32))
    #expect(try parity.mutualInformation([0], [1]) == Estimate(exactly: 0))
    #expect(encloses(-(try parity.interactionInformation([0], [1], [2])), bit, roundings: 32))
    // Nearly certain variables: 10^-320·ln(10^320) or so, below the least normal number.
    let rare = try ExactTable(
      shape: [2, 2],
      weights: [DecimalQuotient(DecimalNumeral(tenTo: -320).complement)]
        + ["0", "0", "1e-320"].compactMap(DecimalQuotient.init))
    let tiny = try rare.mutualInformation([0], [1])
    #expect(tiny.contains(7.37827e-318) && tiny.lower > 7.37e-318 && tiny.upper < 7.39e-318, "\(tiny)")
  }

  @Test func `control: an information without its condition is refuted`() {
    let minima = DrawnTable.all.smallestCounterexamples(seeds: 1) { drawn in
      let value = try drawn.table.mutualInformation([0], [2])
      return !Self.holds(value, drawn.information([0], [2], given: [1]))
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: the sum of all pairs as total correlation, and the other sign of an interaction, are refuted`() {
    let pairs = DrawnTable.all.smallestCounterexamples(seeds: 1) { drawn in
      let (table, all) = (try drawn.table, Set(0...2))
      let sum = try [([0], [1]), ([0], [2]), ([1], [2])].map { try table.mutualInformation($0, $1) }.sum()
      return !Self.holds(sum, all.reduce(drawn.negentropy(all)) { $0 - drawn.negentropy([$1]) })
    }
    #expect(!pairs.contains("not refuted"))
    let signs = DrawnTable.all.smallestCounterexamples(seeds: 1) { drawn in
      let value = try -drawn.table.interactionInformation([0], [1], [2])
      return !Self.holds(value, drawn.information([0], [1]) - drawn.information([0], [1], given: [2]), scale: 1)
    }
    #expect(!signs.contains("not refuted"))
  }

  @Test func `control: an interval moved by its width, and its best value alone, are refuted`() {
    for change in [Self.shifted, { Estimate(exactly: $0.value) }] as [@Sendable (Estimate) -> Estimate] {
      let minima = DrawnTable.all.smallestCounterexamples(seeds: 1) { drawn in
        !Self.holds(change(try drawn.table.mutualInformation([0], [2])), drawn.information([0], [2]))
      }
      #expect(!minima.contains("not refuted"))
    }
  }

  @Test func `control: weights rounded to double numbers are refuted`() {
    let minima = DrawnTable.all.smallestCounterexamples(seeds: 1) { drawn in
      let nearest = drawn.law.numbers.map { DecimalQuotient(DecimalNumeral(exactly: $0.estimate.value)) }
      let table = try ExactTable(shape: drawn.shape, weights: nearest)
      return !Self.holds(try table.mutualInformation([0], [2]), drawn.information([0], [2]))
    }
    #expect(!minima.contains("not refuted"))
  }
}
