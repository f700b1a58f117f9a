import Testing
import Verification

@Suite struct `Mixtures that cannot be taken` {
  func refused(_ parameter: String, _ body: () throws -> Any) -> Bool {
    do {
      _ = try body()
      return false
    } catch VerificationError.invalidInput(let name, _) {
      return name == parameter
    } catch {
      return false
    }
  }

  @Test func `weights are a law`() {
    #expect(refused("weights") { try GaussianMixture(weights: [], means: [], variances: []) })
    #expect(refused("weights") { try GaussianMixture(weights: [0.5, 0.4], means: [0, 1], variances: [1, 1]) })
    #expect(refused("weights[1]") { try GaussianMixture(weights: [1.5, -0.5], means: [0, 1], variances: [1, 1]) })
    #expect(refused("weights[0]") { try GaussianMixture(weights: [.nan, 1], means: [0, 1], variances: [1, 1]) })
    #expect(refused("prior") { try Constellation(points: [0, 1], prior: [0.5, 0.4]) })
    #expect(refused("prior") { try Constellation(points: [0, 1], prior: [1]) })
  }

  @Test func `means and variances are finite, positive and of one count`() {
    #expect(refused("means") { try GaussianMixture(weights: [0.5, 0.5], means: [0], variances: [1, 1]) })
    #expect(refused("means[1]") { try GaussianMixture(weights: [0.5, 0.5], means: [0, .nan], variances: [1, 1]) })
    #expect(refused("variances") { try GaussianMixture(weights: [1], means: [0], variances: []) })
    for variance in [0, -1, Double.nan, .infinity] {
      #expect(refused("variances[0]") { try GaussianMixture(weights: [1], means: [0], variances: [variance]) })
    }
    #expect(refused("means") { try GaussianMixture(weights: [0.5, 0.5], means: [0, 1e30], variances: [1, 1]) })
    #expect(refused("variances") { try GaussianMixture(weights: [0.5, 0.5], means: [0, 1], variances: [1, 1e-200]) })
  }

  @Test func `noise is positive and points are distinct`() throws {
    let mixture = try GaussianMixture(weights: [1], means: [0], variances: [1])
    #expect(refused("noiseVariance") { try mixture.information(noiseVariance: Estimate(exactly: 0)) })
    #expect(refused("noiseVariance") { try mixture.labelInformation(noiseVariance: Estimate(exactly: -1)) })
    #expect(refused("noiseVariance") { try mixture.labelInformation(noiseVariance: Estimate(exactly: .infinity)) })
    #expect(refused("noiseVariance") { try mixture.bayesError(noiseVariance: Estimate(value: 0, lower: 0, upper: 1)) })
    for (lower, upper) in [(1, .infinity), ((-0.0).nextDown, 1), (-1, .infinity)] {
      let noise = Estimate(value: 1, lower: lower, upper: upper)
      #expect(
        refusal { try mixture.labelInformation(noiseVariance: noise) }
          == "noiseVariance: must be finite and at least 0, is 1.0")
    }
    let binary = try Constellation.pulseAmplitude(order: 2)
    // The value at the upper end is thirty times that at the lower one.
    let wide = Estimate(value: 1, lower: 0.7, upper: 1.3)
    #expect(refused("noiseVariance") { try Constellation(points: [-5, 5]).equivocation(noiseVariance: wide) })
    #expect(refused("noiseVariance") { try binary.information(noiseVariance: Estimate(exactly: 0)) })
    #expect(refused("decibels") { try binary.noiseVariance(decibels: .nan) })
    #expect(refused("decibels") { try binary.noiseVariance(decibels: -.greatestFiniteMagnitude) })
    #expect(refused("points") { try Constellation(points: []) })
    #expect(refused("points") { try Constellation(points: [1, 1]) })
    #expect(refused("points[0]") { try Constellation(points: [.infinity]) })
    #expect(refused("order") { try Constellation.pulseAmplitude(order: 0) })
  }

  @Test func `covariances are positive definite`() throws {
    func plane(_ mean: [Double], _ covariance: BivariateMixture.Covariance) throws -> BivariateMixture {
      try BivariateMixture(weights: [1], means: [mean], covariances: [covariance])
    }
    #expect(refused("covariances[0]") { try plane([0, 0], .init(first: 1, mixed: 1, second: 1)) })
    #expect(refused("covariances[0].first") { try plane([0, 0], .init(first: 0, mixed: 0, second: 1)) })
    #expect(refused("covariances[0].second") { try plane([0, 0], .init(first: 1, mixed: 0, second: .nan)) })
    let line = BivariateMixture.Covariance(
      first: 3.125499476877354, mixed: 3.1680742525437577, second: 3.211228971203767)
    #expect(
      refused("covariances[1]") {
        try BivariateMixture(
          weights: [0.5, 0.5], means: [[0, 0], [0, 0]], covariances: [.init(first: 1, mixed: 0, second: 1), line])
      })
    #expect(try plane([0, 0], line).mutualInformation().lower > 10)
    #expect(refused("means[0]") { try plane([0], .init(first: 1, mixed: 0, second: 1)) })
    #expect(refused("covariances") { try BivariateMixture(weights: [1], means: [[0, 0]], covariances: []) })
  }

  @Test func `a single component and a component without weight leave nothing open`() throws {
    let one = try GaussianMixture(weights: [1, 0], means: [3, 5], variances: [2, 1])
    #expect(try one.labelInformation() == Estimate(exactly: 0))
    #expect(try one.labelEquivocation() == Estimate(exactly: 0))
    #expect(try one.bayesError().contains(0))
    let gate = try ScalarGaussianGate(gain: 1, sourceVariance: 2, noiseVariance: 0.5)
    #expect(try one.information(noiseVariance: Estimate(exactly: 0.5)).overlaps(gate.mutualInformation))
    // The quotient of the variances is below the least positive number.
    let faint = try GaussianMixture(weights: [1], means: [0], variances: [0x1p-1000])
      .information(noiseVariance: Estimate(exactly: 0x1p100))
    #expect(faint.lower == 0 && faint.upper <= 0x1p-1060)
  }
}
