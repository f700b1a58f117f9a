/// No gate: the message is the latent itself, and no rate is defined.
final class OpenGate<Scalar: TrainingScalar>: Gate {
  private(set) var message: (base: UnsafePointer<Scalar>, stride: Int)
  let messageError: Matrix<Scalar>
  private let width: Int

  init(width: Int, batch: Int) {
    self.width = width
    messageError = Matrix(rows: batch, columns: width)
    message = (UnsafePointer(messageError.base), width)
  }

  var reading: RateReading { RateReading(variational: .infinity, plugIn: nil) }

  func initialize(with stream: inout RandomStream) {}
  func drawNoise(rows: Int, from stream: inout RandomStream) {}
  func clearNoise() {}
  func read(rows: Int, latent: UnsafePointer<Scalar>, stride: Int) {}
  func clearReading() {}
  func fitPrior() {}

  func forward(rows: Int, latent: UnsafePointer<Scalar>, stride: Int, sampling: Sampling) {
    message = (latent, stride)
  }

  func backward(
    rows: Int, latent: UnsafePointer<Scalar>, latentError: UnsafeMutablePointer<Scalar>, stride: Int,
    penalty: Scalar
  ) {
    accumulate(rows: rows, width: width, messageError.base, into: latentError, stride: stride)
  }
}

/// target += source, where source is rows×width with contiguous rows.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
func accumulate<Scalar: TrainingScalar>(
  rows: Int, width: Int, _ source: UnsafePointer<Scalar>, into target: UnsafeMutablePointer<Scalar>, stride: Int
) {
  for row in 0..<rows {
    let (from, to) = (source + row &* width, target + row &* stride)
    for column in 0..<width { to[column] += from[column] }
  }
}
