import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `The enumeration of learning systems` {
  /// Every supersample, a pair of values for each sample, with its probability.
  func supersamples(_ drawn: DrawnSystem) -> [(pairs: [(Int, Int)], mass: Double)] {
    let law = drawn.model.law.probabilities
    var all: [(pairs: [(Int, Int)], mass: Double)] = [([], 1)]
    for _ in 0..<drawn.model.sampleCount {
      all = all.flatMap { pairs, mass in
        law.indices.flatMap { a in law.indices.map { b in (pairs + [(a, b)], mass * law[a] * law[b]) } }
      }
    }
    return all.filter { $0.mass > 0 }
  }

  /// P(w) given a supersample and its coins.
  func chosen(_ drawn: DrawnSystem, _ pairs: [(Int, Int)], _ coins: Int) -> [Double] {
    let values = drawn.model.law.probabilities.count
    let row = pairs.indices.reduce(0) { $0 * values + (coins >> $1 & 1 == 0 ? pairs[$1].0 : pairs[$1].1) }
    return drawn.model.algorithm[row].probabilities
  }

  /// The information of a channel from fair coins; its rows are sums of probabilities, and are scaled to laws.
  func information(ofCoins rows: [[Double]]) throws -> Estimate {
    let laws = rows.map { row in
      let total = row.reduce(0, +)
      return row.map { $0 / total }
    }
    let coins = [Double](repeating: 1 / Double(rows.count), count: rows.count)
    return try DiscreteGate(prior: coins, channel: laws).mutualInformation
  }

  /// A number that is off by the rounding of the masses and of merged rows.
  func rounded(_ sum: Estimate) -> Estimate {
    Estimate(sum.value, within: .rounding(operations: 100, condition: 1, scale: 1 + sum.value))
  }

  /// Σ over supersamples of P(z̃)·I(of what each hypothesis shows; U | z̃), each by the certified channel.
  func conditional(_ drawn: DrawnSystem, of shown: (_ w: Int, _ pairs: [(Int, Int)]) -> [Int]) throws -> Estimate {
    let m = drawn.model.sampleCount
    var sum = Estimate(exactly: 0)
    for (pairs, mass) in supersamples(drawn) {
      var labels: [[Int]: Int] = [:]
      let label = drawn.model.loss.indices.map { w in
        let key = shown(w, pairs)
        if labels[key] == nil { labels[key] = labels.count }
        return labels[key] ?? 0
      }
      let rows = (0..<1 << m).map { coins in
        var shown = [Double](repeating: 0, count: labels.count)
        for (w, probability) in chosen(drawn, pairs, coins).enumerated() { shown[label[w]] += probability }
        return shown
      }
      sum += Estimate(exactly: mass) * (try information(ofCoins: rows))
    }
    return rounded(sum)
  }

  /// Σ_i I(Δ_i;U_i|Z̃) and each I(Δ_i;U_i), by the channel from one coin to one difference, the other coins averaged.
  func pairwise(_ drawn: DrawnSystem) throws -> (conditional: Estimate, unconditional: [Estimate]) {
    let (m, loss) = (drawn.model.sampleCount, drawn.model.loss)
    let largest = loss.joined().max() ?? 0
    let empty = [[Double]](repeating: [Double](repeating: 0, count: 2 * largest + 1), count: 2)
    var sum = Estimate(exactly: 0)
    var laws = [[[Double]]](repeating: empty, count: m)
    for (pairs, mass) in supersamples(drawn) {
      for (i, pair) in pairs.enumerated() {
        var rows = empty
        for coins in 0..<1 << m {
          for (w, probability) in chosen(drawn, pairs, coins).enumerated() {
            rows[coins >> i & 1][largest + loss[w][pair.1] - loss[w][pair.0]] += probability / Double(1 << (m - 1))
          }
        }
        sum += Estimate(exactly: mass) * (try information(ofCoins: rows))
        for (coin, row) in rows.enumerated() {
          for (place, probability) in row.enumerated() { laws[i][coin][place] += mass * probability }
        }
      }
    }
    return (rounded(sum), try laws.map { rounded(try information(ofCoins: $0)) })
  }

  func agreesWithChannels(_ figures: SupersampleFigures, _ drawn: DrawnSystem) throws -> Bool {
    let loss = drawn.model.loss
    let hypothesis = try conditional(drawn) { w, _ in [w] }
    let predictions = try conditional(drawn) { w, pairs in pairs.flatMap { [loss[w][$0.0], loss[w][$0.1]] } }
    let differences = try conditional(drawn) { w, pairs in pairs.map { loss[w][$0.1] - loss[w][$0.0] } }
    return try figures.hypothesis.overlaps(hypothesis) && figures.predictions.overlaps(predictions)
      && figures.differences.overlaps(differences) && agreesWithPairs(figures, drawn)
  }

  func agreesWithPairs(_ figures: SupersampleFigures, _ drawn: DrawnSystem) throws -> Bool {
    let (conditional, unconditional) = try pairwise(drawn)
    return figures.pairDifferences.overlaps(conditional)
      && zip(figures.unconditionalDifferences, unconditional).allSatisfy { $0.overlaps($1) }
  }

  @Test func `supersample informations are those of the channels from coins to what is shown`() {
    let systems = Generator<LearningSystem>.learningSystem(samples: 1...2, hypotheses: 1...3, values: 1...2)
      .map { DrawnSystem(model: $0) }
    checkProperty(systems, PropertySettings(cases: 200)) { drawn in
      let figures = try drawn.enumeration.supersample()
      let agrees = try figures.map { try agreesWithChannels($0, drawn) }
      #expect(agrees == true)
    }
  }

  @Test func `control: the informations of another algorithm are refuted`() throws {
    let drawn = DrawnSystem(
      model: LearningSystem(
        sampleCount: 1, law: Weights([1, 1]), algorithm: [Weights([2, 1]), Weights([1, 2])], loss: [[0, 1], [1, 0]]))
    let other = DrawnSystem(
      model: LearningSystem(
        sampleCount: 1, law: Weights([1, 1]), algorithm: [Weights([2, 1]), Weights([1, 1])], loss: [[0, 1], [1, 0]]))
    let figures = try drawn.enumeration.supersample()
    let own = try figures.map { try agreesWithChannels($0, drawn) }
    let others = try figures.map { try agreesWithChannels($0, other) }
    #expect(own == true && others == false)
    let isOtherPairs = try figures.map { try agreesWithPairs($0, other) }
    #expect(isOtherPairs == false)
  }

  @Test func `the information about the sample is that of the certified channel`() {
    checkProperty(DrawnSystem.all) { drawn in
      let enumeration = try drawn.enumeration
      let rows = drawn.model.algorithm.map(\.probabilities)
      let law = drawn.model.law.probabilities
      var masses = [1.0]
      for _ in 0..<drawn.model.sampleCount { masses = masses.flatMap { mass in law.map { mass * $0 } } }
      let channel = try DiscreteGate(prior: masses, channel: rows)
      let information = channel.mutualInformation
      #expect(enumeration.risks().information.overlaps(information))
    }
  }

  /// E[R(W)] and E[R̂_S(W)], summed over samples in intervals from whole numbers.
  func risks(_ drawn: DrawnSystem) -> (population: Estimate, empirical: Estimate) {
    let (m, law, loss) = (drawn.model.sampleCount, drawn.model.law.weights, drawn.model.loss)
    func share(_ weights: [Int], _ index: Int) -> Estimate {
      Estimate(exactly: Double(weights[index])) / Estimate(exactly: Double(weights.reduce(0, +)))
    }
    var (population, empirical) = (Estimate(exactly: 0), Estimate(exactly: 0))
    for (row, weights) in drawn.model.algorithm.map(\.weights).enumerated() {
      var (rest, sample) = (row, [Int]())
      for _ in 0..<m {
        sample.append(rest % law.count)
        rest /= law.count
      }
      let mass = sample.reduce(Estimate(exactly: 1)) { $0 * share(law, $1) }
      for w in loss.indices {
        let joint = mass * share(weights, w)
        for z in law.indices { population += joint * share(law, z) * Estimate(exactly: Double(loss[w][z])) }
        let sum = sample.reduce(0) { $0 + loss[w][$1] }
        empirical += joint * Estimate(exactly: Double(sum)) / Estimate(exactly: Double(m))
      }
    }
    return (population, empirical)
  }

  @Test func `the risks lie within their tolerance of interval sums`() {
    checkProperty(DrawnSystem.all, PropertySettings(cases: 200)) { drawn in
      let figures = try drawn.enumeration.risks()
      let (population, empirical) = risks(drawn)
      #expect(figures.population.overlaps(population) && figures.empirical.overlaps(empirical))
      #expect(figures.gap.overlaps(population - empirical))
    }
  }

  /// An algorithm that sees counts alone, by counts and by samples.
  func bothWays(_ weights: [[Double]], m: Int, law: [Double], loss: [[Double]]) throws -> (
    FiniteLearningSystem, FiniteLearningSystem
  ) {
    let counted = try FiniteLearningSystem(sampleCount: m, law: law, algorithm: weights, rows: .counts, loss: loss)
    let classes = SampleClasses(.counts, law: law, sampleCount: m)
    var order: [[Double]: Int] = [:]
    for index in 0..<classes.count {
      order[classes.counts(in: index)] = index
    }
    let samples = SampleClasses(.samples, law: law, sampleCount: m)
    let rows = (0..<samples.count).map { index in
      weights[order[samples.counts(in: index)] ?? 0]
    }
    return (counted, try FiniteLearningSystem(sampleCount: m, law: law, algorithm: rows, loss: loss))
  }

  static let symmetric = Generator<[Int]> { source throws(Discard) in
    [
      try source.integer(in: 1...4), try source.integer(in: 2...3), try source.integer(in: 0...1000),
    ]
  }

  @Test func `counts give the figures of the samples that they stand for`() {
    checkProperty(Self.symmetric, PropertySettings(cases: 60)) { shape in
      let (m, values) = (shape[0], shape[1])
      var state = UInt64(shape[2]) &* 0x9E37_79B9_7F4A_7C15 &+ 1
      func next() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 40 & 7)
      }
      let count = FiniteLearningSystem.rowCount(.counts, sampleCount: m, valueCount: values) ?? 0
      let weights = (0..<count).map { _ in [next() + 1, next(), next()] }
      let loss = (0..<3).map { _ in (0..<values).map { _ in next() } }
      let law = (0..<values).map { _ in next() + 1 }
      let (counted, listed) = try bothWays(weights, m: m, law: law, loss: loss)
      let (first, second) = (SystemEnumeration(counted), SystemEnumeration(listed))
      let (a, b) = (first.risks(), second.risks())
      #expect(a.gap.overlaps(b.gap) && a.information.overlaps(b.information))
      #expect(a.meanAbsoluteGap.overlaps(b.meanAbsoluteGap))
      #expect(zip(a.sampleInformations, b.sampleInformations).allSatisfy { $0.overlaps($1) })
      guard let c = try first.supersample(), let d = try second.supersample() else {
        Issue.record("a supersample was too large")
        return
      }
      #expect(c.hypothesis.overlaps(d.hypothesis) && c.predictions.overlaps(d.predictions))
      #expect(c.differences.overlaps(d.differences) && c.pairDifferences.overlaps(d.pairDifferences))
      #expect(zip(c.unconditionalDifferences, d.unconditionalDifferences).allSatisfy { $0.overlaps($1) })
    }
  }

  @Test func `the codes of classes are numbers of the least base`() {
    // Positions of two values to base 2; the counts of three samples, but for the last value, to base 4.
    let samples = SampleClasses(.samples, law: [0.5, 0.5], sampleCount: 3)
    let counts = SampleClasses(.counts, law: [0.5, 0.25, 0.25], sampleCount: 3)
    #expect(samples.strides == [[0, 4], [0, 2], [0, 1]] && counts.strides == [[1, 4, 0]])
    #expect((0..<8).map(samples.index(ofCode:)) == Array(0..<8))
    // The class of (2, 1, 0), and that of (0, 0, 3), the last one.
    #expect(counts.counts(in: counts.index(ofCode: 6)) == [2, 1, 0] && counts.index(ofCode: 0) == counts.count - 1)
  }

  @Test func `classes list the values that occur, ascending, and how often they do`() {
    let law = [0.5, 0.25, 0.25]
    let samples = SampleClasses(.samples, law: law, sampleCount: 3)
    let counts = SampleClasses(.counts, law: law, sampleCount: 3)
    // (2, 0, 2) is 2·9 + 0·3 + 2 to base 3; its counts (1, 0, 2) have the code 1 + 0·4.
    let mixed = [SampleClasses.Occurrence(value: 0, count: 1), .init(value: 2, count: 2)]
    #expect(Array(samples.occurrences(in: 20)) == mixed && samples.masses[20] == 0.03125)
    let index = counts.index(ofCode: 1)
    #expect(Array(counts.occurrences(in: index)) == mixed && counts.masses[index] == 3 * 0.03125)
    let equal = [SampleClasses.Occurrence(value: 0, count: 3)]
    #expect(Array(samples.occurrences(in: 0)) == equal && Array(counts.occurrences(in: 0)) == equal)
  }

  @Test func `selections are counted before they are enumerated, and too many are not`() throws {
    func enumeration(_ rows: FiniteLearningSystem.Rows, _ m: Int, _ law: [Double]) throws -> SystemEnumeration {
      let count = try #require(FiniteLearningSystem.rowCount(rows, sampleCount: m, valueCount: law.count))
      return SystemEnumeration(
        try FiniteLearningSystem(
          sampleCount: m, law: law, algorithm: [[Double]](repeating: [1], count: count), rows: rows,
          loss: [law.map { _ in 0 }]))
    }
    // By samples (k²)^m for k values that occur, by counts the (m + k² − 1 over m) vectors of counts of pairs.
    let cases: [(FiniteLearningSystem.Rows, Int, [Double], Double)] = [
      (.samples, 1, [1], 1), (.samples, 3, [1, 2], 64), (.samples, 2, [1, 0, 1], 16), (.counts, 3, [1, 2], 20),
      (.counts, 2, [1, 0, 1], 10), (.counts, 1, [1, 1, 1], 9), (.counts, 26, [1, 1, 1], 18_156_204),
      (.counts, 27, [1, 1, 1], 23_535_820),
    ]
    for (rows, m, law, count) in cases {
      #expect(try SupersampleSums(enumeration(rows, m, law)).selectionCount == count, "\(rows) \(m) \(law)")
    }
    let figures = try enumeration(.counts, 27, [1, 1, 1]).supersample()
    #expect(figures == nil)
  }

  @Test func `thirty samples are enumerated by their counts`() throws {
    // Follow the majority of 30 fair coins with probability 2/3.
    let rows = (0...30).map { ones in ones > 15 ? [1.0, 2] : ones < 15 ? [2.0, 1] : [1.0, 1] }
    let system = try FiniteLearningSystem(
      sampleCount: 30, law: [1, 1], algorithm: rows, rows: .counts, loss: [[0, 1], [1, 0]])
    let enumeration = SystemEnumeration(system)
    let figures = enumeration.risks()
    let supersample = try #require(try enumeration.supersample())
    #expect(figures.population.contains(0.5))
    #expect(figures.gap.lower > 0.02 && figures.information.value < Double.log(2))
    #expect(!supersample.hypothesis.certainlyExceeds(figures.information))
  }

  @Test func `what does not fit is refused by name`() {
    func fault(_ body: () throws -> FiniteLearningSystem) -> String {
      do { return "\(try body())" } catch { return "\(error)" }
    }
    #expect(
      fault { try FiniteLearningSystem(sampleCount: 2, law: [1, 1], algorithm: [[1]], loss: [[0, 1]]) }
        == "algorithm: needs 4 rows, one for each sample, has 1")
    #expect(
      fault { try FiniteLearningSystem(sampleCount: 1, law: [1, -1], algorithm: [[1]], loss: [[0, 1]]) }
        .hasPrefix("law[1]: must be 0 or from"))
    #expect(
      fault {
        try FiniteLearningSystem(
          sampleCount: 1, law: [1], algorithm: [[1, 1]], loss: [[0], [1]], predictions: [[0], [0]])
      }.hasPrefix("predictions[1][0]: is 0"))
  }
}
