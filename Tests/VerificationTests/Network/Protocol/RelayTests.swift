import PropertyTesting
import Testing
import Verification

@Suite(.property(cases: 300))
struct `RT-006 information about the source never rises along a path of independent relays` {
  /// Whether no information certainly exceeds the one before it, all being known to eleven digits.
  func neverRises(_ informations: [Estimate]) -> Bool {
    let areNarrow = informations.allSatisfy {
      $0.error <= Tolerance.rounding(operations: 1 << 14, condition: 1, scale: max(1, $0.magnitude)).value
    }
    return areNarrow && zip(informations.dropFirst(), informations).allSatisfy { !$0.certainlyExceeds($1) }
  }

  /// Whether two computations give the same information, each to eleven digits.
  func agree(_ first: Estimate, _ second: Estimate) -> Bool {
    let allowed = Tolerance.rounding(operations: 1 << 14, condition: 1, scale: max(1, first.magnitude)).value
    return first.overlaps(second) && first.error <= allowed && second.error <= allowed
  }

  @Test func `it never rises on finite paths whose relays have only independent inputs`() {
    checkProperty(FinitePath.all) { path in
      let channels = path.channels()
      let informations = try path.informations(channels)
      #expect(neverRises(informations), "\(informations)")
      #expect(try keepsToLinks(informations, path.rates(channels)))
    }
  }

  /// Whether no I(X;T_{k+1}) certainly exceeds the rate of a link passed before (RT-006 (a)).
  func keepsToLinks(_ informations: [Estimate], _ rates: [Estimate]) -> Bool {
    informations.indices.allSatisfy { k in rates.prefix(k).allSatisfy { neverRises([$0, informations[k]]) } }
  }

  @Test func `relays that share one key carry at most the information of the leaf's message`() {
    checkProperty(FinitePath.all) { path in
      let informations = try path.informations(path.channelsOfOneKey)
      for later in informations.dropFirst() { #expect(neverRises([informations[0], later]), "\(informations)") }
    }
  }

  @Test func `it never rises on Gaussian trees and is at most the rate of every link passed`() {
    checkProperty(DrawnRelayTree.all, PropertySettings(cases: 120)) { drawn in
      let tree = try drawn.tree
      let informations = try drawn.informations(tree)
      #expect(neverRises(informations), "\(informations)")
      let law = try tree.jointLaw()
      let rates = try zip(drawn.path, drawn.path.dropFirst()).map { from, to in
        try law.mutualInformation(tree.variables(ofRelay: from), tree.variables(ofRelay: to))
      }
      #expect(keepsToLinks(informations, rates))
    }
  }

  /// Whether a tree's gains and its joint law give the information of the inverted linear system (RT-006 (d)).
  func solves(_ tree: GaussianRelayTree, _ drawn: DrawnRelayTree) throws -> Bool {
    let (joint, whole) = (try tree.jointLaw(), try drawn.lawOfLinearSystem())
    return try tree.relays.indices.allSatisfy { relay in
      let (source, message) = (tree.sourceVariables, tree.variables(ofRelay: relay))
      let information = try whole.mutualInformation(source, message)
      return try agree(information, tree.sourceInformation(ofRelay: relay))
        && agree(information, joint.mutualInformation(source, message))
    }
  }

  @Test func `the information about the whole source equals that of the linear system of all relays`() {
    checkProperty(DrawnRelayTree.all, PropertySettings(cases: 120)) { drawn, observer in
      let isSolved = try solves(drawn.tree, drawn)
      #expect(isSolved)
      observer.cover("a relay of two children", atLeast: 0.1, when: Set(drawn.parents).count < drawn.parents.count)
    }
  }

  @Test func `control: a recursion that leaves out one child's message is refuted`() {
    let minima = DrawnRelayTree.all.smallestCounterexamples(seeds: 3) { drawn in
      guard let parent = drawn.parents.first(where: { parent in drawn.parents.count { $0 == parent } > 1 }),
        let first = drawn.parents.firstIndex(of: parent)
      else { return false }
      var relays = drawn.relays
      relays[first].linkGain = relays[first].linkGain.map { $0.map { _ in 0 } }
      return try !solves(GaussianRelayTree(sourceCovariance: drawn.sourceCovariance, relays: relays), drawn)
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
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

  /// −½ ln(1 − Π rᵢ²), rᵢ² the squared correlation across each link by a formula (RT-006 (c)).
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

  @Test func `control: a relay's view that depends on the source raises the information and is refuted`() {
    // The relay's other input is a copy of x, and so not independent of it.
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

  @Test func `control: a relay that forwards an earlier message instead of its input is refuted`() throws {
    // The second relay of the path ignores its input, and the third forwards the leaf's message.
    let finite = FinitePath.all.smallestCounterexamples(seeds: 3) { path in
      let channels = path.channels()
      let silent = path.leaf.map { _ in [1.0] + Array(repeating: 0, count: FinitePath.symbols - 1) }
      return try !neverRises(path.informations([channels[0], silent, channels[0]]))
    }
    #expect(!finite.contains("not refuted"), "\(finite)")
    // X, T₁ = X + N₁, T₂ = T₁ + N₂ and a wrong T₃ = T₁ + N₃ made from T₁ instead of T₂; N₁, N₃ of variance 1, N₂ of 3.
    let forged = try JointGaussian(covariance: [[1, 1, 1, 1], [1, 2, 2, 2], [1, 2, 5, 2], [1, 2, 2, 3]])
    let informations = try (1...3).map { try forged.mutualInformation([0], [$0]) }
    #expect(!neverRises(informations))
    #expect(neverRises(Array(informations.prefix(2))))
  }

  @Test func `control: two relays that share one key independent of source and leaf are refuted`() throws {
    // Adding a random bit to x hides it, and adding the same bit again restores it: ln 2, 0 and ln 2 nats.
    let cipher = FinitePath.Relay(others: [8, 8, 0], table: [[0, 1, 0], [1, 0, 0], [0, 0, 0]])
    let path = FinitePath(
      source: [8, 8, 0], leaf: [[16, 0, 0], [0, 16, 0], [0, 0, 16]], relays: [cipher, cipher])
    let finite = try path.informations(path.channelsOfOneKey)
    #expect(finite[1].contains(0) && finite[0].overlaps(.log(Estimate(exactly: 2))) && finite[2].overlaps(finite[0]))
    #expect(!neverRises(finite))
    #expect(try neverRises(path.informations(path.channels())))
    let minima = FinitePath.all.smallestCounterexamples(seeds: 3) { path in
      try !neverRises(path.informations(path.channelsOfOneKey))
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
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
    // Each information is still below the leaf's, since the keys together are independent of (X, T₁).
    #expect(neverRises([informations[0], informations[1]]) && neverRises([informations[0], informations[2]]))
  }

  @Test func `control: correlations instead of their squares are refuted`() {
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

  @Test func `a source or a relay out of order, of a wrong shape or not positive definite is rejected by name`() {
    let relay = GaussianRelayTree.Relay(parent: nil, linkGain: [], viewGain: [[1]], noiseCovariance: [[1]])
    func answer(
      source: [[Double]] = [[1]], _ change: (inout GaussianRelayTree.Relay) -> Void = { _ in }
    ) -> String {
      var changed = relay
      change(&changed)
      return refusal { try GaussianRelayTree(sourceCovariance: source, relays: [changed, relay]).relays.count }
    }
    #expect(answer() == "accepted: 2")
    #expect(answer(source: []) == "sourceCovariance: needs at least one row")
    #expect(answer(source: [[1, 2]]) == "sourceCovariance[0]: needs 1 values, has 2")
    #expect(answer(source: [[0]]) == "sourceCovariance[0][0]: must be a variance above 0, is 0.0")
    #expect(answer(source: [[1, 2], [2, 1]]) == "sourceCovariance: must be positive definite")
    let singular: [[Double]] = [[1, 2], [2, 4]]
    #expect(answer { $0.noiseCovariance = singular } == "relays[0].noiseCovariance: must be positive definite")
    #expect(answer { $0.noiseCovariance = [[1], [2]] } == "relays[0].noiseCovariance[0]: needs 2 values, has 1")
    #expect(answer { $0.viewGain = [[1, 2]] } == "relays[0].viewGain[0]: needs 1 values, has 2")
    for parent in [0, 2] {
      #expect(answer { $0.parent = parent } == "relays[0].parent: must be an index from 1 to 1, is \(parent)")
    }
    #expect(answer { ($0.parent, $0.linkGain) = (1, [[1, 1]]) } == "relays[0].linkGain[0]: needs 1 values, has 2")
    #expect(answer { ($0.parent, $0.linkGain) = (1, [[1]]) } == "accepted: 2")
    let (source, noise, view) = ([[Double.nan]], [[Double.infinity]], [[-Double.infinity]])
    #expect(answer(source: source) == "sourceCovariance[0][0]: must be finite, is nan")
    #expect(answer { $0.noiseCovariance = noise } == "relays[0].noiseCovariance[0][0]: must be finite, is inf")
    #expect(answer { $0.viewGain = view } == "relays[0].viewGain[0][0]: must be finite, is -inf")
    #expect(
      answer { ($0.parent, $0.linkGain) = (1, source) } == "relays[0].linkGain[0][0]: must be finite, is nan")
  }
}
