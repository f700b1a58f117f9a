import Foundation
import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `A search ends at its stated limits` {
  static let numbers = Generator<Int>.integer(in: 0...9)

  /// The end of a search whose verdicts are those of a function of the number of the case.
  func end(_ search: Search, _ verdict: (Int) -> Search.CaseVerdict) -> (kind: String, cases: Int, discards: Int) {
    var index = -1
    let outcome = search.run(Self.numbers) { _ in
      index += 1
      return verdict(index)
    }
    switch outcome {
    case .passed(let cases, let discards, _): return ("passed", cases, discards)
    case .exhausted(let cases, let discards): return ("exhausted", cases, discards)
    case .failed(let failure): return ("failed", failure.caseIndex, 0)
    }
  }

  @Test func `a search has these limits unless others are given`() {
    let search = Search()
    #expect(search.cases == 1000 && search.baseSeed == 0 && search.maximumEvaluations == 5000)
    #expect(search.discardAllowance == 200 && search.discardsPerPass == 10 && search.coverageFalseAlarm == 1e-9)
    #expect(search.onlyCase == nil && search.isStopped == nil)
  }

  @Test func `discards are allowed at first, and more for each case that passes`() {
    #expect(end(Search()) { _ in .discarded } == ("exhausted", 0, 201))
    #expect(end(Search()) { $0 < 5 ? .passed : .discarded } == ("exhausted", 5, 251))
    var search = Search(cases: 10)
    (search.discardAllowance, search.discardsPerPass) = (3, 2)
    #expect(end(search) { $0 < 1 ? .passed : .discarded } == ("exhausted", 1, 6))
    #expect(end(search) { $0 < 3 ? .discarded : .passed } == ("passed", 10, 3))
    #expect(end(search) { $0 < 4 ? .discarded : .passed } == ("exhausted", 0, 4))
    #expect(end(search) { $0 < 7 ? .passed : .failed } == ("failed", 7, 0))
    #expect(end(search) { _ in .passed } == ("passed", 10, 0))
    search.onlyCase = 4
    #expect(end(search) { _ in .passed } == ("passed", 1, 0) && end(search) { _ in .discarded } == ("passed", 0, 1))
    #expect(end(search) { _ in .failed } == ("failed", 4, 0))
  }

  /// What is covered in a search of a number of cases, of which those for which a function is true have a label.
  func coverage(_ cases: Int, atLeast share: Double, _ isThere: (Int) -> Bool) -> (Int, CoverageLedger)? {
    var index = -1
    let observer = Observer()
    let outcome = Search(cases: cases).run(Self.numbers, observer: observer) { _ in
      index += 1
      observer.cover("label", atLeast: share, when: isThere(index))
      return .passed
    }
    guard case .passed(let count, _, let ledger) = outcome else { return nil }
    return (count, ledger)
  }

  @Test func `an undecided demand is followed for ten times the cases`() throws {
    // 19 of 40 lie between 0.9/2 and 1/2. The evidence of 1000 cases is at most 1000·KL(0.475‖0.5) < 2 against 20.7.
    let open = try #require(coverage(100, atLeast: 0.5) { $0 * 19 % 40 < 19 })
    #expect(open.0 == 1000 && open.1.undecided.map(\.label) == ["label"] && open.1.missed.isEmpty)
    let met = try #require(coverage(100, atLeast: 0.5) { _ in true })
    #expect(met.0 == 100 && met.1.undecided.isEmpty && met.1.missed.isEmpty)
    let missed = try #require(coverage(100, atLeast: 0.5) { _ in false })
    #expect(missed.0 == 100 && missed.1.missed.map(\.label) == ["label"])
  }

  @Test func `the shares and the histogram are written with a bar for each value`() throws {
    var index = -1
    let observer = Observer()
    let outcome = Search(cases: 200).run(Self.numbers, observer: observer) { _ in
      index += 1
      observer.classify("b", when: index < 25)
      observer.classify("a", when: index < 1)
      observer.collect(index < 160 ? "2" : index < 199 ? "10" : "9.5")
      return .passed
    }
    guard case .passed(_, _, let coverage) = outcome else {
      Issue.record("a case failed")
      return
    }
    func bar(_ length: Int) -> String { String(repeating: "█", count: length) }
    // 160 of 160 are 40 blocks, 39 are 9, and 1 is one at least. Numbers are sorted by size.
    #expect(
      coverage.description == """
        a: 0.5 % of 200
        b: 12.5 % of 200
          2 \(bar(40)) 160 (80.0 %)
        9.5 \(bar(1)) 1 (0.5 %)
         10 \(bar(9)) 39 (19.5 %)
        """)
  }

  @Test func `an interval ends at 0 or 1 where nothing else occurred, else where the evidence reaches the limit`() {
    var (all, none, some) = (ConfidenceSequence(), ConfidenceSequence(), ConfidenceSequence())
    #expect(some.share == 0.5 && some.trials == 0)
    for index in 0..<100 {
      all.add(true)
      none.add(false)
      some.add(index % 5 == 0)
    }
    #expect(all.share == 1 && none.share == 0 && some.share == 0.2 && some.successes == 20)
    let limit = -log(0.01)
    let (top, bottom, middle) = (
      all.interval(falseAlarm: 0.01), none.interval(falseAlarm: 0.01), some.interval(falseAlarm: 0.01)
    )
    #expect(top.upperBound == 1 && bottom.lowerBound == 0)
    // After 60 halvings an end is exact to a few units; the evidence changes by at most 10^3 times as much.
    func isLimit(_ sequence: ConfidenceSequence, _ end: Double) -> Bool {
      (sequence.logEvidence(against: end) - limit).magnitude <= 1e3 * 4 * Double.ulpOfOne
    }
    #expect(isLimit(all, top.lowerBound) && isLimit(none, bottom.upperBound))
    #expect(isLimit(some, middle.lowerBound) && isLimit(some, middle.upperBound))
    #expect(middle.lowerBound < 0.2 && middle.upperBound > 0.2)
    #expect(some.isBelow(0.5, falseAlarm: 0.01) && !some.isBelow(0.21, falseAlarm: 0.01))
    #expect(some.isAbove(0.05, falseAlarm: 0.01) && !some.isAbove(0.19, falseAlarm: 0.01))
    #expect(!some.isAbove(0.5, falseAlarm: 0.01) && !some.isBelow(0.05, falseAlarm: 0.01))
  }
}
