import PropertySearch
import Verification

/// How a structured algorithm chooses its hypothesis from the sample.
private enum Rule: Int, CaseIterable {
  /// A hypothesis of least empirical risk, all such being equally likely.
  case leastRisk
  /// A hypothesis whose loss is the smaller one on the whole sample, if any; else the constant hypothesis, or any.
  case perfectFit
  /// The hypothesis whose number is the sum of the values modulo the number of hypotheses: exclusive or for two.
  case sum
  /// The hypothesis that is the set of the sample's values.
  case memory
}

extension Generator where Value == Candidate {
  /// Structured systems: the hypotheses are sets of equally likely values, with one loss inside and another outside,
  /// and the algorithm follows one of the rules, mixed with a choice that ignores the sample.
  ///
  /// - Parameters:
  ///   - losses: the number of losses.
  ///   - isGated: whether each hypothesis has a gate.
  ///   - isLarge: whether supersamples are enumerated, which requires smaller systems.
  static func structured(losses: Int, isGated: Bool, isLarge: Bool) -> Generator {
    Generator { source throws(Discard) in
      var values = try source.integer(in: 2...(isGated ? 4 : 8))
      let rule = Rule(rawValue: try source.integer(in: 0...Rule.allCases.count - 1)) ?? .leastRisk
      var sampleCount = try source.integer(in: 1...6)
      let width = try source.integer(in: 1...4)
      let hasConstant = try source.boolean()
      let pair = (
        inside: try source.integer(in: 0...losses - 1), outside: try source.integer(in: 0...losses - 1),
        constant: try source.integer(in: 0...losses - 1)
      )
      // The weight of ignoring the sample, and that of the rule.
      let mix = (base: try source.integer(in: 0...20), bonus: try source.integer(in: 1...20))
      while !Plan.isAffordable(values: values, sampleCount: sampleCount, width: width, rule: rule, isLarge: isLarge) {
        if sampleCount > 1 { sampleCount -= 1 } else { values -= 1 }
        if values < 2 { throw .filtered }
      }
      let plan = Plan(
        values: values, sampleCount: sampleCount, width: width, rule: rule, hasConstant: hasConstant)
      let count = plan.sets.count + (hasConstant ? 1 : 0)
      let loss =
        plan.sets.map { set in (0..<values).map { set & (1 << $0) != 0 ? pair.inside : pair.outside } }
        + (hasConstant ? [[Int](repeating: pair.constant, count: values)] : [])
      var gate: [[[Int]]] = []
      for _ in 0..<(isGated ? count : 0) {
        var rows: [[Int]] = []
        for _ in 0..<values { rows.append(try source.weights(2, through: 4)) }
        gate.append(rows)
      }
      return Candidate(
        sampleCount: sampleCount, law: [Int](repeating: 1, count: values), rows: .counts,
        algorithm: plan.rows(mix, insideIsLess: pair.inside <= pair.outside), loss: loss, gate: gate,
        rateWeightQuarters: isGated ? try source.integer(in: 0...40) : 0)
    }
  }
}

/// The hypotheses and samples of a structured system; the bits of a number stand for a set of values.
private struct Plan {
  let values: Int
  let sampleCount: Int
  let rule: Rule
  let hasConstant: Bool
  let sets: [Int]

  /// The greatest number of entries of an algorithm.
  private static let mostEntries = 20_000
  /// The greatest product of the numbers of selections from supersamples and of hypotheses.
  private static let mostSelectionEntries = 4000

  init(values: Int, sampleCount: Int, width: Int, rule: Rule, hasConstant: Bool) {
    (self.values, self.sampleCount, self.rule, self.hasConstant) = (values, sampleCount, rule, hasConstant)
    sets = Self.sets(values: values, sampleCount: sampleCount, width: width, rule: rule)
  }

  static func isAffordable(values: Int, sampleCount: Int, width: Int, rule: Rule, isLarge: Bool) -> Bool {
    guard
      let rows = FiniteLearningSystem.rowCount(.counts, sampleCount: sampleCount, valueCount: values)
    else { return false }
    let hypotheses = sets(values: values, sampleCount: sampleCount, width: width, rule: rule).count + 1
    guard isLarge else { return rows * hypotheses <= mostEntries }
    let selections = (0..<2 * sampleCount).reduce(1) { product, _ in product * values }
    return sampleCount <= 3 && selections * hypotheses <= mostSelectionEntries
  }

  private static func sets(values: Int, sampleCount: Int, width: Int, rule: Rule) -> [Int] {
    (1..<1 << values).filter { set in
      rule == .memory ? set.nonzeroBitCount <= sampleCount : set.nonzeroBitCount == min(width, values - 1)
    }
  }

  /// P(w|counts) as weights, one row per ascending sample in lexicographic order.
  func rows(_ mix: (base: Int, bonus: Int), insideIsLess: Bool) -> [[Int]] {
    ascendingSamples().map { sample in
      let chosen = choice(sample, insideIsLess: insideIsLess)
      let count = sets.count + (hasConstant ? 1 : 0)
      // The constant hypothesis gets the weight of ignoring the sample; without one, all hypotheses share it.
      var row = [Int](repeating: hasConstant ? 0 : mix.base * chosen.count, count: count)
      if hasConstant { row[count - 1] = mix.base * chosen.count }
      for w in chosen { row[w] += mix.bonus * (hasConstant ? 1 : count) }
      return row
    }
  }

  /// The hypotheses, at least one, that the rule makes equally likely.
  private func choice(_ sample: [Int], insideIsLess: Bool) -> [Int] {
    let all = Array(sets.indices)
    let hits = sets.map { set in sample.count { set & (1 << $0) != 0 } }
    switch rule {
    case .leastRisk:
      let best = (insideIsLess ? hits.max() : hits.min()) ?? 0
      return all.filter { hits[$0] == best }
    case .perfectFit:
      let fits = all.filter { hits[$0] == (insideIsLess ? sampleCount : 0) }
      return fits.isEmpty ? (hasConstant ? [sets.count] : all) : fits
    case .sum:
      return [sample.reduce(0, +) % sets.count]
    case .memory:
      let seen = sample.reduce(0) { $0 | 1 << $1 }
      return all.filter { sets[$0] == seen }
    }
  }

  private func ascendingSamples() -> [[Int]] {
    var result: [[Int]] = [[]]
    for _ in 0..<sampleCount {
      result = result.flatMap { sample in ((sample.last ?? 0)..<values).map { sample + [$0] } }
    }
    return result
  }
}
