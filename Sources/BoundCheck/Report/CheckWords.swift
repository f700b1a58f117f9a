import Console
import RealModule
import Verification

extension CheckEvidence.Term {
  typealias BoundVerdict = SupersampleFindings.BoundVerdict

  /// The name of the bound, for people.
  ///
  /// - Parameter isQuantized: whether losses are rounded to steps; the name then mentions no bound on predictions.
  public func name(isQuantized: Bool) -> String {
    switch SupersampleFindings.Quantity(rawValue: quantity) {
    case .singleLoss: "bound by the single loss, I(L;U)"
    case .lossDifference: "bound by the loss difference, I(ΔL;U)"
    case .conditional:
      isQuantized
        ? "bounds given the supersample (ldCMI to e-CMI, of each step's losses)"
        : "bounds given the supersample (ldCMI to f-CMI)"
    case nil: quantity
    }
  }
}

extension CheckEvidence.Term {
  /// The name of the bound's information, short enough for a picture.
  var shortName: String {
    switch SupersampleFindings.Quantity(rawValue: quantity) {
    case .singleLoss: "single loss, I(L;U)"
    case .lossDifference: "loss difference, I(ΔL;U)"
    case .conditional: "given the supersample"
    case nil: quantity
    }
  }
}

extension CheckEvidence {
  /// "0.1 to 0.2", with the limits rounded outward.
  func range(_ limits: Limits) -> String {
    "\(short(limit: limits.lower, .down)) to \(short(limit: limits.upper, .up))"
  }

  var lossName: String {
    switch configuration.loss {
    case .zeroOne: "0-1"
    case .quantized(let steps): "cross-entropy over ln(classes), cut off at 1, in \(steps) steps"
    }
  }

  /// The name of the answer of least risk among those that ignore the features.
  var chanceName: String {
    switch configuration.loss {
    case .zeroOne: "always answering the commonest class"
    case .quantized: "answering by the classes' shares"
    }
  }

  /// The name of the risk of the best rule for the law of the samples; on the samples themselves a rule may have less.
  static let bayesName = "Bayes 0-1 risk of the law of the data"

  /// The titles of the columns of ``linkRows``.
  public var linkTitles: [String] {
    [
      "link", "capacity, values/s", "rate, nats/sample", "bits/sample",
      "of bits without gate, \(exactly(network.bitsPerValue)) per value", "samples/s without gate",
      "samples/s at the rate",
    ]
  }

  /// One row per link of the tree: its rate against its capacity, if the rate were coded with the fewest possible bits;
  /// a dash stands for what depends on a rate that is not known.
  public var linkRows: [[String]] {
    network.links.filter(\.inTree).map { link in
      let child = network.parents[link.first] == link.second ? link.first : link.second
      let parent = child == link.first ? link.second : link.first
      let bits = link.rate.map { $0 / Double.log(2) }
      let bare = network.bitsPerValue * Double(link.width)
      func known(_ number: Double?, _ text: (Double) -> String) -> String { number.map(text) ?? "–" }
      return [
        "\(network.nodes[child]) → \(network.nodes[parent])", short(link.capacity), known(link.rate) { short($0) },
        known(bits) { short($0) }, known(bits) { percent($0 / bare) }, short(link.capacity / Double(link.width)),
        known(bits) { $0 > 0 ? short(link.capacity * network.bitsPerValue / $0) : "any" },
      ]
    }
  }

  /// The name of the bound.
  func name(of term: Term) -> String { term.name(isQuantized: configuration.loss != .zeroOne) }

  /// The name of the bound, with its constant if that is not the theorem's.
  func title(of term: Term) -> String {
    hasClaimsConstant ? name(of: term) : "\(name(of: term)), σ = \(exactly(configuration.sigma))"
  }

  /// The estimates without an interval, one line each.
  public var estimateLines: [String] {
    [
      "gate rate R_g = \(short(estimates.gateRate)) nats per sample on the training half, over all links; a "
        + "variational upper bound at β = \(short(configuration.beta))",
      distortionLine,
      hasSweep
        ? "δ is at least \(short(limit: estimates.optimizationGap, .down)): the mean objective less that of the "
          + "sweep's best weight on the same halves, over \(estimates.draws) draws (an estimate without interval)"
        : "δ has no estimate: no other weight was trained; use --sweep and --sweep-draws",
      "the letter's form adds D(R_g), δ and a term in I(S;W): the first is estimated from above, the second from below, and "
        + "the third has no estimate, so that their sum would bound nothing and is not given",
    ]
  }

  /// Whether weights other than the one that is checked were trained.
  private var hasSweep: Bool { estimates.draws > 0 && configuration.sweep.contains { $0 != configuration.beta } }

  private var distortionLine: String {
    guard hasSweep else {
      return "D(R_g) has no estimate: no other weight was trained; use --sweep and --sweep-draws"
    }
    guard let distortion = estimates.operationalDistortion else {
      return
        "D(R_g) has no estimate: the rate on fresh samples of every weight of the sweep exceeds R_g; add greater "
        + "weights to --sweep"
    }
    return
      "the convex envelope of D at R_g is at most \(short(limit: distortion, .up)): the least mean fresh risk of the "
      + "sweep's weights whose rate on fresh samples is at most R_g. A mean over trainings, here \(estimates.draws) "
      + "draws or more, bounds only the envelope, not D (an estimate without interval)"
  }
}
