import Console
import DINL
import RealModule
import Reproduction
import Trials

/// Times of the inner loops against plain peers, and of one training run of each variant against dense INL.
@main
enum DINLBenchmark {
  static func main() throws {
    var table = TextTable(
      ["work", "time in µs", "peer", "its time in µs", "ratio"], alignments: [.left, .right, .left, .right, .right])
    for measurement in [product(), gate(), normals()] + (try trees()) + (try trainings()) {
      table.append([
        measurement.name, short(measurement.seconds * 1e6, digits: 4), measurement.peerName,
        short(measurement.peerSeconds * 1e6, digits: 4),
        short(measurement.peerSeconds / measurement.seconds),
      ])
    }
    print(table.text(width: Terminal.width))
  }

  private static func matrix(_ rows: Int, _ columns: Int) -> Matrix<Float> {
    let matrix = Matrix<Float>(rows: rows, columns: columns)
    var stream = RandomStream(seed: UInt64(rows * columns))
    for i in 0..<rows * columns { matrix.base[i] = Float(stream.normal()) }
    return matrix
  }

  private static func product() -> Measurement {
    let (m, k, n) = (64, 32, 32)
    let (a, b, c) = (matrix(m, k), matrix(k, n), matrix(m, n))
    return Measurement("product 64×32 by 32×32", against: "three plain loops", rounds: 101) {
      Kernels<Float>.product(m, n, k, a.base, k, 1, b.base, n, startKind: 0, bias: nil, c.base, n)
    } peer: {
      for i in 0..<m {
        for j in 0..<n {
          var sum: Float = 0
          for p in 0..<k { sum += a.base[i * k + p] * b.base[p * n + j] }
          c.base[i * n + j] = sum
        }
      }
    }
  }

  private static func gate() -> Measurement {
    let (rows, width) = (64, 12)
    let (latent, s, noise, deviation, sent) = (
      matrix(rows, width), matrix(rows, width), matrix(rows, width), matrix(rows, width), matrix(rows, width)
    )
    return Measurement("Gaussian gate on 64×12", against: "the C library's functions", rounds: 101) {
      Kernels<Float>.perturb(
        rows: rows, width: width, bound: 6, latent.base, stride: width, s.base, noise.base, deviation.base, sent.base)
    } peer: {
      for i in 0..<rows * width {
        s.base[i] = 6 * Float.tanh(s.base[i] / 6)
        deviation.base[i] = Float.exp(s.base[i] / 2)
        sent.base[i] = latent.base[i] + deviation.base[i] * noise.base[i]
      }
    }
  }

  private static func normals() -> Measurement {
    let (block, plain) = (Matrix<Float>(rows: 64, columns: 12), Matrix<Float>(rows: 64, columns: 12))
    var (first, second) = (RandomStream(seed: 1), RandomStream(seed: 1))
    return Measurement("normal draws, 64×12", against: "one draw at a time", rounds: 101) {
      Kernels<Float>.fillNormal(block.base, count: 768, from: &first)
    } peer: {
      for i in 0..<768 { plain.base[i] = Float(second.normal()) }
    }
  }

  /// The trees of graphs of several kinds, with capacities uniform in [1, 100), against their certificates alone.
  private static func trees() throws -> [Measurement] {
    var stream = RandomStream(seed: 7)
    let graphs: [(String, CapacitatedGraph)] = [
      ("1,000 nodes, 4,000 links", try .randomConnected(nodeCount: 1000, linkCount: 4000, width: 1, using: &stream)),
      (
        "100,000 nodes, 400,000 links",
        try .randomConnected(nodeCount: 100_000, linkCount: 400_000, width: 1, using: &stream)
      ),
      ("Barabási–Albert, 100,000 nodes", try .barabasiAlbert(nodeCount: 100_000, attachments: 3, using: &stream)),
      ("a grid of 300 × 300 nodes", try .grid(rows: 300, columns: 300, using: &stream)),
    ]
    return try graphs.map { name, graph in
      let graph = try graph.replacingCapacities(graph.links.map { _ in 1 + 99 * stream.uniform() })
      let built = try graph.shortestPathTree(from: 0)
      return Measurement("tree of \(name)", against: "its certificate alone") {
        _ = try? graph.shortestPathTree(from: 0)
      } peer: {
        _ = built.certificate()
      }
    }
  }

  /// One epoch of each variant, against dense INL.
  private static func trainings() throws -> [Measurement] {
    let dataset = try ShippedDataset.digits.read()
    let assignment = try ShippedDataset.digits.assignment(of: dataset, sensors: 8)
    let configuration = ExperimentConfiguration()
    let graph = try CapacitatedGraph.nineNodes(width: configuration.latentWidth)
    let tree = try graph.shortestPathTree(from: graph.fusionNode)
    let subset = Array(0..<1078)
    let samples = dataset.samples(standardizedOn: subset)
    let plan = TrainingPlan(
      epochs: 1, batchSize: configuration.batchSize, adam: Adam(learningRate: configuration.learningRate),
      rateWeight: 0)
    func epoch(_ flow: MessageFlow, _ gate: GateKind) -> () -> Void {
      let network = ModuleNetwork<Float>(
        flow: flow, views: assignment.views(nodeCount: 9, fusion: graph.fusionNode), classCount: 10,
        hiddenWidth: configuration.hiddenWidth, gate: gate, batch: configuration.batchSize,
        stream: RandomStream(seed: 1))
      return { _ = network.train(on: samples, subset: subset, plan: plan, stream: RandomStream(seed: 2)) }
    }
    let dense = epoch(tree.denseFlow, .none)
    let variants: [(String, GateKind)] = [
      ("tree", .none), ("Gaussian gates", .gaussian), ("categorical gates", .categorical(routes: 16, temperature: 0.5)),
    ]
    return variants.map { name, gate in
      Measurement(
        "an epoch of the digits, \(name)", against: "dense INL", work: epoch(tree.treeFlow, gate), peer: dense)
    }
  }
}
