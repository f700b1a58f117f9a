import PropertySearch
import Verification

/// A system that the search draws, with whole-number weights, so that exact fractions describe it.
public struct Candidate: Hashable, Sendable, Codable {
  var sampleCount: Int
  var law: [Int]
  var rows: FiniteLearningSystem.Rows
  var algorithm: [[Int]]
  /// The index of each loss in the list of allowed losses: hypotheses×values.
  var loss: [[Int]]
  var gate: [[[Int]]]
  var rateWeightQuarters: Int
  /// Whether each gate has the prior ``prior``.
  var hasPrior = false

  /// Its size: the number of entries, then the sum of the entries.
  var size: (entries: Int, total: Int) {
    let numbers = [law] + algorithm + loss + gate.flatMap { $0 } + [[sampleCount, rateWeightQuarters]]
    return (numbers.reduce(0) { $0 + $1.count }, numbers.joined().reduce(0, +))
  }

  /// The sum of each gate's rows and of equal weights, as weights; every message has a positive one.
  private var prior: [[Int]]? {
    guard hasPrior else { return nil }
    return gate.map { rows in rows[0].indices.map { t in rows.reduce(1) { $0 + $1[t] } } }
  }

  /// The system with the given losses.
  ///
  /// - Throws: `.invalidInput` if it is not a system, which the generators prevent.
  func system(losses: [Double]) throws(VerificationError) -> FiniteLearningSystem {
    try FiniteLearningSystem(
      sampleCount: sampleCount, law: law.map(Double.init), algorithm: algorithm.map { $0.map(Double.init) },
      rows: rows, loss: loss.map { $0.map { losses[$0] } },
      gates: gate.isEmpty
        ? []
        : [.init(channel: gate.map { $0.map { $0.map(Double.init) } }, prior: prior?.map { $0.map(Double.init) })],
      rateWeight: Double(rateWeightQuarters) / 4)
  }

  /// Its figures with exact losses, or `nil` if it is not a system.
  func figures(_ losses: LossTable) -> SystemFigures? {
    guard let system = try? system(losses: losses.values) else { return nil }
    return SystemFigures(
      system, extent: losses.extent(loss, law: law), rateWeight: Estimate(exactly: system.rateWeight),
      lossFault: losses.fault)
  }

  func file(losses: [Fraction]) -> SystemFile {
    SystemFile(
      samples: sampleCount, law: [Fraction](shares: law), rows: rows,
      algorithm: algorithm.map { [Fraction](shares: $0) }, loss: loss.map { $0.map { losses[$0] } },
      gates: gate.isEmpty
        ? nil
        : [
          SystemFile.Gate(
            channel: gate.map { $0.map { [Fraction](shares: $0) } }, prior: prior?.map { [Fraction](shares: $0) })
        ],
      beta: gate.isEmpty ? nil : Fraction(rateWeightQuarters, over: 4))
  }
}

extension Generator where Value == Candidate {
  /// The same systems with a prior for each gate.
  var withPriors: Generator {
    map { candidate in
      var candidate = candidate
      candidate.hasPrior = true
      return candidate
    }
  }

  /// Systems whose algorithm is a table of weights.
  static func tables(losses: Int, isGated: Bool, mostSamples: Int, mostValues: Int) -> Generator {
    if isGated {
      return Generator<GatedLearningSystem>.gatedLearningSystem(
        samples: 1...mostSamples, hypotheses: 1...mostValues, values: 1...mostValues, messages: 1...mostValues,
        lossThrough: losses - 1
      ).map { drawn in
        Candidate(
          drawn.system, gate: drawn.gate.map { $0.map(\.weights) }, rateWeightQuarters: drawn.rateWeightQuarters)
      }
    }
    return Generator<LearningSystem>.learningSystem(
      samples: 1...mostSamples, hypotheses: 1...mostValues, values: 1...mostValues, lossThrough: losses - 1
    ).map { Candidate($0, gate: [], rateWeightQuarters: 0) }
  }

  /// Systems of more samples whose algorithm sees counts. It prefers, or always chooses, the hypotheses that minimize a
  /// combination of empirical risk and rate, whose weights may be negative. The losses of a hypothesis may all be
  /// equal.
  static func optimizers(losses: Int, isGated: Bool, mostSamples: Int, mostValues: Int) -> Generator {
    Generator { source throws(Discard) in
      let sampleCount = try source.integer(in: 1...mostSamples)
      let values = try source.integer(in: 2...mostValues)
      let hypotheses = try source.integer(in: 2...mostValues)
      let law = try source.weights(values, through: 9)
      let isConstant = try source.boolean()
      var loss: [[Int]] = []
      for _ in 0..<hypotheses {
        let first = try source.integer(in: 0...losses - 1)
        var row = [Int](repeating: first, count: values)
        if !isConstant { for z in 1..<values { row[z] = try source.integer(in: 0...losses - 1) } }
        loss.append(row)
      }
      var gate: [[[Int]]] = []
      for _ in 0..<(isGated ? hypotheses : 0) {
        var rows: [[Int]] = []
        for _ in 0..<values { rows.append(try source.weights(2, through: 9)) }
        gate.append(rows)
      }
      let rule = (risk: try source.integer(in: -1...1), rate: try source.integer(in: -4...4))
      let isTilted = try source.boolean()
      let base = isTilted ? try source.integer(in: 1...20) : 0
      let bonus = isTilted ? try source.integer(in: 1...20) : 1
      let quarters = isGated ? try source.integer(in: 0...40) : 0
      guard let count = FiniteLearningSystem.rowCount(.counts, sampleCount: sampleCount, valueCount: values) else {
        throw .filtered
      }
      var candidate = Candidate(
        sampleCount: sampleCount, law: law, rows: .counts,
        algorithm: [[Int]](repeating: [Int](repeating: 1, count: hypotheses), count: count), loss: loss, gate: gate,
        rateWeightQuarters: quarters)
      guard let system = try? candidate.system(losses: (0..<losses).map(Double.init)) else { throw .filtered }
      candidate.algorithm = SystemEnumeration(system)
        .minimizers(riskWeight: Double(rule.risk), rateWeight: Double(rule.rate)).map {
          $0.map { base + bonus * Int($0) }
        }
      return candidate
    }
  }
}

extension Candidate {
  init(_ drawn: LearningSystem, gate: [[[Int]]], rateWeightQuarters: Int) {
    self.init(
      sampleCount: drawn.sampleCount, law: drawn.law.weights, rows: .samples,
      algorithm: drawn.algorithm.map(\.weights), loss: drawn.loss, gate: gate, rateWeightQuarters: rateWeightQuarters)
  }
}

extension FiniteLearningSystem.Rows: Codable {}
