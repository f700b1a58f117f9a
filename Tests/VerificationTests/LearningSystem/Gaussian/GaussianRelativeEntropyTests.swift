import PropertyTesting
import Testing

@testable import Verification

@Suite struct `GB-009 Gaussian systems with a clipped loss satisfy the relative-entropy bound` {
  /// The shares of the clip on each sample and on fresh ones, the informations, and their means.
  struct Figures {
    let trained, fresh, informations: [Estimate]
    let mean: (trained: Estimate, fresh: Estimate, information: Estimate)

    init(_ drawn: DrawnGaussianSystem) throws {
      let clip = Estimate(exactly: Double(drawn.clip))
      func share(_ risk: Estimate) -> Estimate { (risk / clip).clamped(atLeast: 0).clamped(atMost: 1) }
      let risks = try drawn.system.clippedRisks(at: Double(drawn.clip))
      (trained, fresh) = (risks.map { share($0.trained) }, risks.map { share($0.fresh) })
      informations = try drawn.system.sampleInformations()
      let count = Estimate(exactly: Double(risks.count))
      func mean(_ shares: [Estimate]) -> Estimate { (shares.sum() / count).clamped(atMost: 1) }
      self.mean = (mean(trained), mean(fresh), informations.sum() / count)
    }

    /// Whether a relative entropy exceeds a part of an information, for a sample or in the mean.
    func refutes(part: Double = 1) -> Bool {
      func isAbove(_ p: Estimate, _ q: Estimate, _ information: Estimate) -> Bool {
        VerificationTests.refutes(
          BinaryEntropy.divergence(of: p, from: q), atMost: Estimate(exactly: part) * information)
      }
      return isAbove(mean.trained, mean.fresh, mean.information)
        || informations.indices.contains { isAbove(trained[$0], fresh[$0], informations[$0]) }
    }
  }

  @Test func `no drawn mean, posterior or regression exceeds the bound`() {
    checkProperty(DrawnGaussianSystem.all, PropertySettings(cases: 600)) { drawn, observer in
      let figures = try Figures(drawn)
      #expect(!figures.refutes())
      let divergence = BinaryEntropy.divergence(of: figures.mean.trained, from: figures.mean.fresh)
      observer.cover("a relative entropy above 0", atLeast: 0.3, when: divergence.lower > 0)
      observer.cover("a regression", atLeast: 0.2, when: drawn.system is RidgeLearner)
    }
  }

  @Test func `control: a quarter of the information is refuted`() {
    let minima = DrawnGaussianSystem.means.smallestCounterexamples(seeds: 3) { drawn in
      try Figures(drawn).refutes(part: 0.25)
    }
    #expect(minima == ["m=1 μ=0 s²=1 a=4/4 τ²=1 c=2"])
  }
}
