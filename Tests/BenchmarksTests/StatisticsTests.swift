import Foundation
import Testing

@testable import Benchmarks

@Suite struct `Statistics of times` {
  @Test func `quartiles are those of the definition, whatever the order`() {
    // Definition 7 of Hyndman and Fan by hand: of n numbers the p-quantile is at place p(n − 1), counted from 0.
    let found = Quartiles([4, 1, 3, 2])
    #expect((found.lower, found.median, found.upper) == (1.75, 2.5, 3.25))
    #expect(Quartiles([5, 1, 4, 2, 3]) == Quartiles([1, 2, 3, 4, 5]))
    let five = Quartiles([1, 2, 3, 4, 5])
    #expect((five.lower, five.median, five.upper) == (2, 3, 4))
    let one = Quartiles([7])
    #expect((one.lower, one.median, one.upper) == (7, 7, 7))
  }

  @Test func `one slow turn does not move the median, as it would the mean`() {
    let calm = [1.0, 1.1, 1.2, 1.3, 1.4]
    let disturbed = [1.0, 1.1, 1.2, 1.3, 900]
    #expect(Quartiles(calm).median == Quartiles(disturbed).median)
    #expect(disturbed.reduce(0, +) / 5 > 100)
  }

  @Test func `a power law has its exponent, and a cloud around it a standard error`() throws {
    let exact = try #require(ExponentFit((1...6).map { (Double($0), 3 * pow(Double($0), 1.5)) }))
    // Six logarithms of magnitude below 5, each rounded a few times, over a spread of 2.
    let rounding = 64 * Double.ulpOfOne
    #expect((exact.exponent - 1.5).magnitude <= rounding && (exact.factor - 3).magnitude <= 3 * rounding)
    #expect(try #require(exact.standardError) <= rounding)

    // By hand: logarithms 0, 1, 2 in x and 0, 1 ± d, 2 in y. The slope stays 1; the residuals are d·(−1, 2, −1)/3, whose
    // squares sum to 2d²/3, and the spread of x is 2, so that the standard error is √(2d²/3 / 1 / 2) = d/√3.
    let d = 0.3
    let cloud = try #require(ExponentFit([(1, 1), (exp(1), exp(1 + d)), (exp(2), exp(2))]))
    #expect((cloud.exponent - 1).magnitude <= rounding)
    #expect((try #require(cloud.standardError) - d / 3.0.squareRoot()).magnitude <= rounding)
  }

  @Test func `control: another exponent lies many standard errors away`() throws {
    let points = (1...20).map { step in
      let x = Double(step)
      return (x: x, y: x * x * (1 + 0.01 * Double(step % 3)))
    }
    let fit = try #require(ExponentFit(points))
    let error = try #require(fit.standardError)
    #expect((fit.exponent - 2).magnitude <= 4 * error && (fit.exponent - 1).magnitude > 100 * error)
  }

  @Test func `too few sizes have no exponent, and two points no standard error`() {
    #expect(ExponentFit([]) == nil && ExponentFit([(2, 1), (2, 3)]) == nil && ExponentFit([(1, 0), (2, 4)]) == nil)
    #expect(ExponentFit([(1, 1), (2, 4)])?.standardError == nil)
  }
}
