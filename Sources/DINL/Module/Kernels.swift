import CKernels
import RealModule

/// The instruction sets for which the inner loops exist, from the one that every machine has; all give the same bits.
package enum KernelPath: UInt32, CaseIterable, Sendable {
  /// Vectors of 16 bytes.
  case base
  /// AVX2 and FMA.
  case wide
  /// AVX-512.
  case widest

  /// Lets all threads use no wider set than this one; returns the one that the machine then uses.
  package func limit() -> KernelPath { KernelPath(rawValue: dinl_limit_path(dinl_path(rawValue)).rawValue) ?? .base }
}

/// The inner loops of training on raw buffers, in `Float` or `Double`.
package enum Kernels<Scalar: TrainingScalar> {
  /// C = finish(start + A·B) with A m×k at any strides, B k×n and C m×n with contiguous rows.
  ///
  /// Each entry takes its k terms in ascending order, one fused multiply-add each.
  ///
  /// - Parameters:
  ///   - activation: where a number of it is not positive, C gets 0; its rows are as far apart as those of C.
  ///   - sums: gets the sums of the columns of B, n.
  /// - Complexity: O(m·n·k).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package static func product(
    _ m: Int, _ n: Int, _ k: Int,
    _ a: UnsafePointer<Scalar>, _ aRow: Int, _ aColumn: Int,
    _ b: UnsafePointer<Scalar>, _ bRow: Int,
    startKind: UInt32, bias: UnsafePointer<Scalar>?,
    _ c: UnsafeMutablePointer<Scalar>, _ cRow: Int,
    rectifies: Bool = false, activation: UnsafePointer<Scalar>? = nil, sums: UnsafeMutablePointer<Scalar>? = nil
  ) {
    let finish: UInt32 = activation != nil ? 2 : rectifies ? 1 : 0
    if isSingle {
      var task = dinl_product_float_task(
        m: m, n: n, k: k, a: cast(a), a_row: aRow, a_column: aColumn, b: cast(b), b_row: bRow, c: cast(c), c_row: cRow,
        start: dinl_start(startKind), bias: bias.map { cast($0) }, finish: dinl_finish(finish),
        activation: activation.map { cast($0) }, sums: sums.map { cast($0) })
      dinl_product_float(&task)
    } else {
      var task = dinl_product_double_task(
        m: m, n: n, k: k, a: cast(a), a_row: aRow, a_column: aColumn, b: cast(b), b_row: bRow, c: cast(c), c_row: cRow,
        start: dinl_start(startKind), bias: bias.map { cast($0) }, finish: dinl_finish(finish),
        activation: activation.map { cast($0) }, sums: sums.map { cast($0) })
      dinl_product_double(&task)
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

  /// B = Aᵀ, A m×n, both contiguous.
  package static func transpose(_ m: Int, _ n: Int, _ a: UnsafePointer<Scalar>, into b: UnsafeMutablePointer<Scalar>) {
    if isSingle { dinl_transpose_float(m, n, cast(a), cast(b)) } else { dinl_transpose_double(m, n, cast(a), cast(b)) }
  }

  /// target = source, rows×width, rows at the given strides; returns how many values it wrote.
  package static func copy(
    rows: Int, width: Int, _ source: UnsafePointer<Scalar>, _ sourceRow: Int,
    into target: UnsafeMutablePointer<Scalar>, _ targetRow: Int
  ) -> Int {
    isSingle
      ? dinl_copy_float(rows, width, cast(source), sourceRow, cast(target), targetRow)
      : dinl_copy_double(rows, width, cast(source), sourceRow, cast(target), targetRow)
  }

  /// target += source, rows×width, rows at the given strides.
  package static func accumulate(
    rows: Int, width: Int, _ source: UnsafePointer<Scalar>, _ sourceRow: Int,
    into target: UnsafeMutablePointer<Scalar>, _ targetRow: Int
  ) {
    if isSingle {
      dinl_accumulate_float(rows, width, cast(source), sourceRow, cast(target), targetRow)
    } else {
      dinl_accumulate_double(rows, width, cast(source), sourceRow, cast(target), targetRow)
    }
  }

  /// Row i of the target takes the given columns of the row samples[i] of the features.
  package static func gather(
    _ features: UnsafePointer<Scalar>, stride: Int, samples: ArraySlice<Int>, columns: [Int],
    into target: UnsafeMutablePointer<Scalar>, _ targetRow: Int
  ) {
    samples.withUnsafeBufferPointer { samples in
      if isSingle {
        dinl_gather_float(
          samples.count, samples.baseAddress, columns.count, columns, cast(features), stride, cast(target), targetRow)
      } else {
        dinl_gather_double(
          samples.count, samples.baseAddress, columns.count, columns, cast(features), stride, cast(target), targetRow)
      }
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

  /// The errors that come back through a Gaussian gate, rows×width.
  ///
  /// Adds to the error of the latent, whose rows are `stride` apart like the latent's own, and writes the error of the
  /// log-variance before its bound, and the gradient of the prior's log-variances (`width`).
  package static func gaussianErrors(
    rows: Int, width: Int, bound: Scalar, penalty: Scalar, precision: [Scalar], _ latent: UnsafePointer<Scalar>,
    _ latentError: UnsafeMutablePointer<Scalar>, stride: Int, _ messageError: UnsafePointer<Scalar>,
    _ noise: UnsafePointer<Scalar>, _ logVariance: UnsafePointer<Scalar>, _ deviation: UnsafePointer<Scalar>,
    _ logVarianceError: UnsafeMutablePointer<Scalar>, _ priorGradient: UnsafeMutablePointer<Scalar>
  ) {
    precision.withUnsafeBufferPointer { buffer in
      guard let precision = buffer.baseAddress else { return }
      if isSingle {
        dinl_gaussian_errors_float(
          rows, width, cast(bound), cast(penalty), cast(precision), cast(latent), cast(latentError), stride,
          cast(messageError), cast(noise), cast(logVariance), cast(deviation), cast(logVarianceError),
          cast(priorGradient))
      } else {
        gaussianErrorsDouble(
          rows: rows, width: width, bound: cast(bound), penalty: cast(penalty), precision: cast(precision),
          cast(latent), cast(latentError), stride: stride, cast(messageError), cast(noise), cast(logVariance),
          cast(deviation), cast(logVarianceError), cast(priorGradient))
      }
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
  static var isSingle: Bool {
    precondition(Scalar.self == Float.self || Scalar.self == Double.self, "networks train in Float or Double alone")
    return Scalar.self == Float.self
  }
}

/// The same buffer as one of the type that the caller has found its numbers to be.
@inline(__always)
func cast<Scalar, Own>(_ pointer: UnsafePointer<Scalar>) -> UnsafePointer<Own> {
  UnsafeRawPointer(pointer).assumingMemoryBound(to: Own.self)
}

@inline(__always)
func cast<Scalar, Own>(_ pointer: UnsafeMutablePointer<Scalar>) -> UnsafeMutablePointer<Own> {
  UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Own.self)
}

/// The same buffer, to be read alone.
@inline(__always)
func cast<Scalar, Own>(_ pointer: UnsafeMutablePointer<Scalar>) -> UnsafePointer<Own> {
  UnsafeRawPointer(pointer).assumingMemoryBound(to: Own.self)
}

/// The same number as one of the type that the caller has found it to be.
@inline(__always)
func cast<Scalar, Own>(_ number: Scalar) -> Own { unsafeBitCast(number, to: Own.self) }

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

private func gaussianErrorsDouble(
  rows: Int, width: Int, bound: Double, penalty: Double, precision: UnsafePointer<Double>,
  _ latent: UnsafePointer<Double>, _ latentError: UnsafeMutablePointer<Double>, stride: Int,
  _ messageError: UnsafePointer<Double>, _ noise: UnsafePointer<Double>, _ logVariance: UnsafePointer<Double>,
  _ deviation: UnsafePointer<Double>, _ logVarianceError: UnsafeMutablePointer<Double>,
  _ priorGradient: UnsafeMutablePointer<Double>
) {
  for column in 0..<width { priorGradient[column] = 0 }
  for row in 0..<rows {
    for column in 0..<width {
      let (i, j) = (row * width + column, row * stride + column)
      let (z, error, scaled) = (latent[j], messageError[i], penalty * precision[column])
      let variance = deviation[i] * deviation[i]
      latentError[j] += error + scaled * z
      let saturation = logVariance[i] / bound
      logVarianceError[i] =
        (error * deviation[i] * noise[i] + scaled * variance - penalty) / 2 * (1 - saturation * saturation)
      priorGradient[column] += (penalty - scaled * (z * z + variance)) / 2
    }
  }
}
