import Synchronization
import TestEvidence
import TestSupport
import Testing
import Verification

@Suite struct `Comparisons are recorded as evidence` {
  static let tolerance = Tolerance.quadrature(reportedError: 0.5)

  static func within(_ first: Double, _ second: Double) -> Deviation {
    DeviationRecorder.deviation(
      Comparison(
        form: .tolerance(tolerance), first: first, second: second, allowed: tolerance.value,
        holds: tolerance.allows(first, second)))
  }

  static func intervals(_ first: Double, _ second: Double, allowed: Double, holds: Bool) -> Deviation {
    Deviation(.intervals, first, second, allowed: allowed, holds: holds, origin: "the errors of both intervals")
  }

  static func order(_ first: Double, _ second: Double) -> Deviation {
    DeviationRecorder.deviation(
      Comparison(form: .order, first: first, second: second, allowed: 0, holds: first <= second))
  }

  @Test func `a run that asks for evidence is told of comparisons, and no other run`() {
    #expect((Comparison.witness != nil) == DeviationRecorder.isAsked)
  }

  /// What the witness of another process was told.
  private static let told = Mutex<[Deviation]>([])

  @Test func `a witness is told of every comparison in the order of its numbers, with its answer`() async {
    await #expect(processExitsWith: .success) {
      Comparison.witness = { comparison in
        Self.told.withLock { $0.append(DeviationRecorder.deviation(comparison)) }
      }
      let (low, high) = (Estimate(value: 1, lower: 0.75, upper: 1.5), Estimate(value: 2, lower: 1.25, upper: 4))
      let (far, wide) = (Estimate(value: 3, lower: 2.5, upper: 5), Estimate(value: 1, lower: 0.5, upper: 1))
      let answers = [
        Self.tolerance.accepts(1, 1.125), Self.tolerance.accepts(1.75, 1),
        low.overlaps(high), high.overlaps(low), low.overlaps(far), far.overlaps(low), low.overlaps(wide),
        low.certainlyExceeds(high), far.certainlyExceeds(low),
      ]
      let ends = "ends of certified intervals"
      let expected = [
        Self.within(1, 1.125), Self.within(1.75, 1),
        // From the values to the ends that face each other.
        Self.intervals(1, 2, allowed: 1.25, holds: true), Self.intervals(2, 1, allowed: 1.25, holds: true),
        Self.intervals(1, 3, allowed: 1, holds: false), Self.intervals(3, 1, allowed: 1, holds: false),
        Self.intervals(1, 1, allowed: 1, holds: true),
        // An order holds if the first number does not exceed the second.
        Deviation(.order, 0.75, 4, allowed: 0, holds: true, origin: ends),
        Deviation(.order, 2.5, 1.5, allowed: 0, holds: false, origin: ends),
      ]
      #expect(answers == [true, false, true, true, false, false, true, false, true])
      #expect(Self.told.withLock { $0 } == expected)
    }
  }

  @Test func `a distance is a share of its tolerance, whose reason it states`() {
    let deviation = Self.within(1, 1.125)
    #expect(deviation.share == 0.25 && deviation.slack == nil && deviation.holds && deviation.allowed == 0.5)
    #expect(deviation.origin == Self.tolerance.origin && deviation.form == .tolerance)
    #expect(Self.within(1, 1).share == 0 && Self.within(1, .nan).share == .infinity)
    #expect(Self.order(1, 1.25).slack == 0.25 && Self.order(1.25, 1).slack == -0.25 && Self.order(1, 2).share == nil)
  }

  @Test func `a tally keeps what came nearest to the other answer, each kind by itself`() {
    var tally = DeviationTally<String>()
    #expect(tally.add(Self.within(1, 1.125), of: "a") == 1)
    #expect(tally.add(Self.within(1, 1.25), of: "a") == 2)
    #expect(tally.add(Self.within(1, 1.125), of: "a") == nil)
    #expect(tally.add(Self.within(1, 1.0625), of: "b") == 1)
    // Of those that are refused, the one that is refused by least.
    #expect(tally.add(Self.within(1, 3), of: "a") == 1)
    #expect(tally.add(Self.within(1, 2), of: "a") == 2)
    #expect(tally.add(Self.within(1, 4), of: "a") == nil)
    // The least slack, and the least excess.
    #expect(tally.add(Self.order(1, 3), of: "a") == 1)
    #expect(tally.add(Self.order(1, 2), of: "a") == 2)
    #expect(tally.add(Self.order(1, 4), of: "a") == nil)
    #expect(tally.add(Self.order(3, 1), of: "a") == 1)
    #expect(tally.add(Self.order(2, 1), of: "a") == 2)
  }

  @Test func `control: a tally that kept what is farthest would answer otherwise`() {
    var tally = DeviationTally<String>()
    _ = tally.add(Self.within(1, 1.25), of: "a")
    #expect(tally.add(Self.within(1, 1.0625), of: "a") == nil)
    #expect(Self.within(1, 1.25).nearness > Self.within(1, 1.0625).nearness)
    #expect(Self.within(1, 4).nearness < Self.within(1, 2).nearness)
    #expect(Self.order(1, 4).nearness < Self.order(1, 2).nearness)
  }

  @Test func `requirements on arguments give the answer of a comparison`() {
    for (first, second) in [(1.0, 1.5), (1, 1.75), (.infinity, .infinity), (.nan, 1), (-0.0, 0)] {
      #expect(Self.tolerance.allows(first, second) == Self.tolerance.accepts(first, second))
    }
  }
}
