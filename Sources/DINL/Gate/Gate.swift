/// A finite-rate gate on one arc: it makes the message T from the latent Z that its node computed.
///
/// A gate belongs to the sending node; its noise is private. Rates are in nats per sample.
protocol Gate<Scalar>: AnyObject {
  associatedtype Scalar: TrainingScalar

  /// The messages of the last forward pass and the distance between their rows; neither changes.
  var message: (base: UnsafePointer<Scalar>, stride: Int) { get }
  /// The gradient of the loss with respect to the messages, as it came back over the arc, batch×width.
  var messageError: Matrix<Scalar> { get }
  /// The mean rate over the samples read since the last `clearReading`.
  var reading: RateReading { get }

  func initialize(with stream: inout RandomStream)
  /// Draws the noise of the next `rows` samples.
  func drawNoise(rows: Int, from stream: inout RandomStream)
  /// Lets the next samples have no noise, until some is drawn.
  func clearNoise()
  /// Makes messages from latents: relaxed ones, which have a gradient, or those that a deployed network sends.
  func forward(rows: Int, latent: UnsafePointer<Scalar>, stride: Int, sampling: Sampling)
  /// Writes the gradient of the parameters and adds to the error of the latent, including the part of the rate penalty.
  ///
  /// - Parameter penalty: the weight of each row's rate: β over the batch size.
  func backward(
    rows: Int, latent: UnsafePointer<Scalar>, latentError: UnsafeMutablePointer<Scalar>, stride: Int,
    penalty: Scalar)
  /// Adds the last forward pass to the reading.
  func read(rows: Int, latent: UnsafePointer<Scalar>, stride: Int)
  func clearReading()
  /// Sets the prior to the one that minimizes the mean rate over the samples read.
  func fitPrior()
}

/// Whether gates make messages that have a gradient, or the messages that a deployed network sends.
enum Sampling { case relaxed, deployed }

/// A gate's mean rate over a set of samples, in nats per sample.
public struct RateReading: Sendable, Equatable, Codable {
  /// The mean of KL(q(T|Z) ‖ prior), which is at least I(Z;T) under the law of the samples.
  public var variational: Double
  /// I(Z;T) under the empirical law of the samples; nil for a gate whose form gives no such estimate.
  public var plugIn: Double?
}

/// The kind of gate on every active link.
public enum GateKind: Sendable, Hashable, Codable {
  /// T = Z: the bare latent, of unbounded rate.
  case none
  /// T = Z + σ(Z)·ε with learned σ and a prior N(0, τ²) of learned variance.
  case gaussian
  /// T is one of `routes` codewords, drawn by Gumbel noise and relaxed in training at a temperature.
  case categorical(routes: Int, temperature: Double)
}
