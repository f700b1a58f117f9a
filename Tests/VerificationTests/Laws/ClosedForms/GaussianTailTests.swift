import PropertyTesting
import Testing
import Verification

@Suite struct `RT-008 the Gaussian tail lies in the interval of its continued fraction` {
  /// x, the significand of Q(x)·2^exponent, and ln Q(x); reference: mpmath 1.3.0 at 60 digits, printed to 20.
  static let references: [(x: Double, exponent: Int, scaled: Double, logarithm: Double)] = [
    (-8, 0, 0.9999999999999993779, -6.2209605742717860585e-16),
    (-0.5, 0, 0.69146246127401310364, -0.36894641528865639307),
    (0, 0, 0.5, -0.69314718055994530942),
    (0.5, 0, 0.30853753872598689636, -1.1759117615936186089),
    (1.25, 0, 0.10564977366685525769, -2.2476256772143181847),
    (2, 0, 0.0227501319481792072, -3.7831843336820319488),
    (5, 0, 2.8665157187919391167e-7, -15.064998393988725736),
    (37.5, 0, 4.6053530095819548438e-308, -707.66898931750719107),
    (38, 1000, 3.0917613232330585088e-15, -726.5572160188201301),
    (40, 1000, 3.9173213960471344788e-49, -804.60844201375378817),
  ]

  /// Whether an estimate contains a reference of 20 digits and is no wider than 300 roundings.
  func isReference(_ estimate: Estimate, _ reference: Double) -> Bool {
    let rounding = Tolerance.rounding(operations: 1, condition: 1, scale: reference.magnitude)
    let allowed = Tolerance.rounding(operations: 300, condition: 1, scale: reference.magnitude)
    return estimate.overlaps(Estimate(reference, within: rounding)) && estimate.error <= allowed.value
  }

  @Test(arguments: references)
  func `the interval contains the reference value`(x: Double, exponent: Int, scaled: Double, logarithm: Double) {
    let exact = Estimate(exactly: x)
    #expect(isReference(GaussianTail.probability(above: exact, timesTwoTo: exponent), scaled))
    #expect(isReference(GaussianTail.logarithm(above: exact), logarithm))
  }

  static let places = Generator.double(in: -12...37.5)

  /// Whether the bounds x/(1+x²) < Q/φ < 1/x of Gordon hold, in logarithms.
  func isWithinGordonsBounds(_ logarithm: Estimate, _ x: Double) -> Bool {
    let exact = Estimate(exactly: x)
    let density = Estimate(exactly: -0.5) * (exact * exact + Estimate.log(Estimate.twoPi))
    let upper = density - Estimate.log(exact)
    let lower = density + Estimate.log(exact / (Estimate(exactly: 1) + exact * exact))
    return !logarithm.certainlyExceeds(upper) && !lower.certainlyExceeds(logarithm)
  }

  @Test func `the tails of either side add up to one, and the logarithm is that of the tail`() {
    checkProperty(Self.places) { x in
      let (right, left) = (Estimate(exactly: x), Estimate(exactly: -x))
      #expect((GaussianTail.probability(above: right) + GaussianTail.probability(above: left)).contains(1))
      let tail = GaussianTail.probability(above: right)
      #expect(Estimate.log(tail).overlaps(GaussianTail.logarithm(above: right)))
      #expect(tail.error <= Tolerance.rounding(operations: 300, condition: 1, scale: tail.value).value)
    }
  }

  @Test func `it lies within Gordon's bounds far out, and agrees with the library's error function`() {
    checkProperty(Generator.double(in: 1...1e6)) { x in
      #expect(isWithinGordonsBounds(GaussianTail.logarithm(above: Estimate(exactly: x)), x))
    }
    checkProperty(Self.places, part: "library") { x in
      let tail = GaussianTail.probability(above: Estimate(exactly: x))
      let library = try GaussianTail.libraryProbability(above: x)
      #expect(tail.overlaps(library))
    }
  }

  @Test func `it decreases, so that the bounds at an interval are those of its ends`() {
    checkProperty(Self.places) { x in
      let wide = GaussianTail.probability(above: Estimate(value: x, lower: x - 0.25, upper: x + 0.25))
      #expect(wide.lower <= GaussianTail.probability(above: Estimate(exactly: x + 0.25)).lower)
      #expect(wide.upper >= GaussianTail.probability(above: Estimate(exactly: x - 0.25)).upper)
      #expect(wide.contains(GaussianTail.probability(above: Estimate(exactly: x)).value))
    }
  }

  @Test(arguments: [2, 3, 4, 16])
  func `the error rate of amplitudes is a mean over them`(count: Int) throws {
    // With amplitudes at distance 2d, inner ones err on either side and the two outer ones on one.
    let rate = try PulseAmplitudeModulation(count: count).symbolErrorRate(signalToNoise: Estimate(exactly: 10))
    let distance = Estimate.squareRoot(Estimate(exactly: 30) / Estimate(exactly: Double(count * count - 1)))
    let tail = GaussianTail.probability(above: distance)
    let sides = Estimate(exactly: Double(2 * (count - 2) + 2)) / Estimate(exactly: Double(count))
    #expect(rate.overlaps(sides * tail))
    #expect(rate.error <= Tolerance.rounding(operations: 300, condition: 1, scale: rate.value).value)
  }

  @Test func `one amplitude, or no signal, is refused`() throws {
    #expect(throws: VerificationError.self) { try PulseAmplitudeModulation(count: 1) }
    let binary = try PulseAmplitudeModulation(count: 2)
    #expect(throws: VerificationError.self) { try binary.symbolErrorRate(signalToNoise: Estimate(exactly: 0)) }
  }

  @Test func `control: the error function of x instead of x over the root of two is refuted`() {
    let refuted = Self.references.filter { $0.x > 0 && $0.exponent == 0 }.allSatisfy { reference in
      let wrong = GaussianTail.probability(above: Estimate(exactly: reference.x * 2.0.squareRoot()))
      return !isReference(wrong, reference.scaled)
    }
    #expect(refuted)
  }

  @Test func `control: the density over x instead of the fraction is refuted`() {
    // The density over x is Gordon's own upper bound, which only the reference refutes; the density times x both do.
    let exact = Estimate(exactly: 5)
    let density = Estimate(exactly: -0.5) * (exact * exact + Estimate.log(Estimate.twoPi))
    #expect(!isWithinGordonsBounds(density + Estimate.log(exact), 5))
    #expect(!isReference(Estimate.exp(density - Estimate.log(exact)), Self.references[6].scaled))
  }
}
