import RealModule

/// The softmax cross-entropy at the fusion node, in nats.
struct SoftmaxLoss<Scalar: TrainingScalar> {
  let classCount: Int

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
    softmaxErrors(rows: rows, classes: classCount, logits.base, labels, samples, error.base)
  }
}

@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
private func softmaxErrors<Scalar: TrainingScalar>(
  rows: Int, classes: Int, _ logits: UnsafePointer<Scalar>, _ labels: [Int], _ samples: ArraySlice<Int>,
  _ errors: UnsafeMutablePointer<Scalar>
) -> (total: Double, correct: Int) {
  var (lossTotal, correct) = (0.0, 0)
  let scale = 1 / Scalar(rows)
  for (row, sample) in samples.enumerated() {
    let (line, error) = (logits + row * classes, errors + row * classes)
    let label = labels[sample]
    var best = 0
    for k in 1..<classes where line[k] > line[best] { best = k }
    var total: Scalar = 0
    for k in 0..<classes {
      error[k] = Scalar.exp(line[k] - line[best])
      total += error[k]
    }
    let loss = Scalar.log(total) + line[best] - line[label]
    lossTotal += Double(loss)
    correct += best == label && !loss.isNaN ? 1 : 0
    for k in 0..<classes { error[k] = error[k] / total * scale }
    error[label] -= scale
  }
  return (lossTotal, correct)
}
