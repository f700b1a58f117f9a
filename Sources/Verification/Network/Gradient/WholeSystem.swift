/// An in-network learning system in plain numbers, which can be differentiated as one function.
///
/// Node v computes Z_v = W₂ᵀ·max(0, W₁ᵀ·x + b₁) + b₂ from x, its own view followed by its incoming messages. Each arc
/// carries a message that is made from the first `width` components of its source's latent. The root's latent is the
/// logits of the classes.
public struct WholeSystem: Sendable {
  /// The module of one node.
  public struct Node: Sendable {
    /// The number of values of the node's own view per sample; 0 for a relay.
    public var ownInputCount: Int
    /// The indices of the arcs whose messages follow the node's own view, in this order.
    public var incoming: [Int]
    /// The number of hidden units.
    public var hiddenWidth: Int
    /// The number of values of the latent, per sample.
    public var outputWidth: Int
    /// The weights W₁, inputs×hidden, row-major: the weight from input i to hidden unit h is at i·hiddenWidth + h.
    public var firstWeights: [Double]
    /// The biases b₁, one per hidden unit.
    public var firstBias: [Double]
    /// The weights W₂, hidden×outputs, row-major.
    public var secondWeights: [Double]
    /// The biases b₂, one per output.
    public var secondBias: [Double]

    /// The module with the given shapes and parameters.
    public init(
      ownInputCount: Int, incoming: [Int], hiddenWidth: Int, outputWidth: Int,
      firstWeights: [Double], firstBias: [Double], secondWeights: [Double], secondBias: [Double]
    ) {
      self.ownInputCount = ownInputCount
      self.incoming = incoming
      self.hiddenWidth = hiddenWidth
      self.outputWidth = outputWidth
      self.firstWeights = firstWeights
      self.firstBias = firstBias
      self.secondWeights = secondWeights
      self.secondBias = secondBias
    }
  }

  /// A link in the direction of its messages.
  public struct Arc: Sendable {
    /// The index of the sending node.
    public var source: Int
    /// The index of the receiving node.
    public var target: Int
    /// The number d of values of the message per sample.
    public var width: Int
    /// The gate on the message; nil for a bare latent.
    public var gate: Gate?
    /// The factor β of the gate's mean penalty in the loss; without a gate it has no effect.
    public var penaltyWeight: Double

    /// The arc with the given ends, width and gate.
    public init(source: Int, target: Int, width: Int, gate: Gate? = nil, penaltyWeight: Double = 0) {
      self.source = source
      self.target = target
      self.width = width
      self.gate = gate
      self.penaltyWeight = penaltyWeight
    }
  }

  /// The map from the carried part z of a latent, of width d, to a message.
  public enum Gate: Sendable {
    /// The message is z + exp(s/2)·ξ with s = 6·tanh((zᵀW + b)/6) and normal ξ; the penalty is Σ KL(N(z, eˢ) ‖ N(0,
    /// e^p)), where p is the prior's log-variance.
    ///
    /// Shapes: W is d×d in row-major order; b and p have d values.
    case gaussian(logVarianceWeights: [Double], logVarianceBias: [Double], priorLogVariance: [Double])
    /// The message is yᵀC with y = softmax((l + g)/temperature), l = zᵀW + b and Gumbel g; the penalty is KL(softmax(l)
    /// ‖ softmax(p)).
    ///
    /// Shapes: W is d×K and C is K×d, both in row-major order; b and p have K values; the temperature is above 0.
    case categorical(
      logitWeights: [Double], logitBias: [Double], codebook: [Double], priorLogits: [Double], temperature: Double)

    /// The number of noise values per sample: d, or K.
    var noiseCount: Int {
      switch self {
      case .gaussian(_, let bias, _): bias.count
      case .categorical(_, let bias, _, _, _): bias.count
      }
    }

    /// The trained parameters with their names and the counts that a width requires, in flat order.
    func parameters(width: Int) -> [(name: String, values: [Double], count: Int)] {
      switch self {
      case .gaussian(let weights, let bias, let prior):
        [
          ("logVarianceWeights", weights, width * width), ("logVarianceBias", bias, width),
          ("priorLogVariance", prior, width),
        ]
      case .categorical(let weights, let bias, let codebook, let prior, _):
        [
          ("logitWeights", weights, width * bias.count), ("logitBias", bias, max(1, bias.count)),
          ("codebook", codebook, bias.count * width), ("priorLogits", prior, bias.count),
        ]
      }
    }
  }

  /// The samples on which the loss is computed, with the noise of every gate.
  public struct Batch: Sendable {
    /// One array per node: samples×ownInputCount, row-major.
    public var views: [[Double]]
    /// One class per sample.
    public var labels: [Int]
    /// One array per arc: samples×d normal draws or samples×K Gumbel draws, row-major; empty without a gate.
    public var noise: [[Double]]

    /// The batch with the given views, labels and noise.
    public init(views: [[Double]], labels: [Int], noise: [[Double]]) {
      self.views = views
      self.labels = labels
      self.noise = noise
    }
  }

  /// The modules of the nodes.
  public let nodes: [Node]
  /// The links in the direction of their messages.
  public let arcs: [Arc]
  /// The index of the node whose latent is the logits.
  public let root: Int
  /// The indices of all nodes, each after the sources of its incoming arcs.
  public let order: [Int]

  /// A system with the given parts.
  ///
  /// - Throws: `.invalidInput` naming the array whose shape, index or value does not fit.
  public init(nodes: [Node], arcs: [Arc], root: Int, order: [Int]) throws(VerificationError) {
    self.nodes = nodes
    self.arcs = arcs
    self.root = root
    self.order = order
    try validate()
  }

  /// All trained parameters: W₁, b₁, W₂, b₂ of each node in turn; then the arrays of each arc's gate in turn, in the
  /// declared order.
  ///
  /// The temperature and the penalty weights are not trained.
  public var parameters: [Double] {
    var values: [Double] = []
    for node in nodes {
      for array in [node.firstWeights, node.firstBias, node.secondWeights, node.secondBias] { values += array }
    }
    for arc in arcs {
      for parameter in arc.gate?.parameters(width: arc.width) ?? [] { values += parameter.values }
    }
    return values
  }

  /// The number of values that enter a node's module per sample.
  func inputCount(of node: Int) -> Int {
    nodes[node].ownInputCount + nodes[node].incoming.reduce(0) { $0 + arcs[$1].width }
  }
}
