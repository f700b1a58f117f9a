import PropertyTesting
import ShrinkingChallenge
import Testing

@Suite struct `The table of the shrinking challenge` {
  @Test func `states the mean of the evaluations, its interval, and the least and the greatest number`() {
    // The variance of 1, 2, 3, 6 is 14/3, with three degrees of freedom: 1.96 · √(14/12) = 2.117.
    #expect(EvaluationStatistics([3, 6, 1, 2])?.description == "3.00 (0.88–5.12), 1–6")
    #expect(EvaluationStatistics([7])?.description == "7.00 (7.00–7.00), 7–7")
    #expect(EvaluationStatistics([0, 1])?.description == "0.50 (-0.48–1.48), 0–1")
    #expect(EvaluationStatistics([]) == nil)
  }

  @Test func `has a row for each of the thirteen problems, and each reaches its normal form`() {
    let rows = ShrinkingChallenge.rows(seeds: 2).map(\.cells)
    #expect(Set(rows.map { $0[0] }).count == 13 && rows.count == 13)
    for row in rows {
      #expect(row.count == ChallengeRow.header.count)
      #expect(row[2] == "2 of 2" && row[3] == "1", "\(row)")
    }
  }

  @Test func `shows the reports on Hypothesis, and a dash where there is none`() {
    let rows = ShrinkingChallenge.rows(seeds: 0).map(\.cells)
    #expect(rows[0][5...] == ["100 of 100", "1", "136.86 (131.59–141.58), 109–253"])
    #expect(rows[5][5...] == ["–", "–", "–"])
    #expect(rows.count { $0[7] == "–" } == 8)
  }

  @Test func `control: seeds that reach another form, or none, are not counted`() {
    var number = 0
    func next(_: Int) -> String {
      number += 1
      return "\(number % 3)"
    }
    let digits = Generator<Int>.integer(in: 0...9)
    let various = Problem(digits, describing: next) { _ in true }.sweep(seeds: 4)
    let row = ChallengeRow(name: "various", normalForm: "1", sweep: various, hypothesis: nil)
    #expect(row.cells[2...3] == ["2 of 4", "3"])
    let passing = Problem(digits) { _ in false }.sweep(cases: 10, seeds: 4)
    let empty = ChallengeRow(name: "passing", normalForm: "0", sweep: passing, hypothesis: nil)
    #expect(empty.cells[2...4] == ["0 of 4", "0", "–"])
  }

  @Test func `counts evaluations from the first failure on, with those that pass`() {
    let problem = Problem(Generator<Int>.integer(in: 0...1)) { $0 == 1 }
    // The failing 1, and 0, which passes; without shrinking the failing 1 alone.
    let shrunk = problem.sweep(seeds: 20)
    #expect(Set(shrunk.evaluations) == [2] && (shrunk.cases.last ?? 0) > 1)
    #expect(Set(problem.sweep(evaluations: 0, seeds: 20).evaluations) == [1])
    // Inputs outside the assumptions count too.
    let assuming = Problem(Generator<Int>.integer(in: 0...1)) { $0 == 1 ? true : nil }
    #expect(Set(assuming.sweep(seeds: 20).evaluations) == [2])
  }
}
