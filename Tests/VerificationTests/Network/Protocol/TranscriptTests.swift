import PropertyTesting
import Testing

@testable import Verification

@Suite struct `TR-003 the outputs reveal at most what was exchanged plus what each node kept of its own data` {
  /// Whether the information of the outputs about the data is not certainly greater than a budget.
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

  /// Whether I(S;Π) is not certainly greater than the rates of messages (TR-003, step 3).
  func isWithinRates(_ model: some MessageModel, of messages: [Int]) throws -> Bool {
    try !told(model).certainlyExceeds(model.rates(of: messages))
  }

  /// Whether I(S;Π) is not certainly greater than H(Π), nor H(Π) or the sum of all rates than the bits set aside for
  /// messages (TR-003, step 3).
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

  @Test func `the bounds hold in drawn exchanges, finite and Gaussian`() {
    checkProperty(DrawnProtocol.exchanges(), PropertySettings(cases: 500)) { drawn, observer in
      let holds = try holds(drawn.finite) && holds(drawn.gaussian)
      #expect(holds)
      observer.cover("several messages", atLeast: 0.2, when: drawn.variables.count > 2 * drawn.nodeCount + 1)
    }
  }

  /// Whether I(S;W,Π) plus the total correlation of the outputs under a condition, by the chain rule, equals the budget
  /// (TR-003, step 2).
  func isIdentity(_ model: some MessageModel, given condition: [Int]) throws -> Bool {
    let schedule = model.schedule
    var left = try model.mutualInformation(schedule.data, schedule.outputs + schedule.messages)
    for node in 0..<schedule.nodeCount {
      left += try model.mutualInformation(
        schedule.outputs(of: [node]), schedule.outputs(of: 0..<node), given: condition)
    }
    return try left.overlaps(budget(model))
  }

  @Test func `the slack is the total correlation of the outputs given the transcript`() {
    checkProperty(DrawnProtocol.exchanges(), PropertySettings(cases: 200)) { drawn in
      let messages = try drawn.schedule.messages
      let holds = try isIdentity(drawn.finite, given: messages) && isIdentity(drawn.gaussian, given: messages)
      #expect(holds)
    }
  }

  @Test func `control: the total correlation of the outputs without conditioning on the transcript is refuted`() {
    let minima = [
      DrawnProtocol.exchanges().smallestCounterexamples(seeds: 3) { try !isIdentity($0.finite, given: []) },
      DrawnProtocol.exchanges().smallestCounterexamples(seeds: 3) { try !isIdentity($0.gaussian, given: []) },
    ]
    for found in minima { #expect(!found.contains("not refuted")) }
  }

  @Test func `control: the rates or the bits of all messages except one are refuted`() {
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

  @Test func `control: the sum of the information in each node's output about all data is refuted`() {
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

  @Test func `control: the bound with a seed that the nodes share is refuted`() {
    let minima = DrawnProtocol.exchanges(sharedCoin: true).smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      return try !isWithin(budget(model), model)
    }
    let smallest = "S0 1:1, S1 1:1, K 1:1, W0(K) 1:1|1:2, W1(S1,K) 1:1|1:1|1:1|1:2"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
  }

  /// Whether the information of the outputs is within the bits of the messages that are sent, if the first outcome
  /// counts as silence.
  func isWithinWhatIsSent(_ model: FiniteProtocol) throws -> Bool {
    let counted = try model.schedule.messages.reduce(Estimate(exactly: 0)) { sum, message in
      let silent = try model.joint.marginal(of: [message]).probabilities[0]
      return sum + (Estimate(exactly: 1) - silent) * model.capacity(of: [message])
    }
    return try isWithin(counted + model.retainedInformation(), model)
  }

  /// A bit that is sent only with probability 1/4, and received correctly in every case.
  func rarelySent() throws -> FiniteProtocol {
    let copy = [[1.0, 0], [0, 1]]
    return try FiniteProtocol(
      schedule: MessageSchedule(
        nodeCount: 2,
        variables: [
          .init(.datum(holder: 1)), .init(.message(from: 1, to: 0), from: [0]), .init(.output(of: 0), from: [1]),
        ]), laws: [[[0.75, 0.25]], copy, copy])
  }

  @Test func `control: a bound that counts no bits for silence is refuted`() throws {
    #expect(try !isWithinWhatIsSent(rarelySent()))
    let minima = DrawnProtocol.exchanges().smallestCounterexamples(seeds: 2) { try !isWithinWhatIsSent($0.finite) }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: the bound by the exchange alone, without what the nodes keep, is refuted`() {
    let minima = DrawnProtocol.exchanges().smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      return try !isWithin(model.capacity(of: model.schedule.messages), model)
    }
    #expect(minima == ["S0 1:1, S1 1:1, W0 1:1, W1(S1) 1:1|1:2"])
  }
}
