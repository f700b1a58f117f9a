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

  /// The bound by its name, with its constant if that is another than the theorem's.
  func title(of term: Term) -> String {
    hasClaimsConstant ? term.name : "\(term.name), σ\u{A0}=\u{A0}\(exactly(configuration.sigma))"
  }

  /// What is shown without an interval, a line each.
  public var estimateLines: [String] {
    [
      "gate rate R_g = \(short(estimates.gateRate)) nats per sample on the half trained on, all links; a variational "
        + "upper bound at β = \(short(configuration.beta))",
      distortionLine,
      "δ is at least \(short(limit: estimates.optimisationGap, .down)): how far the mean objective lies above that of the sweep's best "
        + "weight on the same halves, over \(estimates.draws) draws (an estimate, no interval)",
      "the letter's form adds D(R_g), δ and a term in I(S;W): the first is estimated from above, the second from below, and "
        + "the third has no estimate, so that a sum would bound nothing, and none is given",
    ]
  }

  private var distortionLine: String {
    guard let distortion = estimates.operationalDistortion else {
      return
        "D(R_g) has no estimate: the rate on fresh samples of every weight of the sweep exceeds R_g; add greater ones "
        + "to --sweep"
    }
    return
      "D at R_g, its convex envelope, is at most \(short(limit: distortion, .up)): the least mean fresh risk of the sweep's "
      + "weights whose rate on fresh samples is at most R_g. A mean over trainings, of \(estimates.draws) draws or more, bounds "
      + "the envelope alone, not D (an estimate, no interval)"
  }
}
