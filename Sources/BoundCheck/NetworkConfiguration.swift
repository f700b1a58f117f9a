import Trials

/// Settings that choose a network and train on it.
public protocol NetworkConfiguration: TrainingConfiguration {
  /// The exponent p of the link cost (width / capacity)^p.
  var exponent: Double { get }
}
