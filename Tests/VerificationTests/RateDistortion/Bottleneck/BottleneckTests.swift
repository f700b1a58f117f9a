import PropertyTesting
import RealModule
import Testing
import Verification

@Suite struct `RD-004 the Gaussian information bottleneck and its critical weights` {
  /// A drawn model Y = BX + N of integers, with a gate T = AX + N′ and a weight in 64ths.
  struct Drawn: Sendable, CustomStringConvertible {
    let model: IntegerGate
    let gate: IntegerGate
    let weight: Int

    var description: String { "\(model) \(gate.gain) \(gate.noise) \(weight)" }

    /// The gate has the inputs of the model.
    static let all = Generator<Drawn> { source throws(Discard) in
      let model = try IntegerGate.all.draw(from: &source)
      let gate = try IntegerGate.all.draw(from: &source)
      guard gate.source.count == model.source.count else { throw .filtered }
      return Drawn(model: model, gate: gate, weight: try source.integer(in: 1...63))
    }

    var beta: Double { Double(weight) / 64 }

    var bottleneck: GaussianBottleneck {
      get throws {
        try GaussianBottleneck(
          sourceCovariance: IntegerGate.doubles(model.source), gain: IntegerGate.doubles(model.gain),
          noiseCovariance: IntegerGate.doubles(model.noise))
      }
    }

    /// I(T;Y) − βI(X;T) of the drawn gate, from the joint covariance of T and Y, whose entries are exact.
    func objective() throws -> Estimate {
      let rate = try VectorGaussianGate(
        gain: IntegerGate.doubles(gate.gain), sourceCovariance: IntegerGate.doubles(model.source),
        noiseCovariance: IntegerGate.doubles(gate.noise)
      ).mutualInformation()
      func product(_ left: [[Int]], _ right: [[Int]], plus noise: [[Int]]?) -> [[Int]] {
        left.indices.map { i in
          right.indices.map { j in
            model.source.indices.reduce(noise?[i][j] ?? 0) { sum, k in
              model.source.indices.reduce(sum) { $0 + left[i][k] * model.source[k][$1] * right[j][$1] }
            }
          }
        }
      }
      let own = product(gate.gain, gate.gain, plus: gate.noise)
      let cross = product(gate.gain, model.gain, plus: nil)
      let other = product(model.gain, model.gain, plus: model.noise)
      let top = zip(own, cross).map { $0 + $1 }
      let bottom = other.indices.map { row in cross.map { $0[row] } + other[row] }
      let joint = IntegerGate.doubles(top + bottom)
      let relevance = try GaussianBlocks(jointCovariance: joint, firstCount: gate.gain.count).mutualInformation()
      return relevance - Estimate(exactly: beta) * rate
    }
  }

  /// Whether the drawn gate is not proved to exceed an objective.
  func isGreatest(_ objective: Estimate, _ drawn: Drawn) throws -> Bool {
    try !drawn.objective().certainlyExceeds(objective)
  }

  @Test(.property(cases: 300)) func `no Gaussian gate has a greater objective`() {
    checkProperty(Drawn.all) { drawn in
      let bottleneck = try drawn.bottleneck
      let rate = try bottleneck.sourceInformation(weight: drawn.beta)
      let relevance = try bottleneck.relevantInformation(weight: drawn.beta)
      #expect(try isGreatest(relevance - Estimate(exactly: drawn.beta) * rate, drawn))
      #expect(!relevance.certainlyExceeds(rate) && !relevance.certainlyExceeds(bottleneck.mutualInformation))
    }
  }

  /// Whether nothing is sent just above a weight, and something is sent just below it.
  func isCritical(_ weight: Estimate, _ bottleneck: GaussianBottleneck) throws -> Bool {
    let (above, below) = (weight.value * (1 + 0x1p-20), weight.value * (1 - 0x1p-20))
    guard above < 1 && below > 0 else { return false }
    return try bottleneck.sourceInformation(weight: above).upper < Double.leastNormalMagnitude
      && bottleneck.sourceInformation(weight: below).lower > 0
  }

  @Test(.property(cases: 300))
  func `nothing is sent above the greatest critical weight, and the rate does not rise with the weight`() {
    checkProperty(Drawn.all) { drawn in
      let bottleneck = try drawn.bottleneck
      if bottleneck.criticalWeights[0].lower > 0x1p-20 && bottleneck.criticalWeights[0].upper < 1 - 0x1p-15 {
        #expect(try isCritical(bottleneck.criticalWeights[0], bottleneck))
      }
      let rates = try [drawn.beta, drawn.beta + 1 / 128].map { try bottleneck.sourceInformation(weight: $0) }
      #expect(!rates[1].certainlyExceeds(rates[0]))
    }
  }

  /// Whether the two informations of a scalar optimum lie on the curve e^(−2I(T;Y)) = λ + (1−λ)e^(−2I(X;T)).
  func isOnScalarCurve(_ rate: Estimate, _ relevance: Estimate, _ eigenvalue: Estimate) -> Bool {
    let left = Estimate.exp(Estimate(exactly: -2) * relevance)
    let right = eigenvalue + (Estimate(exactly: 1) - eigenvalue) * .exp(Estimate(exactly: -2) * rate)
    return left.overlaps(right) && left.error <= Tolerance.rounding(operations: 400, condition: 1, scale: 1).value
  }

  @Test func `the optimum of a scalar model lies on the scalar curve`() throws {
    for gain in 1...5 {
      let bottleneck = try GaussianBottleneck(
        sourceCovariance: [[2]], gain: [[Double(gain)]], noiseCovariance: [[3]])
      for weight in [0.125, 0.25, 0.375] {
        let rate = try bottleneck.sourceInformation(weight: weight)
        let relevance = try bottleneck.relevantInformation(weight: weight)
        #expect(isOnScalarCurve(rate, relevance, bottleneck.eigenvalues[0]))
      }
    }
  }

  static func known() throws -> GaussianBottleneck {
    try GaussianBottleneck(
      sourceCovariance: [[2, 0.5], [0.5, 1]], gain: [[0.8, 0.3], [-0.2, 0.5]],
      noiseCovariance: [[0.5, 0.1], [0.1, 0.7]])
  }

  @Test func `a model of two dimensions has its known values`() throws {
    let bottleneck = try Self.known()
    #expect(holds(bottleneck.eigenvalues[0], "0.2311909258097178800626991"))
    #expect(holds(Estimate(exactly: 1) / bottleneck.criticalWeights[0], "1.300713055517991404932237"))
    #expect(holds(bottleneck.mutualInformation, "0.8739089130392747502943402"))
    // Weights that are the reciprocals of 1.5 and 5.
    #expect(holds(try bottleneck.sourceInformation(weight: 1 / 1.5), "0.2542257961417169505907212"))
    #expect(holds(try bottleneck.sourceInformation(weight: 0.2), "1.428978296274570583342519"))
    #expect(holds(try bottleneck.relevantInformation(weight: 1 / 1.5), "0.1829495512569503226335899"))
    #expect(holds(try bottleneck.relevantInformation(weight: 0.2), "0.6507653617250649945280451"))
  }

  @Test func `a channel that carries nothing has informations of 0, which are not below it`() throws {
    let bottleneck = try GaussianBottleneck(
      sourceCovariance: [[2, 0.5], [0.5, 1]], gain: [[0, 0], [0, 0]], noiseCovariance: [[1, 0], [0, 1]])
    let informations = [
      bottleneck.mutualInformation, try bottleneck.sourceInformation(weight: 0.25),
      try bottleneck.relevantInformation(weight: 0.25),
    ]
    for information in informations {
      #expect(information.lower == 0 && information.value == 0 && information.upper <= 0x1p-1060)
    }
    #expect(bottleneck.criticalWeights.allSatisfy { $0.contains(0) && $0.lower == 0 && $0.upper <= 0x1p-1060 })
    #expect(bottleneck.criticalMultipliers.allSatisfy { $0.upper == .infinity && $0.lower >= 0x1p1000 })
    #expect(bottleneck.eigenvalues.allSatisfy { $0.contains(1) && $0.upper == 1 && $0.error <= 0x1p-50 })
  }

  /// A binary symmetric model: the crossover and the start of the iteration in 32nds, and a weight in 64ths.
  static let binary = Generator<[Int]> { source throws(Discard) in
    [
      try source.integer(in: 1...15), try source.integer(in: 17...31), try source.integer(in: 1...15),
      try source.integer(in: 1...63),
    ]
  }

  func stationary(_ numbers: [Int], iterations: Int = 10_000) throws -> DiscreteBottleneck.Point {
    let shares = numbers.map { Double($0) / 32 }
    let bottleneck = try DiscreteBottleneck(law: [0.5, 0.5], channel: .binarySymmetric(crossover: shares[0]))
    return try bottleneck.stationaryPoint(
      weight: shares[3] / 2, from: [[shares[1], 1 - shares[1]], [shares[2], 1 - shares[2]]], iterations: iterations)
  }

  /// Whether the intervals do not prove that a relevance exceeds a bound.
  func isWithin(_ relevance: Estimate, _ bound: Estimate) -> Bool { !relevance.certainlyExceeds(bound) }

  @Test(.property(cases: 60)) func `a discrete stationary point obeys its upper bound and Mrs. Gerber's lemma`() {
    checkProperty(Self.binary) { numbers in
      let point = try stationary(numbers, iterations: 2000)
      #expect(point.objective.lower <= point.upperBound)
      let closed = try BinarySymmetricBottleneck(crossover: Double(numbers[0]) / 32)
      #expect(isWithin(point.relevance, try closed.relevance(atRate: point.rate)))
    }
  }

  @Test(.property(cases: 100)) func `the objective never falls from one iteration to the next`() {
    checkProperty(Self.binary) { numbers in
      let values = try [1, 2, 5].map { try stationary(numbers, iterations: $0).objective }
      #expect(!values[0].certainlyExceeds(values[1]) && !values[1].certainlyExceeds(values[2]))
    }
  }

  @Test func `the binary symmetric bottleneck has its known value, which the iteration reaches`() throws {
    let closed = try BinarySymmetricBottleneck(crossover: 0.1)
    #expect(holds(try closed.relevance(atRate: Estimate(exactly: 0.1)), "0.06317854803852756382522037"))
    let bottleneck = try DiscreteBottleneck(law: [0.5, 0.5], channel: .binarySymmetric(crossover: 0.1))
    let point = try bottleneck.stationaryPoint(weight: 0.3, from: [[0.7, 0.3], [0.2, 0.8]])
    let width = Tolerance.rounding(operations: 400, condition: 1, scale: 1)
    #expect(width.accepts(point.relevance.value, try closed.relevance(atRate: point.rate).value))
  }

  @Test func `two starts can end at different stationary points, so neither is called the maximum`() throws {
    let bottleneck = try DiscreteBottleneck(law: [0.5, 0.5], channel: .binarySymmetric(crossover: 0.1))
    let idle = try bottleneck.stationaryPoint(weight: 0.3, from: [[0.5, 0.5], [0.5, 0.5]])
    let busy = try bottleneck.stationaryPoint(weight: 0.3, from: [[0.7, 0.3], [0.2, 0.8]])
    #expect(idle.residual <= 0x1p-50 && busy.residual <= 0x1p-49)
    #expect(busy.objective.certainlyExceeds(idle.objective) && busy.objective.upper <= idle.upperBound)
  }

  @Test(arguments: [[1.0, 0], [0, 1]]) func `an output that no input produces keeps its share of 0`(
    row: [Double]
  ) throws {
    let bottleneck = try DiscreteBottleneck(law: [0.5, 0.5], channel: .binarySymmetric(crossover: 0.125))
    let point = try bottleneck.stationaryPoint(weight: 0.25, from: [row, row])
    #expect(point.encoder == [row, row] && point.residual == 0)
    #expect(point.rate.lower == 0 && point.rate.upper <= 0x1p-50)
  }

  @Test func `the iteration ends where no entry moves by more than 2^-50, and leaves out shares below e^-300`() throws {
    let bottleneck = try DiscreteBottleneck(law: [0.5, 0.5], channel: .binarySymmetric(crossover: 0.125))
    let start = [[0.75, 0.25], [0.25, 0.75]]
    // Near the end a step is about four fifths of the one before.
    let residual = try bottleneck.stationaryPoint(weight: 0.5, from: start).residual
    #expect(residual <= 0x1p-50 && residual > 0x1p-51, "\(residual)")
    // The decoder is (11/16, 5/16), so that the second share is (5/11)^(3/(4β)) of the first after one step.
    func share(_ logarithm: Double) throws -> Double {
      let weight = 0.75 * Double.log(2.2) / logarithm
      return try bottleneck.stationaryPoint(weight: weight, from: start, iterations: 1).encoder[0][1]
    }
    let kept = try share(299.5)
    // The exponents are divergences of less than 1.12, the sums of the magnitudes of their terms, over the weight. The
    // decoder, logarithms, sums, quotients and this test's own weight have less than 32 roundings.
    let weight = 0.75 * Double.log(2.2) / 299.5
    let rounding = Tolerance.rounding(operations: 32, condition: 1, scale: 1.12 / weight)
    #expect(try rounding.accepts(Double.log(kept), -299.5) && share(300.5) == 0)
  }

  @Test func `an encoder without noise stays as it is for a channel without noise`() throws {
    let identity = [[1.0, 0], [0, 1]]
    let bottleneck = try DiscreteBottleneck(law: [0.25, 0.75], channel: DiscreteChannel(identity))
    let point = try bottleneck.stationaryPoint(weight: 0.5, from: identity)
    #expect(point.encoder == identity && point.residual == 0 && point.rate.overlaps(point.relevance))
    // (1 − β)·h(¼), which no encoder exceeds.
    #expect(holds(point.objective, "0.2811675723094041751440151576122294288327"))
    // The bound is the upper end of half of the information, whose terms have less than 64 roundings.
    let rounding = Tolerance.rounding(operations: 64, condition: 1, scale: 0.5)
    #expect(point.upperBound >= point.objective.lower && point.upperBound <= 0.28116757230940418 + rounding.value)
  }

  @Test func `a rate is that of both logarithms where the product of ratio and odds overflows`() throws {
    // μ = 18 and β = 2⁻¹⁰²²: ½ ln 18 + 511 ln 2.
    let bottleneck = try GaussianBottleneck(sourceCovariance: [[4]], gain: [[3]], noiseCovariance: [[2]])
    let rate = try bottleneck.sourceInformation(weight: Double.leastNormalMagnitude)
    let (ratio, odds) = (Estimate.log(Estimate(exactly: 18)), Estimate.log(Estimate(exactly: 2)))
    #expect(rate.overlaps(Estimate(exactly: 0.5) * ratio + Estimate(exactly: 511) * odds))
    #expect(rate.upper < .infinity)
    #expect(rate.error <= Tolerance.rounding(operations: 100, condition: 1, scale: rate.value).value)
  }

  @Test func `an invalid model, weight or law is refused`() throws {
    let bottleneck = try Self.known()
    #expect(
      throws: VerificationError.invalidInput(
        parameter: "weight", requirement: "must lie strictly between 0 and 1, is 1.5")
    ) { try bottleneck.sourceInformation(weight: 1.5) }
    #expect(throws: VerificationError.self) {
      try GaussianBottleneck(sourceCovariance: [[1]], gain: [[1, 2]], noiseCovariance: [[1]])
    }
    #expect(throws: VerificationError.self) { try BinarySymmetricBottleneck(crossover: -0.1) }
    #expect(throws: VerificationError.invalidInput(parameter: "law", requirement: "needs 2 values, has 1")) {
      try DiscreteBottleneck(law: [1], channel: .binarySymmetric(crossover: 0.1))
    }
  }

  @Test func `control: the objective at twice the weight is refuted as the greatest`() {
    let minima = Drawn.all.smallestCounterexamples(seeds: 3, cases: 2000) { drawn in
      guard drawn.weight < 32 else { return false }
      let (bottleneck, weight) = (try drawn.bottleneck, 2 * drawn.beta)
      let rate = try bottleneck.sourceInformation(weight: weight)
      let relevance = try bottleneck.relevantInformation(weight: weight)
      return try !isGreatest(relevance - Estimate(exactly: weight) * rate, drawn)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: the eigenvalue instead of its complement, and the reciprocal weight, are refuted as critical`()
    throws
  {
    let bottleneck = try Self.known()
    #expect(try isCritical(bottleneck.criticalWeights[0], bottleneck))
    #expect(try !isCritical(bottleneck.eigenvalues[0], bottleneck))
    #expect(try !isCritical(Estimate(exactly: 1) / bottleneck.criticalWeights[0], bottleneck))
  }

  @Test func `control: the rate instead of the relevance is refuted on the scalar curve`() throws {
    let bottleneck = try GaussianBottleneck(sourceCovariance: [[2]], gain: [[1]], noiseCovariance: [[3]])
    let rate = try bottleneck.sourceInformation(weight: 0.25)
    #expect(!isOnScalarCurve(rate, rate, bottleneck.eigenvalues[0]))
  }

  @Test
  func `control: nine tenths of the contraction coefficient times the rate is refuted as a bound of the relevance`() {
    let minima = Self.binary.smallestCounterexamples(seeds: 2, cases: 500) { numbers in
      let point = try stationary(numbers, iterations: 500)
      let bias = 1 - Double(numbers[0]) / 16
      return !isWithin(point.relevance, Estimate(exactly: 0.9 * bias * bias) * point.rate)
    }
    #expect(!minima.contains("not refuted"))
  }
}
