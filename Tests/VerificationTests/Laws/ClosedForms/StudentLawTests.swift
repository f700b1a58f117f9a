import PropertyTesting
import Testing
import Verification

@Suite(.property(cases: 200)) struct `RT-009 informations of Student laws and of uniform noise in closed form` {
  /// Whether an estimate may be of a number, and is no wider than a number of roundings of it.
  func isNarrow(_ estimate: Estimate, containing other: Estimate, roundings: Int) -> Bool {
    let allowed = Tolerance.rounding(operations: roundings, condition: 1, scale: estimate.value)
    return estimate.overlaps(other) && estimate.error.isFinite && estimate.error <= allowed.value
  }

  /// ν, m, n and the excess; reference: mpmath 1.3.0 at 60 digits by Gamma functions, printed to 20.
  static let references: [(degrees: Double, first: Int, second: Int, excess: Double)] = [
    (1, 1, 1, 0.2241714275292361024), (3, 1, 1, 0.042411410650569745958), (1, 2, 2, 0.43194562200144302473),
    (3, 3, 3, 0.17871185309236437805), (0.0078125, 2, 3, 4.6773646146657606503), (20, 3, 1, 0.0033044293945907138469),
    (1000, 1, 1, 4.9966641726716423599e-7), (1e6, 2, 5, 4.9999716668166658777e-12),
  ]

  func excess(_ degrees: Double, _ first: Int, _ second: Int) throws -> Estimate {
    try StudentLaw(degreesOfFreedom: Estimate(exactly: degrees))
      .excessInformation(firstCount: first, secondCount: second)
  }

  func isReference(_ estimate: Estimate, _ reference: Double) -> Bool {
    let known = Estimate(reference, within: .rounding(operations: 1, condition: 1, scale: reference))
    return isNarrow(estimate, containing: known, roundings: 1000)
  }

  @Test(arguments: references)
  func `the interval of a Student law's excess contains the reference value`(
    degrees: Double, first: Int, second: Int, excess: Double
  ) throws {
    let estimate = try self.excess(degrees, first, second)
    #expect(isReference(estimate, excess), "\(estimate)")
  }

  struct Drawn: Sendable {
    let degrees: Double
    let first: Int
    let second: Int
  }

  static let laws = Generator<Drawn> { source throws(Discard) in
    Drawn(
      degrees: try source.double(in: 1 / 64...1e4), first: try source.integer(in: 1...8),
      second: try source.integer(in: 1...8))
  }

  @Test func `it agrees with Gamma functions of the library, and falls as the degrees of freedom rise`() {
    checkProperty(Self.laws) { drawn in
      let law = try StudentLaw(degreesOfFreedom: Estimate(exactly: drawn.degrees))
      let excess = try law.excessInformation(firstCount: drawn.first, secondCount: drawn.second)
      let library = try law.libraryExcessInformation(firstCount: drawn.first, secondCount: drawn.second)
      #expect(isNarrow(excess, containing: library, roundings: 1000), "\(excess) \(library)")
      let mirrored = try law.excessInformation(firstCount: drawn.second, secondCount: drawn.first)
      #expect(excess.overlaps(mirrored))
      let freer = try self.excess(2 * drawn.degrees, drawn.first, drawn.second)
      #expect(excess.certainlyExceeds(freer))
      let wider = try self.excess(drawn.degrees, drawn.first + 1, drawn.second)
      #expect(wider.certainlyExceeds(excess))
    }
  }

  @Test(arguments: [1e8, 0x1p100, 1e150])
  func `near the normal law it falls like mn/(2ν²) and keeps its digits`(degrees: Double) throws {
    let scaled = try excess(degrees, 3, 2) * Estimate(exactly: degrees) * Estimate(exactly: degrees)
    // Between 1 − (2(m+n)+1)/ν and 1 + 2/ν times mn/2 as shown in the proof.
    let allowed =
      Estimate(exactly: 3) * Estimate(value: 1, lower: (1 - 11 / degrees).nextDown, upper: (1 + 2 / degrees).nextUp)
    #expect(isNarrow(scaled, containing: allowed, roundings: 100), "\(scaled)")
  }

  @Test func `the information behind uniform noise is the entropy of the sum less that of the noise`() {
    checkProperty(Generator.double(in: 1 / 1024...64)) { halfWidth in
      let information = try UniformNoise(halfWidth: Estimate(exactly: halfWidth)).mutualInformation
      #expect(isNarrow(information, containing: Self.byEntropies(halfWidth, noiseWidth: 2 * halfWidth), roundings: 40))
    }
  }

  /// The entropy of the sum, a trapezoid, from ∫₀¹ −u ln u = 1/4, less the logarithm of the noise's width.
  static func byEntropies(_ halfWidth: Double, noiseWidth: Double) -> Estimate {
    let (low, high) = (Estimate(exactly: min(1, 2 * halfWidth)), Estimate(exactly: max(1, 2 * halfWidth)))
    // Two ramps of width low up to the height 1/high, and a plateau: −∫ p ln p.
    let ramps = low / high * (Estimate(exactly: 0.5) + Estimate.log(high))
    let plateau = (high - low) / high * Estimate.log(high)
    return ramps + plateau - Estimate.log(Estimate(exactly: noiseWidth))
  }

  @Test func `no degree of freedom, no variable and no noise are refused`() throws {
    #expect(throws: VerificationError.self) { try StudentLaw(degreesOfFreedom: Estimate(exactly: 0)) }
    #expect(throws: VerificationError.self) { try StudentLaw(degreesOfFreedom: Estimate(exactly: .infinity)) }
    #expect(throws: VerificationError.self) { try StudentLaw(decimal: decimal("-1e-400")) }
    #expect(throws: VerificationError.self) { try excess(1, 0, 1) }
    #expect(throws: VerificationError.self) { try UniformNoise(halfWidth: Estimate(exactly: -1)) }
  }

  func decimal(_ text: String) throws -> DecimalNumeral { try #require(DecimalNumeral(text)) }

  /// ν and the excess of a pair; reference: mpmath 1.3.0 at 900 digits by Gamma functions, printed to 20.
  static let extremes: [(degrees: String, excess: Double)] = [
    ("1e-4000", 9209.5024949097733906),
    ("5e-324", 743.59025515122735576),
    ("1e-310", 712.96350176174481656),
    ("1e-16", 36.003484421495385625),
    ("31.999999999999999999", 0.00047788858031849597695),
    ("1.3292279957849158e36", 2.8298997121333479253e-73),
    ("1.3292279957849159e36", 2.8298997121333474995e-73),
    ("1e150", 5.0e-301),
  ]

  @Test(arguments: extremes)
  func `decimals of any size keep their digits`(degrees: String, excess: Double) throws {
    let estimate = try StudentLaw(decimal: decimal(degrees)).excessInformation(firstCount: 1, secondCount: 1)
    #expect(isReference(estimate, excess), "\(estimate)")
  }

  @Test(arguments: ["1e155", "1e200", "1.7e308"])
  func `an excess below the normal numbers is enclosed from 0`(degrees: String) throws {
    let estimate = try StudentLaw(decimal: decimal(degrees)).excessInformation(firstCount: 1, secondCount: 1)
    #expect(estimate.lower >= 0 && estimate.upper < 0x1p-1020)
  }

  /// ε and the information; reference: mpmath 1.3.0 at 900 digits, printed to 20.
  static let noises: [(halfWidth: String, information: String)] = [
    ("1e-4000", "9209.6472247956227908"),
    ("5e-324", "743.73498503707675594"),
    ("0.49999999999999999999", "0.50000000000000000001"),
    ("0.50000000000000000001", "0.49999999999999999999"),
    ("0.1", "1.7094379124341003746"),
    ("1.7e307", "1.4705882352941176471e-308"),
  ]

  @Test(arguments: noises)
  func `uniform noise of any decimal width keeps its digits`(halfWidth: String, information: String) throws {
    let noise = try UniformNoise(decimal: decimal(halfWidth))
    let known = try #require(Estimate(decimal: information))
    #expect(isNarrow(noise.mutualInformation, containing: known, roundings: 40), "\(noise.mutualInformation)")
  }

  @Test func `control: the least double number instead of a decimal near it is refuted`() throws {
    // 5e-324 as it is written is 1.2 % more than the least positive double number.
    let wrong = try UniformNoise(halfWidth: Estimate(exactly: .leastNonzeroMagnitude)).mutualInformation
    let right = try UniformNoise(decimal: decimal("5e-324")).mutualInformation
    #expect(!isNarrow(wrong, containing: right, roundings: 40))
    #expect(right.certainlyExceeds(wrong) || wrong.certainlyExceeds(right))
  }

  @Test func `control: the degrees of freedom instead of their half are refuted`() throws {
    let refuted = try Self.references.allSatisfy { reference in
      try !isReference(excess(2 * reference.degrees, reference.first, reference.second), reference.excess)
    }
    #expect(refuted)
  }

  @Test func `control: a value altered in its twelfth digit is refuted`() throws {
    let refuted = try Self.references.allSatisfy { reference in
      try !isReference(excess(reference.degrees, reference.first, reference.second), reference.excess * (1 + 1e-12))
    }
    #expect(refuted)
  }

  @Test func `control: the noise's half width instead of its width is refuted`() throws {
    let refuted = try [0.125, 0.5, 3].allSatisfy { halfWidth in
      let information = try UniformNoise(halfWidth: Estimate(exactly: halfWidth)).mutualInformation
      return !isNarrow(information, containing: Self.byEntropies(halfWidth, noiseWidth: halfWidth), roundings: 40)
    }
    #expect(refuted)
  }
}
