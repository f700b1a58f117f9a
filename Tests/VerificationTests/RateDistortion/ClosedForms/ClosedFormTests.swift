import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `RD-002 closed forms: Gaussian, binary and uniform sources` {
  /// Whether two intervals overlap and are as narrow as rounding errors of a scale.
  func agree(_ first: Estimate, _ second: Estimate, scale: Double) -> Bool {
    let width = Tolerance.rounding(operations: 4000, condition: 1, scale: scale)
    return first.overlaps(second) && first.error <= width.value && second.error <= width.value
  }

  static func hamming(_ count: Int) -> [[Double]] {
    (0..<count).map { z in (0..<count).map { $0 == z ? 0 : 1 } }
  }

  /// p in 64ths and a fraction of the greatest distortion in 64ths.
  static let drawn = Generator<[Int]> { source throws(Discard) in
    [try source.integer(in: 1...63), try source.integer(in: 1...63)]
  }

  func binary(_ numbers: [Int]) throws -> (closed: BinarySource, finite: FiniteSource, distortion: Double) {
    let p = Double(numbers[0]) / 64
    return (
      try BinarySource(probability: p), try FiniteSource(law: [1 - p, p], distortion: Self.hamming(2)),
      min(p, 1 - p) * Double(numbers[1]) / 64
    )
  }

  @Test(.property(cases: 300)) func `the closed form of the binary source agrees with the solver for R(D) and D(R)`() {
    checkProperty(Self.drawn) { numbers in
      let (closed, finite, distortion) = try binary(numbers)
      let rate = try closed.rate(atDistortion: Estimate(exactly: distortion))
      #expect(agree(rate, try finite.rate(atDistortion: distortion), scale: 1 / distortion))
      #expect(try closed.distortion(atRate: rate).contains(distortion))
      let other = try finite.distortion(atRate: rate.value)
      #expect(agree(other, try closed.distortion(atRate: Estimate(exactly: rate.value)), scale: 1))
    }
  }

  @Test(arguments: 2...6)
  func `the closed form of the uniform source agrees with the solver, and its D(R) inverts its R(D)`(
    symbols: Int
  ) throws {
    let closed = try UniformSource(symbols: symbols)
    let finite = try FiniteSource(
      law: [Double](repeating: 1 / Double(symbols), count: symbols), distortion: Self.hamming(symbols))
    for step in 1...7 {
      let distortion = (1 - 1 / Double(symbols)) * Double(step) / 8
      let rate = try closed.rate(atDistortion: Estimate(exactly: distortion))
      #expect(agree(rate, try finite.rate(atDistortion: distortion), scale: 8))
      #expect(try closed.distortion(atRate: rate).contains(distortion))
    }
  }

  @Test func `closed forms have their known values`() throws {
    let fair = try BinarySource(probability: 0.5)
    #expect(holds(try fair.rate(atDistortion: Estimate(exactly: 0.1)), "0.3680642071684970699106821"))
    #expect(holds(try fair.distortion(atRate: Estimate(exactly: 0.1)), "0.2802053738385902687779757"))
    #expect(
      holds(try UniformSource(symbols: 4).rate(atDistortion: Estimate(exactly: 0.2)), "0.6661694798480808010222273"))
    let vector = try GaussianVectorSource(variances: [4, 2, 1, 0.5, 0.25])
    #expect(holds(try vector.distortion(atRate: Estimate(exactly: 0.25)), "6.176122638850533694415198"))
  }

  @Test func `a tiny rate keeps its relative accuracy`() throws {
    // ln 2 − h((1−x)/2) = x²/2 + x⁴/12 + …, and ½ ln(4/(4−x)) = x/8 + x²/64 + …
    let x = 0x1p-24
    let rate = try BinarySource(probability: 0.5).rate(atDistortion: Estimate(exactly: (1 - x) / 2))
    #expect(agree(rate, Estimate(exactly: x * x / 2 + x * x * x * x / 12), scale: x * x))
    let vector = try GaussianVectorSource(variances: [4, 1])
    #expect(
      agree(try vector.rate(atDistortion: Estimate(exactly: 5 - x)), Estimate(exactly: x / 8 + x * x / 64), scale: x))
  }

  @Test func `a sum keeps what each addition loses`() {
    #expect(Estimate.sum(of: [1, 0x1p-60, -1]) == Estimate(exactly: 0x1p-60))
    // Only the last addition, of both parts, is moved outward.
    let sum = Estimate.sum(of: [0x1p-60, 1])
    #expect(sum == Estimate(value: 1, lower: 1.0.nextDown, upper: 1.0.nextUp))
    #expect(Estimate.sum(of: []) == Estimate(exactly: 0))
  }

  @Test func `the interval of a variance counts once in the rate of its own component`() throws {
    // ½ ln(λ/D) changes by half of the last bit of λ over λ, which is 0.63·2⁻⁵³.
    let tenth = try #require(DecimalNumeral("0.1"))
    let rate = try GaussianVectorSource(decimals: [tenth]).rate(atDistortion: Estimate(exactly: 0.0999))
    let exact = try #require(DecimalNumeral("0.00050025016679175330292574741893211193879576"))
    #expect(rate.error < 0x1p-53 && contains(rate, exact), "\(rate)")
  }

  /// Variances and the rates of an allocation, in eighths.
  struct Allocation: Sendable, CustomStringConvertible {
    let variances: [Int]
    let rates: [Int]

    var description: String { "\(variances) \(rates)" }

    static let all = Generator<Allocation> { source throws(Discard) in
      let pairs = try Generator<[Int]> { source throws(Discard) in
        [try source.integer(in: 1...32, simplest: 1), try source.integer(in: 0...8)]
      }.array(count: 1...5).draw(from: &source)
      return Allocation(variances: pairs.map { $0[0] }, rates: pairs.map { $0[1] })
    }

    var source: GaussianVectorSource { get throws { try GaussianVectorSource(variances: variances.map(Double.init)) } }
    var rate: Estimate { Estimate(exactly: Double(rates.reduce(0, +)) / 8) }

    /// The distortion of the allocation: Σ λ e^(−2R).
    var distortion: Estimate {
      zip(variances, rates).map { Estimate(exactly: Double($0)) * .exp(Estimate(exactly: -Double($1) / 4)) }.sum()
    }
  }

  /// Whether the drawn allocation is not proved to have less distortion, and R(D) of the distortion is the rate.
  func isLeast(_ distortion: Estimate, _ drawn: Allocation) throws -> Bool {
    let back = try drawn.source.rate(atDistortion: distortion)
    return !distortion.certainlyExceeds(drawn.distortion) && back.overlaps(drawn.rate)
      && back.error <= Tolerance.rounding(operations: 4000, condition: 1, scale: 1 + back.value).value
  }

  @Test func `water-filling has at most the distortion of any allocation, and its R(D) inverts its D(R)`() {
    checkProperty(Allocation.all) { drawn in
      let distortion = try drawn.source.distortion(atRate: drawn.rate)
      #expect(try isLeast(distortion, drawn))
    }
  }

  @Test func `one component agrees with the scalar source, and a diagonal covariance with its variances`() {
    checkProperty(Allocation.all) { drawn in
      let variance = Double(drawn.variances[0])
      let scalar = try GaussianSource(variance: variance).distortion(atRate: drawn.rate)
      let vector = try GaussianVectorSource(variances: [variance]).distortion(atRate: drawn.rate)
      #expect(agree(scalar, vector, scale: variance))
      let covariance = drawn.variances.indices.map { i in
        drawn.variances.indices.map { $0 == i ? Double(drawn.variances[i]) : 0 }
      }
      let rotated = try GaussianVectorSource(covariance: covariance).distortion(atRate: drawn.rate)
      #expect(agree(rotated, try drawn.source.distortion(atRate: drawn.rate), scale: 200))
    }
  }

  @Test func `the optimum at a weight lies on the curve`() throws {
    let source = try GaussianVectorSource(covariance: [[2, 1], [1, 3]])
    for weight in [0.25, 1, 4, 16] {
      let choice = try source.optimalChoice(weight: weight)
      #expect(choice.distortion.overlaps(try source.distortion(atRate: choice.rate)))
    }
  }

  @Test func `control: equal rates for all components are refuted as the least distortion`() {
    let minima = Allocation.all.smallestCounterexamples(seeds: 3) { drawn in
      let share = drawn.rate / Estimate(exactly: Double(drawn.variances.count))
      let equal = Estimate.exp(Estimate(exactly: -2) * share)
      return try !isLeast(drawn.variances.map { Estimate(exactly: Double($0)) * equal }.sum(), drawn)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: a water level that lets components exceed their variance is refuted`() {
    let minima = Allocation.all.smallestCounterexamples(seeds: 3) { drawn in
      let count = Estimate(exactly: Double(drawn.variances.count))
      let logarithms = drawn.variances.map { Estimate.log(Estimate(exactly: Double($0))) }.sum()
      return try !isLeast(count * .exp((logarithms - Estimate(exactly: 2) * drawn.rate) / count), drawn)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: the entropy minus the distortion itself is refuted as the binary rate`() {
    let minima = Self.drawn.smallestCounterexamples(seeds: 3) { numbers in
      let (closed, finite, distortion) = try binary(numbers)
      let wrong = try BinaryEntropy.entropy(closed.rarer.estimate) - Estimate(exactly: distortion)
      return !agree(wrong, try finite.rate(atDistortion: distortion), scale: 1 / distortion)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: the uniform rate without its last term is refuted`() throws {
    let finite = try FiniteSource(law: [0.25, 0.25, 0.25, 0.25], distortion: Self.hamming(4))
    let wrong = Estimate.log(Estimate(exactly: 4)) - (try BinaryEntropy.entropy(Estimate(exactly: 0.25)))
    #expect(!agree(wrong, try finite.rate(atDistortion: 0.25), scale: 8))
  }

  @Test func `invalid sources and distortions are refused`() throws {
    #expect(
      throws: VerificationError.invalidInput(parameter: "probability", requirement: "must lie in [0, 1], is 1.5")
    ) { try BinarySource(probability: 1.5) }
    #expect(throws: VerificationError.invalidInput(parameter: "symbols", requirement: "must be at least 2, is 1")) {
      try UniformSource(symbols: 1)
    }
    #expect(throws: VerificationError.self) { try GaussianVectorSource(variances: []) }
    #expect(throws: VerificationError.self) { try GaussianVectorSource(variances: [1, .nan]) }
    #expect(throws: VerificationError.self) { try GaussianVectorSource(covariance: [[1, 1], [1, 1]]) }
    #expect(throws: VerificationError.self) {
      try BinarySource(probability: 0.5).rate(atDistortion: Estimate(exactly: -1))
    }
  }
}
