import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-005 the supersample informations are finite and ordered, and they bound the gap` {
  /// The informations of one system, and the bound that each of them gives.
  struct Figures {
    let gap, information, ceiling: Estimate
    let informations: [Estimate]
    /// ((b−a)/m) Σ √(2I(Δ_i;U_i)).
    let individual: Estimate
    /// (b−a)√(2I/m) of each of the informations.
    let bounds: [Estimate]
    let sampleBound: Estimate

    /// - Parameter range: replaces b − a in the bounds.
    init?(_ drawn: DrawnSystem, range: Double? = nil) throws {
      let enumeration = try drawn.enumeration
      let (m, own) = (drawn.model.sampleCount, enumeration.system.lossRange)
      guard let figures = try enumeration.supersample() else { return nil }
      let risks = enumeration.risks()
      (gap, information) = (risks.absoluteGap, risks.information)
      ceiling = Estimate(exactly: Double(m)) * .log(Estimate(exactly: 2))
      informations = [
        figures.unconditionalDifferences.sum(), figures.pairDifferences, figures.differences, figures.predictions,
        figures.hypothesis,
      ]
      individual = StatedBounds.lossDifferences(
        range: (range ?? 1) * own, informations: figures.unconditionalDifferences)
      bounds = informations.map {
        StatedBounds.conditional(range: (range ?? 1) * own, information: $0, sampleCount: m)
      }
      sampleBound = StatedBounds.mutualInformation(
        deviation: own / 2, information: information, sampleCount: m)
    }
  }

  /// Whether a system refutes that each information is at most the next.
  func refutesOrder(_ informations: [Estimate]) -> Bool {
    zip(informations, informations.dropFirst()).contains { refutes($0, atMost: $1) }
  }

  @Test func `each information is at most the next, and each bound is at least the gap`() {
    checkProperty(DrawnSystem.all, PropertySettings(cases: 400)) { drawn in
      guard let figures = try Figures(drawn) else { return }
      #expect(!refutesOrder(figures.informations + [figures.information]))
      #expect(!refutesOrder(figures.informations + [figures.ceiling]))
      #expect(!refutesOrder([figures.gap, figures.individual] + figures.bounds))
    }
  }

  @Test func `predictions may carry more information than the losses and less than the hypothesis`() throws {
    // Hypotheses 0 and 1 make the same predictions; all losses are 0.
    let system = try FiniteLearningSystem(
      sampleCount: 1, law: [1, 1], algorithm: [[4, 1, 1], [1, 3, 2]], loss: [[0, 0], [0, 0], [0, 0]],
      predictions: [[0, 1], [0, 1], [1, 1]])
    let figures = try #require(try SystemEnumeration(system).supersample())
    #expect(figures.differences.contains(0))
    #expect(figures.predictions.certainlyExceeds(figures.differences))
    #expect(figures.hypothesis.certainlyExceeds(figures.predictions))
    // The same system with its two values exchanged: predictions that differ on the second one alone differ.
    let exchanged = try FiniteLearningSystem(
      sampleCount: 1, law: [1, 1], algorithm: [[1, 3, 2], [4, 1, 1]], loss: [[0, 0], [0, 0], [0, 0]],
      predictions: [[1, 0], [1, 0], [1, 1]])
    let other = try #require(try SystemEnumeration(exchanged).supersample())
    #expect(other.predictions.overlaps(figures.predictions) && other.hypothesis.overlaps(figures.hypothesis))
    #expect(other.predictions.certainlyExceeds(other.differences))
  }

  /// Σ_i I(Δ_i;U_i) of an algorithm that sees one fair sample and takes the hypothesis of this number, and the gap.
  func informations(_ choice: [Int], _ loss: [[Double]]) throws -> (sum: Estimate, gap: Estimate, bound: Estimate)? {
    let enumeration = SystemEnumeration(
      try FiniteLearningSystem(
        sampleCount: 1, law: choice.map { _ in 1 },
        algorithm: choice.map { chosen in loss.indices.map { $0 == chosen ? 1 : 0 } }, loss: loss))
    return try enumeration.supersample().map { figures in
      let bound = StatedBounds.lossDifferences(
        range: enumeration.system.lossRange, informations: figures.unconditionalDifferences)
      return (figures.unconditionalDifferences.sum(), enumeration.risks().absoluteGap, bound)
    }
  }

  /// GB-005, step 5.
  @Test func `losses that differ by more than the rounding of a fraction are distinguished`() throws {
    for exponent in [-40, -41, -48] {
      let near = Double(sign: .plus, exponent: exponent, significand: 1)
      // The sample is memorized, at a loss slightly less than that of the other value: ½ ln 2.
      let learned = try #require(try informations([0, 1], [[1, 1 + near], [1 + near, 1]]))
      let half = Estimate(exactly: 0.5) * .log(Estimate(exactly: 2))
      #expect(learned.sum.overlaps(half))
      #expect(!refutes(learned.gap, atMost: learned.bound))
      // Hypothesis 0 is taken only on value 0, and its losses differ by ±(1 + 0.6·near): no information about the coin.
      let tilt = 1 + 0.6 * near
      let symmetric = try #require(
        try informations([0, 1, 1], [[0, tilt, -tilt], [0, 0, 0], [0, 1, 0], [0, 1 + 1.2 * near, 0]]))
      #expect(symmetric.sum.contains(0))
    }
  }

  /// GB-005, step 5.
  @Test func `equal differences of fractions count as equal, and unequal ones do not`() throws {
    // ⅓ − 0 and 1 − ⅔ are not the same number once rounded.
    let equal = try #require(try informations([0, 1], [[0, 1.0 / 3], [2.0 / 3, 1]]))
    #expect(equal.sum.contains(0))
    let unequal = try #require(try informations([0, 1], [[0, 1.0 / 3], [2.0 / 3, 1 + 0x1p-48]]))
    #expect(unequal.sum.lower > 0)
  }

  /// GB-005, step 5.
  @Test func `losses with undecidable equality of differences are refused`() {
    let losses = [0, 6, 12].map { [0, 1 + $0 * Double.ulpOfOne] }
    let (first, previous) = (-losses[2][1], -losses[1][1])
    #expect(
      refusal { try informations([0, 1], losses) }
        == "loss: has the differences \(first), \(previous) and -1.0, too near one another to tell which are equal")
  }

  @Test func `control: the reverse of each inequality in the order is refuted`() {
    let pairs = [(1, 0), (2, 1), (3, 2), (4, 3)]
    let smallest = pairs.map { larger, smaller in
      DrawnSystem.small.smallestCounterexamples(seeds: 2) {
        guard let figures = try Figures($0) else { return false }
        return refutesOrder([figures.informations[larger], figures.informations[smaller]])
      }
    }
    #expect(
      smallest.map(simplest) == [
        "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 0], [0, 1]]",
        "m=2 μ=[1, 1] P=[[1, 1], [1, 1], [1, 1], [1, 2]] ℓ=[[0, 0], [0, 1]]",
        "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 0], [1, 1]]",
        "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 0], [0, 0]]",
      ])
    let whole = DrawnSystem.small.smallestCounterexamples(seeds: 2) {
      guard let figures = try Figures($0) else { return false }
      return refutesOrder([figures.information, figures.informations[4]])
    }
    #expect(simplest(whole) == "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 0], [0, 0]]")
  }

  @Test func `control: the reverse of Jensen's inequality for the bounds is refuted`() {
    // Two pairs with different informations.
    let smallest = DrawnSystem.small.smallestCounterexamples(seeds: 2) {
      guard let figures = try Figures($0) else { return false }
      return refutesOrder([figures.bounds[0], figures.individual])
    }
    #expect(!smallest.contains("not refuted"))
  }

  @Test func `control: the CMI bound at most the bound of GB-001 is refuted`() {
    let smallest = DrawnSystem.small.smallestCounterexamples(seeds: 2) {
      guard let figures = try Figures($0) else { return false }
      return refutes(figures.bounds[4], atMost: figures.sampleBound)
    }
    #expect(simplest(smallest) == "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 0], [0, 1]]")
  }

  @Test func `control: half the range instead of the range is refuted`() {
    let smallest = DrawnSystem.small.smallestCounterexamples(seeds: 2) {
      guard let figures = try Figures($0, range: 0.5) else { return false }
      return refutes(figures.gap, atMost: figures.bounds[4])
    }
    #expect(simplest(smallest) == "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 1], [1, 0]]")
  }
}
