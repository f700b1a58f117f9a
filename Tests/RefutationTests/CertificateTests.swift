import BigInt
import PropertyTesting
import Testing
import Verification

@testable import Refutation

/// The risks of a system as exact fractions, by its plain definition.
struct ExactRisks {
  private(set) var population = ExactRational.zero
  private(set) var empirical = ExactRational.zero
  private(set) var range = ExactRational.zero
  /// The least and the greatest loss on values that occur.
  private(set) var ends: (least: ExactRational, greatest: ExactRational)

  init?(_ file: SystemFile) {
    func numbers(_ row: [Fraction]) -> [ExactRational] { row.compactMap(\.exact) }
    let (law, loss, rows) = (numbers(file.law), file.loss.map(numbers), file.algorithm.map(numbers))
    guard law.count == file.law.count, loss.allSatisfy({ $0.count == law.count }) else { return nil }
    let occurring = loss.flatMap { row in zip(row, law).filter { $1 > .zero }.map(\.0) }
    guard let least = occurring.min(), let greatest = occurring.max() else { return nil }
    ends = (least, greatest)
    let risks = loss.map { row in zip(row, law).reduce(ExactRational.zero) { $0 + $1.0 * $1.1 } }
    for row in loss {
      let seen = zip(row, law).filter { $1 > .zero }.map(\.0)
      if let most = seen.max(), let least = seen.min() { range = max(range, most - least) }
    }
    var samples: [[Int]] = [[]]
    for _ in 0..<file.samples { samples = samples.flatMap { sample in law.indices.map { sample + [$0] } } }
    let ascending = samples.filter { $0 == $0.sorted() }
    for (index, sample) in samples.enumerated() {
      let place = file.rows == "counts" ? ascending.firstIndex(of: sample.sorted()) ?? 0 : index
      let mass = sample.reduce(ExactRational.one) { $0 * law[$1] }
      for w in loss.indices {
        let joint = mass * rows[place][w]
        let mean =
          sample.reduce(ExactRational.zero) { $0 + loss[w][$1] } * ExactRational(1, over: BigInt(file.samples))
        population = population + joint * risks[w]
        empirical = empirical + joint * mean
      }
    }
  }

  var gap: ExactRational { population - empirical }
}

@Suite struct `GB-008 a refutation holds for the numbers as they are written` {
  static let losses = ["1000000.2", "1000000.3", "1/3", "-0.1", "7", "0.30000000000000004"].compactMap { Fraction($0) }

  func contains(_ estimate: Estimate, _ number: ExactRational) -> Bool {
    ExactRational(DecimalNumeral(exactly: estimate.lower)) <= number
      && number <= ExactRational(DecimalNumeral(exactly: estimate.upper))
  }

  /// Whether the risks and the range of a system lie in their intervals.
  func isEnclosed(_ candidate: Candidate, _ figures: (SystemFile) -> SystemFigures?) throws -> Bool {
    let file = candidate.file(losses: Self.losses)
    let exact = try #require(ExactRisks(file))
    guard let figures = figures(file) else { return true }
    return contains(figures.risks.population, exact.population) && contains(figures.risks.empirical, exact.empirical)
      && contains(figures.risks.gap, exact.gap) && contains(figures.width, exact.range)
      && contains(figures.risks.absoluteGap, exact.gap.magnitude) && contains(figures.extent.least, exact.ends.least)
      && contains(figures.extent.span, exact.ends.greatest - exact.ends.least)
  }

  static let systems = Generator<Candidate> { source throws(Discard) in
    try source.boolean()
      ? source.draw(.tables(losses: losses.count, isGated: false, mostSamples: 2, mostValues: 3))
      : source.draw(.structured(losses: losses.count, isGated: false, isLarge: true))
  }

  @Test func `exact risks and exact ranges lie in their intervals`() {
    checkProperty(Self.systems, PropertySettings(cases: 50)) { candidate in
      let table = LossTable(Self.losses)
      let (drawn, read) = try (
        isEnclosed(candidate) { _ in candidate.figures(table) }, isEnclosed(candidate) { try? $0.figures() }
      )
      #expect(drawn && read)
    }
  }

  @Test func `control: the range of losses rounded to double numbers is refuted`() throws {
    let pair = Candidate(
      sampleCount: 1, law: [1, 1], rows: .samples, algorithm: [[1], [1]], loss: [[0, 1]], gate: [],
      rateWeightQuarters: 0)
    #expect(try !isEnclosed(pair) { file in (try? file.system()).map { SystemFigures($0) } })
  }

  @Test(arguments: [
    ("9007199254740992 < 9007199254740993", ["0", "1"]), ("0 < 1e-400", ["0", "1"]), ("1e-400 > 0", ["0", "1"]),
    ("range <= 1/10", ["1000000.2", "1000000.3"]), ("range >= 0.1", ["1000000.2", "1000000.3"]),
    ("0.1 + 0.2 <= 0.3", ["0", "1"]), ("0.30000000000000004 > 0.3", ["0", "1"]),
    ("(1e17+0.5-1e17) <= 0.5", ["0", "1"]),
  ])
  func `an inequality true for the numbers as written is not refuted`(text: String, losses: [String]) async throws {
    var options = Refuter.Options()
    (options.systems, options.losses) = (2000, losses.compactMap { Fraction($0) })
    // All losses of a hypothesis may be equal: only a lower bound on the range is refuted.
    let result = await Refuter(try Inequality(text), options: options).run()
    let isRefuted = if case .refuted = result.verdict { true } else { false }
    #expect(isRefuted == text.hasPrefix("range >="))
  }

  @Test(arguments: [
    "gap <= 1/7", "absgap <= range/3", "absgap <= range*0.2499999999", "2*Eemp >= Epop", "range <= 6.9",
  ])
  func `a refuted inequality is false by exact sums`(text: String) async throws {
    var options = Refuter.Options()
    (options.systems, options.losses) = (20_000, Self.losses.filter { $0.value < 100 })
    let result = await Refuter(try Inequality(text), options: options).run()
    guard case .refuted(let finding) = result.verdict else {
      Issue.record("not refuted")
      return
    }
    let exact = try #require(ExactRisks(finding.file))
    func number(_ text: String) -> ExactRational { Fraction(text)?.exact ?? .zero }
    let isFalse =
      switch text {
      case "gap <= 1/7": exact.gap > number("1/7")
      case "absgap <= range/3": exact.gap.magnitude > number("1/3") * exact.range
      case "absgap <= range*0.2499999999": exact.gap.magnitude > number("0.2499999999") * exact.range
      case "2*Eemp >= Epop": number("2") * exact.empirical < exact.population
      default: exact.range > number("6.9")
      }
    #expect(isFalse)
  }
}
