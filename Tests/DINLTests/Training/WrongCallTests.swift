import DINL
import PropertyTesting
import Testing

@Suite struct `A network checks its arguments before it reads a sample` {
  private struct Wrong: CustomStringConvertible {
    let mistake: Mistake
    let amount: Int
    var description: String { "\(mistake), \(amount)" }
  }

  private static let wrong = Generator<Wrong> { source throws(Discard) in
    let mistake = Mistake.allCases[try source.index(below: Mistake.allCases.count)]
    return Wrong(mistake: mistake, amount: try source.integer(in: 0...1000))
  }

  @Test func `every drawn mistake is found`() {
    checkProperty(Self.wrong) { wrong in
      #expect(wrong.mistake.made(in: NetworkCall(), amount: wrong.amount).fault() != nil)
    }
  }

  @Test(arguments: Mistake.allCases) func `the least mistake of each kind is found`(_ mistake: Mistake) {
    #expect(mistake.made(in: NetworkCall(), amount: 0).fault() != nil)
  }

  @Test(arguments: Mistake.allCases) func `every mistake ends the program instead of giving an accuracy`(
    _ mistake: Mistake
  ) async {
    await #expect(processExitsWith: .failure) { [name = mistake.rawValue as String] in
      let call = Mistake(rawValue: name)?.made(in: NetworkCall(), amount: 1)
      _ = call?.run()
    }
  }

  /// Classifies, measures or fits on samples of so many columns, of which the network sees the fifth.
  private static func use(_ call: String, columns: Int) {
    let network = ModuleNetwork<Float>(
      flow: NetworkCall().flow, views: [[4], [], []], classCount: 3, hiddenWidth: 4, gate: .gaussian, batch: 4,
      stream: RandomStream(seed: 1))
    let samples = Samples(features: Matrix<Float>(rows: 9, columns: columns), labels: [Int](repeating: 0, count: 9))
    let stream = RandomStream(seed: 3)
    switch call {
    case "evaluate": _ = network.evaluate(on: samples, subset: [0], stream: stream)
    case "losses": _ = network.losses(on: samples, subset: [0], stream: stream)
    default: network.fitPriors(on: samples, subset: [0], stream: stream)
    }
  }

  // The number behind the end of the first row is that of the second, so that nothing else ends the program.
  @Test(arguments: ["evaluate", "losses", "fitPriors"])
  func `a column that is missing ends the program also after training`(call: String) async {
    Self.use(call, columns: 5)
    await #expect(processExitsWith: .failure) { [call = call as String] in Self.use(call, columns: 4) }
  }

  @Test func `control: correct calls pass, also at the ends of every range`() async {
    var calls = [NetworkCall()]
    for edit: (inout NetworkCall) -> Void in [
      { $0.gate = .none }, { $0.gate = .categorical(routes: 1, temperature: 1e-6) }, { $0.views = [[4], [], []] },
      { $0.classCount = 4 }, { $0.hiddenWidth = 1 }, { ($0.batch, $0.plan.batchSize) = (1, 1) },
      { $0.plan.batchSize = 4 }, { $0.subset = [8] }, { $0.labels = $0.labels.map { _ in 2 } },
      { $0.plan.epochs = 0 }, { $0.plan.adam.learningRate = 0 }, { $0.plan.adam.firstDecay = 0 },
      { $0.plan.rateWeight = 0 }, { $0.plan.rateWeight = -0.5 }, { $0.labels[1] = 77 },
    ] {
      var call = NetworkCall()
      edit(&call)
      calls.append(call)
    }
    for call in calls {
      #expect(call.fault() == nil)
      #expect(call.run())
    }
    await #expect(processExitsWith: .success) { _ = NetworkCall().run() }
  }

  /// The smallest mistakes that a wrong check accepts.
  private func missed(_ mend: (inout NetworkCall) -> Void) -> Set<String> {
    Self.wrong.smallestCounterexamples { wrong in
      var call = wrong.mistake.made(in: NetworkCall(), amount: wrong.amount)
      mend(&call)
      return call.fault() == nil
    }
  }

  @Test func `control: a check that is off by one column or one sample is refuted`() {
    // A check that allows one more is the same as the check of samples that have one more.
    #expect(missed { $0.features.columns += 1 } == ["columnBeyond, 0"])
    #expect(
      missed {
        ($0.features.rows, $0.labels) = ($0.features.rows + 1, $0.labels + [0])
      } == ["sampleBeyond, 0"])
    #expect(missed { _ in } == ["not refuted"])
  }

  @Test func `samples of unchecked data end in a typed error`() throws {
    let features = Matrix<Double>(rows: 2, columns: 2)
    #expect(throws: SamplesError.unequalCounts(samples: 2, labels: 1)) {
      try Samples(checking: features, labels: [0], classCount: 2)
    }
    for label in [-1, 2, Int.max] {
      #expect(throws: SamplesError.unknownClass(sample: 1, label: label, classCount: 2)) {
        try Samples(checking: features, labels: [0, label], classCount: 2)
      }
    }
    #expect(try Samples(checking: features, labels: [0, 1], classCount: 2).labels == [0, 1])
    for value in [Double.nan, .infinity, -.infinity] {
      features[1, 0] = value
      #expect(throws: SamplesError.undefinedFeature(sample: 1, column: 0)) {
        try Samples(checking: features, labels: [0, 1], classCount: 2)
      }
    }
    (features[1, 0], features[0, 1]) = (0, .nan)
    #expect(throws: SamplesError.undefinedFeature(sample: 0, column: 1)) {
      try Samples(checking: features, labels: [0, 1], classCount: 2)
    }
    #expect(
      "\(SamplesError.unknownClass(sample: 4, label: 7, classCount: 3))"
        == "sample 4 has label 7; labels of 3 classes are 0 to 2")
  }

  @Test func `a network whose numbers are NaN or infinite classifies nothing correctly`() {
    let call = NetworkCall()
    let gates = [GateKind.none, .gaussian, .categorical(routes: 3, temperature: 1)]
    for (value, gate) in [Float.nan, .infinity].flatMap({ value in gates.map { (value, $0) } }) {
      let features = Matrix<Float>(rows: 9, columns: 5)
      for row in 0..<9 { for column in 0..<5 { features[row, column] = value } }
      let samples = Samples(features: features, labels: [Int](repeating: 0, count: 9))
      let network = ModuleNetwork<Float>(
        flow: call.flow, views: call.views, classCount: 3, hiddenWidth: 4, gate: gate, batch: 4,
        stream: RandomStream(seed: 1))
      let evaluation = network.evaluate(on: samples, subset: Array(0..<9), stream: RandomStream(seed: 3))
      #expect(evaluation.accuracy == 0 && !evaluation.crossEntropy.isFinite)
      #expect(evaluation.rate.map { !$0.isFinite } ?? (gate == .none))
      let losses = network.losses(on: samples, subset: Array(0..<9), stream: RandomStream(seed: 3))
      #expect(losses.filter { !$0.isMistake }.isEmpty)
    }
  }

  @Test func `a network too large for memory is refused`() throws {
    let call = NetworkCall()
    let links = [Link(0, 1, capacity: 1, width: Int(Int32.max))]
    let flow = try CapacitatedGraph(nodeCount: 2, links: links).shortestPathTree(from: 0).treeFlow
    for gate in [GateKind.none, .gaussian, .categorical(routes: 16, temperature: 0.5)] {
      #expect(throws: GraphError.networkTooLarge(greatest: 1 << 28)) {
        try ModuleNetwork<Float>.checkSize(
          flow: flow, views: [[], [0]], classCount: 2, hiddenWidth: 32, gate: gate, batch: 32)
      }
      try ModuleNetwork<Float>.checkSize(
        flow: call.flow, views: call.views, classCount: 3, hiddenWidth: 4, gate: gate, batch: 4)
    }
  }
}
