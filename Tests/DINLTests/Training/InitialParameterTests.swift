import RealModule
import Testing
import Verification

@testable import DINL

@Suite struct `Parameters start from the stated laws` {
  /// Whether values look like draws of N(0, `variance`): mean and mean square, with false alarms of 10⁻⁹ each.
  ///
  /// Source for the square: B. Laurent, P. Massart, "Adaptive estimation of a quadratic functional by model selection",
  /// Annals of Statistics 28, 2000, lemma 1: the mean of n squares of standard normal draws differs from 1 by more than
  /// 2√(t/n) + 2t/n with probability at most 2e⁻ᵗ.
  private func areNormal(_ values: [Double], variance: Double) throws -> Bool {
    let falseAlarm = 0x1p-30
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let square = values.reduce(0) { $0 + $1 * $1 } / count
    let t = Double.log(2 / falseAlarm)
    let allowed = try Tolerance.sampling(
      falseAlarm: falseAlarm, spread: .normal(standardDeviation: variance.squareRoot()), count: values.count)
    return allowed.accepts(mean, 0) && (square / variance - 1).magnitude <= 2 * (t / count).squareRoot() + 2 * t / count
  }

  private func network(inputs: Int, hidden: Int, width: Int, gate: GateKind) throws -> ModuleNetwork<Double> {
    let graph = try CapacitatedGraph(nodeCount: 2, links: [Link(0, 1, capacity: 1, width: width)])
    return ModuleNetwork(
      flow: try graph.shortestPathTree(from: 0).treeFlow, views: [[], Array(0..<inputs)], classCount: 2,
      hiddenWidth: hidden, gate: gate, batch: 1, stream: RandomStream(seed: 41))
  }

  @Test(arguments: [1, 2, 5]) func `a module's weights have variance 2 over inputs and 1 over hidden units`(
    inputs: Int
  ) throws {
    let (hidden, width) = (2000, 3)
    let network = try network(inputs: inputs, hidden: hidden, width: width, gate: .none)
    let values = network.nodes[1].parameters.values
    func block(_ start: Int, _ count: Int) -> [Double] { (start..<start + count).map { values[$0] } }
    let second = (inputs + 1) * hidden
    #expect(try areNormal(block(0, inputs * hidden), variance: 2 / Double(inputs)))
    #expect(block(inputs * hidden, hidden).allSatisfy { $0 == 0 })
    #expect(try areNormal(block(second, hidden * width), variance: 1 / Double(hidden)))
    #expect(block(second + hidden * width, width).allSatisfy { $0 == 0 })
  }

  @Test func `gates start from the stated noise, codewords and priors`() throws {
    let (width, routes) = (40, 50)
    func gate(_ kind: GateKind) throws -> [Double] {
      let network = try network(inputs: 1, hidden: 1, width: width, gate: kind)
      let start = gateOffset(network, 0)
      return (start..<network.nodes[1].parameters.count).map { network.nodes[1].parameters.values[$0] }
    }
    let gaussian = try gate(.gaussian)
    #expect(
      gaussian == [Double](repeating: 0, count: width * width) + [Double](repeating: -4, count: width)
        + [Double](repeating: 0, count: width))
    let categorical = try gate(.categorical(routes: routes, temperature: 1))
    let weights = width * routes
    #expect(categorical.count == 2 * weights + 2 * routes)
    #expect(try areNormal(Array(categorical[..<weights]), variance: 1 / Double(width)))
    #expect(categorical[weights..<weights + routes].allSatisfy { $0 == 0 })
    #expect(try areNormal(Array(categorical[(weights + routes)..<(2 * weights + routes)]), variance: 1))
    #expect(categorical.suffix(routes).allSatisfy { $0 == 0 })
  }

  @Test func `control: draws of half or twice the variance, or off by a fifth of a deviation, are refuted`() throws {
    var stream = RandomStream(seed: 6)
    let draws = (0..<2000).map { _ in stream.normal() }
    #expect(try areNormal(draws, variance: 1))
    for variance in [0.5, 2] { #expect(try !areNormal(draws, variance: variance)) }
    #expect(try !areNormal(draws.map { $0 + 0.2 }, variance: 1))
  }
}
