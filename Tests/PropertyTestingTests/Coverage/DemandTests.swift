import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `Evidence decides a demand at its limit, once, and for the share that was named first` {
  @Test func `evidence equal to the limit decides, and a share equal to the bound does not`() {
    // Before the first trial the share is ½, and the evidence is 0, which is the limit at a false alarm of 1.
    let none = ConfidenceSequence()
    #expect(none.isBelow(0.6, falseAlarm: 1) && none.isAbove(0.4, falseAlarm: 1))
    #expect(!none.isBelow(0.5, falseAlarm: 1) && !none.isAbove(0.5, falseAlarm: 1))
    #expect(!none.isBelow(0.6, falseAlarm: 0.999) && !none.isAbove(0.4, falseAlarm: 0.999))
  }

  @Test func `an end of the interval is the outer one after sixty halvings`() {
    var one = ConfidenceSequence()
    one.add(true)
    // The evidence against q is ½/q, and reaches 1/α at q = α/2 = 1.75·2⁻⁶⁰. Halving 1 passes it with 2⁻⁶⁰.
    let interval = one.interval(falseAlarm: 3.5 * 0x1p-60)
    #expect(interval == 0x1p-60...1)
  }

  @Test func `the first decision stays, whatever follows`() {
    var (all, none) = (ConfidenceSequence(), ConfidenceSequence())
    for _ in 0..<100 {
      all.add(true)
      none.add(false)
    }
    for (first, second, decision) in [(all, none, CoverageDemand.Decision.met), (none, all, .missed)] {
      var demand = CoverageDemand(atLeast: 0.5, falseAlarm: 0.01)
      #expect(demand.decision == .undecided)
      demand.decide(by: first)
      demand.decide(by: second)
      #expect(demand.decision == decision)
    }
  }

  @Test func `a label has the demand of its first remark that names a share, in all cases`() {
    var ledger = CoverageLedger()
    ledger.add(
      [
        .label("x", isThere: true, atLeast: nil), .label("x", isThere: false, atLeast: 0.3),
        .label("x", isThere: false, atLeast: 0.7),
      ], falseAlarm: 1e-9)
    ledger.add([.label("x", isThere: false, atLeast: 0.9)], falseAlarm: 1e-6)
    #expect(ledger.entries["x"]?.demand?.atLeast == 0.3 && ledger.entries["x"]?.demand?.falseAlarm == 1e-9)
    #expect(ledger.entries["x"]?.sequence.trials == 2 && ledger.entries["x"]?.sequence.successes == 1)
  }

  @Test func `a demand that is met is not missed by later cases, and the missed ones are listed by name`() {
    var ledger = CoverageLedger()
    func add(_ label: String, _ isThere: Bool, times: Int) {
      for _ in 0..<times { ledger.add([.label(label, isThere: isThere, atLeast: 0.5)], falseAlarm: 0.01) }
    }
    add("met", true, times: 100)
    #expect(!ledger.isUndecided)
    add("met", false, times: 1000)
    #expect(ledger.missed.isEmpty && ledger.undecided.isEmpty)
    for label in ["d", "a", "c", "b"] { add(label, false, times: 100) }
    #expect(ledger.missed.map(\.label) == ["a", "b", "c", "d"])
    for label in ["z", "y"] { add(label, true, times: 1) }
    #expect(ledger.undecided.map(\.label) == ["y", "z"] && ledger.isUndecided)
  }

  @Test func `without collected values there is no histogram, and labels are in the order of their names`() {
    var ledger = CoverageLedger()
    #expect(ledger.description.isEmpty)
    for label in ["c", "a", "b"] { ledger.add([.label(label, isThere: true, atLeast: nil)], falseAlarm: 1e-9) }
    #expect(ledger.description == "a: 100.0 % of 1\nb: 100.0 % of 1\nc: 100.0 % of 1")
    ledger.add([.collected("7")], falseAlarm: 1e-9)
    #expect(ledger.description.hasSuffix("\n7 \(String(repeating: "█", count: 40)) 1 (100.0 %)"))
  }
}
