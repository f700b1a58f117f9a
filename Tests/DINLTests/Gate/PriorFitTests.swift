import RealModule
import Testing
import Verification

@testable import DINL

@Suite struct `Priors are fitted to the samples read last` {
  private static func parameters<Scalar: TrainingScalar>(_ kind: GateKind, _ type: Scalar.Type) -> Parameters<Scalar> {
    Parameters(count: kind.parameterCount(width: 2, of: type), decayingCount: 0)
  }

  private static let kinds = [GateKind.gaussian, .categorical(routes: 3, temperature: 1)]

  /// The fitted prior logits of three routes with biases 0, 0 and one so low that the third is never taken, and the rate
  /// of a later sample that always takes it.
  private func unseenRoute<Scalar: TrainingScalar>(_ type: Scalar.Type) -> (prior: [Double], rate: Double) {
    let kind = GateKind.categorical(routes: 3, temperature: 1)
    let parameters = Self.parameters(kind, type)
    let gate = kind.gate(width: 2, latent: Matrix(rows: 1, columns: 2), batch: 1, parameters: parameters, offset: 0)
    let latent: [Scalar] = [0, 0]
    func read(bias: Scalar) {
      parameters.values[8] = bias
      gate.clearReading()
      gate.forward(rows: 1, latent: latent, stride: 2, sampling: .deployed)
      gate.read(rows: 1, latent: latent, stride: 2)
    }
    read(bias: -10_000)
    gate.fitPrior()
    let prior = (15..<18).map { Double(parameters.values[$0]) }
    read(bias: 10_000)
    return (prior, gate.reading.variational)
  }

  @Test func `a route that was never taken gets the least positive probability, and its rate stays finite`() {
    for (prior, rate, least, ulp) in [
      (unseenRoute(Double.self).prior, unseenRoute(Double.self).rate, -1022.0, Double.ulpOfOne),
      (unseenRoute(Float.self).prior, unseenRoute(Float.self).rate, -126, Double(Float.ulpOfOne)),
    ] {
      let expected = [-Double.log(2), -Double.log(2), least * Double.log(2)]
      for (value, right) in zip(prior, expected) { #expect((value - right).magnitude <= 4 * ulp * right.magnitude) }
      // The later sample takes the third route alone: its rate is minus the logarithm of that route's prior.
      let found = (rate + expected[2]).magnitude
      #expect(found <= 2048 * ulp * expected[2].magnitude, "\(rate)")
      #expect((rate + expected[2] / 2).magnitude > 1, "control: another rate is refuted")
    }
  }

  @Test(arguments: kinds) func `a gate that has read nothing reports no rate`(_ kind: GateKind) {
    let gate = kind.gate(
      width: 2, latent: Matrix(rows: 1, columns: 2), batch: 1, parameters: Self.parameters(kind, Double.self), offset: 0
    )
    let nothing = RateReading(variational: 0, plugIn: kind == .gaussian ? nil : 0)
    #expect(gate.reading == nothing)
    let latent = [1.0, 2]
    gate.forward(rows: 1, latent: latent, stride: 2, sampling: .deployed)
    gate.read(rows: 1, latent: latent, stride: 2)
    if kind == .gaussian { #expect(gate.reading != nothing) }
    gate.clearReading()
    #expect(gate.reading == nothing)
  }

  @Test func `without a gate the rate is unbounded`() {
    let gate = GateKind.none.gate(
      width: 2, latent: Matrix(rows: 1, columns: 2), batch: 1, parameters: Self.parameters(.none, Double.self),
      offset: 0)
    #expect(gate.reading == RateReading(variational: .infinity, plugIn: nil))
  }

  /// A network of one sensor, and twelve samples.
  private func network(_ kind: GateKind) throws -> (ModuleNetwork<Double>, Samples<Double>) {
    let graph = try CapacitatedGraph(nodeCount: 2, links: [Link(0, 1, capacity: 1, width: 3)])
    let network = ModuleNetwork<Double>(
      flow: try graph.shortestPathTree(from: 0).treeFlow, views: [[], [0, 1]], classCount: 2, hiddenWidth: 3,
      gate: kind, batch: 5, stream: RandomStream(seed: 4))
    let features = Matrix<Double>(rows: 12, columns: 2)
    var stream = RandomStream(seed: 5)
    for i in 0..<24 { features.base[i] = stream.normal() }
    return (network, Samples(features: features, labels: (0..<12).map { $0 % 2 }))
  }

  /// The parameters after priors were fitted to the first samples, and before that perhaps to others.
  private func fitted(_ kind: GateKind, to count: Int, after other: [Int]) throws -> [Double] {
    let (network, samples) = try network(kind)
    let stream = RandomStream(seed: 6)
    if !other.isEmpty { network.fitPriors(on: samples, subset: other, stream: stream) }
    network.fitPriors(on: samples, subset: Array(0..<count), stream: stream)
    return flat(network) { $0.values }
  }

  @Test(arguments: kinds) func `a fit does not depend on what was read before`(_ kind: GateKind) throws {
    let alone = try fitted(kind, to: 7, after: [])
    #expect(try fitted(kind, to: 7, after: [8, 9, 10, 11]) == alone)
    #expect(try fitted(kind, to: 8, after: []) != alone, "control: other samples give another prior")
  }

  @Test(arguments: ["gaussian", "categorical"]) func `a fit to no samples ends the program`(_ name: String) async {
    await #expect(processExitsWith: .failure) { [name = name as String] in
      let kind = name == "gaussian" ? GateKind.gaussian : .categorical(routes: 3, temperature: 1)
      let parameters = Parameters<Double>(count: kind.parameterCount(width: 2, of: Double.self), decayingCount: 0)
      kind.gate(width: 2, latent: Matrix(rows: 1, columns: 2), batch: 1, parameters: parameters, offset: 0).fitPrior()
    }
  }
}
