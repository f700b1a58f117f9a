import PropertyTesting
import RealModule

/// A learner on a few samples, with every supersample, mask and outcome enumerated.
struct EnumeratedSupersample: Sendable, CustomStringConvertible {
  let sampleCount: Int
  /// Pairs of a supersample.
  let pairs: Int
  /// Answers, hypotheses×samples: 0 is the right one, of loss 0; each other number is a wrong one, of loss 1.
  let answers: [[Int]]
  /// P(w|s) for each sequence of `pairs` samples, the last one fastest; those with a repetition are not used.
  let algorithm: [Weights]

  var description: String { "\(pairs) pairs, answers \(answers), algorithm \(algorithm.map(\.weights))" }

  /// Learners on 2 to 4 samples with 1 to 3 hypotheses.
  static let all = Generator<EnumeratedSupersample> { source throws(Discard) in
    let (pairs, pairPosition) = try source.axis(in: 1...2)
    let (hypotheses, hypothesisPosition) = try source.axis(in: 1...3)
    let samples = 2 * pairs + (pairs == 1 ? try source.integer(in: 0...2) : 0)
    var answers: [[Int]] = []
    for _ in 0..<hypotheses {
      var row: [Int] = []
      for _ in 0..<samples { row.append(try source.integer(in: 0...2)) }
      answers.append(row)
    }
    var algorithm: [Weights] = []
    for _ in 0..<(pairs == 1 ? samples : samples * samples) {
      algorithm.append(Weights(try source.weights(hypotheses, through: 9)))
    }
    return EnumeratedSupersample(sampleCount: samples, pairs: pairs, answers: answers, algorithm: algorithm)
  }

  /// A joint law of an observation and the mask.
  struct MaskTable {
    private var masses: [[Int]: [Double]] = [:]

    mutating func add(_ seen: [Int], mask: Int, _ mass: Double) { masses[seen, default: [0, 0]][mask] += mass }

    /// P(U = 1).
    var maskShare: Double { masses.values.reduce(0) { $0 + $1[1] } }

    /// ln 2 − H(U|seen) in nats: I(seen;U) of a fair coin, and I(rest;U|Z̃,J) where Z̃ and J are seen too.
    func information() -> Double {
      var sum = 0.0
      for mass in masses.values {
        for part in mass where part > 0 { sum += part * Double.log(2 * part / (mass[0] + mass[1])) }
      }
      return max(0, sum)
    }
  }

  /// All quantities of GB-006, summed over all outcomes.
  struct Reading {
    var trainingRisk = 0.0
    var freshRisk = 0.0
    /// The mean risk on all samples.
    var risk = 0.0
    /// E[r_k + R_k − 2·r_k·R_k].
    var spread = 0.0
    var single = MaskTable()
    var difference = MaskTable()
    var pair = MaskTable()
    var givenSupersample = MaskTable()
    var differenceGivenSupersample = MaskTable()
    var answersGivenSupersample = MaskTable()

    var gap: Double { freshRisk - trainingRisk }
    var center: Double { (freshRisk + trainingRisk) / 2 }
  }

  func reading() -> Reading {
    var reading = Reading()
    let arrangements = Self.arrangements(of: Array(0..<sampleCount), taking: 2 * pairs)
    for rows in arrangements {
      for mask in 0..<(1 << pairs) {
        let coins = (0..<pairs).map { mask >> $0 & 1 }
        let trained = coins.enumerated().map { rows[2 * $0 + $1] }
        let row = trained.reduce(0) { $0 * sampleCount + $1 }
        let weight = 1 / Double(arrangements.count << pairs)
        for (hypothesis, probability) in algorithm[row].probabilities.enumerated() where probability > 0 {
          add(rows, coins, answers[hypothesis], weight * probability, to: &reading)
        }
      }
    }
    return reading
  }

  private func add(_ rows: [Int], _ coins: [Int], _ answers: [Int], _ mass: Double, to reading: inout Reading) {
    let loss = answers.map { min($0, 1) }
    let count = Double(pairs)
    let training = coins.enumerated().map { Double(loss[rows[2 * $0 + $1]]) }.reduce(0, +) / count
    let fresh = coins.enumerated().map { Double(loss[rows[2 * $0 + 1 - $1]]) }.reduce(0, +) / count
    reading.trainingRisk += mass * training
    reading.freshRisk += mass * fresh
    reading.risk += mass * Double(loss.reduce(0, +)) / Double(sampleCount)
    reading.spread += mass * (training + fresh - 2 * training * fresh)
    for (pair, coin) in coins.enumerated() {
      let (first, second) = (loss[rows[2 * pair]], loss[rows[2 * pair + 1]])
      reading.single.add([first], mask: coin, mass / count)
      reading.difference.add([first - second], mask: coin, mass / count)
      reading.pair.add([first, second], mask: coin, mass / count)
      let known = rows + [pair]
      reading.differenceGivenSupersample.add(known + [first - second], mask: coin, mass / count)
      reading.givenSupersample.add(known + [first, second], mask: coin, mass / count)
      reading.answersGivenSupersample.add(
        known + [answers[rows[2 * pair]], answers[rows[2 * pair + 1]]], mask: coin, mass / count)
    }
  }

  /// The ordered selections of `count` different elements.
  private static func arrangements(of elements: [Int], taking count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return elements.flatMap { element in
      arrangements(of: elements.filter { $0 != element }, taking: count - 1).map { [element] + $0 }
    }
  }
}
