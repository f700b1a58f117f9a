import DINL
import RealModule
import Testing
import Verification

extension `GB-006 the bound is judged on data by simultaneous confidence intervals` {
  /// Whether the upper limit lies above the mean of the draws by at least a distance.
  private func keeps(_ distance: Double, _ draws: [Double], miss: Double) throws -> Bool {
    let mean = try BoundedMean(draws)
    let tolerance = Tolerance.rounding(operations: draws.count + 16, condition: 1, scale: 1)
    return try mean.upperLimit(miss: miss) >= mean.average + distance - tolerance.value
  }

  /// The least distance of any valid limit from n draws that all are x (GB-006, step 8).
  private func leastDistance(_ x: Double, count: Int, miss: Double) -> Double {
    (1 - x) * (1 - Double.pow(miss, 1 / Double(count)))
  }

  @Test(arguments: [1, 2, 60, 1000], [0, 0x1p-10, 0.25, 0.5, 0.9375, 1])
  func `for equal draws the limit is as far from the mean as a valid limit must be`(count: Int, x: Double) throws {
    for miss in [1e-9, 0.005, 0.5] {
      let distance = leastDistance(x, count: count, miss: miss)
      #expect(try keeps(distance, [Double](repeating: x, count: count), miss: miss))
    }
  }

  @Test func `control: a least distance of limit and mean for all draws is refuted`() throws {
    let (count, miss) = (1000, 0.005)
    let halves = [Double](repeating: 0.5, count: count)
    #expect(try !keeps(min(Double.log(1 / miss) / Double(count), 0.5), halves, miss: miss))
    #expect(try keeps(leastDistance(0.5, count: count, miss: miss), halves, miss: miss))
    // The stakes are low after scattered draws and high after constant ones: the limit falls below the mean itself.
    let unlucky = (0..<1 << 14).map { $0 < 1 << 13 ? Double(($0 + 1) % 2) : 0.125 }
    #expect(try !keeps(0, unlucky, miss: miss))
  }

  /// Whether a limit lies below μ + p(1 − μ), (1 − p)^60 = ½, at most twice as often as it may miss, at a false-alarm
  /// rate of 10⁻¹⁰.
  private func isNoNearer(_ index: Int, _ limit: (BoundedMean) throws -> Double) throws -> Bool {
    typealias Laws = `Limits of a mean by betting`
    let (law, count) = (Laws.laws[index], 60)
    let share = 1 - Double.pow(0.5, 1 / Double(count))
    let near = try (0..<Laws.repetitions).count { repetition in
      var stream = RandomStream(seed: 73).stream(UInt64(index)).stream(UInt64(repetition))
      let draws = try BoundedMean((0..<count).map { _ in law.draw(&stream) })
      return try limit(draws) < law.mean + share * (1 - law.mean)
    }
    return try BinomialCount(trials: Laws.repetitions, probability: 2 * Laws.miss).upperTail(atLeast: near) > 1e-10
  }

  @Test(arguments: `Limits of a mean by betting`.laws.indices)
  func `under no law does the limit come nearer than a valid one can`(index: Int) throws {
    #expect(try isNoNearer(index) { try $0.upperLimit(miss: `Limits of a mean by betting`.miss) })
  }

  @Test func `control: Student's limit, which comes nearer than a valid one can, is refuted`() throws {
    let confidence = 1 - 2 * `Limits of a mean by betting`.miss
    let isNoNearer = try isNoNearer(1) { try SampleSummary($0.draws).meanInterval(confidence: confidence).upper }
    #expect(!isNoNearer)
  }
}
