import PropertyTesting
import Testing
import Verification

@Suite struct `TR-001 the root learns at most the sum of what its links carry about their subtrees` {
  /// I(X_subtree;T_e) of a message, the subtree being the nodes whose data it may depend on.
  func term(_ message: Int, _ model: some MessageModel) throws -> Estimate {
    try model.mutualInformation(model.schedule.data(of: model.schedule.origins(of: message)), [message])
  }

  func terms(_ messages: [Int], _ model: some MessageModel) throws -> Estimate {
    try messages.reduce(Estimate(exactly: 0)) { try $0 + term($1, model) }
  }

  /// Whether the information about the data that arrives at the root is not certainly greater than the sum of the terms
  /// of its links.
  func isBounded(_ model: some MessageModel) throws -> Bool {
    let arriving = model.schedule.messages(to: 0)
    let learned = try model.mutualInformation(model.schedule.data, arriving)
    return try !learned.certainlyExceeds(terms(arriving, model))
  }

  /// Whether the sum exceeds what the root learns by the total correlation of what arrives (TR-001, step 2).
  func isIdentity(
    _ model: some MessageModel,
    correlation: (any MessageModel, [Int]) throws -> Estimate = { try $0.totalCorrelation(of: $1) }
  ) throws -> Bool {
    let arriving = model.schedule.messages(to: 0)
    let learned = try model.mutualInformation(model.schedule.data, arriving)
    return try (learned + correlation(model, arriving)).overlaps(terms(arriving, model))
  }

  /// The entropy of a node's own view of the data.
  func viewEntropy(_ node: Int, _ model: FiniteProtocol) throws -> Estimate {
    try model.entropy(of: model.schedule.data(of: [node]))
  }

  /// Whether the bound holds with the root's own view, which adds its entropy (TR-001, step 4).
  func isBoundedWithView(
    _ model: FiniteProtocol, view term: (Int, FiniteProtocol) throws -> Estimate
  ) throws -> Bool {
    let view = model.schedule.data(of: [0])
    let arriving = model.schedule.messages(to: 0)
    // I(X; X_r, T) = H(X_r) + I(X; T | X_r).
    let others = model.schedule.data(of: 1..<model.schedule.nodeCount)
    let learned = try model.entropy(of: view) + model.mutualInformation(others, arriving, given: view)
    return try !learned.certainlyExceeds(term(0, model) + terms(arriving, model))
  }

  /// Whether the information of every message is at most the rate of a gate, by default its own (TR-001, step 5).
  func areTermsWithinRates(_ model: some MessageModel, of gate: (Int) -> Int = { $0 }) throws -> Bool {
    try model.schedule.messages.allSatisfy { message in
      try !term(message, model).certainlyExceeds(model.rate(of: gate(message)))
    }
  }

  /// Whether the information of every message is at most that of its sender's view and of the messages that the sender
  /// received (TR-001, step 5).
  func areTermsWithinViews(
    _ model: FiniteProtocol, view viewTerm: (Int, FiniteProtocol) throws -> Estimate
  ) throws -> Bool {
    try model.schedule.messages.allSatisfy { message in
      guard case .message(let sender, _) = model.schedule.variables[message].role else { return true }
      return try !term(message, model).certainlyExceeds(
        viewTerm(sender, model) + terms(model.schedule.messages(to: sender), model))
    }
  }

  func holds(_ drawn: DrawnProtocol) throws -> Bool {
    let (finite, gaussian) = (try drawn.finite, try drawn.gaussian)
    return try isBounded(finite) && isBounded(gaussian) && isIdentity(finite) && isIdentity(gaussian)
      && isBoundedWithView(finite, view: viewEntropy) && areTermsWithinViews(finite, view: viewEntropy)
      && areTermsWithinRates(finite) && areTermsWithinRates(gaussian)
  }

  @Test func `the bounds hold at the root and at the other nodes of a tree, finite and Gaussian`() {
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

  @Test func `control: the bound with a coin that two subtrees share is refuted on a tree`() {
    let minima = DrawnProtocol.trees(.sharedCoin).smallestCounterexamples(seeds: 3) { try !isBounded($0.finite) }
    #expect(minima == ["S0 1:1, S1 1:1, S2 1:1, K 1:1, T2→0(S2,K) 1:1|1:1|1:1|1:2, T1→0(K) 1:1|1:2"])
  }

  @Test func `control: the bound is refuted on a dense graph, where a message makes a private coin a shared one`() {
    let minima = DrawnProtocol.dense().smallestCounterexamples(seeds: 3) { try !isBounded($0.finite) }
    let smallest =
      "S0 1:1, S1 1:1, S2 1:1, S3 1:1, T3→2 1:1, T2→0(T3→2) 1:1|1:2, T2→1(S2,T3→2) 1:1|1:1|1:1|1:2, T1→0(T2→1) 1:1|1:2"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
    let gaussian = DrawnProtocol.dense().smallestCounterexamples(seeds: 3) { try !isBounded($0.gaussian) }
    #expect(!gaussian.contains("not refuted"))
  }

  /// Messages U and X⊕U, U a coin: each alone has no information about X, and both together determine it.
  @Test(arguments: [true, false])
  func `control: the bound is refuted by a key and a message encrypted with it`(isTree: Bool) throws {
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

  @Test func `control: the bound without a term for the root's own view is refuted`() {
    let minima = DrawnProtocol.trees().smallestCounterexamples(seeds: 3) { drawn in
      try !isBoundedWithView(drawn.finite) { _, _ in Estimate(exactly: 0) }
    }
    #expect(minima == ["S0 1:1, S1 1:1, T1→0 1:1"])
  }

  @Test func `control: the bound without a term for another node's view is refuted`() {
    let minima = DrawnProtocol.trees().smallestCounterexamples(seeds: 3) { drawn in
      try !areTermsWithinViews(drawn.finite) { _, _ in Estimate(exactly: 0) }
    }
    #expect(minima == ["S0 1:1, S1 1:1, T1→0(S1) 1:1|1:2"])
  }

  @Test func `control: the identity without the total correlation is refuted`() {
    let trees = DrawnProtocol.trees()
    let minima = [
      trees.smallestCounterexamples(seeds: 3) { try !isIdentity($0.finite) { _, _ in Estimate(exactly: 0) } },
      trees.smallestCounterexamples(seeds: 3) { try !isIdentity($0.gaussian) { _, _ in Estimate(exactly: 0) } },
    ]
    for found in minima { #expect(!found.contains("not refuted")) }
  }

  @Test func `control: the rate of another message instead of its own is refuted`() {
    /// The message before a message; for the first message, the second.
    func another(_ message: Int, _ messages: [Int]) -> Int {
      guard let place = messages.firstIndex(of: message), messages.count > 1 else { return message }
      return messages[place == 0 ? 1 : place - 1]
    }
    let trees = DrawnProtocol.trees()
    let minima = [
      trees.smallestCounterexamples(seeds: 3) { drawn in
        let model = try drawn.finite
        return try !areTermsWithinRates(model) { another($0, model.schedule.messages) }
      },
      trees.smallestCounterexamples(seeds: 3) { drawn in
        let model = try drawn.gaussian
        return try !areTermsWithinRates(model) { another($0, model.schedule.messages) }
      },
    ]
    for found in minima { #expect(!found.contains("not refuted")) }
  }
}
