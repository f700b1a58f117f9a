import Testing

@testable import Verification

@Suite struct `Binary symmetric bottlenecks at the ends of their range` {
  private func relevance(crossover: DecimalNumeral, atRate rate: Estimate) throws -> Estimate {
    try BinarySymmetricBottleneck(crossover: crossover).relevance(atRate: rate)
  }

  @Test func `what may be 0 is not taken as 0`() throws {
    // The bias 2·10⁻⁴⁰⁰ lies below the least positive number.
    let (half, faint) = (DecimalNumeral(exactly: 0.5), DecimalNumeral(tenTo: -400))
    let unknown = try relevance(crossover: half - faint, atRate: Estimate(exactly: 1))
    #expect(unknown.lower == 0 && unknown.upper > 0 && unknown.upper <= 10 * .leastNonzeroMagnitude)
    #expect(try relevance(crossover: half, atRate: Estimate(exactly: 1)) == Estimate(exactly: 0))
    let eighth = DecimalNumeral(exactly: 0.125)
    let wide = try relevance(crossover: eighth, atRate: Estimate(value: 0, lower: 0, upper: 0.125))
    let most = try relevance(crossover: eighth, atRate: Estimate(exactly: 0.125))
    #expect(wide.lower == 0 && wide.upper == most.upper && most.lower > 0.0625)
  }

  @Test func `the relevance is at most the rate, the information of the channel and that of a bit, to the last bit`()
    throws
  {
    let zero = DecimalNumeral(exactly: 0)
    for rate in [Estimate(exactly: 0.125), Estimate(value: 0.1875, lower: 0.125, upper: 0.25)] {
      // Without noise it is the rate.
      let whole = try relevance(crossover: zero, atRate: rate)
      #expect(whole.upper == rate.upper && whole.lower <= 0.125 && whole.lower >= 0.125 - 0x1p-48)
    }
    let bit = try relevance(crossover: zero, atRate: Estimate(exactly: 1))
    #expect(bit.upper == Estimate.log(Estimate(exactly: 2)).upper)
    #expect(encloses(bit, "0.6931471805599453094172321214581765680755", roundings: 40), "\(bit)")
    let channel = try relevance(crossover: DecimalNumeral(exactly: 0.125), atRate: Estimate(exactly: 1))
    #expect(channel.upper == BinaryEntropy.deficit(bias: Estimate(exactly: 0.75)).upper)
  }
}
