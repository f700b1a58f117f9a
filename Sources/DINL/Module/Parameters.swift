/// The parameters that one node owns, their gradient and Adam's moments; no other node reads or writes them.
///
/// Sources of the update: Kingma, Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1; the decay
/// apart from the gradient: Loshchilov, Hutter, "Decoupled weight decay regularization", ICLR 2019, algorithm 2.
final class Parameters<Scalar: TrainingScalar> {
  let count: Int
  let decayingCount: Int
  let values: UnsafeMutablePointer<Scalar>
  let gradients: UnsafeMutablePointer<Scalar>
  private let firstMoments: UnsafeMutablePointer<Scalar>
  private let secondMoments: UnsafeMutablePointer<Scalar>
  private var firstPower = 1.0
  private var secondPower = 1.0

  /// - Parameter decayingCount: the number of parameters, from the first, that weight decay shrinks; the others move by
  ///   their gradient alone.
  init(count: Int, decayingCount: Int) {
    precondition(0...count ~= decayingCount, "only parameters decay")
    (self.count, self.decayingCount) = (count, decayingCount)
    func zeros() -> UnsafeMutablePointer<Scalar> {
      let pointer = UnsafeMutablePointer<Scalar>.allocate(capacity: count)
      pointer.initialize(repeating: 0, count: count)
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

  /// Moves the parameters by one step of Adam against their gradient.
  ///
  /// - Complexity: O(count).
  func step(_ adam: Adam) {
    firstPower *= adam.firstDecay
    secondPower *= adam.secondDecay
    move(0..<decayingCount, adam, keep: 1 - adam.learningRate * adam.weightDecay)
    move(decayingCount..<count, adam, keep: 1)
  }

  private func move(_ range: Range<Int>, _ adam: Adam, keep: Double) {
    let first = range.lowerBound
    Kernels<Scalar>.adam(
      range.count, values + first, gradients + first, firstMoments + first, secondMoments + first,
      rate: Scalar(adam.learningRate / (1 - firstPower)),
      secondCorrection: Scalar(1 / (1 - secondPower)),
      firstDecay: Scalar(adam.firstDecay), secondDecay: Scalar(adam.secondDecay),
      epsilon: Scalar(adam.epsilon), keep: Scalar(keep))
  }
}

/// The constants of Adam with decoupled weight decay.
public struct Adam: Sendable, Hashable, Codable {
  /// The learning rate: finite, at least 0.
  public var learningRate: Double
  /// The factor by which each step decays the first moment, in 0 ..< 1.
  public var firstDecay = 0.9
  /// The factor by which each step decays the second moment, in 0 ..< 1.
  public var secondDecay = 0.999
  /// The number that is added to the root of the second moment: positive in the number type that the network trains in.
  public var epsilon = 1e-8
  /// The decay, at least 0: each step multiplies the decaying parameters by 1 − learning rate · weight decay.
  public var weightDecay: Double

  /// The given rate and weight decay, with decays 0.9 and 0.999 and epsilon 1e-8.
  ///
  /// - Parameters:
  ///   - learningRate: finite, at least 0.
  ///   - weightDecay: at least 0.
  public init(learningRate: Double, weightDecay: Double = 0) {
    (self.learningRate, self.weightDecay) = (learningRate, weightDecay)
  }
}
