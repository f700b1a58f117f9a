import PropertyTesting
import RealModule
import Testing

@testable import Verification

extension `RD-002 closed forms: Gaussian, binary and uniform sources` {
  /// A probability p in (0, ½) and a distortion below it by far less than the spacing of double numbers.
  struct Near: Sendable, CustomStringConvertible {
    let probability: DecimalNumeral
    let gap: DecimalNumeral

    var description: String { "\(probability.shown) \(gap.shown)" }
    var distortion: DecimalNumeral { probability - gap }

    static let all = Generator<Near> { source throws(Discard) in
      let exponent = try source.integer(in: -60 ... -30)
      return Near(
        probability: DecimalNumeral(exactly: 0.5) - (try source.decimal(digits: 25, exponents: -26 ... -26)),
        gap: try source.decimal(digits: 9, exponents: exponent...exponent))
    }
  }

  /// Whether a rate lies between gap·h′(p) and gap·h′(D), because h is concave, and is known up to rounding.
  func isSteep(_ rate: Estimate, _ drawn: Near) -> Bool {
    guard drawn.distortion > DecimalNumeral(exactly: 0) else { return true }
    func slope(_ p: DecimalNumeral) -> Estimate {
      .log1p((p.complement - p).estimate / p.estimate)
    }
    let (least, most) = (drawn.gap.estimate * slope(drawn.probability), drawn.gap.estimate * slope(drawn.distortion))
    let width = Tolerance.rounding(operations: 400, condition: 1, scale: most.upper)
    return !least.certainlyExceeds(rate) && !rate.certainlyExceeds(most) && rate.error <= width.value
  }

  @Test(.property(cases: 30))
  func `the binary rate at decimals keeps its relative accuracy for distortions close to p`() {
    checkProperty(Near.all) { drawn in
      let rate = try BinarySource(probability: drawn.probability).rate(atDistortion: drawn.distortion)
      #expect(isSteep(rate, drawn))
      let other = try BinarySource(probability: drawn.probability.complement).rate(atDistortion: drawn.distortion)
      #expect(other == rate)
    }
  }

  @Test func `control: the binary rate at the nearest double numbers is refuted`() {
    let minima = Near.all.smallestCounterexamples(seeds: 2) { drawn in
      let source = try BinarySource(probability: drawn.probability.nearest)
      return !isSteep(try source.rate(atDistortion: Estimate(exactly: drawn.distortion.nearest)), drawn)
    }
    #expect(!minima.contains("not refuted"))
  }

  /// Whether the rate of n symbols at D = 1 − 1/n − e/n is e²/(2(n−1)) up to a relative error e.
  func isQuadratic(_ rate: Estimate, symbols: Int, shortfall: DecimalNumeral) -> Bool {
    let gap = shortfall.estimate * Estimate(exactly: Double(symbols))
    let square = gap * gap / Estimate(exactly: 2 * Double(symbols - 1))
    let share = gap.upper + Tolerance.rounding(operations: 400, condition: 1, scale: 1).value
    return rate.overlaps(square * Estimate(value: 1, lower: 1 - share, upper: 1 + share))
      && rate.error <= share * square.upper
  }

  @Test(arguments: [2, 4, 5, 10, 1 << 10])
  func `the uniform rate keeps its relative accuracy near the greatest distortion`(
    symbols: Int
  ) throws {
    let greatest = DecimalNumeral(exactly: 1) - DecimalNumeral(inverseOf: symbols)
    for exponent in [-10, -20, -40, -100] {
      let shortfall = DecimalNumeral(tenTo: exponent)
      let source = try UniformSource(symbols: symbols)
      #expect(
        isQuadratic(try source.rate(atDistortion: greatest - shortfall), symbols: symbols, shortfall: shortfall))
      #expect(try source.rate(atDistortion: greatest + shortfall) == Estimate(exactly: 0))
    }
  }

  @Test func `control: the uniform rate at the nearest double number is refuted`() throws {
    let (symbols, shortfall) = (5, DecimalNumeral(tenTo: -20))
    let nearest = (DecimalNumeral(exactly: 1) - DecimalNumeral(inverseOf: symbols) - shortfall).nearest
    let rate = try UniformSource(symbols: symbols).rate(atDistortion: Estimate(exactly: nearest))
    #expect(!isQuadratic(rate, symbols: symbols, shortfall: shortfall))
  }

  /// Whether the functions of a binary source obey 0 ≤ D(R) ≤ p and 0 ≤ R(D) ≤ h(p).
  func isWithin(_ rate: Estimate, _ distortion: Estimate, _ source: BinarySource) throws -> Bool {
    let entropy = try BinaryEntropy.entropy(source.rarer.estimate)
    // If the entropy is below the least normal number, a few multiples of the least positive number are rounding.
    let scale = max(entropy.upper, .leastNormalMagnitude)
    let slack = Tolerance.rounding(operations: 16, condition: 1, scale: scale)
    return rate.lower >= 0 && rate.upper <= entropy.upper + slack.value && distortion.lower >= 0
      && distortion.upper <= source.rarer.estimate.upper
  }

  static let places = [
    "0", "1", "0.5", "1e-400", "5e-324", "1e-300", "1e-20", "0.3", "0.1234567890123456789012345",
    "0.99999999999999999999", "0.4999999999999999999999999", "2", "1e300",
  ]

  @Test(arguments: places)
  func `probabilities at or near 0, one half and 1 are accepted, and those above 1 are refused`(text: String) throws {
    let p = try #require(DecimalNumeral(text))
    guard p <= DecimalNumeral(exactly: 1) else {
      #expect(throws: VerificationError.self) { try BinarySource(probability: p) }
      #expect(throws: VerificationError.self) { try BinarySymmetricBottleneck(crossover: p) }
      return
    }
    let (source, bottleneck) = (try BinarySource(probability: p), try BinarySymmetricBottleneck(crossover: p))
    for place in Self.places.compactMap(DecimalNumeral.init) {
      let rate = try source.rate(atDistortion: place)
      #expect(try isWithin(rate, source.distortion(atRate: place.estimate), source), "\(place.shown)")
      let relevance = try bottleneck.relevance(atRate: place.estimate)
      #expect(relevance.lower >= 0 && relevance.upper <= place.estimate.upper)
    }
    let whole = try source.rate(atDistortion: DecimalNumeral(exactly: 0))
    #expect(whole.overlaps(try BinaryEntropy.entropy(source.rarer.estimate)))
  }

  @Test func `the binary rate has digits from the least normal probability on, and only a bound below it`() throws {
    let (least, zero) = (Double.leastNormalMagnitude, Estimate(exactly: 0))
    let rate = try BinarySource(probability: least).rate(atDistortion: zero)
    // h(p) = p(1 − ln p) up to p².
    let entropy = least * (1 - Double.log(least))
    let slack = Tolerance.rounding(operations: 400, condition: 1, scale: entropy)
    #expect(slack.accepts(rate.lower, entropy) && slack.accepts(rate.upper, entropy))
    let below = try BinarySource(probability: least.nextDown).rate(atDistortion: zero)
    #expect(below.lower == 0 && slack.accepts(below.upper, entropy))
  }

  @Test func `control: a rate with a lower end below 0 and a distortion above p are refuted`() throws {
    let source = try BinarySource(probability: 0.25)
    let (rate, distortion) = (
      try source.rate(atDistortion: DecimalNumeral(exactly: 0.125)),
      try source.distortion(atRate: Estimate(exactly: 0.125))
    )
    #expect(try isWithin(rate, distortion, source))
    let below = Estimate(value: rate.value, lower: -.leastNonzeroMagnitude, upper: rate.upper)
    let above = Estimate(value: distortion.value, lower: distortion.lower, upper: 0.25.nextUp)
    #expect(try !isWithin(below, distortion, source) && !isWithin(rate, above, source))
  }

  @Test func `variances from 0 to 10^300 have the distortion of the water-filling formula`() throws {
    let texts = ["1e300", "1e-300", "0", "1", "0.1"]
    let source = try GaussianVectorSource(decimals: texts.compactMap(DecimalNumeral.init))
    #expect(try source.distortion(atRate: Estimate(exactly: 0)).contains(1e300))
    // At R the level θ is above 1.1: the distortion is 1.1 + θ, and R = ½ ln(10^300/θ).
    let left = try source.distortion(atRate: Estimate(exactly: 300))
    let level = Estimate(exactly: 1e300) * .exp(Estimate(exactly: -600))
    #expect(left.overlaps(level + Estimate(exactly: 1.1)))
    let faint = try source.distortion(atRate: Estimate(exactly: 2000))
    #expect(faint.lower >= 0 && faint.upper < 1e-300)
    let none = try GaussianVectorSource(decimals: [DecimalNumeral(exactly: 0)])
    #expect(try none.distortion(atRate: Estimate(exactly: 1)) == Estimate(exactly: 0))
    #expect(try none.rate(atDistortion: Estimate(exactly: 1e-300)) == Estimate(exactly: 0))
    let least = try source.rate(atDistortion: Estimate(exactly: .leastNonzeroMagnitude))
    #expect(least == Estimate(value: 0, lower: 0, upper: .infinity))
    #expect(throws: VerificationError.self) { try GaussianVectorSource(decimals: [DecimalNumeral(tenTo: 301)]) }
  }
}

extension DecimalNumeral {
  /// 1/n of a whole number that has no prime factors but 2 and 5.
  fileprivate init(inverseOf whole: Int) {
    self = DecimalNumeral(exactly: 1)
    var rest = whole
    while rest % 2 == 0 { (self, rest) = (self * DecimalNumeral(exactly: 0.5), rest / 2) }
    while rest % 5 == 0 { (self, rest) = (self * (DecimalNumeral("0.2") ?? self), rest / 5) }
  }
}
