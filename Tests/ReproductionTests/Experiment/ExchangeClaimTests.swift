import Testing

@testable import DINL
@testable import Reproduction

@Suite struct `EX-001 the tree saves 19 of 27 parts of the training exchange` {
  /// The check: on every test seed the ledgers of tree and dense INL are in the ratio 8 to 27, as integers.
  static func savesNineteenParts(dense: [Run], tree: [Run]) -> Bool {
    zip(dense, tree).allSatisfy { dense, tree in
      let (all, kept) = (dense.exchange, tree.exchange)
      let (values, keptValues) = (all.forwardValues + all.backwardValues, kept.forwardValues + kept.backwardValues)
      return 27 * (values - keptValues) == 19 * values && all.samples == kept.samples && values > 0
        && all.bytes * keptValues == kept.bytes * values
    } && !dense.isEmpty && dense.count == tree.count
  }

  private static func tested(_ runs: [Run], _ variant: Run.Variant) -> [Run] {
    runs.filter { $0.phase == .test && $0.variant == variant && $0.beta == 0 }
  }

  @Test func `the ledgers of the trained networks show it on every seed`() async throws {
    let runs = try await ReducedExperiment.runs()
    let (dense, tree) = (Self.tested(runs, .dense), Self.tested(runs, .tree))
    #expect(dense.count == ReducedExperiment.configuration.seeds)
    #expect(Self.savesNineteenParts(dense: dense, tree: tree))
    #expect(try ReducedExperiment.findings(of: runs).exchangeClaim().verdict == .consistent)
  }

  @Test func `on other data nothing is confirmed, and on a user's own data there is no verdict on the letter`()
    async throws
  {
    let runs = try await ReducedExperiment.runs()
    func verdicts(_ data: Findings.Data) throws -> [ClaimRow.Verdict] {
      try Findings(runs: runs, configuration: ReducedExperiment.configuration, chosenBeta: 5e-4, data: data).claims()
        .map(\.verdict)
    }
    #expect(try verdicts(.digits) == [.consistent, .confirmed, .confirmed, .confirmed, .confirmed])
    #expect(try verdicts(.otherShipped) == [.consistent, .met, .met, .met, .met])
    #expect(try verdicts(.usersOwn) == [.none, .met, .met, .met, .met])
    let swapped = runs.map { run in
      var run = run
      if run.variant == .gated { run.rate = run.beta == 0 ? 0.1 : 1 + run.beta }
      if run.variant == .tree { run.accuracy -= 0.5 }
      return run
    }
    let unmet = Findings(
      runs: swapped, configuration: ReducedExperiment.configuration, chosenBeta: 5e-4, data: .usersOwn)
    #expect(try unmet.claims().map(\.verdict) == [.none, .unmet, .unmet, .unmet, .unmet])
  }

  /// Settings that each differ from the documented ones in one value.
  static let otherSettings: [@Sendable (inout ExperimentConfiguration) -> Void] = [
    { $0.seeds = 2 }, { $0.selectionSeeds = 19 }, { $0.epochs = 1 }, { $0.batchSize = 32 }, { $0.learningRate = 0.01 },
    { $0.weightDecay = 0 }, { $0.hiddenWidth = 8 }, { $0.latentWidth = 6 }, { $0.betas = [0, 1e-4, 0.5] },
    { $0.betas = [1e-4, 2e-4, 5e-4] }, { $0.betas = [0, 1e-4] }, { $0.gate = .none }, { $0.exponent = 2 },
    { $0.trainingFraction = 0.5 }, { $0.validationFraction = 0.1 }, { $0.equivalenceMargin = 0.2 }, { $0.level = 0.4 },
  ]

  @Test func `with settings other than the documented ones nothing is confirmed`() async throws {
    let runs = try await ReducedExperiment.runs()
    for change in Self.otherSettings {
      var configuration = ReducedExperiment.configuration
      #expect(configuration.isDocumented)
      change(&configuration)
      #expect(!configuration.isDocumented, "\(configuration)")
      let row = try Findings(runs: runs, configuration: configuration, chosenBeta: 5e-4, data: .digits).accuracyClaim()
      #expect(row.verdict == .metBySettings)
    }
    var more = ReducedExperiment.configuration
    (more.seed, more.seeds, more.selectionSeeds, more.graphs) = (7, 40, 30, 3)
    #expect(more.isDocumented)
  }

  @Test func `control: a tree that keeps nine links is refuted, not called consistent`() async throws {
    var runs = try await ReducedExperiment.runs()
    for index in runs.indices where runs[index].variant == .tree {
      runs[index].exchange.valuesPerSample *= 9.0 / 8
    }
    #expect(try ReducedExperiment.findings(of: runs).exchangeClaim().verdict == .notConfirmed)
  }

  @Test func `control: savings that agree with the letter only in their mean are refuted`() async throws {
    var runs = try await ReducedExperiment.runs()
    for index in runs.indices where runs[index].variant == .tree && runs[index].seedIndex < 2 {
      runs[index].exchange.valuesPerSample *= runs[index].seedIndex == 0 ? 9.0 / 8 : 7.0 / 8
    }
    #expect(try ReducedExperiment.findings(of: runs).exchangeClaim().verdict == .notConfirmed)
  }

  @Test func `gates do not change the count`() async throws {
    let runs = try await ReducedExperiment.runs()
    #expect(Self.savesNineteenParts(dense: Self.tested(runs, .dense), tree: Self.tested(runs, .gated)))
  }

  /// An exchange whose ledger counts the copies of one latent once.
  private final class BroadcastExchange: Exchange<Float> {
    private var lastSender: UnsafePointer<Float>?

    override func handOver(
      rows: Int, width: Int, from sender: UnsafePointer<Float>, stride senderStride: Int,
      to receiver: UnsafeMutablePointer<Float>, stride receiverStride: Int, on link: Int,
      _ direction: ExchangeLedger.Direction
    ) {
      let before = ledger
      super.handOver(
        rows: rows, width: width, from: sender, stride: senderStride, to: receiver, stride: receiverStride,
        on: link, direction)
      if sender == lastSender { ledger = before }
      lastSender = sender
    }
  }

  @Test func `control: a ledger that counts the copies of one latent once is refuted`() throws {
    let experiment = try ReducedExperiment.system()
    let network = experiment.networks[0]
    func run(_ flow: MessageFlow, over exchange: Exchange<Float>) -> Run {
      let system = ModuleNetwork<Float>(
        flow: flow, views: network.views, classCount: 10, hiddenWidth: 4, gate: .none, batch: 64,
        stream: RandomStream(seed: 3))
      let subset = Array(0..<200)
      let record = system.train(
        on: experiment.dataset.samples(standardizedOn: subset), subset: subset,
        plan: TrainingPlan(epochs: 1, batchSize: 64, adam: Adam(learningRate: 1e-3), rateWeight: 0),
        stream: RandomStream(seed: 4), over: exchange)
      return Run(
        variant: .dense, beta: 0, phase: .test, seedIndex: 0, accuracy: 0, validationAccuracy: 0, crossEntropy: 0,
        trainingLoss: record.losses, exchange: Run.Exchange(record.ledger), rate: nil, linkRates: nil)
    }
    let tree = run(network.tree.treeFlow, over: Exchange(linkCount: 27))
    let dense = run(network.tree.denseFlow, over: Exchange(linkCount: 27))
    let broadcast = run(network.tree.denseFlow, over: BroadcastExchange(linkCount: 27))
    #expect(Self.savesNineteenParts(dense: [dense], tree: [tree]))
    #expect(!Self.savesNineteenParts(dense: [broadcast], tree: [tree]))
  }
}
