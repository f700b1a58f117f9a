import DINL
import ExchangeSimulation
import PropertyTesting
import Testing
import Verification

@Suite struct `SC-002 the completion of every sample is the greatest of a few lines` {
  /// A way through the servers to the end of a sample: the sum and the greatest of their times.
  struct Way: Hashable {
    var sum = 0.0
    var greatest = 0.0

    func adding(_ seconds: Double) -> Way { Way(sum: sum + seconds, greatest: max(greatest, seconds)) }
  }

  /// All ways to the end of a sample, found one by one.
  static func ways(of model: ExchangeModel) -> Set<Way> {
    var found: Set<Way> = []
    func walkBack(_ node: Int, _ way: Way) {
      let own = way.adding(model.backwardTimes[node])
      found.insert(own)
      for arc in model.flow.incoming[node] {
        walkBack(model.flow.arcs[arc].source, own.adding(model.sendingTimes[arc]))
      }
    }
    func walk(_ node: Int, _ way: Way) {
      let own = way.adding(model.forwardTimes[node])
      for arc in model.flow.outgoing[node] { walk(model.flow.arcs[arc].target, own.adding(model.sendingTimes[arc])) }
      guard node == model.flow.root else { return }
      if model.isTraining { walkBack(node, own) } else { found.insert(own) }
    }
    for node in model.flow.order { walk(node, Way()) }
    return found
  }

  /// Whether claimed completions are those of a model.
  static func areCompletions(_ claimed: [Double], of model: ExchangeModel) -> Bool {
    claimed == model.simulated().completions
  }

  @Test func `equals the greatest over all ways of the sum and as often the greatest service as samples came before`() {
    checkProperty(ExchangeCase.all(nodes: 1...5)) { drawn, observer in
      let model = try drawn.model
      let formula = CompletionFormula(model)
      let ways = Self.ways(of: model)
      let counts = model.releases.indices
      let oneByOne = counts.map { sample in
        (0...sample).flatMap { first in
          ways.map { model.releases[first] + $0.sum + Double(sample - first) * $0.greatest }
        }.max() ?? 0
      }
      observer.cover("the last sample waits", atLeast: 0.2, when: (oneByOne.last ?? 0) > formula.latency)
      #expect(Self.areCompletions(oneByOne, of: model))
      #expect(Self.areCompletions(counts.map { formula.completion(ofSample: $0 + 1) }, of: model))
    }
  }

  @Test func `rounding stays within its bound of the recursion in rational numbers`() {
    checkProperty(ExchangeCase.all(nodes: 1...5, samples: 1...4, law: .rounded), PropertySettings(cases: 200)) {
      drawn in
      let model = try drawn.model
      let (formula, simulated) = (CompletionFormula(model), model.simulated().completions)
      for (index, exact) in ExactExchange(model, interval: drawn.workload.interval).completions.enumerated() {
        let bound = ExactExchange.number(formula.roundingBound(ofSample: index + 1) * (1 + 0x1p-30)) * exact
        for value in [simulated[index], formula.completion(ofSample: index + 1)] {
          #expect((ExactExchange.number(value) - exact).magnitude <= bound)
        }
      }
    }
  }

  @Test func `twice the widths and the interval take twice the time, to the bit`() {
    checkProperty(ExchangeCase.all(law: .rounded), PropertySettings(cases: 200)) { drawn in
      let (tree, model) = (try drawn.tree, try drawn.model)
      let links = tree.graph.links.map { Link($0.first, $0.second, capacity: $0.capacity, width: 2 * $0.width) }
      let wide = try CapacitatedGraph(nodeNames: tree.graph.nodeNames, links: links).shortestPathTree(from: tree.root)
      var workload = drawn.workload
      workload.interval *= 2
      workload.moduleTime *= 2
      let doubled = try ExchangeModel(
        graph: wide.graph, flow: drawn.isDense ? wide.denseFlow : wide.treeFlow, workload: workload)
      #expect(Self.areCompletions(doubled.simulated().completions.map { $0 / 2 }, of: model))
    }
  }

  @Test func `control: the latency and as often the slowest server is refuted where it lies on a shorter path`() {
    let minima = ExchangeCase.minima { drawn in
      let model = try drawn.model
      let formula = CompletionFormula(model)
      let claimed = model.releases.indices.map { sample in
        formula.latency + max(Double(sample) * model.cycleTime, model.releases[sample])
      }
      return !Self.areCompletions(claimed, of: model)
    }
    // The longest path has 2 + 2 seconds, and 3 are those of the slowest link.
    #expect(minima.contains("3 nodes, root 1: 1-0:2 2-0:2 1-2:3 dense, samples 2") && !minima.contains("not refuted"))
  }

  @Test func `control: as often the latency as there are samples is refuted`() {
    let minima = ExchangeCase.minima(ExchangeCase.all(nodes: 2...8, computes: false)) { drawn in
      let model = try drawn.model
      let latency = CompletionFormula(model).latency
      return !Self.areCompletions(model.releases.indices.map { Double($0 + 1) * latency }, of: model)
    }
    #expect(minima == ["2 nodes, root 0: 1-0:1 tree, samples 2 training"])
  }
}
