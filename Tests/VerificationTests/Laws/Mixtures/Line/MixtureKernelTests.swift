import Testing

@testable import Verification

@Suite struct `Components on a line, in the units of integration` {
  func kernel(
    _ means: [Estimate], _ excesses: [Estimate], common: Estimate, weights: [Double] = [0.5, 0.5]
  ) throws -> MixtureKernel {
    try MixtureKernel(law: LabelLaw(FiniteLaw(weights)), means: means, excesses: excesses, common: common)
  }

  func exact(_ numbers: Double...) -> [Estimate] { numbers.map { Estimate(exactly: $0) } }

  /// The parameter that a kernel refuses, or the empty text.
  func refusal(_ means: [Estimate], _ excesses: [Estimate], common: Estimate) throws -> String {
    do {
      _ = try kernel(means, excesses, common: common)
      return ""
    } catch VerificationError.invalidInput(let parameter, _) { return parameter }
  }

  @Test(arguments: [
    (1.0, 0), (2, 0), (4.0.nextDown, 0), (4, 1), (0.5, -1), (0.25, -1), (0.25.nextDown, -2), (0x1p40, 20),
  ])
  func `have a largest variance from 1 to less than 4`(variance: Double, exponent: Int) throws {
    let half = variance / 2
    let kernel = try kernel(exact(3, -5), exact(half, half / 2), common: Estimate(exactly: half))
    #expect(kernel.exponent == exponent && kernel.varianceSlack == 0)
    let unit = Double(sign: .plus, exponent: -exponent, significand: 1)
    #expect(kernel.components.map(\.mean) == [-5 * unit, 3 * unit])
    #expect(kernel.components.map(\.variance) == [0.75 * variance, variance].map { $0 * unit * unit })
    #expect(kernel.components.map(\.excess) == [half / 2, half].map { $0 * unit * unit })
    #expect(kernel.components.allSatisfy { $0.meanError == 0 && $0.excessError == 0 && $0.weight == 0.5 })
    #expect(1 <= kernel.components[1].variance && kernel.components[1].variance < 4)
  }

  @Test func `are sorted by mean and then by excess, without those of no weight`() throws {
    let kernel = try kernel(
      exact(1, 0, 0, -1e300), exact(0, 3, 2, 1e300), common: Estimate(exactly: 1), weights: [0.25, 0.25, 0.5, 0])
    #expect(kernel.components.map(\.mean) == [0, 0, 0.5] && kernel.components.map(\.excess) == [0.5, 0.75, 0])
    #expect(kernel.components.map(\.weight) == [0.5, 0.25, 0.25] && kernel.exponent == 1)
    for component in kernel.components {
      #expect(Estimate.exp(Estimate(exactly: -component.surprisal)).contains(component.weight))
    }
  }

  @Test func `lie within the greatest spread, ratio, width and blur, the ends included as stated`() throws {
    let (one, none) = (Estimate(exactly: 1), exact(0, 0))
    #expect(try refusal(exact(0, 0x1p64), none, common: one) == "")
    #expect(try refusal(exact(0, 0x1p64.nextUp), none, common: one) == "means")
    let least = Estimate(exactly: 0x1p-600)
    #expect(try refusal(none, exact(1, 0), common: least) == "variances")
    #expect(try refusal(none, exact(1, 0), common: Estimate(exactly: 0x1p-600.nextUp)) == "")
    func noise(_ error: Double) -> Estimate { Estimate(value: 1, lower: 1 - error, upper: 1 + error) }
    #expect(try refusal(none, none, common: noise(0x1p-41)) == "")
    #expect(try refusal(none, none, common: noise(0x1p-41 + 0x1p-50)) == "noiseVariance")
    func mean(_ error: Double) -> [Estimate] { [Estimate(value: 0, lower: -error, upper: error), one] }
    #expect(try refusal(mean(0x1p-10 - 0x1p-50), none, common: one) == "")
    #expect(try refusal(mean(0x1p-10), none, common: one) == "means")
    #expect(try refusal(mean(0x1p-9 - 0x1p-50), none, common: Estimate(exactly: 4)) == "")
    // An error is moved outward twice, here to 2⁻¹⁰ itself and to the next number.
    #expect(try refusal(mean(0x1p-10.nextDown.nextDown), none, common: one) == "")
    #expect(try refusal(mean(0x1p-10.nextDown), none, common: one) == "means")
  }

  @Test func `carry the errors of their parameters, outward, and their sum as slack`() throws {
    let (error, slack) = (0x1p-30, 0x1p-45)
    let kernel = try kernel(
      [Estimate(value: 0, lower: -error, upper: error / 2), Estimate(exactly: 8)],
      [Estimate(value: 8, lower: 8 - error, upper: 8 + error), Estimate(exactly: 24)],
      common: Estimate(value: 8, lower: 8 - 8 * slack, upper: 8 + 4 * slack))
    // The largest variance is 32, the unit 1/4.
    #expect(kernel.exponent == 2)
    let component = kernel.components[0]
    for (found, exact) in [(component.meanError, error / 4), (component.excessError, error / 16)] {
      #expect(found > exact && found <= exact * (1 + 8 * Double.ulpOfOne))
    }
    #expect(kernel.components[1].meanError == 0 && kernel.components[1].excessError == 0)
    // 2⁻⁴⁵ of the common part, and 2⁻³⁰ of 16, in units of ε.
    let whole = (slack + error / 16) / Double.ulpOfOne
    #expect(kernel.varianceSlack >= whole && kernel.varianceSlack <= whole * (1 + 0x1p-6))
    // An uncertain number whose error underflows stays uncertain.
    let tiny = Estimate(value: 0, lower: 0, upper: .leastNonzeroMagnitude)
    let small = try self.kernel(
      [tiny, Estimate(exactly: 1)], [tiny, Estimate(exactly: 0)], common: Estimate(exactly: 0x1p40))
    #expect(small.components[0].meanError > 0 && small.components[0].excessError > 0)
  }

  @Test func `of a constellation are its points, and its energy and noise are those of its levels`() throws {
    #expect(try Constellation.pulseAmplitude(order: 4).points == [-3, -1, 1, 3])
    #expect(try Constellation.pulseAmplitude(order: 3).points == [-2, 0, 2])
    #expect(try Constellation.pulseAmplitude(order: 1).points == [0])
    #expect(try Constellation.pulseAmplitude(order: 4).prior == [0.25, 0.25, 0.25, 0.25])
    let input = try Constellation(points: [-2, 1, 4], prior: [0.25, 0.5, 0.25])
    #expect(input.energy.contains(5.5) && input.energy.error <= 0x1p-44)
    let noise = try input.noiseVariance(decibels: 10)
    #expect(noise.contains(0.55) && noise.error <= 0x1p-44)
    #expect(try input.noiseVariance(decibels: -10).contains(55))
    #expect(throws: VerificationError.self) { try Constellation.pulseAmplitude(order: 1).noiseVariance(decibels: 0) }
    // Twice the points and four times the noise: four times the squared error.
    let twice = try Constellation(points: [-4, 2, 8], prior: [0.25, 0.5, 0.25])
    let (own, other) = (
      try input.meanSquaredError(noiseVariance: Estimate(exactly: 3)),
      try twice.meanSquaredError(noiseVariance: Estimate(exactly: 12))
    )
    #expect((own * Estimate(exactly: 4)).overlaps(other) && own.lower > 1 && own.error <= 0x1p-40)
  }
}
