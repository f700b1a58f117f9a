/// No gate: the message is the latent itself, and no rate is defined.
final class OpenGate<Scalar: TrainingScalar>: Gate {
  let message: (base: UnsafePointer<Scalar>, stride: Int)
  let messageError: Matrix<Scalar>
  private let width: Int

  init(width: Int, latent: Matrix<Scalar>, batch: Int) {
    self.width = width
    messageError = Matrix(rows: batch, columns: width)
    message = (UnsafePointer(latent.base), latent.columns)
  }

  var reading: RateReading { RateReading(variational: .infinity, plugIn: nil) }

  func initialize(with stream: inout RandomStream) {}
  func drawNoise(rows: Int, from stream: inout RandomStream) {}
  func clearNoise() {}
  func read(rows: Int, latent: UnsafePointer<Scalar>, stride: Int) {}
  func clearReading() {}
  func fitPrior() {}

  func forward(rows: Int, latent: UnsafePointer<Scalar>, stride: Int, sampling: Sampling) {}

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func backward(
    rows: Int, latent: UnsafePointer<Scalar>, latentError: UnsafeMutablePointer<Scalar>, stride: Int,
    penalty: Scalar
  ) {
    Kernels<Scalar>.accumulate(rows: rows, width: width, messageError.base, width, into: latentError, stride)
  }
}
