import PropertyTesting
import Testing

@testable import Verification

@Suite struct `TR-003 outputs tell of the data at most what was exchanged and what each node kept of its own` {
  /// Whether nothing proves the outputs to tell more than a budget.
  func isWithin(_ budget: Estimate, _ model: some MessageModel) throws -> Bool {
    let schedule = model.schedule
    return try !model.mutualInformation(schedule.data, schedule.outputs).certainlyExceeds(budget)
  }

  /// I(S;Π) + Σ_v I(S_v;W_v|Π).
  func budget(_ model: some MessageModel) throws -> Estimate {
    try model.mutualInformation(model.schedule.data, model.schedule.messages) + model.retainedInformation()
  }

  /// I(S;Π).
  func told(_ model: some MessageModel) throws -> Estimate {
    try model.mutualInformation(model.schedule.data, model.schedule.messages)
  }

  /// Whether nothing proves I(S;Π) to exceed the rates of messages.
  func isWithinRates(_ model: some MessageModel, of messages: [Int]) throws -> Bool {
    try !told(model).certainlyExceeds(model.rates(of: messages))
  }

  /// Whether nothing proves I(S;Π) to exceed H(Π), or one message's rate or H(Π) the bits set aside for messages.
  func isWithinBits(_ model: FiniteProtocol, of messages: [Int]) throws -> Bool {
    let entropy = try model.entropy(of: model.schedule.messages)
    let capacity = model.capacity(of: messages)
    return try !told(model).certainlyExceeds(entropy) && !entropy.certainlyExceeds(capacity)
      && !model.rates(of: model.schedule.messages).certainlyExceeds(capacity)
  }

  func holds(_ model: some MessageModel) throws -> Bool {
    let messages = model.schedule.messages
    guard try isWithin(budget(model), model) && isWithinRates(model, of: messages) else { return false }
    return try (model as? FiniteProtocol).map { try isWithinBits($0, of: messages) } ?? true
  }

  @Test func `in drawn exchanges, finite and Gaussian`() {
    checkProperty(DrawnProtocol.exchanges(), PropertySettings(cases: 500)) { drawn, observer in
      let holds = try holds(drawn.finite) && holds(drawn.gaussian)
      #expect(holds)
      observer.cover("several messages", atLeast: 0.2, when: drawn.variables.count > 2 * drawn.nodeCount + 1)
    }
  }

  /// Whether I(S;W,Π) and the total correlation of the outputs under a condition, by the chain rule, make the budget.
  func isIdentity(_ model: FiniteProtocol, given condition: [Int]) throws -> Bool {
    let schedule = model.schedule
    var left = try model.mutualInformation(schedule.data, schedule.outputs + schedule.messages)
    for node in 0..<schedule.nodeCount {
      left += try model.mutualInformation(
        schedule.outputs(of: [node]), schedule.outputs(of: 0..<node), given: condition)
    }
    return try left.overlaps(budget(model))
  }

  @Test func `the slack is the dependence that outputs have given the transcript`() {
    checkProperty(DrawnProtocol.exchanges(), PropertySettings(cases: 200)) { drawn in
      let model = try drawn.finite
      let holds = try isIdentity(model, given: model.schedule.messages)
      #expect(holds)
    }
  }

  @Test func `control: the dependence of the outputs without the transcript given is refuted`() {
    let minima = DrawnProtocol.exchanges().smallestCounterexamples(seeds: 3) { try !isIdentity($0.finite, given: []) }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: the rates, or the bits, of all messages but one are refuted`() {
    let exchanges = DrawnProtocol.exchanges()
    let minima = [
      exchanges.smallestCounterexamples(seeds: 3) { drawn in
        let model = try drawn.finite
        return try !isWithinRates(model, of: Array(model.schedule.messages.dropLast()))
      },
      exchanges.smallestCounterexamples(seeds: 3) { drawn in
        let model = try drawn.gaussian
        return try !isWithinRates(model, of: Array(model.schedule.messages.dropLast()))
      },
      exchanges.smallestCounterexamples(seeds: 3) { drawn in
        let model = try drawn.finite
        return try !isWithinBits(model, of: Array(model.schedule.messages.dropLast()))
      },
    ]
    for found in minima { #expect(!found.contains("not refuted")) }
  }

  @Test func `control: the sum of what each node's output tells of all data is refuted`() {
    let minima = DrawnProtocol.exchanges().smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      let sum = try (0..<drawn.nodeCount).reduce(Estimate(exactly: 0)) { sum, node in
        try sum + model.mutualInformation(model.schedule.data, model.schedule.outputs(of: [node]))
      }
      return try !isWithin(sum, model)
    }
    let smallest = "S0 1:1, S1 1:1, T1→0 1:1, W0(T1→0) 1:1|1:2, W1(S1,T1→0) 1:1|1:1|1:1|1:2"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
  }

  @Test func `control: a seed that the nodes share is refuted`() {
    let minima = DrawnProtocol.exchanges(sharedCoin: true).smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      return try !isWithin(budget(model), model)
    }
    let smallest = "S0 1:1, S1 1:1, K 1:1, W0(K) 1:1|1:2, W1(S1,K) 1:1|1:1|1:1|1:2"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
  }

  /// Whether the outputs tell no more than the bits of messages that are sent, the first outcome being silence.
  func isWithinWhatIsSent(_ model: FiniteProtocol) throws -> Bool {
    let counted = try model.schedule.messages.reduce(Estimate(exactly: 0)) { sum, message in
      let silent = try model.joint.marginal(of: [message]).probabilities[0]
      return sum + (Estimate(exactly: 1) - silent) * model.capacity(of: [message])
    }
    return try isWithin(counted + model.retainedInformation(), model)
  }

  /// A bit that is sent in one of four cases only, and understood in all.
  func seldomSent() throws -> FiniteProtocol {
    let copy = [[1.0, 0], [0, 1]]
    return try FiniteProtocol(
      schedule: MessageSchedule(
        nodeCount: 2,
        variables: [
          .init(.datum(holder: 1)), .init(.message(from: 1, to: 0), from: [0]), .init(.output(of: 0), from: [1]),
        ]), laws: [[[0.75, 0.25]], copy, copy])
  }

  @Test func `control: silence taken to be free of charge is refuted`() throws {
    #expect(try !isWithinWhatIsSent(seldomSent()))
    let minima = DrawnProtocol.exchanges().smallestCounterexamples(seeds: 2) { try !isWithinWhatIsSent($0.finite) }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: the exchange alone, without what nodes keep, is refuted`() {
    let minima = DrawnProtocol.exchanges().smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      return try !isWithin(model.capacity(of: model.schedule.messages), model)
    }
    #expect(minima == ["S0 1:1, S1 1:1, W0 1:1, W1(S1) 1:1|1:2"])
  }
}
