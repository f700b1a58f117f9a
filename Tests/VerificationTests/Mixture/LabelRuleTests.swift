import PropertyTesting
import Testing

@testable import Verification

extension
  `RT-005 the information of a mixture lies in its interval and below half the logarithm of one plus the signal-to-noise ratio`
{
  /// A mixture and a rule for its label that need not be a good one.
  struct Rule: Sendable, CustomStringConvertible {
    let components: [MixtureComponent]
    let cuts: [Double]
    let labels: [Int]

    var description: String { "\(components) cut at \(cuts), guessed \(labels)" }

    static let all = Generator<Rule> { source throws(Discard) in
      let components = try source.draw(.gaussianMixture(components: 2...3, scale: 3))
      var (cuts, labels): ([Double], [Int]) = ([], [try source.index(below: components.count)])
      for _ in 0..<(try source.integer(in: 0...3)) {
        cuts.append(try source.double(in: -6...6))
        labels.append(try source.index(below: components.count))
      }
      guard Set(cuts).count == cuts.count else { throw .filtered }
      return Rule(components: components, cuts: cuts.sorted(), labels: labels)
    }

    /// The kernel, whose components stand in the order of their means.
    var kernel: MixtureKernel {
      get throws {
        let total = components.reduce(0) { $0 + $1.weight }
        return try GaussianMixture(
          weights: components.map { Double($0.weight) / Double(total) }, means: components.map(\.mean),
          variances: components.map { $0.standardDeviation * $0.standardDeviation }
        ).kernel(noiseVariance: Estimate(exactly: 0))
      }
    }

    /// What is said of the least error by this rule, and by the one that is cut where densities cross.
    var errors: (own: Estimate, best: Estimate) {
      get throws {
        let kernel = try kernel
        let places = cuts.map { LabelDecision.Place(anchor: 0, offset: $0) }
        return (LabelDecision(kernel, cuts: places, labels: labels).error, LabelDecision(kernel).error)
      }
    }
  }

  @Test(.property(cases: 400)) func `whatever rule is taken, its interval contains the least error`() {
    checkProperty(Rule.all) { rule in
      let errors = try rule.errors
      #expect(errors.own.overlaps(errors.best))
    }
  }

  @Test(.property(cases: 200)) func `and that of the rule cut at the crossings is narrow`() {
    checkProperty(Rule.all) { rule in
      let best = try rule.errors.best
      let width = Tolerance.rounding(operations: 1 << 12, condition: 1, scale: best.value)
      #expect(best.error <= width.value)
    }
  }

  @Test func `control: the error of any rule is refuted as the least one`() {
    let minima = Rule.all.smallestCounterexamples { rule in
      let errors = try rule.errors
      return !Estimate(value: errors.own.value, lower: errors.own.value, upper: errors.own.upper).overlaps(errors.best)
    }
    #expect(!minima.contains("not refuted"))
  }
}
