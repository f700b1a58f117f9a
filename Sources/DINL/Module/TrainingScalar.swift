import CKernels
import RealModule

/// The number types that networks train in: `Float` for speed, `Double` for gradient checks.
public protocol TrainingScalar: Real, BinaryFloatingPoint, Sendable where RawSignificand: FixedWidthInteger {
  /// C = start + A·B with A m×k at any strides, B k×n and C m×n with contiguous rows.
  ///
  /// - Complexity: O(m·n·k).
  static func _product(
    _ m: Int, _ n: Int, _ k: Int,
    _ a: UnsafePointer<Self>, _ aRow: Int, _ aColumn: Int,
    _ b: UnsafePointer<Self>, _ bRow: Int,
    startKind: UInt32, bias: UnsafePointer<Self>?,
    _ c: UnsafeMutablePointer<Self>, _ cRow: Int)

  /// One step of Adam on `count` parameters.
  static func _adam(
    _ count: Int, _ value: UnsafeMutablePointer<Self>, _ gradient: UnsafePointer<Self>,
    _ first: UnsafeMutablePointer<Self>, _ second: UnsafeMutablePointer<Self>,
    rate: Self, secondCorrection: Self, firstDecay: Self, secondDecay: Self, epsilon: Self, keep: Self)

  /// Puts 0 where a value is negative; what is no number stays none.
  static func _rectify(_ count: Int, _ values: UnsafeMutablePointer<Self>)

  /// Puts 0 where the activation is not positive.
  static func _blockWhereInactive(
    _ count: Int, _ errors: UnsafeMutablePointer<Self>, activation: UnsafePointer<Self>)

  /// What the Gaussian gate sends: s ← bound·tanh(s/bound), deviation ← e^{s/2}, sent ← latent + deviation·noise.
  ///
  /// All rows×width, the latent's rows `stride` apart.
  static func _perturb(
    rows: Int, width: Int, bound: Self, _ latent: UnsafePointer<Self>, stride: Int,
    _ logVariance: UnsafeMutablePointer<Self>, _ noise: UnsafePointer<Self>,
    _ deviation: UnsafeMutablePointer<Self>, _ sent: UnsafeMutablePointer<Self>)

  /// Fills a buffer with standard normal draws.
  static func _fillNormal(_ values: UnsafeMutablePointer<Self>, count: Int, from stream: inout RandomStream)
}

extension Float: TrainingScalar {
  public static func _product(
    _ m: Int, _ n: Int, _ k: Int,
    _ a: UnsafePointer<Float>, _ aRow: Int, _ aColumn: Int,
    _ b: UnsafePointer<Float>, _ bRow: Int,
    startKind: UInt32, bias: UnsafePointer<Float>?,
    _ c: UnsafeMutablePointer<Float>, _ cRow: Int
  ) {
    dinl_product_float(m, n, k, a, aRow, aColumn, b, bRow, dinl_start(startKind), bias, c, cRow)
  }

  public static func _adam(
    _ count: Int, _ value: UnsafeMutablePointer<Float>, _ gradient: UnsafePointer<Float>,
    _ first: UnsafeMutablePointer<Float>, _ second: UnsafeMutablePointer<Float>,
    rate: Float, secondCorrection: Float, firstDecay: Float, secondDecay: Float, epsilon: Float, keep: Float
  ) {
    dinl_adam_float(
      count, value, gradient, first, second, rate, secondCorrection, firstDecay, secondDecay, epsilon, keep)
  }

  public static func _rectify(_ count: Int, _ values: UnsafeMutablePointer<Float>) { dinl_rectify_float(count, values) }

  public static func _blockWhereInactive(
    _ count: Int, _ errors: UnsafeMutablePointer<Float>, activation: UnsafePointer<Float>
  ) {
    dinl_block_float(count, errors, activation)
  }

  public static func _perturb(
    rows: Int, width: Int, bound: Float, _ latent: UnsafePointer<Float>, stride: Int,
    _ logVariance: UnsafeMutablePointer<Float>, _ noise: UnsafePointer<Float>,
    _ deviation: UnsafeMutablePointer<Float>, _ sent: UnsafeMutablePointer<Float>
  ) {
    dinl_perturb_float(rows, width, bound, latent, stride, logVariance, noise, deviation, sent)
  }

  public static func _fillNormal(
    _ values: UnsafeMutablePointer<Float>, count: Int, from stream: inout RandomStream
  ) {
    stream.fillNormal(values, count: count)
  }
}

extension Double: TrainingScalar {
  public static func _product(
    _ m: Int, _ n: Int, _ k: Int,
    _ a: UnsafePointer<Double>, _ aRow: Int, _ aColumn: Int,
    _ b: UnsafePointer<Double>, _ bRow: Int,
    startKind: UInt32, bias: UnsafePointer<Double>?,
    _ c: UnsafeMutablePointer<Double>, _ cRow: Int
  ) {
    dinl_product_double(m, n, k, a, aRow, aColumn, b, bRow, dinl_start(startKind), bias, c, cRow)
  }

  public static func _adam(
    _ count: Int, _ value: UnsafeMutablePointer<Double>, _ gradient: UnsafePointer<Double>,
    _ first: UnsafeMutablePointer<Double>, _ second: UnsafeMutablePointer<Double>,
    rate: Double, secondCorrection: Double, firstDecay: Double, secondDecay: Double, epsilon: Double, keep: Double
  ) {
    dinl_adam_double(
      count, value, gradient, first, second, rate, secondCorrection, firstDecay, secondDecay, epsilon, keep)
  }

  public static func _rectify(_ count: Int, _ values: UnsafeMutablePointer<Double>) {
    dinl_rectify_double(count, values)
  }

  public static func _blockWhereInactive(
    _ count: Int, _ errors: UnsafeMutablePointer<Double>, activation: UnsafePointer<Double>
  ) {
    dinl_block_double(count, errors, activation)
  }

  public static func _perturb(
    rows: Int, width: Int, bound: Double, _ latent: UnsafePointer<Double>, stride: Int,
    _ logVariance: UnsafeMutablePointer<Double>, _ noise: UnsafePointer<Double>,
    _ deviation: UnsafeMutablePointer<Double>, _ sent: UnsafeMutablePointer<Double>
  ) {
    for row in 0..<rows {
      for column in 0..<width {
        let i = row * width + column
        logVariance[i] = bound * Double.tanh(logVariance[i] / bound)
        deviation[i] = Double.exp(logVariance[i] / 2)
        sent[i] = latent[row * stride + column] + deviation[i] * noise[i]
      }
    }
  }

  public static func _fillNormal(
    _ values: UnsafeMutablePointer<Double>, count: Int, from stream: inout RandomStream
  ) {
    for i in 0..<count { values[i] = stream.normal() }
  }
}
