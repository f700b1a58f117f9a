import PropertyTesting
import Testing

@testable import Verification

@Suite struct `TR-005 messages from different subtrees are independent given the label` {
  /// The label is the first variable.
  static let label = 0

  /// Whether at no node its view and the messages it receives are certainly dependent given some variables.
  func isIndependent(_ model: some MessageModel, given condition: [Int] = [label]) throws -> Bool {
    try (0..<model.schedule.nodeCount).allSatisfy { node in
      let arriving = model.schedule.data(of: [node]) + model.schedule.messages(to: node)
      return try arriving.indices.dropFirst().allSatisfy { place in
        let dependence = try model.mutualInformation(
          [arriving[place]], Array(arriving[..<place]), given: condition)
        return dependence.lower <= 0
      }
    }
  }

  /// Whether a finite model's joint law of a node's view and the messages it receives is a product given the label,
  /// cell by cell.
  func isProduct(_ model: FiniteProtocol, at node: Int) throws -> Bool {
    let arriving = model.schedule.data(of: [node]) + model.schedule.messages(to: node)
    let joint = try model.joint.marginal(of: [Self.label] + arriving)
    let label = try model.joint.marginal(of: [Self.label])
    let parts = try arriving.map { try model.joint.marginal(of: [Self.label, $0]) }
    let counts = joint.shape
    return joint.probabilities.indices.allSatisfy { cell in
      var rest = cell
      var outcomes = counts.indices.map { _ in 0 }
      for place in counts.indices.reversed() {
        outcomes[place] = rest % counts[place]
        rest /= counts[place]
      }
      let base = label.probabilities[outcomes[0]]
      guard base.value > 0 else { return true }
      let product = parts.indices.reduce(base) { product, place in
        product * parts[place].probabilities[outcomes[0] * counts[place + 1] + outcomes[place + 1]] / base
      }
      return product.overlaps(joint.probabilities[cell])
    }
  }

  @Test func `messages are independent at every node of drawn trees, finite and Gaussian`() {
    checkProperty(DrawnProtocol.trees(.labeled), PropertySettings(cases: 300)) { drawn, observer in
      let model = try drawn.finite
      let holds = try isIndependent(model) && isIndependent(drawn.gaussian)
      #expect(holds)
      let isProductEverywhere = try (0..<drawn.nodeCount).allSatisfy { try isProduct(model, at: $0) }
      #expect(isProductEverywhere)
      observer.cover("several links into the root", atLeast: 0.2, when: model.schedule.messages(to: 0).count > 1)
    }
  }

  @Test func `control: independence on a dense graph is refuted`() {
    let minima = DrawnProtocol.dense(.labeled).smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      return try !isIndependent(model) && !isProduct(model, at: 0)
    }
    #expect(
      minima == ["Y 1:1, S0 1:1, S1 1:1, S2 1:1, T2→0(S2) 1:1|1:2, T2→1(S2) 1:1|1:2, T1→0(T2→1) 1:1|1:2"])
    let gaussian = DrawnProtocol.dense(.labeled).smallestCounterexamples(seeds: 3) { try !isIndependent($0.gaussian) }
    #expect(!gaussian.contains("not refuted"))
  }

  @Test func `control: independence without conditioning on the label is refuted`() {
    let minima = DrawnProtocol.trees(.labeled).smallestCounterexamples(seeds: 3) { drawn in
      try !isIndependent(drawn.finite, given: [])
    }
    let smallest = "Y 1:1, S0(Y) 1:1|1:2, S1(Y) 1:1|1:2, T1→0(S1) 1:1|1:2"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
  }

  @Test func `control: independence under random weights that are shared is refuted`() {
    let minima = DrawnProtocol.trees(.labeledSharedCoin).smallestCounterexamples(seeds: 3) { drawn in
      try !isIndependent(drawn.finite)
    }
    #expect(minima == ["Y 1:1, S0 1:1, S1 1:1, S2 1:1, K 1:1, T2→0(K) 1:1|1:2, T1→0(K) 1:1|1:2"])
  }

  @Test func `control: independence with views that depend on one another given the label is refuted`() {
    let minima = DrawnProtocol.trees(.watchedCorrelated).smallestCounterexamples(seeds: 3) { drawn in
      try !isIndependent(drawn.finite)
    }
    #expect(minima == ["Y 1:1, S0 1:1, S1(S0) 1:1|1:2, T1→0(S1) 1:1|1:2"])
  }
}
