/// An in-network learning system as plain numbers, to be differentiated as one function.
///
/// Node v computes Z_v = W₂ᵀ·max(0, W₁ᵀ·x + b₁) + b₂ from x, its own view followed by its incoming messages; each
/// arc carries a message made of the first `width` components of its source's latent; the root's latent is the
/// logits of the classes.
public struct WholeSystem: Sendable {
  /// The module of one node.
  public struct Node: Sendable {
    /// The number of values of the node's own view; 0 for a relay.
    public var ownInputCount: Int
    /// The indices of the arcs whose messages follow the own view, in this order.
    public var incoming: [Int]
    public var hiddenWidth: Int
    public var outputWidth: Int
    /// Inputs × hidden, row-major: the weight from input i to hidden unit h is at i·hiddenWidth + h.
    public var firstWeights: [Double]
    /// One a hidden unit.
    public var firstBias: [Double]
    /// Hidden × output, row-major.
    public var secondWeights: [Double]
    /// One an output.
    public var secondBias: [Double]

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
    public var source: Int
    public var target: Int
    /// The number d of values of the message.
    public var width: Int
    public var gate: Gate?
    /// The factor β of the gate's mean penalty in the loss; of no effect without a gate.
    public var penaltyWeight: Double

    public init(source: Int, target: Int, width: Int, gate: Gate? = nil, penaltyWeight: Double = 0) {
      self.source = source
      self.target = target
      self.width = width
      self.gate = gate
      self.penaltyWeight = penaltyWeight
    }
  }

  /// What makes a message of the carried part z of a latent, of width d.
  public enum Gate: Sendable {
    /// Message z + exp(s/2)·ε with s = 6·tanh((zᵀW + b)/6); penalty Σ KL(N(z, eˢ) ‖ N(0, e^p)), p the prior's log-variance.
    ///
    /// Shapes: W d×d row-major, b d, p d.
    case gaussian(logVarianceWeights: [Double], logVarianceBias: [Double], priorLogVariance: [Double])
    /// Message yᵀC with y = softmax((l + g)/temperature), l = zᵀW + b; penalty KL(softmax(l) ‖ softmax(p)).
    ///
    /// Shapes: W d×K row-major, b K, C K×d row-major, p K; temperature above 0.
    case categorical(
      logitWeights: [Double], logitBias: [Double], codebook: [Double], priorLogits: [Double], temperature: Double)

    /// The number of noise values of one sample: d, or K.
    var noiseCount: Int {
      switch self {
      case .gaussian(_, let bias, _): bias.count
      case .categorical(_, let bias, _, _, _): bias.count
      }
    }

    /// The trained parameters with the names and counts that a width asks of them, in flat order.
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

  /// The samples on which the loss is taken, with the noise of every gate.
  public struct Batch: Sendable {
    /// One array a node: samples × ownInputCount, row-major.
    public var views: [[Double]]
    /// One class a sample.
    public var labels: [Int]
    /// One array an arc: samples × d normal draws or samples × K Gumbel draws, row-major; empty without a gate.
    public var noise: [[Double]]

    public init(views: [[Double]], labels: [Int], noise: [[Double]]) {
      self.views = views
      self.labels = labels
      self.noise = noise
    }
  }

  public let nodes: [Node]
  public let arcs: [Arc]
  /// The node whose latent is the logits.
  public let root: Int
  /// Every node once, each after the sources of its incoming arcs.
  public let order: [Int]

  /// A system of consistent shapes.
  ///
  /// - Throws: `.invalidInput` naming the array whose shape, index or value does not fit.
  public init(nodes: [Node], arcs: [Arc], root: Int, order: [Int]) throws(VerificationError) {
    self.nodes = nodes
    self.arcs = arcs
    self.root = root
    self.order = order
    try validate()
  }

  /// Every trained parameter: node by node W₁, b₁, W₂, b₂; then arc by arc the gate's arrays in declared order.
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

  /// The number of values that enter a node's module.
  func inputCount(of node: Int) -> Int {
    nodes[node].ownInputCount + nodes[node].incoming.reduce(0) { $0 + arcs[$1].width }
  }
}
