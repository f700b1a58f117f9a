import RealModule

/// The gate whose message is one of K codewords, route k with probability softmax(Z·W + b)ₖ.
///
/// A deployed gate draws the route by the Gumbel-max rule, so that the route has exactly this law. Training replaces
/// the route by the relaxed y = softmax((Z·W + b + g)/temperature), with Gumbel noise g, and the codeword by yᵀ·C: only
/// the relaxed gate has a gradient. Parameters are stored in the order W (width×K), b, C (K×width), prior logits.
///
/// Source: Jang, Gu, Poole, "Categorical reparameterization with Gumbel-softmax", ICLR 2017, eq. 2.
///
/// - SeeAlso: RT-002, RT-003
final class CategoricalGate<Scalar: TrainingScalar>: Gate {
  let messageError: Matrix<Scalar>
  let noise: Matrix<Scalar>
  private let width: Int
  private let routes: Int
  private let temperature: Scalar
  private let parameters: Parameters<Scalar>
  private let offset: Int
  private let sent: Matrix<Scalar>
  private let logits: Matrix<Scalar>
  private let logitError: Matrix<Scalar>
  private let relaxed: Matrix<Scalar>
  private let relaxedError: Matrix<Scalar>
  private let law: Matrix<Scalar>
  private let transposed: Matrix<Scalar>
  private var rateTotal = 0.0
  private var conditionalEntropyTotal = 0.0
  private var routeTotals: [Double]
  private var samples = 0

  static func parameterCount(width: Int, routes: Int) -> Int { routes * (2 * width + 2) }

  init(
    width: Int, routes: Int, temperature: Double, batch: Int, parameters: Parameters<Scalar>, offset: Int
  ) {
    func matrix() -> Matrix<Scalar> { Matrix(rows: batch, columns: routes) }
    (self.width, self.routes, self.temperature) = (width, routes, Scalar(temperature))
    (self.parameters, self.offset) = (parameters, offset)
    messageError = Matrix(rows: batch, columns: width)
    sent = Matrix(rows: batch, columns: width)
    noise = matrix()
    logits = matrix()
    logitError = matrix()
    relaxed = matrix()
    relaxedError = matrix()
    law = matrix()
    transposed = Matrix(rows: 1, columns: routes * width)
    routeTotals = [Double](repeating: 0, count: routes)
  }

  private var bias: Int { offset + width * routes }
  private var codebook: Int { bias + routes }
  private var prior: Int { codebook + routes * width }

  var message: (base: UnsafePointer<Scalar>, stride: Int) { (UnsafePointer(sent.base), width) }

  /// The plug-in information is H(mean route law) − mean H(route law), exact for the empirical law of the samples.
  var reading: RateReading {
    let count = Double(max(1, samples))
    let entropy = routeTotals.reduce(0.0) { $0 - ($1 > 0 ? $1 / count * Double.log($1 / count) : 0) }
    return RateReading(variational: rateTotal / count, plugIn: entropy - conditionalEntropyTotal / count)
  }

  func initialize(with stream: inout RandomStream) {
    let scale = (1 / Double(width)).squareRoot()
    for i in offset..<bias { parameters.values[i] = Scalar(scale * stream.normal()) }
    for i in codebook..<prior { parameters.values[i] = Scalar(stream.normal()) }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func drawNoise(rows: Int, from stream: inout RandomStream) {
    Kernels<Scalar>.fillGumbel(noise.base, count: rows * routes, from: &stream)
  }

  func clearNoise() { noise.clear(rows: noise.rows) }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func forward(rows: Int, latent: UnsafePointer<Scalar>, stride: Int, sampling: Sampling) {
    let values = parameters.values
    multiply(
      rows, width, routes, latent, stride: stride, by: values + offset, into: logits.base, stride: routes,
      bias: values + bias)
    switch sampling {
    case .relaxed:
      Kernels<Scalar>.relax(
        rows: rows, routes: routes, temperature: temperature, logits.base, noise.base, relaxed.base)
      multiply(
        rows, routes, width, relaxed.base, stride: routes, by: values + codebook, into: sent.base, stride: width)
    case .deployed:
      for row in 0..<rows {
        // If a logit is NaN, no logit is the largest: the message is then NaN too.
        guard (0..<routes).allSatisfy({ !logits[row, $0].isNaN }) else {
          for column in 0..<width { sent[row, column] = .nan }
          continue
        }
        let route = (0..<routes).max { left, right in
          let (i, j) = (row * routes + left, row * routes + right)
          return logits.base[i] + noise.base[i] < logits.base[j] + noise.base[j]
        }
        (sent.base + row * width).update(from: values + codebook + (route ?? 0) * width, count: width)
      }
    }
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func backward(
    rows: Int, latent: UnsafePointer<Scalar>, latentError: UnsafeMutablePointer<Scalar>, stride: Int,
    penalty: Scalar
  ) {
    let (values, gradients) = (parameters.values, parameters.gradients)
    writeGradients(
      rows: rows, routes, width, relaxed.base, stride: routes, error: messageError.base, into: gradients + codebook,
      hasBias: false)
    propagateBack(
      rows: rows, routes, width, messageError.base, through: values + codebook, transposed: transposed.base,
      into: relaxedError.base, stride: routes)
    Kernels<Scalar>.categoricalErrors(
      rows: rows, penalty: penalty, temperature: temperature, prior: routeLaw(values + prior), logits.base,
      relaxed.base, relaxedError.base, law: law.base, logitError.base, gradients + prior)
    writeGradients(
      rows: rows, width, routes, latent, stride: stride, error: logitError.base, into: gradients + offset)
    propagateBack(
      rows: rows, width, routes, logitError.base, through: values + offset, transposed: transposed.base,
      into: latentError, stride: stride, isAdded: true)
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func read(rows: Int, latent: UnsafePointer<Scalar>, stride: Int) {
    let prior = routeLaw(parameters.values + prior)
    for row in 0..<rows {
      let law = routeLaw(logits.base + row * routes)
      // A probability that is NaN makes the reading NaN.
      for (route, probability) in law.enumerated() where probability != 0 {
        let p = Double(probability)
        routeTotals[route] += p
        conditionalEntropyTotal -= p * Double.log(p)
        rateTotal += p * (Double.log(p) - Double.log(Double(prior[route])))
      }
    }
    samples += rows
  }

  func clearReading() {
    (rateTotal, conditionalEntropyTotal, samples) = (0, 0, 0)
    for route in 0..<routes { routeTotals[route] = 0 }
  }

  /// Sets the prior to the mean law of the route over the samples read, which minimizes the mean rate.
  ///
  /// A route that was never taken gets the least positive probability, so that the rate of a later sample stays finite.
  func fitPrior() {
    precondition(samples > 0, "a prior is fitted to samples")
    for route in 0..<routes {
      let probability = max(routeTotals[route] / Double(samples), Double(Scalar.leastNormalMagnitude))
      parameters.values[prior + route] = Scalar(Double.log(probability))
    }
  }

  private func routeLaw(_ logits: UnsafePointer<Scalar>) -> [Scalar] {
    let greatest = (0..<routes).reduce(-Scalar.infinity) { max($0, logits[$1]) }
    let weights = (0..<routes).map { Scalar.exp(logits[$0] - greatest) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }
}
