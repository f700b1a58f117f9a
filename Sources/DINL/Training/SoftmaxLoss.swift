import RealModule

/// The softmax cross-entropy at the fusion node, in nats.
final class SoftmaxLoss<Scalar: TrainingScalar> {
  private let classCount: Int
  private var labels: [Int]
  private var best: [Int]
  private var losses: [Scalar]

  init(classCount: Int, batch: Int) {
    self.classCount = classCount
    labels = [Int](repeating: 0, count: batch)
    best = labels
    losses = [Scalar](repeating: 0, count: batch)
  }

  /// Sums the loss over rows, counts correct answers, and writes the gradient of the mean loss with respect to the
  /// logits.
  ///
  /// An answer is correct if the first of the largest logits is that of the label and the loss is not NaN.
  ///
  /// - Parameters:
  ///   - logits: rows×classes.
  ///   - labels: the labels of all samples.
  ///   - samples: the index of the sample of each row.
  ///   - error: the gradient, rows×classes, overwritten.
  func evaluate(
    rows: Int, logits: Matrix<Scalar>, labels: [Int], at samples: ArraySlice<Int>, error: Matrix<Scalar>
  ) -> (total: Double, correct: Int) {
    for (row, sample) in samples.enumerated() { self.labels[row] = labels[sample] }
    Kernels<Scalar>.softmaxErrors(
      rows: rows, classes: classCount, logits.base, labels: self.labels, error.base, losses: &losses, best: &best)
    var (total, correct) = (0.0, 0)
    for row in 0..<rows {
      total += Double(losses[row])
      correct += best[row] == self.labels[row] && !losses[row].isNaN ? 1 : 0
    }
    return (total, correct)
  }
}
