import PropertyTesting
import Testing

@testable import Verification

@Suite(.property(cases: 300)) struct `RT-006 information about the source never rises along a path of relays` {
  /// Whether nothing proves an information to exceed the one before it, all being known to eight digits.
  func neverRises(_ informations: [Estimate]) -> Bool {
    let areNarrow = informations.allSatisfy {
      $0.error <= Tolerance.rounding(operations: 1 << 26, condition: 1, scale: max(1, $0.magnitude)).value
    }
    return areNarrow && zip(informations.dropFirst(), informations).allSatisfy { !$0.certainlyExceeds($1) }
  }

  /// Whether two roads lead to the same information, each known to eight digits.
  func agree(_ first: Estimate, _ second: Estimate) -> Bool {
    let allowed = Tolerance.rounding(operations: 1 << 26, condition: 1, scale: max(1, first.magnitude)).value
    return first.overlaps(second) && first.error <= allowed && second.error <= allowed
  }

  @Test func `on finite paths whose relays take in only what is independent`() {
    checkProperty(FinitePath.all) { path in
      let informations = try path.informations(path.channels())
      #expect(neverRises(informations), "\(informations)")
    }
  }

  @Test func `on Gaussian trees, and it stays below the rate of every link that was passed`() {
    checkProperty(DrawnRelayTree.all, PropertySettings(cases: 120)) { drawn in
      let tree = try drawn.tree
      let informations = try drawn.informations(tree)
      #expect(neverRises(informations), "\(informations)")
      let law = try tree.jointLaw()
      for (k, (from, to)) in zip(drawn.path, drawn.path.dropFirst()).enumerated() {
        let rate = try law.mutualInformation(tree.variables(ofRelay: from), tree.variables(ofRelay: to))
        #expect(neverRises([rate, informations[k + 1]]))
      }
    }
  }

  @Test func `the information about the whole source is the same by gates and by the joint law`() {
    checkProperty(DrawnRelayTree.all, PropertySettings(cases: 120)) { drawn in
      let tree = try drawn.tree
      let law = try tree.jointLaw()
      for relay in tree.relays.indices {
        let joint = try law.mutualInformation(tree.sourceVariables, tree.variables(ofRelay: relay))
        let gate = try tree.sourceInformation(ofRelay: relay)
        #expect(agree(joint, gate), "\(joint) \(gate)")
      }
    }
  }

  /// Gains and noise variances of a scalar chain, in quarters.
  static let chains = Generator<[(gain: Int, noise: Int)]> { source throws(Discard) in
    var links: [(gain: Int, noise: Int)] = []
    for _ in 0..<(try source.integer(in: 1...6)) {
      links.append((try source.integer(in: -12...12), try source.integer(in: 1...16)))
    }
    return links
  }

  /// A chain of scalar relays on a source of unit variance.
  func chain(_ links: [(gain: Int, noise: Int)]) throws -> GaussianRelayTree {
    let relays = links.enumerated().map { index, link in
      GaussianRelayTree.Relay(
        parent: index + 1 < links.count ? index + 1 : nil,
        linkGain: index + 1 < links.count ? [[Double(links[index + 1].gain) / 4]] : [],
        viewGain: [[index == 0 ? Double(link.gain) / 4 : 0]], noiseCovariance: [[Double(link.noise) / 4]])
    }
    return try GaussianRelayTree(sourceCovariance: [[1]], relays: relays)
  }

  /// −½ ln(1 − Π rᵢ²), rᵢ² the squared correlation across each link by a formula.
  func productForm(_ links: [(gain: Int, noise: Int)], square: (Estimate, Estimate) -> Estimate) -> Estimate {
    var variance = Estimate(exactly: 1)
    var product = Estimate(exactly: 1)
    for link in links {
      let gain = Estimate(exactly: Double(link.gain) / 4)
      let signal = gain * gain * variance
      variance = signal + Estimate(exactly: Double(link.noise) / 4)
      product = product * square(signal, variance)
    }
    return (Estimate(exactly: -0.5) * Estimate.log1p(-product)).clamped(atLeast: 0)
  }

  @Test func `on scalar Gaussian chains the squared correlations multiply`() {
    checkProperty(Self.chains) { links in
      let tree = try chain(links)
      let product = productForm(links) { $0 / $1 }
      let last = links.count - 1
      #expect(agree(try tree.sourceInformation(ofRelay: last), product))
      #expect(agree(try tree.jointLaw().mutualInformation([0], tree.variables(ofRelay: last)), product))
    }
  }

  @Test func `control: a correlated view of a relay's own raises the information and is refuted`() {
    // What else comes in is a copy of x, and no longer independent of it.
    func copies(_ relay: FinitePath.Relay, _ x: Int) -> [Int] {
      (0..<FinitePath.symbols).map { $0 == x ? FinitePath.unit : 0 }
    }
    let finite = FinitePath.all.smallestCounterexamples(seeds: 3) { path in
      try !neverRises(path.informations(path.channels(others: copies)))
    }
    #expect(!finite.contains("not refuted"), "\(finite)")
    let gaussian = DrawnRelayTree.all.smallestCounterexamples(seeds: 3, cases: 500) { drawn in
      var relays = drawn.relays
      // The leaf's parent sees the first variable of interest as well.
      relays[drawn.parents[0]].viewGain[0][0] = 1
      return try !neverRises(
        drawn.informations(GaussianRelayTree(sourceCovariance: drawn.sourceCovariance, relays: relays)))
    }
    #expect(!gaussian.contains("not refuted"), "\(gaussian)")
  }

  @Test func `control: a forged relay that taps an earlier message is refuted`() throws {
    // The second relay of the path forgets what it receives, and the third hands on the leaf's message.
    let finite = FinitePath.all.smallestCounterexamples(seeds: 3) { path in
      let channels = path.channels()
      let silent = path.leaf.map { _ in [1.0] + Array(repeating: 0, count: FinitePath.symbols - 1) }
      return try !neverRises(path.informations([channels[0], silent, channels[0]]))
    }
    #expect(!finite.contains("not refuted"), "\(finite)")
    // X, T₁ = X + N₁, T₂ = T₁ + N₂ and a message that says it comes from T₂ but is T₁ + N₃; N₁, N₃ of variance 1, N₂ of 3.
    let forged = try JointGaussian(covariance: [[1, 1, 1, 1], [1, 2, 2, 2], [1, 2, 5, 2], [1, 2, 2, 3]])
    let informations = try (1...3).map { try forged.mutualInformation([0], [$0]) }
    #expect(!neverRises(informations))
    #expect(neverRises(Array(informations.prefix(2))))
  }

  @Test func `control: two relays that share a key, independent of source and leaf, are refuted`() throws {
    // Adding a key modulo four hides x, and taking it away shows it again: 0 nats, then as much as at the leaf.
    let prior = [0.5, 0.5]
    let open = try FiniteChannel(prior: prior, channel: [[1, 0, 0, 0], [0, 1, 0, 0]]).mutualInformation
    let hidden = try FiniteChannel(prior: prior, channel: Array(repeating: Array(repeating: 0.25, count: 4), count: 2))
      .mutualInformation
    #expect(neverRises([open, hidden]))
    #expect(!neverRises([open, hidden, open]))
    // The same with normal laws: T₂ = T₁ + 8V + N₂, T₃ = T₂ − 8V + N₃, V independent of X and of the leaf's message.
    let unit: [[Double]] = [[1]]
    let keyed = try GaussianRelayTree(
      sourceCovariance: [[1, 0], [0, 1]],
      relays: [
        .init(parent: 1, linkGain: unit, viewGain: [[1, 0]], noiseCovariance: unit),
        .init(parent: 2, linkGain: unit, viewGain: [[0, 8]], noiseCovariance: unit),
        .init(parent: nil, linkGain: [], viewGain: [[0, -8]], noiseCovariance: unit),
      ])
    let law = try keyed.jointLaw()
    let informations = try (0..<3).map { try law.mutualInformation([0], keyed.variables(ofRelay: $0)) }
    #expect(!neverRises(informations))
    // Each message is still below the leaf's, for the keys together are independent of (X, T₁).
    #expect(neverRises([informations[0], informations[1]]) && neverRises([informations[0], informations[2]]))
  }

  @Test func `control: correlations in place of their squares are refuted`() {
    let minima = Self.chains.map(DrawnChain.init).smallestCounterexamples { chain in
      let product = productForm(chain.links) { Estimate.squareRoot($0 / $1) }
      return try !agree(self.chain(chain.links).sourceInformation(ofRelay: chain.links.count - 1), product)
    }
    #expect(minima == ["[(1, 1)]"])
  }

  private struct DrawnChain: CustomStringConvertible, Sendable {
    let links: [(gain: Int, noise: Int)]
    var description: String { "[\(links.map { "(\($0.gain), \($0.noise))" }.joined(separator: ", "))]" }
  }

  @Test func `a relay out of order, of a wrong shape or without noise is refused by name`() {
    let relay = GaussianRelayTree.Relay(parent: nil, linkGain: [], viewGain: [[1]], noiseCovariance: [[1]])
    func refusal(_ change: (inout GaussianRelayTree.Relay) -> Void) -> String? {
      var changed = relay
      change(&changed)
      do throws(VerificationError) {
        _ = try GaussianRelayTree(sourceCovariance: [[1]], relays: [changed, relay])
        return nil
      } catch { return error.description }
    }
    #expect(refusal { $0.parent = 0 }?.contains("relays[0].parent") == true)
    #expect(refusal { $0.viewGain = [[1, 2]] }?.contains("relays[0].viewGain[0]") == true)
    #expect(refusal { $0.noiseCovariance = [[0]] }?.contains("relays[0].noiseCovariance") == true)
    #expect(refusal { ($0.parent, $0.linkGain) = (1, [[1, 1]]) }?.contains("relays[0].linkGain[0]") == true)
    #expect(refusal { _ in } == nil)
  }
}
