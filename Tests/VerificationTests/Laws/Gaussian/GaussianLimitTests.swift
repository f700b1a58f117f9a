import RealModule
import Testing

@testable import Verification

@Suite struct `Normal laws at the ends of what they accept, and by the library` {
  /// The parameter that is refused, or the empty text.
  func refusal(_ body: () throws -> Void) throws -> String {
    do {
      try body()
      return ""
    } catch VerificationError.invalidInput(let parameter, _) { return parameter }
  }

  func decimals(_ rows: [[String]]) throws -> [[DecimalNumeral]] {
    try rows.map { try $0.map { try #require(DecimalNumeral($0)) } }
  }

  /// −½ ln(1 − ρ²) with 1 − ρ² = p/q in whole numbers.
  func half(logarithmOf top: Double, over bottom: Double) -> Estimate {
    Estimate(exactly: 0.5) * .log(Estimate(exactly: top) / Estimate(exactly: bottom))
  }

  @Test func `a correlation lies strictly between -1 and 1, with both of its ends`() throws {
    func refused(_ lower: Double, _ upper: Double) throws -> Bool {
      try refusal {
        _ = try BivariateNormal(correlation: Estimate(value: 0.5, lower: lower, upper: upper))
      } == "correlation"
    }
    #expect(try !refused((-1).nextUp, 1.0.nextDown) && refused(-1, 0.5) && refused(0.5, 1))
    for text in ["1", "-1", "1.0000000000000000001"] {
      let parameter = try refusal { _ = try BivariateNormal(decimal: #require(DecimalNumeral(text))) }
      #expect(parameter == "correlation")
    }
    let near = DecimalNumeral(tenTo: -40).complement
    for correlation in [near, -near] {
      let pair = try BivariateNormal(decimal: correlation)
      #expect(pair.correlation.upper < 1 && pair.correlation.lower > -1 && pair.correlation.magnitude == 1.0.nextDown)
      // −½ ln(2·10⁻⁴⁰) but for 10⁻⁴⁰.
      let exact =
        Estimate(exactly: -0.5) * (.log(Estimate(exactly: 2)) - Estimate(exactly: 40) * .log(Estimate(exactly: 10)))
      #expect(pair.mutualInformation.overlaps(exact) && pair.mutualInformation.error < 0x1p-42)
    }
  }

  @Test(arguments: [1, -1.0])
  func `the information of a correlation is that of its square, narrow on both sides of a half`(
    sign: Double
  ) throws {
    // 1 − ρ² is 3/4, 7/16 and 15/16.
    for (rho, top, bottom) in [(0.5, 4.0, 3.0), (0.75, 16, 7), (0.25, 16, 15)] {
      let exact = half(logarithmOf: top, over: bottom)
      let found = try BivariateNormal(correlation: Estimate(exactly: sign * rho)).mutualInformation
      #expect(found.overlaps(exact) && found.isNarrow)
      let decimal = try BivariateNormal(decimal: DecimalNumeral(exactly: sign * rho))
      #expect(decimal.mutualInformation.overlaps(exact) && decimal.mutualInformation.isNarrow)
      #expect(try BivariateNormal(correlation: Estimate(exactly: sign * rho)).libraryInformation().overlaps(exact))
    }
    let ends = (half(logarithmOf: 16, over: 15), half(logarithmOf: 4, over: 3))
    func between(_ low: Double, _ high: Double) throws -> Estimate {
      let (lower, upper) = (min(sign * low, sign * high), max(sign * low, sign * high))
      return try BivariateNormal(correlation: Estimate(value: lower, lower: lower, upper: upper)).mutualInformation
    }
    let found = try between(0.25, 0.5)
    // The square, the logarithm, whose condition ρ²/(1 − ρ²)/|ln(1 − ρ²)| is below 1.2, and its half, each moved outward.
    func isEnd(_ found: Double, _ end: Estimate) -> Bool {
      Tolerance.rounding(operations: 8, condition: 1.2, scale: end.value).accepts(found, end.value)
    }
    #expect(isEnd(found.lower, ends.0) && isEnd(found.upper, ends.1))
    let crossing = try between(-0.25, 0.5)
    #expect(crossing.lower == 0 && isEnd(crossing.upper, ends.1))
    let wide = try between(0.5, 0.75)
    #expect(wide.lower <= ends.1.lower && wide.upper >= half(logarithmOf: 16, over: 7).upper)
  }

  @Test func `the library's routes report the roundings that their conditions magnify`() throws {
    let rho = 1 - 0x1p-20
    // (1 − ρ)(1 + ρ) = 2⁻¹⁹(1 − 2⁻²¹).
    let exact = half(logarithmOf: 1, over: 0x1p-20 * (2 - 0x1p-20))
    let pair = try BivariateNormal(correlation: Estimate(exactly: rho)).libraryInformation()
    let (size, unit) = (2 * exact.value, Double.ulpOfOne)
    // Three roundings of ρ², magnified by 1/(1 − ρ²) = 2¹⁹, of a logarithm of 13.
    #expect(pair.overlaps(exact) && pair.error >= 1.5 * 0x1p19 * size * unit && pair.error <= 2 * 0x1p19 * size * unit)
    let law = try JointGaussian(covariance: [[1, rho], [rho, 1]])
    let found = try law.libraryInformation([0], [1])
    // 4n² = 16 roundings, a condition of (1 + ρ)/(1 − ρ) = 2²¹, half of the logarithm.
    #expect(
      found.overlaps(exact) && found.error >= 4 * 0x1p21 * size * unit && found.error <= 16 * 0x1p21 * size * unit)
  }

  @Test func `the library's determinants give the same entropies and informations`() throws {
    let law = try JointGaussian(covariance: [[2, 1, 1, 0], [1, 3, 1, 1], [1, 1, 4, 1], [0, 1, 1, 5]])
    func agree(_ exact: Estimate, _ library: Estimate) -> Bool {
      exact.overlaps(library) && library.error <= 0x1p-38 && library.error > 0x1p-52
    }
    for condition in [[], [3], [3, 1]] {
      let (own, found) = (
        try law.entropy(of: [0, 2], given: condition), try law.libraryEntropy(of: [0, 2], given: condition)
      )
      #expect(agree(own, found), "\(own) \(found)")
      let rest = condition.isEmpty ? [1, 3] : [2]
      #expect(
        agree(
          try law.mutualInformation([0], rest, given: condition),
          try law.libraryInformation([0], rest, given: condition)))
    }
    #expect(
      try law.entropy(of: [0]).overlaps(
        Estimate(exactly: 0.5) * (.log(.twoPi) + Estimate(exactly: 1) + .log(Estimate(exactly: 2)))))
    for (first, second, condition, parameter) in [
      ([-1], [0], [], "first"), ([0], [4], [], "second"), ([0], [1], [4], "condition"), ([0], [1], [1], "condition"),
      ([0, 0], [1], [], "first"), ([0], [], [], "second"),
    ] {
      let exact = try refusal { _ = try law.mutualInformation(first, second, given: condition) }
      let library = try refusal { _ = try law.libraryInformation(first, second, given: condition) }
      #expect(exact == parameter && library == parameter)
    }
  }

  /// A covariance whose diagonal and other elements are moved by shares of an error.
  func covariance(_ error: Double, diagonal: Double, other: Double, cross: Double) -> [[Double]] {
    let rows: [[Double]] = [[2, 0.5, 0.5], [0.5, 2, 0.25], [0.5, 0.25, 1]]
    return rows.indices.map { i in
      rows.indices.map { j in
        rows[i][j] + error * (i == j ? diagonal : i + j == 1 ? cross : other)
      }
    }
  }

  @Test(arguments: [0x1p-8, 0x1p-20]) func `results of a covariance known to intervals cover those at the corners`(
    error: Double
  ) throws {
    let middle = covariance(0, diagonal: 0, other: 0, cross: 0)
    let law = try JointGaussian(
      covariance: middle.map { $0.map { Estimate(value: $0, lower: $0 - error, upper: $0 + error) } })
    func figures(_ law: JointGaussian) throws -> [Estimate] {
      [
        try law.mutualInformation([0], [1]), try law.mutualInformation([0], [1, 2]),
        try law.mutualInformation([0], [1], given: [2]), try law.entropy(of: [0, 1]),
        try law.entropy(of: [0], given: [1, 2]),
      ]
    }
    let found = try figures(law)
    for diagonal in [-1, 1.0] {
      for other in [-1, 1.0] {
        for cross in [-1, 1.0] {
          let corner = try JointGaussian(covariance: covariance(error, diagonal: diagonal, other: other, cross: cross))
          for (whole, exact) in zip(found, try figures(corner)) {
            #expect(whole.lower <= exact.lower && exact.upper <= whole.upper, "\(whole) \(exact)")
          }
        }
      }
    }
    #expect(found.allSatisfy { $0.error <= 32 * error })
  }

  @Test func `a condition known to an interval blurs what it leaves by its own part, on either side`() throws {
    // C has the variance 1 up to f = 2⁻⁸: 1 of the variance 2 of A is left, up to f/(1 − f) = 1/255.
    let error = 0x1p-8
    let law = try JointGaussian(covariance: [
      [Estimate(exactly: 2), Estimate(exactly: 1)],
      [Estimate(exactly: 1), Estimate(value: 1, lower: 1 - error, upper: 1 + error)],
    ])
    let found = try law.entropy(of: [0], given: [1])
    // The logarithm of a variance known to 1/255 is known to −ln(1 − 1/255).
    let (middle, half) = ((1 + Double.log(2 * Double.pi)) / 2, Double.log(255.0 / 254) / 2)
    for (end, exact) in [(found.lower, middle - half), (found.value, middle), (found.upper, middle + half)] {
      // A determinant of two rows, its logarithm and that of 2πe, moved outward: less than 32 roundings of 1.42 at most.
      let rounding = Tolerance.rounding(operations: 32, condition: 1, scale: 1.42)
      #expect(rounding.accepts(end, exact), "\(found)")
    }
  }

  @Test func `the library's determinants report the roundings of their logarithms, and at least those of 1`() throws {
    // Of determinants 1, of 1 variable twice and of 2 variables: 4, 4 and 16 roundings.
    let plain = try JointGaussian(covariance: [[1, 0], [0, 1]]).libraryInformation([0], [1])
    let unit = Double.ulpOfOne
    #expect(plain.value == 0 && plain.error >= 12 * unit && plain.error <= 12 * unit * (1 + 0x1p-20))
    // The reciprocal condition number of 7 is the number after 1, by its own roundings.
    for variance in [7, 0x1p400, 0x1p-400] {
      let law = try JointGaussian(covariance: [[variance]])
      let (found, size) = (try law.libraryEntropy(of: [0]), Double.log(variance).magnitude)
      #expect(try found.overlaps(law.entropy(of: [0])))
      // Half of 4 roundings, and those of the constant and of the sum.
      #expect(found.error >= 2 * size * unit && found.error <= 10 * size * unit)
    }
  }

  @Test func `a channel's ratios are as many as its inputs, from the greatest down`() throws {
    func channel(_ source: [[String]], _ gain: [[String]], _ noise: [[String]]) throws -> GaussianChannel {
      try GaussianChannel(
        sourceCovariance: decimals(source), gain: decimals(gain), noiseCovariance: decimals(noise))
    }
    let identity = [["1", "0"], ["0", "1"]]
    let single = try channel([["4"]], [["3"]], [["2"]])
    #expect(try single.signalToNoiseRatios()[0].contains(18) && single.signalToNoiseRatios().count == 1)
    #expect(
      try single.mutualInformation().overlaps(half(logarithmOf: 19, over: 1)) && single.mutualInformation().isNarrow)
    let two = try channel([["1"]], [["1"], ["2"]], [["1", "0"], ["0", "4"]]).signalToNoiseRatios()
    #expect(two.count == 1 && two[0].contains(2))
    let wide = try channel(identity, [["1", "2"]], [["1"]]).signalToNoiseRatios()
    #expect(wide.count == 2 && wide[0].contains(5) && wide[1] == Estimate(exactly: 0))
    let both = try channel(identity, [["1", "0"], ["0", "3"]], identity).signalToNoiseRatios()
    #expect(both[0].contains(9) && both[1].contains(1))
    let singular = [["1", "1"], ["1", "1"]]
    #expect(try refusal { _ = try channel(singular, identity, identity) } == "sourceCovariance")
    #expect(try refusal { _ = try channel(identity, identity, singular) } == "noiseCovariance")
    #expect(try refusal { _ = try channel(identity, [["1", "0"]], identity) } == "gain")
    #expect(try refusal { _ = try channel(identity, [["1"], ["1"]], identity) } == "gain[0]")
  }
}
