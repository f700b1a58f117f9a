import RealModule

/// The gate T = Z + e^{s/2}·ξ, s = 6·tanh((Z·W + b)/6), ξ standard normal, with the prior N(0, e^{p}) on each value.
///
/// The bound on s limits the noise variance, and so the rate, of a sample that is unlike any in training.
/// Its rate is the mean of Σᵢ ½[(zᵢ² + e^{sᵢ})e^{−pᵢ} − 1 − sᵢ + pᵢ]. Parameters are stored in the order
/// W (width×width), b, p. The module's last layer is linear, so that a learned factor on Z would add nothing.
///
/// Source: Alemi, Fischer, Dillon, Murphy, "Deep variational information bottleneck", ICLR 2017, eq. 17.
///
/// - SeeAlso: RT-003
final class GaussianGate<Scalar: TrainingScalar>: Gate {
  let messageError: Matrix<Scalar>
  let noise: Matrix<Scalar>
  private let width: Int
  private let parameters: Parameters<Scalar>
  private let offset: Int
  private let sent: Matrix<Scalar>
  private let logVariance: Matrix<Scalar>
  private let logVarianceError: Matrix<Scalar>
  private let deviation: Matrix<Scalar>
  private let transposed: Matrix<Scalar>
  private var rateTotal = 0.0
  private var secondMoments: [Double]
  private var samples = 0

  static func parameterCount(width: Int) -> Int { width * (width + 2) }

  init(width: Int, batch: Int, parameters: Parameters<Scalar>, offset: Int) {
    func matrix() -> Matrix<Scalar> { Matrix(rows: batch, columns: width) }
    (self.width, self.parameters, self.offset) = (width, parameters, offset)
    messageError = matrix()
    noise = matrix()
    sent = matrix()
    logVariance = matrix()
    logVarianceError = matrix()
    deviation = matrix()
    transposed = Matrix(rows: width, columns: width)
    secondMoments = [Double](repeating: 0, count: width)
  }

  /// The largest magnitude of a log-variance.
  private let logVarianceBound = 6

  private var bias: Int { offset + width * width }
  private var prior: Int { bias + width }

  var message: (base: UnsafePointer<Scalar>, stride: Int) { (UnsafePointer(sent.base), width) }

  var reading: RateReading { RateReading(variational: rateTotal / Double(max(1, samples)), plugIn: nil) }

  /// Starts from W = 0, b = −4, p = 0: noise of deviation e⁻² against a prior of deviation 1, about 2 nats per value.
  ///
  /// With more noise at the start, training would spend its first epochs on reducing it.
  func initialize(with stream: inout RandomStream) {
    for i in bias..<prior { parameters.values[i] = -4 }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func drawNoise(rows: Int, from stream: inout RandomStream) {
    Kernels<Scalar>.fillNormal(noise.base, count: rows * width, from: &stream)
  }

  func clearNoise() { noise.clear(rows: noise.rows) }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func forward(rows: Int, latent: UnsafePointer<Scalar>, stride: Int, sampling: Sampling) {
    multiply(
      rows, width, width, latent, stride: stride, by: parameters.values + offset, into: logVariance.base,
      stride: width, bias: parameters.values + bias)
    Kernels<Scalar>.perturb(
      rows: rows, width: width, bound: Scalar(logVarianceBound), latent, stride: stride, logVariance.base,
      noise.base, deviation.base, sent.base)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func backward(
    rows: Int, latent: UnsafePointer<Scalar>, latentError: UnsafeMutablePointer<Scalar>, stride: Int,
    penalty: Scalar
  ) {
    let (values, gradients) = (parameters.values, parameters.gradients)
    let precision = (0..<width).map { Scalar.exp(-values[prior + $0]) }
    Kernels<Scalar>.gaussianErrors(
      rows: rows, width: width, bound: Scalar(logVarianceBound), penalty: penalty, precision: precision, latent,
      latentError, stride: stride, messageError.base, noise.base, logVariance.base, deviation.base,
      logVarianceError.base, gradients + prior)
    writeGradients(
      rows: rows, width, width, latent, stride: stride, error: logVarianceError.base, into: gradients + offset)
    propagateBack(
      rows: rows, width, width, logVarianceError.base, through: values + offset, transposed: transposed.base,
      into: latentError, stride: stride, isAdded: true)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func read(rows: Int, latent: UnsafePointer<Scalar>, stride: Int) {
    rateTotal += rate(
      rows: rows, width: width, latent, stride: stride, logVariance.base, parameters.values + prior,
      secondMoments: &secondMoments)
    samples += rows
  }

  func clearReading() {
    rateTotal = 0
    samples = 0
    for column in 0..<width { secondMoments[column] = 0 }
  }

  /// Sets e^{p} to the mean of z² + e^{s}, which minimizes the mean rate in p.
  func fitPrior() {
    precondition(samples > 0, "a prior is fitted to samples")
    for column in 0..<width {
      parameters.values[prior + column] = Scalar(Double.log(secondMoments[column] / Double(samples)))
    }
  }
}

/// Returns the sum over rows of ½[(z² + e^{s})e^{−p} − 1 − s + p], and adds z² + e^{s} to the sum of each column.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
private func rate<Scalar: TrainingScalar>(
  rows: Int, width: Int, _ latent: UnsafePointer<Scalar>, stride: Int, _ logVariance: UnsafePointer<Scalar>,
  _ prior: UnsafePointer<Scalar>, secondMoments: inout [Double]
) -> Double {
  var total = 0.0
  for column in 0..<width {
    let p = Double(prior[column])
    let precision = Double.exp(-p)
    for row in 0..<rows {
      let z = Double(latent[row * stride + column])
      let s = Double(logVariance[row * width + column])
      let second = z * z + Double.exp(s)
      secondMoments[column] += second
      total += (second * precision - 1 - s + p) / 2
    }
  }
  return total
}
