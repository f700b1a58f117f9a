import DINL
import RealModule
import Testing
import Verification

@Suite struct `Limits of a mean by betting` {
  /// Laws on [0, 1] with their means.
  static let laws: [(name: String, mean: Double, draw: @Sendable (inout RandomStream) -> Double)] = [
    ("a coin", 0.5, { $0.uniform() < 0.5 ? 1 : 0 }),
    ("a rare failure", 0.01, { $0.uniform() < 0.01 ? 1 : 0 }),
    ("uniform", 0.5, { $0.uniform() }),
    ("nearly constant", 0.06, { 0.05 + 0.02 * $0.uniform() }),
    ("nearly 1", 0.97, { 0.94 + 0.06 * $0.uniform() }),
    ("constant", 0.25, { _ in 0.25 }),
  ]
  static let repetitions = 400
  static let miss = 0.1

  /// Whether a limit misses no more often than stated, at a false-alarm rate of 10⁻¹⁰ (GB-006, step 7).
  func missesAsStated(_ index: Int, count: Int, _ isMissed: (BoundedMean, Double) throws -> Bool) throws -> Bool {
    let law = Self.laws[index]
    let misses = try (0..<Self.repetitions).count { repetition in
      var stream = RandomStream(seed: 71).stream(UInt64(index)).stream(UInt64(repetition))
      return try isMissed(try BoundedMean((0..<count).map { _ in law.draw(&stream) }), law.mean)
    }
    return try BinomialCount(trials: Self.repetitions, probability: Self.miss).upperTail(atLeast: misses) > 1e-10
  }

  @Test(arguments: laws.indices, [1, 7, 60])
  func `miss the mean no more often than stated`(index: Int, count: Int) throws {
    #expect(try missesAsStated(index, count: count) { try $0.lowerLimit(miss: Self.miss) > $1 })
    #expect(try missesAsStated(index, count: count) { try $0.upperLimit(miss: Self.miss) < $1 })
  }

  @Test func `control: Student's limit of a rare failure is refuted`() throws {
    let keeps = try missesAsStated(1, count: 60) { draws, mean in
      try SampleSummary(draws.draws).meanInterval(confidence: 1 - 2 * Self.miss).upper < mean
    }
    #expect(!keeps)
  }

  @Test func `are near the mean of draws that scatter little, by ln(1 over miss) over the count`() throws {
    var stream = RandomStream(seed: 72)
    for count in [100, 1000] {
      let mean = try BoundedMean((0..<count).map { _ in 0.05 + 0.02 * stream.uniform() })
      let floor = Double.log(1 / Self.miss) / Double(count)
      let (lower, upper) = (try mean.lowerLimit(miss: Self.miss), try mean.upperLimit(miss: Self.miss))
      #expect(lower < mean.average && mean.average - lower < floor)
      #expect(upper > mean.average && upper - mean.average < 1.5 * floor)
      let constant = try BoundedMean([Double](repeating: 0, count: count)).upperLimit(miss: Self.miss)
      #expect(constant >= 1 - Double.pow(Self.miss, 1 / Double(count)))
    }
  }

  /// Draws, a miss, the y at which the capital is 1/miss, and the slope of its logarithm there, with changed sign.
  ///
  /// Reference: mpmath 1.3.0 at 50 digits, by bisection of Σ ln(1 + min(λ_t, 15/(16y))(x_t − y)) with the bets of the
  /// source, v_0 = 2⁻⁸, printed to 40 and 10 digits.
  static let roots: [(draws: [Double], miss: Double, root: Double, slope: Double)] = [
    ((0..<40).map { Double($0 * 7 % 16) / 16 }, 0x1p-4, 0.3007744742921151504017790387000010820774, 43.62903984),
    ([Double](repeating: 0.75, count: 20), 0x1p-7, 0.5801071201818634417466883664918054742893, 32.78578941),
    ((0..<25).map { Double(($0 + 1) % 2) }, 0.25, 0.2402169248362541446872142069782289109562, 16.81680831),
    (
      [0.5, 0.25, 1, 0.75, 0.625, 0.875, 1, 0.9375, 0.5], 0.125, 0.5201910694363999523243692584198789514773, 16.3610386
    ),
    ([1], 0.5, 0.4838709677419354838709677419354838709677, 2.002083333),
  ]

  /// Whether a limit lies below the root by what 17n roundings and those of the logarithm may change, no more and no
  /// less than by half of it.
  private func isLimit(_ limit: Double, _ index: Int) -> Bool {
    let (draws, miss, root, slope) = Self.roots[index]
    let product = Tolerance.rounding(operations: 17 * draws.count, condition: 1, scale: 1).value
    let last = Tolerance.rounding(operations: 4, condition: 1, scale: 1 - Double.log(miss)).value
    let share = (root - limit) * slope / (product + last)
    return share > 0.5 && share < 1.5
  }

  @Test(arguments: roots.indices)
  func `lie at the mean against which the capital is the reciprocal of the miss, but for rounding`(index: Int) throws {
    let (draws, miss, _, _) = Self.roots[index]
    let lower = try BoundedMean(draws).lowerLimit(miss: miss)
    #expect(isLimit(lower, index), "\(lower)")
    // The upper limit is that of the complements, which here are exact.
    let mirrored = try BoundedMean(draws.map { 1 - $0 })
    #expect(try mirrored.upperLimit(miss: miss) == min(1, 1 - lower + Double.ulpOfOne))
  }

  @Test func `control: the root itself, and one without bets limited to 15/16, are refuted`() {
    #expect(Self.roots.indices.allSatisfy { !isLimit(Self.roots[$0].root, $0) })
    // The single bet is λ = √(2 ln 2 · 2⁸), and 1 + λ(1 − y) = 2 at this y.
    #expect(!isLimit(1 - 1 / (2 * Double.log(2) * 0x1p8).squareRoot(), 4))
  }

  @Test func `draws and probabilities out of range are named`() {
    #expect(refusal { try BoundedMean([1, -.leastNonzeroMagnitude]) } == "draws[1]: must lie in 0 to 1, is -5e-324")
    #expect(
      refusal { try BoundedMean([0, 1]).lowerLimit(miss: 1) } == "miss: must lie strictly between 0 and 1, is 1.0")
    #expect(
      refusal { try BoundedMean([0, 1]).upperLimit(miss: 0) } == "miss: must lie strictly between 0 and 1, is 0.0")
    #expect(throws: VerificationError.invalidInput(parameter: "draws", requirement: "needs at least 1 draw")) {
      try BoundedMean([])
    }
    #expect(throws: VerificationError.invalidInput(parameter: "draws[1]", requirement: "must lie in 0 to 1, is 1.5")) {
      try BoundedMean([0, 1.5])
    }
    #expect(throws: VerificationError.self) { try BoundedMean([.nan]) }
    #expect(throws: VerificationError.self) { try BoundedMean([0.5]).lowerLimit(miss: 0) }
    #expect(throws: VerificationError.self) { try SupersampleDraws(training: [], fresh: []) }
    #expect(throws: VerificationError.self) { try SupersampleDraws(training: [[0]], fresh: [[2]]) }
    #expect(throws: VerificationError.self) { try SupersampleDraws(training: [[0], [0, 1]], fresh: [[0], [0]]) }
    #expect(
      throws: VerificationError.invalidInput(parameter: "training[0]", requirement: "must lie in 0 to 1, holds 2.0")
    ) { try SupersampleDraws(training: [[0, 2, 3]], fresh: [[0, 0, 0]]) }
  }
}
