import DINL
import ExchangeSimulation
import PropertyTesting
import Testing
import Verification

@Suite struct `SC-003 the greatest stable rate is that of the slowest server` {
  /// Whether samples at an interval never wait for one another, and at 15/16 of it take longer without end.
  ///
  /// At an interval h below the slowest service time s, the last of K samples takes s·(K − 1) − h·(K − 1) longer than no
  /// time at all, which exceeds a latency D for K > D/(s − h).
  static func isLeastInterval(_ claimed: Double, of drawn: ExchangeCase) throws -> Bool {
    func latencies(_ interval: Double, _ samples: Int) throws -> [Double] {
      var workload = drawn.workload
      (workload.interval, workload.samples) = (interval, samples)
      let model = try drawn.model(workload)
      return zip(model.simulated().completions, model.releases).map { $0 - $1 }
    }
    let alone = try latencies(claimed, 1)[0]
    let many = 2 + Int(16 * alone / claimed)
    let (steady, overrun) = (try latencies(claimed, many), try latencies(claimed * 15 / 16, many))
    return Set(steady) == [alone] && overrun[many - 1] > alone
  }

  @Test func `at the cycle time no sample and no message waits, and below it samples do`() {
    checkProperty(ExchangeCase.all(nodes: 2...6), PropertySettings(cases: 300)) { drawn in
      let model = try drawn.model
      let formula = CompletionFormula(model)
      #expect(model.cycleTime == formula.cycleTime)
      #expect(model.cycleTime == Self.seconds(of: formula.bottleneck, in: model))
      let holds = try Self.isLeastInterval(model.cycleTime, of: drawn)
      #expect(holds)
      var workload = drawn.workload
      workload.interval = model.cycleTime
      let outcome = try drawn.model(workload).simulated()
      #expect(outcome.greatestQueues.allSatisfy { $0 <= 1 })
    }
  }

  @Test func `from the steady sample on, one is complete in every cycle, and not before in every one`() {
    checkProperty(ExchangeCase.all(nodes: 2...6), PropertySettings(cases: 300)) { drawn in
      var workload = drawn.workload
      let period = max(try drawn.model.cycleTime, workload.interval)
      let start = Int(CompletionFormula(try drawn.model(Self.asking(workload))).steadyFrom)
      try #require(start < 1000)
      workload.samples = start + 3
      let completions = try drawn.model(workload).simulated().completions
      let steps = zip(completions.dropFirst(), completions).map { $0 - $1 }
      #expect(steps.dropFirst(start - 1).allSatisfy { $0 == period })
      #expect(start == 1 || steps[start - 2] < period)
      // The steps rise, so that the samples of a time are never fewer than in the steady state.
      #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  /// Whether a sample is the first from which on the steps of exact completions are the slowest service time.
  static func isSteadyFrom(_ start: Int, _ model: ExchangeModel) -> Bool {
    let completions = ExactExchange(model, interval: model.releases[1]).completions
    let steps = zip(completions.dropFirst(), completions).map { $0 - $1 }
    let period = ExactExchange.number(max(model.cycleTime, model.releases[1]))
    return (steps.firstIndex { $0 == period } ?? steps.count) + 1 == min(start, steps.count + 1)
  }

  @Test func `the steady sample is that of exact sums, where the quotient of rounded ones may be another`() {
    checkProperty(ExchangeCase.all(nodes: 2...5, samples: 6...6, law: .rounded), PropertySettings(cases: 100)) {
      drawn in
      let model = try drawn.model
      let start = Int(min(CompletionFormula(model).steadyFrom, 1000))
      #expect(Self.isSteadyFrom(start, model))
      #expect(!Self.isSteadyFrom(start + 1, model) || start > 5)
    }
  }

  /// The service time of a server.
  static func seconds(of server: CompletionFormula.Server, in model: ExchangeModel) -> Double {
    switch server {
    case .link(let arc, _): model.sendingTimes[arc]
    case .module(let node, let isBackward): isBackward ? model.backwardTimes[node] : model.forwardTimes[node]
    }
  }

  /// A workload of two samples, so that the formula knows their interval.
  static func asking(_ workload: ExchangeModel.Workload) -> ExchangeModel.Workload {
    var workload = workload
    workload.samples = 2
    return workload
  }

  @Test func `a half-duplex link serves each sample twice, so that no more than half of its rate is left`() {
    checkProperty(ExchangeCase.all(nodes: 2...6, isHalf: true), PropertySettings(cases: 300)) { drawn in
      let model = try drawn.model
      #expect(Self.isLimited(model.simulated(), by: model.cycleTime))
      #expect(model.cycleTime >= 2 * (model.sendingTimes.max() ?? 0))
    }
  }

  /// Whether K samples take K times the cycle time at least.
  static func isLimited(_ outcome: ExchangeOutcome, by cycleTime: Double) -> Bool {
    (outcome.completions.max() ?? 0) >= Double(outcome.completions.count) * cycleTime
  }

  @Test func `control: full-duplex links are not limited to half their rate`() {
    let minima = ExchangeCase.minima { drawn in
      guard drawn.workload.isTraining else { return false }
      let model = try drawn.model
      return !Self.isLimited(model.simulated(), by: 2 * model.cycleTime)
    }
    #expect(minima == ["2 nodes, root 0: 1-0:1 tree, samples 2 training"])
  }

  @Test func `control: the latency, and a sending time without width, are refuted as the least interval`() {
    let cases = ExchangeCase.all(nodes: 2...6, computes: false)
    let latency = cases.smallestCounterexamples { drawn in
      try !Self.isLeastInterval(CompletionFormula(drawn.model).latency, of: drawn)
    }
    let plain = cases.smallestCounterexamples { drawn in
      let (model, graph) = (try drawn.model, try drawn.tree.graph)
      let slowest = model.flow.arcs.map { 1 / graph.links[$0.link].capacity }.max() ?? 1
      return try !Self.isLeastInterval(slowest, of: drawn)
    }
    #expect(latency == ["2 nodes, root 0: 1-0:1 tree, samples 1 training"])
    #expect(plain == ["2 nodes, root 0: 1-0:2 tree, samples 1"])
  }
}

@Suite struct `SC-007 a module that reads its messages one after another limits the rate by its incoming width` {
  /// The least interval of modules that read some values per second, from the widths into each node.
  static func leastInterval(_ drawn: ExchangeCase, nodes: (MessageFlow) -> [Int]) throws -> Double {
    let model = try drawn.model
    let links = model.flow.arcs.map { Double($0.width) }.max() ?? 0
    let modules = nodes(model.flow).map { node in
      Double(model.flow.arcs.filter { $0.target == node }.reduce(0) { $0 + $1.width }) / drawn.workload.moduleRate
    }
    return max(links, modules.max() ?? 0)
  }

  /// Forward exchanges at capacity 1, whose modules read at a finite rate.
  static let cases = Generator<ExchangeCase> { source throws(Discard) in
    var drawn = try ExchangeCase.all(nodes: 2...6, samples: 1...1, computes: false).draw(from: &source)
    (drawn.workload.isTraining, drawn.workload.interval) = (false, 0)
    drawn.workload.moduleRate = [1, 0.5, 2, 4][try source.index(below: 4)]
    return drawn
  }

  @Test func `the rate is the least of the links' and of the modules', by the width into each node`() {
    checkProperty(Self.cases, PropertySettings(cases: 300)) { drawn, observer in
      let claimed = try Self.leastInterval(drawn) { $0.order }
      let model = try drawn.model
      observer.cover("a module is slowest", atLeast: 0.1, when: claimed > model.sendingTimes.max() ?? 0)
      let holds = try `SC-003 the greatest stable rate is that of the slowest server`.isLeastInterval(
        claimed, of: drawn)
      #expect(holds)
    }
  }

  @Test func `control: that the root is the slowest module is refuted`() {
    let minima = Self.cases.smallestCounterexamples { drawn in
      let claimed = try Self.leastInterval(drawn) { [$0.root] }
      return try !`SC-003 the greatest stable rate is that of the slowest server`.isLeastInterval(claimed, of: drawn)
    }
    #expect(minima.contains("3 nodes, root 1: 1-0:1 2-0:2 tree, samples 1 rate 0.5"))
    #expect(!minima.contains("not refuted"))
  }
}
