import Testing

@testable import Verification

@Suite struct `Requirements at the ends of their ranges` {
  /// Whether a check throws, and names the parameter.
  func refuses(_ check: () throws(VerificationError) -> Void) -> Bool {
    do throws(VerificationError) {
      try check()
      return false
    } catch {
      return error.description.hasPrefix("p: must ")
    }
  }

  static let least = Double.leastNonzeroMagnitude

  @Test(arguments: [
    (least, 1.0.nextDown, true), (0, 0.5, false), (0.5, 1, false), (-least, 0.5, false), (0.5, 1.0.nextUp, false),
    (0.25, 0.25, true),
  ])
  func `the open unit interval is without its ends`(lower: Double, upper: Double, isAccepted: Bool) {
    let number = Estimate(value: lower, lower: lower, upper: upper)
    #expect(refuses { () throws(VerificationError) in try requireOpenUnit(number, "p") } == !isAccepted)
    for end in [lower, upper] where isAccepted {
      #expect(!refuses { () throws(VerificationError) in try requireOpenUnit(end, "p") })
    }
  }

  @Test(arguments: [0, -least, 1, 1.0.nextUp, .nan, .infinity]) func `no end is in the open unit interval`(end: Double)
  {
    #expect(refuses { () throws(VerificationError) in try requireOpenUnit(end, "p") })
  }

  @Test(arguments: [
    (least, true, true), (0, false, true), (-0.0, false, true), (-least, false, false),
    (.greatestFiniteMagnitude, true, true),
    (.infinity, false, false), (.nan, false, false),
  ])
  func `positive numbers begin above 0, and nonnegative ones at 0`(number: Double, isPositive: Bool, isLeast: Bool) {
    #expect(refuses { () throws(VerificationError) in try requirePositive(number, "p") } == !isPositive)
    #expect(refuses { () throws(VerificationError) in try requireNonnegative(number, "p") } == !isLeast)
  }

  @Test func `intervals are positive or nonnegative if both ends are`() {
    func refusals(_ lower: Double, _ upper: Double) -> [Bool] {
      let number = Estimate(value: lower, lower: lower, upper: upper)
      return [
        refuses { () throws(VerificationError) in try requirePositive(number, "p") },
        refuses { () throws(VerificationError) in try requireNonnegative(number, "p") },
      ]
    }
    #expect(refusals(Self.least, .greatestFiniteMagnitude) == [false, false])
    #expect(refusals(0, 1) == [true, false])
    #expect(refusals(-Self.least, 1) == [true, true])
    #expect(refusals(1, .infinity) == [true, false])
  }

  @Test func `decimals are compared exactly`() throws {
    let tiny = DecimalNumeral(tenTo: -4000)
    let (zero, one) = (DecimalNumeral(exactly: 0), DecimalNumeral(exactly: 1))
    func refusals(_ number: DecimalNumeral) -> [Bool] {
      [
        refuses { () throws(VerificationError) in try requirePositive(number, "p") },
        refuses { () throws(VerificationError) in try requireNonnegative(number, "p") },
        refuses { () throws(VerificationError) in try requireProbability(number, "p") },
      ]
    }
    #expect(refusals(zero) == [true, false, false])
    #expect(refusals(tiny) == [false, false, false])
    #expect(refusals(-tiny) == [true, true, true])
    #expect(refusals(one) == [false, false, false])
    #expect(refusals(one + tiny) == [false, false, true])
  }

  @Test func `the first element that is not finite is named`() {
    #expect(throws: VerificationError.invalidInput(parameter: "p[1]", requirement: "must be finite, is inf")) {
      try requireFinite([0, .infinity, .nan], "p")
    }
    #expect(throws: Never.self) { try requireFinite([.greatestFiniteMagnitude], "p") }
  }

  @Test func `the library's errors name the function, the code and its text`() {
    let domain = VerificationError.numerical(GSLError(function: "f", code: 1, message: "input domain error"))
    #expect(throws: domain) { try GSL.value("f") { .nan } }
    #expect(domain.description == "f: input domain error (GSL code 1)")
    #expect(throws: Never.self) { try GSL.perform("f") { 0 } }
    #expect(throws: VerificationError.self) { try GSL.perform("f") { -1 } }
  }
}
