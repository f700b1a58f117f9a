import Foundation
import Testing
import Verification

@testable import Refutation

@Suite struct `The report of a search` {
  typealias Found = Refutation.Deduction

  /// The summary of a result.
  func summary(
    _ verdict: Refuter.Conclusion, tried: Int = 9, ratio: Double? = nil, unit: Found? = nil, text: String = "gap <= I/m"
  ) throws -> String {
    var options = Refuter.Options()
    options.losses = [Fraction(0), Fraction(1)]
    let result = Refuter.Result(
      verdict: verdict, unitDeduction: unit, tried: tried, systems: 4, tightest: try ratio.map { ($0, try finding()) })
    return RefutationReport(try Inequality(text), result, options: options).summary
  }

  func finding() throws -> Refuter.Finding {
    let file = `The parts of a search`.coin.file(losses: [Fraction(0), Fraction(1)])
    return Refuter.Finding(file: file, lesser: Estimate(exactly: 1), greater: Estimate(exactly: 2))
  }

  /// The report of a search that found the inequality refuted on a coin, with the given sides.
  func report(_ lesser: Estimate, _ greater: Estimate) throws -> RefutationReport {
    let found = Refuter.Finding(file: try finding().file, lesser: lesser, greater: greater)
    let result = Refuter.Result(verdict: .refuted(found), unitDeduction: nil, tried: 9, systems: 4, tightest: nil)
    return RefutationReport(try Inequality("I <= gap"), result, options: Refuter.Options())
  }

  func deduction(factor: Double? = nil, needsRange: Bool = false) -> Found {
    Found(claim: "GB-001", text: "a <= b", isLoose: factor != nil, factor: factor ?? 1, needsRange: needsRange)
  }

  @Test func `states a proof, its premise, and the losses that it needs`() throws {
    #expect(
      try summary(.proven(deduction())) == "valid: gap <= I/m follows from GB-001, a <= b, for losses of any range")
    #expect(
      try summary(.proven(deduction(needsRange: true)), ratio: 0.5)
        == "valid: gap <= I/m follows from GB-001, a <= b, for losses in {0,1}; a ratio lesser/greater of at least "
        + "0.5 was reached at I ≥ 0.01 nats, in 4 systems with losses in {0,1}")
    #expect(
      try summary(.proven(deduction(factor: 2)))
        == "valid but loose by at least the factor 2: gap <= I/m follows from GB-001, a <= b, for losses of any range")
    #expect(try summary(.proven(deduction(factor: 1))).hasPrefix("valid but loose by a factor that rounds to 1: gap"))
  }

  @Test func `states what was tried where there is no proof`() throws {
    #expect(try summary(.notRefuted) == "not refuted in 4 systems with losses in {0,1}: gap <= I/m")
    #expect(
      try summary(.notRefuted, ratio: 0.1234567)
        == "not refuted in 4 systems with losses in {0,1}; a ratio lesser/greater of at least 0.123456 was reached at "
        + "I ≥ 0.01 nats: gap <= I/m")
    #expect(
      try summary(.notRefuted, tried: 0) == "nothing was tried in the time that was given: gap <= I/m")
    #expect(try summary(.refuted(finding()), ratio: 0.5) == "refuted for losses in {0,1}: gap <= I/m")
    #expect(
      try summary(.refuted(finding()), unit: deduction())
        == "refuted for losses in {0,1}: gap <= I/m; for losses of range at most 1 it follows from GB-001, a <= b: see "
        + "--losses 0,1")
  }

  @Test(arguments: [
    (Refuter.UndefinedSide.lesser, "the side that is claimed to be the smaller has"),
    (.greater, "the side that is claimed to be the greater has"), (.both, "one side or the other has"),
  ])
  func `states the side without a value`(side: Refuter.UndefinedSide, text: String) throws {
    #expect(
      try summary(.undefined(side))
        == "\"gap <= I/m\": \(text) no value that double precision bounds in any of 9 systems with losses in {0,1}")
  }

  @Test func `shortens an inequality of more than 80 characters`() throws {
    let most = "gap <= I" + String(repeating: "+I", count: 36)
    #expect(most.count == 80)
    #expect(try summary(.undefined(.both), text: most).hasPrefix("\"\(most)\": "))
    #expect(try summary(.undefined(.both), text: most + "+I").hasPrefix("\"\(most)…\": "))
  }

  static let ratios: [(ratio: Double, text: String)] = [
    (0.99999, "0.99999"), (0.999995, "0.999994"), (0.99999999, "0.999999"), (1, "1"), (0.5, "0.5"),
    (1.2345674, "1.23456"), (0.0123456789, "0.0123456"), (2.0 / 3, "0.666666"), (3.7e-11, "3.7e-11"),
    (0x1p-1074, "4.940656e-324"),
    (1.0000004, "1"), (1.0.nextDown, "0.999999"), (0, "0"), (123456.75, "123456"), (1e300, "1e+300"),
  ]

  @Test(arguments: ratios) func `rounds a ratio down to six digits`(ratio: Double, text: String) throws {
    #expect(try summary(.notRefuted, ratio: ratio).contains("of at least \(text) was reached"))
    #expect(RefutationReport.text(atLeast: -ratio) == (text == "0" ? "0" : "-\(text)"))
  }

  @Test func `a side is shown by the end that is known where rounding leaves the other one open`() throws {
    func shown(_ lesser: Estimate, _ greater: Estimate) throws -> [String] {
      let witness = try #require(try report(lesser, greater).witness)
      let (one, other) = (witness.lesser, witness.greater)
      return [one.text(beside: other), other.text(beside: one)]
        + [one, other].map { side in
          side.number.map { "\($0)" } ?? "none"
        }
    }
    let above = Estimate(value: .infinity, lower: 2.0 / 3, upper: .infinity)
    let below = Estimate(value: -.infinity, lower: -.infinity, upper: 1.0 / 3)
    let open = Estimate(value: 0, lower: -.infinity, upper: .infinity)
    #expect(try shown(above, below).prefix(2) == ["at least 0.666666", "at most 0.333334"])
    #expect(try shown(above, below).suffix(2) == [2.0 / 3, (1.0 / 3).nextUp].map { "\($0)" })
    #expect(
      try shown(Estimate(exactly: 0.5), open) == ["0.5", "a number that rounding leaves open", "0.5", "none"])
    // The best estimate of a side with an open end is never shown as its value.
    let half = Estimate(value: 1, lower: 0.25, upper: .infinity)
    #expect(try shown(half, Estimate(exactly: 0.125)) == ["at least 0.25", "0.125", "0.25", "0.125"])
  }

  @Test func `each end of a side bounds it as a decimal too`() throws {
    // 0.1 is the shortest decimal of a number that is greater.
    let tenth = Estimate(exactly: 0.1)
    let witness = try #require(try report(tenth, -tenth).witness)
    for (side, exact) in [(witness.lesser, 0.1), (witness.greater, -0.1)] {
      let exact = DecimalNumeral(exactly: exact)
      let ends = try [#require(side.lower), #require(side.upper)].map { try #require(DecimalNumeral("\($0)")) }
      #expect(ends[0] <= exact && exact <= ends[1])
    }
    // The check refutes the ends as they were, of which one lies on the wrong side.
    #expect(try #require(DecimalNumeral("0.1")) < DecimalNumeral(exactly: 0.1))
  }

  @Test func `has no end that is infinite, and keeps the ratio only if nothing was refuted`() throws {
    let file = try finding().file
    let infinite = Refuter.Finding(file: file, lesser: Estimate(exactly: 1), greater: Estimate(exactly: .infinity))
    func report(_ verdict: Refuter.Conclusion) throws -> RefutationReport {
      let result = Refuter.Result(
        verdict: verdict, unitDeduction: nil, tried: 9, systems: 4, tightest: (0.5, try finding()))
      return RefutationReport(try Inequality("I <= gap"), result, options: Refuter.Options())
    }
    let refuted = try report(.refuted(infinite))
    #expect(refuted.counterexample?.lesser.value == 1 && refuted.counterexample?.greater.value == nil)
    #expect(refuted.largestRatio == nil && refuted.tightest == nil && refuted.witness?.greater.lower == nil)
    #expect(refuted.witness?.greater.upper == nil)
    #expect(refuted.witness?.figures.map(\.name) == ["gap", "I"] && refuted.verdict == .refuted)
    let open = try report(.notRefuted)
    #expect(open.largestRatio == 0.5 && open.witness?.greater.value == 2 && open.verdict == .notRefuted)
    #expect(
      try report(.proven(deduction())).verdict == .valid && report(.proven(deduction(factor: 1))).verdict == .loose)
    #expect(try report(.undefined(.lesser)).undefinedSide == "lesser" && open.undefinedSide == nil)
  }

  @Test func `each side has its value and both certified ends`() throws {
    let report = try report(
      Estimate(value: 0.5, lower: 0.25, upper: 0.75), Estimate(value: 0.125, lower: 0, upper: 0.1875))
    let witness = try #require(report.counterexample)
    let (lesser, greater) = (witness.lesser, witness.greater)
    #expect([lesser.value, lesser.lower, lesser.upper] == [0.5, 0.25, 0.75])
    #expect([greater.value, greater.lower, greater.upper] == [0.125, 0, 0.1875])
    #expect(report.tried == 9 && report.systems == 4 && report.seed == 1)
  }

  @Test func `rounds a factor down to the fewest digits, six at least`() {
    #expect(RefutationReport.limit(atMost: 3.5) == "3.5" && RefutationReport.limit(atMost: 4.0 / 3) == "1.33333")
    #expect(RefutationReport.distinct(0.1234564, from: 0.1234561) == "0.1234564")
    #expect(RefutationReport.distinct(2.0 / 3, from: 0.5) == "0.666667")
    #expect(RefutationReport.distinct(0, from: 1) == "0" && RefutationReport.distinct(-0.0, from: 0) == "0")
    #expect(
      RefutationReport.distinct(1, from: 1) == "1"
        && RefutationReport.distinct(1.0.nextUp, from: 1) == "1.0000000000000002")
  }

  @Test func `a bound holds from a slack of 0 on, and has finite sides`() throws {
    func bound(_ lesser: Estimate, _ greater: Estimate) -> BoundReport.Bound? {
      BoundReport.Bound(.mutualInformation, (lesser, greater))
    }
    let (zero, one) = (Estimate(exactly: 0), Estimate(exactly: 1))
    let wide = Estimate(value: 0.5, lower: 0, upper: 2)
    for (lesser, greater, holds, isRefuted) in [
      (zero, zero, true, false), (zero, one, true, false), (one, zero, false, true), (one, wide, false, false),
      (zero, wide, true, false), (zero, Estimate(value: 1, lower: -0x1p-1074, upper: 1), false, false),
    ] {
      let found = try #require(bound(lesser, greater))
      #expect(found.holds == holds && found.isRefuted == isRefuted && found.claim == "GB-001")
      #expect(found.lesser == lesser.value && found.greater == greater.value)
    }
    let infinite = Estimate(value: 1, lower: 0, upper: .infinity)
    #expect(bound(zero, infinite) == nil && bound(infinite, one) == nil && bound(infinite, infinite) == nil)
    #expect(bound(-infinite, one) == nil && bound(one, -infinite) == nil)
  }

  @Test func `each figure, side and slack of a bound lies between its ends`() throws {
    let parts = `The parts of a search`.self
    let table = LossTable([Fraction(0), Fraction(1, over: 3)])
    let report = BoundReport(try #require(parts.coin(algorithm: [[2, 1], [1, 2]]).figures(table)))
    #expect(report.figures.allSatisfy { $0.lower <= $0.value && $0.value <= $0.upper })
    #expect(report.figures.contains { $0.lower < $0.upper } && report.figures.count >= 15)
    let value = Dictionary(uniqueKeysWithValues: report.figures.map { ($0.name, $0.value) })
    // Followed with probability 2/3: an empirical risk of 1/9, a population risk of 1/6.
    for (name, exact) in [("Eemp", 1.0 / 9), ("Epop", 1.0 / 6), ("gap", 1.0 / 18), ("range", 1.0 / 3), ("m", 1)] {
      #expect(parts.near.accepts(try #require(value[name]), exact), "\(name)")
    }
    for bound in report.bounds {
      #expect(bound.leastLesser <= bound.lesser && bound.lesser <= bound.mostLesser)
      #expect(bound.leastGreater <= bound.greater && bound.greater <= bound.mostGreater)
      #expect(bound.leastSlack <= bound.slack && bound.slack <= bound.mostSlack)
      #expect(parts.near.accepts(bound.slack, bound.greater - bound.lesser))
      #expect(parts.near.accepts(bound.leastSlack, bound.leastGreater - bound.mostLesser))
      #expect(parts.near.accepts(bound.mostSlack, bound.mostGreater - bound.leastLesser))
    }
    #expect(report.bounds.contains { $0.leastLesser < $0.mostLesser && $0.leastGreater < $0.mostGreater })
    #expect(report.bounds.contains { $0.leastSlack < $0.mostSlack && $0.holds && !$0.isRefuted })
  }
}
