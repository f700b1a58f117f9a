import DINL

/// One trained network: how it was made and what was measured on it.
public struct Run: Codable, Sendable, Equatable {
  public enum Variant: String, Codable, Sendable, CaseIterable {
    /// In-network learning over every link.
    case dense
    /// D-INL: the shortest-path tree, bare latents.
    case tree
    /// D-INL with a finite-rate gate on every link.
    case gated
  }

  public enum Phase: String, Codable, Sendable {
    /// Chooses β and is not tested on.
    case selection
    case test
  }

  /// What crossed the links during training, by the ledger.
  public struct Exchange: Codable, Sendable, Equatable {
    /// Values of latents.
    public var forwardValues: Int
    /// Values of errors.
    public var backwardValues: Int
    public var bytes: Int
    /// Samples handled, each as often as it was trained on.
    public var samples: Int
    /// Values per sample.
    public var valuesPerSample: Double

    init(_ ledger: ExchangeLedger) {
      forwardValues = ledger.forwardValues.reduce(0, +)
      backwardValues = ledger.backwardValues.reduce(0, +)
      (bytes, samples, valuesPerSample) = (ledger.bytes, ledger.samples, ledger.valuesPerSample)
    }
  }

  public var variant: Variant
  /// The weight of the rate in the objective; 0 without gates.
  public var beta: Double
  public var phase: Phase
  public var seedIndex: Int
  /// The share of the test samples classified rightly.
  public var accuracy: Double
  /// The share of the validation samples classified rightly.
  public var validationAccuracy: Double
  /// On the test samples, nats per sample.
  public var crossEntropy: Double
  /// The mean cross-entropy of each epoch, nats per sample.
  public var trainingLoss: [Double]
  public var exchange: Exchange
  /// The variational rate of all links on the test samples, nats per sample; nil without gates.
  public var rate: Double?
  /// The variational rate of each link of the network, nats per sample, 0 on links that are not active.
  public var linkRates: [Double]?
}
