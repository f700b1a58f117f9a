import PropertyTesting

@testable import Verification

/// The gated quantities of one drawn system, and the bounds on its risk that follow from them.
struct GatedSystem {
  let risk, empiricalRisk, generalization: Estimate
  let enumeration: SystemEnumeration
  let empirical, population: GateFigures

  init?(_ drawn: DrawnSystem) throws { try self.init(try drawn.enumeration) }

  init?(_ enumeration: SystemEnumeration) throws {
    self.enumeration = enumeration
    guard let empirical = enumeration.gates(.empirical), let population = enumeration.gates(.population) else {
      return nil
    }
    (self.empirical, self.population) = (empirical, population)
    let risks = enumeration.risks()
    (risk, empiricalRisk) = (risks.population, risks.empirical)
    generalization = StatedBounds.mutualInformation(
      deviation: enumeration.system.lossRange / 2, information: risks.information,
      sampleCount: enumeration.system.sampleCount)
  }

  /// D_𝒲 at a rate + an optimization gap + a bound of the generalization gap, where D_𝒲 has a finite value.
  func bound(_ rate: Estimate?, _ optimizationGap: Estimate?, _ generalization: Estimate? = nil) -> Estimate? {
    guard let rate, let optimizationGap else { return nil }
    return empirical.tradeoff.distortion(at: rate).map {
      $0 + optimizationGap + (generalization ?? self.generalization)
    }
  }
}
