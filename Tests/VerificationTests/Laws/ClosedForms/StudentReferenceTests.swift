import BigInt
import RealModule
import Testing

@testable import Verification

extension `RT-009 informations of Student laws and of uniform noise in closed form` {
  /// ν, m, n, the excess, and a number of roundings that its interval may be wide, twice that of the computation.
  ///
  /// Reference: mpmath 1.3.0 at 80 digits by Gamma functions, printed to 40.
  static let exactExcesses: [(degrees: Double, first: Int, second: Int, excess: String, roundings: Int)] = [
    (1, 1, 1, "0.2241714275292361023951237157275884158738", 133),
    (3, 1, 1, "0.04241141065056974595816652889980059000562", 214),
    (1, 2, 2, "0.4319456220014430247285785702558590379808", 156),
    (3, 3, 3, "0.1787118530923643780452309865215489115493", 262),
    (0x1p-7, 2, 3, "4.677364614665760650345674631201710067878", 95),
    (20, 3, 1, "0.003304429394590713846880664466801669500097", 476),
    (31, 1, 1, "0.0005088530294249338788304843813659903439676", 148),
    (32, 1, 1, "0.0004778885803184959769199294996391869247778", 154),
    (33, 1, 2, "0.0008735376391401830865851750057176643610013", 51),
    (32, 4, 4, "0.00644245129636359625219129225029858631862", 85),
    (40, 1000, 3, "0.03530030237173979362118992422125739238466", 51),
    (1000, 1, 1, "0.0000004996664172671642359874756288359652127059", 48),
    (1e6, 2, 5, "0.000000000004999971666816665877670799978450826085137", 44),
    (0x1p-11, 1, 1, "6.787544876495285011849822664900168234666", 69),
    (2, 7, 1, "0.1963809494690239561005797051924866945071", 226),
    (16, 1, 1, "0.001868522813441227835229057879244047841733", 545),
    (0.5, 1048576, 1048576, "7.414271880667855094934429200067866728809", 895),
  ]

  @Test func `excesses enclose their values to 40 digits`() throws {
    for (degrees, first, second, digits, roundings) in Self.exactExcesses {
      let estimate = try excess(degrees, first, second)
      #expect(encloses(estimate, digits, roundings: roundings), "\(degrees) \(estimate)")
      let other = first == 1 ? 2 : first - 1
      #expect(!encloses(try excess(degrees, other, second), digits, roundings: roundings), "control: another m")
    }
  }

  /// x, s, t, a whole number k, and the mixed difference of g + kψ at x; reference as above.
  static let entropyTerms: [(x: Int, first: Int, second: Int, shift: Int, term: String)] = [
    (6, 100, 100, 0, "1.129012633490947276456387491166214838413"),
    (6, 100, 100, 1000, "-2284.735691165989917025330455612229169994"),
    (5, 64, 128, 7, "-15.14019487695767246370826653509498349462"),
    (6, 64, 64, 12, "-21.66148679545340969775866866604343279122"),
  ]

  /// Whether the series' own error, its last term at x, is the width of an interval that contains a value.
  private func hasErrorOfSeries(_ estimate: Estimate, _ index: Int) -> Bool {
    let (x, _, _, shift, term) = Self.entropyTerms[index]
    let (inverse, count) = (1 / Double(x), Double(shift))
    let power = Double.pow(inverse, 15)
    // B₁₆ = −3617/510; the corners other than x are far away, where this term is below a hundredth of that at x.
    let last = 3617.0 / 510 * power * (1 / 15.0 + count * inverse / 16)
    guard let exact = DecimalNumeral(term), contains(estimate, exact) else { return false }
    return estimate.error >= last && estimate.error <= 1.05 * last
  }

  private func entropyTerm(_ index: Int) -> Estimate {
    let (x, first, second, shift, _) = Self.entropyTerms[index]
    func exact(_ number: Int) -> Estimate { Estimate(exactly: Double(number)) }
    return MixedDifference(first: exact(first), second: exact(second)).entropyTerm(at: exact(x), shift: shift)
  }

  @Test func `where Stirling's series is short, its error is its last term`() {
    for index in Self.entropyTerms.indices {
      #expect(hasErrorOfSeries(entropyTerm(index), index), "\(entropyTerm(index))")
    }
  }

  @Test func `control: half the last term, and none, are refuted as the error`() {
    for index in 0..<2 {
      let term = entropyTerm(index)
      for share in [0, 0.5, 0.75] {
        let (down, up) = (share * (term.value - term.lower), share * (term.upper - term.value))
        let narrow = Estimate(value: term.value, lower: term.value - down, upper: term.value + up)
        let exact = DecimalNumeral(Self.entropyTerms[index].term)
        #expect(exact.map { contains(narrow, $0) } == false)
      }
    }
  }

  @Test func `from 2^120 degrees of freedom on the excess is its leading term to the last bits`() throws {
    for exponent in [120, 121, 200, 500] {
      let degrees = Double(sign: .plus, exponent: exponent, significand: 1)
      for (first, second) in [(1, 1), (3, 5), (1 << 20, 1 << 20)] {
        let estimate = try excess(degrees, first, second)
        // Products of whole numbers by powers of two are exact.
        let leading = Double(first * second) / 2 / degrees / degrees
        #expect(estimate.value == leading && estimate.lower < leading && leading < estimate.upper)
        // Two quotients, three products and the factor widen an end by a rounding each.
        let width = Tolerance.rounding(operations: 6, condition: 1, scale: leading).value
        #expect(estimate.upper - leading <= width && leading - estimate.lower <= width)
      }
    }
  }

  @Test func `the Bernoulli numbers obey their recurrence exactly`() {
    // Σ_(k≤n) C(n+1, k)·B_k = 0, with B₀ = 1, B₁ = −1/2, B₂ = 1/6 and B_k = 0 for the other odd k.
    func fraction(_ top: Int, _ bottom: Int) -> ExactRational { ExactRational(BigInt(top), over: BigInt(bottom)) }
    var numbers = [fraction(1, 1), fraction(-1, 2), fraction(1, 6)]
    for (top, bottom) in MixedDifference.bernoulliNumbers {
      numbers += [fraction(0, 1), fraction(Int(top), Int(bottom))]
      let order = numbers.count
      let sum = numbers.indices.reduce(fraction(0, 1)) { $0 + fraction(Int(binomial(order, $1)), 1) * numbers[$1] }
      #expect(sum == .zero)
    }
    #expect(numbers.count == 17 && MixedDifference.leastForSeries == 16)
  }

  @Test func `numbers of variables at the ends of their range are taken, and those beyond are named`() throws {
    let most = 1 << 20
    for (first, second, name, count) in [
      (0, 1, "firstCount", 0), (most + 1, 1, "firstCount", most + 1), (1, 0, "secondCount", 0),
      (1, most + 1, "secondCount", most + 1),
    ] {
      #expect(refusal { try excess(1, first, second) } == "\(name): must be 1 to 2^20, is \(count)")
    }
    #expect(try excess(1, most, 1).lower > 0 && excess(1, 1, most).lower > 0)
    #expect(
      refusal { try StudentLaw(degreesOfFreedom: Estimate(exactly: -1)) }
        == "degreesOfFreedom: must be finite and above 0, is -1.0")
    #expect(refusal { try StudentLaw(decimal: decimal("0")) } == "degreesOfFreedom: must be above 0, is 0.0")
    #expect(
      refusal { try UniformNoise(halfWidth: Estimate(exactly: 0)) }
        == "halfWidth: must be finite and above 0, is 0.0")
    #expect(refusal { try UniformNoise(decimal: decimal("0")) } == "halfWidth: must be above 0, is 0.0")
  }

  /// ε and ε − ln 2ε, or 1/(4ε); reference as above.
  static let exactNoises: [(halfWidth: Double, information: String)] = [
    (0.125, "1.511294361119890618834464242916353136151"),
    (0.375, "0.6626820724517809274392190059938274315035"),
    (0.5, "0.5"),
    (0.75, "0.3333333333333333333333333333333333333333"),
    (3, "0.08333333333333333333333333333333333333333"),
  ]

  /// ε, the information, and the sum of the magnitudes of ln 2ε and of the plateau's part, which cancel for wide noise;
  /// reference as above.
  static let extremeNoises: [(halfWidth: Double, information: String, size: Double)] = [
    (1e6, "2.5e-7", 2 * Double.log(2e6)), (1e12, "2.5e-13", 2 * Double.log(2e12)),
    (1e15, "2.5e-16", 2 * Double.log(2e15)),
    (0x1p-300, "207.251006987423647515752404315994793854575", 299 * Double.log(2)),
  ]

  @Test func `the library's information behind extreme noise is known to eight roundings of its parts`() throws {
    for (halfWidth, digits, size) in Self.extremeNoises {
      let found = try UniformNoise(halfWidth: Estimate(exactly: halfWidth)).libraryInformation()
      let exact = try #require(DecimalNumeral(digits))
      #expect(contains(found, exact), "\(found)")
      let stated = 8 * size * Double.ulpOfOne
      let most = stated * (1 + 0x1p-10) + 4 * found.value.ulp
      #expect(found.error >= stated * (1 - 0x1p-10) && found.error <= most, "\(found)")
    }
  }

  @Test func `informations behind uniform noise enclose their values, and those of an interval reach between its ends`()
    throws
  {
    for (halfWidth, digits) in Self.exactNoises {
      let noise = try UniformNoise(halfWidth: Estimate(exactly: halfWidth))
      #expect(encloses(noise.mutualInformation, digits, roundings: 40), "\(noise.mutualInformation)")
      let decimal = try UniformNoise(decimal: DecimalNumeral(exactly: halfWidth))
      #expect(decimal.mutualInformation == noise.mutualInformation)
      // The library integrates the entropy of the sum; its error is that of rounding.
      let library = try noise.libraryInformation()
      let exact = try #require(DecimalNumeral(digits))
      #expect(contains(library, exact) && library.error <= 0x1p-30, "\(library)")
    }
    for (low, high) in [(0.125, 0.375), (0.375, 0.75), (0.75, 3)] {
      let wide = try UniformNoise(halfWidth: Estimate(value: (low + high) / 2, lower: low, upper: high))
      let (most, least) = (
        try UniformNoise(halfWidth: Estimate(exactly: low)), try UniformNoise(halfWidth: Estimate(exactly: high))
      )
      let middle = try UniformNoise(halfWidth: Estimate(exactly: (low + high) / 2))
      #expect(wide.mutualInformation.lower == least.mutualInformation.lower)
      #expect(wide.mutualInformation.upper == most.mutualInformation.upper)
      #expect(wide.mutualInformation.value == middle.mutualInformation.value)
    }
  }
}
