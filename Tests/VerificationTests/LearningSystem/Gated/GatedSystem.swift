import PropertyTesting
import Verification

/// The gated quantities of one drawn system, and the bounds on its risk that follow from them.
struct GatedSystem {
  let risk, empiricalRisk, information: Estimate
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
    (risk, empiricalRisk, information) = (risks.population, risks.empirical, risks.information)
  }

  /// The bound of GB-003 for D_𝒲 at a rate, where that has a finite value, with an optimization gap.
  ///
  /// - Parameter information: replaces I(S;W), in nats.
  func bound(_ rate: Estimate?, _ optimizationGap: Estimate?, information: Estimate? = nil) -> Estimate? {
    guard let rate, let optimizationGap else { return nil }
    return empirical.tradeoff.distortion(at: rate).map {
      bound(distortion: $0, optimizationGap, information: information)
    }
  }

  /// The bound of GB-003 for a distortion and an optimization gap.
  func bound(distortion: Estimate, _ optimizationGap: Estimate, information: Estimate? = nil) -> Estimate {
    StatedBounds.rateDistortion(
      distortion: distortion, optimizationGap: optimizationGap, information: information ?? self.information,
      of: enumeration.system)
  }
}
