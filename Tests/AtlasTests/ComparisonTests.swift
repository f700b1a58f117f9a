import Refutation
import Testing
import Verification

@testable import Atlas

@Suite struct `GB-015 words of a comparison say what its certified ends show` {
  typealias Families = `GB-015 families of systems have the closed forms that are proved`

  /// A comparison of a true value of 0 with a bound in an interval.
  func comparison(
    _ name: String, _ ends: ClosedRange<Double>, _ group: AtlasBound.Group = .gap, range: Double = 1,
    truth: ClosedRange<Double> = 0...0, isProvedEqual: Bool = false
  ) throws -> BoundComparison {
    let own = Estimate(value: ends.lowerBound, lower: ends.lowerBound, upper: ends.upperBound)
    let value = Estimate(value: truth.lowerBound, lower: truth.lowerBound, upper: truth.upperBound)
    return try #require(
      BoundComparison(
        name: name, label: name, claim: "GB-001", inequality: name, group: group,
        sides: group == .converse ? (own, value) : (value, own), trivial: Estimate(exactly: range),
        isProvedEqual: isProvedEqual, optimalConstant: nil))
  }

  func standings(_ ends: [ClosedRange<Double>], _ group: AtlasBound.Group = .gap) throws -> [BoundComparison.Standing] {
    let truth = group == .converse ? 9.0...9 : 0...0
    return BoundComparison.ranked(
      try ends.enumerated().map { try comparison("bound \($0.offset)", $0.element, group, truth: truth) }
    ).map(\.standing)
  }

  @Test func `a bound is the tightest only if its interval lies below all others`() throws {
    #expect(try standings([0.1...0.2, 0.3...0.4, 0.25...0.6]) == [.tightest, .looser, .looser])
    #expect(try standings([0.1...0.2, 0.2...0.4, 0.25...0.6]) == [.tied, .tied, .looser])
    // The second is certainly above the first only; which of the first and third is less is open.
    #expect(try standings([0.1...0.2, 0.3...0.4, 0.15...0.6]) == [.tied, .looser, .tied])
    #expect(try standings([0.1...0.1, 0.1...0.1]) == [.tied, .tied])
    #expect(try standings([0.1...0.2]) == [.alone])
    // From below, the greatest is the best.
    #expect(try standings([0.1...0.2, 0.3...0.4, 0.25...0.28], .converse) == [.looser, .tightest, .looser])
  }

  @Test func `bounds of different groups are not compared with one another`() throws {
    let ranked = BoundComparison.ranked([
      try comparison("gap", 0.5...0.5), try comparison("risk", 0.1...0.1, .risk),
      try comparison("other risk", 0.2...0.2, .risk),
    ])
    #expect(ranked.map(\.standing) == [.alone, .tightest, .looser])
  }

  @Test func `a bound is vacuous from the range on, and open where its interval holds the range`() throws {
    func answer(_ ends: ClosedRange<Double>, _ group: AtlasBound.Group = .gap) throws -> BoundComparison.Answer {
      try comparison("bound", ends, group, truth: group == .converse ? 9...9 : 0...0).isVacuous
    }
    #expect(try [answer(1...1), answer(1.5...2), answer(0.5...0.75), answer(0.5...1.5)] == [.yes, .yes, .no, .open])
    #expect(try [answer(0.5...1, .converse), answer(1.25...2, .converse)] == [.yes, .no])
    #expect(try answer(0.5...1.5, .converse) == .open)
  }

  @Test func `control: a proof of equality is not believed where the intervals are apart`() throws {
    #expect(try comparison("equal", 0.25...0.5, truth: 0.25...0.25, isProvedEqual: true).isAttained == .yes)
    #expect(try comparison("open", 0.25...0.5, truth: 0.25...0.25).isAttained == .open)
    #expect(try comparison("apart", 0.25...0.5, truth: 0.125...0.2, isProvedEqual: true).isAttained == .no)
    #expect(try comparison("refuted", 0.25...0.5, truth: 0.75...0.75, isProvedEqual: true).isAttained == .no)
  }

  @Test func `GB-001 is vacuous for a memory of eight values, and not for one of seven`() throws {
    for (count, isVacuous) in [(7, BoundComparison.Answer.no), (8, .yes)] {
      let report = try MemberReport(try Families.member("memory", "1", size: count))
      #expect(try Families.bound("GB-001 I(S;W)", report).isVacuous == isVacuous)
      #expect(try Families.bound("GB-013 total variation", report).isVacuous == .no)
      #expect(try Families.bound("GB-012 no training loss", report).isAttained == .yes)
    }
    let noisy = try MemberReport(try Families.member("memory", "7/8"))
    #expect(!noisy.bounds.contains { $0.label.hasPrefix("GB-012") })
  }

  /// A bound as a text of inequalities has it.
  func planted(_ text: String) throws -> AtlasBound {
    let inequality = try Inequality(text)
    return AtlasBound("GB-001", "planted", name: text, text, in: .gap) { inequality.sides($0.value) }
  }

  @Test(arguments: ["1.9", "1.99"])
  func `control: a bound with a planted constant is refuted on the coin`(constant: String) throws {
    let figures = try MemberFigures(try Families.member("coin", "1/16").content)
    let wrong = try MemberReport.comparisons([planted("absgap <= sqrt(\(constant)*sigma^2*I/m)")], figures)
    #expect(wrong.map(\.bound.isRefuted) == [true] && wrong.map { AtlasWords.verdict($0.bound) } == ["refuted"])
    #expect(wrong[0].isAttained == .no)
    let right = try MemberReport.comparisons([planted("absgap <= sqrt(2*sigma^2*I/m)")], figures)
    #expect(right.map { AtlasWords.verdict($0.bound) } == ["holds"])
  }

  /// The figures of the members of all families, and of a system with gates.
  static func allFigures() throws -> [MemberFigures] {
    let contents =
      try SystemFamily.all.flatMap { try $0.members(at: nil, size: nil) }.map(\.content)
      + [try Families.member("memory", "1", size: 3).content, .finite(try Self.gated()), .finite(try Self.silent())]
    return try contents.map { try MemberFigures($0) }
  }

  /// Two hypotheses whose losses differ from each other, but not on the two values: the losses tell them apart, and their
  /// differences do not.
  static func silent() throws -> SystemFile {
    try SystemFile(
      json: .init(
        """
        {"version": 1, "samples": 1, "law": ["1/2", "1/2"],
         "algorithm": [["1/2", "1/4", "1/4"], ["1/4", "1/2", "1/4"]], "loss": [[0, 0], [1, 1], [0, 1]]}
        """.utf8), named: "silent")
  }

  @Test func `the orders hold on every family, and each is seen on some`() throws {
    var seen: Set<String> = []
    for figures in try Self.allFigures() {
      for order in BoundOrder.all {
        guard let comparison = order.comparison(figures) else { continue }
        #expect(!comparison.isRefuted, "\(order.text)")
        seen.insert(order.text)
      }
    }
    #expect(seen == Set(BoundOrder.all.map(\.text)))
  }

  @Test func `control: each order is refuted on some system if its sides are exchanged`() throws {
    let all = try Self.allFigures()
    for order in BoundOrder.all {
      let reverse = BoundOrder(order.claim, order.greater, order.lesser, needsCommonRange: order.needsCommonRange)
      #expect(all.contains { reverse.comparison($0)?.isRefuted == true }, "\(order.text)")
    }
  }

  /// A system with two gates of different rates whose learner does not minimize.
  static func gated() throws -> SystemFile {
    try SystemFile(
      json: .init(
        """
        {"version": 1, "samples": 2, "law": ["1/3", "2/3"], "beta": "1/4",
         "algorithm": [["1/2", "1/3", "1/6"], ["1/4", "1/4", "1/2"], ["1/4", "1/2", "1/4"], ["1/6", "1/3", "1/2"]],
         "loss": [["1/2", "1/2"], ["1/4", "1/8"], [0, 1]],
         "gates": [{"channel": [[["1/2", "1/2"], ["1/2", "1/2"]], [["3/4", "1/4"], ["1/8", "7/8"]],
           [["7/8", "1/8"], ["1/8", "7/8"]]], "prior": [["1/2", "1/2"], ["1/2", "1/2"], ["1/3", "2/3"]]}]}
        """.utf8), named: "gated")
  }

  /// A learner that prefers the side of a coin that it did not see: the gap is −3/8.
  static func contrary() throws -> SystemFile {
    try SystemFile(
      json: .init(
        """
        {"version": 1, "samples": 1, "law": ["1/2", "1/2"], "algorithm": [["1/8", "7/8"], ["7/8", "1/8"]],
         "loss": [[0, 1], [1, 0]]}
        """.utf8), named: "contrary")
  }

  @Test func `the relative entropy bounds a negative gap on its side`() throws {
    let figures = try MemberFigures(.finite(try Self.contrary()))
    let sides = try #require(AtlasBound.divergenceOfSum.sides(figures))
    #expect(
      sides.lesser.contains(3 / 8) && sides.greater.overlaps(sides.lesser) && (figures.value(.gap)?.upper ?? 1) < 0)
  }

  @Test func `control: the room on the other side of the training loss is refuted as a bound`() throws {
    let figures = try MemberFigures(.finite(try Self.contrary()))
    // From 7/8 toward 1 there is less room than the gap is large.
    let rest = Estimate(exactly: 1) - figures.empiricalShare
    #expect(try #require(figures.value(.absgap)).certainlyExceeds(rest))
  }

  @Test func `an order that needs a common range is not claimed without one`() throws {
    let figures = try MemberFigures(.finite(try Self.gated()))
    let orders = BoundOrder.all.filter(\.needsCommonRange)
    #expect(orders.count == 3 && !orders.allSatisfy { $0.comparison(figures) == nil })
    let apart = try SystemFile(
      json: .init(
        """
        {"version": 1, "samples": 1, "law": ["1/2", "1/2"], "algorithm": [["3/4", "1/4"], ["1/4", "3/4"]],
         "loss": [[0, 1], [5, 4]]}
        """.utf8), named: "apart")
    let others = try MemberFigures(.finite(apart))
    #expect(orders.allSatisfy { $0.comparison(others) == nil })
    // The losses of both hypotheses together are 10⁻¹⁸ wider, which the intervals of both widths do not show.
    let hardly = try SystemFile(
      json: .init(
        """
        {"version": 1, "samples": 1, "law": ["1/2", "1/2"], "algorithm": [["3/4", "1/4"], ["1/4", "3/4"]],
         "loss": [["0", "1/3"], ["1000000000000000003/3000000000000000000", "1/1000000000000000000"]]}
        """.utf8), named: "hardly")
    let wider = try MemberFigures(.finite(hardly))
    #expect(wider.value(.range) == wider.value(.span) && orders.allSatisfy { $0.comparison(wider) == nil })
  }

  @Test func `the constants that cannot be improved are those of GB-011`() throws {
    func labels(_ name: String, size: Int?) throws -> Set<String> {
      let report = try AtlasReport(try SystemFamily.named(name), size: size).members[0]
      return Set(report.bounds.filter { $0.optimalConstant?.claim == "GB-011" }.map(\.label))
    }
    let informations: Set = ["GB-001 I(S;W)", "GB-002 each I(W;Zᵢ)", "GB-002 Σ I(W;Zᵢ)"]
    #expect(try labels("coin", size: 4) == informations)
    let losses: Set = [
      "GB-005 each I(Δᵢ;Uᵢ)", "GB-005 Σ I(Δᵢ;Uᵢ)", "GB-005 Σ I(Δᵢ;Uᵢ|Z̃)", "GB-005 I(Δ;U|Z̃)", "GB-005 I(F;U|Z̃)",
    ]
    #expect(try labels("coin", size: 1) == informations.union(losses))
  }
}
