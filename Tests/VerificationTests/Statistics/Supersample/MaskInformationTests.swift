import RealModule
import Testing

@testable import Verification

extension `GB-006 the bound is judged on data by simultaneous confidence intervals` {
  /// Center, gap and I(L;U); spread, gap and I(ΔL;U). Reference: mpmath 1.3.0 at 60 digits, printed to 40.
  static let singles: [(center: Double, gap: Double, information: String)] = [
    (0.25, 0.125, "0.01050317475267975326179709423125506886581"),
    (0.25, 0.5, "0.2157615543388356955794142544953705736276"),
    (0.5, 0.75, "0.3163770193035085231327194075964291272814"),
    (0.5, -0.75, "0.3163770193035085231327194075964291272814"),
    (0.5, 1, "0.6931471805599453094172321214581765680755"),
    (0.875, 0.25, "0.09560258894703261114049755624951801196136"),
    (0.0625, 0x1p-10, "0.000002034524617109587207539725137268802647623"),
    (0.3125, 0x1p-30, "5.046468293750711548784678881518662529581e-19"),
    (0x1p-20, 0x1p-20, "0.0000001247521926408197373019325875152852817741"),
  ]
  static let differences: [(spread: Double, gap: Double, information: String)] = [
    (0.25, 0.125, "0.03270300898528423978230045155842942760253"),
    (0.5, 0.5, "0.3465735902799726547086160607290882840378"),
    (1, 0.75, "0.3163770193035085231327194075964291272814"),
    (0.75, -0.25, "0.04247475919884936822510622413082643160876"),
    (1, 1, "0.6931471805599453094172321214581765680755"),
    (0.0625, 0x1p-30, "6.938893903907228634438357177199096834848e-18"),
    // The quotient is rounded up, next to 1, where the slope of ψ is infinite.
    (0.6318359375, 0.6318359375 - 6 * 0x1p-53, "0.4379552986545627694758154821082154665767"),
  ]

  @Test func `the closed forms enclose their values to 40 digits`() throws {
    for (center, gap, information) in Self.singles {
      #expect(encloses(try MaskInformation.singleLoss(center: center, gap: gap), information, roundings: 64))
    }
    for (spread, gap, information) in Self.differences {
      #expect(encloses(try MaskInformation.lossDifference(spread: spread, gap: gap), information, roundings: 64))
    }
    for center in [0, 0.5, 1] {
      #expect(try MaskInformation.singleLoss(center: center, gap: 0) == Estimate(exactly: 0))
      #expect(try MaskInformation.lossDifference(spread: center, gap: 0) == Estimate(exactly: 0))
    }
    // Of the least gap it is above 0, if only below the least number.
    let least = Double.leastNonzeroMagnitude
    for information in [
      try MaskInformation.singleLoss(center: 0.5, gap: least),
      try MaskInformation.lossDifference(spread: 1, gap: least),
    ] {
      #expect(information.lower == 0 && information.upper > 0 && information.upper <= 0x1p-1060)
    }
  }

  @Test func `no gap counts as more than what it is a part of`() throws {
    // 2 − 2c is known to an interval about ½, of which the gap is the whole.
    let (gap, twice) = (Estimate(exactly: 0.5), Estimate(exactly: 1.5))
    let rest = Estimate(exactly: 2) - twice
    let quotient = gap / rest
    #expect(quotient.value == 1 && quotient.upper > 1)
    func term(_ x: Estimate) -> Estimate { .relativeEntropyTerm(x) + .relativeEntropyTerm(-x) }
    let whole = Estimate(value: 1, lower: quotient.lower, upper: 1)
    let stated = Estimate(exactly: 0.25) * (twice * term(gap / twice) + rest * term(whole))
    #expect(try MaskInformation.singleLoss(center: 0.75, gap: 0.5) == stated)
  }

  @Test func `control: the closed form of the other information is refuted`() throws {
    for (center, gap, information) in Self.singles where gap.magnitude <= center {
      let other = try MaskInformation.lossDifference(spread: center, gap: gap)
      #expect(!encloses(other, information, roundings: 64))
    }
  }

  /// Whether a function of the center is ln 2·min(1, 4c), at numbers for which that is one rounding.
  private func isCeiling(_ ceiling: (Double) throws -> Double) rethrows -> Bool {
    try [(0, 0), (0x1p-40, 0x1p-38), (0.0625, 0.25), (0.1875, 0.75), (0.25, 1), (0.3125, 1), (0.5, 1), (1, 1)]
      .allSatisfy { center, share in try ceiling(center) == Double.log(2) * share }
  }

  @Test func `the ceiling is the information of a coin times the least of 1 and four times the center`() throws {
    #expect(try isCeiling(MaskInformation.conditionalCeiling(center:)))
    #expect(try MaskInformation.conditionalCeiling(center: 0.25.nextDown) < Double.log(2))
    #expect(!isCeiling { Double.log(2) * min(1, 3 * $0) }, "control: three instead of four")
    #expect(!isCeiling { min(1, 4 * $0) }, "control: bits instead of nats")
  }

  @Test func `centers, spreads and gaps out of range are named, and those at its ends are taken`() throws {
    #expect(
      refusal { try MaskInformation.singleLoss(center: 1.0.nextUp, gap: 0) }
        == "center: must lie in 0 to 1, is \(1.0.nextUp)")
    #expect(refusal { try MaskInformation.conditionalCeiling(center: -0.5) } == "center: must lie in 0 to 1, is -0.5")
    #expect(
      refusal { try MaskInformation.singleLoss(center: 0.25, gap: 0.5.nextUp) }
        == "gap: must have a magnitude of at most 0.5, is \(0.5.nextUp)")
    #expect(
      refusal { try MaskInformation.singleLoss(center: 0.875, gap: -0.5) }
        == "gap: must have a magnitude of at most 0.25, is -0.5")
    #expect(
      refusal { try MaskInformation.lossDifference(spread: 2, gap: 0) } == "spread: must lie in 0 to 1, is 2.0")
    #expect(
      refusal { try MaskInformation.lossDifference(spread: 0.25, gap: (-0.25).nextDown) }
        == "gap: must have a magnitude of at most 0.25, is \((-0.25).nextDown)")
    #expect(try MaskInformation.singleLoss(center: 1, gap: 0).value == 0)
    #expect(try MaskInformation.lossDifference(spread: 0.25, gap: -0.25).lower > 0)
  }

  /// The ranges of a center, a gap and a spread.
  struct Ranges: CustomStringConvertible {
    let center, gap, spread: ClosedRange<Double>

    var description: String { "center \(center), gap \(gap), spread \(spread)" }

    var limits: SupersampleLimits {
      func interval(_ range: ClosedRange<Double>) -> ConfidenceInterval {
        ConfidenceInterval(
          value: (range.lowerBound + range.upperBound) / 2, lower: range.lowerBound, upper: range.upperBound,
          confidence: 0.5)
      }
      return SupersampleLimits(gap: interval(gap), center: interval(center), spread: interval(spread))
    }

    /// Points of a range: 17 equidistant ones, and a number that may lie inside.
    static func points(_ range: ClosedRange<Double>, _ inside: Double) -> [Double] {
      let (low, size) = (range.lowerBound, range.upperBound - range.lowerBound)
      return (0...16).map { $0 == 16 ? range.upperBound : low + size * Double($0) / 16 }
        + (range.contains(inside) ? [inside] : [])
    }

    /// The informations at all points whose gap is possible.
    func informations(_ quantity: SupersampleFindings.Quantity) throws -> [Estimate] {
      var all: [Estimate] = []
      for gap in Self.points(gap, 0) {
        if quantity == .singleLoss {
          // The greatest gap of a center lies on the boundary of what is possible.
          let boundary = [gap.magnitude / 2, 1 - gap.magnitude / 2].filter(center.contains)
          for center in Self.points(center, 0.5) + boundary where gap.magnitude <= 2 * min(center, 1 - center) {
            all.append(try MaskInformation.singleLoss(center: center, gap: gap))
          }
        } else {
          for spread in Self.points(spread, gap.magnitude) where gap.magnitude <= spread {
            all.append(try MaskInformation.lossDifference(spread: spread, gap: gap))
          }
        }
      }
      return all
    }
  }

  static let ranges = [
    Ranges(center: 0.25...0.4375, gap: 0.125...0.25, spread: 0.375...0.5),
    Ranges(center: 0.375...0.75, gap: 0.125...0.25, spread: 0.5...0.75),
    Ranges(center: 0.625...0.875, gap: -0.1875 ... -0.125, spread: 0.25...1),
    Ranges(center: 0.25...0.75, gap: -0.25...0.125, spread: 0.375...0.75),
    Ranges(center: 0.0625...0.25, gap: 0.125...0.375, spread: 0.25...0.5),
    Ranges(center: 0.75...0.9375, gap: 0.125...0.375, spread: 0.125...0.5),
  ]

  @Test(arguments: ranges) func `the limits of an information are its extremes over all means within their limits`(
    ranges: Ranges
  ) throws {
    for quantity in [SupersampleFindings.Quantity.singleLoss, .lossDifference] {
      let interval = try ranges.limits.information(quantity, 0.75)
      let all = try ranges.informations(quantity)
      let rounding = Tolerance.rounding(operations: 64, condition: 1, scale: 1)
      let (least, most) = (all.map(\.lower).min() ?? .nan, all.map(\.upper).max() ?? .nan)
      #expect(interval.lower <= least && rounding.accepts(interval.lower, least), "\(interval)")
      #expect(interval.upper >= most && rounding.accepts(interval.upper, most), "\(interval)")
      #expect(interval.lower <= interval.value && interval.value <= interval.upper && interval.confidence == 0.75)
    }
  }

  @Test func `the conditional information lies between that of the difference and the ceiling`() throws {
    for (center, ceiling) in [(0.125...0.1875, 0.75), (0.25...0.5, 1.0)] {
      let limits = Ranges(center: center, gap: 0.125...0.1875, spread: 0.25...0.375).limits
      let (difference, conditional) = (
        try limits.information(.lossDifference, 0.75), try limits.information(.conditional, 0.75)
      )
      #expect(conditional.lower == difference.lower && conditional.value == difference.value)
      #expect(conditional.upper == (ceiling * Double.log(2)).nextUp && conditional.confidence == 0.75)
    }
  }

  @Test func `a bound is 2σ√(2I) at each limit, rounded outward`() {
    // The roots of all numbers are exact.
    let interval = ConfidenceInterval(value: 0.28125, lower: 0.125, upper: 0.5, confidence: 0.75)
    for (sigma, factor) in [(0.5, 1.0), (1, 2), (0.125, 0.25)] {
      let bound = interval.bound(sigma: sigma)
      #expect(bound.lower == (0.5 * factor).nextDown.nextDown && bound.upper == factor.nextUp.nextUp)
      #expect(bound.value == 0.75 * factor && bound.confidence == 0.75)
    }
    let none = ConfidenceInterval(value: 0, lower: -0.5, upper: 0, confidence: 0.75).bound(sigma: 0.5)
    #expect(none.lower == 0 && none.value == 0 && none.upper >= 0 && none.upper < Double.leastNormalMagnitude)
  }
}
