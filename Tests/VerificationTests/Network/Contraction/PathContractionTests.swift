import PropertyTesting
import Testing

@testable import Verification

@Suite struct `TR-004 the contraction coefficients along a path bound what the root learns from the leaf` {
  /// U, the first variable; of all data only those of the last node depend on it.
  static let watched = [0]

  /// A coefficient η_e with I(U;T_e) ≤ η_e·I(U;Z) for the gate that makes a message.
  func coefficient(_ message: Int, _ model: some MessageModel) throws -> Estimate {
    switch model {
    case let finite as FiniteProtocol: finite.laws[message].contraction
    case let gaussian as GaussianProtocol: gaussian.signalShare(of: message)
    default: Estimate(exactly: 1)
    }
  }

  /// The messages on the path from the last node to the root, in their order.
  func path(_ model: some MessageModel) -> [Int] {
    let leaf = model.schedule.nodeCount - 1
    return model.schedule.messages.filter { model.schedule.origins(of: $0).contains(leaf) }
  }

  func product(_ model: some MessageModel) throws -> Estimate {
    try path(model).reduce(Estimate(exactly: 1)) { try $0 * coefficient($1, model) }
  }

  /// Whether the root's information about U, from what it holds and receives, is not certainly greater than a factor
  /// times that of the leaf's datum.
  func isContracted(_ model: some MessageModel, by factor: Estimate) throws -> Bool {
    let schedule = model.schedule
    let atRoot = try model.mutualInformation(Self.watched, schedule.data(of: [0]) + schedule.messages(to: 0))
    let atLeaf = try model.mutualInformation(Self.watched, schedule.data(of: [schedule.nodeCount - 1]))
    return !atRoot.certainlyExceeds(factor * atLeaf)
  }

  /// Whether the root's information about U is not certainly greater than that of the last message with all that is
  /// made without the leaf, nor the latter than the product of the coefficients times that of the leaf's datum.
  func isContractedWithViews(_ model: some MessageModel) throws -> Bool {
    let schedule = model.schedule
    let path = path(model)
    let views = schedule.data(of: 0..<schedule.nodeCount - 1) + schedule.messages.filter { !path.contains($0) }
    let between = try model.mutualInformation(Self.watched, path.suffix(1) + views)
    let atRoot = try model.mutualInformation(Self.watched, schedule.data(of: [0]) + schedule.messages(to: 0))
    let atLeaf = try model.mutualInformation(Self.watched, schedule.data(of: [schedule.nodeCount - 1]))
    return try !atRoot.certainlyExceeds(between) && !between.certainlyExceeds(product(model) * atLeaf)
  }

  @Test func `the bound holds along the paths of drawn trees, finite and Gaussian`() {
    checkProperty(DrawnProtocol.trees(.watchedLeaf), PropertySettings(cases: 500)) { drawn, observer in
      let (finite, gaussian) = (try drawn.finite, try drawn.gaussian)
      #expect(try isContracted(finite, by: product(finite)))
      #expect(try isContracted(gaussian, by: product(gaussian)))
      #expect(try isContractedWithViews(finite) && isContractedWithViews(gaussian))
      observer.cover("two gates or more", atLeast: 0.2, when: path(finite).count > 1)
    }
  }

  /// The product over a chain's gates of a coefficient that depends on the law of each gate's input (TR-004, step 3).
  func product(
    _ model: FiniteProtocol, _ coefficient: (DiscreteChannel, [Double]) throws -> Estimate
  ) throws -> Estimate {
    try path(model).reduce(Estimate(exactly: 1)) { product, message in
      let law = try model.joint.marginal(of: model.schedule.variables[message].inputs).probabilities
      return try product * coefficient(model.laws[message], law.map(\.value))
    }
  }

  @Test func `the bound holds along drawn chains by the coefficients at the actual laws`() {
    checkProperty(DrawnChain.all, PropertySettings(cases: 300)) { drawn in
      let model = try drawn.protocolModel
      let atLaws = try product(model) { try $0.contraction(input: $1) }
      #expect(try isContracted(model, by: atLaws))
      #expect(try !atLaws.certainlyExceeds(product(model)))
    }
  }

  /// The greatest product of coefficients over the paths from the last node to a node.
  func greatestProduct(to node: Int, _ model: some MessageModel) throws -> Estimate {
    guard node < model.schedule.nodeCount - 1 else { return Estimate(exactly: 1) }
    return try model.schedule.messages(to: node).reduce(Estimate(exactly: 0)) { most, message in
      guard case .message(let sender, _) = model.schedule.variables[message].role else { return most }
      return try .maximum(most, coefficient(message, model) * greatestProduct(to: sender, model))
    }
  }

  @Test func `control: the greatest product over parallel paths is refuted on a dense graph`() {
    let finite = DrawnProtocol.dense(.watchedLeaf).smallestCounterexamples(seeds: 2) { drawn in
      let model = try drawn.finite
      return try !isContracted(model, by: greatestProduct(to: 0, model))
    }
    let gaussian = DrawnProtocol.dense(.watchedLeaf).smallestCounterexamples(seeds: 2) { drawn in
      let model = try drawn.gaussian
      return try !isContracted(model, by: greatestProduct(to: 0, model))
    }
    let smallest = "Y 1:1, S0 1:1, S1 1:1, S2(Y) 1:1|1:2, T2→0(S2) 1:1|1:2, T2→1(S2) 1:1|1:2, T1→0(T2→1) 1:1|1:2"
    #expect(finite.contains(smallest) && !finite.contains("not refuted"))
    #expect(!gaussian.contains("not refuted"))
  }

  @Test func `control: the bound with a view that depends on the leaf's view is refuted`() {
    let minima = DrawnProtocol.trees(.watchedCorrelated).smallestCounterexamples(seeds: 2) { drawn in
      let model = try drawn.finite
      return try !isContracted(model, by: product(model))
    }
    #expect(!minima.contains("not refuted"))
    let between = DrawnProtocol.trees(.watchedCorrelated).smallestCounterexamples(seeds: 2) { drawn in
      try !isContractedWithViews(drawn.finite)
    }
    #expect(!between.contains("not refuted"))
  }

  @Test func `control: the rule that information never rises from gate to gate is refuted by a shared view`() {
    let minima = DrawnProtocol.trees(.watchedLeaf).smallestCounterexamples(seeds: 2) { drawn in
      let model = try drawn.finite
      let schedule = model.schedule
      let stages = path(model).map { [$0] } + [schedule.data(of: [0]) + schedule.messages(to: 0)]
      let known = try stages.map { try model.mutualInformation(Self.watched, $0) }
      return zip(known, known.dropFirst()).contains { $1.certainlyExceeds($0) }
    }
    let smallest = "Y 1:1, S0 1:1, S1(S0) 1:1|1:2, S2(Y) 1:1|1:2, T2→1(S2) 1:1|1:2, T1→0(S1,T2→1) 1:1|1:1|1:1|1:2"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
  }

  /// Whether a binary symmetric gate passes on at most a share of the information about U in its input.
  ///
  /// The input is 1 with probability 1/20. With probability 2⁻¹⁶ U is 1, and then the input is 1 with probability 0.95.
  func passesAtMost(_ share: Estimate, crossover: Double) throws -> Bool {
    let rare = 0x1p-16
    let usual = (0.05 - rare * 0.95) / (1 - rare)
    let model = try FiniteProtocol(
      schedule: MessageSchedule(
        nodeCount: 2,
        variables: [
          .init(.datum(holder: nil)), .init(.datum(holder: 1), from: [0]), .init(.message(from: 1, to: 0), from: [1]),
        ]),
      laws: [
        [[1 - rare, rare]], [[1 - usual, usual], [0.05, 0.95]],
        [[1 - crossover, crossover], [crossover, 1 - crossover]],
      ])
    return try isContracted(model, by: share)
  }

  @Test func `control: the squared maximal correlation instead of the coefficient is refuted`() throws {
    let minima = DrawnChain.all.smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.protocolModel
      return try !isContracted(model, by: product(model) { try $0.squaredMaximalCorrelation(input: $1) })
    }
    #expect(minima.contains("5 [[4, 5], [4, 5]]") && !minima.contains("not refuted"))
    let gate = try DiscreteChannel.binarySymmetric(crossover: 0.1)
    let law = [0.95, 0.05]
    let correlation = try gate.squaredMaximalCorrelation(input: law)
    let atLaw = try gate.contraction(input: law)
    #expect(correlation.upper < 0.253 && atLaw.lower > 0.493 && atLaw.upper < 0.494)
    #expect(try passesAtMost(atLaw, crossover: 0.1) && passesAtMost(gate.contraction, crossover: 0.1))
    #expect(try !passesAtMost(correlation, crossover: 0.1))
    #expect(try !passesAtMost(Estimate(exactly: 0.493), crossover: 0.1))
  }
}
