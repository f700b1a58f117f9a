import CKernels
import RealModule

/// The inner loops of training on raw buffers, in `Float` or `Double`.
package enum Kernels<Scalar: TrainingScalar> {
  /// C = start + A·B with A m×k at any strides, B k×n and C m×n with contiguous rows.
  ///
  /// - Complexity: O(m·n·k).
  package static func product(
    _ m: Int, _ n: Int, _ k: Int,
    _ a: UnsafePointer<Scalar>, _ aRow: Int, _ aColumn: Int,
    _ b: UnsafePointer<Scalar>, _ bRow: Int,
    startKind: UInt32, bias: UnsafePointer<Scalar>?,
    _ c: UnsafeMutablePointer<Scalar>, _ cRow: Int
  ) {
    if isSingle {
      dinl_product_float(
        m, n, k, cast(a), aRow, aColumn, cast(b), bRow, dinl_start(startKind), bias.map { cast($0) }, cast(c), cRow)
    } else {
      dinl_product_double(
        m, n, k, cast(a), aRow, aColumn, cast(b), bRow, dinl_start(startKind), bias.map { cast($0) }, cast(c), cRow)
    }
  }

  /// One step of Adam on `count` parameters.
  package static func adam(
    _ count: Int, _ value: UnsafeMutablePointer<Scalar>, _ gradient: UnsafePointer<Scalar>,
    _ first: UnsafeMutablePointer<Scalar>, _ second: UnsafeMutablePointer<Scalar>,
    rate: Scalar, secondCorrection: Scalar, firstDecay: Scalar, secondDecay: Scalar, epsilon: Scalar, keep: Scalar
  ) {
    if isSingle {
      dinl_adam_float(
        count, cast(value), cast(gradient), cast(first), cast(second), cast(rate), cast(secondCorrection),
        cast(firstDecay), cast(secondDecay), cast(epsilon), cast(keep))
    } else {
      dinl_adam_double(
        count, cast(value), cast(gradient), cast(first), cast(second), cast(rate), cast(secondCorrection),
        cast(firstDecay), cast(secondDecay), cast(epsilon), cast(keep))
    }
  }

  /// Puts 0 where a value is negative; what is no number stays none.
  package static func rectify(_ count: Int, _ values: UnsafeMutablePointer<Scalar>) {
    if isSingle { dinl_rectify_float(count, cast(values)) } else { dinl_rectify_double(count, cast(values)) }
  }

  /// Puts 0 where the activation is not positive.
  package static func blockWhereInactive(
    _ count: Int, _ errors: UnsafeMutablePointer<Scalar>, activation: UnsafePointer<Scalar>
  ) {
    if isSingle {
      dinl_block_float(count, cast(errors), cast(activation))
    } else {
      dinl_block_double(count, cast(errors), cast(activation))
    }
  }

  /// What the Gaussian gate sends: s ← bound·tanh(s/bound), deviation ← e^{s/2}, sent ← latent + deviation·noise.
  ///
  /// All are rows×width; the latent's rows are `stride` apart.
  package static func perturb(
    rows: Int, width: Int, bound: Scalar, _ latent: UnsafePointer<Scalar>, stride: Int,
    _ logVariance: UnsafeMutablePointer<Scalar>, _ noise: UnsafePointer<Scalar>,
    _ deviation: UnsafeMutablePointer<Scalar>, _ sent: UnsafeMutablePointer<Scalar>
  ) {
    if isSingle {
      dinl_perturb_float(
        rows, width, cast(bound), cast(latent), stride, cast(logVariance), cast(noise), cast(deviation), cast(sent))
    } else {
      perturbDouble(
        rows: rows, width: width, bound: cast(bound), cast(latent), stride: stride, cast(logVariance), cast(noise),
        cast(deviation), cast(sent))
    }
  }

  /// Fills a buffer with standard normal draws.
  package static func fillNormal(
    _ values: UnsafeMutablePointer<Scalar>, count: Int, from stream: inout RandomStream
  ) {
    if isSingle {
      stream.fillNormal(cast(values), count: count)
    } else {
      let values: UnsafeMutablePointer<Double> = cast(values)
      for i in 0..<count { values[i] = stream.normal() }
    }
  }

  /// Whether the numbers are `Float`, and else `Double`.
  @inline(__always)
  private static var isSingle: Bool {
    precondition(Scalar.self == Float.self || Scalar.self == Double.self, "networks train in Float or Double alone")
    return Scalar.self == Float.self
  }
}

/// The same buffer as one of the type that the caller has found its numbers to be.
@inline(__always)
private func cast<Scalar, Own>(_ pointer: UnsafePointer<Scalar>) -> UnsafePointer<Own> {
  UnsafeRawPointer(pointer).assumingMemoryBound(to: Own.self)
}

@inline(__always)
private func cast<Scalar, Own>(_ pointer: UnsafeMutablePointer<Scalar>) -> UnsafeMutablePointer<Own> {
  UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Own.self)
}

/// The same buffer, to be read alone.
@inline(__always)
private func cast<Scalar, Own>(_ pointer: UnsafeMutablePointer<Scalar>) -> UnsafePointer<Own> {
  UnsafeRawPointer(pointer).assumingMemoryBound(to: Own.self)
}

/// The same number as one of the type that the caller has found it to be.
@inline(__always)
private func cast<Scalar, Own>(_ number: Scalar) -> Own { unsafeBitCast(number, to: Own.self) }

private func perturbDouble(
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
