import PropertyTesting
import Testing

@testable import Verification

@Suite struct `TR-007 outputs that are independent given the data reveal at most the sum of what each reveals` {
  /// I(S;W), S some of the data or all of them.
  func together(_ model: some MessageModel, about data: [Int]? = nil) throws -> Estimate {
    try model.mutualInformation(data ?? model.schedule.data, model.schedule.outputs)
  }

  /// Σ_v I(S;W_v), S some of the data or all of them.
  func separately(_ model: some MessageModel, about data: [Int]? = nil) throws -> Estimate {
    try model.schedule.outputs.map { try model.mutualInformation(data ?? model.schedule.data, [$0]) }.sum()
  }

  /// Whether I(S;W) is not certainly greater than Σ_v I(S;W_v) and an excess.
  func isWithinSum(
    _ model: some MessageModel, about data: [Int]? = nil, excess: Estimate = Estimate(exactly: 0)
  ) throws -> Bool {
    try !together(model, about: data).certainlyExceeds(separately(model, about: data) + excess)
  }

  /// Whether I(S;W) + C(W) = Σ_v I(S;W_v) + C(W|S), the total correlation given some variables (TR-007, step 1).
  func isIdentity(_ model: some MessageModel, given condition: [Int]) throws -> Bool {
    let outputs = model.schedule.outputs
    let left = try together(model) + model.totalCorrelation(of: outputs)
    return try left.overlaps(separately(model) + model.totalCorrelation(of: outputs, given: condition))
  }

  /// H(Π|S) of a finite protocol.
  func messageNoise(_ model: FiniteProtocol) throws -> Estimate {
    let (data, messages) = (model.schedule.data, model.schedule.messages)
    return try (model.entropy(of: data + messages) - model.entropy(of: data)).clamped(atLeast: 0)
  }

  /// (n−1)·H(Π|S), n the number of outputs.
  func excess(_ model: FiniteProtocol) throws -> Estimate {
    try Estimate(exactly: Double(model.schedule.outputs.count - 1)) * messageNoise(model)
  }

  @Test func `the identity and the bound with H(Π|S) hold in drawn exchanges, finite and Gaussian`() {
    checkProperty(DrawnProtocol.exchanges(), PropertySettings(cases: 200)) { drawn, observer in
      let (finite, gaussian) = (try drawn.finite, try drawn.gaussian)
      let data = finite.schedule.data
      let areIdentities = try isIdentity(finite, given: data) && isIdentity(gaussian, given: data)
      #expect(areIdentities)
      let isBounded = try isWithinSum(finite, excess: excess(finite))
      #expect(isBounded)
      observer.cover("two messages or more", atLeast: 0.1, when: finite.schedule.messages.count > 1)
    }
  }

  @Test func `the sum is sufficient without messages, finite and Gaussian, and if no coin enters a message`() {
    checkProperty(DrawnProtocol.exchanges(), PropertySettings(cases: 300)) { drawn, observer in
      let noiseless = try drawn.withoutMessageCoins.finite
      let isBounded = try isWithinSum(noiseless)
      #expect(isBounded)
      let isSilent = noiseless.schedule.messages.isEmpty
      let isBoundedInSilence = try !isSilent || (isWithinSum(drawn.finite) && isWithinSum(drawn.gaussian))
      #expect(isBoundedInSilence)
      observer.cover("no messages", atLeast: 0.1, when: isSilent)
      observer.cover("messages without coins", atLeast: 0.2, when: !isSilent)
      observer.cover("an information above 0", atLeast: 0.1, when: try together(noiseless).lower > 0)
    }
  }

  let bit = [[0.5, 0.5]]
  let copy = [[1.0, 0], [0, 1]]
  let sum = [[1.0, 0], [0, 1], [0, 1], [1, 0]]

  /// Node 0 sends a coin to all others and outputs it; each of them outputs its own fair bit encrypted with the coin.
  func ciphers(_ others: Int) throws -> FiniteProtocol {
    var variables: [MessageSchedule.Variable] = (1...others).map { .init(.datum(holder: $0)) }
    var laws = variables.map { _ in bit }
    for other in 1...others {
      // The coin is made with the first message, and the later ones are its copies.
      variables.append(.init(.message(from: 0, to: other), from: other == 1 ? [] : [others]))
      laws.append(other == 1 ? bit : copy)
    }
    variables.append(.init(.output(of: 0), from: [others]))
    laws.append(copy)
    for other in 1...others {
      variables.append(.init(.output(of: other), from: [other - 1, others + other - 1]))
      laws.append(sum)
    }
    return try FiniteProtocol(
      schedule: MessageSchedule(nodeCount: others + 1, variables: variables), laws: laws)
  }

  @Test(arguments: 1...3) func `encrypted bits attain the bound with H(Π|S)`(others: Int) throws {
    let model = try ciphers(others)
    let all = Estimate.log(Estimate(exactly: 2)) * Estimate(exactly: Double(others))
    #expect(try together(model).overlaps(all) && excess(model).overlaps(all))
    #expect(try separately(model).contains(0) && isWithinSum(model, excess: excess(model)))
  }

  @Test func `independent outputs of independent data attain the sum`() throws {
    let model = try FiniteProtocol(
      schedule: MessageSchedule(
        nodeCount: 2,
        variables: [
          .init(.datum(holder: 0)), .init(.datum(holder: 1)), .init(.output(of: 0), from: [0]),
          .init(.output(of: 1), from: [1]),
        ]), laws: [bit, bit, [[0.75, 0.25], [0.25, 0.75]], copy])
    #expect(try together(model).overlaps(separately(model)) && together(model).lower > 0.7)
  }

  @Test func `control: the sum without the condition is refuted by an encrypted bit`() throws {
    let model = try ciphers(1)
    #expect(try !isWithinSum(model) && together(model).overlaps(.log(Estimate(exactly: 2))))
    let minima = DrawnProtocol.exchanges().smallestCounterexamples(seeds: 3) { try !isWithinSum($0.finite) }
    let smallest = "S0 1:1, S1 1:1, T1→0 1:1, W0(T1→0) 1:1|1:2, W1(S1,T1→0) 1:1|1:1|1:1|1:2"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
    let gaussian = DrawnProtocol.exchanges().smallestCounterexamples(seeds: 2) { try !isWithinSum($0.gaussian) }
    #expect(!gaussian.contains("not refuted"))
  }

  @Test func `control: the sum with a coin that the nodes share, without messages, is refuted`() {
    let minima = DrawnProtocol.exchanges(sharedCoin: true).smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      return try model.schedule.messages.isEmpty && !isWithinSum(model)
    }
    let smallest = "S0 1:1, S1 1:1, K 1:1, W0(K) 1:1|1:2, W1(S1,K) 1:1|1:1|1:1|1:2"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
  }

  @Test func `control: H(Π|S) once, whatever the number of nodes, is refuted by two encrypted bits`() throws {
    let model = try ciphers(2)
    #expect(try !isWithinSum(model, excess: messageNoise(model)) && isWithinSum(model, excess: excess(model)))
  }

  @Test func `control: the sum for one sample, if outputs are independent given all, is refuted`() throws {
    // Both nodes see both of two fair bits; one outputs the second, the other their sum.
    let model = try FiniteProtocol(
      schedule: MessageSchedule(
        nodeCount: 2,
        variables: [
          .init(.datum(holder: 0)), .init(.datum(holder: 0)), .init(.datum(holder: 1), from: [0]),
          .init(.datum(holder: 1), from: [1]), .init(.output(of: 0), from: [1]),
          .init(.output(of: 1), from: [2, 3]),
        ]), laws: [bit, bit, copy, copy, copy, sum])
    #expect(try isWithinSum(model) && !isWithinSum(model, about: [0, 2]))
    #expect(try together(model, about: [0, 2]).overlaps(.log(Estimate(exactly: 2))))
  }

  @Test func `control: the identity without the total correlation given the data is refuted`() {
    let minima = DrawnProtocol.exchanges().smallestCounterexamples(seeds: 3) { drawn in
      // Given the transcript as well, the outputs are independent.
      let model = try drawn.finite
      return try !isIdentity(model, given: model.schedule.data + model.schedule.messages)
    }
    #expect(minima == ["S0 1:1, S1 1:1, T1→0 1:1, W0(T1→0) 1:1|1:2, W1(T1→0) 1:1|1:2"])
  }
}

extension DrawnProtocol {
  /// The protocol in which each message is its likeliest value given what it is made from.
  var withoutMessageCoins: DrawnProtocol {
    var noiseless = self
    for (index, variable) in variables.enumerated() {
      guard case .message = variable.role else { continue }
      noiseless.variables[index].rows = variable.rows.map { row in
        let likeliest = row.firstIndex(of: row.max() ?? 0)
        return row.indices.map { $0 == likeliest ? 1 : 0 }
      }
    }
    return noiseless
  }
}
