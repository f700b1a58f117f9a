import BigInt
import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite(.property(cases: 60)) struct `RT-007 a channel in decimals by exact determinants and the rule of signs` {
  /// A channel whose modes are known: an integer mixture of independent scalar channels of the gains 10^k.
  struct Drawn: Sendable, CustomStringConvertible {
    /// The powers of ten of the gains, one a mode; `nil` where nothing is sent.
    let tens: [Int?]
    /// Unit triangular maps of X and of Y.
    let maps: [[[Int]]]
    var description: String { "\(tens) \(maps)" }

    static let all = Generator<Drawn> { source throws(Discard) in
      let count = try source.integer(in: 1...4)
      var tens: [Int?] = []
      for _ in 0..<count { tens.append(try source.integer(in: 0...5) == 5 ? nil : try source.integer(in: -60...60)) }
      var maps: [[[Int]]] = []
      for _ in 0..<2 {
        var map: [[Int]] = []
        for i in 0..<count {
          var row: [Int] = []
          for j in 0..<count { row.append(i == j ? 1 : j < i ? try source.integer(in: -2...2) : 0) }
          map.append(row)
        }
        maps.append(map)
      }
      return Drawn(tens: tens, maps: maps)
    }

    static func product(_ left: [[DecimalNumeral]], _ right: [[DecimalNumeral]]) -> [[DecimalNumeral]] {
      left.map { row in
        right[0].indices.map { j in row.indices.reduce(DecimalNumeral(exactly: 0)) { $0 + row[$1] * right[$1][j] } }
      }
    }

    static func transposed(_ rows: [[DecimalNumeral]]) -> [[DecimalNumeral]] {
      rows[0].indices.map { j in rows.map { $0[j] } }
    }

    /// With U = M X̃ and Y = NỸ, Ỹ = GX̃ + Ñ: Σ_x = MMᵀ, B = NGM⁻¹, Σ_n = NNᵀ.
    var channel: GaussianChannel {
      get throws {
        let decimals = maps.map { $0.map { $0.map { DecimalNumeral(exactly: Double($0)) } } }
        let (source, output) = (decimals[0], decimals[1])
        let gains = tens.indices.map { i in
          tens.indices.map { i == $0 ? tens[i].map(DecimalNumeral.init(tenTo:)) ?? zero : zero }
        }
        let gain = Self.product(Self.product(output, gains), Self.inverse(source))
        return try GaussianChannel(
          sourceCovariance: Self.product(source, Self.transposed(source)), gain: gain,
          noiseCovariance: Self.product(output, Self.transposed(output)))
      }
    }

    private var zero: DecimalNumeral { DecimalNumeral(exactly: 0) }

    /// The inverse of a unit lower triangular matrix of whole numbers.
    static func inverse(_ rows: [[DecimalNumeral]]) -> [[DecimalNumeral]] {
      var result = rows.indices.map { i in rows.indices.map { DecimalNumeral(exactly: i == $0 ? 1 : 0) } }
      for i in rows.indices {
        for k in 0..<i { for j in rows.indices { result[i][j] = result[i][j] - rows[i][k] * result[k][j] } }
      }
      return result
    }

    /// μ of each mode, from the greatest down.
    var ratios: [DecimalNumeral] {
      tens.map { $0.map { DecimalNumeral(tenTo: 2 * $0) } ?? zero }.sorted { $1 < $0 }
    }

    /// Whether intervals hold the ratios of the modes, each no wider than 2⁻⁴⁵ of its ratio, which RT-007 (a) states.
    ///
    /// Nothing is allowed for rounding: bisection ends at a width of 2⁻⁴⁵ of the lower end, which is at most the ratio,
    /// all ratios here are normal numbers, and exact decimals are compared. The interval of a ratio of 0 has no width.
    func confirms(_ found: [Estimate]) -> Bool {
      found.count == ratios.count
        && zip(found, ratios).allSatisfy { estimate, exact in
          guard estimate.lower.isFinite, estimate.upper.isFinite else { return false }
          let (lower, upper) = (DecimalNumeral(exactly: estimate.lower), DecimalNumeral(exactly: estimate.upper))
          return lower <= exact && exact <= upper && upper - lower <= DecimalNumeral(exactly: 0x1p-45) * exact
        }
    }
  }

  @Test func `each eigenvalue keeps its digits beside others of any size`() {
    checkProperty(Drawn.all) { drawn in
      let ratios = try drawn.channel.signalToNoiseRatios()
      #expect(drawn.confirms(ratios))
    }
  }

  @Test func `the information is the sum over the modes, to a few roundings`() {
    checkProperty(Drawn.all) { drawn in
      let information = try drawn.channel.mutualInformation()
      let sum = drawn.ratios.map { Estimate(exactly: 0.5) * .log1p($0.estimate) }.sum()
      #expect(information.overlaps(sum))
      let allowed = Tolerance.rounding(operations: 20, condition: 1, scale: information.value)
      #expect(information.error <= allowed.value || information.upper < .leastNormalMagnitude)
    }
  }

  @Test func `control: eigenvalues known only to a rounding of the greatest one are refuted`() {
    let minima = Drawn.all.smallestCounterexamples(seeds: 3) { drawn in
      let channel = try drawn.channel
      func estimates(_ rows: [[DecimalNumeral]]) -> [[Estimate]] { rows.map { $0.map(\.estimate) } }
      guard
        let enclosed = try? GaussianBottleneck(
          sourceCovariance: estimates(channel.sourceCovariance), gain: estimates(channel.gain),
          noiseCovariance: estimates(channel.noiseCovariance))
      else { return true }
      return !drawn.confirms(enclosed.signalToNoiseRatios)
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }

  @Test func `control: eigenvalues known half as well as claimed are refuted`() {
    let minima = Drawn.all.smallestCounterexamples(seeds: 3) { drawn in
      let wider = try drawn.channel.signalToNoiseRatios().map { ratio in
        Estimate(value: ratio.value, lower: ratio.lower * (1 - 0x1p-45), upper: ratio.upper * (1 + 0x1p-45))
      }
      return !drawn.confirms(wider)
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }

  @Test func `gains whose squares overflow give an infinite end, and informations stay finite`() throws {
    let (one, zero) = (DecimalNumeral(tenTo: 0), DecimalNumeral(exactly: 0))
    let identity = [[one, zero], [zero, one]]
    let large = DecimalNumeral(significand: 2, exponent: 154)
    let channel = try GaussianChannel(
      sourceCovariance: identity, gain: [[large, zero], [zero, one]], noiseCovariance: identity)
    let ratios = try channel.signalToNoiseRatios()
    #expect(ratios[0].upper == .infinity && ratios[0].lower > 1e308 && ratios[1].contains(1))
    // ½ ln(4·10^308 + 1) + ½ ln 2.
    let exact =
      Estimate(exactly: 154) * .log(Estimate(exactly: 10)) + Estimate(exactly: 1.5) * .log(Estimate(exactly: 2))
    #expect(try channel.mutualInformation().overlaps(exact))
    func estimates(_ rows: [[DecimalNumeral]]) -> [[Estimate]] { rows.map { $0.map(\.estimate) } }
    let enclosed = try GaussianBottleneck(
      sourceCovariance: estimates(identity), gain: estimates(channel.gain), noiseCovariance: estimates(identity))
    #expect(enclosed.mutualInformation.upper == .infinity)
  }

  @Test func `matrices of at most 20000 products are taken exactly`() throws {
    let (one, zero) = (DecimalNumeral(tenTo: 0), DecimalNumeral(exactly: 0))
    func unit(_ rows: Int, _ columns: Int, rank: Int) -> [[DecimalNumeral]] {
      (0..<rows).map { i in (0..<columns).map { i == $0 && i < rank ? one : zero } }
    }
    // Ten outputs, of which the last receives nothing: 10·d·(d + 10) products for d inputs, 20000 for 40.
    func least(_ inputs: Int) throws -> Estimate {
      try GaussianChannel(
        sourceCovariance: unit(inputs, inputs, rank: inputs), gain: unit(10, inputs, rank: 9),
        noiseCovariance: unit(10, 10, rank: 10)
      ).signalToNoiseRatios()[9]
    }
    #expect(try least(40) == Estimate(exactly: 0) && least(41).upper > 0)
  }

  @Test func `large matrices are taken as intervals, and more than 100 rows are refused`() throws {
    let (one, zero) = (DecimalNumeral(tenTo: 0), DecimalNumeral(exactly: 0))
    func identity(_ size: Int) -> [[DecimalNumeral]] {
      (0..<size).map { i in (0..<size).map { i == $0 ? one : zero } }
    }
    let channel = try GaussianChannel(
      sourceCovariance: identity(90), gain: identity(90), noiseCovariance: identity(90))
    let information = try channel.mutualInformation()
    #expect(information.overlaps(Estimate(exactly: 45) * .log(Estimate(exactly: 2))) && information.error < 0x1p-30)
    #expect(throws: VerificationError.self) {
      try GaussianChannel(sourceCovariance: identity(101), gain: identity(101), noiseCovariance: identity(101))
    }
  }
}
