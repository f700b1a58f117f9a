import PropertySearch
import Testing
import Verification

@testable import Refutation

@Suite struct `The systems that the search draws` {
  /// The candidate that a generator makes of choices, given by their distances from the simplest values.
  func drawn(_ generator: Generator<Candidate>, _ distances: [Int]) throws -> Candidate {
    var source = ChoiceSource()
    source.start(
      replaying: distances.map { Choice(kind: .integer, magnitude: UInt64($0.magnitude), isNegative: $0 < 0, above: 0) }
    )
    let candidate = try source.draw(generator)
    #expect(source.recording.choices.count == distances.count)
    return candidate
  }

  @Test func `have a size, a prior and a weight of the rate`() throws {
    var candidate = Candidate(
      sampleCount: 2, law: [1, 3], rows: .counts, algorithm: [[1], [2], [4]], loss: [[0, 2]],
      gate: [[[1, 2], [0, 3]]], rateWeightQuarters: 3)
    #expect(candidate.size.entries == 13 && candidate.size.total == 2 + 4 + 7 + 2 + 6 + 3)
    let losses = [0, 1, 7].map { Fraction($0) }
    #expect(candidate.file(losses: losses).gates?[0].prior == nil)
    candidate.hasPrior = true
    let file = candidate.file(losses: losses)
    // The sums of the columns, and one more for each message.
    #expect(file.gates?[0].prior?[0].map(\.description) == ["1/4", "3/4"])
    #expect(file.gates?[0].channel[0].map { $0.map(\.description) } == [["1/3", "2/3"], ["0", "1"]])
    #expect(file.beta?.description == "3/4" && file.samples == 2 && file.rows == "counts")
    #expect(file.law.map(\.description) == ["1/4", "3/4"] && file.loss == [[losses[0], losses[2]]])
    let system = try candidate.system(losses: losses.values)
    #expect(system.rateWeight == 0.75 && system.gates[0].prior == [[2, 6]] && system.loss == [[0, 7]])
    candidate.gate = []
    #expect(candidate.file(losses: losses).gates == nil && candidate.file(losses: losses).beta == nil)
    #expect(try candidate.system(losses: losses.values).gates.isEmpty)
  }

  @Test func `optimizers choose what minimizes or maximizes the empirical risk, always or more often`() throws {
    let generator = Generator<Candidate>.optimizers(losses: 3, isGated: false, mostSamples: 6, mostValues: 3)
    func algorithm(_ rule: [Int]) throws -> [[Int]] {
      // Two samples of two values, two hypotheses, equal weights, losses (0, 1) and (1, 0).
      let candidate = try drawn(generator, [1, 0, 0, 0, 0, 0, 0, 1, 1, 0] + rule)
      #expect(candidate.loss == [[0, 1], [1, 0]] && candidate.law == [1, 1] && candidate.sampleCount == 2)
      #expect(candidate.rows == .counts && candidate.gate.isEmpty && candidate.rateWeightQuarters == 0)
      return candidate.algorithm
    }
    #expect(try algorithm([1, 0, 0]) == [[1, 0], [1, 1], [0, 1]])
    #expect(try algorithm([-1, 0, 0]) == [[0, 1], [1, 1], [1, 0]])
    #expect(try algorithm([0, 4, 0]) == [[1, 1], [1, 1], [1, 1]])
    #expect(try algorithm([1, 0, 1, 2, 4]) == [[8, 3], [8, 8], [3, 8]])
    #expect(try algorithm([1, 0, 1, 0, 0]) == [[2, 1], [2, 2], [1, 2]])
    // Weights go to 9, and the weights of a tilt to 20.
    let most = try drawn(generator, [9, 0, 0, 99, 99, 0, 0, 1, 1, 0, 1, 0, 1, 99, 99])
    #expect(most.law == [9, 9] && most.sampleCount == 6 && most.algorithm[0] == [40, 20])
    let constant = try drawn(generator, [0, 1, 0, 0, 0, 0, 1, 2, 1, 0, 0, 0])
    #expect(constant.loss == [[2, 2, 2], [1, 1, 1]] && constant.algorithm.count == 3)
  }

  @Test func `the least of every number is drawn too`() throws {
    // One sample of two values, two hypotheses, equal weights, losses of 0, and the greatest risk preferred.
    let choices = [-9, -9, -9, 0, 0, 0, -9, -9, -9, -9, -9, -9, 1, -99, -99]
    let least = try drawn(.optimizers(losses: 3, isGated: false, mostSamples: 6, mostValues: 3), choices)
    #expect(least.sampleCount == 1 && least.law == [1, 1] && least.loss == [[0, 0], [0, 0]])
    #expect(least.algorithm == [[2, 2], [2, 2]])
    let structured = Generator<Candidate>.structured(losses: 3, isGated: false, isLarge: false)
    let plain = try self.structured(values: 2, rule: 0, samples: 1, losses: [0, 0, 0])
    #expect(try drawn(structured, [Int](repeating: -99, count: 10)) == plain && plain.sampleCount == 1)
  }

  @Test func `optimizers with gates weigh the rate of the gate too`() throws {
    let generator = Generator<Candidate>.optimizers(losses: 2, isGated: true, mostSamples: 3, mostValues: 2)
    // One hypothesis has the gate (1, 0), (0, 1), of rate ln 2 on the sample 01, the other an idle one.
    let gates = [0, -1, -1, 0, 0, 0, 0, 0]
    let start = [1, 0, 0, 0, 0, 1, 0, 0]
    let least = try drawn(generator, start + gates + [0, 1, 0, 5])
    #expect(least.gate == [[[1, 0], [0, 1]], [[1, 1], [1, 1]]] && least.rateWeightQuarters == 5)
    #expect(least.algorithm == [[1, 1], [0, 1], [1, 1]])
    let most = try drawn(generator, start + gates + [0, -4, 0, 5])
    #expect(most.algorithm == [[1, 1], [1, 0], [1, 1]])
  }

  /// A structured system: its values and samples are counted from the least, the rule is the number of its case, and
  /// the losses inside, outside and of the constant hypothesis are 0, 1 and 2 unless others are given.
  func structured(
    values: Int, rule: Int, samples: Int, width: Int = 1, hasConstant: Bool = false, losses: [Int] = [0, 1, 2],
    base: Int = 0, bonus: Int = 1, isLarge: Bool = false
  ) throws -> Candidate {
    try drawn(
      .structured(losses: 3, isGated: false, isLarge: isLarge),
      [values - 2, rule, samples - 1, width - 1, hasConstant ? 1 : 0] + losses + [base, bonus - 1])
  }

  @Test func `the rule of least risk chooses the sets that hold most of the sample, or least`() throws {
    let plain = try structured(values: 2, rule: 0, samples: 2)
    #expect(plain.loss == [[0, 1], [1, 0]] && plain.law == [1, 1] && plain.rows == .counts)
    #expect(plain.algorithm == [[2, 0], [2, 2], [0, 2]])
    #expect(
      try structured(values: 2, rule: 0, samples: 2, losses: [1, 0, 0]).algorithm == [[0, 2], [2, 2], [2, 0]])
    #expect(try structured(values: 2, rule: 0, samples: 2, losses: [1, 1, 0]).algorithm == plain.algorithm)
    let mixed = try structured(values: 2, rule: 0, samples: 2, base: 3, bonus: 2)
    #expect(mixed.algorithm == [[7, 3], [10, 10], [3, 7]])
  }

  @Test func `the rule of a perfect fit falls back on the constant hypothesis, or on any`() throws {
    let any = try structured(values: 2, rule: 1, samples: 2, base: 3, bonus: 2)
    #expect(any.algorithm == [[7, 3], [10, 10], [3, 7]])
    let constant = try structured(values: 2, rule: 1, samples: 2, hasConstant: true, base: 3, bonus: 2)
    #expect(constant.loss == [[0, 1], [1, 0], [2, 2]])
    #expect(constant.algorithm == [[2, 0, 3], [0, 0, 5], [0, 2, 3]])
    let outside = try structured(values: 3, rule: 1, samples: 2, losses: [1, 0, 0])
    // Sets of one value that miss the whole sample: of 00, 01, 02, 11, 12 and 22.
    #expect(outside.algorithm == [[0, 3, 3], [0, 0, 3], [0, 3, 0], [3, 0, 3], [3, 0, 0], [3, 3, 0]])
  }

  @Test func `the rules of the sum and of memory choose one set`() throws {
    #expect(try structured(values: 2, rule: 2, samples: 2).algorithm == [[2, 0], [0, 2], [2, 0]])
    #expect(try structured(values: 3, rule: 2, samples: 1, width: 2).algorithm == [[3, 0, 0], [0, 3, 0], [0, 0, 3]])
    let memory = try structured(values: 2, rule: 3, samples: 2)
    #expect(memory.loss == [[0, 1], [1, 0], [0, 0]] && memory.algorithm == [[3, 0, 0], [0, 0, 3], [0, 3, 0]])
    // A number beyond the last rule stands for it.
    #expect(try structured(values: 2, rule: 9, samples: 2) == memory)
    #expect(try structured(values: 3, rule: 3, samples: 1).loss.count == 3)
    #expect(try structured(values: 3, rule: 3, samples: 2).loss.count == 6)
  }

  @Test func `sets have the stated width, and miss one value at least`() throws {
    #expect(try structured(values: 3, rule: 0, samples: 1, width: 2).loss == [[0, 0, 1], [0, 1, 0], [1, 0, 0]])
    #expect(try structured(values: 3, rule: 0, samples: 1, width: 4).loss == [[0, 0, 1], [0, 1, 0], [1, 0, 0]])
    #expect(try structured(values: 4, rule: 0, samples: 1, width: 3).loss.count == 4)
  }

  @Test(arguments: [
    // 20,000 entries: 120 vectors of counts of 3 samples of 8 values, with 71 hypotheses; of 4 there are 330.
    (8, 0, 6, 4, false, 8, 3), (8, 0, 6, 1, false, 8, 6), (8, 3, 6, 1, false, 8, 3), (2, 0, 6, 1, false, 2, 6),
    // No system has between 18,810 and 20,328 entries: those of 330·57 and of 924·22, where 462·22 are left.
    (8, 0, 4, 3, false, 8, 4), (7, 0, 6, 2, false, 7, 5),
    // 4000: 2^6·3 with the greatest number of samples, 4^4·5, 8^2·9, and 7^2·36 where 8^2·71 is too many.
    (2, 0, 6, 1, true, 2, 3), (4, 0, 6, 1, true, 4, 2), (8, 0, 6, 1, true, 8, 1), (8, 0, 6, 4, true, 7, 1),
    // None has between 3750 and 4544: those of 5^4·6 and of 8^2·71.
    (5, 0, 2, 1, true, 5, 2), (8, 0, 1, 4, true, 7, 1),
  ])
  func `a system that is too large gets fewer samples, then fewer values`(
    values: Int, rule: Int, samples: Int, width: Int, isLarge: Bool, expectedValues: Int, expectedSamples: Int
  ) throws {
    let found = try structured(values: values, rule: rule, samples: samples, width: width, isLarge: isLarge)
    #expect(found.law.count == expectedValues && found.sampleCount == expectedSamples)
  }

  @Test func `gated systems have four values at most, a gate for each hypothesis, and a weight of the rate`() throws {
    let generator = Generator<Candidate>.structured(losses: 3, isGated: true, isLarge: false)
    let start = [9, 0, 9, 0, 0, 0, 9, 0, 99, 99]
    let found = try drawn(generator, start + [Int](repeating: 9, count: 32) + [99])
    #expect(found.law.count == 4 && found.sampleCount == 6 && found.loss[0] == [0, 2, 2, 2])
    #expect(found.gate == [[[Int]]](repeating: [[Int]](repeating: [4, 4], count: 4), count: 4))
    // All in the first value: 20 for each hypothesis, and 20 times 4 for the first.
    #expect(found.rateWeightQuarters == 40 && found.algorithm[0] == [100, 20, 20, 20])
    let tables = Generator<Candidate>.tables(losses: 3, isGated: true, mostSamples: 1, mostValues: 2)
    // One sample of one value, one hypothesis and two messages; the table's numbers and the gate go to 9.
    let table = try drawn(tables, [0, 0, 0, 1, 99, 99, 99, 99, -1, 99])
    #expect(table.law == [9] && table.algorithm == [[9]] && table.loss == [[2]] && table.gate == [[[9, 0]]])
    #expect(table.rateWeightQuarters == 40 && table.rows == .samples && !table.hasPrior)
    #expect(try drawn(tables.withPriors, [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]).hasPrior)
  }
}
