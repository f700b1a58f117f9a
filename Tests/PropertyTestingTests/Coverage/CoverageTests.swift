import Foundation
import PropertyTesting
import Testing

@Suite struct `PT-001 a coverage demand that is met is called missed with at most the stated probability` {
  static let runs = 100_000
  /// Runs of a simulation that draws more.
  static let fewerRuns = 20_000
  static let horizon = 400
  static let nominal = 0.01
  static let demanded = 0.1

  /// False alarms that the nominal rate allows.
  static func allowed(in runs: Int) -> Int { Int(Double(runs) * nominal) }

  /// Six standard deviations above what the nominal rate gives: not explained by sampling.
  static func excessive(in runs: Int) -> Int {
    allowed(in: runs) + Int((6 * (Double(runs) * nominal * (1 - nominal)).squareRoot()).rounded(.up))
  }

  /// How many of some runs, in which the label occurs exactly as often as demanded, are called missed.
  func falseAlarms(in runs: Int, of isMissed: (inout CaseRandom) -> Bool) -> Int {
    (0..<runs).count { run in
      var random = Self.random(ofRun: run)
      return isMissed(&random)
    }
  }

  /// A separate generator for each run: seeds that differ by a multiple of its step would give one sequence, shifted.
  static func random(ofRun run: Int) -> CaseRandom {
    CaseRandom(seed: CaseRandom.caseSeed(base: 0, caseIndex: run))
  }

  static func comesUp(_ random: inout CaseRandom, probability: Double) -> Bool {
    Double(random.next() >> 11) * 0x1p-53 < probability
  }

  static func verdict(_ random: inout CaseRandom, probability: Double, horizon: Int) -> CoverageDemand.Decision {
    var demand = CoverageDemand(atLeast: demanded, falseAlarm: nominal)
    var sequence = ConfidenceSequence()
    for _ in 0..<horizon where demand.decision == .undecided {
      sequence.add(comesUp(&random, probability: probability))
      demand.decide(by: sequence)
    }
    return demand.decision
  }

  @Test func `false alarms keep to the stated rate in a hundred thousand runs, each checked after every case`() {
    let alarms = falseAlarms(in: Self.runs) {
      Self.verdict(&$0, probability: Self.demanded, horizon: Self.horizon) == .missed
    }
    #expect(alarms <= Self.allowed(in: Self.runs))
    #expect(alarms > 0, "a test that never alarms has no power")
  }

  @Test func `control: looking five times at an interval for a fixed number of cases exceeds the stated probability`() {
    // The schedule doubles the number of cases; each single check is a test at the nominal level.
    let looks: Set<Int> = [25, 50, 100, 200, 400]
    let alarms = falseAlarms(in: Self.fewerRuns) { random in
      var successes = 0
      for trial in 1...Self.horizon {
        if Self.comesUp(&random, probability: Self.demanded) { successes += 1 }
        guard looks.contains(trial) else { continue }
        if Self.binomialTail(successes, of: trial, Self.demanded) <= Self.nominal { return true }
      }
      return false
    }
    #expect(alarms > Self.excessive(in: Self.fewerRuns))
  }

  /// Probability of at most `successes` in `trials`, summed from its recurrence.
  static func binomialTail(_ successes: Int, of trials: Int, _ probability: Double) -> Double {
    var term = 1.0
    for _ in 0..<trials { term *= 1 - probability }
    var sum = term
    for count in stride(from: 1, through: successes, by: 1) {
      term *= Double(trials - count + 1) / Double(count) * probability / (1 - probability)
      sum += term
    }
    return sum
  }

  /// How many runs call a label missed that occurs in a tenth of the cases, depending on their size (PT-001, step 6).
  /// The size is a function of the number of the case and the run's base seed.
  func falseAlarms(bySize size: (Int, UInt64) -> Int) -> Int {
    falseAlarms(in: Self.fewerRuns) { random in
      let base = random.next()
      var demand = CoverageDemand(atLeast: Self.demanded, falseAlarm: Self.nominal)
      var sequence = ConfidenceSequence()
      for index in 0..<Self.horizon where demand.decision == .undecided {
        // Only the largest fifth of the cases can have it, and half of them do.
        let isLarge = size(index, base) > 80
        sequence.add(isLarge && random.next() & 1 == 0)
        demand.decide(by: sequence)
      }
      return demand.decision == .missed
    }
  }

  @Test func `sizes drawn from the seeds keep to the stated probability`() {
    let alarms = falseAlarms { Search.size(ofSeed: CaseRandom.caseSeed(base: $1, caseIndex: $0)) }
    #expect(alarms <= Self.allowed(in: Self.fewerRuns))
  }

  @Test func `control: sizes that cycle with the case number exceed the stated probability`() {
    #expect(falseAlarms { index, _ in index % 100 + 1 } > Self.excessive(in: Self.fewerRuns))
  }

  /// How many runs call a label missed that occurs as often as demanded and is remarked on several times per case.
  func falseAlarms(countingEach remarks: Int) -> Int {
    falseAlarms(in: Self.fewerRuns) { random in
      var demand = CoverageDemand(atLeast: Self.demanded, falseAlarm: Self.nominal)
      var sequence = ConfidenceSequence()
      for _ in 0..<Self.horizon where demand.decision == .undecided {
        let isThere = Self.comesUp(&random, probability: Self.demanded)
        for _ in 0..<remarks { sequence.add(isThere) }
        demand.decide(by: sequence)
      }
      return demand.decision == .missed
    }
  }

  @Test func `control: counting each of three remarks of a case exceeds the stated probability`() {
    #expect(falseAlarms(countingEach: 1) <= Self.allowed(in: Self.fewerRuns))
    #expect(falseAlarms(countingEach: 3) > Self.excessive(in: Self.fewerRuns))
  }

  @Test func `a case counts once for a label, and has it if one of its remarks says so`() throws {
    let observer = Observer()
    let outcome = Search(cases: 300).run(.integer(in: 0...8), observer: observer) { number in
      for divisor in [2, 4, 8] { observer.cover("even", atLeast: 0.2, when: number % divisor == 0) }
      observer.classify("odd", when: number % 2 == 1)
      return .passed
    }
    guard case .passed(let cases, _, let coverage) = outcome else {
      Issue.record("a case failed")
      return
    }
    let (even, odd) = (try #require(coverage.entries["even"]), try #require(coverage.entries["odd"]))
    #expect(even.sequence.trials == cases && odd.sequence.trials == cases)
    #expect(even.sequence.successes + odd.sequence.successes == cases)
  }

  @Test func `a label that occurs half as often as demanded is called missed`() {
    let missed = (0..<1000).count { run in
      var random = Self.random(ofRun: run)
      return Self.verdict(&random, probability: Self.demanded / 2, horizon: 4000) == .missed
    }
    #expect(missed >= 990)
  }

  @Test func `a label that occurs as often as demanded is called met in the end`() {
    let met = (0..<200).count { run in
      var random = Self.random(ofRun: run)
      return Self.verdict(&random, probability: Self.demanded, horizon: 80_000) == .met
    }
    #expect(met >= 196)
  }

  /// The mean of the evidence against a probability under that probability, over all outcomes of `trials` trials
  /// (PT-001, step 1).
  func meanEvidence(trials: Int, _ probability: Double, logEvidence: (Int) -> Double) -> Double {
    var sum = 0.0
    for successes in 0...trials {
      var weight = 1.0
      for index in 0..<successes { weight *= Double(trials - index) / Double(index + 1) * probability }
      for _ in 0..<trials - successes { weight *= 1 - probability }
      sum += weight * exp(logEvidence(successes))
    }
    return sum
  }

  /// Sums of at most 41 positive terms, each of at most 200 roundings and a logarithm of size up to 50.
  static let rounding = 41.0 * 200 * 50 * 0x1p-53

  @Test(arguments: [0.02, 0.1, 0.5, 0.9], [1, 5, 40])
  func `the mean of the evidence against the truth is one`(probability: Double, trials: Int) {
    let mean = meanEvidence(trials: trials, probability) { successes in
      var sequence = ConfidenceSequence()
      for index in 0..<trials { sequence.add(index < successes) }
      return sequence.logEvidence(against: probability)
    }
    #expect(abs(mean - 1) <= Self.rounding)
  }

  @Test func `control: evidence from the maximum-likelihood probability has a mean above one`() {
    let mean = meanEvidence(trials: 40, 0.1) { successes in
      let share = Double(successes) / 40
      let gain = successes == 0 ? 0 : Double(successes) * log(share / 0.1)
      let loss = successes == 40 ? 0 : Double(40 - successes) * log((1 - share) / 0.9)
      return gain + loss
    }
    #expect(!(abs(mean - 1) <= Self.rounding))
  }

  @Test func `the interval holds the probabilities that are not rejected`() {
    var sequence = ConfidenceSequence()
    for index in 0..<1000 { sequence.add(index % 4 == 0) }
    let interval = sequence.interval(falseAlarm: Self.nominal)
    #expect(interval.contains(0.25))
    #expect(sequence.isBelow(interval.upperBound, falseAlarm: Self.nominal))
    #expect(sequence.isAbove(interval.lowerBound, falseAlarm: Self.nominal))
    #expect(!sequence.isBelow(interval.upperBound.nextDown - 1e-12, falseAlarm: Self.nominal))
  }

  @Test func `the interval of equal outcomes ends at 0 or 1, and on the other side where the evidence is as stated`() {
    var (none, all) = (ConfidenceSequence(), ConfidenceSequence())
    #expect(none.interval(falseAlarm: Self.nominal) == 0...1)
    for trials in 1...40 {
      none.add(false)
      all.add(true)
      let (low, high) = (none.interval(falseAlarm: Self.nominal), all.interval(falseAlarm: Self.nominal))
      #expect(low.lowerBound == 0 && high.upperBound == 1)
      // The evidence is the product of (i − ½)/i over (1 − q)^n, for q the end: it is 1/α.
      let product = (1...trials).reduce(1.0) { $0 * (Double($1) - 0.5) / Double($1) }
      let end = 1 - exp(log(product * Self.nominal) / Double(trials))
      // At most 4·n roundings of numbers below 8, where the evidence rises by n at least per unit; and on both sides.
      let rounding = 64 * 0x1p-53
      #expect(abs(low.upperBound - end) <= rounding && abs(high.lowerBound - (1 - end)) <= rounding)
    }
  }
}
