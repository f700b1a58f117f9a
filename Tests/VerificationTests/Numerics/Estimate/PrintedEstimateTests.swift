import PropertyTesting
import Testing
import Verification

@Suite struct `RT-010 the decimals of printed ends bound the value too` {
  /// A double number of any magnitude.
  static let numbers = Generator<Double> { source throws(Discard) in
    let significand = 1 + Double(try source.integer(in: 0...(1 << 52) - 1)) * Double.ulpOfOne
    let exponent = try source.integer(in: -1080...1023, simplest: 0)
    return Double(
      sign: try source.integer(in: 0...1) == 0 ? .plus : .minus, exponent: exponent, significand: significand)
  }

  /// Whether the decimals that ends are printed as bound what the interval holds, no farther than two neighbors.
  func bounds(_ ends: Estimate, _ exact: Estimate) -> Bool {
    func isBelow(_ text: String, _ number: Double) -> Bool {
      guard number.isFinite, let decimal = DecimalNumeral(text) else { return text == "-inf" }
      return !(DecimalNumeral(exactly: number) < decimal)
    }
    return isBelow("\(ends.lower)", exact.lower) && isBelow("\(-ends.upper)", -exact.upper)
      && ends.lower >= exact.lower.nextDown && ends.upper <= exact.upper.nextUp
  }

  @Test func `the printed ends bound any interval`() {
    checkProperty(Self.numbers) { number in
      for exact in [
        Estimate(exactly: number), Estimate(value: number, lower: number.nextDown, upper: number.nextUp),
      ] {
        #expect(bounds(exact.printed, exact))
        let (printed, decimal) = (exact.printed, DecimalNumeral("\(exact.value)"))
        guard printed.lower.isFinite, printed.upper.isFinite, let decimal else { continue }
        let error = DecimalNumeral(exactly: printed.printedError)
        let (low, high) = (DecimalNumeral(exactly: exact.lower), DecimalNumeral(exactly: exact.upper))
        #expect(!(error < high - decimal) && !(error < decimal - low))
      }
    }
  }

  @Test func `a number that its shortest decimal equals is printed unchanged`() {
    for number in [0, 0.5, -3, 0x1p40] {
      let exact = Estimate(exactly: number)
      #expect(exact.printed == exact && exact.printedError == 0)
    }
  }

  @Test func `control: an end printed unchanged, which may lie inside, is refuted`() throws {
    // The double number 0.1 exceeds the decimal 0.1.
    let tenth = Estimate(exactly: 0.1)
    #expect(!bounds(tenth, tenth) && bounds(tenth.printed, tenth))
    #expect(tenth.printed.upper == 0.1.nextUp && tenth.printed.lower == 0.1)
    let wide = Estimate(value: 0.1, lower: 0, upper: 1)
    #expect(!bounds(wide, tenth))
  }
}
