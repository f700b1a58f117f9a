/// The parameters that one node owns, their gradient and Adam's moments; no other node reads or writes them.
///
/// Source of the update: Kingma, Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1.
public final class Parameters<Scalar: TrainingScalar> {
  public let count: Int
  public let values: UnsafeMutablePointer<Scalar>
  public let gradients: UnsafeMutablePointer<Scalar>
  private let firstMoments: UnsafeMutablePointer<Scalar>
  private let secondMoments: UnsafeMutablePointer<Scalar>
  private var firstPower = 1.0
  private var secondPower = 1.0

  init(count: Int) {
    self.count = count
    func zeros() -> UnsafeMutablePointer<Scalar> {
      let pointer = UnsafeMutablePointer<Scalar>.allocate(capacity: max(1, count))
      pointer.initialize(repeating: 0, count: max(1, count))
      return pointer
    }
    values = zeros()
    gradients = zeros()
    firstMoments = zeros()
    secondMoments = zeros()
  }

  deinit {
    for pointer in [values, gradients, firstMoments, secondMoments] { pointer.deallocate() }
  }

  func clearGradients() { gradients.update(repeating: 0, count: count) }

  /// Moves the parameters by one step of Adam along their gradient.
  ///
  /// - Complexity: O(count).
  func step(_ adam: Adam) {
    firstPower *= adam.firstDecay
    secondPower *= adam.secondDecay
    Scalar._adam(
      count, values, gradients, firstMoments, secondMoments,
      rate: Scalar(adam.learningRate / (1 - firstPower)),
      secondCorrection: Scalar(1 / (1 - secondPower)),
      firstDecay: Scalar(adam.firstDecay), secondDecay: Scalar(adam.secondDecay),
      epsilon: Scalar(adam.epsilon))
  }
}

/// The constants of Adam.
public struct Adam: Sendable, Hashable, Codable {
  public var learningRate: Double
  public var firstDecay = 0.9
  public var secondDecay = 0.999
  public var epsilon = 1e-8

  public init(learningRate: Double) { self.learningRate = learningRate }
}
