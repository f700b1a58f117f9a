import Testing
import Verification

@testable import InformationRequests

@Suite struct `Drawn models of every kind of information` {
  /// Relative width that the intervals of plain models stay below; no claim says so, it keeps them from being useless.
  static func width(_ kind: String) -> Double { kind == "gmm_2d_mi" ? 2e-10 : 1e-11 }

  struct Pair {
    let model: DrawnModels.Model
    let outcome: DrawnModels.Outcome
    let truth: DecimalNumeral
  }

  /// The selected models with what became of them.
  static func pairs() throws -> [Pair] {
    let entries = try DrawnModels.selection()
    let (status, outcomes) = try DrawnModels.answers(entries)
    #expect(status == 0 || status == 65, "a refusal is data's fault, never the program's")
    let ids = entries.compactMap { $0["id"] as? String }
    #expect(outcomes.map(\.id) == ids)
    return try zip(entries, outcomes).map { entry, outcome in
      let model = try #require(DrawnModels.model(entry))
      return Pair(model: model, outcome: outcome, truth: try #require(DecimalNumeral(model.value), "\(model.id)"))
    }
  }

  /// A decimal with one of its significant digits one higher, or 0 for 9.
  static func altered(_ text: String, digit: Int) -> String {
    var digits = 0
    var inMantissa = true
    return String(
      text.map { character -> Character in
        if character == "e" { inMantissa = false }
        guard inMantissa, let value = character.wholeNumberValue, digits > 0 || value > 0 else { return character }
        digits += 1
        return digits == digit ? Character("\((value + 1) % 10)") : character
      })
  }

  @Test func `the file holds two thousand models of all kinds, half of them adversarial, to 40 digits`() throws {
    let models = try DrawnModels.entries().compactMap(DrawnModels.model)
    let (ids, kinds) = (Set(models.map(\.id)), Set(models.map(\.kind)))
    #expect(models.count >= 2000 && ids.count == models.count)
    let listed = Set(InformationKinds.all.map(\.name))
    #expect(kinds == listed)
    for (kind, group) in Dictionary(grouping: models, by: \.kind) {
      let hard = group.count(where: \.isHard)
      // A tenth of the draws at most may have been dropped for want of two methods that agree.
      #expect(10 * hard >= 4 * group.count && 10 * hard <= 6 * group.count, "\(kind): \(hard) of \(group.count)")
    }
  }

  @Test func `no answered interval misses the value, to its last digit`() throws {
    let pairs = try Self.pairs()
    let missed = pairs.filter { pair in pair.outcome.error == nil && !pair.outcome.contains(pair.truth) }
    #expect(missed.isEmpty, "\(missed.map { "\($0.model.id): \($0.outcome), value \($0.model.value)" })")
    let wide = pairs.filter { pair in
      guard !pair.model.isHard, pair.truth.significand != 0, let lower = pair.outcome.lower,
        let upper = pair.outcome.upper
      else { return false }
      return !(upper - lower <= Self.width(pair.model.kind) * pair.truth.nearest.magnitude)
    }
    #expect(wide.isEmpty, "\(wide.map { "\($0.model.id): \($0.outcome)" })")
  }

  /// What was refused, with the reason: variances of mixtures of any scales are taken, and matrices of so few rows are
  /// told exactly from singular ones, so that nothing is.
  static func refused(_ pairs: [Pair]) -> [DrawnModels.Outcome] {
    pairs.map(\.outcome).filter { $0.error != nil || $0.lower == nil || $0.upper == nil }
  }

  @Test func `no model is refused, however adversarial`() throws {
    #expect(Self.refused(try Self.pairs()).isEmpty)
  }

  @Test func `control: an error, and an answer without an interval, are found as refusals`() throws {
    let model = DrawnModels.Model(id: "a", kind: "gaussian_tail_Q", value: "1")
    let outcomes = [
      DrawnModels.Outcome(id: "a", value: nil, lower: nil, upper: nil, error: "params.x: is missing"),
      DrawnModels.Outcome(id: "a", value: 1, lower: nil, upper: nil, error: nil),
    ]
    for outcome in outcomes {
      #expect(Self.refused([Pair(model: model, outcome: outcome, truth: DecimalNumeral(exactly: 1))]).count == 1)
    }
  }

  @Test func `control: a value with another 14th digit and an interval that is moved are refuted`() throws {
    let plain = try Self.pairs().filter {
      !$0.model.isHard && $0.truth.significand != 0 && $0.outcome.contains($0.truth)
    }
    var sharp = 0
    for pair in plain {
      #expect(!pair.outcome.shifted.contains(pair.truth), "\(pair.model.id)")
      let text = Self.altered(pair.model.value, digit: 14)
      let other = try #require(DecimalNumeral(text))
      #expect(other != pair.truth)
      // An interval narrower than the change cannot contain both.
      guard let lower = pair.outcome.lower, let upper = pair.outcome.upper,
        upper - lower < (other - pair.truth).nearest.magnitude
      else { continue }
      #expect(!pair.outcome.contains(other), "\(pair.model.id)")
      sharp += 1
    }
    #expect(sharp > 0)
  }
}
