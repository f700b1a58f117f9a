import PropertyTesting
import Testing

@testable import Verification

@Suite struct `TR-001 the root learns at most the sum of what its links carry of their subtrees` {
  /// I(X_subtree;T_e) of a message, the subtree being the nodes whose data it may depend on.
  func term(_ message: Int, _ model: some MessageModel) throws -> Estimate {
    try model.mutualInformation(model.schedule.data(of: model.schedule.origins(of: message)), [message])
  }

  func terms(_ messages: [Int], _ model: some MessageModel) throws -> Estimate {
    try messages.reduce(Estimate(exactly: 0)) { try $0 + term($1, model) }
  }

  /// Whether nothing proves what arrives at the root to tell more of the data than the sum of its links' terms.
  func isBounded(_ model: some MessageModel) throws -> Bool {
    let arriving = model.schedule.messages(to: 0)
    let learned = try model.mutualInformation(model.schedule.data, arriving)
    return try !learned.certainlyExceeds(terms(arriving, model))
  }

  /// Whether the sum exceeds what the root learns by the total correlation of what arrives.
  func isIdentity(_ model: some MessageModel) throws -> Bool {
    let arriving = model.schedule.messages(to: 0)
    let learned = try model.mutualInformation(model.schedule.data, arriving)
    return try (learned + model.totalCorrelation(of: arriving)).overlaps(terms(arriving, model))
  }

  /// Whether the same holds with the root's own view, which adds its entropy.
  func isBoundedWithView(_ model: FiniteProtocol) throws -> Bool {
    let view = model.schedule.data(of: [0])
    let arriving = model.schedule.messages(to: 0)
    // I(X; X_r, T) = H(X_r) + I(X; T | X_r).
    let others = model.schedule.data(of: 1..<model.schedule.nodeCount)
    let learned = try model.mutualInformation(others, arriving, given: view)
    return try !learned.certainlyExceeds(terms(arriving, model))
  }

  /// Whether every message tells at most its rate, and on finite views at most its sender's entropy and what that heard.
  func areTermsBounded(_ model: some MessageModel) throws -> Bool {
    try model.schedule.messages.allSatisfy { message in
      let own = try term(message, model)
      guard try !own.certainlyExceeds(model.rate(of: message)) else { return false }
      guard let model = model as? FiniteProtocol, case .message(let sender, _) = model.schedule.variables[message].role
      else { return true }
      return try !own.certainlyExceeds(
        model.entropy(of: model.schedule.data(of: [sender])) + terms(model.schedule.messages(to: sender), model))
    }
  }

  func holds(_ drawn: DrawnProtocol) throws -> Bool {
    let (finite, gaussian) = (try drawn.finite, try drawn.gaussian)
    return try isBounded(finite) && isBounded(gaussian) && isIdentity(finite) && isIdentity(gaussian)
      && isBoundedWithView(finite) && areTermsBounded(finite) && areTermsBounded(gaussian)
  }

  @Test func `into the root of a tree, finite and Gaussian`() {
    checkProperty(DrawnProtocol.trees(), PropertySettings(cases: 300)) { drawn, observer in
      let holds = try holds(drawn)
      #expect(holds)
      let arriving = try drawn.schedule.messages(to: 0).count
      observer.cover("several links into the root", atLeast: 0.2, when: arriving > 1)
      observer.cover("a subtree of several nodes", atLeast: 0.2, when: arriving < drawn.nodeCount - 1)
    }
  }

  @Test func `the sum is attained by independent noiseless bits`() throws {
    let bit = [[0.5, 0.5]]
    let noiseless = [[1.0, 0], [0, 1]]
    let model = try FiniteProtocol(
      schedule: MessageSchedule(
        nodeCount: 3,
        variables: [
          .init(.datum(holder: 1)), .init(.datum(holder: 2)), .init(.message(from: 1, to: 0), from: [0]),
          .init(.message(from: 2, to: 0), from: [1]),
        ]), laws: [bit, bit, noiseless, noiseless])
    let learned = try model.mutualInformation([0, 1], [2, 3])
    #expect(learned.overlaps(Estimate.log(Estimate(exactly: 4))))
    #expect(try learned.overlaps(terms([2, 3], model)))
  }

  @Test func `control: a coin that two subtrees share is refuted on a tree`() {
    let minima = DrawnProtocol.trees(.sharedCoin).smallestCounterexamples(seeds: 3) { try !isBounded($0.finite) }
    #expect(minima == ["S0 1:1, S1 1:1, S2 1:1, K 1:1, T2→0(S2,K) 1:1|1:1|1:1|1:2, T1→0(K) 1:1|1:2"])
  }

  @Test func `control: a dense graph is refuted, where a message makes a private coin a shared one`() {
    let minima = DrawnProtocol.dense().smallestCounterexamples(seeds: 3) { try !isBounded($0.finite) }
    let smallest =
      "S0 1:1, S1 1:1, S2 1:1, S3 1:1, T3→2 1:1, T2→0(T3→2) 1:1|1:2, T2→1(S2,T3→2) 1:1|1:1|1:1|1:2, T1→0(T2→1) 1:1|1:2"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
    let gaussian = DrawnProtocol.dense().smallestCounterexamples(seeds: 3) { try !isBounded($0.gaussian) }
    #expect(!gaussian.contains("not refuted"))
  }

  /// Messages K and X⊕K: each carries nothing of X, both together carry it.
  @Test(arguments: [true, false]) func `control: a key and a message enciphered with it are refuted`(isTree: Bool)
    throws
  {
    let bit = [[0.5, 0.5]]
    let (copy, sum) = ([[1.0, 0], [0, 1]], [[1.0, 0], [0, 1], [0, 1], [1, 0]])
    let model =
      isTree
      ? try FiniteProtocol(
        schedule: MessageSchedule(
          nodeCount: 3,
          variables: [
            .init(.datum(holder: 2)), .init(.coin(holders: [1, 2])), .init(.message(from: 1, to: 0), from: [1]),
            .init(.message(from: 2, to: 0), from: [0, 1]),
          ]), laws: [bit, bit, copy, sum])
      : try FiniteProtocol(
        schedule: MessageSchedule(
          nodeCount: 3,
          variables: [
            .init(.datum(holder: 1)), .init(.message(from: 2, to: 1)), .init(.message(from: 2, to: 0), from: [1]),
            .init(.message(from: 1, to: 0), from: [0, 1]),
          ]), laws: [bit, bit, copy, sum])
    let arriving = model.schedule.messages(to: 0)
    #expect(try terms(arriving, model).contains(0))
    #expect(try model.mutualInformation(model.schedule.data, arriving).overlaps(.log(Estimate(exactly: 2))))
    #expect(try !isBounded(model))
  }

  @Test func `control: the root's own view without its term is refuted`() {
    let minima = DrawnProtocol.trees().smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      let arriving = model.schedule.messages(to: 0)
      let view = model.schedule.data(of: [0])
      let rest = model.schedule.data(of: 1..<drawn.nodeCount)
      let learned = try model.entropy(of: view) + model.mutualInformation(rest, arriving, given: view)
      return try learned.certainlyExceeds(terms(arriving, model))
    }
    #expect(minima == ["S0 1:1, S1 1:1, T1→0 1:1"])
  }
}
