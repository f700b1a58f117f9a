import Console
import Foundation
import Verification

/// The verdicts on the letter's claims from the runs on one network.
///
/// - SeeAlso: EX-001, EX-002, EX-003, EX-004
struct Findings {
  /// The letter's saving of training exchange.
  static let letterExchangeReduction = 0.704
  /// The letter's further saving of latent rate.
  static let letterRateReduction = 0.457

  /// What was trained on: the claims are about the digits, and the letter is about no user's own data.
  enum Data {
    case digits, otherShipped, usersOwn
  }

  let configuration: ExperimentConfiguration
  let chosenBeta: Double
  let data: Data
  private let runs: [Run]

  /// The findings at the β that the rule chooses from the selection seeds.
  ///
  /// - Throws: `VerificationError` if a variant has fewer than two seeds.
  init(runs: [Run], configuration: ExperimentConfiguration, data: Data = .digits) throws(VerificationError) {
    let beta = try Self.beta(chosenFrom: runs.filter { $0.phase == .selection }, configuration.betas)
    self.init(runs: runs, configuration: configuration, chosenBeta: beta, data: data)
  }

  /// The findings at a given β of the grid.
  init(runs: [Run], configuration: ExperimentConfiguration, chosenBeta: Double, data: Data = .digits) {
    (self.runs, self.configuration, self.chosenBeta) = (runs, configuration, chosenBeta)
    self.data = data
  }

  /// The rule that chooses β, fixed before any test seed is seen.
  static let betaRule = """
    the largest β of the grid at which the mean validation accuracy over the selection seeds is at most one \
    standard deviation of dense INL's below dense INL's
    """

  private static func beta(chosenFrom runs: [Run], _ betas: [Double]) throws(VerificationError) -> Double {
    let dense = try SampleSummary(runs.filter { $0.variant == .dense }.map(\.validationAccuracy))
    let floor = dense.mean - dense.standardDeviation
    var chosen = betas.first ?? 0
    for beta in betas {
      let gated = runs.filter { $0.variant == .gated && $0.beta == beta }
      if try SampleSummary(gated.map(\.validationAccuracy)).mean >= floor { chosen = max(chosen, beta) }
    }
    return chosen
  }

  private func tests(_ variant: Run.Variant, beta: Double = 0) -> [Run] {
    runs.filter { $0.phase == .test && $0.variant == variant && $0.beta == beta }
  }

  /// The rows of the claims, in the order in which they are printed.
  func claims() throws(VerificationError) -> [ClaimRow] {
    [try exchangeClaim(), try accuracyClaim(), try equivalenceClaim(), try rateClaim(), try trendClaim()]
  }

  /// The saving of training exchange, counted by the ledgers, beside the letter's.
  ///
  /// - SeeAlso: EX-001
  func exchangeClaim() throws(VerificationError) -> ClaimRow {
    let (dense, tree) = (tests(.dense), tests(.tree))
    let saved = zip(dense, tree).map { 1 - $1.exchange.valuesPerSample / $0.exchange.valuesPerSample }
    let summary = try SampleSummary(saved)
    let isLetters = saved.allSatisfy { ($0 - Self.letterExchangeReduction).magnitude < 0.0005 }
    return ClaimRow(
      id: "EX-001", claim: "training exchange saved by the tree", letter: "70.4 %",
      ours: percent(summary.mean, summary.standardDeviation, digits: 2), interval: "exact: counted by the ledger",
      verdict: data == .usersOwn ? .none : isLetters ? .consistent : .refuted,
      detail: "\(number(dense[0].exchange.valuesPerSample)) values per sample dense, "
        + "\(number(tree[0].exchange.valuesPerSample)) on the tree")
  }

  /// The letter's criterion: the difference of the mean accuracies against the standard deviation of dense INL.
  ///
  /// - SeeAlso: EX-002
  func accuracyClaim() throws(VerificationError) -> ClaimRow {
    let (dense, tree) = (tests(.dense).map(\.accuracy), tests(.tree).map(\.accuracy))
    let differences = try SampleSummary(pairedDifferences: tree, dense)
    let (denseSummary, treeSummary) = (try SampleSummary(dense), try SampleSummary(tree))
    let isWithin = differences.mean.magnitude <= denseSummary.standardDeviation
    return ClaimRow(
      id: "EX-002", claim: "accuracy of D-INL within one standard deviation of dense INL",
      letter: "within one std",
      ours: "\(percent(treeSummary.mean, treeSummary.standardDeviation)) against "
        + percent(denseSummary.mean, denseSummary.standardDeviation),
      interval: "difference \(try interval(differences, least: -1, unit: "points"))",
      verdict: verdict(isWithin),
      detail: "the letter's criterion, of two means: it bounds nothing by itself")
  }

  /// The two one-sided tests of the paired differences of accuracy.
  ///
  /// - SeeAlso: EX-002
  func equivalenceClaim() throws(VerificationError) -> ClaimRow {
    let differences = try SampleSummary(
      pairedDifferences: tests(.tree).map(\.accuracy), tests(.dense).map(\.accuracy))
    let margin = configuration.equivalenceMargin
    let equivalence = try EquivalenceTest(differences, margin: margin, level: configuration.level)
    return ClaimRow(
      id: "EX-002", claim: "equivalence of D-INL and dense INL within \(points(margin)) points of accuracy",
      letter: ClaimRow.notInLetter, ours: "\(percent(differences.mean, differences.standardDeviation)) difference",
      interval: "p = \(number(max(equivalence.lowerPValue, equivalence.upperPValue)))",
      verdict: verdict(equivalence.isEquivalent),
      detail: "two one-sided t tests at \(points(configuration.level, digits: 0)) %, if the differences are normal")
  }

  /// The saving of latent rate at the chosen β, with Student's interval, and the condition on the accuracy.
  ///
  /// - SeeAlso: EX-003
  func rateClaim() throws(VerificationError) -> ClaimRow {
    let (free, chosen) = (tests(.gated, beta: 0), tests(.gated, beta: chosenBeta))
    let saved = zip(free, chosen).map { 1 - ($1.rate ?? 0) / ($0.rate ?? 1) }
    let summary = try SampleSummary(saved)
    let dense = try SampleSummary(tests(.dense).map(\.accuracy))
    let accuracy = try SampleSummary(chosen.map(\.accuracy))
    let interval = try summary.meanInterval(confidence: 1 - configuration.level)
    let isWithin = (accuracy.mean - dense.mean).magnitude <= dense.standardDeviation
    return ClaimRow(
      id: "EX-003",
      claim: "estimated latent rate saved by the gates at β = \(number(chosenBeta)), accuracy within one std",
      letter: "45.7 %", ours: percent(summary.mean, summary.standardDeviation),
      interval: try self.interval(summary, least: -.infinity, unit: "%"),
      verdict: verdict(isWithin && interval.lower >= Self.letterRateReduction),
      detail: "accuracy \(percent(accuracy.mean, accuracy.standardDeviation)) against "
        + "\(percent(dense.mean, dense.standardDeviation)); rate "
        + "\(number(try SampleSummary(chosen.map { $0.rate ?? 0 }).mean)) against "
        + "\(number(try SampleSummary(free.map { $0.rate ?? 0 }).mean)) nats per sample at β = 0")
  }

  /// The test of whether the rate falls along the grid of β, against exchangeable rates.
  ///
  /// - SeeAlso: EX-004
  func trendClaim() throws(VerificationError) -> ClaimRow {
    let betas = configuration.betas
    let sequences = (0..<configuration.seeds).map { seed in
      betas.map { beta in tests(.gated, beta: beta).first { $0.seedIndex == seed }?.rate ?? .infinity }
    }
    let test = try TrendTest(
      pointCount: betas.count, seedCount: configuration.seeds, falseAlarmRate: Self.trendFalseAlarmRate)
    let outcome = try test.outcome(sequences)
    return ClaimRow(
      id: "EX-004", claim: "the rate falls with β on trained networks", letter: "reconstructed: falls",
      ours: "\(outcome.decreasingSeeds) of \(configuration.seeds) seeds fall at every step",
      interval: "p ≤ \(number(outcome.pValue)) if rates were exchangeable", verdict: verdict(outcome.isDecreasing),
      detail:
        "\(test.leastCount.map(String.init) ?? "more than all") falling seeds are enough at a false-alarm rate of "
        + "\(number(Self.trendFalseAlarmRate)) against rates of a seed that are exchangeable")
  }

  /// The verdict on a claim about the digits; for other data or settings, whether the criterion is met there.
  private func verdict(_ isMet: Bool) -> ClaimRow.Verdict {
    if data != .digits { return isMet ? .met : .unmet }
    guard configuration.isDocumented else { return isMet ? .metBySettings : .unmetBySettings }
    return isMet ? .confirmed : .refuted
  }

  static let trendFalseAlarmRate = 1e-9

  /// Student's interval, cut at the least and greatest possible mean, beyond which that of two seeds may reach.
  private func interval(_ summary: SampleSummary, least: Double, unit: String) throws(VerificationError) -> String {
    let confidence = 1 - configuration.level
    let interval = try summary.meanInterval(confidence: confidence)
    let (lower, upper) = (max(interval.lower, least), min(interval.upper, 1))
    return "\(points(lower)) to \(points(upper)) \(unit) (\(points(confidence, digits: 0)) %, if normal)"
  }
}

/// "12.3 ± 0.4 %".
private func percent(_ mean: Double, _ deviation: Double, digits: Int = 1) -> String {
  "\(points(mean, digits: digits)) ± \(points(deviation, digits: digits)) %"
}

/// A share in hundredths.
private func points(_ share: Double, digits: Int = 2) -> String {
  String(format: "%.\(digits)f", 100 * share)
}

/// A number to three significant digits.
private func number(_ value: Double) -> String { String(format: "%.3g", value) }
