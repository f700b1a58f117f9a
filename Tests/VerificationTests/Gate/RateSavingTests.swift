import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `EX-007 a saving of estimated rates does not determine that of the information` {
  /// Two of equal weight at −1 and 1, each with a variance.
  static func twoPoints(_ variance: Double) throws -> GaussianMixture {
    try GaussianMixture(weights: [0.5, 0.5], means: [-1, 1], variances: [variance, variance])
  }

  /// The noise variance at which the estimated rate of a source is a given one, up to rounding.
  static func noise(moment: Double, rate: Double) -> Double { moment / Double.expMinusOne(2 * rate) }

  /// The saving on two points between gates whose estimated rates are V₀ and (1 − 0.457)·V₀.
  static func saving(variance: Double, before rate: Double) throws -> RateSaving {
    let (source, moment) = (try twoPoints(variance), 1 + variance)
    return RateSaving(
      from: try EstimatedRate(of: source, noiseVariance: noise(moment: moment, rate: rate)),
      to: try EstimatedRate(of: source, noiseVariance: noise(moment: moment, rate: (1 - 0.457) * rate)))
  }

  /// Whether a saving is 45.7 % as it is estimated.
  func isTheLetters(_ saving: RateSaving) -> Bool {
    let figure = Estimate(0.457, within: .rounding(operations: 64, condition: 1, scale: 1))
    return saving.estimated.overlaps(figure) && saving.estimated.error < 1e-12
  }

  @Test func `45.7 percent of estimated rate may be less than a hundred-millionth of the information`() throws {
    let saving = try Self.saving(variance: 0x1p-40, before: 4.6)
    #expect(isTheLetters(saving))
    #expect(saving.actual.lower >= 0 && saving.actual.upper < 1e-8, "\(saving.actual)")
    // Both gates pass ln 2, one bit, and hardly more.
    #expect(
      Estimate.log(Estimate(exactly: 2)).overlaps(
        saving.before.information + Estimate(0, within: .quadrature(reportedError: 1e-7))))
  }

  @Test(arguments: [0, -1, Double.nan, .infinity])
  func `a noise variance that is no positive number is refused by name`(variance: Double) throws {
    #expect(refusal { try EstimatedRate(of: Self.twoPoints(1), noiseVariance: variance) }.contains("noiseVariance"))
  }

  @Test func `45.7 percent of estimated rate may be more than 84 percent of the information`() throws {
    let rate = 0.5 * Double.log(0x1p20) / (1 - 0.457)
    let saving = try Self.saving(variance: 0x1p-20, before: rate)
    #expect(isTheLetters(saving))
    #expect(saving.actual.lower > 0.84 && saving.actual.upper < 0.85, "\(saving.actual)")
    #expect(!saving.estimated.overlaps(saving.actual))
  }

  /// A source and the noise variances of two gates, of which the second adds to the first.
  struct Pair: Sendable, CustomStringConvertible {
    let components: [MixtureComponent]
    let noise: Double
    let added: Double

    var description: String { "\(components) \(noise) \(added)" }

    var saving: RateSaving {
      get throws {
        let total = Double(components.map(\.weight).reduce(0, +))
        let source = try GaussianMixture(
          weights: components.map { Double($0.weight) / total }, means: components.map(\.mean),
          variances: components.map { $0.standardDeviation * $0.standardDeviation })
        return RateSaving(
          from: try EstimatedRate(of: source, noiseVariance: noise),
          to: try EstimatedRate(of: source, noiseVariance: noise + added))
      }
    }

    static let all = Generator<Pair> { source throws(Discard) in
      Pair(
        components: try source.draw(Generator.gaussianMixture(components: 1...4, scale: 4)),
        noise: try source.double(in: 1 / 256...4), added: try source.double(in: 1 / 16...16))
    }
  }

  static let settings = PropertySettings(cases: 100)

  @Test func `on drawn gates the saving of the information follows from the shares of mismatch and lies in its range`()
  {
    checkProperty(Pair.all, Self.settings) { pair in
      let saving = try pair.saving
      #expect(saving.actual.overlaps(saving.actualByShares))
      let shares = [saving.before, saving.after].map { ($0.mismatch / $0.variational).upper }
      let range = try RateSaving.range(
        estimated: saving.estimated.clamped(atMost: 1), greatestMismatchBefore: min(shares[0], 1.0.nextDown),
        after: min(shares[1], 1))
      #expect(range.least.lower <= saving.actual.upper && saving.actual.lower <= range.greatest.upper)
    }
  }

  /// Whether the estimated saving in nats is at least the true one.
  func overstatesNats(_ saving: RateSaving) -> Bool {
    let estimated = saving.before.variational - saving.after.variational
    return !(saving.before.information - saving.after.information).certainlyExceeds(estimated)
  }

  @Test func `more noise never raises the mismatch, so that the estimated saving in nats is at least the true one`() {
    checkProperty(Pair.all, Self.settings) { pair in
      let saving = try pair.saving
      #expect(overstatesNats(saving))
    }
  }

  @Test func `control: that the estimated share is at most, or at least, the true one is refuted`() {
    for sign in [1.0, -1] {
      let found = Pair.all.smallestCounterexamples(seeds: 1, cases: 300) { pair in
        let saving = try pair.saving
        let difference = Estimate(exactly: sign) * (saving.actual - saving.estimated)
        return difference.lower > 0
      }
      #expect(!found.isEmpty, "\(sign)")
    }
  }

  @Test func `control: shares of mismatch that change places, and less noise instead of more, are refuted`() throws {
    let saving = try Self.saving(variance: 0x1p-20, before: 10)
    #expect(saving.actual.overlaps(saving.actualByShares))
    #expect(!saving.actual.overlaps(RateSaving(from: saving.after, to: saving.before).actualByShares))
    let one = Estimate(exactly: 1)
    let (first, second) = (
      saving.before.mismatch / saving.before.variational, saving.after.mismatch / saving.after.variational
    )
    #expect(!saving.actual.overlaps(one - (one - saving.estimated) * (one - first) / (one - second)))
    #expect(overstatesNats(saving) && !overstatesNats(RateSaving(from: saving.after, to: saving.before)))
  }

  @Test func `the ends of the range are attained`() throws {
    func rate(_ variational: Double, mismatch: Double) throws -> EstimatedRate {
      try EstimatedRate(
        variational: Estimate(exactly: variational), information: Estimate(exactly: variational * (1 - mismatch)))
    }
    let range = try RateSaving.range(estimated: Estimate(exactly: 0.5), greatestMismatchBefore: 0.25, after: 0.5)
    let least = RateSaving(from: try rate(8, mismatch: 0.25), to: try rate(4, mismatch: 0))
    let greatest = RateSaving(from: try rate(8, mismatch: 0), to: try rate(4, mismatch: 0.5))
    #expect(least.actual.overlaps(range.least) && greatest.actual.overlaps(range.greatest))
    #expect(range.least.contains(1 / 3.0) && range.greatest.contains(0.75))
    #expect(throws: VerificationError.self) {
      try RateSaving.range(estimated: Estimate(exactly: 0.5), greatestMismatchBefore: 1, after: 0)
    }
    #expect(throws: VerificationError.self) {
      try EstimatedRate(variational: Estimate(exactly: 1), information: Estimate(exactly: 2))
    }
  }

  /// A channel with few inputs, all of which occur, and a number of samples.
  struct Routes: Sendable, CustomStringConvertible {
    let prior: [Int]
    let rows: [[Int]]
    let samples: Int

    var description: String { "\(prior) \(rows) \(samples)" }

    /// Whole weights divided by their sum.
    static func law(_ weights: [Int]) -> [Double] { Weights(weights).probabilities }

    var plugIn: RoutePlugIn {
      get throws {
        try RoutePlugIn(prior: Self.law(prior), channel: rows.map(Self.law), samples: samples)
      }
    }

    var gate: DiscreteGate {
      get throws { try DiscreteGate(prior: Self.law(prior), channel: rows.map(Self.law)) }
    }

    static let all = Generator<Routes> { source throws(Discard) in
      let (inputs, routes) = (try source.integer(in: 1...3), try source.integer(in: 1...4))
      var prior: [Int] = []
      for _ in 0..<inputs { prior.append(try source.integer(in: 1...9)) }
      var rows: [[Int]] = []
      for _ in 0..<inputs { rows.append(try source.weights(routes, through: 9)) }
      return Routes(prior: prior, rows: rows, samples: try source.integer(in: 1...5))
    }
  }

  /// Whether the plug-in estimate has the stated mean and bounds, to rounding.
  func isAsStated(_ routes: Routes, bound: (RoutePlugIn) -> Estimate) throws -> Bool {
    let (plugIn, gate) = (try routes.plugIn, try routes.gate)
    let slack = Estimate(0, within: .rounding(operations: 4096, condition: 1, scale: 1))
    let isMean = (plugIn.mean + plugIn.deficit + slack).overlaps(gate.mutualInformation)
    return isMean && !plugIn.deficit.certainlyExceeds(bound(plugIn) + slack)
  }

  @Test func `the plug-in of routes is below the information in the mean, by the mismatch of the frequencies`() {
    checkProperty(Routes.all, PropertySettings(cases: 200)) { routes in
      let (isStated, bound) = (try isAsStated(routes) { $0.bound }, try routes.plugIn.bound)
      #expect(isStated)
      let most = Double(routes.rows[0].count - 1) / Double(routes.samples)
      #expect(bound.lower <= most.nextUp)
    }
  }

  @Test func `control: half the bound, as it is for many samples, is refuted for few`() {
    let found = Routes.all.smallestCounterexamples(seeds: 2, cases: 500) { routes in
      try !isAsStated(routes) { Estimate(exactly: 0.5) * $0.bound }
    }
    // Such as one sample of a fair coin that the gate passes on: ln 2, of which half the bound is 1/2.
    #expect(!found.isEmpty)
  }
}
