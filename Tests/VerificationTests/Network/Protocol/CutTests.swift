import PropertyTesting
import Testing

@testable import Verification

@Suite struct `TR-002 one side of a cut learns about the other at most what was sent to it` {
  /// A set of nodes and the rest.
  struct Cut {
    let side: Set<Int>
    let rest: Set<Int>
  }

  /// All cuts of a number of nodes.
  func cuts(_ nodeCount: Int) -> [Cut] {
    (1..<(1 << nodeCount) - 1).map { mask in
      let side = Set((0..<nodeCount).filter { mask >> $0 & 1 == 1 })
      return Cut(side: side, rest: Set(0..<nodeCount).subtracting(side))
    }
  }

  /// I(S_A; W_B, Π_B | S_B): the information of B's outputs and of the messages that B = V∖A knows about A's data.
  func learned(across cut: Cut, _ model: some MessageModel, conditioned: Bool = true) throws -> Estimate {
    let schedule = model.schedule
    let all = Set(0..<schedule.nodeCount)
    let known = schedule.messages.filter { message in
      schedule.messages(from: cut.rest, to: all).contains(message)
        || schedule.messages(from: all, to: cut.rest).contains(message)
    }
    return try model.mutualInformation(
      schedule.data(of: cut.side), schedule.outputs(of: cut.rest) + known,
      given: conditioned ? schedule.data(of: cut.rest) : [])
  }

  typealias Choice = (MessageSchedule, Cut) -> [Int]
  static func sent(_ schedule: MessageSchedule, _ cut: Cut) -> [Int] {
    schedule.messages(from: cut.side, to: cut.rest)
  }

  /// Whether across no cut the information is certainly greater than the rates of some messages (TR-002, step 3).
  func isWithinRates(
    _ model: some MessageModel, conditioned: Bool = true, by messages: Choice = Self.sent,
    rate: ((Int) throws -> Estimate)? = nil
  ) throws -> Bool {
    try cuts(model.schedule.nodeCount).allSatisfy { cut in
      let rates = try messages(model.schedule, cut).map { try rate?($0) ?? model.rate(of: $0) }.sum()
      return try !learned(across: cut, model, conditioned: conditioned).certainlyExceeds(rates)
    }
  }

  /// Whether across no cut the information is certainly greater than the bits of some messages, and no message's rate
  /// is certainly greater than its bits.
  func isWithinBits(
    _ model: FiniteProtocol, conditioned: Bool = true, by messages: Choice = Self.sent
  ) throws -> Bool {
    let isEach = try model.schedule.messages.allSatisfy {
      try !model.rate(of: $0).certainlyExceeds(model.capacity(of: [$0]))
    }
    return try isEach
      && cuts(model.schedule.nodeCount).allSatisfy { cut in
        let learned = try learned(across: cut, model, conditioned: conditioned)
        return !learned.certainlyExceeds(model.capacity(of: messages(model.schedule, cut)))
      }
  }

  /// Whether across no cut the information is certainly greater than the rates of some messages, or than their bits.
  func isBounded(
    _ model: some MessageModel, conditioned: Bool = true, by messages: Choice = Self.sent
  ) throws -> Bool {
    guard try isWithinRates(model, conditioned: conditioned, by: messages) else { return false }
    return try (model as? FiniteProtocol).map { try isWithinBits($0, conditioned: conditioned, by: messages) } ?? true
  }

  @Test func `the bounds hold across every cut of drawn exchanges, finite and Gaussian`() {
    checkProperty(DrawnProtocol.exchanges(), PropertySettings(cases: 300)) { drawn, observer in
      let holds = try isBounded(drawn.finite) && isBounded(drawn.gaussian)
      #expect(holds)
      let schedule = try drawn.schedule
      observer.cover("messages both ways", atLeast: 0.1, when: isTwoWay(schedule))
      observer.cover("three nodes or more", atLeast: 0.2, when: drawn.nodeCount > 2)
    }
  }

  func isTwoWay(_ schedule: MessageSchedule) -> Bool {
    schedule.messages.contains { message in
      guard case .message(let sender, let receiver) = schedule.variables[message].role else { return false }
      return !schedule.messages(from: [receiver], to: [sender]).isEmpty
    }
  }

  @Test func `both bounds hold with a coin that all nodes hold`() {
    checkProperty(DrawnProtocol.exchanges(sharedCoin: true), PropertySettings(cases: 200)) { drawn in
      let holds = try isBounded(drawn.finite)
      #expect(holds)
    }
  }

  @Test func `on a tree each link is a cut that only its own message crosses on the way up`() {
    checkProperty(DrawnProtocol.trees()) { drawn in
      let schedule = try drawn.schedule
      for message in schedule.messages {
        let below = schedule.origins(of: message)
        #expect(schedule.messages(from: below, to: Set(0..<drawn.nodeCount).subtracting(below)) == [message])
      }
    }
  }

  @Test func `the bound is attained by a bit that is sent and kept`() throws {
    let bit = [[0.5, 0.5]]
    let copy = [[1.0, 0], [0, 1]]
    let model = try FiniteProtocol(
      schedule: MessageSchedule(
        nodeCount: 2,
        variables: [
          .init(.datum(holder: 0)), .init(.message(from: 0, to: 1), from: [0]), .init(.output(of: 1), from: [1]),
        ]), laws: [bit, copy, copy])
    let learned = try learned(across: Cut(side: [0], rest: [1]), model)
    #expect(learned.overlaps(model.capacity(of: [1])) && learned.overlaps(.log(Estimate(exactly: 2))))
  }

  @Test func `control: rates that leave out a coin which all nodes hold are refuted`() throws {
    let minima = DrawnProtocol.exchanges(sharedCoin: true).smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      return try !isWithinRates(model, rate: { try rate($0, model, withoutCoin: drawn.nodeCount) })
    }
    let smallest = "S0 1:1, S1 1:1, K 1:1, T1→0(S1,K) 1:1|1:1|1:1|1:2, W0(K) 1:1|1:2, W1 1:1"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
    // X ⊕ U, U the coin, has rate 0 then, and node 1 learns ln 2 from it (TR-002, step 4).
    let model = try cipher()
    #expect(try isBounded(model) && !isWithinRates(model, rate: { try rate($0, model, withoutCoin: 1) }))
  }

  /// The rate of a message as if the coin were its gate's noise.
  func rate(_ message: Int, _ model: FiniteProtocol, withoutCoin coin: Int) throws -> Estimate {
    try model.mutualInformation(model.schedule.variables[message].inputs.filter { $0 != coin }, [message])
  }

  /// Node 0 sends its bit encrypted with a coin that node 1 holds too, and node 1 decrypts it.
  func cipher() throws -> FiniteProtocol {
    let (bit, sum) = ([[0.5, 0.5]], [[1.0, 0], [0, 1], [0, 1], [1, 0]])
    return try FiniteProtocol(
      schedule: MessageSchedule(
        nodeCount: 2,
        variables: [
          .init(.datum(holder: 0)), .init(.coin(holders: [0, 1])), .init(.message(from: 0, to: 1), from: [0, 1]),
          .init(.output(of: 1), from: [1, 2]),
        ]), laws: [bit, bit, sum, sum])
  }

  @Test func `control: the bits of all messages except one are refuted, with a coin that all nodes hold`() throws {
    func allButOne(_ schedule: MessageSchedule, _ cut: Cut) -> [Int] { Array(Self.sent(schedule, cut).dropLast()) }
    #expect(try isWithinBits(cipher()) && !isWithinBits(cipher(), by: allButOne))
    let minima = DrawnProtocol.exchanges(sharedCoin: true).smallestCounterexamples(seeds: 3) { drawn in
      try !isWithinBits(drawn.finite, by: allButOne)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: the bound by the messages in the opposite direction is refuted`() {
    let minima = DrawnProtocol.exchanges().smallestCounterexamples(seeds: 3) { drawn in
      try !isBounded(drawn.finite) { $0.messages(from: $1.rest, to: $1.side) }
    }
    #expect(minima == ["S0 1:1, S1 1:1, T1→0(S1) 1:1|1:2, W0 1:1, W1 1:1"])
  }

  @Test func `control: the bound by latents toward the root without the errors sent back is refuted`() {
    let minima = DrawnProtocol.exchanges(.tree(vertices: 2...4)).smallestCounterexamples(seeds: 3) { drawn in
      try !isBounded(drawn.finite) { schedule, cut in
        schedule.messages(from: cut.side, to: cut.rest).filter { message in
          guard case .message(let sender, let receiver) = schedule.variables[message].role else { return false }
          return sender > receiver
        }
      }
    }
    #expect(minima == ["S0 1:1, S1 1:1, T0→1(S0) 1:1|1:2, W0 1:1, W1 1:1"])
  }

  @Test func `control: the bound without conditioning on the data of the side that learns is refuted`() {
    let minima = DrawnProtocol.exchanges().smallestCounterexamples(seeds: 3) { drawn in
      try !isBounded(drawn.finite, conditioned: false)
    }
    #expect(minima == ["S0 1:1, S1(S0) 1:1|1:2, W0 1:1, W1(S1) 1:1|1:2"])
    let gaussian = DrawnProtocol.exchanges().smallestCounterexamples(seeds: 3) { drawn in
      try !isBounded(drawn.gaussian, conditioned: false)
    }
    #expect(!gaussian.contains("not refuted"))
  }
}
