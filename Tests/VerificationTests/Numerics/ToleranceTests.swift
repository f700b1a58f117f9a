import DINL
import RealModule
import Testing

@testable import Verification

@Suite struct `Tolerances and units` {
  @Test func `the rounding allowance covers a sum and its origin is told`() {
    var stream = RandomStream(seed: 5)
    let terms = (0..<1000).map { _ in stream.uniform() }
    let exact = terms.reduce(0) { $0 + Int($1 * 0x1p53) }
    let tolerance = Tolerance.rounding(operations: 1000, condition: 1, scale: terms.reduce(0, +))
    #expect(tolerance.accepts(terms.reduce(0, +), Double(exact) * 0x1p-53))
    #expect(tolerance.origin.contains("1000 operations"))
  }

  @Test func `control: a sum in single precision is outside the rounding allowance`() {
    var stream = RandomStream(seed: 5)
    let terms = (0..<1000).map { _ in stream.uniform() }
    let single = Double(terms.reduce(Float(0)) { $0 + Float($1) })
    let tolerance = Tolerance.rounding(operations: 1000, condition: 1, scale: terms.reduce(0, +))
    #expect(!tolerance.accepts(single, terms.reduce(0, +)))
  }

  @Test func `sampling allowances have their closed forms`() throws {
    // Reference: the two-sided 5 % point of the normal law, 1.959963984540054 (mpmath 1.3.0).
    let normal = try Tolerance.sampling(falseAlarm: 0.05, spread: .normal(standardDeviation: 2), count: 16)
    #expect(Tolerance.rounding(operations: 32, condition: 1, scale: 1).accepts(normal.value, 1.959963984540054 / 2))
    let bounded = try Tolerance.sampling(falseAlarm: 2 * Double.exp(-8), spread: .range(3), count: 4)
    #expect(Tolerance.rounding(operations: 32, condition: 1, scale: 3).accepts(bounded.value, 3))
    #expect(throws: VerificationError.self) {
      try Tolerance.sampling(falseAlarm: 0, spread: .range(1), count: 4)
    }
  }

  @Test func `NaN is accepted by no tolerance, and an infinite tolerance accepts equal numbers alone`() {
    let tolerance = Tolerance.quadrature(reportedError: .infinity)
    #expect(!tolerance.accepts(1, 1.nextUp) && tolerance.accepts(2, 2) && tolerance.allows(1, 2))
    #expect(Tolerance.quadrature(reportedError: .greatestFiniteMagnitude).accepts(1, 2))
    #expect(!tolerance.accepts(.nan, 1))
    #expect(!tolerance.accepts(.nan, .nan))
  }

  @Test func `of rounding are operations times a unit, the condition and the scale`() {
    #expect(Tolerance.rounding(operations: 3, condition: 5, scale: 7).value == 105 * Double.ulpOfOne)
    #expect(Tolerance.rounding(operations: 1, condition: 1, scale: 0).value == 0)
    #expect(Tolerance.rounding(operations: 1 << 52, condition: 1, scale: 1).value == 1)
    #expect(Tolerance.rounding(operations: 1, condition: .infinity, scale: 0).value == .infinity)
    #expect(Tolerance.rounding(operations: 1, condition: .nan, scale: 1).value == .infinity)
  }

  @Test func `accept a distance of their value and no more, and add up with their origins`() throws {
    let sum = Tolerance.quadrature(reportedError: 0.25) + Tolerance.rounding(operations: 1, condition: 1, scale: 0)
    #expect(
      sum.accepts(1, 1.25) && sum.accepts(1.25, 1) && !sum.accepts(1, 1.25.nextUp) && !sum.accepts(1.25.nextUp, 1))
    #expect(sum.accepts(.infinity, .infinity) && !sum.accepts(.infinity, 1))
    #expect(
      sum.description
        == "0.25 (quadrature: reported error 0.25 + rounding: 1 operations, condition 1.0, scale 0.0)")
    #expect((Tolerance.quadrature(reportedError: 0.25) + Tolerance.quadrature(reportedError: 1)).value == 1.25)
    #expect(Tolerance.quadrature(reportedError: .nan).value == .infinity)
    #expect(try Tolerance.sampling(falseAlarm: 0.5, spread: .range(2), count: 3).origin.contains("Hoeffding"))
    #expect(
      try Tolerance.sampling(falseAlarm: 0.5, spread: .normal(standardDeviation: 2), count: 3).origin.contains("normal")
    )
  }

  @Test func `of sampling begin with one draw and a spread of 0, and refuse the ends of the false alarms`() throws {
    func value(_ falseAlarm: Double, _ spread: Tolerance.Spread, _ count: Int) throws -> Double {
      try Tolerance.sampling(falseAlarm: falseAlarm, spread: spread, count: count).value
    }
    #expect(try value(0.5, .range(0), 1) == 0 && value(0.5, .normal(standardDeviation: 0), 1) == 0)
    for (falseAlarm, range, count) in [(0.0, 1.0, 1), (1, 1, 1), (0.5, 1, 0), (0.5, -1, 1), (0.5, .infinity, 1)] {
      for spread in [Tolerance.Spread.range(range), .normal(standardDeviation: range)] {
        #expect(throws: VerificationError.self) { try value(falseAlarm, spread, count) }
      }
    }
  }

  @Test func `bits and nats convert and are labeled`() {
    #expect(Bits(Nats(Double.log(2))).value == 1)
    #expect(Nats(Bits(1)).value == Double.log(2))
    #expect(Bits(1) < Bits(2) && !(Bits(1) < Bits(1)) && Nats(1) < Nats(2) && !(Nats(1) < Nats(1)))
    #expect(Bits(3).description == "3.0 bits")
    #expect(Nats(3).description == "3.0 nats")
  }

  @Test func `the library's failures are typed errors and never abort`() {
    #expect(throws: VerificationError.self) { try GSL.value("gsl_sf_log") { .nan } }
    #expect(
      throws: VerificationError.numerical(
        GSLError(function: "gsl_linalg_cholesky_decomp1", code: 1, message: "input domain error"))
    ) { try GSL.perform("gsl_linalg_cholesky_decomp1") { 1 } }
    #expect(GSL.version.hasPrefix("2."))
  }
}
