import BigInt
import PropertyTesting
import Testing

@testable import Verification

@Suite(.property(cases: 150)) struct `RT-007 the information of jointly normal blocks by their canonical correlations` {
  /// Whether two estimates are of the same number, each known to a million roundings.
  func agree(_ first: Estimate, _ second: Estimate) -> Bool {
    let allowed = Tolerance.rounding(operations: 1 << 20, condition: 1, scale: max(1, first.magnitude)).value
    return first.overlaps(second) && first.error <= allowed && second.error <= allowed
  }

  /// A covariance of small integers, the variables in three blocks.
  struct Drawn: Sendable, CustomStringConvertible {
    let covariance: [[Int]]
    let cuts: (Int, Int)
    var first: [Int] { Array(0..<cuts.0) }
    var second: [Int] { Array(cuts.0..<cuts.1) }
    var third: [Int] { Array(cuts.1..<covariance.count) }
    var law: JointGaussian { get throws { try JointGaussian(covariance: IntegerGate.doubles(covariance)) } }
    /// The same, known only to be within intervals, here of no width.
    var enclosed: JointGaussian {
      get throws {
        try JointGaussian(covariance: IntegerGate.doubles(covariance).map { $0.map { Estimate(exactly: $0) } })
      }
    }
    var description: String { "\(covariance) \(cuts)" }

    /// GGᵀ + I for a square G of integers, of 3 to 6 variables.
    static let all = Generator<Drawn> { source throws(Discard) in
      let (count, position) = try source.axis(in: 3...6)
      source.beginTable([.init(length: position), .init(length: position)])
      var factor: [[Int]] = []
      for _ in 0..<count {
        var row: [Int] = []
        for _ in 0..<count { row.append(try source.integer(in: -2...2)) }
        factor.append(row)
      }
      let covariance = factor.indices.map { i in
        factor.indices.map { j in factor.indices.reduce(i == j ? 1 : 0) { $0 + factor[i][$1] * factor[j][$1] } }
      }
      let cut = try source.integer(in: 1...count - 2)
      return Drawn(covariance: covariance, cuts: (cut, try source.integer(in: cut + 1...count - 1)))
    }
  }

  @Test func `it agrees with the determinants and with a difference of entropies`() {
    checkProperty(Drawn.all) { drawn in
      let law = try drawn.law
      let rest = drawn.second + drawn.third
      let information = try law.mutualInformation(drawn.first, rest)
      let blocks = try GaussianBlocks(
        jointCovariance: IntegerGate.doubles(drawn.covariance), firstCount: drawn.first.count)
      #expect(agree(information, try blocks.mutualInformation()))
      #expect(agree(information, try law.entropy(of: drawn.first) - law.entropy(of: drawn.first, given: rest)))
      #expect(agree(information, try law.mutualInformation(rest, drawn.first)))
    }
  }

  @Test func `canonical correlations and exact determinants give the same information`() {
    checkProperty(Drawn.all) { drawn in
      let (exact, enclosed) = (try drawn.law, try drawn.enclosed)
      let rest = drawn.second + drawn.third
      #expect(exact.exact != nil && enclosed.exact == nil)
      for condition in [[], drawn.third] {
        let information = try enclosed.mutualInformation(drawn.first, drawn.second, given: condition)
        #expect(agree(information, try exact.mutualInformation(drawn.first, drawn.second, given: condition)))
        let entropy = try enclosed.entropy(of: drawn.second, given: condition)
        #expect(agree(entropy, try exact.entropy(of: drawn.second, given: condition)))
      }
      #expect(agree(try enclosed.mutualInformation(drawn.first, rest), try exact.mutualInformation(drawn.first, rest)))
      #expect(try exact.mutualInformation(drawn.first, rest).isNarrow)
    }
  }

  @Test func `the information of independent blocks of an exact covariance is exactly 0`() throws {
    let law = try JointGaussian(covariance: [[7, 0, 0], [0, 3, 1], [0, 1, 4]])
    #expect(try law.mutualInformation([0], [1, 2]) == Estimate(exactly: 0))
    #expect(try law.mutualInformation([0], [1], given: [2]) == Estimate(exactly: 0))
    #expect(try law.mutualInformation([1], [2]).lower > 0)
  }

  /// A covariance of decimals in which the variables of two blocks are nearly the same, or nearly independent.
  struct Near: Sendable, CustomStringConvertible {
    let law: [[DecimalNumeral]]
    /// det Σ₁₁ det Σ₂₂ and det Σ of the pair.
    let rest: DecimalNumeral
    var description: String { "\(law.map { $0.map(\.nearest) })" }

    /// [[a, b], [b, a]] with a − b or b a small power of ten.
    static let all = Generator<Near> { source throws(Discard) in
      let tail = DecimalNumeral(
        significand: BigInt(try source.integer(in: 1...1_000_000_007)), exponent: -(try source.integer(in: 10...140)))
      let (one, isNear) = (DecimalNumeral(tenTo: 0), try source.integer(in: 0...1) == 1)
      let cross = isNear ? one - tail : tail
      return Near(law: [[one, cross], [cross, one]], rest: one - cross * cross)
    }

    /// Whether an interval of I is narrow relative to it, and contains it by a series or by the logarithm.
    func confirms(_ information: Estimate) -> Bool {
      let exact = Estimate(exactly: -0.5) * .log(rest.estimate)
      return information.isNarrow && information.overlaps(exact) && information.lower > 0
    }
  }

  @Test func `the information of an exact covariance keeps its digits near a singular one`() {
    checkProperty(Near.all) { near in
      let law = try JointGaussian(decimals: near.law)
      let pair = try BivariateNormal(decimal: near.law[0][1])
      #expect(near.confirms(try law.mutualInformation([0], [1])))
      #expect(near.confirms(pair.mutualInformation))
    }
  }

  @Test func `control: a covariance rounded to double numbers is refuted as one of many digits`() {
    let minima = Near.all.smallestCounterexamples(seeds: 3) { near in
      let rounded = near.law.map { $0.map { Estimate(exactly: $0.nearest) } }
      guard let law = try? JointGaussian(covariance: rounded) else { return true }
      return !near.confirms(try law.mutualInformation([0], [1]))
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }

  @Test(arguments: [12, 15, 30])
  func `two nearly equal variables keep the digits of their information`(digits: Int) throws {
    let (large, one) = (DecimalNumeral(tenTo: digits), DecimalNumeral(tenTo: 0))
    let law = try JointGaussian(decimals: [[large, large - one], [large - one, large]])
    let information = try law.mutualInformation([0], [1])
    // −½ ln(1 − ρ²) with 1 − ρ² = (2·10^k − 1)/10^2k.
    let rest = Estimate(2 * BigInt(10).power(digits) - 1, over: BigInt(10).power(2 * digits))
    #expect(information.isNarrow && information.overlaps(Estimate(exactly: -0.5) * .log(rest)))
  }

  /// Whether I(A;BC) is the sum of I(A;C) and what is said to be I(A;B|C).
  func isChainRule(_ drawn: Drawn, conditional: Estimate) throws -> Bool {
    let law = try drawn.law
    let whole = try law.mutualInformation(drawn.first, drawn.second + drawn.third)
    return agree(whole, try law.mutualInformation(drawn.first, drawn.third) + conditional)
  }

  @Test func `the chain rule holds with the conditional information`() {
    checkProperty(Drawn.all) { drawn in
      let conditional = try drawn.law.mutualInformation(drawn.first, drawn.second, given: drawn.third)
      let holds = try isChainRule(drawn, conditional: conditional)
      #expect(holds && conditional.upper >= 0)
    }
  }

  @Test func `an invertible map of a block does not change the information`() {
    checkProperty(Drawn.all) { drawn in
      // A unit triangular map of the first block, and scales of the second by powers of two: all exact.
      var mapped = IntegerGate.doubles(drawn.covariance)
      for i in drawn.first.dropFirst() {
        for j in mapped.indices { mapped[i][j] += 2 * mapped[0][j] }
        for j in mapped.indices { mapped[j][i] += 2 * mapped[j][0] }
      }
      for i in drawn.second {
        for j in mapped.indices { mapped[i][j] *= 0x1p40 }
        for j in mapped.indices { mapped[j][i] *= 0x1p40 }
      }
      let image = try JointGaussian(covariance: mapped)
      #expect(
        agree(
          try drawn.law.mutualInformation(drawn.first, drawn.second),
          try image.mutualInformation(drawn.first, drawn.second)))
    }
  }

  @Test(arguments: [1, 5, 20, 100, 250])
  func `the information of a tiny correlation keeps its digits`(halvings: Int) throws {
    // For ρ = 2^-k and two pairs of such variables, ρ² ≤ I ≤ ρ² + ρ⁴.
    let rho = Double(sign: .plus, exponent: -halvings, significand: 1)
    let law = try JointGaussian(covariance: [[1, 0, rho, 0], [0, 1, 0, rho], [rho, 0, 1, 0], [0, rho, 0, 1]])
    let pairs = try law.mutualInformation([0, 1], [2, 3])
    let single = try BivariateNormal(correlation: Estimate(exactly: rho)).mutualInformation
    for (information, count) in [(pairs, 2.0), (single, 1)] {
      #expect(information.upper >= count * rho * rho / 2)
      #expect(information.lower <= count * (rho * rho / 2 + rho * rho * rho * rho / 2))
      #expect(information.error <= Tolerance.rounding(operations: 100, condition: 1, scale: information.value).value)
    }
  }

  @Test func `a singular covariance and blocks that overlap are refused, and the parameter is named`() throws {
    func refusal<Value>(_ body: () throws(VerificationError) -> Value) -> String {
      do throws(VerificationError) {
        _ = try body()
        return ""
      } catch { return error.description }
    }
    func refusal(ofCovariance rows: [[Double]]) -> String {
      refusal { () throws(VerificationError) in try JointGaussian(covariance: rows) }
    }
    #expect(refusal(ofCovariance: [[1, 1, 0], [1, 1, 0], [0, 0, 1]]).contains("definite"))
    #expect(refusal(ofCovariance: [[1, 1, 0], [1, 1 + 0x1p-52, 0], [0, 0, 1]]) == "")
    #expect(refusal(ofCovariance: [[1, .infinity], [.infinity, 1]]).contains("covariance[0][1]: must be finite"))
    let near = [[1, 1, 0], [1, 1 + 0x1p-52, 0], [0, 0, 1]].map { $0.map { Estimate(exactly: $0) } }
    let enclosed = refusal { () throws(VerificationError) in try JointGaussian(covariance: near) }
    #expect(enclosed.contains("covariance"))
    #expect(refusal(ofCovariance: [[1, 0.5], [0.25, 1]]).contains("mirror image"))
    let law = try JointGaussian(covariance: [[1, 0.5], [0.5, 1]])
    func refusal(ofBlocks first: [Int], _ second: [Int]) -> String {
      refusal { () throws(VerificationError) in try law.mutualInformation(first, second) }
    }
    #expect(refusal(ofBlocks: [0], [0]).contains("second: must not"))
    #expect(refusal(ofBlocks: [0], [2]).contains("indices 0 to 1"))
    #expect(refusal(ofBlocks: [], [0]).contains("first: needs"))
  }

  @Test func `control: the information without its condition is refuted by the chain rule`() {
    let minima = Drawn.all.smallestCounterexamples(seeds: 3) { drawn in
      try !isChainRule(drawn, conditional: drawn.law.mutualInformation(drawn.first, drawn.second))
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }

  @Test func `control: a sum over pairs of variables instead of canonical correlations is refuted`() {
    let minima = Drawn.all.smallestCounterexamples(seeds: 3) { drawn in
      let law = try drawn.law
      let rest = drawn.second + drawn.third
      var pairs = Estimate(exactly: 0)
      for i in drawn.first { for j in rest { pairs += try law.mutualInformation([i], [j]) } }
      let blocks = try GaussianBlocks(
        jointCovariance: IntegerGate.doubles(drawn.covariance), firstCount: drawn.first.count)
      return !agree(pairs, try blocks.mutualInformation())
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }

  @Test func `control: the correlation instead of its square is refuted`() throws {
    let law = try JointGaussian(covariance: [[1, 0.25], [0.25, 1]])
    let right = try BivariateNormal(correlation: Estimate(exactly: 0.25)).mutualInformation
    #expect(agree(try law.mutualInformation([0], [1]), right))
    let wrong = Estimate(exactly: -0.5) * Estimate.log1p(Estimate(exactly: -0.25))
    #expect(!agree(try law.mutualInformation([0], [1]), wrong))
  }
}

extension Estimate {
  /// Whether the interval is 20 roundings wide at most, relative to the number.
  var isNarrow: Bool {
    error.isFinite && error <= Tolerance.rounding(operations: 20, condition: 1, scale: value.magnitude).value
  }
}
