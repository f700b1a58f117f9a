import RealModule
import Testing

@testable import Verification

// Probabilities of intervals, and each bound on what a rule may lose.
extension `RT-012 the least error of a guess of the label lies in its interval` {
  /// Width, middle, and the probability under the standard normal law; 40 digits by mpmath 1.3.0, by the complementary
  /// error function at both ends with 50 digits.
  static let intervals: [(width: Double, middle: Double, probability: String)] = [
    (0.5, 0, "0.1974126513658474484817076"), (0.984375, 4, "0.0002223789163967209549454333"),
    (0x1p-20, 3, "4.226540004672384983525841e-9"), (0.125, 30, "3.125043930610880476929189e-197"),
    (0.5, -7.875, "1.197803811145482425443043e-14"), (0x1p-60, 1, "2.098761481612373880673626e-19"),
  ]

  @Test(arguments: intervals) func `the probability of a short interval is known to the roundings of its nodes`(
    width: Double, middle: Double, probability: String
  ) throws {
    let exact = try #require(Estimate(decimal: probability))
    let found = try #require(
      NormalInterval.probability(of: Estimate(exactly: width), around: Estimate(exactly: middle)))
    #expect(found.overlaps(exact))
    // Sixty roundings for each node, and a rounding of m²/2 in the exponent.
    let rounding = Double.ulpOfOne * exact.value
    #expect(found.error >= 60 * rounding && found.error <= (90 + 4 * middle * middle) * rounding, "\(found)")
    // Widths and middles known to intervals cover what they may be.
    let slack = 0x1p-30
    func blurred(_ value: Double, _ error: Double) -> Estimate {
      Estimate(value: value, lower: value - error, upper: value + error)
    }
    for (isWidth, unit) in [(true, width), (false, 1)] {
      let wide = try #require(
        NormalInterval.probability(
          of: isWidth ? blurred(width, slack * unit) : Estimate(exactly: width),
          around: isWidth ? Estimate(exactly: middle) : blurred(middle, slack * unit)))
      for sign in [-1, 1.0] {
        let end = NormalInterval.probability(
          of: Estimate(exactly: width + (isWidth ? sign * slack * unit : 0)),
          around: Estimate(exactly: middle + (isWidth ? 0 : sign * slack * unit)))
        #expect(wide.overlaps(try #require(end)))
      }
      // A width acts relatively, and through its ends; a middle through m and the width.
      let share = isWidth ? 1 + unit * (middle.magnitude + 1) : middle.magnitude + width
      #expect(wide.error <= 2 * share * slack * wide.value + 64 * rounding * (2 + middle * middle))
    }
  }

  @Test func `an interval is short below a width of 1 and a product of 4 with its middle`() {
    func isShort(_ width: Estimate, _ middle: Double) -> Bool {
      NormalInterval.probability(of: width, around: Estimate(exactly: middle)) != nil
    }
    #expect(isShort(Estimate(exactly: 1.0.nextDown), 0) && !isShort(Estimate(exactly: 1), 0))
    #expect(isShort(Estimate(exactly: 0.5), 8.0.nextDown) && !isShort(Estimate(exactly: 0.5), 8))
    #expect(isShort(Estimate(exactly: 0.5), -7.5) && !isShort(Estimate(exactly: 0.5), -8))
    #expect(isShort(Estimate(exactly: .leastNormalMagnitude), 0) && !isShort(Estimate(exactly: 0), 0))
    #expect(!isShort(Estimate(value: 0.5, lower: 0, upper: 0.5), 0))
    #expect(!isShort(Estimate(value: 0.5, lower: 0.5, upper: 1), 0))
  }

  @Test(arguments: intervals) func `a rule takes the probability of a short interval without the tails beside it`(
    width: Double, middle: Double, probability: String
  ) throws {
    let means = middle == 0 ? [0, 1] : [min(0, middle), max(0, middle)]
    let kernel = try pair(means: means, variances: [1, 1], weights: [0.5, 0.5])
    let decision = LabelDecision(kernel, cuts: [], labels: [0])
    // Counted from the mean at the middle, so that the ends are exact.
    let (own, other) = middle > 0 ? (0, 1) : (middle < 0 ? 1 : 0, 0)
    let (low, high) = (
      LabelDecision.Place(anchor: other, offset: -width / 2), LabelDecision.Place(anchor: other, offset: width / 2)
    )
    let (found, exact) = (decision.mass(own, from: low, to: high), try #require(Estimate(decimal: probability)))
    let allowed = Tolerance.rounding(operations: 128, condition: 1 + middle * middle, scale: exact.value)
    #expect(found.overlaps(exact) && found.error <= allowed.value, "\(found)")
  }

  /// Ends and the probability between them, likewise; `nil` for an end at infinity.
  static let masses: [(low: Double?, high: Double?, probability: String)] = [
    (5, 7, "0.0000002866502920666500258387479"), (-7, -5, "0.0000002866502920666500258387479"),
    (1.5, 4, "0.06677553002702494608324027"), (-4, -1.5, "0.06677553002702494608324027"),
    (-2, 3, "0.9758999700201906982730655"), (-3, 2, "0.9758999700201906982730655"),
    (0.25, 2, "0.3785435423688970685588636"), (-0.25, 0.25, "0.1974126513658474484817076"), (nil, nil, "1"),
  ]

  @Test(arguments: masses) func `the probability of any interval keeps its digits`(
    low: Double?, high: Double?, probability: String
  ) throws {
    let kernel = try pair(means: [0, 3], variances: [1, 1], weights: [0.5, 0.5])
    let decision = LabelDecision(kernel, cuts: [], labels: [0])
    let exact = try #require(Estimate(decimal: probability))
    for anchor in 0..<2 {
      func place(_ end: Double?) -> LabelDecision.Place? {
        end.map { LabelDecision.Place(anchor: anchor, offset: anchor == 0 ? $0 : $0 - 3) }
      }
      let found = decision.mass(0, from: place(low), to: place(high))
      #expect(found.overlaps(exact))
      #expect(
        found.error <= Tolerance.rounding(operations: 1 << 11, condition: 1, scale: exact.value).value, "\(found)")
    }
    let tail = decision.mass(0, from: LabelDecision.Place(anchor: 0, offset: 2), to: nil)
    #expect(tail.overlaps(GaussianTail.probability(above: Estimate(exactly: 2))) && tail.error <= 0x1p-46)
    let rest = decision.mass(0, from: nil, to: LabelDecision.Place(anchor: 0, offset: 2))
    #expect((tail + rest).contains(1) && rest.lower > 0.97)
  }

  /// Two components, in the order of their means.
  func pair(means: [Double], variances: [Double], weights: [Double]) throws -> MixtureKernel {
    try GaussianMixture(weights: weights, means: means, variances: variances).kernel(
      noiseVariance: Estimate(exactly: 0))
  }

  /// An end at a place in the mixture's own unit.
  func cut(_ kernel: MixtureKernel, _ place: Double) -> LabelDecision.Place {
    let unit = Double(sign: .plus, exponent: -kernel.exponent, significand: 1)
    return LabelDecision.Place(anchor: 0, offset: place * unit - kernel.components[0].mean)
  }

  /// Whether a number is an upper bound of an excess, by less than 64 roundings of its logarithms of weights and
  /// variances; the excess is known here to the three roundings of a logarithm and a sum.
  func isBound(_ found: Double, of excess: Double) -> Bool {
    found >= excess - Tolerance.rounding(operations: 3, condition: 1, scale: excess).value
      && found <= excess + Tolerance.rounding(operations: 64, condition: 1, scale: excess).value
  }

  @Test func `the excess of a narrower component is its peak where that lies within, and 0 where it does not`() throws {
    // ln φ₁/φ₀ of N(1, 1) and N(0, 9) is greatest at 9/8: ½ ln 9 + 1/16, for equal weights.
    let kernel = try pair(means: [0, 1], variances: [9, 1], weights: [0.5, 0.5])
    let decision = LabelDecision(kernel, cuts: [], labels: [0])
    let peak = Double.log(3) + 1 / 16
    func excess(_ start: Double?, _ end: Double?) -> Double {
      decision.innerExcess(of: 1, over: 0, from: start.map { cut(kernel, $0) }, to: end.map { cut(kernel, $0) })
    }
    for (start, end) in [(nil, nil), (1, nil), (nil, 1.25), (1, 1.25), (1.125 - 0x1p-20, 1.125 + 0x1p-20)]
      as [(Double?, Double?)]
    {
      let found = excess(start, end)
      #expect(isBound(found, of: peak), "\(found)")
    }
    for (start, end) in [(1.25, nil), (1.25, 5), (nil, 1), (-5, 1), (1.125 + 0x1p-20, nil)] as [(Double?, Double?)] {
      #expect(excess(start, end) == 0)
    }
    // The wider one exceeds the narrow one toward an open end, and between two ends only at them.
    for (start, end) in [(nil, nil), (0, nil), (nil, 2)] as [(Double?, Double?)] {
      let ends = (start.map { cut(kernel, $0) }, end.map { cut(kernel, $0) })
      #expect(decision.innerExcess(of: 0, over: 1, from: ends.0, to: ends.1) == .infinity)
    }
    #expect(decision.innerExcess(of: 0, over: 1, from: cut(kernel, 0), to: cut(kernel, 2)) == 0)
    // A rare one is nowhere denser.
    let rare = LabelDecision(
      try pair(means: [0, 1], variances: [9, 1], weights: [0.99, 0.01]), cuts: [], labels: [0])
    #expect(rare.innerExcess(of: 1, over: 0, from: nil, to: nil) == 0)
  }

  @Test func `the excess of a component of equal variance has no bound toward its own side`() throws {
    let kernel = try pair(means: [0, 1], variances: [1, 1], weights: [0.5, 0.5])
    let decision = LabelDecision(kernel, cuts: [], labels: [0])
    let place = cut(kernel, 3)
    for (first, isRight) in [(1, true), (0, false)] {
      func excess(_ start: LabelDecision.Place?, _ end: LabelDecision.Place?) -> Double {
        decision.innerExcess(of: first, over: 1 - first, from: start, to: end)
      }
      #expect(excess(place, nil) == (isRight ? .infinity : 0) && excess(nil, place) == (isRight ? 0 : .infinity))
      #expect(excess(nil, nil) == .infinity && excess(cut(kernel, 2), place) == 0)
    }
    let same = LabelDecision(
      try pair(means: [0, 0], variances: [1, 1], weights: [0.25, 0.75]), cuts: [], labels: [0])
    let (more, less) = (
      same.innerExcess(of: 1, over: 0, from: nil, to: nil), same.innerExcess(of: 0, over: 1, from: nil, to: nil)
    )
    #expect(isBound(more, of: Double.log(3)) && less == 0)
  }

  @Test(arguments: [1, -1.0]) func `a cut a little beyond the best one loses what lies between, on either side`(
    side: Double
  ) throws {
    // The densities of N(0, 1) and N(2, 1) are equal at 1; at 1 ± d the ratio exceeds 1 by e^(2d) − 1.
    let (kernel, d) = (try pair(means: [0, 2], variances: [1, 1], weights: [0.5, 0.5]), 0x1p-22)
    let place = LabelDecision.Place(anchor: 0, offset: 1 + side * d)
    let (own, other) = side > 0 ? (0, 1) : (1, 0)
    let decision = LabelDecision(kernel, cuts: [place], labels: [0, 1])
    let loss = decision.lossAtCuts(of: own, against: other, from: side > 0 ? nil : place, to: side > 0 ? place : nil)
    let step = 0x1p-20 * max(1, place.offset)
    // The guessed one is densest at the inner end, whose distance from its mean is 1 + d − step.
    let gap = 1 + d - step
    let stated = Double.expMinusOne(2 * d) * 0.5 * Double.exp(-gap * gap / 2) * step
    // The excess of 2⁻²¹ is the difference of terms of size 1, each with less than 64 roundings.
    let rounding = Tolerance.rounding(operations: 64, condition: 0x1p21, scale: stated)
    #expect(loss.ratio == 0 && rounding.accepts(loss.amount, stated), "\(loss)")
    // What is lost is the integral from 1 to 1 + d of a difference that grows from 0.
    #expect(loss.amount > 0.5 * Double.exp(-0.5) / (2 * Double.pi).squareRoot() * d * d)
  }

  @Test(arguments: [true, false])
  func `a long piece beside a cut loses no more than the other label's probability there`(
    isStart: Bool
  ) throws {
    // The densities of the second and the third are equal at 2²⁰ + 1. A step is about 1, 2⁻²⁰ of the cut's place.
    let far = 0x1p20
    let kernel = try GaussianMixture(weights: [0.5, 0.25, 0.25], means: [0, far, far + 2], variances: [1, 1, 1])
      .kernel(noiseVariance: Estimate(exactly: 0))
    let place = LabelDecision.Place(anchor: 0, offset: far + (isStart ? 0.5 : 1.5))
    let decision = LabelDecision(kernel, cuts: [place], labels: [0, 1])
    let (own, other) = isStart ? (2, 1) : (1, 2)
    let loss = decision.lossAtCuts(of: own, against: other, from: isStart ? place : nil, to: isStart ? nil : place)
    let (near, step) = (Estimate(exactly: 0.5), place.offset * 0x1p-20)
    let stated =
      Estimate(exactly: 0.25)
      * (GaussianTail.probability(above: near) - GaussianTail.probability(above: near + Estimate(exactly: step)))
    #expect(loss.ratio == 0)
    #expect(Tolerance.rounding(operations: 128, condition: 1, scale: 1).accepts(loss.amount, stated.value), "\(loss)")
  }

  @Test func `a cut far beyond the best one loses by its ratio, and one at the best side nothing`() throws {
    let kernel = try pair(means: [0, 2], variances: [1, 1], weights: [0.5, 0.5])
    func loss(_ place: Double) -> LabelDecision.Loss {
      let cut = LabelDecision.Place(anchor: 0, offset: place)
      return LabelDecision(kernel, cuts: [cut], labels: [0, 1]).lossAtCuts(of: 0, against: 1, from: nil, to: cut)
    }
    let far = loss(1.5)
    #expect(far.amount == 0 && far.ratio >= 1 && far.ratio <= 1 + 0x1p-40)
    #expect(loss(0.5).ratio == 0 && loss(0.5).amount == 0)
  }

  @Test func `what a denser component exceeds the guessed one by counts with a margin of one percent`() throws {
    // Of two equal components the lighter one is always guessed, beside a third of almost no weight, without which the
    // bound for two near components would be better.
    let (weight, step) = (0.5, 0x1p-20)
    let kernel = try GaussianMixture(
      weights: [weight - step, weight + step, 0x1p-100], means: [0, 0, 0], variances: [1, 1, 1]
    ).kernel(noiseVariance: Estimate(exactly: 0))
    let lighter = kernel.components.firstIndex { $0.weight == weight - step }
    let error = try LabelDecision(kernel, cuts: [], labels: [#require(lighter)]).error
    // The rule errs with the weight of the heavier one, which the best guess reduces by its excess over the other.
    let excess = 2 * step / (weight - step)
    let least = (weight + step) * (1 - 1.01 * excess)
    // The excess is known to some roundings of the weights, and so is the sum.
    #expect(Tolerance.rounding(operations: 64, condition: 1, scale: 1).accepts(error.lower, least), "\(error)")
    #expect(error.lower <= weight - step && error.upper >= weight - step)
  }

  @Test func `the interval of a rule that never guesses a component reaches down to the least error`() throws {
    // Components, the label that is always guessed, and the least error where it is known in closed form.
    for (means, variances, label) in [
      ([0.0, 0], [9.0, 1], 0), ([0, 0], [1, 9], 1), ([0, 0.5], [1, 1], 0), ([0, 0.5], [1, 1], 1), ([0, 1], [1, 4], 0),
    ] {
      let kernel = try pair(means: means, variances: variances, weights: [0.5, 0.5])
      let (own, best) = (LabelDecision(kernel, cuts: [], labels: [label]).error, LabelDecision(kernel).error)
      #expect(own.lower <= best.lower && own.upper >= best.upper && own.upper <= 0.5 * (1 + 0x1p-40))
      #expect(best.error <= 0x1p-44)
    }
  }

  /// Two components that are near one another, of equal weights, and their least error, likewise: Φ(−2⁻⁹) for means 2⁻⁸
  /// apart, and the mean of the probabilities on the wrong side of the two places where the densities of the variances 1
  /// and 1 + 2⁻⁶ are equal.
  static let nearErrors: [(shift: Double, growth: Double, error: String)] = [
    (0x1p-8, 0, "0.4992208163539826039440645"), (0, 0x1p-6, "0.4981242297690853493249785"),
  ]

  @Test(arguments: nearErrors) func `the least error of near components lies inside its interval, which has a width`(
    shift: Double, growth: Double, error: String
  ) throws {
    let mixture = try GaussianMixture(weights: [0.5, 0.5], means: [0, shift], variances: [1, 1 + growth])
    let (found, exact) = (try mixture.bayesError(), try #require(Estimate(decimal: error)))
    let rounding = exact.value * Double.ulpOfOne
    #expect(found.lower < exact.lower - 2 * rounding && exact.upper + 2 * rounding < found.upper, "\(found)")
    #expect(found.error <= 0x1p-44)
  }
}
