import DINL
import RealModule
import Verification

/// A seeded system of four nodes; the fusion node, node 3, receives from node 2 through a gate and from node 1 without.
///
/// Node 1 has no view of its own and sends two copies of its latent.
struct RandomSystem {
  let system: WholeSystem
  let batch: WholeSystem.Batch

  init(seed: UInt64, penaltyWeight: Double = 0.3) throws {
    var stream = RandomStream(seed: seed)
    func draws(_ count: Int) -> [Double] { (0..<count).map { _ in stream.normal() } }
    func node(own: Int, incoming: [Int], messages: Int, hidden: Int, output: Int) -> WholeSystem.Node {
      WholeSystem.Node(
        ownInputCount: own, incoming: incoming, hiddenWidth: hidden, outputWidth: output,
        firstWeights: draws((own + messages) * hidden), firstBias: draws(hidden),
        secondWeights: draws(hidden * output), secondBias: draws(output))
    }
    let gaussian = WholeSystem.Gate.gaussian(
      logVarianceWeights: draws(4), logVarianceBias: draws(2), priorLogVariance: draws(2))
    let categorical = WholeSystem.Gate.categorical(
      logitWeights: draws(6), logitBias: draws(3), codebook: draws(6), priorLogits: draws(3), temperature: 0.7)
    system = try WholeSystem(
      nodes: [
        node(own: 3, incoming: [], messages: 0, hidden: 4, output: 3),
        node(own: 0, incoming: [0], messages: 2, hidden: 3, output: 2),
        node(own: 2, incoming: [1], messages: 2, hidden: 3, output: 2),
        node(own: 1, incoming: [3, 2], messages: 3, hidden: 4, output: 3),
      ],
      arcs: [
        WholeSystem.Arc(source: 0, target: 1, width: 2, gate: gaussian, penaltyWeight: penaltyWeight),
        WholeSystem.Arc(source: 1, target: 2, width: 2, gate: categorical, penaltyWeight: 2 * penaltyWeight),
        WholeSystem.Arc(source: 1, target: 3, width: 1),
        WholeSystem.Arc(source: 2, target: 3, width: 2, gate: gaussian, penaltyWeight: penaltyWeight),
      ],
      root: 3, order: [0, 1, 2, 3])
    let gumbel = (0..<15).map { _ in -Double.log(-Double.log(1 - stream.uniform())) }
    batch = WholeSystem.Batch(
      views: [draws(15), [], draws(10), draws(5)], labels: [0, 2, 1, 1, 0],
      noise: [draws(10), gumbel, [], draws(10)])
  }
}
