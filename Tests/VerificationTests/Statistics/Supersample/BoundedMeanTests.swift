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

  @Test func `draws and probabilities out of range are named`() {
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
  }
}
