import DINL

/// One trained network: its settings and its measurements.
public struct Run: Codable, Sendable, Equatable {
  /// The networks that are compared.
  public enum Variant: String, Codable, Sendable, CaseIterable {
    /// In-network learning over every link.
    case dense
    /// D-INL: the shortest-path tree, bare latents.
    case tree
    /// D-INL with a finite-rate gate on every link.
    case gated
  }

  /// What a run is used for.
  public enum Phase: String, Codable, Sendable {
    /// The run helps to choose β; it does not count as a test.
    case selection
    /// The run tests the claims.
    case test
  }

  /// The exchange over the links during training, as counted by the ledger.
  public struct Exchange: Codable, Sendable, Equatable {
    /// The number of values of latents.
    public var forwardValues: Int
    /// The number of values of errors.
    public var backwardValues: Int
    /// The size of all values, in bytes.
    public var bytes: Int
    /// The number of samples handled; a sample counts once per epoch.
    public var samples: Int
    /// The mean number of values per sample, both directions together.
    public var valuesPerSample: Double

    init(_ ledger: ExchangeLedger) {
      forwardValues = ledger.forwardValues.reduce(0, +)
      backwardValues = ledger.backwardValues.reduce(0, +)
      (bytes, samples, valuesPerSample) = (ledger.bytes, ledger.samples, ledger.valuesPerSample)
    }
  }

  /// The kind of network.
  public var variant: Variant
  /// The weight of the rate in the objective; 0 without gates.
  public var beta: Double
  /// Whether the run selects β or tests.
  public var phase: Phase
  /// The number of the seed within its phase, from 0.
  public var seedIndex: Int
  /// The share of the test samples that are classified correctly.
  public var accuracy: Double
  /// The share of the validation samples that are classified correctly.
  public var validationAccuracy: Double
  /// The mean cross-entropy on the test samples, nats per sample.
  public var crossEntropy: Double
  /// The mean training cross-entropy of each epoch, nats per sample.
  public var trainingLoss: [Double]
  /// What was exchanged over the links during training.
  public var exchange: Exchange
  /// The variational rate of all links on the test samples, nats per sample; nil without gates.
  public var rate: Double?
  /// The variational rate of each link of the network, nats per sample; 0 on links that are not in the tree, nil
  /// without gates.
  public var linkRates: [Double]?
}
