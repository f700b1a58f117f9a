import Testing

@testable import Verification

extension `The standard normal law` {
  @Test(arguments: [40, 1e62, 1e154, 1e154.nextUp, 1e200, .greatestFiniteMagnitude])
  func `has a tail below every positive number from 40 on, where the library's function has no value`(x: Double) throws
  {
    #expect(try StandardNormal.probability(below: x) == Estimate(value: 1, lower: 1.0.nextDown, upper: 1))
    let tail = Estimate(value: 0, lower: 0, upper: .leastNonzeroMagnitude)
    #expect(try StandardNormal.probability(below: -x) == tail)
  }

  @Test(arguments: [0, 0.25, 1, 5, 9, 30, 38.5, 39.5, 40.0.nextDown])
  func `keeps to the unit interval, with the library's own error up to 40`(x: Double) throws {
    let (below, above) = (try StandardNormal.probability(below: x), try StandardNormal.probability(below: -x))
    for estimate in [below, above] { #expect(estimate.lower >= 0 && estimate.upper <= 1) }
    #expect((below + above).contains(1))
    // The library reports at least two roundings of a probability near 1.
    #expect(below.lower < 1.0.nextDown.nextDown)
    #expect(below.error <= Tolerance.rounding(operations: 16, condition: 1, scale: 1).value)
  }
}
