import Testing

@testable import Verification

@Suite struct `Decimal mixtures at the ends of what they accept` {
  func decimal(_ text: String) throws -> DecimalNumeral { try #require(DecimalNumeral(text)) }

  /// The parameter that is refused, or the empty text.
  func refusal(_ body: () throws -> Void) throws -> String {
    do {
      try body()
      return ""
    } catch VerificationError.invalidInput(let parameter, _) { return parameter }
  }

  func refusal(
    means: [String] = ["0", "1"], variances: [String] = ["1", "1"], noise: String = "0",
    weights: [String] = ["0.5", "0.5"]
  ) throws -> String {
    try refusal {
      _ = try DecimalMixture(
        weights: weights.map(decimal), means: means.map(decimal), variances: variances.map(decimal),
        noiseVariance: decimal(noise))
    }
  }

  @Test func `variances are 0 or from 1e-300 to 1e300, and means at most 1e300`() throws {
    for variance in ["0", "1e-300", "1e300"] {
      #expect(try refusal(variances: ["1", variance]) == "" && refusal(noise: variance) == "")
    }
    for variance in ["0.999e-300", "1.001e300", "-1e-300", "-1"] {
      #expect(try refusal(variances: ["1", variance]) == "variances[1]")
      #expect(try refusal(noise: variance) == "noiseVariance")
    }
    for sign in ["", "-"] {
      #expect(
        try refusal(means: ["0", sign + "1e300"]) == "" && refusal(means: ["0", sign + "1.001e300"]) == "means[1]")
    }
    #expect(try refusal(means: ["0"]) == "means" && refusal(variances: ["1", "1", "1"]) == "variances")
  }

  @Test func `weights are 0 or at least 1e-300, and sum to 1 up to their count of roundings`() throws {
    #expect(try refusal(weights: ["1", "1e-300"]) == "" && refusal(weights: ["1", "0"]) == "")
    #expect(
      try refusal(weights: ["1", "0.999e-300"]) == "weights[1]" && refusal(weights: ["-1e-300", "1"]) == "weights[0]")
    // Two roundings are 2⁻⁵¹ = 4.44e-16.
    for end in ["0.50000000000000044", "0.49999999999999956"] { #expect(try refusal(weights: ["0.5", end]) == "") }
    for end in ["0.50000000000000045", "0.49999999999999955"] {
      #expect(try refusal(weights: ["0.5", end]) == "weights")
    }
    #expect(try refusal(weights: []) == "weights")
  }

  @Test func `there are at most 128 components`() throws {
    func refusal(_ count: Int) throws -> String {
      // 1/128 has seven decimals; the others have no weight.
      let weights = (0..<count).map { $0 < 128 ? "0.0078125" : "0" }
      let numbers = Array(repeating: "1", count: count)
      return try self.refusal(means: numbers, variances: numbers, weights: weights)
    }
    #expect(DecimalMixture.greatestCount == 128)
    #expect(try refusal(128) == "" && refusal(129) == "weights")
  }

  @Test func `an entropy needs a variance of each component that has a weight, or noise`() throws {
    func entropy(_ weights: [String], _ variances: [String], noise: String) throws -> Estimate {
      try DecimalMixture(
        weights: weights.map(decimal), means: ["0", "3"].map(decimal), variances: variances.map(decimal),
        noiseVariance: decimal(noise)
      ).differentialEntropy()
    }
    // ½ ln 2πe, by mpmath 1.3.0.
    let normal = try #require(Estimate(decimal: "1.418938533204672741780329736405617639861"))
    #expect(try entropy(["1", "0"], ["1", "0"], noise: "0").overlaps(normal))
    #expect(try entropy(["1", "0"], ["0", "0"], noise: "1").overlaps(normal))
    let refused = try refusal { _ = try entropy(["0.5", "0.5"], ["1", "0"], noise: "0") }
    #expect(refused == "variances[1]")
  }

  @Test func `the information of a source needs noise, and is that of both label and component`() throws {
    let mixture = try DecimalMixture(
      weights: ["0.5", "0.5"].map(decimal), means: ["0", "0"].map(decimal), variances: ["1", "3"].map(decimal),
      noiseVariance: decimal("1"))
    let own = Estimate(exactly: 0.25) * (.log(Estimate(exactly: 2)) + .log(Estimate(exactly: 4)))
    let (whole, label) = (try mixture.information(), try mixture.labelInformation())
    #expect(whole.overlaps(label + own) && label.lower > 0.01 && whole.error <= 0x1p-44)
    let silent = try DecimalMixture(weights: [decimal("1")], means: [decimal("0")], variances: [decimal("1")])
    let refused = try refusal { _ = try silent.information() }
    #expect(refused == "noiseVariance")
    let atom = try DecimalMixture(
      weights: [decimal("1")], means: [decimal("0")], variances: [decimal("0")], noiseVariance: decimal("1")
    ).information()
    #expect(atom.lower == 0 && atom.upper <= 0x1p-1060)
    let (library, certified) = (try mixture.differentialEntropy(method: .qagp), try mixture.differentialEntropy())
    let reported = Tolerance.quadrature(reportedError: library.error + certified.error)
    #expect(reported.accepts(library.value, certified.value) && reported.value <= 0x1p-30)
  }

  @Test func `the entropy by a rule of the library is its integral, in the unit of the decimals`() throws {
    func entropies(_ unit: Int) throws -> [Estimate] {
      let scale = DecimalNumeral(tenTo: unit)
      let mixture = try DecimalMixture(
        weights: ["0.5", "0.5"].map(decimal), means: ["0", "2"].map { try decimal($0) * scale },
        variances: ["1", "3"].map { try decimal($0) * scale * scale }, noiseVariance: decimal("1") * scale * scale)
      return [try mixture.differentialEntropy(method: .qagp), try mixture.differentialEntropy()]
    }
    let binary = try GaussianMixture(weights: [0.5, 0.5], means: [0, 2], variances: [1, 3])
    let noise = Estimate(exactly: 1)
    #expect(try entropies(0)[0] == binary.differentialEntropy(noiseVariance: noise, method: .qagp))
    for unit in [-3, 0, 2] {
      let found = try entropies(unit)
      let moved =
        try binary.differentialEntropy(noiseVariance: noise) + Estimate(exactly: Double(unit))
        * .log(Estimate(exactly: 10))
      #expect(found[1].overlaps(moved) && found[1].error <= 0x1p-44)
      #expect((found[0].value - moved.value).magnitude <= found[0].error + moved.error)
    }
  }

  @Test func `a law of labels has the errors of its guesses and its means`() throws {
    let law = try LabelLaw(["0.25", "0.625", "0", "0.125"].map(decimal))
    #expect(law.errorOfBlindGuess.contains(0.375) && law.errorOfBlindGuess.error <= 0x1p-50)
    #expect(law.mean { Estimate(exactly: [8, 16, .infinity, 64][$0]) }.contains(20))
    #expect(law.surprisals[1].overlaps(-Estimate.log(Estimate(exactly: 0.625))) && law.surprisals[2].lower > 700)
    #expect(law.entropy.overlaps(FiniteLaw.entropy(law.probabilities)) && law.entropy.error <= 0x1p-48)
    let blind = LabelLaw(weights: try ["1", "3"].map(decimal))
    #expect(blind.probabilities[1].contains(0.75) && blind.errorOfBlindGuess.contains(0.25))
  }

  /// The affinity ∫ φ_j^(1−a)·φ_k^a and the bounds of the overlap, by the closed form.
  @Test(arguments: [(0.5, 1.0, 1.0, 2.0), (0.75, 2, 0.5, 1), (0.96875, 1, 4, 3), (0.25, 3, 1, 0)])
  func `affinities are the closed form for any exponent`(a: Double, first: Double, second: Double, gap: Double) {
    func exact(_ number: Double) -> Estimate { Estimate(exactly: number) }
    let found = DecimalMixture.affinity(exact(gap), exact(first), exact(second), exponent: a)
    // By a sum over a grid, which for these normal integrands is exact to all digits: their variance is at least 0.57, so
    // that its error is below e^(−180), and beyond ±24 lie less than e^(−60) of them.
    let step = 0x1p-2
    let sum = (-96...96).reduce(0.0) { total, node in
      let x = Double(node) * step
      let (own, other) = (x * x / first, (x - gap) * (x - gap) / second)
      return total + step * Double.exp(-((1 - a) * own + a * other) / 2)
    }
    let scale = Double.pow(first, -(1 - a) / 2) * Double.pow(second, -a / 2) / (2 * Double.pi).squareRoot()
    // A rounding for each of the 193 nodes, and some of each term.
    let rounding = Tolerance.rounding(operations: 193 + 32, condition: 1, scale: sum * scale)
    #expect((.quadrature(reportedError: found.error) + rounding).accepts(found.value, sum * scale))
    #expect(found.error <= 0x1p-46)
  }

  @Test
  func `the overlap takes the best of its exponents for either component, unless the first is far below its weight`() {
    func contour(_ place: Double, _ variance: Double, _ surprisal: Double) -> DecimalMixture.Contour {
      DecimalMixture.Contour(
        place: Estimate(exactly: place), variance: Estimate(exactly: variance), surprisal: Estimate(exactly: surprisal))
    }
    for (left, right, isImproved) in [
      (contour(0, 1, 0.7), contour(3, 1, 0.7), true), (contour(0, 1, 0.001), contour(2, 3, 40), true),
      (contour(1, 2, 60), contour(0, 1, 0), true), (contour(0, 0x1p60, 0.7), contour(0, 1, 0.7), true),
      (contour(0, 1, 0), contour(0, 1, 200), true), (contour(0, 1, 0.7), contour(150, 100, 0.7), false),
    ] {
      let exponents = isImproved ? [0.5, 0.75, 0.25, 0.875, 0.125, 0.9375, 0.0625, 0.96875, 0.03125] : [0.5]
      let products = exponents.map { a in
        let weight = (1 - a) * left.surprisal.value + a * right.surprisal.value
        let distance = right.place - left.place
        let affinity = DecimalMixture.affinity(distance, left.variance, right.variance, exponent: a).value
        return (
          open: (a == 0.5 ? 1.62 : 1 / a + 1 / (1 - a)) * Double.exp(-weight) * affinity,
          error: Double.exp(-weight) * affinity
        )
      }
      let (open, error) = (products.map(\.open).min() ?? 0, products.map(\.error).min() ?? 0)
      let found = DecimalMixture.overlap(left, right)
      #expect(found.open >= open * (1 - 0x1p-44) && found.open <= open * (1 + 0x1p-42))
      #expect(found.error >= error * (1 - 0x1p-44) && found.error <= error * (1 + 0x1p-42))
      #expect(found == DecimalMixture.overlap(right, left))
    }
  }
}
