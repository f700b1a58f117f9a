import DINL
import Deployment
import Testing
import Trials

@testable import BoundCheck

@Suite struct `The model of a check` {
  static let program = Provenance.Environment(sources: "c0ffee", toolchain: "Swift", gslVersion: "2.7")

  static func check(seed: UInt64 = 1, beta: Double = 1e-3) throws -> Check {
    var configuration = SmallCheck.configuration
    (configuration.epochs, configuration.seed, configuration.beta) = (3, seed, beta)
    let dataset = SmallCheck.noise()
    let views = try ViewRequest(sensors: .columns([["f3", "f0"], ["f7"], ["f2", "f9"]]))
    let network = try CheckNetwork(of: dataset, views: views, graph: nil, configuration: configuration) {
      try SensorAssignment(evenly: dataset.featureCount, sensors: $0)
    }
    return try Check(configuration: configuration, dataset: dataset, network: network)
  }

  @Test func `is the network that is trained on all samples, at the weight that is checked and with its seed`() throws {
    let check = try Self.check()
    let (dataset, configuration) = (check.dataset, check.configuration)
    let model = try check.trainedModel(by: Self.program)
    let all = Array(0..<dataset.sampleCount)
    let samples = dataset.samples(standardizedOn: all)
    let streams = (0..<4).map { RandomStream(seed: 1).stream(5).stream($0) }
    let modules = configuration.modules(
      on: check.network.tree.treeFlow, views: check.network.views, classCount: 2, gate: configuration.gate,
      stream: streams[0])
    _ = modules.train(on: samples, subset: all, plan: configuration.plan(rateWeight: 1e-3), stream: streams[1])
    modules.fitPriors(on: samples, subset: all, stream: streams[2])
    let rates = modules.evaluate(on: samples, subset: all, stream: streams[3]).rates
    #expect(model.parameters == modules.parameters)
    for (arc, reading) in zip(check.network.tree.treeFlow.arcs, rates) {
      #expect(model.rates[arc.link] == reading.variational)
    }
    #expect(model.rates.count { $0 > 0 } == 3)
    // Only the columns that some node sees, in the order of the table.
    #expect(model.columns.map(\.name) == ["f0", "f2", "f3", "f7", "f9"])
    #expect(model.views == [[2, 0], [3], [1, 4], []])
    let seen = [0, 2, 3, 7, 9]
    #expect(model.columns.allSatisfy { $0.coding == .number && $0.scales.count == 1 })
    #expect(model.hasHeader && !model.hasDecimalComma)
    let features = all.flatMap { row in seen.map { dataset.features[row * dataset.featureCount + $0] } }
    let noise = GateNoise.drawn(RandomStream(seed: 8))
    #expect(model.predict(features, noise: noise) == modules.predict(samples.features, noise: noise))
    #expect(model.training.samples == 200 && model.training.beta == 1e-3 && model.training.seed == 1)
    #expect(model.labelName == "label" && model.classNames == ["x", "y"] && model.program == Self.program)
  }

  @Test func `control: another seed and another weight give other parameters`() throws {
    let model = try Self.check().trainedModel(by: Self.program)
    #expect(try Self.check(seed: 2).trainedModel(by: Self.program).parameters != model.parameters)
    #expect(try Self.check(beta: 1).trainedModel(by: Self.program).parameters != model.parameters)
  }

  @Test func `that is too large for a file is refused before the training`() throws {
    var configuration = SmallCheck.configuration
    let small = try SmallCheck.check(SmallCheck.noise(), configuration)
    #expect(throws: Never.self) { try small.requireSavableModel(by: Self.program) }
    (configuration.hiddenWidth, configuration.latentWidth) = (1024, 1024)
    let large = try SmallCheck.check(SmallCheck.noise(), configuration)
    #expect(throws: ModelFileError.self) { try large.requireSavableModel(by: Self.program) }
  }

  @Test func `that diverges says so`() throws {
    var configuration = SmallCheck.configuration
    (configuration.learningRate, configuration.epochs) = (1e30, 2)
    let check = try SmallCheck.check(SmallCheck.noise(), configuration)
    let error = #expect(throws: DivergedTraining.self) { try check.trainedModel(by: Self.program) }
    #expect(error == DivergedTraining(draw: nil, beta: 1e-3))
    #expect("\(DivergedTraining(draw: nil, beta: 0.5))".hasPrefix("training diverged on all samples at weight 0.5"))
    #expect("\(DivergedTraining(draw: 3, beta: 0.5))".hasPrefix("training diverged in draw 3 at weight 0.5"))
  }
}
