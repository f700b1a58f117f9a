import RealModule

/// A learning system prepared for sums: its laws are normalized, its classes of samples enumerated.
///
/// All values are in double precision; ``riskTolerance`` is an a priori bound on the rounding of risks, and every
/// information carries such a bound in its interval.
///
/// - SeeAlso: GB-001
public struct SystemEnumeration: Sendable {
  /// The system.
  public let system: FiniteLearningSystem
  let classes: SampleClasses
  /// The law μ, |Z| probabilities.
  let law: [Double]
  /// P(w|class): classes×hypotheses, in row-major order.
  let rows: [Double]
  /// Σ_w p ln p of the row of each class, at most 0.
  let rowSums: [Double]
  /// The empirical risk of each hypothesis on each class: classes×hypotheses, in row-major order.
  let empiricalRisks: [Double]
  /// The population risk R(w) of each hypothesis.
  let populationRisks: [Double]
  /// The marginal probability P(w) of each hypothesis.
  let marginal: [Double]

  var hypotheses: Int { system.hypothesisCount }
  var values: Int { system.valueCount }

  /// The enumeration of a system.
  ///
  /// - Complexity: O(rows·|𝒲|·min(m, |Z|)), with one logarithm per entry of the algorithm.
  public init(_ system: FiniteLearningSystem) {
    self.system = system
    let law = normalized(system.law)
    let classes = SampleClasses(system.rows, law: law, sampleCount: system.sampleCount)
    let (hypotheses, values) = (system.hypothesisCount, system.valueCount)
    var rows = [Double](repeating: 0, count: classes.count * hypotheses)
    var rowSums = [Double](repeating: 0, count: classes.count)
    var risks = [Double](repeating: 0, count: classes.count * hypotheses)
    var marginal = [Double](repeating: 0, count: hypotheses)
    let loss = system.loss.flatMap { $0 }
    let count = Double(system.sampleCount)
    for index in 0..<classes.count {
      var total = 0.0
      for weight in system.algorithm[index] { total += weight }
      for w in 0..<hypotheses {
        let probability = system.algorithm[index][w] / total
        let place = index * hypotheses + w
        rows[place] = probability
        rowSums[index] += xLogX(probability)
        marginal[w] += classes.masses[index] * probability
        var risk = 0.0
        for entry in classes.occurrences(in: index) { risk += entry.count * loss[w * values + entry.value] }
        risks[place] = risk / count
      }
    }
    populationRisks = system.loss.map { row in zip(row, law).reduce(0) { $0 + $1.0 * $1.1 } }
    (self.law, self.classes, self.rows, self.rowSums) = (law, classes, rows, rowSums)
    (self.empiricalRisks, self.marginal) = (risks, marginal)
  }

  /// An upper bound on the number of roundings in any probability here: in its data, in products and in sums.
  var roundings: Int {
    let sums = classes.count * hypotheses + system.sampleCount * (values + 4) + 2 * hypotheses + 2 * values
    return 2 * (sums + (system.gates.first?.channel.first?.first?.count ?? 0) + 16)
  }

  /// A bound on the rounding error of a mean of losses.
  public var riskTolerance: Tolerance {
    .rounding(operations: roundings + values + 4, condition: 1, scale: system.lossMagnitude)
  }

  /// A bound on the rounding error of an information that is a difference of entropies with at most the given number of
  /// outcomes.
  func informationTolerance(outcomes: Int, terms: Int) -> Tolerance {
    .rounding(operations: 4 * (roundings + terms + 8), condition: 1, scale: 1 + Double.log(Double(max(outcomes, 2))))
  }
}

/// p ln p, and 0 at 0.
@inline(__always)
func xLogX(_ p: Double) -> Double { p > 0 ? p * Double.log(p) : 0 }
