/// A figure of a job's trainings whose spread a sweep reports.
struct SweepFigure: Sendable, Equatable {
  /// What is compared.
  enum Kind: String, Codable, Sendable {
    /// The accuracy of the tree less that of dense INL.
    case treeAccuracy
    /// The accuracy of the tree with gates less that of dense INL.
    case gatedAccuracy
    /// The share of the latent rate at β = 0 that the gates save.
    case rate
  }

  let kind: Kind
  /// The gate; nil without gates.
  var gate: String?
  /// The weight; nil without gates.
  var beta: Double?
  /// The place of the training in a job's result.
  private let training: Int
  /// The place of the training with which it is compared.
  private let reference: Int

  /// All figures of a plan: the tree's, and two for each gate and weight.
  static func all(of plan: SweepPlan) -> [SweepFigure] {
    var figures = [SweepFigure(kind: .treeAccuracy, training: 1, reference: 0)]
    for (place, gate) in plan.gates.enumerated() {
      // Dense INL, the tree, and for each gate its weights from 0 on.
      let free = 2 + place * plan.weights.count
      for (step, beta) in plan.betas.enumerated() {
        for (kind, reference) in [(Kind.rate, free), (.gatedAccuracy, 0)] {
          figures.append(
            SweepFigure(kind: kind, gate: gate.rawValue, beta: beta, training: free + 1 + step, reference: reference))
        }
      }
    }
    return figures
  }

  /// The figure of one seed.
  func value(of trainings: [SweepTraining]) -> Double {
    let (own, other) = (trainings[training], trainings[reference])
    switch kind {
    case .treeAccuracy, .gatedAccuracy: return own.accuracy - other.accuracy
    case .rate: return 1 - (own.rate ?? .nan) / (other.rate ?? .nan)
    }
  }
}
