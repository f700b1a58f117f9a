import PropertyTesting
import RealModule
import Testing

@testable import Verification

extension `RT-010 the interval of a model in decimals contains the value at the decimals` {
  /// A mixture of decimal texts.
  func mixture(_ weights: [String], _ means: [String], _ variances: [String]) throws -> DecimalMixture {
    try DecimalMixture(
      weights: weights.compactMap { DecimalNumeral($0) }, means: means.compactMap { DecimalNumeral($0) },
      variances: variances.compactMap { DecimalNumeral($0) })
  }

  @Test func `different atoms determine the label, and equal ones say nothing about it`() throws {
    let apart = try mixture(["0.25", "0.25", "0.5"], ["0", "1", "1"], ["0", "0", "0"])
    let binary =
      Estimate.log(Estimate(exactly: 4)) * Estimate(exactly: 0.25)
      + Estimate.log(Estimate(exactly: 4) / Estimate(exactly: 3)) * Estimate(exactly: 0.75)
    let information = try apart.labelInformation()
    #expect(
      information.overlaps(binary)
        && information.error
          <= Tolerance.rounding(
            operations: 64, condition: 1, scale: 1
          ).value
    )
    #expect(apart.bayesError.contains(0.25) && apart.bayesError.error < 0x1p-50)
    let same = try mixture(["0.25", "0.75"], ["3", "3.0"], ["0", "0"])
    #expect(try same.labelInformation() == Estimate(exactly: 0) && same.bayesError.contains(0.25))
    #expect(throws: VerificationError.self) { try same.differentialEntropy() }
  }

  @Test func `an atom is distinguished from a law that has a density`() throws {
    let mixed = try mixture(["0.25", "0.25", "0.5"], ["0", "0", "1"], ["0", "1", "1"])
    let pair = try mixture(
      ["0.333333333333333333333333333333", "0.666666666666666666666666666667"], ["0", "1"], ["1", "1"])
    let law = try LabelLaw([DecimalNumeral(exactly: 0.25), DecimalNumeral(exactly: 0.75)])
    let expected = law.entropy + Estimate(exactly: 0.75) * (try pair.labelInformation())
    #expect(try mixed.labelInformation().overlaps(expected))
    #expect(mixed.bayesError.overlaps(Estimate(exactly: 0.75) * pair.bayesError))
    #expect(mixed.bayesError.error < 0x1p-40)
    // Beside a law alone it tells all of the label.
    let alone = try mixture(["0.25", "0.75"], ["0", "0"], ["0", "1"])
    let told = try alone.labelInformation()
    #expect(told == alone.labelEntropy && alone.bayesError.upper <= .leastNonzeroMagnitude)
  }

  @Test func `scales too far apart for one integral are parts that hardly overlap`() throws {
    let far = try mixture(["0.5", "0.5"], ["0", "0"], ["1", "1e-200"])
    // P(|N| < r) of the wide one where the narrow one is denser, r near 1e-100·√(2 ln 1e100), is 1.2e-99.
    let error = far.bayesError
    #expect(error.lower >= 0 && error.lower <= 1e-99 && error.upper >= 1.3e-99 && error.upper <= 1e-49)
    let information = try far.labelInformation()
    #expect(information.overlaps(far.labelEntropy) && information.error < 0x1p-48)
    // Three scales, of which no two neighbors are too far apart.
    let three = try mixture(["0.25", "0.25", "0.5"], ["0", "0", "0"], ["1e-300", "1e-150", "1"])
    #expect(try three.labelInformation().error < 0x1p-30)
    #expect(try three.differentialEntropy().error < 0x1p-30)
  }

  /// Two near components and a third one at a power of ten, of half the weight: whether the two alone determine the
  /// results.
  func isOfNearPair(_ power: Int, share: Double = 0.5) throws -> Bool {
    let distance = try #require(DecimalNumeral("1e\(power)"))
    let far = try DecimalMixture(
      weights: ["0.25", "0.25", "0.5"].compactMap { DecimalNumeral($0) },
      means: [DecimalNumeral(exactly: 0), DecimalNumeral(exactly: 1), distance],
      variances: ["1", "2", "3"].compactMap { DecimalNumeral($0) })
    let near = try mixture(["0.5", "0.5"], ["0", "1"], ["1", "2"])
    let half = Estimate(exactly: share)
    let expected = try Estimate.log(Estimate(exactly: 2)) + half * near.labelInformation()
    let information = try far.labelInformation()
    return information.overlaps(expected) && information.error <= information.value * 0x1p-40
      && far.bayesError.overlaps(half * near.bayesError) && far.bayesError.error <= far.bayesError.value * 0x1p-30
  }

  @Test(arguments: [3, 15, 17, 18, 19, 20, 100, 300]) func `means too far apart for one integral are parts too`(
    power: Int
  ) throws {
    #expect(try isOfNearPair(power))
    #expect(try !isOfNearPair(power, share: 0.5 - 0x1p-20))
  }

  @Test func `the information of an input far above its noise is finite`() throws {
    let input = try DecimalMixture(
      weights: ["0.5", "0.5"].compactMap { DecimalNumeral($0) }, means: ["0", "1"].compactMap { DecimalNumeral($0) },
      variances: ["1e300", "1e300"].compactMap { DecimalNumeral($0) }, noiseVariance: DecimalNumeral(tenTo: -300))
    // ½ ln(1 + 10^600), 300 ln 10 but for 10^-600, and less than 10^-300 of the label.
    let expected = Estimate(exactly: 300) * Estimate.log(Estimate(exactly: 10))
    let information = try input.information()
    let width = Tolerance.rounding(operations: 64, condition: 1, scale: expected.value)
    #expect(information.overlaps(expected) && information.error <= width.value, "\(information)")
  }

  /// Whether H(Y|T) and the least error of two drawn components obey the bounds for components of different parts.
  func isWithinOverlap(_ drawn: Drawn, share: Double = 1) throws -> Bool {
    let pair = Drawn(components: Array(drawn.components.prefix(2)), changes: [0, 0])
    let mixture = try pair.mixture(pair.weights[0])
    let (means, variances) = (
      mixture.means.map { DecimalNumeral(exactly: $0) }, mixture.variances.map { DecimalNumeral(exactly: $0) }
    )
    let law = mixture.law
    let (open, error) = (try mixture.labelEquivocation(), try mixture.bayesError())
    let contours = (0..<2).map {
      DecimalMixture.Contour(
        place: means[$0].estimate, variance: variances[$0].estimate, surprisal: law.surprisals[$0])
    }
    let least = DecimalMixture.overlap(contours[0], contours[1])
    let isBounded = open.lower <= least.open && error.lower <= least.error
    return isBounded
      && [0.03125, 0.25, 0.5, 0.75, 0.96875].allSatisfy { exponent in
        let affinity = DecimalMixture.affinity(
          (means[0] - means[1]).estimate, variances[0].estimate, variances[1].estimate, exponent: exponent)
        let (a, rest) = (Estimate(exactly: exponent), Estimate(exactly: 1 - exponent))
        let product =
          Estimate.exp(-(rest * law.surprisals[0] + a * law.surprisals[1])) * affinity * Estimate(exactly: share)
        let factor = exponent == 0.5 ? 1.62 : 1 / exponent + 1 / (1 - exponent)
        return !open.certainlyExceeds(Estimate(exactly: factor) * product) && !error.certainlyExceeds(product)
      }
  }

  @Test(arguments: [-20, -100, -200, -300]) func `the information of a rare and far wider component is known narrowly`(
    power: Int
  ) throws {
    let rare = DecimalNumeral(tenTo: power)
    let mixture = try DecimalMixture(
      weights: [rare.complement, rare], means: ["0", "3"].compactMap { DecimalNumeral($0) },
      variances: ["1", "1e200"].compactMap { DecimalNumeral($0) })
    // T tells the label but for 10^-90 of it.
    let (information, entropy) = (try mixture.labelInformation(), mixture.labelEntropy)
    #expect(information.overlaps(entropy) && information.error <= information.value * 0x1p-44, "\(information)")
  }

  @Test func `the conditional entropy and the error between two components are at most the bounds by their overlap`() {
    checkProperty(Self.all) { drawn in
      let isWithin = try isWithinOverlap(drawn)
      #expect(isWithin)
    }
  }

  @Test func `control: nine tenths of the overlap are refuted as a bound of the error`() throws {
    let alike = Drawn(
      components: Array(repeating: MixtureComponent(weight: 1, mean: 0, standardDeviation: 1), count: 2),
      changes: [0, 0])
    #expect(try isWithinOverlap(alike))
    #expect(try !isWithinOverlap(alike, share: 0.9))
    // At a distance of two deviations it is e^(−1/2), and at a ratio of 16 of the variances √(8/17).
    let (one, two) = (Estimate(exactly: 1), Estimate(exactly: 2))
    let (zero, sixteen) = (Estimate(exactly: 0), Estimate(exactly: 16))
    #expect(DecimalMixture.affinity(two, one, one).overlaps(Estimate.exp(Estimate(exactly: -0.5))))
    let exact = (8.0 / 17).squareRoot()
    let affinity = DecimalMixture.affinity(zero, one, sixteen)
    #expect(affinity.overlaps(Estimate(exact, within: .rounding(operations: 8, condition: 1, scale: 1))))
  }

  /// Least errors that the squares of distances alone would give no digit of, since the variances almost agree.
  static let faintErrors: [DecimalModel] = [
    DecimalModel(
      weights: ["", "0.2842105263157894736842105"],
      means: ["620773097587337670000", "926934498096517163437.584832348"],
      variances: ["1.000000000000364e+40", "1.000000000000000e+40"], value: "0.055060095535176780198741682512343"),
    DecimalModel(
      weights: ["", "0.0000029865762672291625"], means: ["75.0149583520140533513037", "2.8"],
      variances: ["0.999999999999999999999238", "1.000000000000000000000644"],
      value: "2.9453812042583246621545812069456e-288"),
    DecimalModel(
      weights: ["", "0.00007"], means: ["-0.0000516", "-0.0000571"], variances: ["1", "1"], value: "0.00007"),
  ]

  @Test(arguments: faintErrors) func `least errors of variances that almost agree keep their digits`(
    model: DecimalModel
  ) throws {
    let second = try #require(DecimalNumeral(model.weights[1]))
    let error = try DecimalMixture(
      weights: [second.complement, second], means: model.means.compactMap { DecimalNumeral($0) },
      variances: model.variances.compactMap { DecimalNumeral($0) }
    ).bayesError
    let value = try #require(Estimate(decimal: model.value))
    #expect(error.overlaps(value) && error.error <= value.value * 0x1p-30, "\(error)")
  }

  @Test func `the information of a rare label beside others that almost agree is known narrowly`() throws {
    let mixture = try mixture(
      ["0.919999999999992799335087379142", "0.000000000000003", "0.08", "0.0000000000000042006649126208580"],
      ["0.00000000000000956", "0.00000000000000656", "-0.00000000000000332", "0.00000000000000978"],
      ["401", "401", "401", "400"])
    #expect(try contains(mixture.labelInformation(), "6.54172183241389598938414156119e-21"))
  }
}
