import PropertyTesting
import Testing

@testable import Verification

@Suite struct `TR-008 the log-loss at the root is at least what the other side of a cut leaves uncertain` {
  /// The label is the first variable, and the root is node 0.
  static let label = 0

  /// A set B of nodes without the root, the views X_A of all others, and the messages from B to them.
  struct Cut {
    let views: [Int]
    let others: [Int]
    let crossing: [Int]

    init(_ side: Set<Int>, _ schedule: MessageSchedule) {
      let rest = Set(0..<schedule.nodeCount).subtracting(side)
      (views, others) = (schedule.data(of: side), schedule.data(of: rest))
      crossing = schedule.messages(from: side, to: rest)
    }
  }

  /// All cuts.
  func cuts(_ schedule: MessageSchedule) -> [Cut] {
    (1..<1 << (schedule.nodeCount - 1)).map { mask in
      Cut(Set((1..<schedule.nodeCount).filter { mask >> ($0 - 1) & 1 == 1 }), schedule)
    }
  }

  /// The cuts of a tree at its links.
  func links(_ schedule: MessageSchedule) -> [Cut] {
    schedule.messages.map { Cut(schedule.origins(of: $0), schedule) }
  }

  /// What the root predicts from: its view, what it receives, and its shared coins.
  func known(_ schedule: MessageSchedule) -> [Int] {
    schedule.variables.indices.filter { $0 != Self.label && schedule.knows(0, $0) }
  }

  typealias Term = @Sendable (any MessageModel, Cut) throws -> Estimate
  /// Σ I(Z_j;M_j) over the messages that cross.
  static let rates: Term = { try $0.rates(of: $1.crossing) }
  /// I(X_B;T).
  static let learned: Term = { try $0.mutualInformation($1.views, $1.crossing) }
  /// I(X_B;T|X_A).
  static let news: Term = { try $0.mutualInformation($1.views, $1.crossing, given: $1.others) }
  /// I(X_B;T) − I(X_A;T).
  static let difference: Term = { model, cut in
    try learned(model, cut) - model.mutualInformation(cut.others, cut.crossing)
  }

  /// Whether across none of the cuts the root's information about the label certainly exceeds that of X_A and a term:
  /// H(Y) less both sides of the claim, for the best prediction.
  func isBounded(_ model: some MessageModel, across cuts: [Cut], by term: Term) throws -> Bool {
    let best = try model.mutualInformation([Self.label], known(model.schedule))
    return try cuts.allSatisfy { cut in
      let other = try model.mutualInformation([Self.label], cut.others)
      return try !best.certainlyExceeds(other + term(model, cut))
    }
  }

  /// H(Y|X_A).
  func uncertainty(_ model: FiniteProtocol, _ cut: Cut) throws -> Estimate {
    try model.entropy(of: [Self.label] + cut.others) - model.entropy(of: cut.others)
  }

  /// The mean log-loss of a prediction of the label from what the root knows: rows of weights, taken in turn by the
  /// values of what is known.
  func logLoss(_ model: FiniteProtocol, _ prediction: [[Int]]) throws -> Estimate {
    let law = try model.joint.marginal(of: known(model.schedule) + [Self.label])
    let labels = model.laws[Self.label].outputCount
    return law.probabilities.enumerated().filter { $1.upper > 0 }.map { index, probability in
      let row = prediction[index / labels % prediction.count].prefix(labels).map { Estimate(exactly: Double($0)) }
      return probability * -Estimate.log(row[index % labels] / Array(row).sum())
    }.sum()
  }

  /// Predictions: weights of up to three labels.
  static let predictions = Generator<[Int]>.part { source throws(Discard) in
    [try source.integer(in: 1...9), try source.integer(in: 1...9), try source.integer(in: 1...9)]
  }.array(count: 4)

  @Test func `no prediction at the root of a drawn tree has a log-loss below the bounds of a link`() {
    let drawn = DrawnProtocol.trees(.watchedCorrelated).zip(Self.predictions)
    checkProperty(drawn, PropertySettings(cases: 200)) { drawn, observer in
      let (model, schedule) = (try drawn.0.finite, try drawn.0.schedule)
      let loss = try logLoss(model, drawn.1)
      for cut in links(schedule) {
        let uncertainty = try uncertainty(model, cut)
        let (rates, learned) = (try Self.rates(model, cut), try Self.learned(model, cut))
        let news = try Self.news(model, cut)
        #expect(!(uncertainty - news).certainlyExceeds(loss))
        #expect(try news.overlaps(Self.difference(model, cut)))
        #expect(!news.certainlyExceeds(learned) && !learned.certainlyExceeds(rates))
        #expect(!rates.certainlyExceeds(model.capacity(of: cut.crossing)))
      }
      let isBest = try isBounded(model, across: links(schedule), by: Self.news)
      let isGaussian = try isBounded(drawn.0.gaussian, across: links(schedule), by: Self.news)
      #expect(isBest && isGaussian)
      observer.cover(
        "a subtree of several nodes", atLeast: 0.2, when: schedule.messages(to: 0).count < schedule.nodeCount - 1)
    }
  }

  @Test func `the bound by rates holds across every cut of drawn dense systems, finite and Gaussian`() {
    checkProperty(DrawnProtocol.dense(.watchedCorrelated), PropertySettings(cases: 150)) { drawn, observer in
      let cuts = cuts(try drawn.schedule)
      let isFinite = try isBounded(drawn.finite, across: cuts, by: Self.rates)
      let isGaussian = try isBounded(drawn.gaussian, across: cuts, by: Self.rates)
      #expect(isFinite && isGaussian)
      observer.cover("two links across a cut", atLeast: 0.5, when: cuts.contains { $0.crossing.count > 1 })
    }
  }

  @Test func `the bound by rates that count the coin holds with a coin that all nodes hold`() {
    checkProperty(DrawnProtocol.trees(.labeledSharedCoin), PropertySettings(cases: 150)) { drawn in
      let model = try drawn.finite
      let isBounded = try isBounded(model, across: links(model.schedule), by: Self.rates)
      #expect(isBounded)
    }
  }

  let bit = [[0.5, 0.5]]
  let copy = [[1.0, 0], [0, 1]]
  let sum = [[1.0, 0], [0, 1], [0, 1], [1, 0]]

  /// The label, a fair bit, is what node 1 sees and sends to the root, which sees a noisy version of it.
  func sideInformation(noise: Double) throws -> FiniteProtocol {
    try FiniteProtocol(
      schedule: MessageSchedule(
        nodeCount: 2,
        variables: [
          .init(.datum(holder: nil)), .init(.datum(holder: 0), from: [0]), .init(.datum(holder: 1), from: [0]),
          .init(.message(from: 1, to: 0), from: [2]),
        ]), laws: [bit, [[1 - noise, noise], [noise, 1 - noise]], copy, copy])
  }

  @Test(arguments: [0.5, 0.25, 0]) func `a noiseless link attains the bound by I(X_B;T|X_A)`(noise: Double) throws {
    let model = try sideInformation(noise: noise)
    let cut = links(model.schedule)[0]
    #expect(try (uncertainty(model, cut) - Self.news(model, cut)).contains(0))
    // Without a view of the root's the rate is no more than needed.
    let slack = try Self.rates(model, cut) - Self.news(model, cut)
    #expect(noise == 0.5 ? slack.contains(0) : slack.lower > 0.1)
  }

  @Test func `a root without a view is left with the label less what the link carries`() throws {
    // The label is a fair bit, which node 1 sees and sends through a gate that flips it with probability ¼.
    let model = try FiniteProtocol(
      schedule: MessageSchedule(
        nodeCount: 2,
        variables: [
          .init(.datum(holder: nil)), .init(.datum(holder: 1), from: [0]), .init(.message(from: 1, to: 0), from: [1]),
        ]), laws: [bit, copy, [[0.75, 0.25], [0.25, 0.75]]])
    let cut = links(model.schedule)[0]
    let two = Estimate.log(Estimate(exactly: 2))
    #expect(try cut.others.isEmpty && uncertainty(model, cut).overlaps(two))
    let left = try two - Self.rates(model, cut)
    #expect(
      try logLoss(model, [[3, 1], [1, 3]]).overlaps(left) && Self.news(model, cut).overlaps(Self.rates(model, cut)))
    #expect(try logLoss(model, [[2, 1], [1, 2]]).certainlyExceeds(left))
  }

  @Test func `a label without uncertainty and a root that sees all leave a bound of at most 0`() throws {
    let model = try FiniteProtocol(
      schedule: MessageSchedule(
        nodeCount: 2,
        variables: [
          .init(.datum(holder: nil)), .init(.datum(holder: 0), from: [0]), .init(.datum(holder: 1)),
          .init(.message(from: 1, to: 0), from: [2]),
        ]), laws: [[[1, 0]], copy, bit, copy])
    let cut = links(model.schedule)[0]
    #expect(try uncertainty(model, cut).contains(0) && isBounded(model, across: [cut], by: Self.news))
    #expect(try logLoss(model, [[1, 0], [1, 0], [1, 0], [1, 0]]).contains(0))
  }

  /// The rate as if a shared coin were the gate's noise.
  func coinless(_ coin: Int) -> Term {
    { model, cut in
      try cut.crossing.map { message in
        let inputs = model.schedule.variables[message].inputs.filter { $0 != coin }
        return try model.mutualInformation(inputs, [message])
      }.sum()
    }
  }

  @Test func `control: the rate without a shared coin, or over random weights, is refuted`() throws {
    let minima = DrawnProtocol.trees(.labeledSharedCoin).smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      let holders = Array(0..<drawn.nodeCount)
      guard let coin = model.schedule.variables.firstIndex(where: { $0.role == .coin(holders: holders) }) else {
        return false
      }
      return try !isBounded(model, across: links(model.schedule), by: coinless(coin))
    }
    let smallest = "Y 1:1, S0 1:1, S1(Y) 1:0|0:1, K 1:1, T1→0(S1,K) 1:1|1:1|1:1|1:2"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
    // The label is the bit of node 1, which sends it encrypted with a coin that the root holds too: the log-loss is 0.
    let model = try FiniteProtocol(
      schedule: MessageSchedule(
        nodeCount: 2,
        variables: [
          .init(.datum(holder: nil)), .init(.datum(holder: 1), from: [0]), .init(.coin(holders: [0, 1])),
          .init(.message(from: 1, to: 0), from: [1, 2]),
        ]), laws: [bit, copy, bit, sum])
    let cuts = links(model.schedule)
    #expect(try !isBounded(model, across: cuts, by: coinless(2)) && !isBounded(model, across: cuts, by: Self.learned))
    #expect(try isBounded(model, across: cuts, by: Self.rates))
  }

  @Test func `control: H(Y) in place of H(Y|X_A) is refuted by the other side's views`() {
    let minima = DrawnProtocol.trees(.watchedCorrelated).smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      let best = try model.mutualInformation([Self.label], known(model.schedule))
      return try links(model.schedule).contains { try best.certainlyExceeds(Self.rates(model, $0)) }
    }
    let smallest = "Y 1:1, S0(Y) 1:1|1:2, S1 1:1, T1→0 1:1"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
  }

  @Test func `control: what the message tells of the label, in place of the view, is refuted`() throws {
    let minima = DrawnProtocol.trees(.watchedCorrelated).smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      return try !isBounded(model, across: links(model.schedule)) {
        try $0.mutualInformation([Self.label], $1.crossing)
      }
    }
    #expect(minima == ["Y 1:1, S0 1:1, S1(Y,S0) 1:1|1:1|1:1|1:2, T1→0(S1) 1:1|1:2"])
  }

  @Test func `control: I(X_A;T) subtracted twice is refuted`() {
    let minima = DrawnProtocol.trees(.watchedCorrelated).smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      return try !isBounded(model, across: links(model.schedule)) { model, cut in
        try Self.difference(model, cut) - model.mutualInformation(cut.others, cut.crossing)
      }
    }
    let smallest = "Y 1:1, S0 1:1, S1(S0) 2:1|0:1, T1→0(S1) 1:1|1:2"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
  }

  @Test func `control: the rates of all links across a cut except one are refuted`() {
    let minima = DrawnProtocol.dense(.watchedCorrelated).smallestCounterexamples(seeds: 3) { drawn in
      let model = try drawn.finite
      return try !isBounded(model, across: cuts(model.schedule).filter { $0.crossing.count > 1 }) {
        try $0.rates(of: Array($1.crossing.dropLast()))
      }
    }
    let smallest = "Y 1:1, S0 1:1, S1(Y) 1:1|1:2, S2 1:1, T2→0 1:1, T1→0(S1) 1:1|1:2"
    #expect(minima.contains(smallest) && !minima.contains("not refuted"))
  }
}
