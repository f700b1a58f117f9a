import PropertyTesting
import Testing

@testable import Verification

@Suite struct `TR-005 given the label messages from different subtrees are independent` {
  /// The label is the first variable.
  static let label = 0

  /// Whether at every node nothing proves its view and the messages it receives dependent given some variables.
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

  /// Whether a finite model's joint law of all that arrives at a node is a product given the label, cell by cell.
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

  @Test func `at every node of drawn trees, finite and Gaussian`() {
    checkProperty(DrawnProtocol.trees(.labelled), PropertySettings(cases: 300)) { drawn, observer in
      let model = try drawn.finite
      let holds = try isIndependent(model) && isIndependent(drawn.gaussian)
      #expect(holds)
      let isProductEverywhere = try (0..<drawn.nodeCount).allSatisfy { try isProduct(model, at: $0) }
      #expect(isProductEverywhere)
      observer.cover("several links into the root", atLeast: 0.2, when: model.schedule.messages(to: 0).count > 1)
    }
  }

  @Test func `control: a dense graph is refuted`() {
    let minima = DrawnProtocol.dense(.labelled).smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      return try !isIndependent(model) && !isProduct(model, at: 0)
    }
    #expect(
      minima == ["Y 1:1, S0 1:1, S1 1:1, S2 1:1, T2→0(S2) 1:1|1:2, T2→1(S2) 1:1|1:2, T1→0(T2→1) 1:1|1:2"])
    let gaussian = DrawnProtocol.dense(.labelled).smallestCounterexamples(seeds: 3) { try !isIndependent($0.gaussian) }
    #expect(!gaussian.contains("not refuted"))
  }

  @Test func `control: independence without the label given is refuted`() {
    let minima = DrawnProtocol.trees(.labelled).smallestCounterexamples(seeds: 3) { drawn in
      try !isIndependent(drawn.finite, given: [])
    }
    let smallest = "Y 1:1, S0(Y) 1:1|1:2, S1(Y) 1:1|1:2, T1→0(S1) 1:1|1:2"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
  }

  @Test func `control: weights that are random and shared are refuted`() {
    let minima = DrawnProtocol.trees(.labelledSharedCoin).smallestCounterexamples(seeds: 3) { drawn in
      try !isIndependent(drawn.finite)
    }
    #expect(minima == ["Y 1:1, S0 1:1, S1 1:1, S2 1:1, K 1:1, T2→0(K) 1:1|1:2, T1→0(K) 1:1|1:2"])
  }

  @Test func `control: views that depend on one another given the label are refuted`() {
    let minima = DrawnProtocol.trees(.watchedCorrelated).smallestCounterexamples(seeds: 3) { drawn in
      try !isIndependent(drawn.finite)
    }
    #expect(minima == ["Y 1:1, S0 1:1, S1(S0) 1:1|1:2, T1→0(S1) 1:1|1:2"])
  }
}
