import Testing
import Verification

extension `RT-011 the information of a mixture in the plane lies in its interval` {
  @Test func `correlations near one and equal ones keep the digits of the decimals`() throws {
    func information(_ weights: [String], _ correlations: [String]) throws -> Estimate {
      try CorrelationMixture(
        weights: weights.compactMap { DecimalNumeral($0) }, correlations: correlations.compactMap { DecimalNumeral($0) }
      ).mutualInformation()
    }
    #expect(
      try contains(information(["1"], ["0.9999999999999995"]), "17.26938819745534275513493591013274718201"))
    #expect(
      try contains(
        information(["0.5", "0.5"], ["0.9999995123456789", "0.9999995123456789"]),
        "6.920256051883250952277010713642560689294"))
    #expect(
      try !contains(information(["1"], ["0.99999999999999949"]), "17.26938819745534275513493591013274718201"))
    // Beside another, and the same by the covariances themselves.
    let both = try information(["0.25", "0.75"], ["0.5", "-0.75"])
    let plane = try BivariateMixture(
      weights: [0.25, 0.75], means: [[0, 0], [0, 0]],
      covariances: [.init(first: 1, mixed: 0.5, second: 1), .init(first: 1, mixed: -0.75, second: 1)])
    #expect(both.overlaps(try plane.mutualInformation()) && both.error < 1 / 0x1p40)
    #expect(try information(["0.5", "0.5"], ["0.99999999999999999999", "-0.5"]).lower > 10)
  }

  @Test func `correlations within 1e-100 of both ends keep their digits`() throws {
    for digits in [6, 20, 100] {
      let near = DecimalNumeral(tenTo: -digits).complement
      let half = DecimalNumeral(exactly: 0.5)
      let both = try CorrelationMixture(weights: [half, half], correlations: [near, -near]).mutualInformation()
      // I_k − ln 2 plus the conditional entropy of the label, at most 0.81·2√(ab)/(a + b) with a, b = 1 ± ρ.
      let square = near * near
      let within = Estimate(exactly: 0.5) * Estimate.log1p(square.estimate / square.complement.estimate)
      let least = within - Estimate.log(Estimate(exactly: 2))
      let open = Estimate(exactly: 0.81) * Estimate.squareRoot(square.complement.estimate)
      #expect(!least.certainlyExceeds(both) && !both.certainlyExceeds(least + open), "\(both)")
      #expect(both.error <= both.value * 0x1p-40)
      let one = try CorrelationMixture(weights: [half, half], correlations: [near, -half]).mutualInformation()
      #expect(one.error <= one.value * 0x1p-36, "\(one)")
    }
  }
}
