import RealModule
import Verification

extension CheckEvidence.Term {
  typealias Verdict = SupersampleFindings.Verdict

  /// The bound by its name, as people read it.
  public var name: String {
    switch SupersampleFindings.Quantity(rawValue: quantity) {
    case .singleLoss: "bound by the single loss, I(L;U)"
    case .lossDifference: "bound by the loss difference, I(ΔL;U)"
    case .conditional: "bounds given the supersample (ldCMI to f-CMI)"
    case nil: quantity
    }
  }
}

extension CheckEvidence {
  var lossName: String {
    switch configuration.loss {
    case .zeroOne: "0-1"
    case .quantised(let steps): "cross-entropy over ln(classes), cut off at 1, in \(steps) steps"
    }
  }

  /// The bits of one value as training exchanges it.
  private static let bitsPerValue = 32.0

  /// The titles of the rows of ``linkRows``.
  public static let linkTitles = [
    "link", "capacity, values/s", "rate, nats", "bits", "of bits bare", "samples/s bare", "samples/s at the rate",
  ]

  /// A row a link of the tree: its rate against its capacity, were the rate coded with what it must have at least.
  public var linkRows: [[String]] {
    network.links.filter(\.inTree).map { link in
      let child = network.parents[link.first] == link.second ? link.first : link.second
      let parent = child == link.first ? link.second : link.first
      let (bits, bare) = (link.rate / Double.log(2), Self.bitsPerValue * Double(link.width))
      return [
        "\(network.nodes[child]) → \(network.nodes[parent])", short(link.capacity), short(link.rate), short(bits),
        percent(bits / bare), short(link.capacity / Double(link.width)),
        bits > 0 ? short(link.capacity * Self.bitsPerValue / bits) : "any",
      ]
    }
  }

  /// What is shown without an interval, a line each.
  public var estimateLines: [String] {
    let sum = estimates.operationalDistortion + estimates.optimisationGap
    let least = proved.terms.compactMap(\.bound.value).min() ?? 0
    return [
      "gate rate R_g = \(short(estimates.gateRate)) nats per sample on the half trained on, all links; a variational "
        + "upper bound at β = \(short(configuration.beta))",
      "D(R_g) ≤ \(short(estimates.operationalDistortion)): the least fresh risk that the sweep of β found at that rate "
        + "or less, a mean over \(estimates.draws) draws (an estimate, no interval)",
      "δ ≥ \(short(estimates.optimisationGap)): how far the objective lies above the best network that the sweep found "
        + "on the same half (an estimate, no interval)",
      "the letter's form D(R_g) + δ + bound = \(short(sum + least)) with these estimates and the least bound, over a "
        + "fresh risk of \(short(proved.freshRisk.value))",
    ]
  }
}
